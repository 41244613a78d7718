import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalJson, type Json, type Table, UserError } from '@mlops-actions/core'
import { checkDrift, type DriftInput, type DriftReport } from './check-drift.ts'
import { normals, numbers, table, texts } from './fixtures/tables.ts'
import { buildProfile } from './profile.ts'

const features = (seed: number): Table => table(numbers('x', normals(seed, 2000)))
const base = { reference: features(1), current: features(2) }

function check(predictions: NonNullable<DriftInput['predictions']>): DriftReport {
  const report = checkDrift({ ...base, predictions })
  assert.doesNotThrow(() => canonicalJson(report as unknown as Json))
  return report
}

function verdict(report: DriftReport, signal: string): string | undefined {
  return report.signals.find((one) => one.signal === signal)?.verdict
}

/** Softmax scores of three classes; the truth drawn from them, or from nothing at all. */
function classes(seed: number, rows: number, options: { lean?: number; noise?: boolean; truth?: boolean } = {}): Table {
  const names = ['red', 'green', 'blue']
  const z = names.map((_, k) => normals(seed + k, rows, k === 0 ? (options.lean ?? 0) : 0, 1.5))
  const uniform = normals(seed + 9, rows).map((value) => 1 / (1 + Math.exp(-1.702 * value)))
  const shares = names.map((_, k) =>
    Float64Array.from({ length: rows }, (_, row) => {
      const exponentials = z.map((column) => Math.exp(column[row] as number))
      return (exponentials[k] as number) / exponentials.reduce((sum, value) => sum + value, 0)
    }),
  )
  const largest = (row: number): string =>
    names[
      shares.reduce((best, column, k) => ((column[row] as number) > (shares[best]?.[row] as number) ? k : best), 0)
    ] as string
  const drawn = (row: number): string => {
    let left = uniform[row] as number
    for (const [k, name] of names.entries()) {
      left -= options.noise === true ? 1 / 3 : (shares[k]?.[row] as number)
      if (left < 0) return name
    }
    return 'blue'
  }
  const rowsOf = Array.from({ length: rows }, (_, row) => row)
  return table(
    texts('prediction', rowsOf.map(largest)),
    ...names.map((name, k) => numbers(`probability_${name}`, shares[k] as Float64Array)),
    ...(options.truth === false ? [] : [texts('colour', rowsOf.map(drawn))]),
  )
}

test('several classes: estimated without labels, measured with them, concept told apart', () => {
  const reference = classes(10, 2000)
  const held = check({ task: 'multiclass', reference, current: classes(30, 2000), target: 'colour' })
  assert.equal(verdict(held, 'estimated-performance'), 'pass')
  assert.equal(verdict(held, 'prediction-drift'), 'pass')
  const of = (kind: string) =>
    held.performance?.metrics.find((one) => one.metric === 'accuracy' && one.kind === kind)?.current
  assert.ok(Math.abs((of('estimated')?.value ?? 0) - (of('realized')?.value ?? 1)) < 0.05)
  assert.ok((of('estimated')?.lower ?? 1) < (of('estimated')?.value ?? 0))
  const noise = check({ task: 'multiclass', reference, current: classes(50, 2000, { noise: true }), target: 'colour' })
  assert.deepEqual([noise.verdict, noise.cause], ['fail', 'concept'])
})

test('late labels: a few are not enough to measure by, none are no signal', () => {
  const reference = classes(10, 2000)
  const current = classes(30, 2000)
  const late = {
    ...current,
    columns: current.columns.map((column) =>
      column.name === 'colour' && column.kind === 'text'
        ? { ...column, codes: column.codes.map((code, row) => (row < 12 ? code : -1)), nulls: 1988 }
        : column,
    ),
  }
  const few = check({ task: 'multiclass', reference, current: late, target: 'colour' })
  assert.equal(verdict(few, 'realized-performance'), 'inconclusive')
  assert.match(few.signals.find((one) => one.signal === 'realized-performance')?.seen ?? '', /only 12 labels/)
  const none = check({ task: 'multiclass', reference, current: classes(30, 2000, { truth: false }), target: 'colour' })
  assert.equal(verdict(none, 'realized-performance'), undefined)
  assert.equal(verdict(none, 'estimated-performance'), 'pass')
})

test('predictions that lean another way are prediction drift, from a table and from a profile', () => {
  const reference = classes(10, 2000)
  for (const known of [reference, buildProfile(reference)]) {
    const report = check({
      task: 'multiclass',
      reference: known,
      current: classes(30, 2000, { lean: 1.5, truth: false }),
    })
    assert.equal(verdict(report, 'prediction-drift'), 'fail')
  }
})

test('half of the predictions NaN: no metric, no pass (Evidently: MAE 0)', () => {
  const make = (seed: number, gaps: boolean): Table => {
    const truth = normals(seed, 1000)
    return table(
      numbers(
        'prediction',
        truth.map((value, row) => (gaps && row % 2 ? Number.NaN : value + 0.1)),
      ),
      numbers('y', truth),
    )
  }
  const report = check({ task: 'regression', reference: make(1, false), current: make(2, true), target: 'y' })
  assert.equal(verdict(report, 'realized-performance'), 'inconclusive')
  assert.equal(verdict(report, 'estimated-performance'), 'inconclusive')
  assert.equal(verdict(report, 'prediction-drift'), 'fail')
  assert.match(report.performance?.metrics[0]?.reason ?? '', /500 predictions are missing/)
})

test('a score alone will do; clustering has no performance; what is no prediction file is refused', () => {
  const scored = (seed: number): Table =>
    table(numbers('score', normals(seed, 800)), texts('prediction', new Array(800).fill('a')))
  assert.equal(verdict(check({ task: 'binary', reference: scored(1), current: scored(2) }), 'prediction-drift'), 'pass')
  const clusters = check({ task: 'clustering', reference: scored(1), current: scored(2) })
  assert.equal(clusters.performance, undefined)
  const code = (predictions: NonNullable<DriftInput['predictions']>): string => {
    try {
      checkDrift({ ...base, predictions })
      return 'none'
    } catch (thrown) {
      assert.ok(thrown instanceof UserError)
      return thrown.code
    }
  }
  assert.equal(code({ task: 'binary', reference: features(1), current: features(2) }), 'DRIFT_BAD_PREDICTIONS')
  const two = table(numbers('probability_no', normals(1, 50)), numbers('probability_yes', normals(2, 50)))
  assert.equal(code({ task: 'binary', reference: two, current: two, positiveLabel: 'maybe' }), 'DRIFT_BAD_PREDICTIONS')
})
