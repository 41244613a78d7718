import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Column, type Context, silentLog, type Table } from '@mlops-actions/core'
import { temporaryFolder } from '@mlops-actions/testing'
import { joinLabels, type LabelKeys, strangeText, unmatchedText } from './labels.ts'

const numbers = (name: string, values: readonly number[]): Column => ({
  kind: 'number',
  name,
  logical: 'number',
  values: Float64Array.from(values),
  nulls: 0,
})

const cells = (column: Column): unknown[] =>
  column.kind === 'number'
    ? [...column.values]
    : Array.from(column.codes, (code) => (code < 0 ? null : column.levels[code]))

async function joined(t: Parameters<typeof temporaryFolder>[0], text: string, keys: Partial<LabelKeys>) {
  const directory = await temporaryFolder(t)
  await writeFile(join(directory, 'labels.csv'), text)
  const context = { directory, log: silentLog, signal: new AbortController().signal, tool: {} } as unknown as Context
  const rows: Table = { rows: 3, columns: [numbers('id', [7, 8, 9]), numbers('part', [1, 1, 2])] }
  return joinLabels('labels.csv', 'y', { rows, id: [], ...keys }, context)
}

test('by request and row, by request alone, by one and by several columns; the last label counts', async (t) => {
  const requests = ['A#0', 'A#1', 'B#0']
  const cases = [
    ['request_id,row,y\nA,1,5\nB,0,6\nC,0,9\n', { requests }, [Number.NaN, 5, 6], 2],
    // A had two rows: nobody can say which of them its label is of.
    ['request_id,y\nB,6\nA,4\n', { requests }, [Number.NaN, Number.NaN, 6], 1],
    ['id,y\n9,1\n7,2\n7,3\n8,\n', { id: ['id'] }, [3, Number.NaN, 1], 2],
    ['part,id,y\n1,8,yes\n2,8,no\n2,9,no\n', { id: ['id', 'part'] }, [null, 'yes', 'no'], 2],
    ['id,y\n1,1\n', { id: ['id'] }, [Number.NaN, Number.NaN, Number.NaN], 0],
  ] as const
  for (const [text, keys, expected, matched] of cases) {
    const found = await joined(t, text, keys)
    assert.deepEqual(cells(found.truth), expected, text)
    assert.deepEqual([found.matched, found.truth.name], [matched, 'y'])
  }
})

test('no target, no key and no file are told apart', async (t) => {
  await assert.rejects(joined(t, 'id,z\n1,2\n', { id: ['id'] }), { code: 'DRIFT_LABELS_UNKNOWN', message: /no "y"/ })
  await assert.rejects(joined(t, 'z,y\n1,2\n', { id: ['id'] }), { code: 'DRIFT_LABELS_UNKNOWN', message: /no key/ })
})

test('a label without a key belongs to no row, nor does one to a row without', async (t) => {
  const rows: Table = { rows: 3, columns: [numbers('id', [7, Number.NaN, 9])] }
  const found = await joined(t, 'id,y\n,1\n9,2\n', { rows, id: ['id'] })
  assert.deepEqual([cells(found.truth), found.matched], [[Number.NaN, Number.NaN, 2], 1])
  const requests = ['A#0', 'B#0', 'NaN#0']
  const none = await joined(t, 'request_id,row,y\nA,,1\n,0,1\n', { requests })
  assert.equal(none.matched, 0)
  assert.match(unmatchedText(none) ?? '', /none of 2 labels/)
  assert.equal(unmatchedText(found), undefined)
})

test('a file of labels without a row is no error: none has arrived yet', async (t) => {
  for (const text of ['', 'id,y\n']) {
    const found = await joined(t, text, { id: ['id'] })
    assert.deepEqual([cells(found.truth), found.matched], [[Number.NaN, Number.NaN, Number.NaN], 0])
    assert.match(unmatchedText(found) ?? '', /no rows yet/)
  }
})

test('labels of no class of the model, and texts for numbers, are said', () => {
  const text = (levels: readonly string[], codes: readonly number[]): Column => ({
    kind: 'text',
    name: 'y',
    levels,
    codes: Int32Array.from(codes),
    nulls: 0,
  })
  const half = [0.5, 0.5, 0.5]
  const predictions: Table = { rows: 3, columns: [numbers('probability_0', half), numbers('probability_1', half)] }
  assert.match(strangeText(text(['yes', '1'], [0, 1, -1]), predictions, 'binary') ?? '', /^1 labels .*\(0, 1\)$/)
  assert.equal(strangeText(numbers('y', [1, 0, Number.NaN]), predictions, 'binary'), undefined)
  assert.match(strangeText(text(['5 EUR'], [0, 0, 0]), predictions, 'regression') ?? '', /texts/)
  assert.equal(strangeText(numbers('y', [1, 2, 3]), predictions, 'regression'), undefined)
})
