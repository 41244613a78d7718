import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { UserError } from '@mlops-actions/core'
import { type Refused, testRefused } from './fixtures/refused.ts'
import { readTable } from './read-table.ts'

const hex = (text: string) => Buffer.from(text, 'hex')
const rows = (text: string, times: number) => text.repeat(times)

const cases: readonly Refused[] = [
  // Encoding
  {
    name: 'Latin-1',
    bytes: Buffer.from('name,n\nJosé,1\nZoë,2\n', 'latin1'),
    code: 'TABLE_ENCODING',
    says: /byte 0xE9 at 10/,
    line: 2,
    remedy: /iconv/,
  },
  {
    name: 'Windows-1252 quotes far down',
    bytes: Buffer.concat([Buffer.from(`a,b\n${rows('1,x\n', 5000)}2,`), hex('93'), Buffer.from('hi\n')]),
    code: 'TABLE_ENCODING',
    says: /0x93/,
    line: 5002,
  },
  {
    name: 'a character that is cut off',
    bytes: Buffer.concat([Buffer.from('a,b\n1,x\n2,'), hex('e2820a')]),
    code: 'TABLE_ENCODING',
    says: /0xE2/,
    line: 3,
  },
  {
    name: 'an overlong form',
    bytes: Buffer.concat([Buffer.from('a,b\n1,'), hex('c0af'), Buffer.from('\n')]),
    code: 'TABLE_ENCODING',
    says: /0xC0/,
    line: 2,
  },
  {
    name: 'half of a surrogate pair as UTF-8',
    bytes: Buffer.concat([Buffer.from('a,b\n1,'), hex('eda080'), Buffer.from('\n')]),
    code: 'TABLE_ENCODING',
    says: /0xED/,
    line: 2,
  },
  { name: 'UTF-32', bytes: hex('fffe00006100000062000000'), code: 'TABLE_FORMAT', says: /UTF-32/ },
  {
    name: 'UTF-16 with half a surrogate pair',
    bytes: Buffer.concat([hex('fffe'), Buffer.from('a,b\n1,', 'utf16le'), hex('00d8'), Buffer.from('\n', 'utf16le')]),
    code: 'TABLE_ENCODING',
    says: /UTF-16/,
  },
  {
    name: 'UTF-16 without a byte order mark',
    bytes: Buffer.from('a,b\n1,2\n', 'utf16le'),
    code: 'TABLE_NUL',
    says: /NUL/,
    remedy: /UTF-16LE/,
  },
  { name: 'a NUL byte', bytes: 'a,b\n1,2\n3,\x004\n5,6\n', code: 'TABLE_NUL', says: /byte 10/, line: 3 },
  {
    name: 'NUL bytes behind the first mebibyte',
    bytes: `a,b\n${rows('1,2\n', 300_000)}3,\0\n`,
    code: 'TABLE_NUL',
    says: /NUL/,
    line: 300_002,
  },
  { name: 'nothing but NUL', bytes: Buffer.alloc(4096), code: 'TABLE_NUL', says: /byte 0/, line: 1 },
  // Header
  {
    name: 'no header: numbers',
    bytes: '5.1,3.5,1.4,0.2,setosa\n4.9,3.0,1.4,0.2,setosa\n',
    code: 'TABLE_HEADER',
    says: /is data: 4 of 5 cells are numbers/,
    line: 1,
  },
  { name: 'no header: integers', bytes: '1,20000,2\n2,120000,2\n', code: 'TABLE_HEADER', says: /is data: 3 of 3/ },
  {
    name: 'no header: a date',
    bytes: '2026-01-01,Berlin,yes\n2026-01-02,Paris,no\n',
    code: 'TABLE_HEADER',
    says: /is data/,
  },
  {
    name: 'an unnamed first column, the index of pandas',
    bytes: ',age,income\n0,31,1\n1,32,2\n',
    code: 'TABLE_HEADER',
    says: /no name for column 1/,
    remedy: /index=False/,
  },
  {
    name: 'an unnamed column in the middle',
    bytes: 'a,,c\n1,2,3\n',
    code: 'TABLE_HEADER',
    says: /no name for column 2/,
  },
  { name: 'a name of spaces', bytes: 'a,  ,c\n1,2,3\n', code: 'TABLE_HEADER', says: /no name for column 2/ },
  {
    name: 'a separator at the end of every line',
    bytes: 'a,b,\n1,2,\n3,4,\n',
    code: 'TABLE_HEADER',
    says: /no name for column 3/,
    remedy: /empty column/,
  },
  {
    name: 'two columns of one name',
    bytes: 'age,income,age\n1,2,3\n',
    code: 'TABLE_HEADER',
    says: /columns 1 and 3 both "age"/,
    line: 1,
  },
  {
    name: 'names that differ by a space only',
    bytes: 'age, age\n1,2\n',
    code: 'TABLE_HEADER',
    says: /columns 1 and 2 both "age"/,
  },
  {
    name: 'names that differ by the form of an accent only',
    bytes: 'caf\u00e9,cafe\u0301\n1,2\n',
    code: 'TABLE_HEADER',
    says: /columns 1 and 2/,
  },
  {
    name: 'a zero-width space in a name',
    bytes: 'a\u200bge,b\n1,2\n',
    code: 'TABLE_HEADER',
    says: /U\+200B.*column 1/,
  },
  {
    name: 'a byte order mark inside a name',
    bytes: 'a,\ufeffb\n1,2\n',
    code: 'TABLE_HEADER',
    says: /U\+FEFF.*column 2/,
  },
  { name: 'a no-break space in a name', bytes: 'limit\u00a0bal,b\n1,2\n', code: 'TABLE_HEADER', says: /U\+00A0/ },
  { name: 'a soft hyphen in a name', bytes: 'in\u00adcome,b\n1,2\n', code: 'TABLE_HEADER', says: /U\+00AD/ },
  { name: 'a tab in a name', bytes: 'a,"b\tc"\n1,2\n', code: 'TABLE_HEADER', says: /U\+0009/ },
  { name: 'a line break in a name', bytes: 'a,"b\nc"\n1,2\n', code: 'TABLE_HEADER', says: /U\+000A/ },
  {
    name: 'a title above the header',
    bytes: 'Customers 2026\nage,income,city\n31,1000,Rome\n32,2000,Oslo\n',
    code: 'TABLE_HEADER',
    says: /is a title.*Line 2 looks like the header/,
    line: 1,
  },
  {
    name: 'two titles and a blank line above',
    bytes: 'Report\nAll rows\n\nage,income,city\n31,1000,Rome\n32,2000,Oslo\n',
    code: 'TABLE_HEADER',
    says: /is a title.*Line 4/,
  },
  {
    name: 'a title filled up with separators',
    bytes: 'Customers,,,\nage,income,city,x\n31,1,Rome,1\n',
    code: 'TABLE_HEADER',
    says: /3 of 4 cells are empty/,
  },
  {
    name: 'a comment above the header',
    bytes: '# made by export 4.2\na,b,c\n1,2,3\n4,5,6\n',
    code: 'TABLE_HEADER',
    says: /title.*Line 2/,
  },
  // Lines
  {
    name: 'a short row',
    bytes: 'a,b,c\n1,2,3\n4,5\n6,7,8\n',
    code: 'TABLE_RAGGED',
    says: /:3 has 2 cells, the header has 3/,
    line: 3,
  },
  {
    name: 'a long row',
    bytes: 'a,b\n1,2\n3,4\n5,6,7\n8,9\n',
    code: 'TABLE_RAGGED',
    says: /:4 has 3 cells, the header has 2/,
    line: 4,
    remedy: /quotes/,
  },
  {
    name: 'many ragged rows',
    bytes: `a,b,c\n1,2,3\n${rows('1,2\n1,2,3\n1,2,3\n', 9)}`,
    code: 'TABLE_RAGGED',
    says: /9 lines are like that: 3, 6, 9, 12, 15 …/,
  },
  {
    name: 'the row names of R',
    bytes: 'age,income\n1,31,1000\n2,32,2000\n',
    code: 'TABLE_RAGGED',
    says: /2 lines are like that: 2, 3/,
    remedy: /row\.names = FALSE/,
  },
  {
    name: 'a last line that was cut off',
    bytes: 'a,b,c\n1,2,3\n4,5,6\n7,8',
    code: 'TABLE_RAGGED',
    says: /:4 has 2 cells/,
    remedy: /cut off/,
  },
  {
    name: 'an unquoted separator in a text',
    bytes: 'id,city\n1,Rome\n2,Oslo, Norway\n',
    code: 'TABLE_RAGGED',
    says: /:3 has 3 cells/,
  },
  {
    name: 'a ragged row below quoted line breaks',
    bytes: 'a,b\n"x\ny",1\n"p\n\nq",2\n3\n',
    code: 'TABLE_RAGGED',
    says: /:7 has 1 cells/,
    line: 7,
  },
  {
    name: 'two files with other columns in one',
    bytes: 'a,b,c\n1,2,3\n4,5,6\nx,y\n7,8\n',
    code: 'TABLE_RAGGED',
    says: /2 lines are like that: 4, 5/,
  },
  {
    name: 'text behind a closing quote',
    bytes: 'a,b\n"x"y,1\n',
    code: 'TABLE_QUOTES',
    says: /:2 has text behind a closing quote, at byte 4/,
    line: 2,
    column: 4,
  },
  {
    name: 'a space behind a closing quote',
    bytes: 'a,b\n"x" ,1\n',
    code: 'TABLE_QUOTES',
    says: /behind a closing quote/,
  },
  {
    name: 'quotes escaped by a backslash',
    bytes: 'a,b\n"say \\"hi\\"",1\n',
    code: 'TABLE_QUOTES',
    says: /a backslash stands before/,
    remedy: /Double the quotes/,
  },
  {
    name: 'a quote that is never closed',
    bytes: 'a,b\n1,2\n3,"x\n5,6\n',
    code: 'TABLE_QUOTES',
    says: /:3 opens a quote that is never closed/,
    line: 3,
  },
  {
    name: 'a quote that is never closed, megabytes before the end',
    bytes: `a,b\n1,2\n3,"x\n${rows('5,6\n', 700_000)}`,
    code: 'TABLE_QUOTES',
    says: /:3 opens a quote that is never closed/,
    line: 3,
  },
  { name: 'line ends of old Macs', bytes: 'a,b\r1,2\r3,4\r', code: 'TABLE_LINE_ENDS', says: /CR only/ },
  {
    name: 'a carriage return inside a line',
    bytes: 'a,b\n1,x\ry\n2,z\n',
    code: 'TABLE_LINE_ENDS',
    says: /:2 has a carriage return/,
    line: 2,
    column: 4,
  },
  {
    name: 'a row longer than a mebibyte',
    bytes: `a,b\n1,${'x'.repeat(2 ** 20 + 5)}\n${rows('1,2\n', 500_000)}`,
    code: 'TABLE_TOO_LONG',
    says: /:2 is longer/,
    line: 2,
  },
  {
    name: 'a header longer than a mebibyte',
    bytes: `${'x'.repeat(2 ** 20 + 5)},b\n1,2\n`,
    code: 'TABLE_TOO_LONG',
    says: /no end of line/,
    line: 1,
  },
]

testRefused(cases)

test('names the path that does not exist, and columns that are close', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-names-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const code = (wanted: string) => (error: unknown) => error instanceof UserError && error.code === wanted
  await assert.rejects(readTable(join(folder, 'nowhere.csv')), code('TABLE_NOT_FOUND'))
  await assert.rejects(readTable(join(folder, 'nowhere-*.csv')), code('TABLE_NOT_FOUND'))
  const path = join(folder, 'names.csv')
  writeFileSync(path, 'Age,city\n1,Rome\n')
  await assert.rejects(readTable(path, { columns: ['age'] }), (error: unknown) => {
    assert.ok(error instanceof UserError)
    assert.equal(error.code, 'TABLE_COLUMN_MISSING')
    assert.match(error.remedy ?? '', /"Age"/)
    return true
  })
})
