import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareFolds } from './compare-folds.ts'
import { scoredRegression } from './scored.ts'

/** Errors of 1 and of 1 + d in each fold, so that the mean absolute error differs by exactly d there. */
function folded(differences: readonly number[], rowsOfFold: number) {
  const folds = differences.flatMap((_, fold) => Array(rowsOfFold).fill(fold) as number[])
  const truth = folds.map((_, row) => row)
  const baseline = scoredRegression(
    truth,
    Float64Array.from(truth, (value) => value + 1),
  )
  const candidate = scoredRegression(
    truth,
    Float64Array.from(truth, (value, row) => value + 1 + (differences[folds[row] as number] as number)),
  )
  return { folds, baseline, candidate }
}

test('differences by fold and the corrected test over them', () => {
  // scipy 1.17.1: d = [.25, .5, .125, .375, .25]; t = mean(d) / sqrt(var(d, ddof=1) * (1/5 + 1/4)); 2 * scipy.stats.t.sf(t, 4)
  const { folds, baseline, candidate } = folded([0.25, 0.5, 0.125, 0.375, 0.25], 4)
  const report = compareFolds(baseline, candidate, folds, ['mean_absolute_error'])
  const found = report.metrics['mean_absolute_error']
  assert.ok(found)
  assert.equal(report.folds, 5)
  assert.deepEqual(found.byFold, [0.25, 0.5, 0.125, 0.375, 0.25])
  assert.ok(Math.abs(found.difference - 0.3) < 1e-12)
  assert.ok(Math.abs(found.statistic - 3.1378581622109447) < 1e-9, String(found.statistic))
  assert.ok(Math.abs(found.pValue - 0.034919706674539044) < 1e-12, String(found.pValue))
})

test('a metric without a value in some fold is not estimable, with the fold; one fold, or a row of none, is refused', () => {
  const { folds, baseline, candidate } = folded([0.25, 0.5], 1)
  const report = compareFolds(baseline, candidate, folds, ['r2', 'mean_absolute_error'])
  assert.match(report.notEstimable['r2'] ?? '', /^fold 1: /)
  assert.deepEqual(Object.keys(report.metrics), ['mean_absolute_error'])
  assert.throws(() => compareFolds(baseline, candidate, [0, 0], ['r2']), { code: 'EVALUATION_INPUT_INVALID' })
  assert.throws(() => compareFolds(baseline, candidate, [0, -1], ['r2']), { code: 'EVALUATION_INPUT_INVALID' })
})
