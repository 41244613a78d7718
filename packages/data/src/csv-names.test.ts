import { type Odd, testOdd } from './fixtures/odd.ts'

const numbers = { x: ['integer', 1, 2] } as const

const cases: readonly Odd[] = [
  // Names and texts
  {
    name: 'names of JavaScript',
    bytes: '__proto__,constructor,toString,hasOwnProperty\n1,2,3,4\n',
    columns: new Map([
      ['__proto__', ['integer', 1]],
      ['constructor', ['integer', 2]],
      ['toString', ['integer', 3]],
      ['hasOwnProperty', ['integer', 4]],
    ]),
  },
  {
    name: 'texts of JavaScript',
    bytes: 'x\n__proto__\nconstructor\n',
    columns: { x: ['text', '__proto__', 'constructor'] },
  },
  {
    name: 'emoji, also joined ones',
    bytes: '👩‍💻,x\n🚀,1\n👨‍👩‍👧,2\n',
    columns: { '👩‍💻': ['text', '🚀', '👨‍👩‍👧'], ...numbers },
  },
  {
    name: 'names of other scripts',
    bytes: 'âge,收入,возраст\n1,2,3\n',
    columns: { âge: ['integer', 1], 收入: ['integer', 2], возраст: ['integer', 3] },
  },
  {
    name: 'names with punctuation',
    bytes: 'limit bal ($),pay-0,a.b\n1,2,3\n',
    columns: { 'limit bal ($)': ['integer', 1], 'pay-0': ['integer', 2], 'a.b': ['integer', 3] },
  },
  {
    name: 'a name with a space before it',
    bytes: 'x, y\n1,2\n',
    columns: { x: ['integer', 1], ' y': ['integer', 2] },
    findings: ['SPACED_NAME'],
  },
  {
    name: 'years as names',
    bytes: 'country,2019,2020\nIT,1,2\n',
    columns: { country: ['text', 'IT'], 2019: ['integer', 1], 2020: ['integer', 2] },
    findings: ['NUMERIC_NAMES'],
  },
  {
    name: 'running numbers as names',
    bytes: '0,1,2\n5.1,3.5,a\n',
    columns: { 0: ['number', 5.1], 1: ['number', 3.5], 2: ['text', 'a'] },
    findings: ['NUMERIC_NAMES'],
  },
  {
    name: 'formulas are texts',
    bytes: 'x,y\n=1+1,1\n@SUM(A1),2\n',
    columns: { x: ['text', '=1+1', '@SUM(A1)'], y: ['integer', 1, 2] },
  },
  {
    name: 'a cell of 100,000 characters',
    bytes: `x,y\n${'é'.repeat(100_000)},1\n`,
    columns: { x: ['text', 'é'.repeat(100_000)], y: ['integer', 1] },
  },
  { name: 'spaces belong to a text', bytes: 'x\n a\na \na\n', columns: { x: ['text', ' a', 'a ', 'a'] } },
  {
    name: 'the header repeated in the middle',
    bytes: 'x,y\n1,a\nx,y\n2,b\n',
    columns: { x: ['text', '1', 'x', '2'], y: ['text', 'a', 'y', 'b'] },
    findings: ['HEADER_REPEATED:3', 'MIXED_TYPES:3'],
  },
  {
    name: 'lines below quoted line breaks and blank lines are counted right',
    bytes: 'x,y\n"1","a\nb"\n\nNA,"c"\n3,"d\n\n\ne"\nNA,f\n',
    columns: { x: ['integer', 1, null, 3, null], y: ['text', 'a\nb', 'c', 'd\n\n\ne', 'f'] },
    findings: ['BLANK_LINES', 'MISSING_TOKENS:5,10'],
  },
  // By the types of a reference
  {
    name: 'numbers by a reference',
    bytes: 'x,y\n1,a\nmany,b\n03,c\n',
    schema: { x: 'number', y: 'text' },
    columns: { x: ['number', 1, null, 3], y: ['text', 'a', 'b', 'c'] },
    findings: ['CONVERSION_FAILED:3'],
  },
  {
    name: 'integers by a reference',
    bytes: 'x\n1\n2.5\n3.0\n',
    schema: { x: 'integer' },
    columns: { x: ['integer', 1, 2.5, 3] },
    findings: ['CONVERSION_FAILED:3'],
  },
  {
    name: 'texts by a reference',
    bytes: 'x\n001\n2\n2026-01-01\ntrue\n',
    schema: { x: 'text' },
    columns: { x: ['text', '001', '2', '2026-01-01', 'true'] },
  },
  {
    name: 'booleans by a reference',
    bytes: 'x\n1\n0\nTRUE\nmaybe\n',
    schema: { x: 'boolean' },
    columns: { x: ['boolean', 1, 0, 1, null] },
    findings: ['CONVERSION_FAILED:5'],
  },
  {
    name: 'times by a reference',
    bytes: 'x\n2026-01-01\n31/12/2026\n\n',
    schema: { x: 'timestamp' },
    columns: { x: ['timestamp', Date.UTC(2026, 0, 1), null, null] },
    findings: ['CONVERSION_FAILED:3'],
  },
  {
    name: 'big integers by a reference',
    bytes: 'x\n1\n9007199254740993\n',
    schema: { x: 'integer' },
    columns: { x: ['integer', 1, null] },
    findings: ['CONVERSION_FAILED:3'],
  },
  {
    name: 'missing and extra columns',
    bytes: 'x,z\n1,2\n',
    schema: { x: 'integer', y: 'number' },
    columns: { x: ['integer', 1], z: ['integer', 2] },
    findings: ['MISSING_COLUMN', 'EXTRA_COLUMN'],
  },
]

testOdd('table.csv', cases)
