import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { cellsOf, type Odd, testOdd } from './fixtures/odd.ts'
import { type Refused, testRefused } from './fixtures/refused.ts'
import { readTable } from './read-table.ts'

const plain = '{"x":1,"y":"a"}\n{"x":2,"y":"b"}\n'
const xy = { x: ['integer', 1, 2], y: ['text', 'a', 'b'] } as const

const odd: readonly Odd[] = [
  { name: 'JSON Lines', bytes: plain, columns: xy },
  { name: 'JSON Lines without a line feed at the end', bytes: plain.trimEnd(), columns: xy },
  { name: 'JSON Lines with CR LF', bytes: plain.replaceAll('\n', '\r\n'), columns: xy },
  { name: 'JSON Lines with blank lines', bytes: plain.replaceAll('\n', '\n\n'), columns: xy },
  { name: 'JSON Lines in gzip', bytes: gzipSync(plain), columns: xy, findings: ['COMPRESSED'] },
  { name: 'JSON Lines in zstd', bytes: zstdCompressSync(Buffer.from(plain)), columns: xy, findings: ['COMPRESSED'] },
  { name: 'JSON Lines with a byte order mark', bytes: `\ufeff${plain}`, columns: xy, findings: ['BYTE_ORDER_MARK'] },
  {
    name: 'JSON Lines in UTF-16',
    bytes: Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.from(plain, 'utf16le')]),
    columns: xy,
    findings: ['UTF16'],
  },
  { name: 'keys in another order', bytes: '{"x":1,"y":"a"}\n{"y":"b","x":2}\n', columns: xy },
  {
    name: 'keys that only some lines have',
    bytes: '{"x":1}\n{"y":"b"}\n{}\n',
    columns: { x: ['integer', 1, null, null], y: ['text', null, 'b', null] },
  },
  {
    name: 'null in all forms',
    bytes: '{"x":null,"y":null}\n{"x":1.5,"y":null}\n',
    columns: { x: ['number', null, 1.5], y: ['number', null, null] },
    findings: ['ALL_NULL'],
  },
  {
    name: 'numbers of all forms',
    bytes: '{"x":-0.0}\n{"x":1e308}\n{"x":5e-324}\n{"x":7}\n{"x":0.30000000000000004}\n',
    columns: { x: ['number', -0, 1e308, 5e-324, 7, 0.30000000000000004] },
  },
  {
    name: 'what Python writes for numbers that are none',
    bytes: '{"x":NaN}\n{"x":1}\n{"x":-Infinity}\n',
    columns: { x: ['number', null, 1, -Infinity] },
    findings: ['INFINITE:3'],
  },
  { name: 'booleans', bytes: '{"x":true}\n{"x":false}\n{"x":null}\n', columns: { x: ['boolean', 1, 0, null] } },
  {
    name: 'integers over 2^53',
    bytes: '{"x":9007199254740993}\n{"x":1}\n',
    columns: { x: ['text', '9007199254740993', '1'] },
    findings: ['BIG_INTEGERS:1'],
  },
  {
    name: 'integers over 2^63',
    bytes: '{"x":18446744073709551615}\n{"x":1}\n',
    columns: { x: ['text', '18446744073709551615', '1'] },
    findings: ['BIG_INTEGERS:1'],
  },
  {
    name: 'texts and numbers of one key',
    bytes: '{"x":1}\n{"x":"many"}\n{"x":2.5}\n',
    columns: { x: ['text', '1', 'many', '2.5'] },
    findings: ['MIXED_TYPES:2'],
  },
  { name: 'numbers in quotes are texts', bytes: '{"x":"1"}\n{"x":"2"}\n', columns: { x: ['text', '1', '2'] } },
  {
    name: 'dates',
    bytes: '{"x":"2026-01-01"}\n{"x":"2026-01-02T00:00:00Z"}\n{"x":null}\n',
    columns: { x: ['text', '2026-01-01', '2026-01-02T00:00:00Z', null] },
    findings: ['MIXED_ZONES:1'],
  },
  {
    name: 'days',
    bytes: '{"x":"2026-01-01"}\n{"x":"2026-01-02"}\n',
    columns: { x: ['timestamp', Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 2)] },
  },
  {
    name: 'escapes and other scripts',
    bytes: '{"x":"a\\nb \\"c\\" \\u00e9"}\n{"x":"日本 🚀"}\n',
    columns: { x: ['text', 'a\nb "c" é', '日本 🚀'] },
  },
  {
    name: 'keys of JavaScript and with punctuation',
    bytes: '{"__proto__":1,"a.b":2,"we\\"ird":3,"$x[0]":4}\n',
    columns: new Map([
      ['__proto__', ['integer', 1]],
      ['a.b', ['integer', 2]],
      ['we"ird', ['integer', 3]],
      ['$x[0]', ['integer', 4]],
    ]),
  },
  {
    name: 'types of a reference',
    bytes: '{"x":"1"}\n{"x":"many"}\n',
    schema: { x: 'number' },
    columns: { x: ['number', 1, null] },
    findings: ['CONVERSION_FAILED:2'],
  },
]
testOdd('table.jsonl', odd)

const jsonl = (one: Omit<Refused, 'file'>): Refused => ({ ...one, file: 'table.jsonl' })
testRefused(
  [
    {
      name: 'a control character in a text',
      bytes: '{"x":"a\tb"}\n',
      code: 'TABLE_DAMAGED',
      says: /:1 is not valid JSON/,
    },
    {
      name: 'a number with a leading zero',
      bytes: '{"x":1}\n{"x":01}\n',
      code: 'TABLE_DAMAGED',
      says: /:2 is not valid JSON/,
    },
    { name: 'a comma behind the last value', bytes: '{"x":1,}\n', code: 'TABLE_DAMAGED', says: /:1 is not valid JSON/ },
    { name: 'single quotes', bytes: "{'x':1}\n", code: 'TABLE_DAMAGED', says: /:1 is not valid JSON/ },
    {
      name: 'a document over several lines',
      bytes: '{\n"x":1\n}\n',
      code: 'TABLE_DAMAGED',
      says: /:1 is not valid JSON/,
    },
    { name: 'a wrong word', bytes: '{"x":True}\n', code: 'TABLE_DAMAGED', says: /:1 is not valid JSON/ },
    { name: 'JSON Lines without a line', bytes: '\n\n', code: 'TABLE_EMPTY', says: /no lines/ },
    { name: 'an empty file of JSON Lines', bytes: '', code: 'TABLE_EMPTY', says: /empty/ },
    {
      name: 'an object in a cell',
      bytes: '{"x":1}\n{"x":{"a":1}}\n',
      code: 'TABLE_NESTED',
      says: /x holds an object in 1 lines/,
    },
    {
      name: 'a list in a cell',
      bytes: '{"x":1}\n{"x":[1,2]}\n{"x":[]}\n',
      code: 'TABLE_NESTED',
      says: /x holds a list in 2 lines/,
    },
    {
      name: 'a key twice in one object',
      bytes: '{"x":1}\n{"x":1,"x":2}\n',
      code: 'TABLE_HEADER',
      says: /:2 has the key "x" twice/,
      line: 2,
    },
    { name: 'an empty key', bytes: '{"":1}\n', code: 'TABLE_HEADER', says: /without a name/ },
    {
      name: 'lines that are no objects',
      bytes: '{"x":1}\n[1]\n5\n',
      code: 'TABLE_FORMAT',
      says: /2 of 3 lines are no JSON object/,
    },
    {
      name: 'a line that is no JSON',
      bytes: '{"x":1}\n{"x":2\n{"x":3}\n',
      code: 'TABLE_DAMAGED',
      says: /:2 is not valid JSON/,
      line: 2,
    },
    {
      name: 'a last line that was cut off',
      bytes: '{"x":1}\n{"x":2}\n{"x":',
      code: 'TABLE_DAMAGED',
      says: /:3 is not valid JSON/,
    },
    { name: 'two objects on a line', bytes: '{"x":1}{"x":2}\n', code: 'TABLE_DAMAGED', says: /not valid JSON/ },
    { name: 'CSV under the name of JSON Lines', bytes: 'x,y\n1,2\n', code: 'TABLE_FORMAT', says: /2 of 2 lines/ },
    {
      name: 'invalid UTF-8 in JSON Lines',
      bytes: Buffer.from('{"x":"José"}\n', 'latin1'),
      code: 'TABLE_ENCODING',
      says: /:1 .*0xE9 at 9/,
    },
    { name: 'a web page as JSON Lines', bytes: '<html></html>\n', code: 'TABLE_FORMAT', says: /web page/ },
  ].map((one) => jsonl(one as Refused)),
)

test('a nested key can be left out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-jsonl-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'a.ndjson')
  writeFileSync(path, '{"x":1,"deep":{"a":1}}\n')
  const { table, format } = await readTable(path, { columns: ['x'] })
  assert.equal(format, 'jsonl')
  assert.deepEqual(
    table.columns.map((column) => column.name),
    ['x'],
  )
})

test('values are what JSON.parse gives', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-jsonl-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'a.jsonl')
  const number = fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((value) => !Number.isInteger(value) || Number.isSafeInteger(value))
  const text = fc.string({ unit: 'binary', maxLength: 12 }).map((value) => `t${value.toWellFormed()}`)
  const line = fc.record(
    { n: fc.option(number), t: fc.option(text), b: fc.option(fc.boolean()), 'odd "key"\n': fc.option(fc.integer()) },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 40 }),
      fc.constantFrom('', '  '),
      async (lines, indent) => {
        const space = (object: object) => JSON.stringify(object, null, indent).replaceAll('\n', ' ')
        writeFileSync(path, lines.map(space).join('\n'))
        const { table } = await readTable(path, { fingerprint: false })
        assert.equal(table.rows, lines.length)
        for (const column of table.columns) {
          const [kind, ...cells] = cellsOf(column)
          const expected = (JSON.parse(JSON.stringify(lines)) as object[]).map(
            (one) => (one as Record<string, unknown>)[column.name] ?? null,
          )
          assert.deepEqual(
            cells,
            kind === 'boolean' ? expected.map((value) => (value === null ? null : Number(value))) : expected,
          )
        }
      },
    ),
    { numRuns: 200 },
  )
})
