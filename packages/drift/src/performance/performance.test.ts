import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Table } from '@mlops-actions/core'
import { checkDrift } from '../check-drift.ts'
import { normals, numbers, table, texts } from '../fixtures/tables.ts'
import { binaryErrors, estimateBinary } from './cbpe.ts'
import { estimateMulticlass, normalizeRows } from './cbpe-multiclass.ts'
import { calibrate, fitIsotonic, needsCalibration } from './isotonic.ts'
import { estimateRegression, fitBinnedError } from './regression-error.ts'

/** Made by test/golden/drift/performance/make.py: NannyML 0.13.1 and scikit-learn's IsotonicRegression. */
const golden = JSON.parse(
  readFileSync(new URL('../../../../test/golden/drift/performance/performance.json', import.meta.url), 'utf8'),
) as {
  binary: {
    reference: { s: number[]; y: number[] }
    current: { s: number[] }
    calibrated: boolean
    estimates: Record<string, number>
  }[]
  multiclass: {
    reference: Record<'pa' | 'pb' | 'pc', number[]> & { y: string[] }
    current: Record<'pa' | 'pb' | 'pc', number[]> & { pred: string[] }
    estimates: Record<string, number>
  }
  isotonic: { x: number[]; y: number[]; grid: number[]; values: number[] }
}

function near(actual: number | undefined, expected: number, off: number, what: string): void {
  assert.ok(actual !== undefined && Math.abs(actual - expected) <= off, `${what}: ${actual}, theirs ${expected}`)
}

test('isotonic regression with ties and clipping as scikit-learn', () => {
  const { x, y, grid, values } = golden.isotonic
  const fitted = fitIsotonic(Float64Array.from(x), Float64Array.from(y))
  for (const [at, score] of grid.entries()) near(calibrate(fitted, score), values[at] as number, 1e-12, `at ${score}`)
})

for (const [at, one] of golden.binary.entries())
  test(`CBPE of a binary model as NannyML, case ${at + 1}`, () => {
    const scores = Float64Array.from(one.reference.s)
    const truth = Float64Array.from(one.reference.y)
    // Scores that are calibrated already: NannyML's ten random tenths say they are not, our parts by score that they are.
    assert.equal(needsCalibration(scores, truth), at > 0)
    const current = Float64Array.from(one.current.s)
    const fitted = fitIsotonic(scores, truth)
    const probabilities = one.calibrated ? current.map((score) => calibrate(fitted, score)) : current
    const ours = estimateBinary({ scores: current, probabilities, threshold: 0.5 }) as Record<string, number>
    // NannyML rounds its running sums to five digits before it integrates, and takes tied scores one by one.
    for (const [metric, value] of Object.entries(one.estimates))
      near(ours[metric], value, metric === 'roc_auc' || metric === 'average_precision' ? 2e-6 : 1e-12, metric)
  })

test('CBPE of several classes as NannyML', () => {
  const { reference, current, estimates } = golden.multiclass
  const classes = ['a', 'b', 'c'] as const
  const columns = { a: 'pa', b: 'pb', c: 'pc' } as const
  const raw = classes.map((name) => Float64Array.from(current[columns[name]]))
  const calibrated = normalizeRows(
    classes.map((name, index) => {
      const own = Float64Array.from(reference[columns[name]])
      const outcomes = Float64Array.from(reference.y, (value) => Number(value === name))
      const fitted = fitIsotonic(own, outcomes)
      return needsCalibration(own, outcomes)
        ? (raw[index] as Float64Array).map((score) => calibrate(fitted, score))
        : (raw[index] as Float64Array)
    }),
  )
  const predicted = Int32Array.from(current.pred, (name) => classes.indexOf(name as 'a'))
  const ours = estimateMulticlass({ raw, calibrated, predicted })
  near(ours.accuracy, estimates['accuracy'] as number, 1e-12, 'accuracy')
  near(ours.f1_macro, estimates['f1'] as number, 1e-12, 'f1')
  near(ours.precision_macro, estimates['precision'] as number, 1e-12, 'precision')
  near(ours.recall_macro, estimates['recall'] as number, 1e-12, 'recall')
  near(ours.roc_auc_ovr, estimates['roc_auc'] as number, 2e-7, 'roc_auc')
})

/** Scores of a well calibrated model, outcomes drawn from them (or turned round), as a prediction file. */
function predictions(seed: number, rows: number, shift: number, concept = false, withTruth = true): Table {
  const z = normals(seed, rows, shift, 1.5)
  const scores = z.map((value) => 1 / (1 + Math.exp(-value)))
  const uniform = normals(seed + 50, rows).map((value) => 1 / (1 + Math.exp(-1.702 * value)))
  const truth = scores.map((score, row) => Number((uniform[row] as number) < (concept ? 0.5 : score)))
  return table(
    texts(
      'prediction',
      Array.from(scores, (score) => (score >= 0.5 ? 'yes' : 'no')),
    ),
    numbers(
      'probability_no',
      scores.map((score) => 1 - score),
    ),
    numbers('probability_yes', scores),
    ...(withTruth
      ? [
          texts(
            'truth',
            Array.from(truth, (value) => (value === 1 ? 'yes' : 'no')),
          ),
        ]
      : []),
  )
}

const features = (seed: number, rows: number): Table => table(numbers('x', normals(seed, rows)))
const base = { reference: features(1, 4000), current: features(2, 4000) }

test('without labels the performance is estimated, with the interval of the expected value', () => {
  let inside = 0
  const estimates: number[] = []
  for (let seed = 100; seed < 120; seed++) {
    const current = predictions(seed, 800, 0.3, false, false)
    const reference = predictions(3, 1500, 0)
    const report = checkDrift({
      ...base,
      predictions: { task: 'binary', reference, current, target: 'truth', positiveLabel: 'yes' },
    })
    const metric = report.performance?.metrics.find((one) => one.metric === 'roc_auc' && one.kind === 'estimated')
    const estimate = metric?.current
    estimates.push(estimate?.value as number)
    // The expected AUC of this population, from 200,000 rows of it.
    const expected = 0.8125
    if ((estimate?.lower as number) <= expected && expected <= (estimate?.upper as number)) inside++
  }
  assert.ok(inside >= 16, `${inside} of 20 intervals hold the expected value (estimates ${estimates.join(', ')})`)
})

test('an estimated fall fails, a held performance passes, few rows are inconclusive', () => {
  const reference = predictions(3, 4000, 0)
  const narrow = {
    ...predictions(4, 4000, 0),
    columns: predictions(4, 4000, 0).columns.map((column) =>
      column.kind === 'number'
        ? numbers(
            column.name,
            column.values.map((p) => 0.5 + (p - 0.5) / 10),
          )
        : column,
    ),
  }
  const signal = (current: Table) =>
    checkDrift({
      ...base,
      predictions: { task: 'binary', reference, current, target: 'truth', positiveLabel: 'yes' },
    }).signals.find((one) => one.signal === 'estimated-performance')
  assert.equal(signal(predictions(5, 4000, 0, false, false))?.verdict, 'pass')
  assert.equal(signal(narrow)?.verdict, 'fail')
  assert.equal(signal(predictions(6, 40, 0, false, false))?.verdict, 'inconclusive')
})

test('the same inputs with another meaning are concept drift: measured, not estimated', () => {
  const report = checkDrift({
    ...base,
    predictions: {
      task: 'binary',
      reference: predictions(3, 4000, 0),
      current: predictions(7, 4000, 0, true),
      target: 'truth',
      positiveLabel: 'yes',
    },
  })
  assert.deepEqual([report.verdict, report.cause, report.recommendation], ['fail', 'concept', 'retrain'])
})

test('errors of CBPE do not depend on row order', () => {
  const scores = normals(9, 500).map((z) => 1 / (1 + Math.exp(-z)))
  const window = { scores, probabilities: scores, threshold: 0.5 }
  const turned = { scores: scores.toReversed(), probabilities: scores.toReversed(), threshold: 0.5 }
  assert.deepEqual(binaryErrors(turned, 1), binaryErrors(window, 1))
})

test('regression: the error is estimated from where the predictions are, and measured when labels arrive', () => {
  const rows = 4000
  const make = (seed: number, shift: number, worse = 1): Table => {
    const prediction = normals(seed, rows, 10 + shift, 2)
    const noise = normals(seed + 1, rows)
    const truth = prediction.map((value, row) => value + (noise[row] as number) * worse * Math.max(0.1, value - 8))
    return table(numbers('prediction', prediction), numbers('cnt', truth))
  }
  const reference = make(20, 0)
  const run = (current: Table) =>
    checkDrift({ ...base, predictions: { task: 'regression', reference, current, target: 'cnt' } })
  const kind = (report: ReturnType<typeof run>, name: string) =>
    report.signals.find((one) => one.signal === name)?.verdict
  const same = run(make(30, 0))
  assert.equal(kind(same, 'estimated-performance'), 'pass')
  const moved = run(make(40, 2))
  assert.equal(kind(moved, 'estimated-performance'), 'fail')
  const estimated = moved.performance?.metrics.find(
    (one) => one.kind === 'estimated' && one.metric === 'mean_absolute_error',
  )?.current
  const realized = moved.performance?.metrics.find(
    (one) => one.kind === 'realized' && one.metric === 'mean_absolute_error',
  )?.current
  assert.ok(
    Math.abs((estimated?.value ?? 0) / (realized?.value ?? 1) - 1) < 0.1,
    `${estimated?.value} ${realized?.value}`,
  )
  assert.equal(run(make(50, 0, 2)).cause, 'concept')
})

test('binned error: exact on its own reference', () => {
  const predictions = normals(60, 1000)
  const truth = predictions.map((value, at) => value + Math.sin(at))
  const mean = predictions.reduce((sum, value, at) => sum + Math.abs(value - (truth[at] as number)), 0) / 1000
  const estimate = estimateRegression(fitBinnedError(predictions, truth), predictions)
  near(estimate?.mean_absolute_error.value, mean, 1e-12, 'mean absolute error')
  assert.equal(estimateRegression(fitBinnedError(predictions, truth), new Float64Array(0)), undefined)
})
