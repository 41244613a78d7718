import assert from 'node:assert/strict'
import test from 'node:test'
import { countAtMost, countBelow, quantileSorted } from './index.ts'

const sorted = Float64Array.of(-3.5, 0.1, 0.1, 2, 7.25, 1e6)

/* numpy.quantile of numpy 2.4.6. */
const quantiles: readonly (readonly [number, number])[] = [
  [0.0, -3.5],
  [0.1, -1.7],
  [0.25, 0.1],
  [0.3333333333333333, 0.1],
  [0.5, 1.05],
  [0.9, 500003.625],
  [0.999, 995000.0362500001],
  [1.0, 1000000.0],
]

for (const [q, want] of quantiles)
  test(`the quantile ${q} is numpy's ${want}`, () => {
    assert.equal(quantileSorted(sorted, q), want)
  })

/* numpy.searchsorted, left and right. */
const counts: readonly (readonly [number, number, number])[] = [
  [0.1, 1, 3],
  [3, 4, 4],
  [-9, 0, 0],
  [1e7, 6, 6],
]

for (const [x, below, atMost] of counts)
  test(`${below} values are below ${x} and ${atMost} at most ${x}`, () => {
    assert.equal(countBelow(sorted, x), below)
    assert.equal(countAtMost(sorted, x), atMost)
  })

test('there is no quantile of nothing, and none outside [0, 1]', () => {
  assert.ok(Number.isNaN(quantileSorted(new Float64Array(0), 0.5)))
  assert.ok(Number.isNaN(quantileSorted(sorted, 1.1)))
  assert.ok(Number.isNaN(quantileSorted(sorted, Number.NaN)))
  assert.equal(quantileSorted(Float64Array.of(Infinity, Infinity), 0.5), Infinity)
})
