import type { MetricBucket } from '@mlops-actions/core'
import type { Range } from './analysis-types.ts'
import { meanRadius, proportionSequence } from './confidence.ts'

/** Counts per bin of a window: upper bounds ascending. */
export interface Histogram {
  readonly bounds: readonly number[]
  readonly counts: readonly number[]
  readonly total: number
}

/** Adds up the bins of all buckets; undefined when no bucket has any. */
export function histogramOf(buckets: readonly MetricBucket[]): Histogram | undefined {
  const sums = new Map<number, number>()
  for (const bucket of buckets)
    for (const [upper, count] of bucket.latencyBins ?? []) sums.set(upper, (sums.get(upper) ?? 0) + count)
  if (sums.size === 0) return undefined
  const bounds = [...sums.keys()].sort((a, b) => a - b)
  const counts = bounds.map((bound) => sums.get(bound) ?? 0)
  return { bounds, counts, total: counts.reduce((sum, count) => sum + count, 0) }
}

/**
 * A quantile with an interval that holds at every look: x is below the quantile when surely fewer than q of all values are at
 * most x. The interval is exact to a bin; the value is interpolated in its bin.
 * @param q from 0 to 1
 */
export function quantileOf(histogram: Histogram, q: number, alpha: number): Range {
  const { bounds, counts, total } = histogram
  if (total === 0) return { value: null, lower: null, upper: null }
  let below = 0
  let value: number | null = null
  let lower = 0
  let upper: number | null = null
  bounds.forEach((bound, index) => {
    const count = counts[index] ?? 0
    const start = index === 0 ? 0 : (bounds[index - 1] ?? 0)
    if (value === null && below + count >= q * total)
      value = Number.isFinite(bound) && count > 0 ? start + ((bound - start) * (q * total - below)) / count : start
    below += count
    const share = proportionSequence(below, total, alpha)
    if (share.upper < q) lower = bound
    if (upper === null && share.lower >= q && Number.isFinite(bound)) upper = bound
  })
  return { value, lower, upper }
}

/** The mean latency; its interval needs the bins, for the variance. */
export function meanOf(buckets: readonly MetricBucket[], alpha: number, tightest: number): Range {
  let [requests, sum] = [0, 0]
  for (const bucket of buckets)
    if (bucket.latencyMs && bucket.requests > 0) {
      requests += bucket.requests
      sum += bucket.latencyMs.mean * bucket.requests
    }
  if (requests === 0) return { value: null, lower: null, upper: null }
  const value = sum / requests
  const histogram = histogramOf(buckets)
  if (!histogram || histogram.total === 0) return { value, lower: null, upper: null }
  const variance = varianceOf(histogram)
  const radius = meanRadius(variance, histogram.total, alpha, tightest)
  return { value, lower: Math.max(0, value - radius), upper: value + radius }
}

/** Variance as if every value stood in the middle of its bin; the last, open bin counts with its lower bound. */
function varianceOf({ bounds, counts, total }: Histogram): number {
  const middles = bounds.map((bound, index) => {
    const start = index === 0 ? 0 : (bounds[index - 1] ?? 0)
    return Number.isFinite(bound) ? (start + bound) / 2 : start
  })
  const mean = middles.reduce((sum, middle, index) => sum + middle * (counts[index] ?? 0), 0) / total
  return middles.reduce((sum, middle, index) => sum + (middle - mean) ** 2 * (counts[index] ?? 0), 0) / total
}

/** Without bins: the mean of the buckets' own quantiles, weighted by requests. It has no interval. */
export function quantileOfBuckets(buckets: readonly MetricBucket[], name: 'p50' | 'p95' | 'p99'): Range {
  let [requests, sum] = [0, 0]
  for (const bucket of buckets) {
    const value = bucket.latencyMs?.[name]
    if (value !== undefined && bucket.requests > 0) {
      requests += bucket.requests
      sum += value * bucket.requests
    }
  }
  return { value: requests === 0 ? null : sum / requests, lower: null, upper: null }
}
