import { argsortFloat64, exactSum, rankMid } from '@mlops-actions/numerics'
import {
  lazy,
  type MetricInput,
  type MetricOptions,
  type MetricValue,
  notEstimable,
  tooLarge,
  valueOr,
} from './metric-input.ts'
import { meanOf } from './probability.ts'

type Metric = (context: Regression) => MetricValue

interface Regression {
  readonly truth: Float64Array
  readonly values: Float64Array
  readonly weights: Float64Array | undefined
  readonly options: MetricOptions
  readonly absolute: () => Float64Array
  readonly mean: (values: Float64Array) => number
  readonly truthMean: () => number
  /** The truth less its mean, the rounding of the mean taken out again. */
  readonly deviations: () => Float64Array
  readonly meanSquared: () => number
  readonly meanAbsolute: () => number
  /** Mean squared deviation of the truth from its mean. */
  readonly variance: () => number
  readonly range: () => number
  readonly medianAbsolute: () => number
  readonly squaredLog: () => MetricValue
}

const epsilon = 2.220446049250313e-16
const flat = 'the truth is constant'

const metrics: Readonly<Record<string, Metric>> = {
  mean_absolute_error: (c) => valueOr(c.meanAbsolute(), tooLarge),
  mean_squared_error: (c) => valueOr(c.meanSquared(), tooLarge),
  root_mean_squared_error: (c) => valueOr(Math.sqrt(c.meanSquared()), tooLarge),
  median_absolute_error: (c) => valueOr(c.medianAbsolute(), tooLarge),
  max_error: (c) => ({ value: largest(c.absolute()) }),
  mean_error: (c) => valueOr(c.mean(perRow(c, (y, f) => f - y)), tooLarge),
  mean_absolute_percentage_error: (c) =>
    valueOr(c.mean(perRow(c, (y, f) => Math.abs(f - y) / Math.max(Math.abs(y), epsilon))), tooLarge),
  symmetric_mean_absolute_percentage_error: (c) =>
    valueOr(
      c.mean(perRow(c, (y, f) => (y === 0 && f === 0 ? 0 : (2 * Math.abs(f - y)) / (Math.abs(y) + Math.abs(f))))),
      tooLarge,
    ),
  mean_squared_log_error: (c) => c.squaredLog(),
  root_mean_squared_log_error: (c) => mapped(c.squaredLog(), Math.sqrt),
  r2: (c) => (c.truth.length < 2 ? fewRows('R2') : explained(c.meanSquared(), c.variance())),
  explained_variance: (c) => {
    if (c.truth.length < 2) return fewRows('explained variance')
    const errors = perRow(c, (y, f) => y - f)
    const bias = c.mean(errors)
    return explained(c.mean(errors.map((error) => (error - bias) ** 2)), c.variance())
  },
  mean_pinball_loss: (c) => valueOr(c.mean(pinball(c.truth, c.values, alphaOf(c))), tooLarge),
  d2_pinball_score: (c) => quantileSkill(c, alphaOf(c)),
  d2_absolute_error_score: (c) => quantileSkill(c, 0.5),
  mean_tweedie_deviance: (c) => tweedie(c, c.options.power ?? 0),
  mean_poisson_deviance: (c) => tweedie(c, 1),
  mean_gamma_deviance: (c) => tweedie(c, 2),
  d2_tweedie_score: (c) => tweedieSkill(c, c.options.power ?? 0),
  pearson_correlation: (c) => correlation(c, c.truth, c.values),
  spearman_correlation: (c) =>
    c.weights === undefined
      ? correlation(c, rankMid(c.truth), rankMid(c.values))
      : notEstimable('the rank correlation is not defined for weighted rows'),
  relative_absolute_error: (c) => {
    if (c.variance() === 0) return notEstimable(flat)
    return valueOr(c.meanAbsolute() / c.mean(c.deviations().map(Math.abs)), flat)
  },
  relative_squared_error: (c) => valueOr(c.meanSquared() / c.variance(), flat),
  normalized_root_mean_squared_error: (c) => valueOr(Math.sqrt(c.meanSquared()) / c.range(), flat),
  normalized_mean_absolute_error: (c) => valueOr(c.meanAbsolute() / c.range(), flat),
  normalized_median_absolute_error: (c) => valueOr(c.medianAbsolute() / c.range(), flat),
  normalized_root_mean_squared_log_error: (c) => {
    // log1p of the largest less that of the smallest, as one logarithm: the difference of two would lose digits.
    const smallest = -largest(c.truth.map((y) => -y))
    const range = Math.log1p(c.range() / (1 + smallest))
    return mapped(c.squaredLog(), (value) => Math.sqrt(value) / range)
  },
}

/** A function that computes metrics of the same predictions, sharing what they have in common; undefined for an unknown name. */
export function regressionMetrics(
  input: MetricInput & { readonly values: Float64Array },
  options: MetricOptions,
): (name: string) => MetricValue | undefined {
  const { truth, values, weights } = input
  const mean = (numbers: Float64Array): number => meanOf(numbers, weights)
  const absolute = lazy(() => truth.map((y, i) => Math.abs((values[i] as number) - y)))
  const truthMean = lazy(() => mean(truth))
  const deviations = lazy(() => centred(truth, mean))
  const context: Regression = {
    truth,
    values,
    weights,
    options,
    absolute,
    mean,
    truthMean,
    deviations,
    meanAbsolute: lazy(() => mean(absolute())),
    meanSquared: lazy(() => mean(absolute().map((error) => error * error))),
    variance: lazy(() => {
      // A constant truth has no variance, though its mean may be a rounding away from it.
      if (truth.every((y) => y === truth[0])) return 0
      return mean(deviations().map((gap) => gap * gap))
    }),
    range: lazy(() => largest(truth) + largest(truth.map((y) => -y))),
    medianAbsolute: lazy(() => weightedMedian(absolute(), 0.5, weights)),
    squaredLog: lazy(() => {
      if (truth.some((y) => y <= -1) || values.some((f) => f <= -1))
        return notEstimable('a value is -1 or less: it has no log(1 + value)')
      return valueOr(mean(truth.map((y, i) => logError(y, values[i] as number) ** 2)), tooLarge)
    }),
  }
  const constant = lazy(() => truth.every((y) => y === truth[0]))
  return (name) => {
    const found = metrics[name]?.(context)
    return found?.reason === flat && !constant() ? notEstimable(tooLarge) : found
  }
}

/** log(1 + f) - log(1 + y) as one logarithm: the difference of two would lose digits where both are large. */
export function logError(y: number, f: number): number {
  return Math.log1p((f - y) / (1 + y))
}

function perRow(c: Regression, value: (truth: number, predicted: number) => number): Float64Array {
  const rows = new Float64Array(c.truth.length)
  for (let i = 0; i < rows.length; i++) rows[i] = value(c.truth[i] as number, c.values[i] as number)
  return rows
}

/** Values less their mean; the mean is rounded, so that what is left of it is taken out once more. */
function centred(values: Float64Array, mean: (values: Float64Array) => number): Float64Array {
  const centre = mean(values)
  const gaps = values.map((value) => value - centre)
  const rest = mean(gaps)
  return gaps.map((gap) => gap - rest)
}

function fewRows(name: string): MetricValue {
  return notEstimable(`${name} needs two rows`)
}

/** 1 - error / base; without a base 1 for perfect predictions and 0 else, as scikit-learn sets it. */
function explained(error: number, base: number): MetricValue {
  if (Number.isNaN(error) || Number.isNaN(base)) return notEstimable(tooLarge)
  if (base !== 0) return { value: error === 0 ? 1 : 1 - error / base }
  return { value: error === 0 ? 1 : 0, note: 'the truth is constant: 1 if perfect, else 0, as scikit-learn sets it' }
}

function mapped(value: MetricValue, f: (value: number) => number): MetricValue {
  return value.value === null ? value : valueOr(f(value.value), flat)
}

function largest(values: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) if ((values[i] as number) > most) most = values[i] as number
  return most
}

function alphaOf(c: Regression): number {
  return c.options.alpha ?? 0.5
}

function pinball(truth: Float64Array, predicted: Float64Array | number, alpha: number): Float64Array {
  return truth.map((y, i) => {
    const gap = y - (typeof predicted === 'number' ? predicted : (predicted[i] as number))
    return gap >= 0 ? alpha * gap : (alpha - 1) * gap
  })
}

/** The share of the pinball loss of the best constant that the model removes. */
function quantileSkill(c: Regression, alpha: number): MetricValue {
  if (c.truth.length < 2) return fewRows('a D2 score')
  const loss = c.mean(pinball(c.truth, c.values, alpha))
  const constant = weightedMedian(c.truth, alpha, c.weights ?? new Float64Array(c.truth.length).fill(1))
  return explained(loss, c.mean(pinball(c.truth, constant, alpha)))
}

/** Which truths and predictions a Tweedie deviance is defined for. */
export function tweedieObstacle(truth: Float64Array, predicted: Float64Array, power: number): string | undefined {
  if (power > 0 && power < 1) return 'there is no Tweedie distribution with a power between 0 and 1'
  if (power !== 0 && predicted.some((f) => f <= 0)) return 'a prediction is not above 0'
  if (power >= 2 && truth.some((y) => y <= 0)) return 'a true value is not above 0'
  if (power >= 1 && truth.some((y) => y < 0)) return 'a true value is negative'
  return undefined
}

/** The deviance of one row for a power of the variance. */
export function unitDeviance(y: number, f: number, p: number): number {
  if (p === 0) return (y - f) ** 2
  if (p === 1) return 2 * ((y === 0 ? 0 : y * Math.log(y / f)) - y + f)
  if (p === 2) return 2 * (Math.log(f / y) + y / f - 1)
  const base = p < 0 ? Math.max(y, 0) : y
  return 2 * (base ** (2 - p) / ((1 - p) * (2 - p)) - (y * f ** (1 - p)) / (1 - p) + f ** (2 - p) / (2 - p))
}

function tweedie(c: Regression, power: number): MetricValue {
  const obstacle = tweedieObstacle(c.truth, c.values, power)
  if (obstacle !== undefined) return notEstimable(obstacle)
  return valueOr(c.mean(perRow(c, (y, f) => unitDeviance(y, f, power))), tooLarge)
}

function tweedieSkill(c: Regression, power: number): MetricValue {
  if (c.truth.length < 2) return fewRows('a D2 score')
  const own = tweedie(c, power)
  if (own.value === null) return own
  if (c.truth.every((y) => y === c.truth[0])) return notEstimable(flat)
  const mean = c.truthMean()
  return valueOr(1 - own.value / c.mean(c.truth.map((y) => unitDeviance(y, mean, power))), flat)
}

function correlation(c: Regression, a: Float64Array, b: Float64Array): MetricValue {
  if (a.length < 2) return fewRows('a correlation')
  const gapsA = scaled(centred(a, c.mean))
  const gapsB = scaled(centred(b, c.mean))
  const cross = c.mean(gapsA.map((gap, i) => gap * (gapsB[i] as number)))
  const squareA = c.mean(gapsA.map((gap) => gap * gap))
  const squareB = c.mean(gapsB.map((gap) => gap * gap))
  if (a.every((value) => value === a[0]) || b.every((value) => value === b[0]))
    return notEstimable('truth or prediction is constant')
  return valueOr(Math.min(1, Math.max(-1, cross / Math.sqrt(squareA * squareB))), tooLarge)
}

/** Divided by a power of two, so that the largest is about 1: products of huge or tiny numbers would leave the range of doubles. */
function scaled(gaps: Float64Array): Float64Array {
  const most = largest(gaps.map(Math.abs))
  if (!(most > 0 && most < Number.POSITIVE_INFINITY)) return gaps
  const unit = 2 ** Math.max(-1022, Math.floor(Math.log2(most)))
  return gaps.map((gap) => gap / unit)
}

/**
 * The quantile of a weighted sample by inversion of its distribution function, the mean of two neighbours where the function
 * has exactly that height (type 2 of Hyndman and Fan, scikit-learn's `_weighted_percentile(average=True)`). Without weights the
 * plain median for 0.5.
 */
export function weightedMedian(values: Float64Array, q: number, weights?: Float64Array): number {
  const order = argsortFloat64(values)
  const n = order.length
  const at = (i: number): number => values[order[i] as number] as number
  if (weights === undefined) {
    const middle = Math.floor(n / 2)
    return n % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2
  }
  const total = exactSum(weights)
  if (!(total > 0)) return Number.NaN
  const goal = q === 0 ? Number.MIN_VALUE : q * total
  // The cumulated weight carries its rounding errors, so that the order of equal values does not show.
  let high = 0
  let low = 0
  let sum = 0
  let i = 0
  for (; i < n; i++) {
    const weight = weights[order[i] as number] as number
    const next = high + weight
    low += high >= weight ? high - next + weight : weight - next + high
    high = next
    sum = high + low
    if (sum >= goal) break
  }
  if (i === n) i = n - 1
  if (sum - goal > epsilon) return at(i)
  let next = i + 1
  while (next < n && weights[order[next] as number] === 0) next++
  return next < n ? (at(i) + at(next)) / 2 : at(i)
}
