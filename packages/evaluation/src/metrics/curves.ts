import type { MetricInput } from './metric-input.ts'
import { mostProbable } from './multiclass.ts'
import { type CalibrationBin, calibrationBins } from './probability.ts'
import { type CurvePoint, curvePoints, rankedOf } from './ranked.ts'
import { areProbabilities, unknownIn } from './unknown.ts'

/** The ROC, precision-recall, DET and gain curve of binary scores in at most `limit` points; empty when a score or truth is missing. */
export function curvesOf(input: MetricInput, limit = 200): readonly CurvePoint[] {
  if (input.task !== 'binary' || input.scores === undefined || input.rows === 0) return []
  if (unknownIn(input.scores) + unknownIn(input.truth) > 0) return []
  return curvePoints(rankedOf(input.truth, input.scores, input.weights), limit)
}

/**
 * The calibration curve: binary of the positive class, multiclass of the confidence in the most probable class. Empty when the
 * probabilities are missing, unknown or outside [0, 1].
 */
export function calibrationCurve(
  input: MetricInput,
  options: { bins?: number; strategy?: 'uniform' | 'quantile' } = {},
): readonly CalibrationBin[] {
  const { truth, scores, probabilities, weights, rows } = input
  const { bins = 15, strategy = 'uniform' } = options
  if (rows === 0 || unknownIn(truth) > 0) return []
  if (input.task === 'binary')
    return scores === undefined || !areProbabilities(scores)
      ? []
      : calibrationBins(truth, scores, bins, strategy, weights)
  if (probabilities === undefined || !areProbabilities(probabilities)) return []
  const classes = probabilities.length / rows
  const top = mostProbable({ rows, classes, names: [], truth, probabilities })
  const right = top.labels.map((label, i) => (label === truth[i] ? 1 : 0))
  return calibrationBins(right, top.confidence, bins, strategy, weights)
}
