import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Table, UserError } from '@mlops-actions/core'
import { concatTables } from './concat.ts'
import type { Finding } from './finding.ts'
import { cellsOf } from './fixtures/odd.ts'
import { readChunks } from './read-chunks.ts'
import { readTable } from './read-table.ts'
import { schemaOf, type TableSchema } from './schema.ts'

const folder = mkdtempSync(join(tmpdir(), 'mlops-chunks-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const told = (table: Table) => table.columns.map((column) => [column.name, ...cellsOf(column)])

function csv(rows: number): string {
  let text = 'id,n,t\n'
  for (let row = 0; row < rows; row++) {
    if (row % 97 === 0) text += '\n'
    text += row % 31 === 0 ? `${row},,"two\nlines ${row % 5}"\n` : `${row},${row / 8},level ${row % 7}\n`
  }
  return text
}

async function parts(path: string, schema: TableSchema, rows: number) {
  const tables: Table[] = []
  const findings: Finding[] = []
  let next = 0
  const count = await readChunks(path, { schema, rows }, (chunk) => {
    assert.equal(chunk.firstRow, next)
    next += chunk.table.rows
    tables.push(chunk.table)
    findings.push(...chunk.findings)
  })
  assert.equal(count, next)
  return { table: concatTables(tables), findings, count: tables.length }
}

test('parts of CSV are the whole', async () => {
  const path = join(folder, 'a.csv')
  writeFileSync(path, csv(2000))
  const whole = await readTable(path)
  for (const rows of [10, 100, 5000]) {
    const read = await parts(path, schemaOf(whole.table), rows)
    assert.deepEqual(told(read.table), told(whole.table))
    assert.ok(rows === 5000 ? read.count === 1 : read.count > 10, `${read.count} parts`)
  }
})

test('parts of Parquet and of JSON Lines are the whole', async () => {
  const parquet = fileURLToPath(new URL('../fixtures/parquet/row-groups.parquet', import.meta.url))
  const jsonl = join(folder, 'a.jsonl')
  writeFileSync(
    jsonl,
    Array.from({ length: 5000 }, (_, row) =>
      JSON.stringify({ i: row, b: row % 2 === 0, t: `t${row % 3}`, n: row / 4 }),
    ).join('\n'),
  )
  for (const path of [parquet, jsonl]) {
    const whole = await readTable(path)
    const read = await parts(path, schemaOf(whole.table), 2048)
    assert.deepEqual(told(read.table), told(whole.table))
    assert.ok(read.count >= 2)
  }
})

test('what cannot be converted is counted and located in the file, by part', async () => {
  const path = join(folder, 'bad.csv')
  const lines = csv(500).split('\n')
  lines[300] = '299,many,level 1'
  writeFileSync(path, lines.join('\n'))
  const schema: TableSchema = { columns: [{ name: 'n', type: 'number', nullable: true }] }
  const { findings, table } = await parts(path, schema, 50)
  assert.deepEqual(
    table.columns.map((column) => column.name),
    ['n'],
  )
  assert.deepEqual(
    findings.map((finding) => [finding.code, finding.count, finding.places?.[0]?.line]),
    [['CONVERSION_FAILED', 1, 301]],
  )
})

test('several files follow one another; what one lacks is refused', async () => {
  const many = mkdtempSync(join(folder, 'many-'))
  writeFileSync(join(many, 'a.csv'), 'x,y\n1,a\n2,b\n')
  writeFileSync(join(many, 'b.csv'), 'y,x\nc,3\n')
  const schema: TableSchema = { columns: [{ name: 'x', type: 'integer', nullable: false }] }
  const { table } = await parts(many, schema, 10)
  assert.deepEqual(told(table), [['x', 'integer', 1, 2, 3]])
  writeFileSync(join(many, 'c.csv'), 'y\nc\n')
  await assert.rejects(
    parts(many, schema, 10),
    (error: unknown) => error instanceof UserError && error.code === 'TABLE_COLUMN_MISSING',
  )
})

test('an aborted signal ends reading', async () => {
  const path = join(folder, 'a.csv')
  writeFileSync(path, csv(2000))
  const abort = new AbortController()
  const schema: TableSchema = { columns: [{ name: 'id', type: 'integer', nullable: false }] }
  const reading = readChunks(path, { schema, rows: 10, signal: abort.signal }, ({ firstRow }) => {
    if (firstRow > 0) abort.abort(new Error('enough'))
  })
  await assert.rejects(reading, /enough/)
})
