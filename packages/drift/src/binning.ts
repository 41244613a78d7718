import { quantileSorted } from '@mlops-actions/numerics'
import { number } from './words.ts'

/** Up to this many different values, each gets a bin of its own. */
const perValueLimit = 20

/**
 * Upper edges of the reference's bins: bin i holds edge[i−1] < x ≤ edge[i], the first and last are open to ±∞, so there are
 * `edges.length + 1` bins and a value outside the reference's range falls into a tail bin: one outlier moves no edge.
 * Edges are the reference's quantiles k / bins. A value that fills whole bins is cut off on its lower side too, so that it stands alone;
 * with at most 20 different values each has its own bin.
 * @param sorted ascending finite values of the reference, may be empty (then one bin)
 */
export function quantileEdges(sorted: Float64Array, bins = 10): number[] {
  if (sorted.length === 0) return []
  const few = fewValues(sorted)
  if (few) return few.slice(0, -1)
  const largest = sorted[sorted.length - 1] as number
  const edges = new Set<number>()
  let previous = Number.NaN
  for (let k = 1; k < bins; k++) {
    const edge = quantileSorted(sorted, k / bins)
    if (edge === previous) {
      const below = firstIndex(sorted, edge) - 1
      if (below >= 0 && below + 1 >= sorted.length / (10 * bins)) edges.add(sorted[below] as number)
    }
    previous = edge
    if (edge < largest) edges.add(edge)
  }
  // A maximum that fills the last bins leaves no quantile edge below it.
  const below = firstIndex(sorted, largest) - 1
  if (below >= 0 && sorted.length - below - 1 > sorted.length / bins) edges.add(sorted[below] as number)
  return [...edges].sort((a, b) => a - b)
}

/** The different values when there are at most {@link perValueLimit}, ascending; else undefined. O(limit · log n). */
export function fewValues(sorted: Float64Array): number[] | undefined {
  const values: number[] = []
  let at = 0
  while (at < sorted.length) {
    if (values.length === perValueLimit) return undefined
    const value = sorted[at] as number
    values.push(value)
    at = upperBound(sorted, value)
  }
  return values
}

/** How many values are ≤ x in an ascending array; the first `from` are known to be. */
export function upperBound(sorted: Float64Array, x: number, from = 0): number {
  let low = from
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) <= x) low = middle + 1
    else high = middle
  }
  return low
}

/** Index of the first value ≥ x in an ascending array: how many are smaller. */
export function firstIndex(sorted: Float64Array, x: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < x) low = middle + 1
    else high = middle
  }
  return low
}

/** Rows per bin of ascending values over right-closed upper edges; `edges.length + 1` counts. */
export function countSorted(sorted: Float64Array, edges: readonly number[]): Float64Array {
  const counts = new Float64Array(edges.length + 1)
  let before = 0
  edges.forEach((edge, bin) => {
    const upTo = upperBound(sorted, edge)
    counts[bin] = upTo - before
    before = upTo
  })
  counts[edges.length] = sorted.length - before
  return counts
}

/** Names of the bins for people: `≤ 10`, `10 – 20`, `> 20`. Numbers at four significant digits. */
export function binNames(edges: readonly number[]): string[] {
  if (edges.length === 0) return ['all values']
  return [
    `≤ ${number(edges[0] as number)}`,
    ...edges.slice(1).map((edge, at) => `${number(edges[at] as number)} – ${number(edge)}`),
    `> ${number(edges.at(-1) as number)}`,
  ]
}
