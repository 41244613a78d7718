import { chi2Sf, normalCdf, studentTSf } from '@mlops-actions/numerics'
import { cramerVonMises, cvmStatistic } from '../cramer-von-mises.ts'
import { ksPValue } from '../ks.ts'
import { type MergePass, mergePass } from '../merge-pass.ts'
import { andersonTwoSample, mannWhitneyLess } from '../rank-tests.ts'
import { momentsOfSorted } from '../samples.ts'
import type { Measure } from '../types.ts'
import { aligned, type CompatColumn, distinctOf, distinctOfBoth } from './column.ts'
import { histogram, sturgesEdges } from './numpy-histogram.ts'
import { shareEntropy, shareJensenShannon, sharePsi, shares } from './shares.ts'
import type { CompatFeature } from './types.ts'

/** Whole-number columns with at most this many different values are categories to Evidently. */
const integerCategories = 10

/**
 * One feature as Evidently 0.7.23 judges it, with its default choice of the test and every other stattest it has (those that
 * draw random permutations excepted). Its own faults are kept: one-sided Mann–Whitney, one-sample chi-square, 1 − cdf.
 */
export function evidentlyFeature(reference: CompatColumn, current: CompatColumn): CompatFeature {
  // The type of a column is that of the current table; the reference is taken for the same.
  const numerical = isNumerical(current)
  if (current.values === undefined && current.counts().size > (current.rows - current.nulls) * 0.5)
    return silent('text', 'text columns go to a classifier with random splits')
  if (numerical && (!reference.sorted?.length || !current.sorted?.length))
    return silent('numerical', 'Evidently raises ValueError: an empty column was provided')
  const measures = numerical
    ? numericalMeasures(reference, current)
    : categoricalMeasures(reference.counts(), current.counts())
  return decide(numerical, reference, current, measures)
}

function isNumerical(column: CompatColumn): boolean {
  if (column.sorted === undefined || column.boolean) return false
  return !column.integer || distinctOf(column.sorted) > integerCategories
}

function silent(type: string, reason: string): CompatFeature {
  return { type, method: 'none', score: null, threshold: null, drifted: null, reason, measures: {} }
}

function decide(
  numerical: boolean,
  reference: CompatColumn,
  current: CompatColumn,
  measures: Record<string, Measure>,
): CompatFeature {
  const rows = numerical ? (reference.sorted?.length ?? 0) : reference.rows - reference.nulls
  const values =
    numerical && reference.sorted && current.sorted
      ? distinctOfBoth(reference.sorted, current.sorted)
      : aligned(reference.counts(), current.counts()).keys.length
  const large = rows > 1000
  const method = large
    ? numerical && values > 5
      ? 'wasserstein'
      : 'jensenshannon'
    : numerical && values > 5
      ? 'ks'
      : values > 2
        ? 'chisquare'
        : 'z'
  const ours = {
    wasserstein: 'wasserstein_normed',
    jensenshannon: 'jensen_shannon',
    ks: 'ks',
    chisquare: 'chi2',
    z: 'z',
  } as const
  const measure = measures[ours[method]]
  const byP = method === 'ks' || method === 'chisquare' || method === 'z'
  const score = (byP ? measure?.pValue : measure?.value) ?? null
  const threshold = byP ? 0.05 : 0.1
  const drifted =
    score === null ? false : method === 'ks' ? score <= threshold : byP ? score < threshold : score >= threshold
  return { type: numerical ? 'numerical' : 'categorical', method, score, threshold, drifted, measures }
}

/** Evidently's shares: joint Sturges bins where the reference has more than 20 values, else one bin a value. */
function binnedShares(reference: CompatColumn, current: CompatColumn): { r: number[]; c: number[] } {
  const a = reference.sorted
  const b = current.sorted
  if (a === undefined || b === undefined || distinctOf(a) <= 20) {
    const both = aligned(finiteCounts(reference), finiteCounts(current))
    return {
      r: shares(both.reference, sum(both.reference)),
      c: shares(both.current, sum(both.current)),
    }
  }
  const joined = new Float64Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  const edges = sturgesEdges(joined.sort(), reference.integer && current.integer)
  return { r: shares(histogram(a, edges), a.length), c: shares(histogram(b, edges), b.length) }
}

function finiteCounts(column: CompatColumn): Map<string, number> {
  const counts = column.counts()
  counts.delete('Infinity')
  counts.delete('-Infinity')
  return counts
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Empty bins become 0.0001, or a millionth of the smallest share where that is not above 0.0001. */
function filled(values: readonly number[]): number[] {
  const smallest = Math.min(...values.filter((value) => value !== 0))
  const floor = smallest <= 0.0001 ? smallest / 1e6 : 0.0001
  return values.map((value) => (value === 0 ? floor : value))
}

function shareMeasures(r: readonly number[], c: readonly number[]): Record<string, Measure> {
  const p = filled(r)
  const q = filled(c)
  return {
    psi: { value: finite(sharePsi(p, q)), threshold: 0.1 },
    kl_divergence: { value: finite(shareEntropy(p, q)), threshold: 0.1 },
    jensen_shannon: { value: shareJensenShannon(r, c, Math.E), threshold: 0.1 },
  }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function numericalMeasures(reference: CompatColumn, current: CompatColumn): Record<string, Measure> {
  const a = reference.sorted as Float64Array
  const b = current.sorted as Float64Array
  const { r, c } = binnedShares(reference, current)
  const pass = mergePass(a, b)
  const { n, m } = pass
  const { std } = momentsOfSorted(a)
  const anderson = n + m > 3 ? andersonTwoSample(pass) : undefined
  const categorical = distinctOfBoth(a, b) <= 5 ? testsOfCounts(finiteCounts(reference), finiteCounts(current)) : {}
  return {
    ...shareMeasures(r, c),
    ...categorical,
    hellinger: { value: numericalHellinger(a, b, reference.integer && current.integer), threshold: 0.1 },
    wasserstein_normed: { value: pass.wasserstein / Math.max(std, 0.001), threshold: 0.1 },
    energy: { value: Math.sqrt(2 * pass.squared), threshold: 0.1 },
    ks: { value: pass.ks, pValue: ksPValue(pass.ksInteger, n, m).pValue, threshold: 0.05 },
    t_test: { value: studentT(a, b).t, pValue: studentT(a, b).p, threshold: 0.05 },
    mann_whitney: { value: mannWhitneyLess(pass).statistic, pValue: mannWhitneyLess(pass).pValue, threshold: 0.05 },
    ...(Math.min(n, m) > 1 ? { cramer_von_mises: scipyCramerVonMises(pass) } : {}),
    ...(anderson ? { anderson: { value: finite(anderson.statistic), pValue: anderson.pValue, threshold: 0.1 } } : {}),
  }
}

/** Hellinger over Sturges bins of the different values (not of the rows), by densities. */
function numericalHellinger(a: Float64Array, b: Float64Array, integer: boolean): number {
  const keys = Float64Array.from(new Set([...a, ...b])).sort()
  const edges = sturgesEdges(keys, integer)
  const p = histogram(a, edges)
  const q = histogram(b, edges)
  const insideA = sum([...p])
  const insideB = sum([...q])
  // Densities by the rounded width of each bin, and their product by the mean width: with numbers of 1e12 the two are not the same.
  const mean = ((edges.at(-1) as number) - (edges[0] as number)) / (edges.length - 1)
  const overlap = p.reduce((total, count, at) => {
    const width = (edges[at + 1] as number) - (edges[at] as number)
    return total + Math.sqrt((count / width / insideA) * ((q[at] as number) / width / insideB)) * mean
  }, 0)
  return Math.sqrt(1 - Math.min(1, Math.max(0, overlap)))
}

/** Exact for at most 20 rows a side, else 1 − cdf, which is rounding alone below about 1e-8. */
function scipyCramerVonMises(pass: MergePass): Measure {
  const { statistic, standard } = cvmStatistic(pass)
  const exact = Math.max(pass.n, pass.m) <= 20
  const pValue = exact ? cramerVonMises({ ...pass, distinct: pass.n + pass.m }).pValue : 1 - cvmSeries(standard)
  return { value: statistic, pValue: Math.max(0, pValue ?? 0), threshold: 0.1 }
}

/** The cdf of the limiting Cramér–von Mises law as scipy sums it (Csörgő and Faraway 1996, 1.3), until a term is below 1e-7. */
function cvmSeries(x: number): number {
  if (x < 0.003) return 0
  let sum = 0
  // Γ(k + 1/2) / k!
  let gammas = Math.sqrt(Math.PI)
  for (let k = 0; ; k++) {
    const y = 4 * k + 1
    const term = (gammas / (Math.PI ** 1.5 * Math.sqrt(x))) * Math.sqrt(y) * scaledBessel((y * y) / (16 * x))
    sum += term
    if (Math.abs(term) < 1e-7) return sum
    gammas *= (k + 0.5) / (k + 1)
  }
}

/** exp(−q) K_{1/4}(q) = ∫ exp(−q (1 + cosh t)) cosh(t / 4) dt over t > 0, by the trapezoidal rule, which is exact to rounding here. */
function scaledBessel(q: number): number {
  const step = 1 / 64
  let sum = Math.exp(-2 * q) / 2
  for (let at = 1; ; at++) {
    const t = at * step
    const part = Math.exp(-q * (1 + Math.cosh(t))) * Math.cosh(t / 4)
    sum += part
    if (part <= 1e-18 * sum) return sum * step
  }
}

/** Student's t with pooled variance, two-sided. */
function studentT(a: Float64Array, b: Float64Array): { t: number | null; p: number | null } {
  const x = momentsOfSorted(a)
  const y = momentsOfSorted(b)
  const df = a.length + b.length - 2
  const pooled = (x.std ** 2 * a.length + y.std ** 2 * b.length) / df
  const t = (x.mean - y.mean) / Math.sqrt(pooled * (1 / a.length + 1 / b.length))
  return Number.isFinite(t) ? { t, p: 2 * studentTSf(Math.abs(t), df) } : { t: null, p: null }
}

function categoricalMeasures(
  reference: ReadonlyMap<string, number>,
  current: ReadonlyMap<string, number>,
): Record<string, Measure> {
  const both = aligned(reference, current)
  const r = shares(both.reference, sum(both.reference))
  const c = shares(both.current, sum(both.current))
  const overlap = r.reduce((total, share, at) => total + Math.sqrt(share * (c[at] as number)), 0)
  return {
    ...shareMeasures(r, c),
    ...testsOfCounts(reference, current),
    hellinger: { value: Math.sqrt(1 - Math.min(1, overlap)), threshold: 0.1 },
    total_variation: { value: r.reduce((total, share, at) => total + Math.abs(share - (c[at] as number)), 0) / 2 },
  }
}

/** One-sample chi-square against the reference's shares as if they were exact, and the z-test of two categories. */
function testsOfCounts(
  reference: ReadonlyMap<string, number>,
  current: ReadonlyMap<string, number>,
): Record<string, Measure> {
  const both = aligned(reference, current)
  const n = sum(both.reference)
  const m = sum(both.current)
  let statistic = 0
  both.reference.forEach((count, at) => {
    const expected = (count * m) / n
    statistic += ((both.current[at] as number) - expected) ** 2 / expected
  })
  const known = both.keys.length > 1
  const p = statistic === Number.POSITIVE_INFINITY ? 0 : chi2Sf(statistic, both.keys.length - 1)
  const chi2: Measure = { value: finite(statistic), pValue: known ? p : null, threshold: 0.05 }
  if (both.keys.length > 2) return { chi2 }
  return {
    chi2,
    z: { ...zTest(both.reference[0] ?? 0, n, both.current[0] ?? 0, m, both.keys.length), threshold: 0.05 },
  }
}

function zTest(first: number, n: number, firstCurrent: number, m: number, values: number): Measure {
  if (values === 1) return { value: 0, pValue: 1 }
  const p1 = (n - first) / n
  const p2 = (m - firstCurrent) / m
  const pooled = (p1 * n + p2 * m) / (n + m)
  const z = (p1 - p2) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
  return { value: finite(z), pValue: Number.isFinite(z) ? 2 * (1 - normalCdf(Math.abs(z))) : null }
}
