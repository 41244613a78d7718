import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scoredBinary } from '@mlops-actions/evaluation'
import { cheapestThreshold, costBlock, costJson } from './cost.ts'

// By hand: at or above 0.4 one false alarm and no miss (1); at or above 0.6 one miss (5); the rest is dearer.
const scored = scoredBinary([0, 0, 1, 0, 1, 1], [0.1, 0.2, 0.4, 0.5, 0.6, 0.9], { threshold: 0.5 })
const costs = { task: 'binary', 'cost-false-positive': 1, 'cost-false-negative': 5 }

test('the threshold that costs least, beside now, never and always', () => {
  const found = cheapestThreshold(costs, scored)
  assert.ok(found)
  assert.deepEqual([found.threshold, found.rows], [0.4, 6])
  for (const [name, expected] of [
    ['cost', 1 / 6],
    ['now', 6 / 6],
    ['never', 15 / 6],
    ['always', 3 / 6],
    ['calibrated', 1 / 6],
  ] as const)
    assert.ok(Math.abs((found[name] ?? Number.NaN) - expected) < 1e-12, `${name} ${found[name]}`)
  assert.match(
    JSON.stringify(costBlock(found)),
    /cheapest threshold {2}0\.4 \(calibrated probabilities would ask for 0\.1667\)/,
  )
})

test('where no alarm pays, the threshold is null and the words say so', () => {
  const found = cheapestThreshold(
    { ...costs, 'cost-false-positive': 100 },
    scoredBinary([0, 1, 0], [0.9, 0.5, 0.8], {}),
  )
  assert.ok(found)
  assert.equal((costJson(found) as { threshold: unknown }).threshold, null)
  assert.match(JSON.stringify(costBlock(found)), /never positive is cheapest/)
})

test('no costs, no threshold; one alone, none at all and other tasks are refused', () => {
  assert.equal(cheapestThreshold({ task: 'binary' }, scored), undefined)
  for (const [inputs, message] of [
    [{ task: 'binary', 'cost-false-positive': 1 }, /cost-false-negative is missing/],
    [{ task: 'binary', 'cost-false-negative': 1 }, /cost-false-positive is missing/],
    [{ ...costs, 'cost-false-positive': 0 }, /cost-false-positive: 0/],
    [{ ...costs, task: 'regression' }, /Task regression has no threshold/],
  ] as const)
    assert.throws(() => cheapestThreshold(inputs, scored), { code: 'INPUT_INVALID', message })
})
