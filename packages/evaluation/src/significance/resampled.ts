import { exactSum, fSf, studentTQuantile, studentTSf } from '@mlops-actions/numerics'

/** A test of scores from cross-validation. `difference` is the mean over the folds (5x2cv: over all ten). */
export interface ResampledTest {
  readonly statistic: number
  readonly pValue: number
  readonly difference: number
  readonly lower: number
  readonly upper: number
  readonly method: string
}

/**
 * Nadeau and Bengio's corrected resampled t test (2003): folds share training rows, so the plain t test alarms too often.
 * The variance is multiplied by 1/k + test/train instead of 1/k; Student's t with k - 1 degrees.
 * @param differences one difference of the metric a fold (a repeated cross-validation gives them all)
 */
export function correctedResampledT(
  differences: readonly number[],
  sizes: { train: number; test: number },
  confidence = 0.95,
): ResampledTest {
  const k = differences.length
  if (k < 2) throw new RangeError(`a resampled t test needs two folds, got ${k}`)
  const mean = exactSum(Float64Array.from(differences)) / k
  const variance = exactSum(Float64Array.from(differences, (value) => (value - mean) ** 2)) / (k - 1)
  const error = Math.sqrt(variance * (1 / k + sizes.test / sizes.train))
  return tResult(mean, error, k - 1, confidence, 'nadeau-bengio')
}

/**
 * Dietterich's 5x2cv paired t test (1998): five times two-fold; t = d11 / sqrt(mean of the five variances), 5 degrees.
 * The interval is around the first difference, on which the test stands.
 */
export function fiveByTwoT(differences: readonly (readonly [number, number])[], confidence = 0.95): ResampledTest {
  const variances = foldVariances(differences)
  const error = Math.sqrt(exactSum(Float64Array.from(variances)) / 5)
  const first = (differences[0] as readonly [number, number])[0]
  return tResult(first, error, 5, confidence, '5x2cv-t')
}

/** Alpaydin's combined 5x2cv F test (1999): all ten differences, F with 10 and 5 degrees. It has no interval: both bounds are NaN. */
export function fiveByTwoF(differences: readonly (readonly [number, number])[]): ResampledTest {
  const variances = foldVariances(differences)
  const all = differences.flat()
  const mean = exactSum(Float64Array.from(all)) / 10
  const numerator = exactSum(Float64Array.from(all, (value) => value * value))
  const denominator = 2 * exactSum(Float64Array.from(variances))
  const statistic = numerator === 0 ? 0 : numerator / denominator
  return {
    statistic,
    pValue: statistic === 0 ? 1 : fSf(statistic, 10, 5),
    difference: mean,
    lower: Number.NaN,
    upper: Number.NaN,
    method: '5x2cv-f',
  }
}

function foldVariances(differences: readonly (readonly [number, number])[]): number[] {
  if (differences.length !== 5) throw new RangeError(`5x2cv needs five pairs of differences, got ${differences.length}`)
  return differences.map(([one, two]) => {
    const mean = (one + two) / 2
    return (one - mean) ** 2 + (two - mean) ** 2
  })
}

function tResult(mean: number, error: number, degrees: number, confidence: number, method: string): ResampledTest {
  const half = studentTQuantile(1 - (1 - confidence) / 2, degrees) * error
  const statistic = error === 0 ? (mean === 0 ? 0 : Math.sign(mean) * Number.POSITIVE_INFINITY) : mean / error
  const pValue = statistic === 0 ? 1 : Number.isFinite(statistic) ? 2 * studentTSf(Math.abs(statistic), degrees) : 0
  return { statistic, pValue, difference: mean, lower: mean - half, upper: mean + half, method }
}
