import { type Confusion, confusionOf, countedRows, strangeClass } from './confusion.ts'
import { isLabelMetric, labelMetric } from './label-metrics.ts'
import {
  lazy,
  type MetricInput,
  type MetricOptions,
  type MetricValue,
  notEstimable,
  tooLarge,
  valueOr,
} from './metric-input.ts'
import {
  brierParts,
  brierRows,
  calibrationBins,
  calibrationError,
  classShares,
  hingeRows,
  logLossRows,
  meanOf,
  meanOfBlocks,
  nullBrier,
  nullLogLoss,
  quantileBins,
} from './probability.ts'
import { averagePrecision, ksOfScores, liftAt, partialRocAuc, type Ranked, rankedOf, rocAuc } from './ranked.ts'
import { areProbabilities, unknownIn } from './unknown.ts'

const oneClass = 'the truth has only one class'
const noPositive = 'the truth has no positive row'

/** Metrics of the order of the scores. */
const ofOrder: Readonly<Record<string, (ranked: Ranked) => MetricValue>> = {
  roc_auc: (ranked) => valueOr(rocAuc(ranked), oneClass),
  gini: (ranked) => valueOr(2 * rocAuc(ranked) - 1, oneClass),
  average_precision: (ranked) =>
    ranked.positiveTotal === 0
      ? { value: 0, note: `${noPositive}: 0, as scikit-learn sets it` }
      : { value: averagePrecision(ranked) },
  'roc_auc_partial_0.1': (ranked) => valueOr(partialRocAuc(ranked, 0.1), oneClass),
  ks_statistic: (ranked) => valueOr(ksOfScores(ranked), oneClass),
  lift_at_10_percent: (ranked) => valueOr(liftAt(ranked, 0.1), noPositive),
}

/** A function that computes metrics of binary predictions, sharing what they have in common; undefined for a name it has no rule for. */
export function binaryMetrics(input: MetricInput, options: MetricOptions): (name: string) => MetricValue | undefined {
  const { truth, scores, weights } = input
  const missingScores = lazy(() => obstacleIn(scores, 'scores'))
  const labels = lazy(() => labelsOf(input, options))
  const counted = lazy((): Confusion | undefined => {
    const known = labels()
    return known === undefined || weights !== undefined ? undefined : countedRows(truth, known, 2)
  })
  const missingLabels = lazy(() =>
    counted() === undefined
      ? (obstacleIn(labels(), 'predicted labels') ?? strangeClass(truth, labels(), 2))
      : undefined,
  )
  const confusion = lazy(() => counted() ?? confusionOf(truth, labels() as Float64Array, 2, weights))
  const ranked = options.ranked ?? lazy(() => rankedOf(truth, scores as Float64Array, weights))
  const ofProbability = lazy(() => probabilityMetrics(input, options, ranked))
  return (name) => {
    if (isLabelMetric(name)) {
      const missing = missingLabels()
      return missing === undefined ? labelMetric(name, confusion()) : notEstimable(missing)
    }
    const missing = missingScores()
    if (missing !== undefined) return notEstimable(missing)
    const order = ofOrder[name]
    if (order !== undefined) return order(ranked())
    if (name === 'hinge_loss') return hinge(input)
    return ofProbability()(name)
  }
}

function obstacleIn(values: Float64Array | undefined, what: string): string | undefined {
  if (values === undefined) return `there are no ${what}`
  const unknown = unknownIn(values)
  return unknown === 0 ? undefined : `${unknown} ${what} are not finite numbers`
}

/** The predicted labels, or those that the threshold gives. */
function labelsOf(input: MetricInput, options: MetricOptions): Float64Array | undefined {
  const { scores } = input
  if (input.labels !== undefined && options.threshold === undefined) return input.labels
  if (scores === undefined) return input.labels
  const threshold = options.threshold ?? 0.5
  return scores.map((score) => (Number.isNaN(score) ? Number.NaN : score >= threshold ? 1 : 0))
}

function hinge(input: MetricInput): MetricValue {
  const scores = input.scores as Float64Array
  const { truth, rows, weights } = input
  const mean = meanOfBlocks(rows, weights, (start, end) =>
    hingeRows(truth.subarray(start, end), scores.subarray(start, end)),
  )
  return valueOr(mean, tooLarge)
}

function probabilityMetrics(
  input: MetricInput,
  options: MetricOptions,
  ranked: () => Ranked,
): (name: string) => MetricValue | undefined {
  const { truth, weights } = input
  const scores = input.scores as Float64Array
  if (input.scoresAreProbabilities === false || !areProbabilities(scores))
    return () => notEstimable('the scores are not probabilities: they leave [0, 1]')
  const count = options.bins ?? 15
  const mean = (lossesOf: (truth: Float64Array, scores: Float64Array) => Float64Array): number =>
    meanOfBlocks(input.rows, weights, (start, end) => lossesOf(truth.subarray(start, end), scores.subarray(start, end)))
  const logLoss = lazy(() => mean((t, p) => logLossRows(t, p, 1)))
  const brier = lazy(() => mean((t, p) => brierRows(t, p, 1)))
  const uniform = lazy(() => calibrationBins(truth, scores, count, 'uniform', weights))
  const quantile = lazy(() =>
    weights === undefined ? quantileBins(ranked(), count) : calibrationBins(truth, scores, count, 'quantile', weights),
  )
  const parts = lazy(() => brierParts(uniform()))
  const shares = lazy(() => classShares(truth, 2, weights))
  const plain = (value: number): MetricValue => valueOr(value, 'the weights sum to 0')
  const skill = (loss: number, base: number): MetricValue =>
    input.rows < 2
      ? notEstimable('a D2 score needs two rows')
      : valueOr(shares().includes(1) ? Number.NaN : 1 - loss / base, oneClass)
  const metrics: Readonly<Record<string, () => MetricValue>> = {
    log_loss: () => plain(logLoss()),
    brier_score: () => plain(brier()),
    d2_log_loss_score: () => skill(logLoss(), nullLogLoss(shares())),
    // Both sums run over two classes: half of the null model's is that of the positive class.
    d2_brier_score: () => skill(brier(), nullBrier(shares()) / 2),
    expected_calibration_error: () => plain(calibrationError(uniform()).expected),
    expected_calibration_error_quantile: () => plain(calibrationError(quantile()).expected),
    maximum_calibration_error: () => plain(calibrationError(uniform()).maximum),
    brier_reliability: () => plain(parts().reliability),
    brier_resolution: () => plain(parts().resolution),
    brier_uncertainty: () => plain(parts().uncertainty),
    calibration_bias: () => plain(meanOf(scores, weights) - meanOf(truth, weights)),
  }
  return (name) => metrics[name]?.()
}
