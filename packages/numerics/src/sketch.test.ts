import assert from 'node:assert/strict'
import test from 'node:test'
import { randomStream } from '@mlops-actions/core'
import fc from 'fast-check'
import { QuantileSketch, quantileSorted, sortFloat64 } from './index.ts'

const shares = [0, 0.01, 0.25, 0.5, 0.9, 0.999, 1]

function sketchOf(...parts: readonly Float64Array[]): QuantileSketch {
  const sketch = new QuantileSketch(4100)
  for (const part of parts) sketch.addAll(part)
  return sketch
}

const kinds: readonly (readonly [string, (next: () => number) => number, number])[] = [
  ['few values: exact', (next) => Math.floor(next() * 1000) / 3, 52],
  ['uniform', (next) => next(), 8],
  ['signed and skewed', (next) => Math.log(next()) * (next() - 0.3), 6],
  ['times', (next) => 1.7e12 + Math.floor(next() * 1e10), 16],
  ['every order of magnitude', (next) => (next() < 0.5 ? -1 : 1) * 10 ** (600 * (next() - 0.5)), 0],
]

for (const [name, make, bits] of kinds)
  test(`the bounds hold the exact quantile: ${name}`, () => {
    const random = randomStream(11, name)
    const values = Float64Array.from({ length: 50_000 }, () => make(() => random.next()))
    const sketch = sketchOf(values)
    const sorted = sortFloat64(values)
    assert.ok(sketch.bits >= bits, `${sketch.bits} bits`)
    for (const q of shares) {
      const exact = quantileSorted(sorted, q)
      const { value, lower, upper } = sketch.quantile(q)
      const slack = 1e-14 * Math.abs(exact)
      assert.ok(lower <= exact + slack && exact <= upper + slack, `${q}: ${exact} in [${lower}, ${upper}]`)
      assert.ok(lower <= value && value <= upper)
      // The stated width: 2^-bits of the value (of both neighbours it interpolates between).
      const size = Math.max(Math.abs(lower), Math.abs(upper))
      assert.ok(upper - lower <= 2 ** -sketch.bits * size * 2, `${q}: width ${upper - lower}`)
      const share = sketch.shareAtMost(exact)
      const most = sorted.filter((one) => one <= exact).length / sorted.length
      assert.ok(share.lower <= most && most <= share.upper, `share at most ${exact}`)
    }
  })

test('any order and any split of the same values give the same sketch', () => {
  fc.assert(
    fc.property(fc.nat({ max: 20_000 }), fc.nat({ max: 20_000 }), fc.integer(), (a, b, seed) => {
      const random = randomStream(seed, 'sketch')
      const values = Float64Array.from({ length: 20_000 }, () => random.next() ** 9)
      const [first, second] = [Math.min(a, b), Math.max(a, b)]
      const parts = [values.subarray(second), values.subarray(0, first), values.subarray(first, second)]
      const merged = sketchOf(parts[0] as Float64Array)
      merged.merge(sketchOf(parts[1] as Float64Array, parts[2] as Float64Array))
      const whole = JSON.stringify(sketchOf(values.slice().reverse()).toData())
      assert.equal(JSON.stringify(merged.toData()), whole)
      assert.equal(JSON.stringify(QuantileSketch.fromData(JSON.parse(whole)).toData()), whole)
    }),
    { seed: 4, numRuns: 12 },
  )
})

test('numbers around zero too small to have leading bits are zeros', () => {
  const sketch = sketchOf(Float64Array.of(-5e-324, -0, 1e-310, 2, -3))
  assert.deepEqual(sketch.toData().keys, [-3, 0, 2])
  assert.deepEqual(sketch.quantile(0.5), { value: 0, lower: 0, upper: 0 })
})

test('an empty sketch knows nothing and says so', () => {
  const sketch = new QuantileSketch()
  assert.ok(Number.isNaN(sketch.quantile(0.5).value))
  assert.deepEqual(sketch.toData(), { limit: 8192, bits: 52, count: 0, min: null, max: null, keys: [], counts: [] })
  sketch.merge(sketchOfLimit(8192, Float64Array.of(-0, 0, 1)))
  assert.deepEqual(sketch.toData().keys, [0, 1])
})

function sketchOfLimit(limit: number, values: Float64Array): QuantileSketch {
  const sketch = new QuantileSketch(limit)
  sketch.addAll(values)
  return sketch
}

test('what has no place in a sketch is refused', () => {
  const sketch = new QuantileSketch()
  assert.throws(() => sketch.addAll(Float64Array.of(1, Number.NaN)), /NaN/)
  assert.throws(() => sketch.addAll(Float64Array.of(1, Number.POSITIVE_INFINITY)), /infinity/)
  assert.throws(() => new QuantileSketch(100), /at least 4100/)
  assert.throws(() => sketch.merge(new QuantileSketch(5000)), /do not merge/)
  assert.throws(() => QuantileSketch.fromData({ ...sketch.toData(), count: 3 }), /do not add up/)
})
