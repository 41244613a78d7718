import { argsortFloat64 } from '@mlops-actions/numerics'
import { type MetricValue, notEstimable, valueOr } from './metric-input.ts'
import { averagePrecision, type Ranked, rankedOf, rocAuc } from './ranked.ts'

/** Predictions of several classes: probabilities row by row, truth as the index of the class. */
export interface ClassScores {
  readonly rows: number
  readonly classes: number
  readonly names: readonly string[]
  readonly truth: Float64Array
  readonly probabilities: Float64Array
  readonly weights?: Float64Array
}

/** The column of one class. */
export function columnOfClass(scores: ClassScores, one: number): Float64Array {
  const column = new Float64Array(scores.rows)
  for (let i = 0; i < column.length; i++) column[i] = scores.probabilities[i * scores.classes + one] as number
  return column
}

/** The rows ranked by the probability of one class, that class against the rest. */
export function rankedOfClass(scores: ClassScores, one: number): Ranked {
  const truth = scores.truth.map((value) => (value === one ? 1 : 0))
  return rankedOf(truth, columnOfClass(scores, one), scores.weights)
}

/** Each class against the rest, averaged: ROC AUC and average precision. */
export function oneVersusRest(
  scores: ClassScores,
  ranked: readonly Ranked[],
  metric: 'auc' | 'ap',
  weighted: boolean,
): MetricValue {
  let sum = 0
  let total = 0
  const absent: string[] = []
  for (const [one, ranks] of ranked.entries()) {
    const weight = weighted ? ranks.positiveTotal : 1
    if (ranks.positiveTotal === 0) {
      // scikit-learn: ROC AUC is undefined, average precision is 0 with a warning.
      if (metric === 'auc') return notEstimable(`class "${scores.names[one] ?? one}" has no true row`)
      absent.push(scores.names[one] ?? String(one))
      total += weight
      continue
    }
    if (metric === 'auc' && ranks.negativeTotal === 0) return notEstimable('the truth has only one class')
    sum += weight * (metric === 'auc' ? rocAuc(ranks) : averagePrecision(ranks))
    total += weight
  }
  const note = absent.length === 0 ? undefined : `counts 0 for ${absent.join(', ')}: no true row`
  return valueOr(sum / total, 'the weights sum to 0', note)
}

/** All (row, class) pairs ranked together. */
export function microRanked(scores: ClassScores): Ranked {
  const { rows, classes, truth, weights } = scores
  const hits = new Float64Array(rows * classes)
  for (let i = 0; i < rows; i++) hits[i * classes + (truth[i] as number)] = 1
  const repeated =
    weights === undefined
      ? undefined
      : Float64Array.from({ length: rows * classes }, (_, i) => weights[Math.floor(i / classes)] as number)
  return rankedOf(hits, scores.probabilities, repeated)
}

/** ROC AUC of every ordered pair of classes by the probability of the first, over the rows of the two; NaN where a class has no row. */
export interface PairAucs {
  readonly sizes: Float64Array
  /** values[a × classes + b] */
  readonly values: Float64Array
}

/** One sort a class serves its pairs with all others. */
export function pairAucs(scores: ClassScores): PairAucs {
  const { classes, truth } = scores
  const sizes = new Float64Array(classes)
  for (let i = 0; i < truth.length; i++) sizes[truth[i] as number] = (sizes[truth[i] as number] as number) + 1
  const values = new Float64Array(classes * classes)
  for (let a = 0; a < classes; a++) {
    const areas = areasAgainst(columnOfClass(scores, a), truth, a, classes)
    for (let b = 0; b < classes; b++)
      values[a * classes + b] = (areas[b] as number) / 2 / ((sizes[a] as number) * (sizes[b] as number))
  }
  return { sizes, values }
}

/** Twice the pairs (a row of `one`, a row of b) that the column puts in order, ties counting half, for each class b. */
function areasAgainst(column: Float64Array, truth: Float64Array, one: number, classes: number): Float64Array {
  const order = argsortFloat64(column)
  const areas = new Float64Array(classes)
  const tied = new Float64Array(classes)
  let above = 0
  for (let i = order.length - 1; i >= 0; ) {
    const value = column[order[i] as number] as number
    tied.fill(0)
    for (; i >= 0 && column[order[i] as number] === value; i--) {
      const own = truth[order[i] as number] as number
      tied[own] = (tied[own] as number) + 1
    }
    const hits = tied[one] as number
    for (let b = 0; b < classes; b++) areas[b] = (areas[b] as number) + (tied[b] as number) * (2 * above + hits)
    above += hits
  }
  return areas
}

/**
 * Hand and Till's (2001) mean over pairs of the classes that occur: for each pair the two rankings of its rows. `weighted`:
 * pairs weighed by their rows. scikit-learn has no definition with sample weights, and so have we none.
 */
export function oneVersusOne(scores: ClassScores, pairs: () => PairAucs, weighted: boolean): MetricValue {
  if (scores.weights !== undefined) return notEstimable('one-versus-one ROC AUC is not defined for weighted rows')
  const { sizes, values } = pairs()
  const seen = [...sizes.keys()].filter((one) => (sizes[one] as number) > 0)
  if (seen.length < 2) return notEstimable('the truth has only one class')
  let sum = 0
  let total = 0
  for (const [i, a] of seen.entries())
    for (const b of seen.slice(i + 1)) {
      const both = ((values[a * scores.classes + b] as number) + (values[b * scores.classes + a] as number)) / 2
      const weight = weighted ? (sizes[a] as number) + (sizes[b] as number) : 1
      sum += weight * both
      total += weight
    }
  return { value: sum / total }
}

/** 1 where the true class is among the k most probable, else 0; of equal probabilities the later class comes first, as in scikit-learn. */
export function topKRows(scores: ClassScores, k: number): Float64Array {
  const { classes, probabilities } = scores
  const hits = new Float64Array(scores.rows)
  for (let i = 0; i < hits.length; i++) {
    const truth = scores.truth[i] as number
    const own = probabilities[i * classes + truth] as number
    let above = 0
    for (let other = 0; other < classes; other++) {
      const value = probabilities[i * classes + other] as number
      if (value > own || (value === own && other > truth)) above++
    }
    hits[i] = above < k ? 1 : 0
  }
  return hits
}

/** The most probable class of each row (the first of equals) and its probability. */
export function mostProbable(scores: ClassScores): { labels: Float64Array; confidence: Float64Array } {
  const { rows, classes, probabilities } = scores
  const labels = new Float64Array(rows)
  const confidence = new Float64Array(rows)
  for (let i = 0; i < rows; i++) {
    let best = 0
    for (let k = 1; k < classes; k++)
      if ((probabilities[i * classes + k] as number) > (probabilities[i * classes + best] as number)) best = k
    labels[i] = best
    confidence[i] = probabilities[i * classes + best] as number
  }
  return { labels, confidence }
}
