import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { UserError } from '@mlops-actions/core'
import { cellsOf } from './fixtures/odd.ts'
import { readTable } from './read-table.ts'

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/parquet/${name}.parquet`, import.meta.url))
const moment = Date.UTC(2026, 10, 23, 9, 30, 0)
const evening = -86400000
const long = 'x'.repeat(100_000)

/** What each file of make.py holds: type and cells of each column, then the findings. */
const read: readonly (readonly [
  string,
  Record<string, readonly unknown[]> | Map<string, readonly unknown[]>,
  ...string[],
])[] = [
  ...['none', 'snappy', 'gzip', 'brotli', 'lz4', 'zstd'].map(
    (codec) => [`codec-${codec}`, { x: ['integer', 1, 2, null], y: ['text', 'a', null, 'b'] }] as const,
  ),
  [
    'integers',
    {
      i8: ['integer', -128, null, 127],
      i16: ['integer', -32768, null, 32767],
      i32: ['integer', -(2 ** 31), null, 2 ** 31 - 1],
      i64: ['integer', -(2 ** 52), null, 2 ** 52 - 1],
      u8: ['integer', 0, null, 255],
      u16: ['integer', 0, null, 65535],
      u32: ['integer', 0, null, 2 ** 32 - 1],
      u64: ['integer', 0, null, 2 ** 53 - 1],
    },
  ],
  [
    'big-integers',
    {
      i64: ['text', '9007199254740993', null, '-9223372036854775808'],
      u64: ['text', '18446744073709551615', null, '1'],
      small: ['integer', 2 ** 53 - 1, null, -1],
    },
    'BIG_INTEGERS',
    'BIG_INTEGERS',
  ],
  [
    'floats',
    {
      f32: ['number', Math.fround(0.1), null, null, -Infinity],
      f64: ['number', 0.1, null, null, 1e308],
      zero: ['number', -0, 5e-324, null, 1],
      bool: ['boolean', 1, null, 0, 1],
      null: ['integer', null, null, null, null],
    },
    'INFINITE',
    'ALL_NULL',
  ],
  [
    'decimals',
    { d9: ['number', 1.1, null, -0.01], d38: ['number', 12345678901234567000, null, 0.1] },
    'DECIMALS_ROUNDED',
  ],
  [
    'times',
    {
      date: ['timestamp', Date.UTC(2024, 1, 29), null, evening],
      t_s: ['timestamp', moment, null, evening],
      t_ms: ['timestamp', moment, null, evening],
      t_us: ['timestamp', moment, null, evening],
      t_ns: ['timestamp', moment, null, evening],
      us_fine: ['timestamp', moment + 123.456, null, moment + 123.456],
      utc: ['timestamp', moment + 123.456, null, moment + 123.456],
      berlin: ['timestamp', moment + 123.456, null, moment + 123.456],
      clock: ['text', '09:30:00', null, '23:59:59'],
    },
  ],
  ['int96', { int96: ['timestamp', moment + 123.456, null, evening] }],
  [
    'texts',
    new Map([
      ['short', ['text', 'a', null, '', 'é', 'twelve bytes', 'thirteen byte']],
      ['long', ['text', long, null, '日本語のとても長い文章です', long, '', '🚀']],
      ['dictionary', ['text', 'b', null, 'a', 'b', 'a', 'b']],
      ['large', ['text', 'b', null, 'a', 'b', 'a', 'b']],
      ['__proto__', ['text', 'constructor', null, 'a', 'b', 'a', 'b']],
    ]),
  ],
  ['old-strings', { s: ['text', 'a', null, 'b'] }],
  ['pages-v2', { i: ['integer', 1, null, 3], s: ['text', 'a', 'b', null] }],
]

for (const [name, columns, ...findings] of read)
  test(`reads ${name}.parquet`, async () => {
    const { table, format, findings: found } = await readTable(fixture(name))
    assert.equal(format, 'parquet')
    const expected = columns instanceof Map ? [...columns] : Object.entries(columns)
    assert.deepEqual(
      table.columns.map((column) => [column.name, cellsOf(column)]),
      expected,
    )
    assert.deepEqual(
      found.map((finding) => finding.code),
      findings,
    )
  })

const folder = mkdtempSync(join(tmpdir(), 'mlops-parquet-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const copy = (name: string, bytes: Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const refused: readonly (readonly [name: string, path: () => string, code: string, says: RegExp])[] = [
  ['a list in a cell', () => fixture('nested-list'), 'TABLE_NESTED', /list holds/],
  ['a structure in a cell', () => fixture('nested-struct'), 'TABLE_NESTED', /struct holds/],
  ['a map in a cell', () => fixture('nested-map'), 'TABLE_NESTED', /map holds/],
  ['no rows', () => fixture('no-rows'), 'TABLE_EMPTY', /no rows/],
  ['a column without a name', () => fixture('no-name'), 'TABLE_HEADER', /without a name/],
  ['names that differ by a space', () => fixture('same-names'), 'TABLE_HEADER', /two columns "x"/],
  ['half a file', () => fixture('cut-end'), 'TABLE_DAMAGED', /damaged/],
  ['a file without its beginning', () => fixture('cut-start'), 'TABLE_DAMAGED', /PAR1/],
  ['a damaged page', () => fixture('damaged-page'), 'TABLE_DAMAGED', /damaged/],
  ['four bytes', () => fixture('magic-only'), 'TABLE_DAMAGED', /damaged/],
  [
    'Parquet inside gzip',
    () => copy('p.gz', gzipSync(readFileSync(fixture('pages-v2')))),
    'TABLE_FORMAT',
    /inside gzip/,
  ],
]

for (const [name, path, code, says] of refused)
  test(`refuses Parquet with ${name}`, async () => {
    await assert.rejects(readTable(path()), (error: unknown) => {
      assert.ok(error instanceof UserError, String(error instanceof Error ? error.stack : error))
      assert.equal(error.code, code, error.message)
      assert.match(error.message, says)
      assert.ok((error.remedy ?? '').length > 5)
      return true
    })
  })

test('the name does not matter, the first bytes do', async () => {
  const path = copy('odd name, "quoted" it\'s.csv', readFileSync(fixture('pages-v2')))
  assert.equal((await readTable(path)).format, 'parquet')
})

test('nested columns can be left out', async () => {
  const { table } = await readTable(fixture('nested-struct'), { columns: ['x'] })
  assert.deepEqual(table.columns.map(cellsOf), [['integer', 1, 2]])
})

test('row groups keep their order with one thread and with two', async () => {
  for (const threads of [1, 2]) {
    const { table } = await readTable(fixture('row-groups'), { threads })
    const [i, s] = table.columns
    assert.ok(i?.kind === 'number' && s?.kind === 'text')
    assert.ok(i.values.every((value, row) => value === row))
    assert.ok(s.codes.every((code, row) => s.levels[code] === `level ${row % 7}`))
    assert.deepEqual(s.levels.slice(0, 2), ['level 0', 'level 1'], 'levels in order of first appearance')
  }
})

test('a reference decides the types, failures are counted', async () => {
  const schema = {
    columns: [
      { name: 'short', type: 'number', nullable: true },
      { name: 'dictionary', type: 'text', nullable: true },
    ],
  } as const
  const { table, findings } = await readTable(fixture('texts'), { schema, columns: ['short', 'dictionary'] })
  assert.deepEqual(
    table.columns.map((column) => column.kind),
    ['number', 'text'],
  )
  assert.deepEqual(
    findings.map((finding) => [finding.code, finding.count]),
    [['CONVERSION_FAILED', 4]],
  )
  const numbers = await readTable(fixture('integers'), {
    columns: ['i8'],
    schema: { columns: [{ name: 'i8', type: 'text', nullable: true }] },
  })
  assert.deepEqual(numbers.table.columns.map(cellsOf), [['text', '-128', null, '127']])
})
