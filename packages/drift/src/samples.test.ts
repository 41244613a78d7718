import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NumberColumn } from '@mlops-actions/core'
import fc from 'fast-check'
import { referenceFeatures } from './reference.ts'
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
        const other = borrowedSample(given, 'current')
        const borrowed = borrowedSample(given, 'reference')
        assert.deepEqual(other, borrowed)
        assert.deepEqual({ ...borrowed, sorted: borrowed.sorted.slice() }, numericSample(given))
        assert.deepEqual(given.values, Float64Array.from(values))
      }
    }),
  )
})

test('a feature of the reference says so when it is asked after the next one', () => {
  const numbers = (name: string): NumberColumn => ({ ...column([3, 1, 2]), name })
  const features = referenceFeatures({ rows: 3, columns: [numbers('a'), numbers('b')] })
  const a = features.get('a')?.()
  assert.ok(a?.kind === 'number')
  assert.equal(a.quantile(0.5), 2)
  features.get('b')?.()
  assert.throws(() => a.quantile(0.5), /memory of a/)
})
