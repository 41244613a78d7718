import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { UserError } from '@mlops-actions/core'
import { cellsOf } from './fixtures/odd.ts'
import { readDirect } from './parquet-direct.ts'
import { readByDuckDb } from './parquet-read.ts'
import { readChunks } from './read-chunks.ts'
import { readTable } from './read-table.ts'
import { schemaOf } from './schema.ts'
import { tableSize } from './survey.ts'

// Files of Apache Arrow and what they hold by exact arithmetic: see make.py there.
const golden = fileURLToPath(new URL('../../../test/golden/parquet/', import.meta.url))
const expected: Record<string, [string, (number | string | null)[]][]> = JSON.parse(
  readFileSync(`${golden}expected.json`, 'utf8'),
)
const plain = (column: Parameters<typeof cellsOf>[0]) => [column.name, cellsOf(column).slice(1)]

const held: readonly (readonly [file: string, says: string])[] = [
  ['times', 'times of every unit are the nearest doubles of milliseconds'],
  ['times-left', 'times that DuckDB reads are the same doubles'],
  ['decimals', 'decimals of many digits are the nearest doubles'],
  ['marks', 'a byte order mark at the beginning of a text stays'],
  ['marks-left', 'a byte order mark stays where DuckDB reads the text'],
  ['names', 'names that differ by case, with marks, NUL and quotes stay what they are'],
  ['names-left', 'names stay what they are where DuckDB reads the file'],
]

for (const [file, says] of held)
  test(`${says} (${file}.parquet)`, async () => {
    const path = `${golden}${file}.parquet`
    const { table } = await readTable(path)
    assert.deepEqual(table.columns.map(plain), expected[file])
    const direct = await readDirect(path, { file })
    assert.equal(direct === undefined, file === 'decimals' || file.endsWith('-left'))
    assert.deepEqual(table, (await readByDuckDb(path, { file })).table)
    for (const column of table.columns)
      assert.deepEqual((await readTable(path, { columns: [column.name] })).table.columns, [column])
    const parts: unknown[] = []
    await readChunks(path, { schema: schemaOf(table) }, (part) => {
      parts.push(part.table)
    })
    assert.deepEqual(parts, [table])
  })

const hostile: readonly (readonly [file: string, code: RegExp, says: RegExp])[] = [
  ['checksum-1', /^TABLE_DAMAGED$/, /another checksum/],
  ['checksum-2', /^TABLE_DAMAGED$/, /another checksum/],
  ['claims-fewer-rows', /^TABLE_DAMAGED$/, /0 rows were found where its footer promises 3/],
  ['claims-many-rows', /^TABLE_DAMAGED$/, /promises 10000000000 rows in \d+ bytes/],
  // Whether DuckDB may ask for so much memory depends on the machine.
  ['claims-many-names', /^TABLE_(?:DAMAGED|UNREADABLE)$/, /damaged|more memory than there is/],
  ['claims-many-same', /^TABLE_DAMAGED$/, /promises 2147483647 rows/],
  ['claims-many-numbers', /^TABLE_DAMAGED$/, /damaged/],
  ['claims-many-groups', /^TABLE_(?:DAMAGED|UNREADABLE)$/, /damaged|more memory than there is/],
  ['nested-without-end', /^TABLE_DAMAGED$/, /damaged/],
]

for (const [file, code, says] of hostile)
  test(`${file}.parquet is refused at once and in little memory`, async () => {
    const before = process.memoryUsage().arrayBuffers
    await assert.rejects(readTable(`${golden}${file}.parquet`), (error: unknown) => {
      assert.ok(error instanceof UserError, String(error))
      assert.match(error.code, code, error.message)
      assert.match(error.message, says)
      return true
    })
    assert.ok(process.memoryUsage().arrayBuffers - before < 2 ** 27)
  })

test('in parts, integers over 2^53 are empty and told where the reference has integers', async () => {
  const path = fileURLToPath(new URL('../fixtures/parquet/big-integers.parquet', import.meta.url))
  const schema = { columns: ['i64', 'u64'].map((name) => ({ name, type: 'integer' as const, nullable: true })) }
  const { table, findings } = await readTable(path, { schema, columns: ['i64', 'u64'] })
  await readChunks(path, { schema }, (part) => {
    assert.deepEqual(part.table, table)
    assert.deepEqual(
      part.findings.map(({ code, count, places }) => [code, count, places]),
      findings.map(({ code, count, places }) => [code, count, places]),
    )
    assert.deepEqual(part.table.columns.map(cellsOf), [
      ['integer', null, null, null],
      ['integer', null, null, 1],
    ])
  })
})

test('a time at the ends of its range is refused, not read as empty', async () => {
  await assert.rejects(readTable(`${golden}endless.parquet`), (error: unknown) => {
    assert.ok(error instanceof UserError)
    assert.equal(error.code, 'TABLE_TYPE')
    return true
  })
})

test('a footer that does not agree with itself is left to DuckDB', async () => {
  const read = (name: string) => readDirect(`${golden}${name}.parquet`, { file: name })
  assert.deepEqual((await read('agrees'))?.table.columns.map(cellsOf), [['integer', 1, 2, 2 ** 32 - 1]])
  for (const name of ['sign-lost', 'sign-differs', 'path-differs']) assert.equal(await read(name), undefined, name)
})

test('the size of a file whose footer has no end is told without it', async () => {
  const { rows, parquet } = await tableSize(`${golden}nested-without-end.parquet`)
  assert.deepEqual([rows, parquet], [0, true])
})

test('an encoding that DuckDB does not read is no damage', async () => {
  await assert.rejects(readTable(`${golden}split-integers.parquet`), (error: unknown) => {
    assert.ok(error instanceof UserError)
    assert.equal(error.code, 'TABLE_FORMAT')
    return true
  })
})
