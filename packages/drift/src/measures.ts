import { countAtMost, countBelow } from '@mlops-actions/numerics'
import { binNames, countSorted, quantileEdges } from './binning.ts'
import { contingencyTest } from './contingency.ts'
import { cramerVonMises } from './cramer-von-mises.ts'
import {
  type BinCounts,
  binCounts,
  hellinger,
  jensenShannon,
  klDivergence,
  lInfinity,
  psi,
  psiOfBin,
  totalVariation,
  usedBins,
} from './distances.ts'
import { ksPValue } from './ks.ts'
import { type BinnedDistance, ksMinimumDetectable, lInfinityPValue, sizeAware } from './laws.ts'
import { mergePass } from './merge-pass.ts'
import { otherValues, withOthers } from './other-values.ts'
import { defaultMinGroup, privateEdge } from './privacy.ts'
import { andersonTwoSample, mannWhitney } from './rank-tests.ts'
import { type CategorySample, momentsOfSorted, type NumericSample } from './samples.ts'
import type { BinShare, Measure, MeasureName } from './types.ts'
import { unseenLevel, unseenPValue } from './unseen.ts'

/** Limits of the effect sizes unless a rule says otherwise. PSI 0.1 is the customary "moderate" shift; the rest are the anchors' own. */
export const defaultThresholds: Readonly<Partial<Record<MeasureName, number>>> = {
  psi: 0.1,
  kl_divergence: 0.1,
  jensen_shannon: 0.1,
  hellinger: 0.1,
  total_variation: 0.1,
  l_infinity: 0.1,
  wasserstein_normed: 0.1,
  ks: 0.1,
}

/** A feature's measures, and the bins behind the binned ones. */
export interface Comparison {
  readonly measures: Partial<Record<MeasureName, Measure>>
  readonly counts: BinCounts
  readonly names: readonly string[]
}

/**
 * Every measure of two numeric samples; bins are the reference's quantiles, plus a bin for missing values. Where the reference has few
 * different values, other values have a bin too, unless chance can explain them.
 */
export function compareNumeric(
  reference: NumericSample,
  current: NumericSample,
  minGroup: number = defaultMinGroup,
): Comparison {
  const edges = quantileEdges(reference.sorted)
  const before = binWithMissing(reference, edges)
  const now = binWithMissing(current, edges)
  const others = otherValues(reference.sorted, current.sorted)
  const counts = binCounts(withOthers(before, undefined), withOthers(now, others))
  return {
    measures: { ...binnedMeasures(counts), ...sampleMeasures(reference.sorted, current.sorted) },
    counts,
    names: [...toldBins(reference.sorted, edges, minGroup), 'other values', 'missing'],
  }
}

/** Names of the bins that tell no one's value: of a sample that is too small only their numbers. */
function toldBins(sorted: Float64Array, edges: readonly number[], minGroup: number): string[] {
  if (sorted.length < minGroup) return Array.from({ length: edges.length + 1 }, (_, at) => `bin ${at + 1}`)
  return binNames(edges.map((edge) => privateEdge(sorted, edge, minGroup)))
}

/** Counts over right-closed edges; infinities fall into the tail bins, the last count is that of the missing values. */
export function binWithMissing(sample: NumericSample, edges: readonly number[]): Float64Array {
  const counts = new Float64Array(edges.length + 2)
  counts.set(countSorted(sample.sorted, edges))
  counts[0]! += sample.negativeInfinities
  counts[edges.length]! += sample.positiveInfinities
  counts[edges.length + 1] = sample.nulls
  return counts
}

/** The measures that need counts only. */
export function binnedMeasures(counts: BinCounts): Partial<Record<MeasureName, Measure>> {
  const { referenceRows: n, currentRows: m } = counts
  if (n === 0 || m === 0) {
    const reason = n === 0 ? 'the reference has no rows' : 'the current table has no rows'
    const names: MeasureName[] = [
      'psi',
      'kl_divergence',
      'jensen_shannon',
      'hellinger',
      'total_variation',
      'l_infinity',
      'chi2',
      'g_test',
    ]
    return Object.fromEntries(names.map((name) => [name, { value: null, reason }]))
  }
  const sizes = { n, m, bins: usedBins(counts) }
  const distance = (name: BinnedDistance, value: number): Measure => ({
    value,
    ...sizeAware(name, value, sizes),
    ...threshold(name),
    method: 'chi-square law',
  })
  const contingency = (kind: 'chi2' | 'g'): Measure => {
    const test = contingencyTest(counts.reference, counts.current, kind)
    return { value: test.statistic, pValue: test.pValue, method: test.method }
  }
  return {
    psi: distance('psi', psi(counts)),
    kl_divergence: distance('kl_divergence', klDivergence(counts)),
    jensen_shannon: distance('jensen_shannon', jensenShannon(counts)),
    hellinger: distance('hellinger', hellinger(counts)),
    total_variation: { value: totalVariation(counts), ...threshold('total_variation') },
    l_infinity: {
      value: lInfinity(counts),
      pValue: lInfinityPValue(counts.reference, counts.current, n, m),
      method: 'Bonferroni over bins',
      ...threshold('l_infinity'),
    },
    chi2: contingency('chi2'),
    g_test: contingency('g'),
  }
}

function threshold(name: MeasureName): { threshold?: number } {
  const limit = defaultThresholds[name]
  return limit === undefined ? {} : { threshold: limit }
}

/** Names of the measures that need both samples. */
const sampleNames = [
  'ks',
  'wasserstein',
  'wasserstein_normed',
  'energy',
  'cramer_von_mises',
  'anderson',
  'mann_whitney',
] as const

/** The measures that need the values themselves, from one pass over both sorted samples. Missing and infinite values do not take part. */
export function sampleMeasures(a: Float64Array, b: Float64Array): Partial<Record<MeasureName, Measure>> {
  if (a.length === 0 || b.length === 0)
    return withoutSamples(`the ${a.length === 0 ? 'reference' : 'current table'} has no finite value`)
  const pass = mergePass(a, b)
  const { n, m } = pass
  const ks = ksPValue(pass.ksInteger, n, m)
  const { std } = momentsOfSorted(a)
  const cvm = cramerVonMises(pass)
  const anderson = n + m < 4 ? undefined : andersonTwoSample(pass)
  const whitney = mannWhitney(pass)
  const asMeasure = (test: { statistic: number; pValue: number | null; method: string; reason?: string }): Measure => ({
    value: Number.isFinite(test.statistic) ? test.statistic : null,
    pValue: test.pValue,
    method: test.method,
    ...(test.reason === undefined ? {} : { reason: test.reason }),
  })
  return {
    ks: {
      value: pass.ks,
      pValue: ks.pValue,
      method: ks.method,
      minimumDetectable: ksMinimumDetectable(n, m),
      ...threshold('ks'),
    },
    wasserstein: { value: pass.wasserstein },
    wasserstein_normed:
      std > 0
        ? { value: pass.wasserstein / std, ...threshold('wasserstein_normed') }
        : { value: null, reason: 'the reference is constant: its standard deviation is 0' },
    energy: { value: Math.sqrt(2 * pass.squared) },
    cramer_von_mises: asMeasure(cvm),
    anderson: anderson ? asMeasure(anderson) : { value: null, reason: 'fewer than 4 values' },
    mann_whitney: asMeasure(whitney),
  }
}

function withoutSamples(reason: string): Partial<Record<MeasureName, Measure>> {
  return Object.fromEntries(sampleNames.map((name) => [name, { value: null, reason }]))
}

/** Above this many levels, those of which the smaller set would have fewer than {@link leastExpected} rows count as one. */
const manyLevels = 50
const leastExpected = 5

/**
 * Every measure of two categorical samples. Distances use the reference's levels, one bin for all levels that the reference never had,
 * and one for missing values; chi2 and g_test use every level, as a cross table of the two sets would. With many levels, which level is
 * rare is decided by its rows in both sets together, and levels that the reference never had are rare ones as long as chance can put them
 * there: bins that were chosen by the rows of one set alone would differ without any drift.
 */
export function compareCategories(
  reference: CategorySample,
  current: CategorySample,
  minGroup: number = defaultMinGroup,
): Comparison {
  const union = new Set([...reference.counts.keys(), ...current.counts.keys()])
  const grouped = union.size > manyLevels
  const n = reference.rows - reference.nulls
  const m = current.rows - current.nulls
  const rare = (leastExpected * (n + m)) / Math.min(n, m)
  const newcomers = !grouped || unseenPValue(reference.counts, current.counts) <= unseenLevel
  const names: string[] = []
  const r: number[] = []
  const c: number[] = []
  const everyR: number[] = []
  const everyC: number[] = []
  let unseen = 0
  let rareReference = reference.other?.rows ?? 0
  let rareCurrent = current.other?.rows ?? 0
  for (const level of [...union].sort(byCodePoint)) {
    const inReference = reference.counts.get(level) ?? 0
    const inCurrent = current.counts.get(level) ?? 0
    everyR.push(inReference)
    everyC.push(inCurrent)
    const hidden = reference.other !== undefined && reference.other.rows > 0
    if (inReference === 0 && (hidden || !newcomers)) rareCurrent += inCurrent
    else if (inReference === 0) unseen += inCurrent
    else if (grouped && inReference + inCurrent < rare) {
      rareReference += inReference
      rareCurrent += inCurrent
    } else {
      names.push(Math.max(inReference, inCurrent) >= minGroup ? level : 'a level with few rows')
      r.push(inReference)
      c.push(inCurrent)
    }
  }
  const counts = binCounts([...r, rareReference, 0, reference.nulls], [...c, rareCurrent, unseen, current.nulls])
  const measures = binnedMeasures(counts)
  if (counts.referenceRows > 0 && counts.currentRows > 0 && reference.other === undefined)
    for (const [name, kind] of [
      ['chi2', 'chi2'],
      ['g_test', 'g'],
    ] as const) {
      const test = contingencyTest([...everyR, reference.nulls], [...everyC, current.nulls], kind)
      measures[name] = { value: test.statistic, pValue: test.pValue, method: test.method }
    }
  return { measures, counts, names: [...names, 'rare levels', 'unseen levels', 'missing'] }
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The bins that carried the difference: those with the largest part of the PSI, at most `limit`. */
export function largestBins(comparison: Comparison, limit = 5): BinShare[] {
  const { counts, names } = comparison
  if (counts.referenceRows === 0 || counts.currentRows === 0) return []
  return names
    .map((bin, at) => ({
      bin,
      reference: (counts.reference[at] as number) / counts.referenceRows,
      current: (counts.current[at] as number) / counts.currentRows,
      psi: psiOfBin(counts, at),
    }))
    .filter((bin) => bin.psi > 0)
    .sort((a, b) => b.psi - a.psi)
    .slice(0, limit)
}

/** A reference that is only known by its counts over ascending right-closed edges, and by its range. */
export interface KnownCounts {
  readonly edges: readonly number[]
  /** `edges.length + 1` counts of finite values. */
  readonly counts: readonly number[]
  readonly min: number | null
  readonly max: number | null
  readonly std: number | null
}

/**
 * The sample-based distances against a reference of which only fine counts are known. The values are those of the piecewise linear
 * distribution through the edges; `error` bounds how far the exact value can be. Tests that need ranks are not estimable.
 */
export function measuresAgainstCounts(
  known: KnownCounts,
  current: Float64Array,
): Partial<Record<MeasureName, Measure>> {
  const n = known.counts.reduce((sum, count) => sum + count, 0)
  const m = current.length
  if (n === 0 || m === 0) return withoutSamples(`the ${n === 0 ? 'reference' : 'current table'} has no finite value`)
  const points = [known.min ?? known.edges[0] ?? 0, ...known.edges, known.max ?? known.edges.at(-1) ?? 0]
  let distance = 0
  let bound = 0
  let below = 0
  const cumulative = [0]
  known.counts.forEach((count, bin) => {
    const before = below / n
    below += count
    const after = below / n
    cumulative.push(after)
    const edge = known.edges[bin]
    const g0 = bin === 0 ? 0 : countAtMost(current, known.edges[bin - 1] as number) / m
    const g1 = edge === undefined ? 1 : countBelow(current, edge) / m
    if (edge !== undefined) distance = Math.max(distance, Math.abs(after - countAtMost(current, edge) / m))
    bound = Math.max(bound, Math.abs(after - g0), Math.abs(before - g1))
  })
  const integrals = integrate(points, cumulative, current)
  let slack = 0
  known.counts.forEach((count, bin) => {
    slack += (count / n) * Math.max(0, (points[bin + 1] as number) - (points[bin] as number))
  })
  const rows = 'needs the rows of the reference: it is a profile here'
  const p = ksPValue(Math.round(distance * n * m), n, m, 'asymptotic')
  return {
    ...withoutSamples(rows),
    ks: {
      value: distance,
      pValue: p.pValue,
      method: 'asymptotic, at the edges of the profile',
      error: Math.max(0, bound - distance),
      minimumDetectable: ksMinimumDetectable(n, m),
      ...threshold('ks'),
    },
    wasserstein: { value: integrals.absolute, error: slack },
    wasserstein_normed:
      known.std !== null && known.std > 0
        ? { value: integrals.absolute / known.std, error: slack / known.std, ...threshold('wasserstein_normed') }
        : { value: null, reason: 'the reference is constant: its standard deviation is 0' },
    energy: { value: Math.sqrt(2 * integrals.squared) },
  }
}

/** ∫|F − G| and ∫(F − G)² where F is piecewise linear through (points, cumulative) and G is the empirical law of `current`. */
function integrate(
  points: readonly number[],
  cumulative: readonly number[],
  current: Float64Array,
): { absolute: number; squared: number } {
  const places = [...points, ...current].sort((a, b) => a - b)
  let absolute = 0
  let squared = 0
  let bin = 0
  for (let at = 0; at + 1 < places.length; at++) {
    const from = places[at] as number
    const to = places[at + 1] as number
    if (to === from) continue
    while (bin + 1 < points.length - 1 && from >= (points[bin + 1] as number)) bin++
    const f = (x: number): number => {
      const x0 = points[bin] as number
      const x1 = points[bin + 1] as number
      if (x <= x0) return cumulative[bin] as number
      if (x >= x1) return cumulative[bin + 1] as number
      const c0 = cumulative[bin] as number
      return c0 + (((cumulative[bin + 1] as number) - c0) * (x - x0)) / (x1 - x0)
    }
    const g = countAtMost(current, from) / current.length
    const d0 = f(from) - g
    const d1 = f(to) - g
    const width = to - from
    absolute += d0 * d1 >= 0 ? (Math.abs(d0 + d1) / 2) * width : ((d0 * d0 + d1 * d1) / (2 * Math.abs(d1 - d0))) * width
    squared += ((d0 * d0 + d0 * d1 + d1 * d1) / 3) * width
  }
  return { absolute, squared }
}
