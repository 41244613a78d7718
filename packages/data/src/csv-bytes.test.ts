import { gzipSync, zstdCompressSync } from 'node:zlib'
import { type Odd, testOdd } from './fixtures/odd.ts'

const numbers = { x: ['integer', 1, 2] } as const
const bom = Buffer.from('efbbbf', 'hex')
const utf16 = (text: string, big = false) => {
  const body = Buffer.concat([Buffer.from('\ufeff', 'utf16le'), Buffer.from(text, 'utf16le')])
  return big ? body.swap16() : body
}

const cases: readonly Odd[] = [
  // Bytes and lines
  { name: 'plain', bytes: 'x\n1\n2\n', columns: numbers },
  { name: 'no line feed at the end', bytes: 'x\n1\n2', columns: numbers },
  { name: 'CR LF', bytes: 'x,y\r\n1,a\r\n2,b\r\n', columns: { ...numbers, y: ['text', 'a', 'b'] } },
  { name: 'CR LF without one at the end', bytes: 'x,y\r\n1,a\r\n2,b', columns: { ...numbers, y: ['text', 'a', 'b'] } },
  { name: 'CR LF and LF mixed', bytes: 'x,y\n1,a\r\n2,b\n', columns: { ...numbers, y: ['text', 'a', 'b'] } },
  {
    name: 'a byte order mark',
    bytes: Buffer.concat([bom, Buffer.from('x\n1\n2\n')]),
    columns: numbers,
    findings: ['BYTE_ORDER_MARK'],
  },
  {
    name: 'a byte order mark and a quoted header',
    bytes: Buffer.concat([bom, Buffer.from('"x"\n1\n2\n')]),
    columns: numbers,
    findings: ['BYTE_ORDER_MARK'],
  },
  {
    name: 'UTF-16, little end first',
    bytes: utf16('x,y\n1,é\n2,日本\n'),
    columns: { ...numbers, y: ['text', 'é', '日本'] },
    findings: ['UTF16'],
  },
  {
    name: 'UTF-16, big end first',
    bytes: utf16('x,y\r\n1,é\r\n2,b\r\n', true),
    columns: { ...numbers, y: ['text', 'é', 'b'] },
    findings: ['UTF16'],
  },
  { name: 'gzip', bytes: gzipSync('x\n1\n2\n'), columns: numbers, findings: ['COMPRESSED'] },
  { name: 'zstd', bytes: zstdCompressSync(Buffer.from('x\n1\n2\n')), columns: numbers, findings: ['COMPRESSED'] },
  {
    name: 'gzip of UTF-8 with a byte order mark',
    bytes: gzipSync(Buffer.concat([bom, Buffer.from('x\n1\n2\n')])),
    columns: numbers,
    findings: ['COMPRESSED', 'BYTE_ORDER_MARK'],
  },
  {
    name: 'blank lines at the end',
    bytes: 'x,y\n1,a\n2,b\n\n\n',
    columns: { ...numbers, y: ['text', 'a', 'b'] },
    findings: ['BLANK_LINES'],
  },
  {
    name: 'blank lines between rows',
    bytes: 'x,y\n1,a\n\n\r\n2,b\n',
    columns: { ...numbers, y: ['text', 'a', 'b'] },
    findings: ['BLANK_LINES'],
  },
  {
    name: 'blank lines above the header',
    bytes: '\n\r\nx,y\n1,a\n2,b\n',
    columns: { ...numbers, y: ['text', 'a', 'b'] },
    findings: ['BLANK_LINES'],
  },
  {
    name: 'a blank line in a table of one column is an empty cell',
    bytes: 'x\n1\n\n2\n',
    columns: { x: ['integer', 1, null, 2] },
  },
  { name: 'one row', bytes: 'x,y\n1,a\n', columns: { x: ['integer', 1], y: ['text', 'a'] } },
  // Separators
  {
    name: 'semicolons',
    bytes: 'x;y\n1;a,b\n2;c\n',
    columns: { ...numbers, y: ['text', 'a,b', 'c'] },
    findings: ['SEPARATOR'],
  },
  {
    name: 'tabs',
    bytes: 'x\ty\n1\ta b\n2\tc\n',
    columns: { ...numbers, y: ['text', 'a b', 'c'] },
    findings: ['SEPARATOR'],
  },
  {
    name: 'vertical bars',
    bytes: 'x|y\n1|a\n2|c\n',
    columns: { ...numbers, y: ['text', 'a', 'c'] },
    findings: ['SEPARATOR'],
  },
  {
    name: 'the line of Excel that names the separator',
    bytes: 'sep=;\nx;y\n1;a\n2;c\n',
    columns: { ...numbers, y: ['text', 'a', 'c'] },
    findings: ['SEPARATOR', 'SEPARATOR'],
  },
  {
    name: 'a comma inside quotes is no evidence',
    bytes: 'x;y\n1;"a,b,c"\n2;"d,e,f"\n',
    columns: { ...numbers, y: ['text', 'a,b,c', 'd,e,f'] },
    findings: ['SEPARATOR'],
  },
  {
    name: 'a separator that is told',
    bytes: 'x,y;z\n1,2;3\n',
    separator: ';',
    columns: { 'x,y': ['text', '1,2'], z: ['integer', 3] },
    findings: ['SEPARATOR', 'DECIMAL_COMMA:2'],
  },
  // Quotes
  {
    name: 'quoted separators, quotes and line breaks',
    bytes: 'x,y\n1,"a,b"\n2,"say ""hi"""\n3,"two\nlines"\n4,""""\n',
    columns: { x: ['integer', 1, 2, 3, 4], y: ['text', 'a,b', 'say "hi"', 'two\nlines', '"'] },
  },
  {
    name: 'every cell in quotes',
    bytes: '"x","y"\r\n"1","a"\r\n"","b"\r\n"2.5",""\r\n',
    columns: { x: ['number', 1, null, 2.5], y: ['text', 'a', 'b', null] },
  },
  {
    name: 'a quote in the middle of an unquoted cell',
    bytes: 'x,y\n1,5" pipe\n2,b\n',
    columns: { ...numbers, y: ['text', '5" pipe', 'b'] },
  },
  {
    name: 'CR LF inside quotes',
    bytes: 'x,y\r\n1,"a\r\nb"\r\n2,c\r\n',
    columns: { ...numbers, y: ['text', 'a\r\nb', 'c'] },
  },
  {
    name: 'quoted names',
    bytes: '"x","a ""b"", c"\n1,2\n',
    columns: { x: ['integer', 1], 'a "b", c': ['integer', 2] },
  },
  {
    name: 'a backslash is only a character',
    bytes: 'x,y\n1,C:\\temp\\\n2,"D:\\"\n',
    columns: { ...numbers, y: ['text', 'C:\\temp\\', 'D:\\'] },
  },
]

testOdd('table.csv', cases)
