import { argsortFloat64, exactSum } from '@mlops-actions/numerics'
import { lazy } from '../metrics/metric-input.ts'
import {
  type Comparison,
  comparisonOf,
  equalComparison,
  meanAndError,
  type NotComparable,
  waldOf,
} from './paired-sample.ts'

/**
 * Placements of a score: for a positive row how many negatives it stands above (ties half), for a negative row how many positives stand above it.
 * Divided by the size of the other class they are DeLong's V10 and V01; they are half-integers, so exact.
 */
export interface Placements {
  readonly values: Float64Array
  readonly positives: number
  readonly negatives: number
  readonly auc: number
}

/**
 * The area under the ROC curve with a placement a row, by one sort (DeLong, DeLong and Clarke-Pearson 1988; midranks as in Sun and Xu 2014).
 * @param truth 1 for positive, 0 for negative
 */
export function placementsOf(truth: ArrayLike<number>, scores: Float64Array): Placements {
  const n = scores.length
  const order = argsortFloat64(scores)
  const values = new Float64Array(n)
  // A byte a row is read out of order more quickly than a number.
  const positive = new Uint8Array(n)
  let positives = 0
  for (let i = 0; i < n; i++) {
    const one = truth[i] as number
    positive[i] = one
    positives += one
  }
  const negatives = n - positives
  let positivesBefore = 0
  let negativesBefore = 0
  let area = 0
  let score = n === 0 ? 0 : (scores[order[0] as number] as number)
  for (let start = 0; start < n; ) {
    let end = start
    let inGroup = 0
    let next = score
    while (next === score) {
      inGroup += positive[order[end++] as number] as number
      if (end === n) break
      next = scores[order[end] as number] as number
    }
    const negativesIn = end - start - inGroup
    const forPositive = negativesBefore + negativesIn / 2
    const forNegative = positives - positivesBefore - inGroup / 2
    for (let at = start; at < end; at++) {
      const row = order[at] as number
      values[row] = positive[row] === 1 ? forPositive : forNegative
    }
    area += inGroup * forPositive
    positivesBefore += inGroup
    negativesBefore += negativesIn
    start = end
    score = next
  }
  return { values, positives, negatives, auc: area / (positives * negatives) }
}

/** What DeLong's test gives beside the comparison: both areas, their variances and covariance. */
export interface DeLongResult {
  readonly candidate: number
  readonly champion: number
  readonly variances: readonly [number, number]
  readonly covariance: number
  readonly z: number
  readonly comparison: Comparison | NotComparable
}

/** Rows by class and cluster: what the sums over placements need. */
interface Split {
  readonly positives: Float64Array
  readonly negatives: Float64Array
}

/**
 * DeLong's paired test: two scores of the same rows. O(n log n).
 * Identical scores give difference 0, p 1 and `equal`. With clusters (an id a row, 0-based) the variance is Obuchowski's (1997).
 */
export function deLong(
  truth: ArrayLike<number>,
  candidate: Float64Array,
  champion: Float64Array,
  options: { confidence?: number; clusters?: Int32Array } = {},
): DeLongResult | NotComparable {
  const confidence = options.confidence ?? 0.95
  const a = placementsOf(truth, candidate)
  const b = placementsOf(truth, champion)
  if (a.positives === 0 || a.negatives === 0)
    return { notEstimable: `the truth holds ${a.positives} positive and ${a.negatives} negative rows; both are needed` }
  const rows = candidate.length
  const difference = differencesOf(truth, a, b)
  const estimate = a.auc - b.auc
  const base = { confidence, rows }
  const comparison =
    options.clusters === undefined
      ? comparisonOf(
          // The share of each class is the other's size: the smaller class carries more, so that no class is capped before the other.
          [
            { values: difference.positives, share: a.negatives / rows },
            { values: difference.negatives, share: a.positives / rows },
          ],
          estimate,
          { ...base, method: 'delong' },
        )
      : clusteredComparison(truth, a, b, options.clusters, estimate, { ...base, method: 'delong-clustered' })
  // Few ask for these, and they cost as much as the test itself.
  const variances = lazy(() => [varianceOf(splitOf(truth, a)), varianceOf(splitOf(truth, b))] as const)
  const variance = lazy(() => varianceOf(difference))
  return {
    candidate: a.auc,
    champion: b.auc,
    get variances() {
      return variances()
    },
    get covariance() {
      const [one, other] = variances()
      return (one + other - variance()) / 2
    },
    get z() {
      return variance() === 0 ? 0 : estimate / Math.sqrt(variance())
    },
    comparison,
  }
}

/** One model's area with DeLong's standard error; NaN where a class has fewer than two rows. */
export function aucWithError(truth: ArrayLike<number>, scores: Float64Array): { auc: number; standardError: number } {
  const placements = placementsOf(truth, scores)
  return { auc: placements.auc, standardError: Math.sqrt(varianceOf(splitOf(truth, placements))) }
}

/** The differences of V10 and of V01 between two models, in row order. */
function differencesOf(truth: ArrayLike<number>, a: Placements, b: Placements): Split {
  const positives = new Float64Array(a.positives)
  const negatives = new Float64Array(a.negatives)
  let p = 0
  let n = 0
  for (let i = 0; i < a.values.length; i++) {
    const one = a.values[i] as number
    const other = b.values[i] as number
    if (truth[i] === 1) positives[p++] = one / a.negatives - other / b.negatives
    else negatives[n++] = one / a.positives - other / b.positives
  }
  return { positives, negatives }
}

/** V10 of the positives and V01 of the negatives, in row order. */
function splitOf(truth: ArrayLike<number>, placements: Placements): Split {
  const positives = new Float64Array(placements.positives)
  const negatives = new Float64Array(placements.negatives)
  let p = 0
  let n = 0
  for (let i = 0; i < placements.values.length; i++) {
    const value = placements.values[i] as number
    if (truth[i] === 1) positives[p++] = value / placements.negatives
    else negatives[n++] = value / placements.positives
  }
  return { positives, negatives }
}

function varianceOf(split: Split): number {
  const of = (values: Float64Array): number => meanAndError(values).squares / (values.length * (values.length - 1))
  return of(split.positives) + of(split.negatives)
}

/** Obuchowski (1997): the sums of the placements of each cluster are the independent units. */
function clusteredComparison(
  truth: ArrayLike<number>,
  a: Placements,
  b: Placements,
  clusters: Int32Array,
  estimate: number,
  options: { confidence: number; method: string; rows: number },
): Comparison | NotComparable {
  let count = 0
  for (const cluster of clusters) count = Math.max(count, cluster + 1)
  const sums = { positive: new Float64Array(count), negative: new Float64Array(count) }
  const rows = { positive: new Float64Array(count), negative: new Float64Array(count) }
  let same = true
  for (let i = 0; i < clusters.length; i++) {
    const key = truth[i] === 1 ? 'positive' : 'negative'
    const cluster = clusters[i] as number
    const delta = (a.values[i] as number) - (b.values[i] as number)
    if (delta !== 0) same = false
    // Half-integers: these sums are exact.
    sums[key][cluster] = (sums[key][cluster] as number) + delta
    rows[key][cluster] = (rows[key][cluster] as number) + 1
  }
  const occupied = rows.positive.filter((value, k) => value > 0 || (rows.negative[k] as number) > 0).length
  const positive = rows.positive.filter((value) => value > 0).length
  const negative = rows.negative.filter((value) => value > 0).length
  if (positive < 2 || negative < 2)
    return {
      notEstimable: `${positive} clusters hold positive and ${negative} hold negative rows; two of each are needed`,
    }
  const units = Math.min(positive, negative)
  if (same) return equalComparison({ ...options, units })
  const s10 = new Float64Array(count)
  const s01 = new Float64Array(count)
  const s11 = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    const up = (sums.positive[k] as number) / a.negatives - (rows.positive[k] as number) * estimate
    const down = (sums.negative[k] as number) / a.positives - (rows.negative[k] as number) * estimate
    s10[k] = up * up
    s01[k] = down * down
    s11[k] = up * down
  }
  const m = a.positives
  const n = a.negatives
  const variance =
    (positive / (positive - 1)) * (exactSum(s10) / (m * m)) +
    (negative / (negative - 1)) * (exactSum(s01) / (n * n)) +
    ((2 * occupied) / (occupied - 1)) * (exactSum(s11) / (m * n))
  return waldOf(estimate, Math.sqrt(Math.max(0, variance)), { ...options, units })
}
