import { exactSum } from '@mlops-actions/numerics'
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

/**
 * Hand and Till's (2001) mean over pairs of the classes that occur: for each pair the two rankings of its rows. `weighted`:
 * pairs weighed by their rows. scikit-learn has no definition with sample weights, and so have we none.
 */
export function oneVersusOne(scores: ClassScores, weighted: boolean): MetricValue {
  if (scores.weights !== undefined) return notEstimable('one-versus-one ROC AUC is not defined for weighted rows')
  const present: number[][] = Array.from({ length: scores.classes }, () => [])
  for (let i = 0; i < scores.rows; i++) present[scores.truth[i] as number]?.push(i)
  const seen = present.map((rows, one) => ({ rows, one })).filter(({ rows }) => rows.length > 0)
  if (seen.length < 2) return notEstimable('the truth has only one class')
  const values: number[] = []
  const weights: number[] = []
  for (const [i, a] of seen.entries())
    for (const b of seen.slice(i + 1)) {
      const rows = [...a.rows, ...b.rows]
      const truth = Float64Array.from(rows, (_, at) => (at < a.rows.length ? 1 : 0))
      const first = rocAuc(rankedOf(truth, pick(scores, rows, a.one)))
      const second = rocAuc(
        rankedOf(
          truth.map((value) => 1 - value),
          pick(scores, rows, b.one),
        ),
      )
      values.push((first + second) / 2)
      weights.push(weighted ? rows.length : 1)
    }
  const products = Float64Array.from(values, (value, i) => value * (weights[i] as number))
  return { value: exactSum(products) / exactSum(Float64Array.from(weights)) }
}

function pick(scores: ClassScores, rows: readonly number[], one: number): Float64Array {
  return Float64Array.from(rows, (row) => scores.probabilities[row * scores.classes + one] as number)
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
