import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numbers, table, texts } from '../fixtures/tables.ts'
import { binaryRows } from './inputs.ts'

test('a label that is no class of the model is not taken for the negative class', () => {
  const scores = [numbers('probability_0', [0.9, 0.2, 0.4]), numbers('probability_1', [0.1, 0.8, 0.6])]
  const truthOf = (...labels: readonly string[]): unknown[] => [
    ...(binaryRows(table(...scores, texts('y', [...labels])), { target: 'y' }, '1')?.truth ?? []),
  ]
  assert.deepEqual(truthOf('0', '1', '1'), [0, 1, 1])
  assert.deepEqual(truthOf('no', 'yes', '1'), [Number.NaN, Number.NaN, 1])
  // Scores of one class alone: nothing is known of the other's name.
  const one = table(numbers('score', [0.1, 0.8]), texts('y', ['good', 'bad']))
  assert.deepEqual([...(binaryRows(one, { target: 'y' }, 'bad')?.truth ?? [])], [0, 1])
})
