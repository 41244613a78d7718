import { confusionOf, strangeClass } from './confusion.ts'
import { isLabelMetric, labelMetric } from './label-metrics.ts'
import { lazy, type MetricInput, type MetricOptions, type MetricValue, notEstimable, valueOr } from './metric-input.ts'
import {
  type ClassScores,
  microRanked,
  mostProbable,
  oneVersusOne,
  oneVersusRest,
  pairAucs,
  rankedOfClass,
  topKRows,
} from './multiclass.ts'
import {
  brierRows,
  calibrationBins,
  calibrationError,
  classShares,
  logLossRows,
  meanOf,
  nullBrier,
  nullLogLoss,
} from './probability.ts'
import { averagePrecision, rocAuc } from './ranked.ts'
import { areProbabilities, unknownIn } from './unknown.ts'

/** A function that computes metrics of multiclass predictions, sharing what they have in common; undefined for a name it has no rule for. */
export function multiclassMetrics(
  input: MetricInput,
  options: MetricOptions,
): (name: string) => MetricValue | undefined {
  const { truth, weights } = input
  const classes = classCount(input)
  const scores = lazy(() => classScores(input, classes))
  const labels = lazy(() => {
    const found = scores()
    return input.labels ?? (typeof found === 'string' ? undefined : mostProbable(found).labels)
  })
  const confusion = lazy(() => confusionOf(truth, labels() as Float64Array, classes, weights))
  const missingLabels = lazy(() => {
    const found = labels() as Float64Array
    const unknown = unknownIn(found)
    return unknown > 0 ? `${unknown} predicted labels are not known` : strangeClass(truth, found, classes)
  })
  const ofProbability = lazy(() => {
    const found = scores()
    return typeof found === 'string' ? () => notEstimable(found) : probabilityMetrics(found, options)
  })
  return (name) => {
    if (!isLabelMetric(name)) return ofProbability()(name)
    const found = labels()
    if (found === undefined) return notEstimable('there are no predicted labels')
    const obstacle = missingLabels()
    return obstacle === undefined ? labelMetric(name, confusion()) : notEstimable(obstacle)
  }
}

/** How many classes there are: the names', or one more than the largest index. */
export function classCount(input: MetricInput): number {
  let most = -1
  for (const values of [input.truth, input.labels ?? input.truth])
    for (const value of values) if (value > most) most = value
  return Math.max(input.classes?.length ?? 0, most + 1)
}

/** The probabilities, or why there are none to use. */
function classScores(input: MetricInput, classes: number): ClassScores | string {
  const { probabilities } = input
  if (probabilities === undefined) return 'there are no probabilities'
  if (probabilities.length !== input.rows * classes)
    return `there are ${probabilities.length} probabilities for ${input.rows} rows of ${classes} classes`
  const unknown = unknownIn(probabilities)
  if (unknown > 0) return `${unknown} probabilities are not finite numbers`
  return {
    rows: input.rows,
    classes,
    names: input.classes ?? [],
    truth: input.truth,
    probabilities,
    ...(input.weights === undefined ? {} : { weights: input.weights }),
  }
}

function probabilityMetrics(scores: ClassScores, options: MetricOptions): (name: string) => MetricValue | undefined {
  const { truth, weights, probabilities, classes } = scores
  const ranked = lazy(() => Array.from({ length: classes }, (_, one) => rankedOfClass(scores, one)))
  const pairs = lazy(() => pairAucs(scores))
  const micro = lazy(() => microRanked(scores))
  const orders: Readonly<Record<string, () => MetricValue>> = {
    roc_auc_ovr: () => oneVersusRest(scores, ranked(), 'auc', false),
    roc_auc_ovr_weighted: () => oneVersusRest(scores, ranked(), 'auc', true),
    roc_auc_ovr_micro: () => valueOr(rocAuc(micro()), 'there is only one class'),
    roc_auc_ovo: () => oneVersusOne(scores, pairs, false),
    roc_auc_ovo_weighted: () => oneVersusOne(scores, pairs, true),
    average_precision_macro: () => oneVersusRest(scores, ranked(), 'ap', false),
    average_precision_micro: () => valueOr(averagePrecision(micro()), 'there are no rows'),
    average_precision_weighted: () => oneVersusRest(scores, ranked(), 'ap', true),
    top_k_accuracy: () => topK(scores, 2),
    top_3_accuracy: () => topK(scores, 3),
    top_5_accuracy: () => topK(scores, 5),
  }
  const outside = lazy(() => !areProbabilities(probabilities))
  const logLoss = lazy(() => meanOf(logLossRows(truth, probabilities, classes), weights))
  const brier = lazy(() => meanOf(brierRows(truth, probabilities, classes), weights))
  const shares = lazy(() => classShares(truth, classes, weights))
  const top = lazy(() => mostProbable(scores))
  const right = lazy(() => top().labels.map((label, i) => (label === truth[i] ? 1 : 0)))
  const bins = (strategy: 'uniform' | 'quantile') =>
    calibrationBins(right(), top().confidence, options.bins ?? 15, strategy, weights)
  const plain = (value: number): MetricValue => valueOr(value, 'the weights sum to 0')
  const skill = (loss: number, base: number): MetricValue =>
    scores.rows < 2
      ? notEstimable('a D2 score needs two rows')
      : valueOr(shares().includes(1) ? Number.NaN : 1 - loss / base, 'the truth has only one class')
  const values: Readonly<Record<string, () => MetricValue>> = {
    log_loss: () => plain(logLoss()),
    brier_score: () => plain(classes < 3 ? brier() / 2 : brier()),
    d2_log_loss_score: () => skill(logLoss(), nullLogLoss(shares())),
    d2_brier_score: () => skill(brier(), nullBrier(shares())),
    expected_calibration_error: () => plain(calibrationError(bins('uniform')).expected),
    expected_calibration_error_quantile: () => plain(calibrationError(bins('quantile')).expected),
    maximum_calibration_error: () => plain(calibrationError(bins('uniform')).maximum),
  }
  return (name) => {
    const order = orders[name]
    if (order !== undefined) return order()
    const value = values[name]
    if (value === undefined) return undefined
    return outside() ? notEstimable('a probability leaves [0, 1]') : value()
  }
}

function topK(scores: ClassScores, k: number): MetricValue {
  const value = valueOr(meanOf(topKRows(scores, k), scores.weights), 'the weights sum to 0')
  return k < scores.classes
    ? value
    : { ...value, note: `there are ${scores.classes} classes: the first ${k} hold them all` }
}
