import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { contingencyTest } from './contingency.ts'
import { cramerVonMises, cvmLimitSf } from './cramer-von-mises.ts'
import { binCounts, hellinger, jensenShannon, klDivergence, lInfinity, psi, totalVariation } from './distances.ts'
import { ksPValue } from './ks.ts'
import { benjaminiHochberg } from './laws.ts'
import { sampleMeasures } from './measures.ts'
import { mergePass } from './merge-pass.ts'
import { andersonTwoSample, mannWhitney } from './rank-tests.ts'

/** Made by test/golden/drift/measures/make.py with scipy 1.17.1 (mpmath 1.3.0 for the tail of the Cramér–von Mises law). */
interface Golden {
  samples: { name: string; reference: number[]; current: number[]; measures: SampleGolden }[]
  ramps: { reference: number[]; current: number[]; measures: SampleGolden }[]
  tables: TableGolden[]
  cvm_tail: [number, number][]
  benjamini_hochberg: [number[], number[]][]
}
interface SampleGolden {
  ks: [number, number]
  ks_asymptotic: number
  cramer_von_mises: [number, number]
  anderson: [number, number]
  mann_whitney: [number, number]
  wasserstein: number
  wasserstein_normed: number
  energy: number
}
interface TableGolden {
  name: string
  reference: number[]
  current: number[]
  chi2: [number, number, number]
  g_test: [number, number, number]
  jensen_shannon: number
  jensen_shannon_base2: number
  hellinger: number
  total_variation: number
  l_infinity: number
  psi?: number
  kl_divergence?: number
}

const golden = JSON.parse(
  readFileSync(new URL('../../../test/golden/drift/measures/measures.json', import.meta.url), 'utf8'),
) as Golden

function near(actual: number | null | undefined, expected: number, relative: number, what: string): void {
  assert.ok(typeof actual === 'number', `${what}: ${actual} is no number`)
  const scale = Math.max(Math.abs(expected), Number.MIN_VALUE)
  const off = Math.abs(actual - expected) / scale
  assert.ok(
    off <= relative || Math.abs(actual - expected) < 1e-15,
    `${what}: ${actual}, scipy ${expected}, off by ${off}`,
  )
}

/** A sequence that both languages compute exactly. */
function ramp([n, a, c, modulus, scale]: number[]): Float64Array {
  return Float64Array.from({ length: n as number }, (_, k) => ((k * a! + c!) % modulus!) / scale!)
}

function checkSample(name: string, reference: Float64Array, current: Float64Array, expected: SampleGolden): void {
  const a = reference.slice().sort()
  const b = current.slice().sort()
  const pass = mergePass(a, b)
  near(pass.ks, expected.ks[0], 1e-13, `${name} ks`)
  near(ksPValue(pass.ksInteger, a.length, b.length).pValue, expected.ks[1], 1e-9, `${name} ks p`)
  const asymptotic = ksPValue(pass.ksInteger, a.length, b.length, 'asymptotic')
  near(asymptotic.pValue, expected.ks_asymptotic, 1e-9, `${name} ks asymptotic p`)
  near(pass.wasserstein, expected.wasserstein, 1e-12, `${name} wasserstein`)
  near(Math.sqrt(2 * pass.squared), expected.energy, 1e-12, `${name} energy`)
  near(mannWhitney(pass).statistic, expected.mann_whitney[0], 1e-13, `${name} mann_whitney`)
  near(mannWhitney(pass).pValue, expected.mann_whitney[1], 1e-11, `${name} mann_whitney p`)
  near(andersonTwoSample(pass).statistic, expected.anderson[0], 1e-10, `${name} anderson`)
  near(andersonTwoSample(pass).pValue, expected.anderson[1], 1e-10, `${name} anderson p`)
  const cvm = cramerVonMises(pass)
  near(cvm.statistic, expected.cramer_von_mises[0], 1e-11, `${name} cramer_von_mises`)
  // scipy stops its series at 1e-7 and subtracts from 1: it is right to 1e-7 absolute only.
  if (cvm.pValue !== null) {
    const off = Math.abs(cvm.pValue - expected.cramer_von_mises[1])
    assert.ok(off < 2e-7, `${name} cramer_von_mises p: ${cvm.pValue}, scipy ${expected.cramer_von_mises[1]}`)
  }
  near(sampleMeasures(a, b).wasserstein_normed?.value, expected.wasserstein_normed, 1e-12, `${name} wasserstein_normed`)
}

for (const sample of golden.samples)
  test(`two samples as scipy: ${sample.name}`, () => {
    checkSample(sample.name, Float64Array.from(sample.reference), Float64Array.from(sample.current), sample.measures)
  })

test('two samples as scipy: long ones, exact and asymptotic', () => {
  for (const { reference, current, measures } of golden.ramps)
    checkSample(`${reference[0]} v ${current[0]}`, ramp(reference), ramp(current), measures)
})

for (const table of golden.tables)
  test(`counts as scipy: ${table.name}`, () => {
    const counts = binCounts(table.reference, table.current)
    for (const [kind, expected] of [
      ['chi2', table.chi2],
      ['g', table.g_test],
    ] as const) {
      const result = contingencyTest(table.reference, table.current, kind)
      near(result.statistic, expected[0], 1e-11, kind)
      near(result.pValue, expected[1], 1e-11, `${kind} p`)
      assert.equal(result.degrees, expected[2])
    }
    near(jensenShannon(counts), table.jensen_shannon, 1e-11, 'jensen_shannon')
    near(jensenShannon(counts, 2), table.jensen_shannon_base2, 1e-11, 'jensen_shannon base 2')
    near(hellinger(counts), table.hellinger, 1e-12, 'hellinger')
    near(totalVariation(counts), table.total_variation, 1e-12, 'total_variation')
    near(lInfinity(counts), table.l_infinity, 1e-12, 'l_infinity')
    if (table.psi !== undefined) near(psi(counts), table.psi, 1e-12, 'psi')
    if (table.kl_divergence !== undefined) near(klDivergence(counts), table.kl_divergence, 1e-12, 'kl_divergence')
  })

test('the tail of the Cramér–von Mises law is right to twelve digits, far beyond 1 − cdf', () => {
  for (const [x, p] of golden.cvm_tail) near(cvmLimitSf(x), p, 1e-12, `P(W² > ${x})`)
  assert.equal(cvmLimitSf(0), 1)
})

test('a 0/1 column has no Cramér–von Mises p, since the law is for continuous data', () => {
  const a = Float64Array.from({ length: 100 }, (_, at) => Number(at >= 60))
  const result = cramerVonMises(mergePass(a, a))
  assert.equal(result.pValue, null)
  assert.match(result.reason ?? '', /equal values/)
})

test('Benjamini–Hochberg as scipy.stats.false_discovery_control; what is null does not count', () => {
  for (const [p, expected] of golden.benjamini_hochberg)
    for (const [at, value] of benjaminiHochberg(p).entries()) near(value, expected[at] as number, 1e-14, `BH ${at}`)
  assert.deepEqual(benjaminiHochberg([null, 0.02, null, 0.5]), [null, 0.04, null, 0.5])
})

test('the exact Kolmogorov–Smirnov law of two sizes, far into the tail, as scipy 1.17.1', () => {
  for (const [n, m, gap, p] of [
    [31, 20, 186, 0.17527612283283406],
    [20, 31, 558, 7.204473834890022e-11],
    [900, 1000, 540_000, 3.586525667273475e-159],
    [4000, 2500, 3_000_000, 1.1357606544907794e-122],
    [5000, 4999, 1_249_750, 7.052642554727252e-6],
    [5000, 4999, 7_498_500, 4.916724379932326e-199],
    [10_000, 7, 35_000, 0.03849600884963927],
    [10_000, 9999, 1_999_800, 0.03589605170521495],
  ] as const) {
    const found = ksPValue(gap, n, m)
    near(found.pValue, p, 1e-12, `${n} v ${m}`)
    assert.equal(found.method, 'exact')
  }
  assert.deepEqual(ksPValue(9000 * 8999, 9000, 8999), { pValue: 0, method: 'exact' })
  assert.equal(ksPValue(0, 900, 1000).pValue, 1)
  assert.equal(ksPValue(1000, 10_001, 900).method, 'asymptotic')
})

test('the exact Mann–Whitney law keeps its digits where one of all orders is left', () => {
  // Two samples that lie apart: 2 of the (n + m choose n) orders are as extreme.
  for (const [n, m, p] of [
    [8, 4000, 1.2194519818289844e-24],
    [8, 100, 5.681404514704238e-12],
    [100, 8, 5.681404514704238e-12],
  ] as const) {
    const a = Float64Array.from({ length: n }, (_, at) => at)
    const b = Float64Array.from({ length: m }, (_, at) => at + n)
    near(mannWhitney(mergePass(a, b)).pValue, p, 1e-12, `${n} below ${m}`)
    near(mannWhitney(mergePass(b, a)).pValue, p, 1e-12, `${m} above ${n}`)
  }
})

test('Kullback–Leibler with empty bins is scipy.stats.entropy with half a row in each, never negative', () => {
  near(klDivergence(binCounts([50, 30, 20], [4, 0, 0])), 0.2332113080895541, 1e-12, 'two empty')
  near(klDivergence(binCounts([50, 30, 20, 0], [4, 1, 0, 3])), 0.555895404983741, 1e-12, 'one empty, one new')
  assert.ok(klDivergence(binCounts([10, 10, 10, 10, 10], [1, 0, 0, 0, 0])) > 0)
})
