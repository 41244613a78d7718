import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { randomStream } from '@mlops-actions/core'
import { temporaryFolder } from '@mlops-actions/testing'
import { json, mlops, type Refusal } from './cli.ts'

interface Metric {
  readonly metric: string
  readonly kind: string
  readonly reference: number | null
  readonly current: { readonly value: number; readonly rows: number } | null
}

interface Answer {
  readonly verdict: string
  readonly cause: string
  readonly recommendation: string
  readonly rows: { readonly reference: number; readonly current: number }
  readonly features: Readonly<
    Record<
      string,
      {
        readonly type: string
        readonly verdict: string
        readonly measures: Readonly<Record<string, { readonly value: number | null }>>
      }
    >
  >
  readonly driftedFeatures: readonly string[]
  readonly since?: { readonly feature: string; readonly date: string; readonly at: number; readonly withinMs: number }
  readonly windows?: readonly { readonly rows: number; readonly verdict: string }[]
  readonly performance?: { readonly metrics: readonly Metric[] }
  readonly multivariate?: { readonly classifier?: { readonly auc: number } }
  readonly notJudged: readonly { readonly cause: string; readonly why: string }[]
}

const day = 86_400_000

/** Scored rows over days: x rises by `shift` from day `from` on. The scores are the true probabilities. */
function scored(seed: number, start: string, days: number, rowsOfDay: number, shift = 0, from = 0): string {
  const random = randomStream(seed, 'rows')
  const lines = Array.from({ length: days * rowsOfDay }, (_, row) => {
    const at = Date.parse(start) + Math.floor((row * day) / rowsOfDay)
    const late = row >= from * rowsOfDay
    const x = random.next() + random.next() + random.next() - 1.5 + (late ? shift : 0)
    const p = 1 / (1 + Math.exp(-3 * x))
    const y = random.next() < p ? 'bad' : 'good'
    const city = ['Ulm', 'Bonn', 'Kiel'][Math.floor(random.next() * 3)]
    return [row, new Date(at).toISOString(), x.toFixed(5), city, p.toFixed(6), p >= 0.5 ? 'bad' : 'good', y].join(',')
  })
  return `id,when,x,city,p,said,y\n${lines.join('\n')}\n`
}

const columns = ['--task', 'binary', '--target', 'y', '--score', 'p', '--prediction', 'said', '--positive-label', 'bad']

async function files(
  t: Parameters<typeof temporaryFolder>[0],
  texts: Readonly<Record<string, string>>,
): Promise<string> {
  const folder = await temporaryFolder(t)
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text)
  return folder
}

const two = (more: readonly string[]): string[] => [
  'check-drift',
  '--reference',
  'then.csv',
  '--current',
  'now.csv',
  ...more,
]

describe('mlops check-drift with two files', { concurrency: 2 }, () => {
  test('windows by time: the last one decides, the day of the change is found, the others are listed', async (t) => {
    const cwd = await files(t, {
      'then.csv': scored(1, '2026-08-01', 30, 60),
      'now.csv': scored(2, '2026-10-01', 28, 80, 0.8, 20),
    })
    const answer = await json<Answer>(
      two(['--time', 'when', '--window', '7d', '--id', 'id', '--exclude', 'p,said,y']),
      {
        cwd,
        code: 1,
      },
    )
    assert.deepEqual(Object.keys(answer.features), ['x', 'city'])
    assert.deepEqual([answer.driftedFeatures, answer.rows.current], [['x'], 560])
    assert.equal(answer.since?.date, '2026-10-21')
    assert.deepEqual(
      answer.windows?.map((one) => [one.rows, one.verdict]),
      [
        [560, 'pass'],
        [560, 'pass'],
        [560, 'fail'],
        [560, 'fail'],
      ],
    )
    const { stdout } = await mlops(two(['--time', 'when', '--window', '7d', '--exclude', 'id,p,said,y']), { cwd })
    assert.match(stdout, /Since Wed 2026-10-21/)
    assert.match(stdout, /Window by window/)
  })

  test('performance: estimated without labels, measured where they arrived late', async (t) => {
    const now = scored(4, '2026-10-01', 20, 100).trimEnd().split('\n')
    const unlabelled = now.map((line) => line.slice(0, line.lastIndexOf(','))).join('\n')
    const labels = now.map((line) => `${line.split(',')[0]},${line.split(',').at(-1)}`)
    const cwd = await files(t, {
      'then.csv': scored(3, '2026-08-01', 30, 100),
      'now.csv': `${unlabelled}\n`,
      'labels.csv': `${labels.slice(0, 601).join('\n')}\n0,\n`,
    })
    // 600 labels are too few for a margin of 0.02: without --mode observe that ends in exit code 1.
    const arguments_ = two([
      ...columns,
      '--id',
      'id',
      '--exclude',
      'when',
      '--labels',
      'labels.csv',
      '--mode',
      'observe',
    ])
    const answer = await json<Answer>(arguments_, { cwd })
    const metric = (kind: string): Metric | undefined =>
      answer.performance?.metrics.find((one) => one.kind === kind && one.metric === 'roc_auc')
    assert.equal(metric('realized')?.current?.rows, 600)
    assert.equal(metric('estimated')?.current?.rows, 2000)
    assert.ok(Math.abs((metric('estimated')?.current?.value ?? 0) - (metric('estimated')?.reference ?? 1)) < 0.03)
    assert.deepEqual(Object.keys(answer.features), ['x', 'city'])
  })

  test('turned labels are concept drift', async (t) => {
    const now = scored(4, '2026-10-01', 20, 100)
    const turned = now.replace(/(good|bad)$/gm, (label) => (label === 'good' ? 'bad' : 'good'))
    const cwd = await files(t, { 'then.csv': scored(3, '2026-08-01', 30, 100), 'now.csv': turned })
    const answer = await json<Answer>(two([...columns, '--id', 'id', '--exclude', 'when']), { cwd, code: 1 })
    assert.deepEqual([answer.cause, answer.recommendation], ['concept', 'retrain'])
  })

  test('a season that was like that before needs no repair', async (t) => {
    /** Sundays are unlike the other days. */
    const weekly = (seed: number, start: string, days: number): string => {
      const random = randomStream(seed, 'weeks')
      const lines = Array.from({ length: days * 300 }, (_, row) => {
        const at = new Date(Date.parse(start) + Math.floor(row / 300) * day)
        return `${at.toISOString()},${(random.next() + (at.getUTCDay() === 0 ? 2 : 0)).toFixed(4)}`
      })
      return `when,load\n${lines.join('\n')}\n`
    }
    const cwd = await files(t, {
      'then.csv': weekly(1, '2026-08-03', 70),
      // 2026-11-22 is a Sunday.
      'now.csv': weekly(2, '2026-11-22', 1),
    })
    const plain = await json<Answer>(two(['--time', 'when']), { cwd, code: 1 })
    assert.notEqual(plain.cause, 'seasonality')
    const answer = await json<Answer>(two(['--time', 'when', '--season', 'weekday']), { cwd, code: 1 })
    assert.deepEqual([answer.cause, answer.recommendation], ['seasonality', 'wait'])
    const { stdout } = await mlops(two(['--time', 'when', '--season', 'month']), { cwd })
    assert.match(stdout, /seasonality \(an earlier cycle has only 0 rows of the same month\)/)
  })

  test('a change that lasts for weeks is no season', async (t) => {
    const cwd = await files(t, {
      'then.csv': scored(1, '2026-08-01', 30, 60),
      'now.csv': scored(2, '2026-10-05', 28, 100, 0.8),
    })
    const answer = (window: string): Promise<Answer> =>
      json<Answer>(
        two([
          '--time',
          'when',
          '--window',
          window,
          '--season',
          'weekday',
          '--exclude',
          'id,p,said,y',
          '--mode',
          'observe',
        ]),
        { cwd },
      )
    const days = await answer('3d')
    assert.deepEqual([days.cause, days.driftedFeatures], ['covariate', ['x']])
    const week = await answer('7d')
    assert.equal(week.cause, 'covariate')
    const season = week.notJudged.filter((one) => one.cause === 'seasonality')
    assert.deepEqual(
      season.map((one) => one.why),
      ['only 0 rows before are of another weekday than the window: a change that lasts would look the same'],
    )
  })

  test('all features together', async (t) => {
    const cwd = await files(t, {
      'then.csv': scored(3, '2026-08-01', 10, 100),
      'now.csv': scored(5, '2026-10-01', 10, 100),
    })
    const more = ['--exclude', 'id,when,p,said,y', '--multivariate']
    const answer = await json<Answer>(two(more), { cwd })
    assert.ok(Math.abs((answer.multivariate?.classifier?.auc ?? 0) - 0.5) < 0.06)
  })

  test('several classes and numbers are predictions too', async (t) => {
    const random = randomStream(8, 'classes')
    const rows = (turn: number): string => {
      const lines = Array.from({ length: 600 }, () => {
        const [a, b, c] = [random.next(), random.next() * turn, random.next()]
        const sum = a + b + c
        const shares = [a / sum, b / sum, c / sum]
        const drawn = random.next()
        const y = drawn < (shares[0] ?? 0) ? 'a' : drawn < (shares[0] ?? 0) + (shares[1] ?? 0) ? 'b' : 'c'
        const error = random.next()
        return [
          random.next().toFixed(4),
          ...shares.map((one) => one.toFixed(6)),
          y,
          a.toFixed(4),
          (a + error).toFixed(4),
        ].join(',')
      })
      return `x,p_a,p_b,p_c,y,guess,value\n${lines.join('\n')}\n`
    }
    const cwd = await files(t, { 'then.csv': rows(1), 'now.csv': rows(1) })
    const classes = await json<Answer>(
      two(['--task', 'multiclass', '--target', 'y', '--score', 'p_a,p_b,p_c', '--exclude', 'guess,value']),
      { cwd },
    )
    assert.deepEqual([...new Set(classes.performance?.metrics.map((one) => one.kind))], ['estimated', 'realized'])
    assert.deepEqual(Object.keys(classes.features), ['x'])
    const numbers = await json<Answer>(
      two(['--task', 'regression', '--target', 'value', '--prediction', 'guess', '--exclude', 'p_a,p_b,p_c,y']),
      { cwd },
    )
    assert.ok(numbers.performance?.metrics.some((one) => one.metric === 'mean_absolute_error' && one.current))
  })

  test('a table that is read in parts gives the verdicts and binned measures of one that is held', async (t) => {
    const then = scored(3, '2026-08-01', 30, 100)
    const now = scored(5, '2026-10-01', 30, 100, 0.5)
    const cwd = await files(t, { 'then.csv': then, 'now.csv': now })
    const outside = ['--exclude', 'id,when,p,said,y']
    await json(['profile', 'then.csv', '--write', 'then.json'], { cwd })
    const against = ['check-drift', '--reference', 'then.json', '--current', 'now.csv', ...outside]
    const held = await json<Answer>(against, { cwd, code: 1 })
    const parts = await json<Answer>([...against, '--exact-cells', '1000'], { cwd, code: 1 })
    const both = await json<Answer>(two([...outside, '--exact-cells', '1000']), { cwd, code: 1 })
    const binned = ({ features }: Answer) =>
      Object.entries(features).map(([name, one]) => [name, one.verdict, one.measures['psi']?.value])
    assert.deepEqual(binned(parts), binned(held))
    assert.deepEqual(parts.rows, held.rows)
    assert.deepEqual(
      binned(both).map(([name, verdict]) => [name, verdict]),
      binned(held).map(([name, verdict]) => [name, verdict]),
    )
    const { problems } = await json<Refusal>([...against, '--exact-cells', '1000', '--time', 'when'], { cwd, code: 2 })
    assert.equal(problems[0]?.code, 'DRIFT_ROWS_NEEDED')
  })

  test('refused: labels that are written otherwise than the classes', async (t) => {
    const text = scored(3, '2026-08-01', 1, 40)
    const labels = text.replace(
      /^(\d+),.*,(good|bad)$/gm,
      (_, id, label) => `${id},${label === 'bad' ? 'Bad' : 'Good'}`,
    )
    const cwd = await files(t, { 'then.csv': text, 'now.csv': text, 'labels.csv': labels.replace(/^id.*$/m, 'id,y') })
    const { problems } = await json<Refusal>(two([...columns, '--id', 'id', '--labels', 'labels.csv']), {
      cwd,
      code: 2,
    })
    assert.equal(problems[0]?.code, 'DRIFT_PREDICTIONS')
    assert.match(problems[0]?.message ?? '', /Bad/)
  })

  for (const [what, more, code] of [
    ['a time column that is not there', ['--time', 'then'], 'DRIFT_NO_TIMES'],
    ['a season without times', ['--season', 'month'], 'DRIFT_NO_TIMES'],
    ['times that are none', ['--time', 'city'], 'DRIFT_BAD_OPTION'],
    ['scores without a task', ['--score', 'p'], 'DRIFT_PREDICTIONS'],
    ['scores that are not there', ['--score', 'q', '--task', 'binary'], 'DRIFT_PREDICTIONS'],
    ['labels without the name of their column', ['--labels', 'then.csv'], 'DRIFT_PREDICTIONS'],
    ['labels that are not there', ['--labels', 'no.csv', '--target', 'y'], 'DRIFT_NO_LABELS'],
    ['labels without a key', ['--labels', 'then.csv', '--target', 'y'], 'DRIFT_LABELS_UNKNOWN'],
    ['labels without the target', ['--labels', 'then.csv', '--target', 'z', '--id', 'id'], 'DRIFT_LABELS_UNKNOWN'],
  ] as const)
    test(`refused: ${what}`, async (t) => {
      const text = scored(3, '2026-08-01', 1, 20)
      const cwd = await files(t, { 'then.csv': text, 'now.csv': text })
      const { problems } = await json<Refusal>(two(more), { cwd, code: 2 })
      assert.equal(problems[0]?.code, code)
      assert.ok(problems[0]?.remedy)
    })
})
