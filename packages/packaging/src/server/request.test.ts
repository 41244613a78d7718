import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BundleSchema } from '../schema.ts'
import { RequestReader } from './request.ts'

const schema: BundleSchema = {
  schema: 'mlops/bundle-schema/v1',
  model: 'all-types',
  task: 'binary',
  features: [
    { name: 'x', type: 'number', nullable: true, min: 0, max: 10 },
    { name: 'n', type: 'integer', nullable: false },
    { name: 'b', type: 'boolean', nullable: false },
    { name: 't', type: 'text', nullable: true, levels: ['red', 'blue'] },
    { name: 'w', type: 'timestamp', nullable: false },
  ],
  ignored: ['id'],
}
const reader = new RequestReader(schema, 3)
const good = { x: 1.5, n: 2, b: true, t: 'red', w: '2026-11-23T09:00:00Z' }
const read = (value: unknown) => reader.read(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)))

const accepted: readonly (readonly [string, unknown, readonly unknown[], number])[] = [
  ['a row as an object', { rows: [good] }, [[1.5, 2, 1, 'red', 1795424400000]], 0],
  ['null where it is allowed', { rows: [{ ...good, x: null, t: null }] }, [[null, 2, 1, null, 1795424400000]], 0],
  [
    '0 and 1 for false and true, milliseconds for a time',
    { rows: [{ ...good, b: 0, w: 5 }] },
    [[1.5, 2, 0, 'red', 5]],
    0,
  ],
  ['a time with an offset', { rows: [{ ...good, w: '1970-01-01T01:00:00.250+01:00' }] }, [[1.5, 2, 1, 'red', 250]], 0],
  [
    'columns that the model does not read, where they are declared',
    { rows: [{ ...good, id: 'a' }] },
    [[1.5, 2, 1, 'red', 1795424400000]],
    0,
  ],
  [
    'values outside the training data, counted',
    {
      rows: [
        { ...good, x: 11, t: 'green' },
        { ...good, x: -1 },
      ],
    },
    [
      [11, 2, 1, 'green', 1795424400000],
      [-1, 2, 1, 'red', 1795424400000],
    ],
    3,
  ],
  [
    'a table in any order of columns',
    { columns: ['w', 't', 'b', 'n', 'x'], data: [[5, 'red', false, 3, 2]] },
    [[2, 3, 0, 'red', 5]],
    0,
  ],
]
for (const [name, body, rows, odd] of accepted)
  test(`takes ${name}`, () => {
    const { featuresOnly: _, ...rest } = read(body) as Record<string, unknown>
    assert.deepEqual(rest, { ok: true, rows, odd })
  })

const row = (change: Record<string, unknown>) => ({ rows: [{ ...good, ...change }] })
const refused: readonly (readonly [string, unknown, { row?: number; column?: string; message: RegExp }])[] = [
  ['an empty body', '', { message: /empty/ }],
  ['what is not JSON', '{"rows":', { message: /not JSON/ }],
  ['another form', { instances: [[1]] }, { message: /"rows"/ }],
  ['a bare list', [good], { message: /"rows"/ }],
  ['null', null, { message: /"rows"/ }],
  ['no rows', { rows: [] }, { message: /no rows/ }],
  ['more rows than allowed', { rows: [good, good, good, good] }, { message: /4 rows; one request has at most 3/ }],
  ['a row that is no object', { rows: [good, [1, 2]] }, { row: 1, message: /object of column and value, not \[1,2\]/ }],
  [
    'a missing column',
    { rows: [{ n: 2, b: true, t: 'red', w: 5 }] },
    { row: 0, column: 'x', message: /missing.*finite number or null/ },
  ],
  ['an unknown column', row({ extra: 1 }), { row: 0, column: 'extra', message: /not a column/ }],
  ['a text for a number', row({ x: '1.5' }), { row: 0, column: 'x', message: /finite number or null, not "1.5"/ }],
  [
    'an infinite number',
    JSON.stringify(row({ x: 1 })).replace('"x":1', '"x":1e999'),
    { row: 0, column: 'x', message: /not Infinity/ },
  ],
  ['a fraction for a whole number', row({ n: 2.5 }), { row: 0, column: 'n', message: /whole number, not 2.5/ }],
  ['null where it is not allowed', row({ n: null }), { row: 0, column: 'n', message: /not null/ }],
  ['two for true', row({ b: 2 }), { row: 0, column: 'b', message: /true or false, not 2/ }],
  ['true for a number', row({ x: true }), { row: 0, column: 'x', message: /finite number/ }],
  ['a number for a text', row({ t: 7 }), { row: 0, column: 't', message: /a text or null, not 7/ }],
  ['a date without time', row({ w: '2026-11-23' }), { row: 0, column: 'w', message: /a time like/ }],
  ['an impossible time', row({ w: '2026-13-45T00:00:00Z' }), { row: 0, column: 'w', message: /a time like/ }],
  ['an object for a number', row({ x: {} }), { row: 0, column: 'x', message: /not \{\}/ }],
  [
    'a row of the wrong length',
    { columns: ['x', 'n', 'b', 't', 'w'], data: [[1, 2, true, 'red']] },
    { row: 0, message: /list of 5 values, not 4/ },
  ],
  [
    'a column twice',
    { columns: ['x', 'n', 'b', 't', 'w', 'x'], data: [[1, 2, true, 'red', 5, 1]] },
    { column: 'x', message: /twice/ },
  ],
  [
    'a table without a column',
    { columns: ['x', 'n', 'b', 't'], data: [[1, 2, true, 'red']] },
    { column: 'w', message: /missing/ },
  ],
  ['a name that is no text', { columns: [1], data: [[1]] }, { column: '1', message: /not a column/ }],
]
for (const [name, body, expected] of refused)
  test(`refuses ${name}, and says where`, () => {
    const result = read(body)
    assert.equal(result.ok, false)
    const problem = result.ok ? undefined : result.problems.find((one) => expected.message.test(one.message))
    assert.ok(problem, `no problem matches ${expected.message}: ${JSON.stringify(result)}`)
    assert.equal(problem.row, expected.row)
    assert.equal(problem.column, expected.column)
  })

test('invalid UTF-8 is refused, not replaced', () => {
  const body = Buffer.concat([Buffer.from('{"rows":[{"t":"'), Buffer.from([0xff]), Buffer.from('"}]}')])
  const result = reader.read(body)
  assert.match(result.ok ? '' : (result.problems[0]?.message ?? ''), /UTF-8/)
})

test('twenty problems are shown, the rest is counted', () => {
  const many = new RequestReader(schema, 100)
  const result = many.read(
    Buffer.from(JSON.stringify({ rows: Array.from({ length: 30 }, () => ({ ...good, n: 'x' })) })),
  )
  assert.equal(result.ok, false)
  if (!result.ok) assert.deepEqual([result.problems.length, result.more], [20, 10])
})

test('columns named like properties of every object are columns', () => {
  const names = ['__proto__', 'constructor', 'hasOwnProperty']
  const odd: BundleSchema = { ...schema, features: names.map((name) => ({ name, type: 'number', nullable: false })) }
  const oddReader = new RequestReader(odd, 3)
  const taken = oddReader.read(Buffer.from('{"rows":[{"__proto__":1,"constructor":2,"hasOwnProperty":3}]}'))
  assert.deepEqual(taken, { ok: true, rows: [[1, 2, 3]], odd: 0, featuresOnly: true })
  const missing = oddReader.read(Buffer.from('{"rows":[{}]}'))
  assert.deepEqual(
    missing.ok ? [] : missing.problems.map(({ column, message }) => [column, message.slice(0, 10)]),
    names.map((name) => [name, 'is missing']),
  )
})

// What is kept as it came must hold nothing that the model does not read: it may be what may not be kept.
for (const [name, body, only] of [
  ['rows of features', { rows: [good] }, true],
  ['a table of features', { columns: ['w', 't', 'b', 'n', 'x'], data: [[5, 'red', false, 3, 2]] }, true],
  ['a row with another column', { rows: [good, { ...good, id: 1 }] }, false],
  [
    'a table with another column',
    { columns: ['w', 't', 'b', 'n', 'x', 'id'], data: [[5, 'red', false, 3, 2, 9]] },
    false,
  ],
  ['another field beside the rows', { rows: [good], secret: 1 }, false],
  ['two forms at once', { rows: [good], data: [[1]] }, false],
] as const)
  test(`${name}: ${only ? 'features only' : 'more than features'}`, () => {
    const result = read(body)
    assert.equal(result.ok && result.featuresOnly, only)
  })
