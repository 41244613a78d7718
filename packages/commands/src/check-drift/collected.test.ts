import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { columnOf, silentLog, type Table } from '@mlops-actions/core'
import { buildProfile } from '@mlops-actions/drift'
import { temporaryFolder } from '@mlops-actions/testing'
import { readCollected } from './collected.ts'

const reference: Table = {
  rows: 2,
  columns: [
    { kind: 'number', name: 'age', logical: 'integer', values: Float64Array.of(1, 2), nulls: 0 },
    { kind: 'text', name: 'city', codes: Int32Array.of(0, 0), levels: ['Ulm'], nulls: 0 },
  ],
}
const context = { log: silentLog, signal: new AbortController().signal }

async function read(t: Parameters<typeof temporaryFolder>[0], lines: readonly (object | string)[], version?: string) {
  const path = join(await temporaryFolder(t), 'rows.jsonl')
  await writeFile(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return readCollected([path], buildProfile(reference, { minGroup: 1 }), context, version)
}

const cells = (table: Table, name: string): unknown[] => {
  const column = columnOf(table, name)
  assert.ok(column, `there is a column ${name}`)
  return column.kind === 'number'
    ? [...column.values]
    : Array.from(column.codes, (code) => (code < 0 ? null : column.levels[code]))
}

const base = { at: '2026-11-20T10:00:00.000Z', version: '3' }

test('columns have the kinds of the reference; what does not convert, and what is absent, is null', async (t) => {
  const { inputs, predictions, requests, timeColumn } = await read(t, [
    { ...base, requestId: 'A', inputs: { age: 30, city: 'Ulm' }, output: { prediction: 1.5 } },
    { ...base, requestId: 'A', inputs: { age: 'old', city: 7 }, output: { prediction: 2 } },
    { ...base, requestId: 'B', inputs: { city: null, extra: true }, output: {} },
    { ...base, requestId: 'C', inputs: { age: '41', extra: 3 }, output: { prediction: null } },
  ])
  assert.deepEqual(cells(inputs, 'age'), [30, Number.NaN, Number.NaN, 41])
  assert.deepEqual(cells(inputs, 'city'), ['Ulm', '7', null, null])
  assert.deepEqual(cells(inputs, 'extra'), [Number.NaN, Number.NaN, 1, 3])
  assert.deepEqual(cells(predictions, 'prediction'), [1.5, 2, Number.NaN, Number.NaN])
  assert.deepEqual(requests, ['A#0', 'A#1', 'B#0', 'C#0'])
  assert.deepEqual(cells(inputs, timeColumn), Array(4).fill(Date.parse(base.at)))
  assert.deepEqual(
    inputs.columns.map((column) => column.nulls),
    [2, 2, 2, 0],
  )
})

test('classes are texts, whatever they look like; probabilities and the first score stand beside them', async (t) => {
  const { predictions } = await read(t, [
    { ...base, inputs: { age: 1 }, output: { prediction: 1, probabilities: { 0: 0.2, 1: 0.8 } } },
    { ...base, inputs: { age: 2 }, output: { prediction: 0, probabilities: { 0: 0.7, 1: 0.3 } } },
  ])
  assert.deepEqual(cells(predictions, 'prediction'), ['1', '0'])
  assert.deepEqual(cells(predictions, 'probability_1'), [0.8, 0.3])
  const scored = await read(t, [{ ...base, inputs: {}, output: { prediction: 'a', scores: { b: 3, c: 4 } } }])
  assert.deepEqual(cells(scored.predictions, 'score'), [3])
})

test('other versions do not count, half a line and what is no answer are left out, and the time gets a name that is free', async (t) => {
  const lines = [
    { ...base, inputs: { age: 1, collected_at: 5 }, output: { prediction: 1 } },
    { ...base, version: '4', inputs: { age: 2 }, output: { prediction: 2 } },
    '{"at":"2026-11-2',
    'null',
    '7',
    '{"at":"2026-11-20T00:00:00Z","version":"3"}',
  ]
  const { inputs, timeColumn } = await read(t, lines, '3')
  assert.deepEqual([inputs.rows, timeColumn, cells(inputs, 'collected_at')], [1, '_collected_at', [5]])
  const nothing = await read(t, [])
  assert.deepEqual(
    nothing.inputs.columns.map((column) => column.name),
    ['age', 'city', 'collected_at'],
  )
})

test('columns grow beyond their first size', async (t) => {
  const rows = 5000
  const lines = Array.from({ length: rows }, (_, at) => ({
    ...base,
    inputs: { age: at, city: `c${at % 7}` },
    output: { prediction: at },
  }))
  const { inputs } = await read(t, lines)
  assert.deepEqual(
    cells(inputs, 'age'),
    Array.from({ length: rows }, (_, at) => at),
  )
  assert.deepEqual(cells(inputs, 'city').slice(-2), [`c${(rows - 2) % 7}`, `c${(rows - 1) % 7}`])
})
