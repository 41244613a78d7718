import { exactSum, normalSf } from '@mlops-actions/numerics'
import { type NotEstimable, obstacleTo } from './metric-value.ts'
import type { Scored } from './scored.ts'

/** Whether predicted probabilities can be taken at their word. */
export interface Calibration {
  readonly rows: number
  /** Mean predicted probability, and the share of positives. */
  readonly meanPredicted: number
  readonly prevalence: number
  /** Spiegelhalter's z (1986): beyond ±1.96 the Brier score is not that of calibrated probabilities. */
  readonly spiegelhalterZ: number
  readonly spiegelhalterP: number
  /** Cox's recalibration: log-odds of the truth = intercept + slope × log-odds predicted. Calibrated: 0 and 1; slope below 1: overconfident. */
  readonly slope: number
  readonly intercept: number
  readonly slopeError: number
}

/** Probabilities nearer to 0 or 1 than this are taken as this far from it: the log-odds stay finite. */
const EDGE = 1e-12

/** Tests the calibration of binary probabilities; the calibration errors and the curve are metrics (`expected_calibration_error`, calibrationCurve). */
export function calibrationOf(scored: Scored): Calibration | NotEstimable {
  const obstacle = obstacleTo('brier_score', scored)
  if (obstacle !== undefined) return obstacle
  if (scored.task !== 'binary')
    return {
      code: 'METRIC_WRONG_TYPE',
      notEstimable: 'calibration is tested for two classes; take one class against the rest',
    }
  const p = scored.scores as Float64Array
  const y = scored.truth
  const n = p.length
  const top = exactSum(p.map((value, i) => ((y[i] as number) - value) * (1 - 2 * value)))
  const bottom = exactSum(p.map((value) => (1 - 2 * value) ** 2 * value * (1 - value)))
  const z = bottom > 0 ? top / Math.sqrt(bottom) : Number.NaN
  const cox = recalibration(p, y)
  if (cox === undefined)
    return {
      code: 'METRIC_NOT_ESTIMABLE',
      notEstimable:
        'the probabilities do not vary, the truth has one class, or the scores separate the classes perfectly',
    }
  return {
    rows: n,
    meanPredicted: exactSum(p) / n,
    prevalence: exactSum(y) / n,
    spiegelhalterZ: z,
    spiegelhalterP: Number.isNaN(z) ? Number.NaN : 2 * normalSf(Math.abs(z)),
    ...cox,
  }
}

/** Logistic regression of the truth on the predicted log-odds, by Newton's method. */
function recalibration(
  p: Float64Array,
  y: Float64Array,
): { slope: number; intercept: number; slopeError: number } | undefined {
  const x = p.map((value) => {
    const inside = Math.min(1 - EDGE, Math.max(EDGE, value))
    return Math.log(inside) - Math.log1p(-inside)
  })
  let intercept = 0
  let slope = 1
  for (let step = 0; step < 100; step++) {
    const fitted = x.map((value) => 1 / (1 + Math.exp(-(intercept + slope * value))))
    const w = fitted.map((value) => value * (1 - value))
    const [a, b, c] = [
      exactSum(w),
      exactSum(w.map((v, i) => v * (x[i] as number))),
      exactSum(w.map((v, i) => v * (x[i] as number) ** 2)),
    ]
    const determinant = a * c - b * b
    if (!(determinant > 1e-12 * a * c) || Math.abs(slope) > 1e6) return undefined
    const residual = fitted.map((value, i) => (y[i] as number) - value)
    const u = exactSum(residual)
    const v = exactSum(residual.map((value, i) => value * (x[i] as number)))
    const [moveIntercept, moveSlope] = [(c * u - b * v) / determinant, (a * v - b * u) / determinant]
    intercept += moveIntercept
    slope += moveSlope
    if (Math.abs(moveIntercept) + Math.abs(moveSlope) < 1e-12)
      return { slope, intercept, slopeError: Math.sqrt(a / determinant) }
  }
  return undefined
}
