import { type Estimate, type Random, randomStream } from '@mlops-actions/core'
import { argsortFloat64, normalQuantile } from '@mlops-actions/numerics'

/** Metrics that can be estimated for a binary model. */
export const binaryEstimates = [
  'accuracy',
  'precision',
  'recall',
  'specificity',
  'f1',
  'roc_auc',
  'average_precision',
  'log_loss',
  'brier_score',
] as const

/** One of {@link binaryEstimates}. */
export type BinaryEstimate = (typeof binaryEstimates)[number]

/** Scores of a window with what they mean: the probability that a row is positive. All arrays have one entry a row. */
export interface ScoredWindow {
  readonly scores: Float64Array
  /** Calibrated on the reference. */
  readonly probabilities: Float64Array
  /** From this score on the model says positive. */
  readonly threshold: number
}

/**
 * Confidence-based performance estimation (CBPE): each metric with the expected counts, a row being positive with its calibrated
 * probability. NaN where a denominator is 0. Rows of equal score are taken together, so that row order does not matter.
 */
export function estimateBinary(window: ScoredWindow): Record<BinaryEstimate, number> {
  const order = argsortFloat64(window.scores)
  return binaryMetrics(
    window,
    order,
    () => 1,
    (row) => window.probabilities[row] as number,
  )
}

/** The metrics with a weight and an expected (or drawn) outcome a row. `order` sorts the scores ascending. */
export function binaryMetrics(
  window: ScoredWindow,
  order: Uint32Array,
  weight: (row: number) => number,
  positive: (row: number) => number,
): Record<BinaryEstimate, number> {
  const { scores, threshold } = window
  let tp = 0
  let fp = 0
  let fn = 0
  let tn = 0
  let logLoss = 0
  let brier = 0
  // From the highest score down: cumulated positives and negatives after each group of equal scores.
  let area = 0
  let precisionSum = 0
  let positives = 0
  let negatives = 0
  let groupPositives = 0
  let groupNegatives = 0
  for (let at = order.length - 1; at >= 0; at--) {
    const row = order[at] as number
    const s = scores[row] as number
    const w = weight(row)
    const p = positive(row) * w
    const q = w - p
    if (s >= threshold) {
      tp += p
      fp += q
    } else {
      fn += p
      tn += q
    }
    logLoss -= p * Math.log(Math.max(s, Number.EPSILON)) + q * Math.log(Math.max(1 - s, Number.EPSILON))
    brier += p * (1 - s) * (1 - s) + q * s * s
    groupPositives += p
    groupNegatives += q
    if (at === 0 || (scores[order[at - 1] as number] as number) !== s) {
      area += groupNegatives * (positives + groupPositives / 2)
      positives += groupPositives
      negatives += groupNegatives
      if (positives > 0) precisionSum += (groupPositives * positives) / (positives + negatives)
      groupPositives = 0
      groupNegatives = 0
    }
  }
  const total = tp + fp + fn + tn
  return {
    accuracy: (tp + tn) / total,
    precision: tp / (tp + fp),
    recall: tp / (tp + fn),
    specificity: tn / (tn + fp),
    f1: tp / (tp + (fp + fn) / 2),
    roc_auc: area / (positives * negatives),
    average_precision: precisionSum / positives,
    log_loss: logLoss / total,
    brier_score: brier / total,
  }
}

/** Repetitions of the bootstrap; fewer for very many rows, where the interval is narrow anyway. */
export function repetitions(rows: number): number {
  return rows > 200_000 ? 50 : 200
}

/**
 * Standard error of each estimate: what other rows of the same kind would have given (Poisson bootstrap). The outcomes are not drawn: the
 * estimate is of the expected metric, and it is held against the reference whose labels calibrated it, so their chance is in both.
 * What is realised later scatters more. The same for the same rows in any order: row r of the sorted scores has its own place in the stream.
 */
export function binaryErrors(window: ScoredWindow, seed: number): Record<BinaryEstimate, number> {
  const order = sortedRows(window)
  const n = order.length
  const random = randomStream(seed, 'cbpe')
  const weights = new Float64Array(n)
  const draws: Record<BinaryEstimate, number>[] = []
  for (let repetition = 0; repetition < repetitions(n); repetition++) {
    for (const row of order) weights[row] = poissonOne(random)
    draws.push(
      binaryMetrics(
        window,
        order,
        (row) => weights[row] as number,
        (row) => window.probabilities[row] as number,
      ),
    )
  }
  return Object.fromEntries(
    binaryEstimates.map((name) => [name, deviation(draws.map((draw) => draw[name]))]),
  ) as Record<BinaryEstimate, number>
}

/** Rows by score, equal scores by probability: the order of the rows of the table does not show. */
function sortedRows({ scores, probabilities }: ScoredWindow): Uint32Array {
  return argsortFloat64(scores).sort(
    (a, b) =>
      (scores[a] as number) - (scores[b] as number) || (probabilities[a] as number) - (probabilities[b] as number),
  )
}

/** A Poisson number of mean 1. */
export function poissonOne(random: Random): number {
  let left = random.next()
  let mass = Math.exp(-1)
  let k = 0
  while (left >= mass && k < 20) {
    left -= mass
    k++
    mass /= k
  }
  return k
}

/** Sample standard deviation of the finite ones; NaN below two. */
export function deviation(values: readonly number[]): number {
  const finite = values.filter(Number.isFinite)
  const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length
  const squares = finite.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / (finite.length - 1))
}

/** An estimate with its 95 % interval, kept in the range of the metric; null where it has no value. */
export function withInterval(
  value: number,
  error: number,
  rows: number,
  range: readonly [number, number],
  method = 'cbpe',
): Estimate | null {
  if (!Number.isFinite(value)) return null
  const confidence = 0.95
  const half = normalQuantile((1 + confidence) / 2) * error
  if (!Number.isFinite(half)) return { value, rows, method }
  return {
    value,
    lower: Math.max(range[0], value - half),
    upper: Math.min(range[1], value + half),
    confidence,
    method,
    rows,
  }
}
