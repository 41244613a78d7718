import { countAtMost, countBelow, quantileSorted } from '@mlops-actions/numerics'
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
      const below = countBelow(sorted, edge) - 1
      if (below >= 0 && below + 1 >= sorted.length / (10 * bins)) edges.add(sorted[below] as number)
    }
    previous = edge
    if (edge < largest) edges.add(edge)
  }
  // A maximum that fills the last bins leaves no quantile edge below it.
  const below = countBelow(sorted, largest) - 1
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
    at = countAtMost(sorted, value)
  }
  return values
}

/** Rows per bin of ascending values over right-closed upper edges; `edges.length + 1` counts. */
export function countSorted(sorted: Float64Array, edges: readonly number[]): Float64Array {
  const counts = new Float64Array(edges.length + 1)
  let before = 0
  edges.forEach((edge, bin) => {
    const upTo = countAtMost(sorted, edge)
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
