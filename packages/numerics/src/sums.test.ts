import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { randomStream } from '@mlops-actions/core'
import fc from 'fast-check'
import { Accumulator, ExactSum, exactMean, exactSum, exactWeightedMean, groupedExactSum } from './index.ts'

/* Made by test/golden/numerics/make.py: math.fsum, and means and squares in fractions. */
const golden = JSON.parse(
  readFileSync(new URL('../../../test/golden/numerics/sums.json', import.meta.url), 'utf8'),
) as readonly { values: number[]; sum: number; mean: number; m2: number | null }[]

for (const [i, one] of golden.entries())
  test(`sum, mean and squares of list ${i} (${one.values.length} values) are exact`, () => {
    const values = Float64Array.from(one.values)
    assert.equal(exactSum(values), one.sum)
    assert.equal(exactMean(values), one.mean)
    const accumulator = new Accumulator()
    accumulator.addAll(values)
    const moments = accumulator.moments()
    assert.equal(moments.sum, one.sum)
    assert.equal(moments.mean, one.mean)
    if (one.m2 !== null) assert.equal(moments.m2, one.m2)
  })

const lists = fc.array(fc.double({ noNaN: true, min: -1e100, max: 1e100 }), { minLength: 1, maxLength: 200 })

test('the sum depends neither on the order nor on the split', () => {
  fc.assert(
    fc.property(lists, fc.nat(), (list, cut) => {
      const values = Float64Array.from(list)
      const shuffled = values.slice().reverse()
      const left = new ExactSum()
      const right = new ExactSum()
      left.addAll(shuffled, 0, cut % (values.length + 1))
      right.addAll(shuffled, cut % (values.length + 1))
      left.merge(right)
      assert.equal(left.total(), exactSum(values))
      assert.equal(exactSum(shuffled), exactSum(values))
    }),
    { seed: 2, numRuns: 200 },
  )
})

test('moments depend neither on the order nor on the split', () => {
  fc.assert(
    fc.property(lists, fc.nat(), (list, cut) => {
      const whole = new Accumulator()
      whole.addAll(Float64Array.from(list))
      const at = cut % (list.length + 1)
      const first = new Accumulator()
      const second = new Accumulator()
      second.addAll(Float64Array.from(list.slice(0, at)))
      first.addAll(Float64Array.from(list.slice(at)))
      first.merge(second)
      assert.deepEqual(first.moments(), whole.moments())
      assert.equal(first.variance(1), whole.variance(1))
    }),
    { seed: 3, numRuns: 100 },
  )
})

test('a million additions carry over without loss', () => {
  const sum = new ExactSum()
  const n = 3_000_000
  const part = new Float64Array(1_000_000).fill(0.1)
  for (let i = 0; i < 3; i++) sum.addAll(part)
  // 0.1 is 3602879701896397 / 2^55: the exact product, rounded once.
  assert.equal(sum.total(), Number((3602879701896397n * BigInt(n) * 2n ** 40n) / 2n ** 55n) / 2 ** 40)
})

test('NaN, infinities and nothing at all', () => {
  const infinity = Number.POSITIVE_INFINITY
  const big = (last: number) => Float64Array.from({ length: 60 }, (_, i) => (i === 59 ? last : 1))
  for (const list of [(last: number) => Float64Array.of(1, 2, last), big]) {
    assert.ok(Number.isNaN(exactSum(list(Number.NaN))))
    assert.equal(exactSum(list(infinity)), infinity)
    assert.equal(exactSum(list(-infinity)), -infinity)
  }
  assert.ok(Number.isNaN(exactSum(Float64Array.of(infinity, -infinity))))
  assert.equal(exactSum(new Float64Array(0)), 0)
  assert.ok(Number.isNaN(exactMean(new Float64Array(0))))
  assert.equal(exactSum(Float64Array.of(Number.MAX_VALUE, Number.MAX_VALUE, Number.MAX_VALUE)), infinity)
})

test('sums of groups are the sums of their values, with few groups and with many', () => {
  const random = randomStream(5, 'groups')
  for (const groups of [3, 200]) {
    const values = Float64Array.from({ length: 2000 }, () => random.next() - 0.5)
    const codes = Int32Array.from({ length: 2000 }, () => Math.floor(random.next() * (groups + 1)) - 1)
    const sums = groupedExactSum(values, codes, groups)
    for (let g = 0; g < groups; g++) assert.equal(sums[g], exactSum(values.filter((_, i) => codes[i] === g)))
  }
})

test('a weighted mean counts each value as often as its weight', () => {
  assert.equal(exactWeightedMean(Float64Array.of(1, 2, 10), Float64Array.of(2, 1, 0)), 4 / 3)
  assert.ok(Number.isNaN(exactWeightedMean(Float64Array.of(1), Float64Array.of(0))))
})
