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

test('five lines are enough: everything else has a default', async () => {
  const config = await readConfig(smallest, 'mlops.yml')
  assert.equal(config.platform, 'local')
  assert.equal(config.train?.seed, 42)
  assert.equal(config.train?.timeLimitMs, 6 * 3_600_000)
  assert.equal(config.data.split.test, 0.2)
  assert.deepEqual(
    config.validate.gates.map((gate) => gate.name),
    ['overall', 'latency', 'leakage'],
  )
  assert.ok(config.validate.gates.every((gate) => gate.mode === 'enforce'))
  assert.equal(config.validate.correction, 'holm')
  assert.equal(config.deploy.endpoint, 'credit-default')
  const { host, port, timeoutMs, routeHeader } = config.deploy
  assert.deepEqual([host, port, timeoutMs, routeHeader], ['127.0.0.1', 0, 10_000, undefined])
  assert.deepEqual(
    config.deploy.environments.map((one) => [one.name, one.strategy, one.bakeMs]),
    [['production', 'canary', 86_400_000]],
  )
  assert.equal(config.privacy.minGroup, 10)
})

test('a value that was written keeps its place', async () => {
  const config = await readConfig(
    changed({ add: 'validate:\n  gates:\n    - { name: a, metric: roc_auc, min: 0.7 }\n' }),
    'mlops.yml',
  )
  assert.deepEqual(config.validate.gates[0]?.where, { file: 'mlops.yml', line: 8, column: 7, from: 'head' })
  assert.deepEqual(config.places['data.target'], { line: 4, column: 11 })
})

test('behaviour tests are completed, keep their place, and can be waived', async () => {
  const config = await readConfig(
    changed({
      add: `validate:
  behaviour:
    - { name: sex, kind: invariance, column: sex }
    - { name: limit, kind: direction, column: [limit_bal], change: 10000, expect: not-rise, min-share: 0.9, mode: observe }
    - { name: known, kind: golden, rows: [{ age: 30, sex: null }], expected: 0.2 }
    - { name: file, kind: golden, path: golden.csv, expected: score, tolerance: 0.1 }
  waivers: [{ gate: sex, reason: known, until: 2027-01-31 }]
`,
    }),
    'mlops.yml',
  )
  const tests = config.validate.behaviour ?? []
  assert.deepEqual(
    tests.map(({ where, ...rest }) => rest),
    [
      { name: 'sex', kind: 'invariance', mode: 'enforce', columns: ['sex'], tolerance: 0, minShare: 1 },
      {
        name: 'limit',
        kind: 'direction',
        mode: 'observe',
        columns: ['limit_bal'],
        change: 10000,
        expect: 'not-rise',
        tolerance: 0,
        minShare: 0.9,
      },
      {
        name: 'known',
        kind: 'golden',
        mode: 'enforce',
        rows: [{ age: 30, sex: null }],
        expected: [0.2],
        tolerance: 1e-6,
      },
      { name: 'file', kind: 'golden', mode: 'enforce', path: 'golden.csv', expectedColumn: 'score', tolerance: 0.1 },
    ],
  )
  assert.deepEqual(tests[1]?.where, { file: 'mlops.yml', line: 9, column: 7, from: 'head' })
  assert.equal(config.validate.waivers[0]?.gate, 'sex')
})

test('all problems come at once, in the order of the file', async () => {
  const text = changed({ add: 'validate:\n  treshold: 0.3\n  gates:\n    - { name: a, metric: auc, min: 0.7 }\n' })
  const problems = await problemsOf(text)
  assert.deepEqual(
    problems.map((one) => [one.code, one.where?.line]),
    [
      ['CONFIG_UNKNOWN_KEY', 7],
      ['CONFIG_UNKNOWN_METRIC', 9],
    ],
  )
  assert.match(problems[0]?.message ?? '', /Did you mean "decision-threshold"\?/)
  assert.match(problems[1]?.message ?? '', /"roc_auc"/)
})

test('hostile keys are data', async () => {
  const problems = await problemsOf(changed({ add: '__proto__: { a: 1 }\nconstructor: 2\n' }))
  assert.ok(problems.every((one) => one.code === 'CONFIG_UNKNOWN_KEY'))
  assert.equal(({} as { a?: number }).a, undefined)
})

test('a bomb of aliases is refused', async () => {
  const lines = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]},`.repeat(9)}]`),
  ]
  await assert.rejects(readConfig(`${lines.join('\n')}\n${smallest}`, 'mlops.yml'))
})
