import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UserError } from '../errors.ts'
import { readConfig } from './index.ts'

const smallest = `model: { name: credit-default, task: binary }
data:
  path: data/credit_default.csv
  target: default_payment_next_month
train: { command: python train.py }
`

/** The smallest configuration with something changed or added. */
function changed(change: { replace?: readonly [string, string]; add?: string }): string {
  const text = change.replace ? smallest.replace(...change.replace) : smallest
  assert.ok(!change.replace || text !== smallest, `nothing was replaced by ${JSON.stringify(change.replace)}`)
  return text + (change.add ?? '')
}

async function problemsOf(text: string): Promise<UserError['problems']> {
  try {
    await readConfig(text, 'mlops.yml')
  } catch (thrown) {
    assert.ok(thrown instanceof UserError, String(thrown))
    return thrown.problems
  }
  assert.fail('it was accepted')
}

const gate = (text: string): { add: string } => ({ add: `validate:\n  slices: [sex]\n  gates:\n    - { ${text} }\n` })
const environment = (text: string): { add: string } => ({
  add: `deploy:\n  environments:\n    - { name: production, ${text} }\n`,
})

const behaviour = (text: string): { add: string } => ({ add: `validate:\n  behaviour:\n    - { ${text} }\n` })

/** What is wrong, the code, and what the message or remedy must say. */
const wrong: readonly (readonly [string, { replace?: readonly [string, string]; add?: string }, string, RegExp])[] = [
  ['a file that is a list', { replace: [smallest, '- a\n- b\n'] }, 'CONFIG_MISSING_KEY', /mlops init/],
  ['an empty file', { replace: [smallest, ''] }, 'CONFIG_MISSING_KEY', /empty/],
  ['a file that is a text', { replace: [smallest, 'hello'] }, 'CONFIG_MISSING_KEY', /mapping/],
  ['a tab that indents', { replace: ['  path', '\tpath'] }, 'CONFIG_INVALID_YAML', /./],
  ['a key twice', { add: 'train: { command: b }\n' }, 'CONFIG_INVALID_YAML', /unique/],
  ['an open quote', { replace: ['python train.py', '"python train.py'] }, 'CONFIG_INVALID_YAML', /./],
  ['an open brace', { replace: ['binary }', 'binary'] }, 'CONFIG_INVALID_YAML', /./],
  ['a newer format', { add: 'version: 2\n' }, 'CONFIG_TOO_NEW', /newer/],
  ['a version that is a text', { add: 'version: one\n' }, 'CONFIG_INVALID_VALUE', /version/],
  ['no model', { replace: ['model: { name: credit-default, task: binary }\n', ''] }, 'CONFIG_MISSING_KEY', /model/],
  ['no name', { replace: ['name: credit-default, ', ''] }, 'CONFIG_MISSING_KEY', /name/],
  [
    'a name with spaces',
    { replace: ['credit-default, task', '"credit default", task'] },
    'CONFIG_INVALID_VALUE',
    /lower-case/,
  ],
  ['a name that climbs', { replace: ['name: credit-default', 'name: ../etc'] }, 'CONFIG_INVALID_VALUE', /lower-case/],
  [
    'a task that does not exist',
    { replace: ['task: binary', 'task: classification'] },
    'CONFIG_INVALID_VALUE',
    /binary, multiclass/,
  ],
  ['no task', { replace: [', task: binary', ''] }, 'CONFIG_MISSING_KEY', /task/],
  ['a misspelt section', { add: 'valdate: {}\n' }, 'CONFIG_UNKNOWN_KEY', /"validate"/],
  ['a section that nobody knows', { add: 'wibble: {}\n' }, 'CONFIG_UNKNOWN_KEY', /Keys: /],
  [
    'an underscore for a hyphen',
    { add: 'validate: { decision_threshold: 0.3 }\n' },
    'CONFIG_UNKNOWN_KEY',
    /"decision-threshold"/,
  ],
  [
    'no data',
    { replace: ['data:\n  path: data/credit_default.csv\n  target: default_payment_next_month\n', ''] },
    'CONFIG_MISSING_KEY',
    /data/,
  ],
  ['no path', { replace: ['  path: data/credit_default.csv\n', ''] }, 'CONFIG_MISSING_KEY', /path/],
  ['no target', { replace: ['  target: default_payment_next_month\n', ''] }, 'CONFIG_MISSING_KEY', /target/],
  [
    'a path and a train table',
    { replace: ['  path', '  train: { path: a.csv }\n  path'] },
    'CONFIG_CONTRADICTION',
    /both/,
  ],
  [
    'a train table and no test',
    { replace: ['  path: data/credit_default.csv', '  train: { path: a.csv }'] },
    'CONFIG_MISSING_KEY',
    /test/,
  ],
  [
    'a target that is an id',
    { replace: ['  target', '  id: [default_payment_next_month]\n  target'] },
    'CONFIG_CONTRADICTION',
    /target/,
  ],
  [
    'a type that does not exist',
    { replace: ['  target', '  types: { a: float }\n  target'] },
    'CONFIG_INVALID_VALUE',
    /number, integer/,
  ],
  [
    'a share above one',
    { replace: ['  target', '  split: { test: 20 }\n  target'] },
    'CONFIG_INVALID_VALUE',
    /At most 1/,
  ],
  ['no command', { replace: ['command: python train.py', 'seed: 1'] }, 'CONFIG_MISSING_KEY', /command: python/],
  [
    'a duration without a unit',
    { replace: ['train.py', 'train.py, time-limit: 30'] },
    'CONFIG_INVALID_VALUE',
    /string|30s/,
  ],
  [
    'a duration of three letters',
    { replace: ['train.py', 'train.py, time-limit: 3min'] },
    'CONFIG_INVALID_VALUE',
    /30s, 10m/,
  ],
  ['a seed that is a text', { replace: ['train.py', 'train.py, seed: abc'] }, 'CONFIG_INVALID_VALUE', /int|number/],
  [
    'a secret with its value',
    { replace: ['train.py', 'train.py, secrets: [TOKEN=abc]'] },
    'CONFIG_INVALID_VALUE',
    /environment variable/,
  ],
  [
    'a parameter that is a map',
    { replace: ['train.py', 'train.py, parameters: { a: { b: 1 } }'] },
    'CONFIG_INVALID_VALUE',
    /parameters/,
  ],
  ['a metric of another task', gate('name: a, metric: r2, min: 0.1'), 'CONFIG_UNKNOWN_METRIC', /regression/],
  ['a metric nobody knows', gate('name: a, metric: wibble, min: 0.1'), 'CONFIG_UNKNOWN_METRIC', /roc_auc/],
  ['a gate without a limit', gate('name: a, metric: roc_auc'), 'CONFIG_MISSING_KEY', /could not fail/],
  ['a gate without a name', gate('metric: roc_auc, min: 0.1'), 'CONFIG_MISSING_KEY', /name/],
  ['a gate without a metric', gate('name: a, min: 0.1'), 'CONFIG_MISSING_KEY', /metric/],
  [
    'a minimum above the maximum',
    gate('name: a, metric: roc_auc, min: 0.9, max: 0.1'),
    'CONFIG_CONTRADICTION',
    /above max/,
  ],
  [
    'a margin and nothing to compare with',
    gate('name: a, metric: roc_auc, min: 0.5, margin: 0.1'),
    'CONFIG_CONTRADICTION',
    /versus-champion/,
  ],
  [
    'a margin below zero',
    gate('name: a, metric: roc_auc, versus-champion: superior, margin: -0.1'),
    'CONFIG_INVALID_VALUE',
    /At least 0/,
  ],
  [
    'a comparison that does not exist',
    gate('name: a, metric: roc_auc, versus-champion: better'),
    'CONFIG_INVALID_VALUE',
    /superior, non-inferior, not-worse/,
  ],
  [
    'a fairness metric without groups',
    gate('name: a, metric: equalized_odds_difference, max: 0.1'),
    'CONFIG_MISSING_KEY',
    /of: COLUMN/,
  ],
  [
    'a mode that does not exist',
    gate('name: a, metric: roc_auc, min: 0.1, mode: warn'),
    'CONFIG_INVALID_VALUE',
    /enforce, observe/,
  ],
  [
    'slice and each-slice',
    gate('name: a, metric: roc_auc, min: 0.1, each-slice: true, slice: { sex: 1 }'),
    'CONFIG_CONTRADICTION',
    /both/,
  ],
  [
    'a confidence of 95',
    gate('name: a, metric: roc_auc, min: 0.1, confidence: 95'),
    'CONFIG_INVALID_VALUE',
    /confidence/,
  ],
  ['a limit that is a text', gate('name: a, metric: roc_auc, min: high'), 'CONFIG_INVALID_VALUE', /number/],
  ['a limit that is not a number', gate('name: a, metric: roc_auc, min: .nan'), 'CONFIG_INVALID_VALUE', /min/],
  [
    'each slice of none',
    { add: 'validate:\n  gates:\n    - { name: a, metric: roc_auc, min: 0.1, each-slice: true }\n' },
    'CONFIG_CONTRADICTION',
    /declares none/,
  ],
  [
    'two gates of one name',
    {
      add: 'validate:\n  gates:\n    - { name: a, metric: roc_auc, min: 0.1 }\n    - { name: a, metric: f1, min: 0.1 }\n',
    },
    'CONFIG_CONTRADICTION',
    /stands twice/,
  ],
  ['a behaviour of no kind', behaviour('name: a, column: x'), 'CONFIG_MISSING_KEY', /kind/],
  [
    'a kind that does not exist',
    behaviour('name: a, kind: fuzz, column: x'),
    'CONFIG_INVALID_VALUE',
    /invariance, dir/,
  ],
  ['an invariance of nothing', behaviour('name: a, kind: invariance'), 'CONFIG_MISSING_KEY', /column: age/],
  [
    'a direction without a change',
    behaviour('name: a, kind: direction, column: x, expect: not-fall'),
    'CONFIG_MISSING_KEY',
    /change: 1/,
  ],
  [
    'a change of nothing',
    behaviour('name: a, kind: direction, column: x, change: 0, expect: not-fall'),
    'CONFIG_INVALID_VALUE',
    /changes nothing/,
  ],
  [
    'a key of another kind',
    behaviour('name: a, kind: invariance, column: x, expect: not-fall'),
    'CONFIG_CONTRADICTION',
    /means nothing for kind invariance/,
  ],
  [
    'a misspelt key of a behaviour test',
    behaviour('name: a, kind: invariance, column: x, min-shar: 1'),
    'CONFIG_UNKNOWN_KEY',
    /"min-share"/,
  ],
  [
    'a share of nothing',
    behaviour('name: a, kind: invariance, column: x, min-share: 0'),
    'CONFIG_INVALID_VALUE',
    /min-share/,
  ],
  ['golden without rows', behaviour('name: a, kind: golden, expected: 1'), 'CONFIG_CONTRADICTION', /either/],
  [
    'golden rows without an answer each',
    behaviour('name: a, kind: golden, rows: [{ x: 1 }, { x: 2 }], expected: 1'),
    'CONFIG_INVALID_VALUE',
    /2 rows need as many/,
  ],
  [
    'a golden table without its column',
    behaviour('name: a, kind: golden, path: a.csv, expected: 1'),
    'CONFIG_INVALID_VALUE',
    /names the column/,
  ],
  [
    'a behaviour test with the name of a gate',
    behaviour('name: overall, kind: invariance, column: x'),
    'CONFIG_CONTRADICTION',
    /a gate and a behaviour test/,
  ],
  [
    'behaviour of no class',
    {
      replace: ['binary', 'multiclass'],
      add: 'validate: { behaviour: [{ name: a, kind: invariance, column: x }] }\n',
    },
    'CONFIG_MISSING_KEY',
    /class: NAME/,
  ],
  ['edges that are texts', { add: 'validate: { slices: [{ age: [young] }] }\n' }, 'CONFIG_INVALID_VALUE', /number/],
  [
    'a waiver for no gate',
    { add: 'validate: { waivers: [{ gate: nothing, reason: a, until: 2027-01-31 }] }\n' },
    'CONFIG_INVALID_VALUE',
    /no gate "nothing"/,
  ],
  [
    'a waiver without a reason',
    { add: 'validate: { waivers: [{ gate: overall, until: 2027-01-31 }] }\n' },
    'CONFIG_MISSING_KEY',
    /reason/,
  ],
  [
    'a waiver without an end',
    { add: 'validate: { waivers: [{ gate: overall, reason: a }] }\n' },
    'CONFIG_MISSING_KEY',
    /until/,
  ],
  [
    'a waiver until a word',
    { add: 'validate: { waivers: [{ gate: overall, reason: a, until: soon }] }\n' },
    'CONFIG_INVALID_VALUE',
    /YYYY-MM-DD/,
  ],
  ['a threshold of 30', { add: 'validate: { decision-threshold: 30 }\n' }, 'CONFIG_INVALID_VALUE', /At most 1/],
  ['a correction nobody knows', { add: 'validate: { correction: bonferroni }\n' }, 'CONFIG_INVALID_VALUE', /holm, bh/],
  [
    'a first that does not exist',
    { add: 'validate: { first: pass }\n' },
    'CONFIG_INVALID_VALUE',
    /absolute-only, refuse/,
  ],
  [
    'a format that does not exist',
    { add: 'package: { formats: [docker] }\n' },
    'CONFIG_INVALID_VALUE',
    /bundle, image/,
  ],
  ['no parity rows', { add: 'package: { parity-rows: 0 }\n' }, 'CONFIG_INVALID_VALUE', /At least 1/],
  [
    'five environments',
    {
      add: `deploy: { environments: [${'abcde'
        .split('')
        .map((name) => `{ name: ${name} }`)
        .join(', ')}] }\n`,
    },
    'CONFIG_INVALID_VALUE',
    /At most 4/,
  ],
  ['no environments', { add: 'deploy: { environments: [] }\n' }, 'CONFIG_INVALID_VALUE', /At least 1/],
  [
    'two environments of one name',
    { add: 'deploy: { environments: [{ name: a }, { name: a }] }\n' },
    'CONFIG_CONTRADICTION',
    /stands twice/,
  ],
  ['a weight of 100', environment('steps: [{ weight: 100, pause: 1m }]'), 'CONFIG_INVALID_VALUE', /At most 99/],
  [
    'weights that fall',
    environment('steps: [{ weight: 50, pause: 1m }, { weight: 10, pause: 1m }]'),
    'CONFIG_INVALID_VALUE',
    /weights rise/,
  ],
  ['a step without a pause', environment('steps: [{ weight: 50 }]'), 'CONFIG_MISSING_KEY', /pause/],
  [
    'steps of all-at-once',
    environment('strategy: all-at-once, steps: [{ weight: 50, pause: 1m }]'),
    'CONFIG_CONTRADICTION',
    /all-at-once/,
  ],
  [
    'a strategy that is not there yet',
    environment('strategy: mirror'),
    'CONFIG_NOT_AVAILABLE',
    /canary or all-at-once/,
  ],
  [
    'an analysis without a limit',
    environment('analysis: [{ metric: error_rate }]'),
    'CONFIG_MISSING_KEY',
    /max-increase/,
  ],
  ['an analysis of nothing', environment('analysis: [{ metric: cpu, max: 1 }]'), 'CONFIG_INVALID_VALUE', /error_rate/],
  ['instances on this machine', environment('instances: { count: 2 }'), 'CONFIG_NOT_AVAILABLE', /azureml/],
  ['a size without a number', { add: 'deploy: { collect: { at-most: much } }\n' }, 'CONFIG_INVALID_VALUE', /5GiB/],
  ['a time limit without a unit', { add: 'deploy: { timeout: 3 }\n' }, 'CONFIG_INVALID_VALUE', /deploy\.timeout/],
  ['a host with a scheme', { add: 'deploy: { host: "http://0.0.0.0" }\n' }, 'CONFIG_INVALID_VALUE', /address/],
  ['a port out of range', { add: 'deploy: { port: 70000 }\n' }, 'CONFIG_INVALID_VALUE', /65535/],
  ['the platform of a later version', { add: 'platform: azureml\n' }, 'PLATFORM_UNAVAILABLE', /local/],
  ['a platform nobody knows', { add: 'platform: moon\n' }, 'CONFIG_INVALID_VALUE', /local/],
  ['a policy', { add: 'extends: org/policy@v1\n' }, 'CONFIG_NOT_AVAILABLE', /Remove/],
  ['a registry that does not exist', { add: 'registry: s3\n' }, 'CONFIG_INVALID_VALUE', /directory, git/],
  ['groups of nobody', { add: 'privacy: { min-group: 0 }\n' }, 'CONFIG_INVALID_VALUE', /At least 1/],
  ['examples from data', { add: 'privacy: { examples: real }\n' }, 'CONFIG_INVALID_VALUE', /generated/],
]

for (const [what, change, code, says] of wrong)
  test(`refused with its place: ${what}`, async () => {
    const problems = await problemsOf(changed(change))
    const found = problems.find((one) => one.code === code)
    assert.ok(found, JSON.stringify(problems))
    assert.match(`${found.message} ${found.remedy ?? ''}`, says)
    assert.equal(found.where?.file, 'mlops.yml')
    assert.ok(code === 'CONFIG_TOO_NEW' || (found.where?.line ?? 0) >= 1, JSON.stringify(found))
  })
