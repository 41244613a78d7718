import { type Odd, testOdd } from './fixtures/odd.ts'

const numbers = { x: ['integer', 1, 2] } as const

const cases: readonly Odd[] = [
  // Numbers
  {
    name: 'forms of numbers',
    bytes: 'x\n1\n-2.5\n+3\n.5\n4.\n1e3\n-1.5E-3\n 7 \n',
    columns: { x: ['number', 1, -2.5, 3, 0.5, 4, 1000, -0.0015, 7] },
  },
  {
    name: 'numbers in quotes',
    bytes:
      'x,y\n"1.5","-3"\n"","10"\n"-0.25","9007199254740991"\n"123456789.123456789","1234567890123"\n" 2 ","+4"\n"1e3","0"\n',
    columns: {
      x: ['number', 1.5, null, -0.25, 123456789.12345679, 2, 1000],
      y: ['integer', -3, 10, 9007199254740991, 1234567890123, 4, 0],
    },
  },
  {
    name: 'what only looks like a number in quotes',
    bytes: 'x,y,z\n"1-2","1.2.3","-"\n"5","6","7"\n',
    columns: { x: ['text', '1-2', '5'], y: ['text', '1.2.3', '6'], z: ['integer', null, 7] },
    findings: ['MIXED_TYPES:2', 'MIXED_TYPES:2', 'MISSING_TOKENS:2'],
  },
  {
    name: 'extremes of doubles',
    bytes: 'x\n1e308\n-1.7976931348623157e308\n5e-324\n2.2250738585072014e-308\n-0\n-0.0\n',
    columns: { x: ['number', 1e308, -1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, -0, -0] },
  },
  {
    name: 'larger than a double',
    bytes: 'x\n1e309\n-1e999\n1\n',
    columns: { x: ['number', Infinity, -Infinity, 1] },
    findings: ['OVERFLOW:2,3'],
  },
  {
    name: 'infinities',
    bytes: 'x\ninf\n-Infinity\n1.5\nInf\n',
    columns: { x: ['number', Infinity, -Infinity, 1.5, Infinity] },
    findings: ['INFINITE:2,3,5'],
  },
  {
    name: 'sixteen and more digits are rounded correctly',
    bytes:
      'x\n0.1234567890123456\n9007199254740993.0\n0.30000000000000004\n123456789012345678901234.5\n1.00000000000000011102230246251565\n',
    columns: { x: ['number', 0.1234567890123456, 9007199254740992, 0.30000000000000004, 123456789012345690000000, 1] },
  },
  {
    name: 'words for no value among numbers',
    bytes: 'x,y\nNA,1\n?,2\nnull,3\n4,4\n,5\nN/A,6\n#N/A,7\nNaN,8\n-,9\n',
    columns: {
      x: ['integer', null, null, null, 4, null, null, null, null, null],
      y: ['integer', 1, 2, 3, 4, 5, 6, 7, 8, 9],
    },
    findings: ['MISSING_TOKENS:2,3,4,7,8'],
  },
  {
    name: 'words for no value among texts stay',
    bytes: 'x,y\n1,NA\n2,Rome\n3,null\n',
    columns: { x: ['integer', 1, 2, 3], y: ['text', 'NA', 'Rome', 'null'] },
    findings: ['MISSING_LIKE_TEXT:2,4'],
  },
  {
    name: 'a column without a value',
    bytes: 'x,y\n1,\n2,\n',
    columns: { ...numbers, y: ['number', null, null] },
    findings: ['ALL_NULL'],
  },
  {
    name: 'a column of NA',
    bytes: 'x,y\n1,NA\n2,NA\n',
    columns: { ...numbers, y: ['number', null, null] },
    findings: ['MISSING_TOKENS:2,3', 'ALL_NULL'],
  },
  {
    name: 'texts among numbers',
    bytes: 'x\n1\n2\nmany\n4\n',
    columns: { x: ['text', '1', '2', 'many', '4'] },
    findings: ['MIXED_TYPES:4'],
  },
  {
    name: 'one text behind a thousand numbers',
    bytes: `x\n${'7\n'.repeat(2000)}seven\n`,
    columns: { x: ['text', ...Array<string>(2000).fill('7'), 'seven'] },
    findings: ['MIXED_TYPES:2002'],
  },
  {
    name: 'integers over 2^53',
    bytes: 'x\n9007199254740993\n1\n',
    columns: { x: ['text', '9007199254740993', '1'] },
    findings: ['BIG_INTEGERS:2'],
  },
  {
    name: 'the largest safe integer',
    bytes: 'x\n9007199254740991\n-9007199254740991\n',
    columns: { x: ['integer', 9007199254740991, -9007199254740991] },
  },
  {
    name: 'integers with leading zeros',
    bytes: 'zip\n01067\n10115\n',
    columns: { zip: ['text', '01067', '10115'] },
    findings: ['LEADING_ZEROS:2'],
  },
  {
    name: 'zero and decimals that begin with zero',
    bytes: 'x\n0\n0.5\n-0.25\n00.5\n',
    columns: { x: ['number', 0, 0.5, -0.25, 0.5] },
  },
  {
    name: 'decimal commas',
    bytes: 'x;y\n1,5;2\n2,25;3\n',
    columns: { x: ['text', '1,5', '2,25'], y: ['integer', 2, 3] },
    findings: ['SEPARATOR', 'DECIMAL_COMMA:2,3'],
  },
  {
    name: 'thousands with commas in quotes',
    bytes: 'x\n"1,234"\n"5,678"\n',
    columns: { x: ['text', '1,234', '5,678'] },
    findings: ['DECIMAL_COMMA:2,3'],
  },
  {
    name: 'percent',
    bytes: 'x\n5%\n7.5 %\n',
    columns: { x: ['text', '5%', '7.5 %'] },
    findings: ['NUMBERS_WITH_UNITS:2,3'],
  },
  {
    name: 'money',
    bytes: 'x\n$5\n€7.50\n',
    columns: { x: ['text', '$5', '€7.50'] },
    findings: ['NUMBERS_WITH_UNITS:2,3'],
  },
  {
    name: 'hexadecimal, underscores and full-width digits are no numbers',
    bytes: 'x\n0x1F\n1_000\n１２\n',
    columns: { x: ['text', '0x1F', '1_000', '１２'] },
  },
  {
    name: 'booleans',
    bytes: 'x,y\ntrue,True\nfalse,FALSE\n,True\n',
    columns: { x: ['boolean', 1, 0, null], y: ['boolean', 1, 0, 1] },
  },
  {
    name: 'booleans among numbers',
    bytes: 'x\n1\ntrue\n',
    columns: { x: ['text', '1', 'true'] },
    findings: ['MIXED_TYPES:3'],
  },
  { name: 'yes and no are categories', bytes: 'x\nyes\nno\n', columns: { x: ['text', 'yes', 'no'] } },
  {
    name: 'a hundred categories and more',
    bytes: `x\n${Array.from({ length: 300 }, (_, index) => `c${index}\n`).join('')}`,
    columns: { x: ['text', ...Array.from({ length: 300 }, (_, index) => `c${index}`)] },
  },
  // Dates
  {
    name: 'dates',
    bytes: 'd\n2024-02-29\n1969-12-31\n',
    columns: { d: ['timestamp', Date.UTC(2024, 1, 29), -86400000] },
  },
  {
    name: 'times with zones',
    bytes: 'd\n2026-11-23T09:30:00Z\n2026-11-23 09:30:00.25+01:00\n2026-11-23T09:30-0530\n',
    columns: {
      d: [
        'timestamp',
        Date.UTC(2026, 10, 23, 9, 30),
        Date.UTC(2026, 10, 23, 8, 30, 0, 250),
        Date.UTC(2026, 10, 23, 15),
      ],
    },
  },
  {
    name: 'times without a zone',
    bytes: 'd\n2026-11-23 09:30:00\n2026-11-23T00:00\n',
    columns: { d: ['timestamp', Date.UTC(2026, 10, 23, 9, 30), Date.UTC(2026, 10, 23)] },
    findings: ['NO_ZONE:2,3'],
  },
  {
    name: 'dates with an empty cell and NaT',
    bytes: 'd,x\n2026-01-01,1\n,2\nNaT,3\n',
    columns: { d: ['timestamp', Date.UTC(2026, 0, 1), null, null], x: ['integer', 1, 2, 3] },
    findings: ['MISSING_TOKENS:4'],
  },
  {
    name: 'times with and without a zone',
    bytes: 'd\n2026-11-23T09:30:00Z\n2026-11-23T09:30:00\n',
    columns: { d: ['text', '2026-11-23T09:30:00Z', '2026-11-23T09:30:00'] },
    findings: ['MIXED_ZONES:3'],
  },
  {
    name: 'a date that does not exist',
    bytes: 'd\n2026-02-28\n2026-02-30\n',
    columns: { d: ['text', '2026-02-28', '2026-02-30'] },
    findings: ['IMPOSSIBLE_DATE:3'],
  },
  {
    name: 'the month zero of MySQL',
    bytes: 'd\n2026-02-28\n0000-00-00\n',
    columns: { d: ['text', '2026-02-28', '0000-00-00'] },
    findings: ['IMPOSSIBLE_DATE:3'],
  },
  {
    name: 'day and month that can be mistaken',
    bytes: 'd\n03/04/2026\n05/06/2026\n',
    columns: { d: ['text', '03/04/2026', '05/06/2026'] },
    findings: ['DATE_FORMAT:2,3'],
  },
  {
    name: 'several forms of dates',
    bytes: 'd\n2026-01-01\n02.01.2026\n3 Jan 2026\n',
    columns: { d: ['text', '2026-01-01', '02.01.2026', '3 Jan 2026'] },
    findings: ['DATE_FORMAT:3,4'],
  },
]

testOdd('table.csv', cases)
