import { totalsOf } from './metrics/confusion.ts'
import { computeMetric, isLabelMetric, labelMetric } from './metrics/index.ts'
import { type Scored, takeRows } from './scored.ts'
import type { Draws, Weighted } from './significance/bootstrap.ts'
import { weightedAuc, weightedAveragePrecision, weightedCells, weightedSums } from './significance/weighted-metrics.ts'

/*
 * Two forms of a metric that comparisons need and that a plain value does not give: the number it has in each row (where it is a mean
 * over rows), and itself as a function of how often each row was drawn. Predictions are complete here: callers look for NaN first.
 */

/** scikit-learn's clip of probabilities in log_loss: the machine epsilon. */
const EPSILON = 2.220446049250313e-16

type Row = (scored: Scored, row: number) => number

const truthOf = (scored: Scored, row: number): number => scored.truth[row] as number
const labelOf = (scored: Scored, row: number): number => (scored.labels as Float64Array)[row] as number
const predictedOf = (scored: Scored, row: number): number => (scored.values as Float64Array)[row] as number
const right: Row = (scored, row) => (labelOf(scored, row) === truthOf(scored, row) ? 1 : 0)
const wrong: Row = (scored, row) => 1 - right(scored, row)
const absolute: Row = (scored, row) => Math.abs(predictedOf(scored, row) - truthOf(scored, row))
const squared: Row = (scored, row) => (predictedOf(scored, row) - truthOf(scored, row)) ** 2
const logOfTruth = (scored: Scored, row: number): number => Math.log1p(truthOf(scored, row))
const squaredLog: Row = (scored, row) => (Math.log1p(predictedOf(scored, row)) - logOfTruth(scored, row)) ** 2

/** Metrics that are the mean of one number a row. */
const rowMetrics: Readonly<Record<string, Row>> = {
  accuracy: right,
  zero_one_loss: wrong,
  hamming_loss: wrong,
  selection_rate: labelOf,
  log_loss: (scored, row) => -Math.log(Math.min(1 - EPSILON, Math.max(EPSILON, probabilityOfTruth(scored, row)))),
  brier_score: brierOf,
  top_k_accuracy: (scored, row) => amongTop(scored, row, 2),
  top_3_accuracy: (scored, row) => amongTop(scored, row, 3),
  top_5_accuracy: (scored, row) => amongTop(scored, row, 5),
  mean_absolute_error: absolute,
  mean_squared_error: squared,
  mean_absolute_percentage_error: (scored, row) =>
    absolute(scored, row) / Math.max(EPSILON, Math.abs(truthOf(scored, row))),
  mean_squared_log_error: squaredLog,
  mean_pinball_loss: (scored, row) => absolute(scored, row) / 2,
}

type Counts = (tp: number, fp: number, fn: number, tn: number) => number

const fBeta =
  (beta: number): Counts =>
  (tp, fp, fn) =>
    ((1 + beta * beta) * tp) / ((1 + beta * beta) * tp + beta * beta * fn + fp)
const balanced: Counts = (tp, fp, fn, tn) => (tp / (tp + fn) + tn / (tn + fp)) / 2

/** Metrics of the four counts of a binary confusion matrix; 0 / 0 is NaN: not estimable on that draw. */
const countMetrics: Readonly<Record<string, Counts>> = {
  recall: (tp, _fp, fn) => tp / (tp + fn),
  precision: (tp, fp) => tp / (tp + fp),
  f1: fBeta(1),
  'fbeta_0.5': fBeta(0.5),
  fbeta_2: fBeta(2),
  jaccard: (tp, fp, fn) => tp / (tp + fp + fn),
  specificity: (_tp, fp, _fn, tn) => tn / (tn + fp),
  negative_predictive_value: (_tp, _fp, fn, tn) => tn / (tn + fn),
  false_positive_rate: (_tp, fp, _fn, tn) => fp / (fp + tn),
  false_negative_rate: (tp, _fp, fn) => fn / (fn + tp),
  balanced_accuracy: balanced,
  balanced_accuracy_adjusted: (tp, fp, fn, tn) => 2 * balanced(tp, fp, fn, tn) - 1,
  norm_macro_recall: (tp, fp, fn, tn) => 2 * balanced(tp, fp, fn, tn) - 1,
  matthews_corrcoef: (tp, fp, fn, tn) => (tp * tn - fp * fn) / Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)),
}

/** True when a Wilson interval holds for the metric: a share of rows of one kind. [numerator, denominator] of the four counts. */
export const shares: Readonly<
  Record<string, (tp: number, fp: number, fn: number, tn: number) => readonly [number, number]>
> = {
  accuracy: (tp, fp, fn, tn) => [tp + tn, tp + fp + fn + tn],
  zero_one_loss: (tp, fp, fn, tn) => [fp + fn, tp + fp + fn + tn],
  selection_rate: (tp, fp, fn, tn) => [tp + fp, tp + fp + fn + tn],
  recall: (tp, _fp, fn) => [tp, tp + fn],
  true_positive_rate: (tp, _fp, fn) => [tp, tp + fn],
  precision: (tp, fp) => [tp, tp + fp],
  specificity: (_tp, fp, _fn, tn) => [tn, tn + fp],
  true_negative_rate: (_tp, fp, _fn, tn) => [tn, tn + fp],
  negative_predictive_value: (_tp, _fp, fn, tn) => [tn, tn + fn],
  false_positive_rate: (_tp, fp, _fn, tn) => [fp, fp + tn],
  false_negative_rate: (tp, _fp, fn) => [fn, fn + tp],
}

/** The metric's number in each row, or undefined when it is not a mean over rows (or not one we know). */
export function perRow(metric: string, scored: Scored): Float64Array | undefined {
  const row = rowMetrics[metric]
  if (row === undefined) return undefined
  return Float64Array.from({ length: scored.rows }, (_, i) => row(scored, i))
}

/**
 * Metrics as functions of draws, undefined where one does not take weights (clusters). The usual metrics are prepared so that a draw costs
 * one pass, the metrics of the confusion matrix share theirs, and the rest is computed anew for each draw.
 */
export function weightedMetrics(scored: Scored): (metric: string) => Weighted | undefined {
  const { labels, scores, values, truth } = scored
  const classes = scored.task === 'binary' ? 2 : (scored.classes?.length ?? 2)
  const cells =
    labels === undefined || scored.task === 'clustering'
      ? undefined
      : weightedCells(
          Int32Array.from(labels, (label, row) => truthOf(scored, row) * classes + label),
          classes * classes,
        )
  return (metric) => {
    const counts = countMetrics[metric]
    if (scored.task === 'binary' && counts !== undefined && cells !== undefined)
      return (weights, draw) => {
        const [tn, fp, fn, tp] = cells(weights, draw) as unknown as [number, number, number, number]
        return counts(tp, fp, fn, tn)
      }
    if (scored.task === 'binary' && scores !== undefined) {
      if (metric === 'roc_auc') return weightedAuc(truth, scores)
      if (metric === 'average_precision') return weightedAveragePrecision(truth, scores)
    }
    const sums = values === undefined ? undefined : regressionSums(metric, scored)
    if (sums !== undefined) return sums
    const rows = perRow(metric, scored)
    if (rows !== undefined) return weightedSums([rows], ([n, sum]) => (sum as number) / (n as number))
    if (cells !== undefined && isLabelMetric(metric))
      return (weights, draw) => {
        const found = cells(weights, draw)
        return labelMetric(metric, totalsOf(found, classes, found))?.value ?? Number.NaN
      }
    if (scored.task === 'clustering') return undefined
    const rest = oneVersusRest[metric]
    if (rest !== undefined && scored.probabilities !== undefined) return restKernel(scored, scored.probabilities, rest)
    // Rows without weights of their own are drawn whole times: repeating them serves also the metrics that take no weights.
    return scored.weights === undefined
      ? (weights) => computeMetric(metric, takeRows(scored, repeated(weights))).value ?? Number.NaN
      : (weights) => computeMetric(metric, { ...scored, weights: Float64Array.from(weights) }).value ?? Number.NaN
  }
}

/** Each row as often as it was drawn. */
function repeated(draws: Draws): Uint32Array {
  let total = 0
  for (const times of draws) total += times
  const rows = new Uint32Array(total)
  let at = 0
  for (let row = 0; row < draws.length; row++)
    for (let times = draws[row] as number; times > 0; times--) rows[at++] = row
  return rows
}

/** True when every draw computes the metric from the beginning: fewer draws are affordable on many rows. */
export function isSlow(metric: string, scored: Scored): boolean {
  if (isLabelMetric(metric) || rowMetrics[metric] !== undefined || oneVersusRest[metric] !== undefined) return false
  return !['roc_auc', 'average_precision', ...(scored.values === undefined ? [] : quick)].includes(metric)
}

/** Regression metrics that regressionSums prepares. */
const quick = ['root_mean_squared_error', 'root_mean_squared_log_error', 'mean_error', 'r2']

interface OneVersusRest {
  readonly of: (truth: ArrayLike<number>, scores: Float64Array) => Weighted
  readonly weighted: boolean
  /** What a class without a drawn row counts: nothing can be said of its AUC, its average precision is 0 by convention. */
  readonly absent: number
}

/** Averages over classes of a metric of each class against the rest. */
const oneVersusRest: Readonly<Record<string, OneVersusRest>> = {
  roc_auc_ovr: { of: weightedAuc, weighted: false, absent: Number.NaN },
  roc_auc_ovr_weighted: { of: weightedAuc, weighted: true, absent: Number.NaN },
  average_precision_macro: { of: weightedAveragePrecision, weighted: false, absent: 0 },
  average_precision_weighted: { of: weightedAveragePrecision, weighted: true, absent: 0 },
}

/** One sort a class, for all draws. */
function restKernel(scored: Scored, probabilities: Float64Array, rule: OneVersusRest): Weighted {
  const width = scored.classes?.length ?? 1
  const kernels = Array.from({ length: width }, (_, one) => {
    const truth = scored.truth.map((value) => (value === one ? 1 : 0))
    const column = truth.map((_, row) => probabilities[row * width + one] as number)
    return rule.of(truth, column)
  })
  const sizes = weightedCells(Int32Array.from(scored.truth), width)
  return (weights, draw) => {
    const rows = sizes(weights, draw)
    let sum = 0
    let total = 0
    kernels.forEach((kernel, one) => {
      const weight = rule.weighted ? (rows[one] as number) : 1
      const value = rows[one] === 0 ? rule.absent : kernel(weights, draw)
      // A class that was not drawn weighs nothing in a weighted mean.
      sum += weight === 0 ? 0 : weight * value
      total += weight
    })
    return sum / total
  }
}

function regressionSums(metric: string, scored: Scored): Weighted | undefined {
  const column = (row: Row): Float64Array => Float64Array.from({ length: scored.rows }, (_, i) => row(scored, i))
  switch (metric) {
    case 'root_mean_squared_error':
      return weightedSums([column(squared)], ([n, sum]) => Math.sqrt((sum as number) / (n as number)))
    case 'root_mean_squared_log_error':
      return weightedSums([column(squaredLog)], ([n, sum]) => Math.sqrt((sum as number) / (n as number)))
    case 'mean_error':
      return weightedSums([column((one, row) => predictedOf(one, row) - truthOf(one, row))], ([n, sum]) =>
        Math.abs((sum as number) / (n as number)),
      )
    case 'r2': {
      // Truth is shifted by its first value: the sums of squares stay accurate where the truth is far from 0.
      const shift = scored.truth[0] ?? 0
      const truth = column((one, row) => truthOf(one, row) - shift)
      const squares = truth.map((value) => value * value)
      return weightedSums([column(squared), truth, squares], ([n, error, sum, square]) => {
        const total = (square as number) - ((sum as number) * (sum as number)) / (n as number)
        return total > 0 ? 1 - (error as number) / total : Number.NaN
      })
    }
    default:
      return undefined
  }
}

function probabilityOfTruth(scored: Scored, row: number): number {
  const truth = truthOf(scored, row)
  if (scored.probabilities !== undefined && scored.task === 'multiclass') {
    const width = (scored.classes as readonly string[]).length
    let sum = 0
    for (let k = 0; k < width; k++) sum += scored.probabilities[row * width + k] as number
    return (scored.probabilities[row * width + truth] as number) / sum
  }
  const positive = (scored.scores as Float64Array)[row] as number
  return truth === 1 ? positive : 1 - positive
}

function brierOf(scored: Scored, row: number): number {
  const truth = truthOf(scored, row)
  if (scored.probabilities === undefined || scored.task !== 'multiclass')
    return (((scored.scores as Float64Array)[row] as number) - truth) ** 2
  const width = (scored.classes as readonly string[]).length
  let sum = 0
  for (let k = 0; k < width; k++)
    sum += ((scored.probabilities[row * width + k] as number) - (k === truth ? 1 : 0)) ** 2
  return sum
}

/** 1 when fewer than k classes have a higher probability than the true one; of equals the earlier class counts as higher, as in scikit-learn's order. */
function amongTop(scored: Scored, row: number, k: number): number {
  const probabilities = scored.probabilities as Float64Array
  const width = (scored.classes as readonly string[]).length
  const truth = truthOf(scored, row)
  const own = probabilities[row * width + truth] as number
  let above = 0
  for (let other = 0; other < width; other++) {
    const value = probabilities[row * width + other] as number
    // scikit-learn sorts ascending and reverses: of equal probabilities the later class comes first.
    if (value > own || (value === own && other > truth)) above++
  }
  return above < k ? 1 : 0
}
