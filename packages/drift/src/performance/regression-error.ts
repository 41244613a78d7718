import { quantileSorted, sortFloat64 } from '@mlops-actions/numerics'

/** The errors of the reference's rows whose prediction falls into one bin. */
interface Bin {
  readonly rows: number
  readonly absolute: number
  readonly squared: number
  readonly absoluteVariance: number
  readonly squaredVariance: number
}

/** The error of a regression model as a function of its prediction, learnt on the reference. */
export interface BinnedError {
  /** Ascending upper edges of the predictions, right-closed; one bin more than edges. */
  readonly edges: readonly number[]
  readonly bins: readonly Bin[]
}

/** An estimated error with its standard error. */
export interface ErrorEstimate {
  readonly value: number
  readonly standardError: number
}

/** Most bins, and fewest rows a bin. */
const mostBins = 20
const leastRows = 25

/**
 * Mean absolute and squared error within bins of the prediction (equal counts, at most 20, at least 25 rows each). The counterpart of
 * CBPE for numbers: it sees that predictions moved to where the model errs more, not that the truth moved (that is concept drift).
 */
export function fitBinnedError(predictions: Float64Array, truth: Float64Array): BinnedError {
  const sorted = sortFloat64(predictions)
  const bins = Math.max(1, Math.min(mostBins, Math.floor(sorted.length / leastRows)))
  const edges = [...new Set(Array.from({ length: bins - 1 }, (_, k) => quantileSorted(sorted, (k + 1) / bins)))]
  const errors: number[][] = Array.from({ length: edges.length + 1 }, () => [])
  predictions.forEach((prediction, row) => {
    errors[binOf(edges, prediction)]?.push(Math.abs(prediction - (truth[row] as number)))
  })
  return { edges, bins: errors.map(summary) }
}

function summary(errors: readonly number[]): Bin {
  const rows = errors.length
  if (rows === 0) return { rows, absolute: 0, squared: 0, absoluteVariance: 0, squaredVariance: 0 }
  const mean = (value: (error: number) => number): number => errors.reduce((sum, error) => sum + value(error), 0) / rows
  const absolute = mean((error) => error)
  const squared = mean((error) => error * error)
  return {
    rows,
    absolute,
    squared,
    absoluteVariance: mean((error) => (error - absolute) ** 2),
    squaredVariance: mean((error) => (error * error - squared) ** 2),
  }
}

function binOf(edges: readonly number[], value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((edges[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Estimated mean absolute and root mean squared error of a window of predictions; undefined without rows or with an empty bin. */
export function estimateRegression(
  fitted: BinnedError,
  predictions: Float64Array,
): { mean_absolute_error: ErrorEstimate; root_mean_squared_error: ErrorEstimate } | undefined {
  const n = predictions.length
  if (n === 0) return undefined
  const counts = new Float64Array(fitted.bins.length)
  for (const prediction of predictions) counts[binOf(fitted.edges, prediction)]!++
  const known = fitted.bins.reduce((sum, bin) => sum + bin.rows, 0)
  const mean = (value: (bin: Bin) => number): number =>
    fitted.bins.reduce((sum, bin, at) => sum + (bin.rows > 0 ? ((counts[at] as number) / n) * value(bin) : 0), 0)
  const absolute = mean((bin) => bin.absolute)
  const squared = mean((bin) => bin.squared)
  // Other rows would fall into other bins; and where the shares of the bins moved, what the reference taught of each bin counts.
  const variance = (value: (bin: Bin) => number, spread: (bin: Bin) => number, centre: number): number =>
    mean((bin) => (value(bin) - centre) ** 2) / n +
    fitted.bins.reduce((sum, bin, at) => {
      const moved = (counts[at] as number) / n - bin.rows / known
      return bin.rows > 0 ? sum + (moved * moved * spread(bin)) / bin.rows : sum
    }, 0)
  const absoluteVariance = variance(
    (bin) => bin.absolute,
    (bin) => bin.absoluteVariance,
    absolute,
  )
  const squaredVariance = variance(
    (bin) => bin.squared,
    (bin) => bin.squaredVariance,
    squared,
  )
  const root = Math.sqrt(squared)
  return {
    mean_absolute_error: { value: absolute, standardError: Math.sqrt(absoluteVariance) },
    root_mean_squared_error: { value: root, standardError: root > 0 ? Math.sqrt(squaredVariance) / (2 * root) : 0 },
  }
}
