import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NumberColumn } from '@mlops-actions/core'
import { convertColumn } from './convert.ts'

const column = (logical: NumberColumn['logical'], values: readonly number[]): NumberColumn => ({
  kind: 'number',
  name: 'c',
  logical,
  values: Float64Array.from(values),
  nulls: values.filter(Number.isNaN).length,
})

test('values as the texts that a reference has in their place', () => {
  for (const [logical, values, texts] of [
    ['timestamp', [1_577_836_800_000, 1_577_880_000_500, Number.NaN], ['2020-01-01', '2020-01-01T12:00:00.5Z', null]],
    ['boolean', [1, 0, Number.NaN], ['true', 'false', null]],
    ['integer', [7, 7, 8], ['7', '7', '8']],
    ['number', [0.1, 1e21, -0], ['0.1', '1e+21', '0']],
  ] as const) {
    const found = convertColumn(column(logical, values), 'text', () => [], [])
    assert.equal(found.kind, 'text')
    const cells = found.kind === 'text' ? Array.from(found.codes, (code) => found.levels[code] ?? null) : []
    assert.deepEqual(cells, texts, logical)
  }
})
