import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Table } from '@mlops-actions/core'
import { partByTime, withoutTime } from './times.ts'

const day = 86_400_000
const start = Date.parse('2026-11-01T00:00:00Z')
const never = Date.parse('9999-12-31T00:00:00Z')

const rowsAt = (...times: readonly number[]): Table => ({
  rows: times.length,
  columns: [{ kind: 'number', name: 'at', logical: 'timestamp', values: Float64Array.from(times), nulls: 0 }],
})

test('a time that lies far ahead does not end the window; times that all do are taken as they are', () => {
  const days = Array.from({ length: 20 }, (_, at) => start + at * day)
  const parted = partByTime(rowsAt(never, ...days), 'at', 7 * day, { now: start + 30 * day })
  assert.equal(parted.window?.to, start + 19 * day + 1)
  assert.equal(parted.current.rows, 8, 'seven days, and the odd row')
  const ahead = partByTime(rowsAt(...days), 'at', 7 * day, { now: start - day })
  assert.deepEqual([ahead.window?.to, ahead.current.rows], [start + 19 * day + 1, 7])
})

test('rows without a time are counted', () => {
  const parted = partByTime(rowsAt(start, Number.NaN, start + 9 * day), 'at', 7 * day)
  assert.deepEqual([parted.current.rows, parted.untimed], [2, 1])
  assert.match(withoutTime(parted)[0]?.why ?? '', /^1 rows have no time/)
  assert.deepEqual(withoutTime({ untimed: 0 }), [])
})
