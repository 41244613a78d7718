import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { input, parseInputs } from './declaration.ts'
import { UserError } from './errors.ts'
import { visibleGroups } from './privacy.ts'
import { formatDuration, humanBytes, humanCount, humanDuration, parseBytes, parseDuration } from './quantities.ts'
import { randomStream } from './random.ts'

test('durations: what is written and what is shown', () => {
  for (const [text, ms] of [
    ['30s', 30_000],
    ['15m', 900_000],
    ['2h', 7_200_000],
    ['7d', 604_800_000],
    ['500ms', 500],
    ['1.5h', 5_400_000],
  ] as const)
    assert.equal(parseDuration(text), ms)
  for (const text of ['', '30', 's', '3min', '-1s', '1e3s', 'soon']) assert.equal(parseDuration(text), undefined, text)
  fc.assert(fc.property(fc.nat(10 ** 9), (ms) => assert.equal(parseDuration(formatDuration(ms)), ms)))
  assert.deepEqual([400, 4000, 19_000, 242_000, 3_900_000].map(humanDuration), [
    '400 ms',
    '4.0 s',
    '19 s',
    '4m 02s',
    '1 h 05 min',
  ])
})

test('sizes and counts', () => {
  for (const [text, bytes] of [
    ['5GiB', 5 * 2 ** 30],
    ['200MB', 2e8],
    ['10KiB', 10_240],
    ['12', 12],
  ] as const)
    assert.equal(parseBytes(text), bytes)
  for (const text of ['', 'much', '-1MB', '5 parsec']) assert.equal(parseBytes(text), undefined, text)
  assert.equal(humanBytes(54_289_806), '54.3 MB')
  assert.equal(humanCount(22_500), '22,500')
})

test('streams of one seed do not interfere, and are the same on every machine', () => {
  // Expected by an independent implementation of xoshiro128** in Python (hashlib, struct), seeded in the same way.
  const bootstrap = randomStream(42, 'bootstrap')
  assert.deepEqual(
    [bootstrap.next(), bootstrap.next(), bootstrap.next()],
    [0.5312227626811987, 0.9670171441031828, 0.8443907532742643],
  )
  assert.notEqual(randomStream(42, 'a').next(), randomStream(42, 'b').next())
  assert.notEqual(randomStream(42, 'a').next(), randomStream(43, 'a').next())
  const stream = randomStream(7, 'uniform')
  const counts = new Array<number>(10).fill(0)
  for (let draw = 0; draw < 100_000; draw += 1) counts[Math.floor(stream.next() * 10)]! += 1
  const chi2 = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
  assert.ok(chi2 < 27.9, `chi² of 9 degrees: ${chi2}`)
})

test('small groups are hidden, and the total does not give them away', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 20 }),
      (rows, minGroup) => {
        const { shown, hidden } = visibleGroups(
          rows.map((count) => ({ rows: count })),
          { minGroup },
        )
        assert.ok(shown.every((group) => group.rows >= minGroup))
        assert.equal(
          hidden.rows + shown.reduce((sum, group) => sum + group.rows, 0),
          rows.reduce((sum, count) => sum + count, 0),
        )
        if (hidden.groups > 0 && shown.length > 0) assert.ok(hidden.groups > 1 && hidden.rows >= minGroup)
      },
    ),
  )
})

test('all inputs are parsed at once, and all that is wrong is said at once', () => {
  const inputs = {
    a: input.integer('A.', { required: true }),
    b: input.flag('B.', { fallback: 'false' }),
    c: input.duration('C.'),
    d: input.map('D.'),
    e: input.list('E.'),
    f: input.choice(['x', 'y'])('F.'),
  }
  const values = parseInputs(inputs, { a: '7', b: '', c: '15m', d: 'k=v\n\nother = a=b', e: 'p, q\nr', f: 'y' })
  assert.deepEqual(values, { a: 7, b: false, c: 900_000, d: { k: 'v', other: 'a=b' }, e: ['p', 'q', 'r'], f: 'y' })
  assert.throws(
    () => parseInputs(inputs, { b: 'yes', c: 'soon', d: 'novalue', f: 'z' }),
    (thrown) => thrown instanceof UserError && thrown.problems.map((one) => one.where?.input).join() === 'a,b,c,d,f',
  )
})

test('the items of a list: a line each or between commas, in double quotes where an item holds a comma', () => {
  for (const [text, items] of [
    ['a,b', ['a', 'b']],
    [' a \n\n b,, c ', ['a', 'b', 'c']],
    ['"Sales, net",cost', ['Sales, net', 'cost']],
    ['cost\n "Sales, net" ', ['cost', 'Sales, net']],
    ['"a ""b"", c"', ['a "b", c']],
    ['" a "', [' a ']],
    ['5" pipe,7"', ['5" pipe', '7"']],
    ['"open, b', ['"open', 'b']],
    ['["a",1]', ['["a"', '1]']],
  ] as const)
    assert.deepEqual(parseInputs({ list: input.list('L.') }, { list: text }), { list: items }, text)
})

test('a secret that is wrong is not shown', () => {
  const secret = { ...input.integer('S.'), secret: true }
  assert.throws(
    () => parseInputs({ s: secret }, { s: 'hunter2' }),
    (thrown) => thrown instanceof UserError && !thrown.message.includes('hunter2'),
  )
})
