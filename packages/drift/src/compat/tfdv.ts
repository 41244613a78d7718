import type { Measure } from '../types.ts'
import { aligned, type CompatColumn } from './column.ts'
import { equalWidthEdges, histogram } from './numpy-histogram.ts'
import type { CompatFeature } from './types.ts'

/** Buckets of TFDV's standard histogram. */
const buckets = 10

/**
 * One feature as TensorFlow Data Validation compares it: L∞ and the normalised absolute difference of counts for categories, the
 * Jensen–Shannon divergence (no root, base 2) of the two standard histograms, cut at the edges of both, for numbers.
 * TFDV has no limits until the user sets some, so nothing is ever drifted by default.
 */
export function tfdvFeature(reference: CompatColumn, current: CompatColumn): CompatFeature {
  const numerical = reference.sorted !== undefined && current.sorted !== undefined
  const measures = numerical
    ? { jensen_shannon_divergence: numbers(reference, current) }
    : categories(reference.counts(), current.counts())
  const method = numerical ? 'jensen_shannon_divergence' : 'l_infinity'
  return {
    type: numerical ? 'numeric' : 'categorical',
    method,
    score: measures[method]?.value ?? null,
    threshold: null,
    drifted: null,
    reason: 'TFDV has no limit until one is set in the schema',
    measures,
  }
}

function categories(
  reference: ReadonlyMap<string, number>,
  current: ReadonlyMap<string, number>,
): Record<string, Measure> {
  const both = aligned(reference, current)
  const n = both.reference.reduce((sum, count) => sum + count, 0)
  const m = both.current.reduce((sum, count) => sum + count, 0)
  if (n === 0 || m === 0) return { l_infinity: { value: null, reason: 'a set has no value' } }
  let largest = 0
  let widest = 0
  both.reference.forEach((count, at) => {
    const other = both.current[at] as number
    largest = Math.max(largest, Math.abs(count / n - other / m))
    widest = Math.max(widest, Math.abs(count - other))
  })
  return { l_infinity: { value: largest }, normalized_abs_difference: { value: widest / (n + m) } }
}

/** A bucket of a histogram with its rows; NaN has one of its own on each side, which is why equal sets with NaN differ there. */
interface Bucket {
  readonly low: number
  readonly high: number
  readonly rows: number
}

function numbers(reference: CompatColumn, current: CompatColumn): Measure {
  const a = reference.sorted as Float64Array
  const b = current.sorted as Float64Array
  if (a.length === 0 || b.length === 0) return { value: null, reason: 'a set has no value' }
  const p = bucketsOf(a)
  const q = bucketsOf(b)
  const edges = [...new Set([...p, ...q].flatMap(({ low, high }) => [low, high]))].sort((x, y) => x - y)
  const points = [...p, ...q].filter(({ low, high }) => low === high).map(({ low }) => low)
  const masses = (own: readonly Bucket[], rows: number): number[] => [
    ...edges.slice(0, -1).map((low, at) => {
      const high = edges[at + 1] as number
      const inside = own.find((bucket) => bucket.low < bucket.high && bucket.low <= low && high <= bucket.high)
      return inside ? ((inside.rows / rows) * (high - low)) / (inside.high - inside.low) : 0
    }),
    ...[...new Set(points)].map(
      (point) => (own.find(({ low, high }) => low === point && high === point)?.rows ?? 0) / rows,
    ),
  ]
  const x = masses(p, a.length)
  const y = masses(q, b.length)
  let divergence = 0
  x.forEach((mass, at) => {
    const other = y[at] as number
    const middle = (mass + other) / 2
    if (mass > 0) divergence += (mass * Math.log2(mass / middle)) / 2
    if (other > 0) divergence += (other * Math.log2(other / middle)) / 2
  })
  return { value: Math.min(1, Math.max(0, divergence)) }
}

/** TFDV's standard histogram: ten equal buckets; a set of one value is one point. */
function bucketsOf(sorted: Float64Array): Bucket[] {
  const low = sorted[0] as number
  if (low === sorted[sorted.length - 1]) return [{ low, high: low, rows: sorted.length }]
  const edges = equalWidthEdges(sorted, buckets)
  const counts = histogram(sorted, edges)
  return Array.from(counts, (rows, at) => ({ low: edges[at] as number, high: edges[at + 1] as number, rows }))
}
