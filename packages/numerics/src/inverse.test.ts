import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import * as numerics from './index.ts'

type Continuous = readonly [
  name: string,
  cdf: (x: number, ...parameters: number[]) => number,
  sf: (x: number, ...parameters: number[]) => number,
  quantile: (p: number, ...parameters: number[]) => number,
  isf: (q: number, ...parameters: number[]) => number,
  parameters: number,
]

const continuous: readonly Continuous[] = [
  ['normal', numerics.normalCdf, numerics.normalSf, numerics.normalQuantile, numerics.normalIsf, 0],
  ['chi2', numerics.chi2Cdf, numerics.chi2Sf, numerics.chi2Quantile, numerics.chi2Isf, 1],
  ['gamma', numerics.gammaCdf, numerics.gammaSf, numerics.gammaQuantile, numerics.gammaIsf, 1],
  ['t', numerics.studentTCdf, numerics.studentTSf, numerics.studentTQuantile, numerics.studentTIsf, 1],
  ['F', numerics.fCdf, numerics.fSf, numerics.fQuantile, numerics.fIsf, 2],
  ['beta', numerics.betaCdf, numerics.betaSf, numerics.betaQuantile, numerics.betaIsf, 2],
]
const tail = fc.double({ min: -40, max: -0.31, noNaN: true }).map((exponent) => 10 ** exponent)
const shapes = fc.array(
  fc.double({ min: -0.3, max: 3, noNaN: true }).map((exponent) => 10 ** exponent),
  { minLength: 2, maxLength: 2 },
)

for (const [name, cdf, sf, quantile, isf, count] of continuous) {
  test(`${name}: the quantile gives back its probability in both tails`, () => {
    fc.assert(
      fc.property(tail, shapes, (p, both) => {
        const parameters = both.slice(0, count)
        const low = cdf(quantile(p, ...parameters), ...parameters)
        const high = sf(isf(p, ...parameters), ...parameters)
        assert.ok(Math.abs(low / p - 1) < 1e-9, `cdf ${low} of ${p} (${parameters})`)
        // A point near 1 has no bits left to tell its small upper tail: the beta distribution is held to the lower one.
        if (name !== 'beta') assert.ok(Math.abs(high / p - 1) < 1e-10, `sf ${high} of ${p} (${parameters})`)
      }),
      { seed: 6, numRuns: 300 },
    )
  })

  test(`${name}: cdf and sf add up to 1, and rise and fall`, () => {
    const point = fc.double({ min: -4, max: 3, noNaN: true }).map((exponent) => 10 ** exponent)
    fc.assert(
      fc.property(point, point, shapes, (x, y, both) => {
        const parameters = both.slice(0, count)
        const [a, b] = [Math.min(x, y), Math.max(x, y)]
        assert.ok(Math.abs(cdf(a, ...parameters) + sf(a, ...parameters) - 1) < 1e-14)
        assert.ok(cdf(a, ...parameters) <= cdf(b, ...parameters) * (1 + 1e-13))
        assert.ok(sf(b, ...parameters) <= sf(a, ...parameters) * (1 + 1e-13))
      }),
      { seed: 8, numRuns: 300 },
    )
  })
}

test('a discrete quantile is the least whole number that reaches its probability', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3000 }),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      fc.double({ min: 1e-9, max: 0.999999, noNaN: true }),
      (n, p, level) => {
        const binomial = numerics.binomialQuantile(level, n, p)
        assert.ok(numerics.binomialCdf(binomial, n, p) >= level * (1 - 1e-12))
        assert.ok(numerics.binomialCdf(binomial - 1, n, p) < level * (1 + 1e-12))
        const poisson = numerics.poissonQuantile(level, n * p)
        assert.ok(numerics.poissonCdf(poisson, n * p) >= level * (1 - 1e-12))
        assert.ok(numerics.poissonCdf(poisson - 1, n * p) < level * (1 + 1e-12))
      },
    ),
    { seed: 9, numRuns: 200 },
  )
})

const ends: readonly (readonly [string, number, number])[] = [
  ['normalQuantile(0)', numerics.normalQuantile(0), -Infinity],
  ['normalQuantile(1)', numerics.normalQuantile(1), Infinity],
  ['normalQuantile(0.5)', numerics.normalQuantile(0.5), 0],
  ['normalQuantile(2)', numerics.normalQuantile(2), Number.NaN],
  ['normalSf(Infinity)', numerics.normalSf(Infinity), 0],
  ['normalSf(-Infinity)', numerics.normalSf(-Infinity), 1],
  ['normalCdf(NaN)', numerics.normalCdf(Number.NaN), Number.NaN],
  ['chi2Sf(0, 3)', numerics.chi2Sf(0, 3), 1],
  ['chi2Sf(-1, 3)', numerics.chi2Sf(-1, 3), 1],
  ['chi2Sf(Infinity, 3)', numerics.chi2Sf(Infinity, 3), 0],
  ['chi2Sf(1, 0)', numerics.chi2Sf(1, 0), Number.NaN],
  ['chi2Quantile(0, 3)', numerics.chi2Quantile(0, 3), 0],
  ['chi2Quantile(1, 3)', numerics.chi2Quantile(1, 3), Infinity],
  ['studentTSf(0, 3)', numerics.studentTSf(0, 3), 0.5],
  ['studentTSf(Infinity, 3)', numerics.studentTSf(Infinity, 3), 0],
  ['studentTSf(2, Infinity)', numerics.studentTSf(2, Infinity), numerics.normalSf(2)],
  ['studentTQuantile(0.5, 3)', numerics.studentTQuantile(0.5, 3), 0],
  ['fSf(0, 3, 4)', numerics.fSf(0, 3, 4), 1],
  ['fSf(Infinity, 3, 4)', numerics.fSf(Infinity, 3, 4), 0],
  ['betaCdf(-1, 2, 2)', numerics.betaCdf(-1, 2, 2), 0],
  ['betaCdf(2, 2, 2)', numerics.betaCdf(2, 2, 2), 1],
  ['betaQuantile(1, 2, 2)', numerics.betaQuantile(1, 2, 2), 1],
  ['binomialCdf(-1, 5, 0.5)', numerics.binomialCdf(-1, 5, 0.5), 0],
  ['binomialCdf(5, 5, 0.5)', numerics.binomialCdf(5, 5, 0.5), 1],
  ['binomialCdf(0, 5, 0)', numerics.binomialCdf(0, 5, 0), 1],
  ['binomialSf(4, 5, 1)', numerics.binomialSf(4, 5, 1), 1],
  ['binomialCdf(2, 5, 1.5)', numerics.binomialCdf(2, 5, 1.5), Number.NaN],
  ['binomialPmf(2.5, 5, 0.5)', numerics.binomialPmf(2.5, 5, 0.5), 0],
  ['poissonCdf(3, 0)', numerics.poissonCdf(3, 0), 1],
  ['poissonSf(-1, 2)', numerics.poissonSf(-1, 2), 1],
  ['hypergeometricPmf(0, 5, 0, 3)', numerics.hypergeometricPmf(0, 5, 0, 3), 1],
  ['hypergeometricSf(3, 5, 9, 3)', numerics.hypergeometricSf(3, 5, 9, 3), Number.NaN],
  ['kolmogorovSf(0)', numerics.kolmogorovSf(0), 1],
  ['smirnov(5, 1)', numerics.smirnov(5, 1), 0],
  ['kstwoSf(0.05, 10)', numerics.kstwoSf(0.05, 10), 1],
  ['kstwoSf(1, 10)', numerics.kstwoSf(1, 10), 0],
  ['erfc(-Infinity)', numerics.erfc(-Infinity), 2],
  ['erf(Infinity)', numerics.erf(Infinity), 1],
  ['logGamma(0)', numerics.logGamma(0), Infinity],
  ['logGamma(-1)', numerics.logGamma(-1), Number.NaN],
]

for (const [name, got, want] of ends)
  test(`${name} is ${want}`, () => {
    if (name.startsWith('studentTSf(2')) assert.ok(Math.abs(got / want - 1) < 1e-14)
    // Loose on the sign of zero only.
    else assert.ok(Object.is(got + 0, want + 0), `${got}`)
  })
