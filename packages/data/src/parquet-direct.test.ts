import assert from 'node:assert/strict'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type * as DuckDb from '@duckdb/node-api'
import { UserError } from '@mlops-actions/core'
import { loadDuckDb } from '@mlops-actions/native'
import fc from 'fast-check'
import { readDirect } from './parquet-direct.ts'
import { readByDuckDb } from './parquet-read.ts'

const fixtures = fileURLToPath(new URL('../fixtures/parquet/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mlops-direct-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** What a reader gives: the table, or the code of the error. */
async function outcome(read: typeof readDirect | typeof readByDuckDb, path: string): Promise<unknown> {
  try {
    return await read(path, { file: 'table' })
  } catch (error) {
    assert.ok(error instanceof UserError, String(error))
    return error.code
  }
}

async function write(sql: string): Promise<void> {
  const { DuckDBInstance } = (await loadDuckDb()) as typeof DuckDb
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  await connection.run(sql)
  connection.closeSync()
  instance.closeSync()
}

const left = new Set(
  [
    ...['codec-lz4', 'decimals', 'int96', 'pages-v2', 'big-integers', 'floats', 'times'],
    ...['nested-list', 'nested-map', 'nested-struct', 'cut-end', 'cut-start', 'damaged-page', 'magic-only'],
  ].map((name) => `${name}.parquet`),
)

for (const path of globSync('*.parquet', { cwd: fixtures }).sort())
  test(`${path}: our reader and DuckDB agree, or it is left to DuckDB`, async () => {
    const direct = await outcome(readDirect, join(fixtures, path))
    assert.equal(direct === undefined, left.has(basename(path)))
    if (direct !== undefined) assert.deepEqual(direct, await outcome(readByDuckDb, join(fixtures, path)))
  })

test('a column of a left file that has a usual type is read without DuckDB', async () => {
  for (const [name, column] of [
    ['times', 'utc'],
    ['times', 't_ns'],
    ['floats', 'f32'],
    ['floats', 'bool'],
    ['big-integers', 'small'],
    ['nested-list', 'x'],
  ] as const) {
    const path = join(fixtures, `${name}.parquet`)
    const options = { file: 'table', columns: [column] }
    const direct = await readDirect(path, options)
    assert.ok(direct, `${name}.${column}`)
    assert.deepEqual(direct, await readByDuckDb(path, options))
  }
})

/** Columns of every type that our reader takes; each cell is null in about one of seven rows. */
const columns = (rows: number, seed: number): string =>
  `SELECT * REPLACE (${['d', 'f', 'i', 'b', 's', 't', 'day', 'flag', 'u']
    .map((name, at) => `CASE WHEN hash(r, ${seed}, ${at}) % 7 = 0 THEN NULL ELSE ${name} END AS ${name}`)
    .join(', ')}) FROM (SELECT r,
     (hash(r, ${seed}) / 1e15)::DOUBLE AS d, (hash(r, 1, ${seed}) % 1000 / 8)::FLOAT AS f,
     (hash(r, 2, ${seed}) % 90)::INTEGER - 45 AS i, (hash(r, 3, ${seed}) % 9007199254740991)::BIGINT AS b,
     repeat(chr((97 + hash(r, 4, ${seed}) % 20)::INTEGER), (hash(r, 5, ${seed}) % 30)::INTEGER) AS s,
     TIMESTAMP '1999-12-31 23:59:59.5' + to_microseconds((hash(r, 6, ${seed}) % 1000000000000)::BIGINT) AS t,
     DATE '1969-01-01' + (hash(r, 7, ${seed}) % 30000)::INTEGER AS day, hash(r, 8, ${seed}) % 2 = 0 AS flag,
     (hash(r, 9, ${seed}) % 300)::USMALLINT AS u, 7 AS same, NULL::DOUBLE AS nothing
     FROM range(${rows}) AS rows(r))`

test('tables of every usual type, codec and size are what DuckDB reads', async () => {
  let read = 0
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6000 }),
      fc.integer({ min: 0, max: 1e6 }),
      fc.constantFrom('uncompressed', 'snappy', 'zstd', 'gzip', 'brotli'),
      fc.constantFrom(2048, 4096, 122880),
      async (rows, seed, codec, group) => {
        const path = join(folder, `table-${read}.parquet`)
        const how = `FORMAT parquet, COMPRESSION ${codec}, ROW_GROUP_SIZE ${group}`
        await write(`COPY (${columns(rows, seed)}) TO '${path}' (${how})`)
        const direct = await readDirect(path, { file: 'table' })
        assert.ok(direct)
        assert.deepEqual(direct, await readByDuckDb(path, { file: 'table' }))
        read++
      },
    ),
    { numRuns: 25 },
  )
})

test('a changed byte never gives another table than DuckDB reads, or than was written where DuckDB refuses it', async () => {
  const whole = join(folder, 'whole.parquet')
  await write(`COPY (${columns(300, 5)}) TO '${whole}' (FORMAT parquet, COMPRESSION snappy)`)
  const bytes = readFileSync(whole)
  const written = await outcome(readDirect, whole)
  const path = join(folder, 'changed.parquet')
  let direct = 0
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(254), async (at, change) => {
      const changed = Buffer.from(bytes)
      changed[at] = ((bytes[at] as number) + change + 1) & 255
      writeFileSync(path, changed)
      const ours = await outcome(readDirect, path)
      if (ours === undefined) return
      direct++
      const theirs = await outcome(readByDuckDb, path)
      if (typeof ours === 'string') assert.equal(typeof theirs, 'string', `byte ${at}`)
      else assert.deepEqual(ours, typeof theirs === 'string' ? written : theirs, `byte ${at}`)
    }),
    { numRuns: 100 },
  )
  assert.ok(direct > 10, `${direct} of the changed files were read`)
})

const reader = new URL('./csv-reader-thread.ts', import.meta.url)

test('the table does not depend on how many threads read it, nor on threads that fail', async () => {
  const path = join(folder, 'threads.parquet')
  await write(`COPY (${columns(5000, 9)}) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`)
  const alone = await readDirect(path, { file: 'table', readers: { count: 1 } })
  for (const count of [2, 3])
    for (const workerEntry of [reader, new URL('./no-such-file.ts', import.meta.url)])
      assert.deepEqual(
        await readDirect(path, { file: 'table', workerEntry, readers: { count, partBytes: 1 } }),
        alone,
        `${count} threads, ${basename(workerEntry.pathname)}`,
      )
})

test('a damaged column that another thread meets is left to DuckDB too', async () => {
  const path = join(fixtures, 'damaged-page.parquet')
  const options = { file: 'table', workerEntry: reader, readers: { count: 2, partBytes: 1 } }
  assert.equal(await readDirect(path, options), undefined)
})
