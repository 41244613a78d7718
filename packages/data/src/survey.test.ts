import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { readTable } from './read-table.ts'
import { schemaOf } from './schema.ts'
import { parquetSchema, tableSize, typeOfTexts } from './survey.ts'

const folder = mkdtempSync(join(tmpdir(), 'mlops-survey-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const fixtures = fileURLToPath(new URL('../fixtures/parquet', import.meta.url))

test('the size and the types of a Parquet file are those that reading finds', async () => {
  let files = 0
  for (const name of readdirSync(fixtures).filter((one) => one.endsWith('.parquet'))) {
    const path = join(fixtures, name)
    const read = await readTable(path, { fingerprint: false }).catch(() => undefined)
    if (read === undefined) continue
    files++
    assert.deepEqual((await tableSize(path)).rows, read.table.rows, name)
    const found = new Map((await parquetSchema(path)).columns.map((column) => [column.name, column.type]))
    for (const column of schemaOf(read.table).columns) {
      // Whole numbers of more digits than any integer of 64 bits are told to be texts without a look at them.
      const type = found.get(column.name)
      assert.ok(type === column.type || type === 'text', `${name} ${column.name}: ${type}, not ${column.type}`)
    }
  }
  assert.ok(files > 5, `${files} files`)
})

test('the rows of texts are told about; of a packed file roughly', async () => {
  const text = `a,b\n${Array.from({ length: 5000 }, (_, i) => `${i},${i % 7}`).join('\n')}\n`
  writeFileSync(join(folder, 'plain.csv'), text)
  const { rows, bytes, parquet } = await tableSize(join(folder, 'plain.csv'))
  assert.ok(Math.abs(rows - 5000) < 50, `${rows}`)
  assert.deepEqual([bytes, parquet], [text.length, false])
  writeFileSync(join(folder, 'packed.csv.gz'), gzipSync(text))
  assert.ok((await tableSize(join(folder, 'packed.csv.gz'))).rows > 500)
  await assert.rejects(tableSize(join(folder, 'none.csv')), /does not exist/)
})

test('a damaged footer has no rows, and whoever reads the file says why', async () => {
  writeFileSync(join(folder, 'cut.parquet'), 'PAR1 and then nothing \xff\xff\x00\x00PAR1', 'latin1')
  assert.equal((await tableSize(join(folder, 'cut.parquet'))).rows, 0)
})

test('texts have the type that all of them agree with', () => {
  for (const [levels, type] of [
    [['1', '0', '1.0'], 'number'],
    [['1', 'NA'], 'number'],
    [['yes', '1'], 'text'],
    [['007', '1'], 'text'],
    [['true', 'False'], 'boolean'],
    [['2026-11-23', '2026-11-24'], 'timestamp'],
    [[], 'text'],
  ] as const)
    assert.equal(typeOfTexts(levels), type, levels.join())
})
