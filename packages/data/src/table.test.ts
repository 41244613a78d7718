import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type Column, type Table, UserError } from '@mlops-actions/core'
import fc from 'fast-check'
import { fingerprint } from './fingerprint.ts'
import { cellsOf } from './fixtures/odd.ts'
import { matrixOf } from './matrix.ts'
import { duplicateRows, overlap } from './overlap.ts'
import { profileTable } from './profile.ts'
import { readTable } from './read-table.ts'
import { compareSchema, schemaOf } from './schema.ts'
import { selectRows } from './select.ts'
import { splitTable } from './split.ts'
import { writeCsv } from './write-csv.ts'

const root = mkdtempSync(join(tmpdir(), 'mlops-table-'))
after(() => rmSync(root, { recursive: true, force: true }))
let made = 0
function files(contents: Readonly<Record<string, string | Buffer>>): string {
  const folder = join(root, String(++made))
  mkdirSync(folder)
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content)
  return folder
}
const numbers = (
  name: string,
  values: readonly number[],
  logical: 'number' | 'integer' | 'boolean' | 'timestamp' = 'number',
): Column => ({
  kind: 'number',
  name,
  logical,
  values: Float64Array.from(values),
  nulls: values.filter(Number.isNaN).length,
})
const texts = (name: string, values: readonly (string | null)[]): Column => {
  const levels = [...new Set(values.filter((value) => value !== null))]
  const codes = Int32Array.from(values, (value) => (value === null ? -1 : levels.indexOf(value)))
  return { kind: 'text', name, codes, levels, nulls: values.filter((value) => value === null).length }
}
const tableOf = (...columns: Column[]): Table => ({
  rows: columns[0]?.kind === 'text' ? columns[0].codes.length : (columns[0]?.values.length ?? 0),
  columns,
})
const told = (table: Table) => Object.fromEntries(table.columns.map((column) => [column.name, cellsOf(column)]))
const refused = (code: string, says: RegExp) => (error: unknown) => {
  assert.ok(error instanceof UserError, String(error))
  assert.equal(error.code, code)
  assert.match(error.message, says)
  return true
}

test('a folder is one table, its files in the order of their names, columns by name', async () => {
  const folder = files({ 'b.csv': 'y,x\nb,2\n', 'a.csv': 'x,y\n1,a\n', _SUCCESS: '', '.hidden': 'no' })
  const read = await readTable(folder)
  assert.deepEqual(told(read.table), { x: ['integer', 1, 2], y: ['text', 'a', 'b'] })
  assert.equal(read.files.length, 2)
  const glob = await readTable(join(folder, '*.csv'))
  assert.deepEqual(told(glob.table), told(read.table))
  const list = read.fingerprint?.files.map((file) => file.path.split('/').at(-1))
  assert.deepEqual(list, ['a.csv', 'b.csv'])
})

test('files of other formats and types become one table', async () => {
  const folder = files({
    'a.csv': 'x,y,z,d\n1,1,7,2026-01-01\n',
    'b.jsonl': '{"x":2.5,"y":"many","z":null,"d":"2026-01-02"}\n',
    'c.csv': 'x,y,z,d\n3,3,,2026-01-03\n',
  })
  const { table, findings } = await readTable(folder)
  assert.deepEqual(told(table), {
    x: ['number', 1, 2.5, 3],
    y: ['text', '1', 'many', '3'],
    z: ['integer', 7, null, null],
    d: ['timestamp', Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 2), Date.UTC(2026, 0, 3)],
  })
  assert.ok(findings.every((finding) => finding.code === 'ALL_NULL'))
})

test('refuses folders that are no one table', async () => {
  const other = files({ 'a.csv': 'x,y\n1,2\n', 'b.csv': 'x,z\n1,2\n' })
  await assert.rejects(readTable(other), refused('TABLE_FILES_DIFFER', /b\.csv lacks y and has z more/))
  await assert.rejects(readTable(files({})), refused('TABLE_NOT_FOUND', /no files/))
  const nested = files({ 'a.csv': 'x\n1\n' })
  mkdirSync(join(nested, 'more'))
  await assert.rejects(readTable(nested), refused('TABLE_FORMAT', /holds folders/))
  const linked = files({ 'a.csv': 'x\n1\n' })
  symlinkSync('/etc/hostname', join(linked, 'b.csv'))
  await assert.rejects(readTable(linked), refused('TABLE_LINK', /is a link/))
})

test('the fingerprint of a file is the SHA-256 of its bytes; of a folder it depends on names and bytes only', async () => {
  const one = files({ 'a.csv': 'x\n1\n', 'b.csv': 'x\n2\n' })
  const same = files({ 'b.csv': 'x\n2\n', 'a.csv': 'x\n1\n' })
  const renamed = files({ 'a.csv': 'x\n1\n', 'c.csv': 'x\n2\n' })
  const bytes = readFileSync(join(one, 'a.csv'))
  const single = await fingerprint(join(one, 'a.csv'))
  assert.equal(single.digest, `sha256:${createHash('sha256').update(bytes).digest('hex')}`)
  assert.equal(single.bytes, 4)
  assert.equal((await fingerprint(one)).digest, (await fingerprint(same)).digest)
  assert.notEqual((await fingerprint(one)).digest, (await fingerprint(renamed)).digest)
})

const anyTable = fc
  .array(
    fc.tuple(
      fc.double(),
      fc.option(fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.stringMatching(/^[",\n\r;\t a]{0,6}$/))),
      fc.integer({ min: -5, max: 5 }),
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((rows) =>
    tableOf(
      numbers(
        'n',
        rows.map(([value]) => value),
      ),
      texts(
        't',
        rows.map(([, value]) => (value === null ? null : `t${value.replaceAll('\0', '').toWellFormed()}`)),
      ),
      numbers(
        'i',
        rows.map(([, , value]) => value),
        'integer',
      ),
    ),
  )

test('what is written as CSV is read back the same', async () => {
  const path = join(root, 'round.csv')
  await fc.assert(
    fc.asyncProperty(anyTable, async (table) => {
      await writeCsv(table, path)
      const { table: back } = await readTable(path, { schema: schemaOf(table), fingerprint: false })
      assert.deepEqual(told(back), told(table))
    }),
    { numRuns: 100 },
  )
})

test('booleans, times and empty cells are written so that their types come back', async () => {
  const path = join(root, 'types.csv')
  const table = tableOf(
    numbers('b', [1, Number.NaN, 0], 'boolean'),
    numbers('d', [Date.UTC(2024, 1, 29), Number.NaN, Date.UTC(1969, 11, 31, 23, 59, 59, 250)], 'timestamp'),
    numbers('z', [-0, 1.5, Number.NaN]),
    texts('s', ['a,b', null, 'say "x"\n']),
  )
  await writeCsv(table, path)
  assert.equal(
    readFileSync(path, 'utf8'),
    'b,d,z,s\ntrue,2024-02-29,-0,"a,b"\n,,1.5,\nfalse,1969-12-31T23:59:59.25Z,,"say ""x""\n"\n',
  )
  const { table: back } = await readTable(path)
  assert.deepEqual(told(back).b, told(table).b)
  const one = tableOf(texts('s', ['a', null]))
  await writeCsv(one, path)
  assert.deepEqual(told((await readTable(path)).table), told(one))
})

test('a split keeps every row once, equal rows together, and does not depend on order', () => {
  fc.assert(
    fc.property(anyTable, fc.integer(), (table, seed) => {
      const { train, test: held } = splitTable(table, { share: 0.3, seed })
      assert.equal(train.rows + held.rows, table.rows)
      assert.equal(overlap(train, held).rows, 0)
      const order = Uint32Array.from({ length: table.rows }, (_, row) => table.rows - 1 - row)
      const turned = splitTable(selectRows(table, order), { share: 0.3, seed })
      assert.equal(overlap(turned.test, held).rows, turned.test.rows)
      const columns = splitTable({ ...table, columns: [...table.columns].reverse() }, { share: 0.3, seed })
      assert.equal(columns.test.rows, held.rows)
    }),
  )
})

test('a split meets its share, keeps groups together and is moved by its seed', () => {
  const count = 20_000
  const table = tableOf(
    numbers(
      'n',
      Array.from({ length: count }, (_, row) => row),
    ),
    texts(
      'g',
      Array.from({ length: count }, (_, row) => `g${row % 500}`),
    ),
  )
  const { test: held, train } = splitTable(table, { share: 0.2, seed: 42 })
  const deviation = Math.sqrt(count * 0.2 * 0.8)
  assert.ok(Math.abs(held.rows - count * 0.2) < 4 * deviation, `${held.rows}`)
  const grouped = splitTable(table, { share: 0.2, seed: 42, key: 'g' })
  const groups = (part: Table) => new Set(part.columns[1]?.kind === 'text' ? part.columns[1].codes : [])
  const trained = groups(grouped.train)
  assert.ok([...groups(grouped.test)].every((group) => !trained.has(group)))
  assert.ok(overlap(held, splitTable(table, { share: 0.2, seed: 43 }).test).share < 0.3)
  assert.equal(splitTable(table, { share: 0, seed: 1 }).test.rows, 0)
  assert.equal(splitTable(table, { share: 1, seed: 1 }).train.rows, 0)
  assert.equal(train.rows + held.rows, count)
  assert.throws(() => splitTable(table, { share: 0.2, seed: 1, key: 'G' }), refused('TABLE_COLUMN_MISSING', /"G"/))
})

test('overlap counts rows of the test set that the training set has, whatever the codes, order and types', () => {
  const train = tableOf(numbers('id', [1, 2, 3]), texts('t', ['a', 'b', null]), numbers('n', [0, Number.NaN, 5]))
  const held = tableOf(
    texts('t', [null, 'a', 'b', 'b']),
    numbers('n', [5, -0, Number.NaN, 1]),
    numbers('id', [7, 8, 9, 10]),
  )
  assert.deepEqual(overlap(train, held, ['id']), { rows: 3, share: 0.75 })
  assert.deepEqual(overlap(train, held), { rows: 0, share: 0 })
  const asText = tableOf(texts('n', ['5', '0']), texts('t', [null, 'a']))
  assert.deepEqual(overlap(train, asText, ['id']), { rows: 2, share: 1 })
  assert.deepEqual(duplicateRows(tableOf(texts('t', ['a', 'b', 'a', 'a']))), { rows: 2, share: 0.5 })
})

test('two schemas are compared by name', () => {
  const before = schemaOf(tableOf(numbers('a', [1], 'integer'), numbers('b', [1.5]), texts('c', ['x'])))
  const after = schemaOf(tableOf(texts('c', [null, 'x']), numbers('b', [1], 'integer'), texts('d', ['x'])))
  assert.deepEqual(compareSchema(before, before), [])
  assert.deepEqual(
    compareSchema(before, after).map((difference) => [difference.kind, difference.column, difference.breaking]),
    [
      ['missing', 'a', true],
      ['nulls', 'c', false],
      ['extra', 'd', false],
      ['order', 'b', false],
    ],
  )
  const typed = schemaOf(tableOf(numbers('a', [1.5]), texts('b', ['x']), texts('c', ['x'])))
  assert.deepEqual(
    compareSchema(before, typed).map((difference) => [difference.kind, difference.column, difference.breaking]),
    [
      ['type', 'a', false],
      ['type', 'b', true],
    ],
  )
})

test('a matrix stands by row; texts that are numbers count as numbers', () => {
  const table = tableOf(numbers('a', [1, Number.NaN]), texts('b', ['007', null]), texts('c', ['x', 'y']))
  const matrix = matrixOf(table, ['b', 'a'])
  assert.deepEqual([...matrix.values], [7, 1, Number.NaN, Number.NaN])
  assert.deepEqual([matrix.rows, matrix.columns, matrix.names], [2, 2, ['b', 'a']])
  assert.throws(() => matrixOf(table), refused('TABLE_NOT_NUMERIC', /c holds a text in row 1/))
  assert.throws(() => matrixOf(table, ['z']), refused('TABLE_COLUMN_MISSING', /"z"/))
})

test('a profile sums up, and its messages hold no value of a cell', () => {
  const marker = 'MARKER-7f3a'
  const table = tableOf(
    numbers('n', [1e16, 1, -1e16, Number.NaN, -0, 0]),
    texts('near', ['Male', 'male', 'Male ', 'f', null, 'f']),
    texts('same', Array(6).fill(marker)),
    texts('run', ['=cmd()', `\u0007${marker}`, 'x'.repeat(10_000), 'a', 'b', null]),
  )
  const profile = profileTable(table)
  const [n, near] = profile.columns
  assert.deepEqual(n, { name: 'n', type: 'number', nulls: 1, distinct: 4, min: -1e16, max: 1e16, mean: 0.2 })
  assert.deepEqual(near, { name: 'near', type: 'text', nulls: 1, distinct: 4, min: null, max: null, mean: null })
  assert.deepEqual(
    profile.findings.map((finding) => [finding.code, finding.column, finding.count]),
    [
      ['NEAR_LEVELS', 'near', 3],
      ['CONSTANT', 'same', 6],
      ['FORMULAS', 'run', 1],
      ['CONTROL_CHARACTERS', 'run', 1],
      ['LONG_TEXTS', 'run', 1],
    ],
  )
  assert.doesNotMatch(JSON.stringify(profile.findings), /MARKER|cmd|Male/)
})

test('columns that identify rows and rows that repeat are named', () => {
  const many = Array.from({ length: 60 }, (_, row) => row)
  const table = tableOf(
    numbers('id', many, 'integer'),
    texts(
      'name',
      many.map((row) => `person ${row}`),
    ),
    numbers(
      'x',
      many.map((row) => row % 2),
    ),
  )
  assert.deepEqual(
    profileTable(table).findings.map((finding) => [finding.code, finding.column]),
    [
      ['IDENTIFIES_ROWS', 'id'],
      ['IDENTIFIES_ROWS', 'name'],
    ],
  )
  const repeated = tableOf(numbers('x', [1, 2, 1, 1], 'integer'))
  assert.deepEqual(
    profileTable(repeated).findings.map((finding) => [finding.code, finding.count]),
    [['DUPLICATE_ROWS', 2]],
  )
})
