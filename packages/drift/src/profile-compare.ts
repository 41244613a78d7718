import { binNames } from './binning.ts'
import { binCounts } from './distances.ts'
import { fail } from './errors.ts'
import { ksPValue } from './ks.ts'
import { ksMinimumDetectable } from './laws.ts'
import { binnedMeasures, type Comparison, defaultThresholds } from './measures.ts'
import { profileOutside, withOthers } from './other-values.ts'
import type { NumberProfile } from './profile.ts'
import type { Measure } from './types.ts'

/**
 * Two numeric columns of which both are only known by counts over the same edges: binned measures exact, ks at the edges with its bound, Wasserstein and energy
 * of the piecewise linear distributions. Throws DRIFT_PROFILES_DIFFER where the edges are not the same.
 */
export function compareNumberProfiles(reference: NumberProfile, current: NumberProfile): Comparison {
  if (reference.edges.length !== current.edges.length || reference.edges.some((edge, at) => edge !== current.edges[at]))
    throw fail('DRIFT_PROFILES_DIFFER', `The edges of column "${reference.name}" are not the same in both profiles.`, {
      remedy: 'Build the current profile with { like: the reference }.',
    })
  const edges = reference.coarse.map((at) => reference.edges[at] as number)
  const now = withOthers(coarseCounts(current, reference), profileOutside(reference, current))
  const counts = binCounts(withOthers(coarseCounts(reference, reference), undefined), now)
  return {
    measures: { ...binnedMeasures(counts), ...edgeMeasures(reference, current) },
    counts,
    names: [...binNames(edges), 'other values', 'missing'],
  }
}

/** Rows over the ten bins of the reference, infinities in the tail bins, missing cells last. */
export function coarseCounts(column: NumberProfile, reference: NumberProfile): Float64Array {
  const bins = reference.coarse.length
  const counts = new Float64Array(bins + 2)
  let bin = 0
  column.counts.forEach((rows, at) => {
    counts[bin]! += rows
    if (reference.coarse[bin] === at) bin++
  })
  counts[0]! += column.negativeInfinities
  counts[bins]! += column.positiveInfinities
  counts[bins + 1] = column.nulls
  return counts
}

function edgeMeasures(reference: NumberProfile, current: NumberProfile): Comparison['measures'] {
  const n = reference.counts.reduce((sum, rows) => sum + rows, 0)
  const m = current.counts.reduce((sum, rows) => sum + rows, 0)
  const rows: Measure = { value: null, reason: 'needs the rows: both sides are profiles here' }
  const rank = { cramer_von_mises: rows, anderson: rows, mann_whitney: rows }
  if (n === 0 || m === 0) return { ...rank, ks: rows, wasserstein: rows, wasserstein_normed: rows, energy: rows }
  let f = 0
  let g = 0
  let largest = 0
  let bound = 0
  let absolute = 0
  let squared = 0
  let slack = 0
  reference.counts.forEach((own, bin) => {
    const f0 = f / n
    const g0 = g / m
    f += own
    g += current.counts[bin] as number
    const f1 = f / n
    const g1 = g / m
    largest = Math.max(largest, Math.abs(f1 - g1))
    bound = Math.max(bound, Math.abs(f1 - g0), Math.abs(g1 - f0))
    const low = bin === 0 ? least(reference.min, current.min) : (reference.edges[bin - 1] as number)
    const high = bin === reference.edges.length ? most(reference.max, current.max) : (reference.edges[bin] as number)
    const width = Number.isFinite(high - low) ? Math.max(0, high - low) : 0
    const d0 = f0 - g0
    const d1 = f1 - g1
    absolute += d0 * d1 >= 0 ? (Math.abs(d0 + d1) / 2) * width : ((d0 * d0 + d1 * d1) / (2 * Math.abs(d1 - d0))) * width
    squared += ((d0 * d0 + d0 * d1 + d1 * d1) / 3) * width
    slack += Math.max(f1 - f0, g1 - g0) * width
  })
  const limit = (name: 'ks' | 'wasserstein_normed'): { threshold?: number } => {
    const threshold = defaultThresholds[name]
    return threshold === undefined ? {} : { threshold }
  }
  return {
    ...rank,
    ks: {
      value: largest,
      pValue: ksPValue(Math.round(largest * n * m), n, m, 'asymptotic').pValue,
      method: 'asymptotic, at the edges of the profile',
      error: Math.max(0, bound - largest),
      minimumDetectable: ksMinimumDetectable(n, m),
      ...limit('ks'),
    },
    wasserstein: { value: absolute, error: slack },
    wasserstein_normed:
      reference.std !== null && reference.std > 0
        ? { value: absolute / reference.std, error: slack / reference.std, ...limit('wasserstein_normed') }
        : { value: null, reason: 'the reference is constant: its standard deviation is 0' },
    energy: { value: Math.sqrt(2 * squared) },
  }
}

function least(a: number | null, b: number | null): number {
  return a === null || b === null ? Number.NaN : Math.min(a, b)
}

function most(a: number | null, b: number | null): number {
  return a === null || b === null ? Number.NaN : Math.max(a, b)
}
