import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { temporaryFolder } from '@mlops-actions/testing'
import { json, mlops, type Refusal, root } from './cli.ts'

const good = `model: { name: credit, task: binary }
data:
  path: data.csv
  target: y
  protected: [sex]
train: { command: cp data.csv "$MLOPS_OUTPUT/model.onnx" }
validate:
  slices: [sex]
  gates:
    - { name: overall, metric: roc_auc, min: 0.75 }
    - { name: slices, metric: roc_auc, each-slice: true, versus-champion: not-worse, margin: 0.01 }
`
const table = `id,sex,y\n${Array.from({ length: 60 }, (_, at) => `${at},${at % 2},${at % 3 ? 0 : 1}`).join('\n')}\n`

/** What is wrong, and what is said: code, place, message, remedy. */
const cases: readonly {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly code: string
  readonly at: string
  readonly message: RegExp
  readonly remedy?: RegExp
}[] = [
  {
    name: 'a typo in a key',
    from: '  slices: [sex]',
    to: '  slices: [sex]\n  min-slice-row: 3',
    code: 'CONFIG_UNKNOWN_KEY',
    at: 'mlops.yml:9:3',
    message: /"min-slice-row" is not a key of validate\. Did you mean "min-slice-rows"\?/,
  },
  {
    name: 'a metric that does not exist',
    from: 'metric: roc_auc, min: 0.75',
    to: 'metric: auc, min: 0.75',
    code: 'CONFIG_UNKNOWN_METRIC',
    at: 'mlops.yml:10:32',
    message: /"auc" is not a metric of task binary\. Write "roc_auc"/,
  },
  {
    name: 'a missing target column',
    from: 'target: y',
    to: 'target: outcome',
    code: 'DATA_TARGET_MISSING',
    at: 'mlops.yml:4:11',
    message: /has no column "outcome"/,
    remedy: /id, sex, y/,
  },
  {
    name: 'a protected column that is none',
    from: 'protected: [sex]',
    to: 'protected: [sexx]',
    code: 'DATA_COLUMN_MISSING',
    at: 'mlops.yml:5:15',
    message: /has no column "sexx"/,
    remedy: /Did you mean "sex"/,
  },
  {
    name: 'a table that is not there',
    from: 'path: data.csv',
    to: 'path: dta.csv',
    code: 'CONFIG_INVALID_VALUE',
    at: 'mlops.yml:3:9',
    message: /there is no dta\.csv/,
    remedy: /relative to mlops\.yml/,
  },
  {
    name: 'a requirements file that is not there',
    from: 'train: {',
    to: 'train: { environment: needs.txt,',
    code: 'CONFIG_INVALID_VALUE',
    at: 'mlops.yml:6:23',
    message: /there is no needs\.txt/,
    remedy: /environment: none/,
  },
  {
    name: 'a floor above its ceiling',
    from: 'min: 0.75',
    to: 'min: 0.75, max: 0.5',
    code: 'CONFIG_CONTRADICTION',
    at: 'mlops.yml:10:46',
    message: /min 0\.75 is above max 0\.5/,
  },
]

describe('mistakes', { concurrency: 2 }, () => {
  for (const one of cases)
    test(`${one.name}: on one line with code, place and remedy; as JSON; exit 2`, async (t) => {
      const cwd = await temporaryFolder(t)
      await writeFile(join(cwd, 'data.csv'), table)
      await writeFile(join(cwd, 'mlops.yml'), good.replace(one.from, one.to))
      const { problems, result } = await json<Refusal>(['check'], { cwd, code: 2 })
      assert.equal(result, 'error')
      const [problem] = problems
      assert.equal(problem?.code, one.code)
      assert.match(problem?.message ?? '', one.message)
      if (one.remedy) assert.match(problem?.remedy ?? '', one.remedy)
      const { file, line, column } = problem?.where ?? {}
      assert.equal([file, line, column].join(':'), one.at)
      const ran = await mlops(['check'], { cwd })
      assert.equal(ran.code, 2)
      assert.equal(ran.stdout, '')
      assert.ok(ran.stderr.startsWith(`error ${one.code}`), ran.stderr)
      assert.ok(ran.stderr.split('\n')[0]?.includes(one.at), ran.stderr)
    })

  test('all at once: three mistakes are three lines', async (t) => {
    const cwd = await temporaryFolder(t)
    await writeFile(join(cwd, 'data.csv'), table)
    const many = good.replace('metric: roc_auc, min', 'metric: auc, min').replace('protected:', 'protectd:')
    await writeFile(join(cwd, 'mlops.yml'), many.replace('task: binary', 'task: binry'))
    const { code, stderr } = await mlops(['check'], { cwd })
    assert.equal(code, 2)
    assert.match(stderr, /CONFIG_INVALID_VALUE.*mlops\.yml:1:30/)
    assert.match(stderr, /CONFIG_UNKNOWN_KEY.*mlops\.yml:5:3/)
    assert.match(stderr, /problems, nothing was run/)
  })

  test('an empty folder: every command of a model names the remedy and leaves nothing behind', async (t) => {
    const cwd = await temporaryFolder(t)
    for (const command of ['train', 'validate', 'check', 'gates']) {
      const { problems } = await json<Refusal>([command], { cwd, code: 2 })
      assert.equal(problems[0]?.code, 'CONFIG_NOT_FOUND')
      assert.match(problems[0]?.remedy ?? '', /mlops init/)
    }
    assert.deepEqual(readdirSync(cwd), [])
  })

  test('train stops at a missing target before it runs anything', async (t) => {
    const cwd = await temporaryFolder(t)
    await writeFile(join(cwd, 'data.csv'), table)
    await writeFile(join(cwd, 'mlops.yml'), good.replace('target: y', 'target: outcome'))
    const { problems } = await json<Refusal>(['train'], { cwd, code: 2 })
    assert.equal(problems[0]?.code, 'DATA_TARGET_MISSING')
    assert.equal(problems[0]?.where?.line, 4)
  })

  test('a flag, a command and a code with a slip in it', async () => {
    const flag = await mlops(['metrics', '--predictons', 'x.csv'])
    assert.deepEqual([flag.code, /Did you mean --predictions/.test(flag.stderr)], [2, true])
    const command = await mlops(['predct'])
    assert.deepEqual([command.code, /mlops predict/.test(command.stderr)], [2, true])
    const { problems } = await json<Refusal>(['explain', 'CONFIG_UNKNOWN_KY'], { code: 2 })
    assert.match(problems[0]?.remedy ?? '', /CONFIG_UNKNOWN_KEY/)
  })
})

describe('mlops explain', { concurrency: 2 }, () => {
  test('codes of every room, metrics of every task', async () => {
    const one = await json<{ readonly explanation: string }>(['explain', 'state_is_ephemeral'])
    assert.match(one.explanation, /git/)
    const all = await json<{ readonly codes: Readonly<Record<string, string>> }>(['explain'])
    for (const code of [
      'TABLE_EMPTY',
      'MODEL_NOT_ONNX',
      'METRICS_CLASSES',
      'INIT_EXISTS',
      'DISK_FULL',
      'ENDPOINT_PORT_IN_USE',
    ])
      assert.ok(all.codes[code], code)
    const { metrics } = await json<{ readonly metrics: Readonly<Record<string, readonly { name: string }[]>> }>([
      'explain',
      'metrics',
    ])
    assert.equal(metrics['binary']?.[0]?.name, 'roc_auc')
    assert.ok(metrics['clustering']?.some((one) => one.name === 'silhouette_score'))
  })
})

interface Explained {
  readonly gates: readonly {
    readonly gate: string
    readonly decision: string
    readonly parts: readonly { readonly decision: string; readonly message: string }[]
  }[]
}

describe('mlops gates explain', { concurrency: 2 }, () => {
  const cwd = join(root, 'examples/credit-default')
  const decisions = async (...flags: readonly string[]): Promise<Readonly<Record<string, string>>> => {
    const { gates } = await json<Explained>(['gates', 'explain', ...flags], { cwd })
    return Object.fromEntries(gates.map((one) => [one.gate, one.decision]))
  }

  test('floors and ceilings by the number, comparisons by rows', async () => {
    const found = await decisions(
      '--candidate',
      'roc_auc=0.78',
      '--candidate',
      'equalized_odds_difference=0.2',
      '--candidate',
      'latency_p95=2',
      '--champion',
      'roc_auc=0.77',
      '--champion',
      'latency_p95=1',
      '--rows',
      '7500',
    )
    assert.deepEqual(found, {
      overall: 'needs-rows',
      slices: 'needs-rows',
      fairness: 'fail',
      latency: 'pass',
      leakage: 'not-given',
    })
  })

  test('below the floor nothing else matters; without a champion only the floor does', async () => {
    assert.equal((await decisions('--candidate', 'roc_auc=0.74', '--champion', 'roc_auc=0.7'))['overall'], 'fail')
    assert.equal((await decisions('--candidate', 'roc_auc=0.78'))['overall'], 'pass')
  })

  test('names that are no metrics and texts that are no numbers, all at once', async () => {
    const args = ['gates', 'explain', '--candidate', 'auc=0.78', '--champion', 'roc_auc=high']
    const { problems } = await json<Refusal>(args, { cwd, code: 2 })
    assert.deepEqual(
      problems.map((one) => one.where?.input),
      ['candidate', 'champion'],
    )
    assert.match(problems[0]?.remedy ?? '', /roc_auc/)
  })
})
