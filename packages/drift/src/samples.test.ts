import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NumberColumn } from '@mlops-actions/core'
import fc from 'fast-check'
import { borrowedSample, numericSample } from './samples.ts'

const column = (values: readonly number[]): NumberColumn => ({
  kind: 'number',
  name: 'x',
  logical: 'number',
  values: Float64Array.from(values),
  nulls: values.filter(Number.isNaN).length,
})

test('a borrowed sample is the sample, whatever was borrowed before, and the column stays as it was', () => {
  const cell = fc.oneof(
    { weight: 8, arbitrary: fc.double({ noDefaultInfinity: true, noNaN: true }) },
    fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, -0),
  )
  const cells = fc.oneof(fc.array(cell, { maxLength: 30 }), fc.array(cell, { minLength: 190, maxLength: 400 }))
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 4 }), (columns) => {
      for (const values of columns) {
        const given = column(values)
        const borrowed = borrowedSample(given)
        assert.deepEqual({ ...borrowed, sorted: borrowed.sorted.slice() }, numericSample(given))
        assert.deepEqual(given.values, Float64Array.from(values))
      }
    }),
  )
})
