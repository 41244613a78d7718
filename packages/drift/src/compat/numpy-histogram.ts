import { countAtMost, countBelow } from '@mlops-actions/numerics'
import { momentsOfSorted } from '../samples.ts'

/** Where numpy itself raises: the package would crash, and the mode says so. */
export class NumpyRaises extends Error {
  override readonly name = 'NumpyRaises'
}

/** `numpy.linspace(from, to, bins + 1)`: the last edge is `to` itself. */
export function linspace(from: number, to: number, bins: number): number[] {
  if (!Number.isFinite(to - from)) throw new NumpyRaises('the range of the values is too large for a double')
  const step = (to - from) / bins
  const edges = Array.from({ length: bins + 1 }, (_, at) => at * step + from)
  edges[bins] = to
  return edges
}

/** numpy's range of a histogram: a single value is widened by half to either side. */
function histogramRange(sorted: Float64Array): readonly [number, number] {
  if (sorted.length === 0) return [0, 1]
  const low = sorted[0] as number
  const high = sorted[sorted.length - 1] as number
  return low === high ? [low - 0.5, high + 0.5] : [low, high]
}

/** `numpy.histogram_bin_edges(x, bins=n)`. */
export function equalWidthEdges(sorted: Float64Array, bins: number): number[] {
  return linspace(...histogramRange(sorted), bins)
}

/** `numpy.histogram_bin_edges(x, bins="sturges")`; whole-number data has bins at least 1 wide (numpy ≥ 2). */
export function sturgesEdges(sorted: Float64Array, integer: boolean): number[] {
  const span = spanOf(sorted)
  return edgesOfWidth(sorted, span / (Math.log2(sorted.length) + 1), integer)
}

/** `numpy.histogram_bin_edges(x.astype(float), bins="doane")`. */
export function doaneEdges(sorted: Float64Array): number[] {
  const n = sorted.length
  if (n <= 2) return edgesOfWidth(sorted, 0, false)
  const { mean, std } = momentsOfSorted(sorted)
  if (!(std > 0)) return edgesOfWidth(sorted, 0, false)
  let cubes = 0
  for (const value of sorted) cubes += ((value - mean) / std) ** 3
  const skew = cubes / n
  const deviation = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)))
  return edgesOfWidth(sorted, spanOf(sorted) / (1 + Math.log2(n) + Math.log2(1 + Math.abs(skew) / deviation)), false)
}

function spanOf(sorted: Float64Array): number {
  return sorted.length === 0 ? 0 : (sorted[sorted.length - 1] as number) - (sorted[0] as number)
}

function edgesOfWidth(sorted: Float64Array, width: number, integer: boolean): number[] {
  const [low, high] = histogramRange(sorted)
  const wide = integer && width < 1 ? 1 : width
  const bins = sorted.length > 0 && wide > 0 ? Math.ceil((high - low) / wide) : 1
  if (!Number.isFinite(bins)) throw new NumpyRaises('the values are too large for the bins to be counted')
  return linspace(low, high, bins)
}

/** `numpy.histogram(x, edges)[0]`: bins [a, b), the last one [a, b]; values outside are dropped. */
export function histogram(sorted: Float64Array, edges: readonly number[]): Float64Array {
  const counts = new Float64Array(edges.length - 1)
  let before = countBelow(sorted, edges[0] as number)
  for (let bin = 0; bin < counts.length; bin++) {
    const edge = edges[bin + 1] as number
    const upTo = bin === counts.length - 1 ? countAtMost(sorted, edge) : countBelow(sorted, edge)
    counts[bin] = upTo - before
    before = upTo
  }
  return counts
}

/** `numpy.round`: halves go to the even neighbour. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}
