import assert from 'node:assert/strict'
import test from 'node:test'
import { randomStream } from '@mlops-actions/core'
import fc from 'fast-check'
import { argsortFloat64, NotANumberError, rankMid, sortFloat64 } from './index.ts'

/** Long enough for the radix passes, of every kind that takes another way through them. */
const kinds: readonly (readonly [string, (next: () => number, i: number) => number])[] = [
  ['uniform', (next) => next()],
  ['signed, many orders of magnitude', (next) => (next() - 0.5) * 10 ** (600 * (next() - 0.5))],
  ['six digits, many ties', (next) => Math.round(next() * 1e6) / 1e6],
  ['a hundred different values', (next) => Math.floor(next() * 100) / 7],
  ['equal upper words, different lower words', (next) => 1e15 + Math.floor(next() * 1000)],
  ['equal upper words of both signs', (next) => (next() < 0.5 ? -1 : 1) * (1e15 + Math.floor(next() * 1e5))],
  ['one value', () => 3.5],
  ['already sorted', (_, i) => i],
  ['descending', (_, i) => -i],
  ['subnormal', (next) => Math.floor(next() * 1000) * 5e-324],
  [
    'infinities and zeros of both signs',
    (next) => [0, -0, 1, -1, Infinity, -Infinity][Math.floor(next() * 6)] as number,
  ],
]

for (const [name, make] of kinds)
  test(`sorts 5,000 values: ${name}`, () => {
    const random = randomStream(7, name)
    const values = Float64Array.from({ length: 5000 }, (_, i) => make(() => random.next(), i))
    checkOrder(values)
  })

test('sorts as the built-in sort does, whatever the values', () => {
  const double = fc.double({ noNaN: true })
  const lists = fc.oneof(fc.array(double, { maxLength: 60 }), fc.array(double, { minLength: 200, maxLength: 400 }))
  fc.assert(
    fc.property(lists, (list) => checkOrder(Float64Array.from(list))),
    { seed: 1, numRuns: 150 },
  )
})

for (const length of [3, 199, 200, 201, 1000, 5000])
  test(`-0 comes before 0 in ${length} values, and the two are equal where ranks are asked for`, () => {
    const random = randomStream(3, `zeros ${length}`)
    const tiny = 5e-324
    const around = [-1e15 - 1, -1, -tiny, -0, 0, -0, 0, tiny, 1, 1e15 + 1]
    for (const choose of [around, [-0, 0], [-0], [0, -0, tiny, -tiny, 2 * tiny]]) {
      const values = Float64Array.from({ length }, () => choose[Math.floor(random.next() * choose.length)] as number)
      const sorted = sortFloat64(values)
      const memory = new Float64Array(values.length + 3).fill(7)
      assert.deepEqual(sortFloat64(values, memory), sorted)
      assert.deepEqual(memory.subarray(values.length), Float64Array.of(7, 7, 7), 'nothing is written behind the copy')
      const want = [...values].sort((a, b) => a - b || Number(Object.is(b, -0)) - Number(Object.is(a, -0)))
      assert.ok(want.every((value, i) => Object.is(value, sorted[i])))
      checkOrder(values)
      const ranks = rankMid(values)
      const zeros = Array.from(values.keys()).filter((i) => values[i] === 0)
      assert.ok(new Set(zeros.map((i) => ranks[i])).size <= 1)
    }
  })

test('NaN is refused by name of its place', () => {
  for (const length of [3, 1000]) {
    const values = new Float64Array(length)
    values[2] = Number.NaN
    for (const sort of [sortFloat64, argsortFloat64, rankMid]) {
      assert.throws(() => sort(values), NotANumberError)
      assert.throws(() => sort(values), /value 2 is NaN/)
    }
  }
})

test('midranks share the mean of their ranks', () => {
  assert.deepEqual([...rankMid(Float64Array.of(3, 1, 3, 2, 3))], [4, 1, 4, 2, 4])
  assert.deepEqual([...rankMid(Float64Array.of(0, -0))], [1.5, 1.5])
})

/** The values are in order and the same multiset; the argsort is that order and keeps equal values where they were. */
function checkOrder(values: Float64Array): void {
  const want = values.slice().sort()
  const sorted = sortFloat64(values)
  const order = argsortFloat64(values)
  const seen = new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) {
    assert.ok(sorted[i] === want[i], `place ${i}: ${sorted[i]}, not ${want[i]}`)
    const at = order[i] as number
    assert.ok(values[at] === want[i], `argsort at ${i}: ${values[at]}, not ${want[i]}`)
    seen[at] = 1
    if (i > 0 && values[order[i - 1] as number] === values[at])
      assert.ok((order[i - 1] as number) < at, `place ${i} is not stable`)
  }
  assert.ok(seen.every((one) => one === 1))
}
