import { normalIsf } from '@mlops-actions/numerics'

/** The chance to see a change that is printed with every verdict. */
export const POWER = 0.8

/**
 * The smallest change (in units of the metric) that a one-sided test at 1 - confidence sees with 80 % power, given the standard error of the
 * difference on these rows: (z of the confidence + z of the power) × standard error.
 */
export function minimumDetectable(standardError: number, confidence: number, power = POWER): number {
  return (normalIsf(1 - confidence) + normalIsf(1 - power)) * standardError
}

/**
 * How many rows like these would let the two-sided interval exclude a limit that stands `distance` from the difference, with 80 % power,
 * if the difference is what it seems. Infinity when the distance is 0: no number of rows decides.
 */
export function rowsNeeded(
  rows: number,
  standardError: number,
  distance: number,
  confidence: number,
  power = POWER,
): number {
  if (distance === 0) return Number.POSITIVE_INFINITY
  const z = normalIsf((1 - confidence) / 2) + normalIsf(1 - power)
  return Math.ceil(rows * ((z * standardError) / Math.abs(distance)) ** 2)
}
