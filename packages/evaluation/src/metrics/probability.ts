import { ExactSum, exactSum, groupedExactSum, quantileSorted, sortFloat64 } from '@mlops-actions/numerics'
import type { Ranked } from './ranked.ts'

/** scikit-learn's clip of probabilities in the log loss: the machine epsilon of float64. */
const epsilon = 2.220446049250313e-16

/** Σ w x / Σ w with exact sums; without weights the mean. NaN when the weights sum to 0. */
export function meanOf(values: Float64Array, weights?: Float64Array): number {
  if (weights === undefined) return exactSum(values) / values.length
  return exactSum(products(values, weights)) / exactSum(weights)
}

/** Rows that are worked on at once: what is made of them stays in the cache of the processor. */
const blockRows = 16_384

/** The mean of numbers that are made block by block from rows [start, end): as `meanOf` of all of them, without holding them all. */
export function meanOfBlocks(
  rows: number,
  weights: Float64Array | undefined,
  make: (start: number, end: number) => Float64Array,
): number {
  const sum = new ExactSum()
  for (let start = 0; start < rows; start += blockRows) {
    const end = Math.min(rows, start + blockRows)
    const values = make(start, end)
    sum.addAll(weights === undefined ? values : products(values, weights.subarray(start, end)))
  }
  return sum.total() / (weights === undefined ? rows : exactSum(weights))
}

function products(values: Float64Array, weights: Float64Array): Float64Array {
  const out = new Float64Array(values.length)
  for (let i = 0; i < out.length; i++) out[i] = (values[i] as number) * (weights[i] as number)
  return out
}

/** The negative logarithm of the clipped probability of the true class, row by row. `classes` 1: one column, that of class 1. */
export function logLossRows(truth: Float64Array, probabilities: Float64Array, classes: number): Float64Array {
  const losses = new Float64Array(truth.length)
  if (classes === 1) {
    for (let i = 0; i < losses.length; i++) {
      const p = probabilities[i] as number
      const own = (truth[i] as number) > 0.5 ? p : 1 - p
      losses[i] = -Math.log(own < epsilon ? epsilon : own > 1 - epsilon ? 1 - epsilon : own)
    }
    return losses
  }
  for (let i = 0; i < losses.length; i++) {
    const own = probabilities[i * classes + (truth[i] as number)] as number
    losses[i] = -Math.log(own < epsilon ? epsilon : own > 1 - epsilon ? 1 - epsilon : own)
  }
  return losses
}

/** Squared error of the probabilities, row by row: of the positive class for one column, summed over the classes for more. */
export function brierRows(truth: Float64Array, probabilities: Float64Array, classes: number): Float64Array {
  const errors = new Float64Array(truth.length)
  for (let i = 0; i < errors.length; i++) {
    if (classes === 1) {
      const gap = (probabilities[i] as number) - (truth[i] as number)
      errors[i] = gap * gap
      continue
    }
    let sum = 0
    for (let k = 0; k < classes; k++) {
      const gap = (probabilities[i * classes + k] as number) - (k === truth[i] ? 1 : 0)
      sum += gap * gap
    }
    errors[i] = sum
  }
  return errors
}

/** How far a score falls short of 1 on the side of the true class, row by row. */
export function hingeRows(truth: Float64Array, scores: Float64Array): Float64Array {
  const losses = new Float64Array(truth.length)
  for (let i = 0; i < losses.length; i++) {
    const margin = (truth[i] as number) > 0.5 ? (scores[i] as number) : -(scores[i] as number)
    losses[i] = margin < 1 ? 1 - margin : 0
  }
  return losses
}

/** The share (of weight) of each class in the truth. */
export function classShares(truth: Float64Array, classes: number, weights?: Float64Array): Float64Array {
  const sums = weights === undefined ? rowsOfClasses(truth, classes) : weightsOfClasses(truth, classes, weights)
  const total = exactSum(sums)
  return sums.map((sum) => sum / total)
}

function rowsOfClasses(truth: Float64Array, classes: number): Float64Array {
  const counts = new Float64Array(classes)
  for (let i = 0; i < truth.length; i++) {
    const code = truth[i] as number
    counts[code] = (counts[code] as number) + 1
  }
  return counts
}

function weightsOfClasses(truth: Float64Array, classes: number, weights: Float64Array): Float64Array {
  const codes = new Int32Array(truth.length)
  for (let i = 0; i < codes.length; i++) codes[i] = truth[i] as number
  return groupedExactSum(weights, codes, classes)
}

/** The log loss of answering the base rates in every row. */
export function nullLogLoss(shares: Float64Array): number {
  let loss = 0
  for (const share of shares) if (share > 0) loss -= share * Math.log(Math.min(Math.max(share, epsilon), 1 - epsilon))
  return loss
}

/** The Brier score of answering the base rates, summed over all classes (two for a binary task). */
export function nullBrier(shares: Float64Array): number {
  let squares = 0
  for (const share of shares) squares += share * share
  // Σ_k s_k ((1 - s_k)² + Σ_{j≠k} s_j²) = 1 - Σ s².
  return 1 - squares
}

/** One bin of a calibration curve. */
export interface CalibrationBin {
  readonly lower: number
  readonly upper: number
  /** Weight of the rows in the bin. */
  readonly weight: number
  /** Mean probability, and share of rows where the event happened; NaN in an empty bin. */
  readonly predicted: number
  readonly observed: number
}

/**
 * The calibration curve of probabilities of an event (1 = happened). Bins are closed on the right, as in scikit-learn's
 * `calibration_curve`; `uniform` bins have equal width, `quantile` bins edges at equally spaced quantiles of the probabilities, so
 * that tied probabilities stay together.
 */
export function calibrationBins(
  happened: Float64Array,
  probabilities: Float64Array,
  count: number,
  strategy: 'uniform' | 'quantile',
  weights?: Float64Array,
): readonly CalibrationBin[] {
  const edges = strategy === 'uniform' ? uniformEdges(count) : quantileEdges(probabilities, count)
  const codes = strategy === 'uniform' ? uniformCodes(probabilities, edges, count) : codesOf(probabilities, edges)
  const one = weights ?? undefined
  const weight = one === undefined ? countsOf(codes, count) : groupedExactSum(one, codes, count)
  const weighted = (values: Float64Array): Float64Array => (one === undefined ? values : products(values, one))
  const predicted = groupedExactSum(weighted(probabilities), codes, count)
  const observed =
    one === undefined ? countsWhere(happened, codes, count) : groupedExactSum(weighted(happened), codes, count)
  return Array.from({ length: count }, (_, k) => ({
    lower: edges[k] as number,
    upper: edges[k + 1] as number,
    weight: weight[k] as number,
    predicted: (predicted[k] as number) / (weight[k] as number),
    observed: (observed[k] as number) / (weight[k] as number),
  }))
}

/**
 * The calibration curve of `calibrationBins(…, 'quantile')` from ranked rows without weights: the same bins to the last digit, without another sort.
 */
export function quantileBins(ranked: Ranked, count: number): readonly CalibrationBin[] {
  const { steps, scores, positives, negatives } = ranked
  const rows = ranked.positiveTotal + ranked.negativeTotal
  const edges = quantileShares(count).map((share) => quantileOfRanked(ranked, share * (rows - 1)))
  const weight = new Float64Array(count)
  const observed = new Float64Array(count)
  const predicted = new Float64Array(count)
  const sum = new ExactSum()
  let bin = count - 1
  let [up, all] = [0, 0]
  for (let i = 0; i <= steps; i++) {
    const score = scores[i] as number
    // From the highest scores down: bins above are complete.
    while (bin >= 0 && (i === steps || (bin > 0 && !((edges[bin] as number) < score)))) {
      predicted[bin--] = sum.total()
      sum.clear()
    }
    if (i === steps) break
    const nextUp = positives[i] as number
    const nextAll = nextUp + (negatives[i] as number)
    addTimes(sum, score, nextAll - all)
    weight[bin] = (weight[bin] as number) + nextAll - all
    observed[bin] = (observed[bin] as number) + nextUp - up
    up = nextUp
    all = nextAll
  }
  return Array.from({ length: count }, (_, k) => ({
    lower: edges[k] as number,
    upper: edges[k + 1] as number,
    weight: weight[k] as number,
    predicted: (predicted[k] as number) / (weight[k] as number),
    observed: (observed[k] as number) / (weight[k] as number),
  }))
}

/** Adds a score so many times, exactly: as a product where that has no part below the least double. */
function addTimes(sum: ExactSum, score: number, times: number): void {
  if (times > 1 && score > 2 ** -900) sum.addProduct(score, times)
  else for (let k = 0; k < times; k++) sum.add(score)
}

/** The value at a place, from 0, among the rows in ascending order; between two by interpolation, as `quantileSorted`. */
function quantileOfRanked({ steps, scores, positives, negatives }: Ranked, at: number): number {
  const rows = (positives[steps - 1] as number) + (negatives[steps - 1] as number)
  const valueAt = (place: number): number => {
    // Rows at or above step i, from the top; the row is in the first step that has it.
    const fromTop = rows - 1 - place
    let [low, high] = [0, steps - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((positives[middle] as number) + (negatives[middle] as number) > fromTop) high = middle
      else low = middle + 1
    }
    return scores[low] as number
  }
  const below = Math.floor(at)
  // The rule of quantileSorted on its two neighbours.
  return quantileSorted(Float64Array.of(valueAt(below), valueAt(Math.min(below + 1, rows - 1))), at - below)
}

/** Mean and largest gap between prediction and outcome over the bins that have rows. */
export function calibrationError(bins: readonly CalibrationBin[]): { expected: number; maximum: number } {
  let total = 0
  let sum = 0
  let maximum = 0
  for (const bin of bins) {
    if (bin.weight === 0) continue
    const gap = Math.abs(bin.predicted - bin.observed)
    total += bin.weight
    sum += bin.weight * gap
    maximum = Math.max(maximum, gap)
  }
  return total === 0 ? { expected: Number.NaN, maximum: Number.NaN } : { expected: sum / total, maximum }
}

/** Murphy's decomposition of the Brier score of the binned probabilities: reliability - resolution + uncertainty. */
export function brierParts(bins: readonly CalibrationBin[]): {
  reliability: number
  resolution: number
  uncertainty: number
} {
  const total = bins.reduce((sum, bin) => sum + bin.weight, 0)
  const filled = bins.filter((bin) => bin.weight > 0)
  const mean = (value: (bin: CalibrationBin) => number): number =>
    filled.reduce((sum, bin) => sum + bin.weight * value(bin), 0) / total
  const rate = mean((bin) => bin.observed)
  return {
    reliability: mean((bin) => (bin.predicted - bin.observed) ** 2),
    resolution: mean((bin) => (bin.observed - rate) ** 2),
    uncertainty: rate * (1 - rate),
  }
}

/** As many edges of equal width as bins, and one more. */
export function uniformEdges(count: number): Float64Array {
  // As numpy's linspace: i · (1/count), the last edge exactly 1.
  return Float64Array.from({ length: count + 1 }, (_, i) => (i === count ? 1 : i * (1 / count)))
}

function quantileEdges(probabilities: Float64Array, count: number): Float64Array {
  const sorted = sortFloat64(probabilities)
  return quantileShares(count).map((share) => quantileSorted(sorted, share))
}

/** Shares of the rows below each edge. By way of percent, as scikit-learn asks numpy: an edge that falls on a tied probability must round the same way. */
function quantileShares(count: number): Float64Array {
  return Float64Array.from({ length: count + 1 }, (_, i) => (i === count ? 1 : (i * (1 / count) * 100) / 100))
}

/** The first bin whose upper edge is not below p; the guess is right but for rounding at an edge. */
export function uniformCodes(probabilities: Float64Array, edges: Float64Array, count: number): Int32Array {
  const codes = new Int32Array(probabilities.length)
  for (let i = 0; i < codes.length; i++) {
    const p = probabilities[i] as number
    let bin = Math.min(count - 1, Math.max(0, Math.ceil(p * count) - 1))
    if (bin > 0 && (edges[bin] as number) >= p) bin--
    else if (bin < count - 1 && (edges[bin + 1] as number) < p) bin++
    codes[i] = bin
  }
  return codes
}

/** How many of the inner edges are below each probability. */
function codesOf(probabilities: Float64Array, edges: Float64Array): Int32Array {
  const codes = new Int32Array(probabilities.length)
  for (let i = 0; i < codes.length; i++) {
    const p = probabilities[i] as number
    let low = 1
    let high = edges.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((edges[middle] as number) < p) low = middle + 1
      else high = middle
    }
    codes[i] = low - 1
  }
  return codes
}

function countsOf(codes: Int32Array, count: number): Float64Array {
  const counts = new Float64Array(count)
  for (let i = 0; i < codes.length; i++) counts[codes[i] as number] = (counts[codes[i] as number] as number) + 1
  return counts
}

function countsWhere(happened: Float64Array, codes: Int32Array, count: number): Float64Array {
  const counts = new Float64Array(count)
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number
    counts[code] = (counts[code] as number) + (happened[i] as number)
  }
  return counts
}
