import type { Evidence, Task } from '@mlops-actions/core'

/**
 * What a model said of each row, beside the truth. All arrays have one entry a row, in the same order; NaN is "unknown" and makes what
 * needs it not estimable.
 */
export interface Scored {
  readonly task: Task
  readonly rows: number
  /** binary: 1 positive, 0 negative · multiclass: index into `classes` · regression and ranking: the number · clustering: the true cluster. */
  readonly truth: Float64Array
  /** Predicted class as an index (binary 0 or 1), or the found cluster. */
  readonly labels?: Float64Array
  /** binary: score of the positive class · ranking: score of the item. */
  readonly scores?: Float64Array
  /** True when `scores` are probabilities. = true where all lie in [0, 1]. */
  readonly scoresAreProbabilities?: boolean
  /** multiclass: rows × classes, row by row. */
  readonly probabilities?: Float64Array
  /** The names of the classes, in the order of the indices. binary: [negative, positive]. */
  readonly classes?: readonly string[]
  /** regression: the predicted number. */
  readonly values?: Float64Array
  /** clustering: the coordinates of the points, row by row. */
  readonly points?: Float64Array
  /** ranking: an id a row, 0-based, of the query it belongs to. Without it all rows are one query. */
  readonly queries?: Int32Array
  /** Weight of the row, not negative. */
  readonly weights?: Float64Array
  /** An id a row, 0-based, of rows that belong together (a patient, a customer): they are not independent. */
  readonly clusters?: Int32Array
  /** = measured */
  readonly evidence?: Evidence
}

/** Binary predictions from positive-class scores: a row is positive at or above the threshold (= 0.5). */
export function scoredBinary(
  truth: ArrayLike<number>,
  scores: ArrayLike<number>,
  options: {
    threshold?: number
    classes?: readonly [string, string]
    weights?: Float64Array
    evidence?: Evidence
  } = {},
): Scored {
  const threshold = options.threshold ?? 0.5
  const values = Float64Array.from(scores)
  return {
    task: 'binary',
    rows: values.length,
    truth: Float64Array.from(truth),
    scores: values,
    scoresAreProbabilities: values.every((value) => Number.isNaN(value) || (value >= 0 && value <= 1)),
    labels: values.map((value) => (Number.isNaN(value) ? Number.NaN : value >= threshold ? 1 : 0)),
    classes: options.classes ?? ['0', '1'],
    ...(options.weights === undefined ? {} : { weights: options.weights }),
    ...(options.evidence === undefined ? {} : { evidence: options.evidence }),
  }
}

/** Predictions of numbers. */
export function scoredRegression(
  truth: ArrayLike<number>,
  values: ArrayLike<number>,
  options: { weights?: Float64Array; evidence?: Evidence } = {},
): Scored {
  return {
    task: 'regression',
    rows: values.length,
    truth: Float64Array.from(truth),
    values: Float64Array.from(values),
    ...(options.weights === undefined ? {} : { weights: options.weights }),
    ...(options.evidence === undefined ? {} : { evidence: options.evidence }),
  }
}

/** Predictions of one of several classes: probabilities row by row, or labels alone. */
export function scoredMulticlass(
  truth: ArrayLike<number>,
  classes: readonly string[],
  predicted: { probabilities: Float64Array } | { labels: ArrayLike<number> },
  options: { weights?: Float64Array; evidence?: Evidence } = {},
): Scored {
  const labels =
    'labels' in predicted
      ? Float64Array.from(predicted.labels)
      : Float64Array.from(truth, (_, row) => mostProbable(predicted.probabilities, row, classes.length))
  return {
    task: 'multiclass',
    rows: truth.length,
    truth: Float64Array.from(truth),
    labels,
    classes,
    ...('probabilities' in predicted ? { probabilities: predicted.probabilities } : {}),
    ...(options.weights === undefined ? {} : { weights: options.weights }),
    ...(options.evidence === undefined ? {} : { evidence: options.evidence }),
  }
}

/** The class of the largest probability of a row, the first of equals; NaN when one is unknown. */
function mostProbable(probabilities: Float64Array, row: number, classes: number): number {
  let best = 0
  for (let k = 0; k < classes; k++) {
    const value = probabilities[row * classes + k] as number
    if (Number.isNaN(value)) return Number.NaN
    if (value > (probabilities[row * classes + best] as number)) best = k
  }
  return best
}

/** The rows of that list, in its order. */
export function takeRows(scored: Scored, rows: ArrayLike<number>): Scored {
  const take = (values: Float64Array): Float64Array => takeInto(new Float64Array(rows.length), values, rows)
  const { labels, scores, values, weights, clusters, probabilities, points, queries } = scored
  const takeIds = (ids: Int32Array): Int32Array => takeInto(new Int32Array(rows.length), ids, rows)
  const width = scored.classes?.length ?? 0
  const dimensions = points === undefined ? 0 : points.length / scored.rows
  return {
    ...scored,
    rows: rows.length,
    truth: take(scored.truth),
    ...(labels === undefined ? {} : { labels: take(labels) }),
    ...(scores === undefined ? {} : { scores: take(scores) }),
    ...(values === undefined ? {} : { values: take(values) }),
    ...(weights === undefined ? {} : { weights: take(weights) }),
    ...(clusters === undefined ? {} : { clusters: takeIds(clusters) }),
    ...(queries === undefined ? {} : { queries: takeIds(queries) }),
    ...(points === undefined ? {} : { points: takeWide(points, rows, dimensions) }),
    ...(probabilities === undefined ? {} : { probabilities: takeWide(probabilities, rows, width) }),
  }
}

function takeInto<T extends Float64Array | Int32Array>(out: T, values: T, rows: ArrayLike<number>): T {
  for (let i = 0; i < out.length; i++) out[i] = values[rows[i] as number] as number
  return out
}

function takeWide(values: Float64Array, rows: ArrayLike<number>, width: number): Float64Array {
  const out = new Float64Array(rows.length * width)
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] as number) * width
    out.set(values.subarray(from, from + width), i * width)
  }
  return out
}
