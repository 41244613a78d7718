import type { Scored } from '../scored.ts'
import type { Ranked } from './ranked.ts'

/** What metrics are computed from: the predictions, and for some tasks what else they need. */
export interface MetricInput extends Scored {
  /** clustering: the coordinates of the points, row by row, for the metrics that look at shapes. */
  readonly points?: Float64Array
  /** ranking: an id a row, 0-based, of the query it belongs to. Without it all rows are one query. */
  readonly queries?: Int32Array
}

/** What can be chosen; each has scikit-learn's default. */
export interface MetricOptions {
  /** binary: a row is positive at or above it, where the input has scores and no labels. = 0.5 */
  readonly threshold?: number
  /** Quantile of the pinball metrics. = 0.5 */
  readonly alpha?: number
  /** Power of the Tweedie metrics. = 0 */
  readonly power?: number
  /** Bins of the calibration metrics. = 15 */
  readonly bins?: number
  /** binary: the rows of this very input ranked by score, where the caller shares it; = ranked when needed */
  readonly ranked?: () => Ranked
}

/** A metric's value, or null and the reason. */
export interface MetricValue {
  /** null: not estimable, and `reason` says why. */
  readonly value: number | null
  readonly reason?: string
  /** A remark on a value that exists by convention (0 / 0 set to 0, as scikit-learn does and warns). */
  readonly note?: string
}

/** A value; NaN and infinities become "not estimable" with this reason. */
export function valueOr(value: number, reason: string, note?: string): MetricValue {
  if (!Number.isFinite(value)) return { value: null, reason }
  return note === undefined ? { value } : { value, note }
}

/** The reason where a sum or a square leaves the range of doubles. */
export const tooLarge = 'it is too large for a number'

/** What overflows on the way is no value: Infinity would meet any floor, and NaN meets no comparison at all. */
export function finiteOnly<T extends MetricValue>(found: T | undefined): T | MetricValue | undefined {
  if (found === undefined || found.value === null || Number.isFinite(found.value)) return found
  return notEstimable(tooLarge)
}

/** No value, and why. */
export function notEstimable(reason: string): MetricValue {
  return { value: null, reason }
}

/** A function computed at most once. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
