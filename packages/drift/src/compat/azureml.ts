import { chi2Sf } from '@mlops-actions/numerics'
import { ksPValue } from '../ks.ts'
import { mergePass } from '../merge-pass.ts'
import { momentsOfSorted } from '../samples.ts'
import type { Measure } from '../types.ts'
import { aligned, type CompatColumn } from './column.ts'
import { histogram, linspace } from './numpy-histogram.ts'
import { shareJensenShannon, sharePsi, shares } from './shares.ts'
import type { CompatFeature } from './types.ts'

/**
 * One feature as the data drift signal of Azure Machine Learning's model monitor judges it. Rows with any missing value are dropped by
 * the caller first, as there. Equal-width Sturges bins over the joint range; PSI by Laplace's rule; one-sample chi-square.
 */
export function azuremlFeature(reference: CompatColumn, current: CompatColumn): CompatFeature {
  const numerical = reference.sorted !== undefined && current.sorted !== undefined && !reference.boolean
  const empty = reference.rows === 0 || current.rows === 0
  if (empty) {
    const reason = 'no row is left once rows with a missing value are dropped: the monitor fails'
    const type = numerical ? 'numerical' : 'categorical'
    return { type, method: 'none', score: null, threshold: null, drifted: null, reason, measures: {} }
  }
  const measures = numerical
    ? numericalMeasures(reference.sorted as Float64Array, current.sorted as Float64Array)
    : categoricalMeasures(reference.counts(), current.counts())
  const method = numerical ? 'wasserstein_normed' : 'jensen_shannon'
  const score = measures[method]?.value ?? null
  return {
    type: numerical ? 'numerical' : 'categorical',
    method,
    score,
    threshold: 0.1,
    drifted: score === null ? null : score > 0.1,
    measures,
  }
}

function numericalMeasures(a: Float64Array, b: Float64Array): Record<string, Measure> {
  const edges = azureEdges(a, b)
  const r = histogram(a, edges)
  const c = histogram(b, edges)
  const pass = mergePass(a, b)
  const population = momentsOfSorted(a).std
  const sample = a.length > 1 ? population * Math.sqrt(a.length / (a.length - 1)) : 0
  const ks =
    a.length < 10_000 && b.length < 10_000
      ? { value: pass.ks, pValue: ksPValue(pass.ksInteger, a.length, b.length).pValue, threshold: 0.05 }
      : { value: null, reason: 'Azure ML raises for 10,000 rows or more' }
  return {
    ...binned(r, c, a.length, b.length),
    wasserstein_normed: { value: pass.wasserstein / Math.max(sample, 0.001), threshold: 0.1 },
    ks,
  }
}

/** ⌈log2 min(n, m) + 1⌉ equal bins over the joint range; one bin of ±0.5 % where all values are one. */
function azureEdges(a: Float64Array, b: Float64Array): number[] {
  const low = Math.min(a[0] as number, b[0] as number)
  const high = Math.max(a[a.length - 1] as number, b[b.length - 1] as number)
  if (low === high) return [low - Math.abs(low) * 0.005, high + Math.abs(high) * 0.005]
  return linspace(low, high, Math.ceil(Math.log2(Math.min(a.length, b.length)) + 1))
}

function binned(r: ArrayLike<number>, c: ArrayLike<number>, n: number, m: number): Record<string, Measure> {
  const bins = r.length
  const smooth = (counts: ArrayLike<number>, rows: number): number[] =>
    Array.from(counts, (count) => (count + 1) / (rows + bins))
  return {
    jensen_shannon: { value: shareJensenShannon(shares(r, n), shares(c, m), 2), threshold: 0.1 },
    psi: { value: sharePsi(smooth(c, m), smooth(r, n)), threshold: 0.1 },
  }
}

function categoricalMeasures(
  reference: ReadonlyMap<string, number>,
  current: ReadonlyMap<string, number>,
): Record<string, Measure> {
  const both = aligned(reference, current)
  const n = both.reference.reduce((sum, count) => sum + count, 0)
  const m = both.current.reduce((sum, count) => sum + count, 0)
  let statistic = 0
  both.reference.forEach((count, at) => {
    const expected = (count * m) / n
    statistic += ((both.current[at] as number) - expected) ** 2 / expected
  })
  const p = statistic === Number.POSITIVE_INFINITY ? 0 : chi2Sf(statistic, Math.max(1, both.keys.length - 1))
  return {
    ...binned(both.reference, both.current, n, m),
    chi2: {
      value: Number.isFinite(statistic) ? statistic : null,
      pValue: both.keys.length > 1 ? p : null,
      threshold: 0.05,
    },
  }
}
