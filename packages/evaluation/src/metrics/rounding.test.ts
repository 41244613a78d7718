import assert from 'node:assert/strict'
import test from 'node:test'
import { randomStream } from '@mlops-actions/core'
import { computeMetric } from './index.ts'
import type { MetricInput } from './metric-input.ts'

const regression = (truth: number[], values: number[]): MetricInput => ({
  task: 'regression',
  rows: truth.length,
  truth: Float64Array.from(truth),
  values: Float64Array.from(values),
})
/** Predicted labels with weights: binary for two classes. */
const labelled = (
  task: 'binary' | 'multiclass',
  truth: number[],
  labels: number[],
  weights: Float64Array,
): MetricInput => ({
  task,
  rows: truth.length,
  truth: Float64Array.from(truth),
  labels: Float64Array.from(labels),
  classes: task === 'binary' ? ['no', 'yes'] : ['a', 'b', 'c'],
  weights,
})

test('correlations of huge and of tiny numbers are those of the same numbers in another unit', () => {
  const truth = [1, 2, 4, 3, 7]
  const values = [1.5, 1, 5, 2, 6]
  const expected = computeMetric('pearson_correlation', regression(truth, values)).value
  assert.equal(typeof expected, 'number')
  for (const unit of [2 ** 510, 2 ** -510, 2 ** 1000, 2 ** -1000]) {
    const scale = (numbers: number[]): number[] => numbers.map((one) => one * unit)
    const found = computeMetric('pearson_correlation', regression(scale(truth), scale(values)))
    assert.equal(found.value, expected, `unit ${unit}`)
  }
})

test('two equal clusterings have an adjusted mutual information of 1, also where every row is alone', () => {
  for (const labels of [
    [0, 1],
    [2, 1, 0],
    [0, 0, 1],
    [0, 0, 0],
  ]) {
    const ids = Float64Array.from(labels)
    const input: MetricInput = { task: 'clustering', rows: ids.length, truth: ids, labels: ids.map((id) => 5 - id) }
    assert.equal(computeMetric('adjusted_mutual_info_score', input).value, 1, labels.join(' '))
  }
})

test('what rounding leaves of weights is no row: rates without a denominator stay without a value', () => {
  const random = randomStream(5, 'weights')
  for (let run = 0; run < 200; run++) {
    const truth = Array.from({ length: 9 }, () => (random.next() < 0.7 ? 1 : 0))
    const weights = Float64Array.from(truth, () => -Math.log(1 - random.next()))
    // Every row is predicted positive: there is no true negative, and no false negative.
    const all = labelled(
      'binary',
      truth,
      truth.map(() => 1),
      weights,
    )
    assert.equal(computeMetric('negative_likelihood_ratio', all).value, null)
    assert.equal(computeMetric('negative_predictive_value', all).value, null)
    assert.equal(computeMetric('false_negative_rate', all).value, truth.includes(1) ? 0 : null)
    const allTrue = truth.map(() => 1)
    const ones = labelled('binary', allTrue, truth, weights)
    assert.equal(computeMetric('specificity', ones).value, null)
    assert.equal(computeMetric('false_positive_rate', ones).value, null)
    const kinds = labelled(
      'multiclass',
      allTrue,
      truth.map((one) => one + 1),
      weights,
    )
    assert.ok((computeMetric('specificity_macro', kinds).value ?? 0) <= 1)
  }
})
