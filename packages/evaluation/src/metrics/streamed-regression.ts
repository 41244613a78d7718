import { Accumulator, ExactSum, QuantileSketch, roundToDouble } from '@mlops-actions/numerics'
import { type MetricValue, notEstimable, tooLarge, valueOr } from './metric-input.ts'
import { logError, tweedieObstacle, unitDeviance } from './regression.ts'

type Bounded = MetricValue & { readonly lower?: number; readonly upper?: number }

const epsilon = 2.220446049250313e-16

/** Of the sketches of absolute errors and of the truth: a bucket is about 2^-13 of its value wide. */
const buckets = 65_536

/** Predicted numbers of a stream: exact sums, exact moments of truth, prediction and error, and a sketch of the absolute errors. */
export class StreamedNumbers {
  readonly #truth = new Accumulator()
  readonly #values = new Accumulator()
  readonly #errors = new Accumulator()
  readonly #products = new ExactSum()
  readonly #squares = new ExactSum()
  readonly #absolute = new ExactSum()
  readonly #percentage = new ExactSum()
  readonly #symmetric = new ExactSum()
  readonly #squaredLogs = new ExactSum()
  /** Sums of the Poisson and the gamma deviance, while every row has one. */
  readonly #deviances = [new ExactSum(), new ExactSum()] as const
  readonly #noDeviance: [poisson: string | undefined, gamma: string | undefined] = [undefined, undefined]
  readonly #sketch = new QuantileSketch(buckets)
  readonly #truths = new QuantileSketch(buckets)
  #noLogarithm = false
  /** True once an error, a product or a sum left the range of doubles: from then on no metric has a value. */
  #overflown = false

  /** Adds a chunk of finite numbers. */
  add(truth: Float64Array, values: Float64Array): void {
    const errors = truth.map((y, i) => (values[i] as number) - y)
    const absolute = errors.map(Math.abs)
    if (!absolute.every(Number.isFinite) || truth.some((y, i) => !Number.isFinite(y * (values[i] as number)))) {
      this.#overflown = true
      return
    }
    this.#truth.addAll(truth)
    this.#values.addAll(values)
    this.#errors.addAll(errors)
    this.#absolute.addAll(absolute)
    this.#sketch.addAll(absolute)
    this.#truths.addAll(truth)
    this.#addDeviance(truth, values, 0)
    this.#addDeviance(truth, values, 1)
    this.#squares.addAll(errors.map((error) => error * error))
    this.#percentage.addAll(absolute.map((gap, i) => gap / Math.max(Math.abs(truth[i] as number), epsilon)))
    this.#symmetric.addAll(absolute.map((gap, i) => symmetric(gap, truth[i] as number, values[i] as number)))
    if (truth.some((y) => y <= -1) || values.some((f) => f <= -1)) this.#noLogarithm = true
    else this.#squaredLogs.addAll(truth.map((y, i) => logError(y, values[i] as number) ** 2))
    for (let i = 0; i < truth.length; i++) this.#products.addProduct(truth[i] as number, values[i] as number)
  }

  /** Power 1 at place 0, power 2 at place 1. */
  #addDeviance(truth: Float64Array, values: Float64Array, at: 0 | 1): void {
    const obstacle = tweedieObstacle(truth, values, at + 1)
    this.#noDeviance[at] = worseOf(this.#noDeviance[at], obstacle)
    if (obstacle === undefined)
      this.#deviances[at].addAll(truth.map((y, i) => unitDeviance(y, values[i] as number, at + 1)))
  }

  merge(other: StreamedNumbers): void {
    this.#truth.merge(other.#truth)
    this.#values.merge(other.#values)
    this.#errors.merge(other.#errors)
    this.#products.merge(other.#products)
    this.#squares.merge(other.#squares)
    this.#absolute.merge(other.#absolute)
    this.#percentage.merge(other.#percentage)
    this.#symmetric.merge(other.#symmetric)
    this.#squaredLogs.merge(other.#squaredLogs)
    this.#sketch.merge(other.#sketch)
    this.#truths.merge(other.#truths)
    for (const at of [0, 1] as const) {
      this.#deviances[at].merge(other.#deviances[at])
      this.#noDeviance[at] = worseOf(this.#noDeviance[at], other.#noDeviance[at])
    }
    this.#noLogarithm ||= other.#noLogarithm
    this.#overflown ||= other.#overflown
  }

  /** A metric, or undefined for a name it has no rule for. */
  metric(name: string): Bounded | undefined {
    if (this.#overflown) return notEstimable(tooLarge)
    const n = this.#truth.count
    const truth = this.#truth.moments()
    const range = truth.max - truth.min
    const flat = 'the truth is constant'
    const root = (value: number): number => Math.sqrt(value)
    const squared = (): number => this.#squares.total() / n
    const absolute = (): number => this.#absolute.total() / n
    const rules: Readonly<Record<string, () => Bounded>> = {
      mean_absolute_error: () => ({ value: absolute() }),
      mean_squared_error: () => ({ value: squared() }),
      root_mean_squared_error: () => ({ value: root(squared()) }),
      mean_error: () => ({ value: this.#errors.moments().mean }),
      mean_pinball_loss: () => ({ value: absolute() / 2 }),
      max_error: () => {
        const errors = this.#errors.moments()
        return { value: Math.max(Math.abs(errors.min), Math.abs(errors.max)) }
      },
      mean_absolute_percentage_error: () => ({ value: this.#percentage.total() / n }),
      symmetric_mean_absolute_percentage_error: () => ({ value: this.#symmetric.total() / n }),
      mean_squared_log_error: () => this.#logError((value) => value),
      root_mean_squared_log_error: () => this.#logError(root),
      r2: () => explained(n, this.#squares.total(), truth.m2),
      explained_variance: () => explained(n, this.#errors.moments().m2, truth.m2),
      relative_squared_error: () => valueOr(this.#squares.total() / truth.m2, flat),
      normalized_root_mean_squared_error: () => valueOr(root(squared()) / range, flat),
      normalized_mean_absolute_error: () => valueOr(absolute() / range, flat),
      median_absolute_error: () => this.#sketch.quantile(0.5),
      normalized_median_absolute_error: () => {
        const { value, lower, upper } = this.#sketch.quantile(0.5)
        return range === 0 ? notEstimable(flat) : { value: value / range, lower: lower / range, upper: upper / range }
      },
      normalized_root_mean_squared_log_error: () =>
        range === 0 ? notEstimable(flat) : this.#logError((value) => root(value) / Math.log1p(range / (1 + truth.min))),
      mean_tweedie_deviance: () => ({ value: squared() }),
      d2_tweedie_score: () =>
        n < 2 ? notEstimable('a D2 score needs two rows') : valueOr(1 - this.#squares.total() / truth.m2, flat),
      mean_poisson_deviance: () => this.#deviance(0),
      mean_gamma_deviance: () => this.#deviance(1),
      relative_absolute_error: () => this.#againstConstant(truth.mean, truth.mean, absolute(), (x) => x, flat),
      d2_absolute_error_score: () => this.#skill(absolute()),
      d2_pinball_score: () => this.#skill(absolute()),
      pearson_correlation: () => this.#correlation(),
    }
    const found = rules[name]?.()
    return found?.reason === flat && range > 0 ? notEstimable(tooLarge) : found
  }

  #deviance(at: 0 | 1): MetricValue {
    const obstacle = this.#noDeviance[at]
    return obstacle === undefined ? { value: this.#deviances[at].total() / this.#truth.count } : notEstimable(obstacle)
  }

  /** The share of the absolute error of the median that the model removes. Half of the absolute error is the pinball loss of 0.5. */
  #skill(loss: number): Bounded {
    const { lower, upper } = this.#truths.quantile(0.5)
    if (this.#truth.count < 2) return notEstimable('a D2 score needs two rows')
    const { min, max } = this.#truth.moments()
    return min === max ? explained(2, loss, 0) : this.#againstConstant(lower, upper, loss, (x) => 1 - x, tooLarge)
  }

  /** The loss over the mean absolute error of a constant that lies in [low, high]: from the buckets of the truth, with bounds. */
  #againstConstant(low: number, high: number, loss: number, shape: (ratio: number) => number, reason: string): Bounded {
    let [least, most] = [0, 0]
    for (const { lower, upper, count } of this.#truths.ranges()) {
      least += count * Math.max(0, lower - high, low - upper)
      most += count * Math.max(upper - low, high - lower)
    }
    const n = this.#truth.count
    const value = valueOr(shape(loss / ((least + most) / 2 / n)), reason)
    if (value.value === null || least === most) return value
    const ends = [shape(loss / (least / n)), shape(loss / (most / n))] as const
    return { value: value.value, lower: Math.min(...ends), upper: Math.max(...ends) }
  }

  #logError(shape: (value: number) => number): MetricValue {
    if (this.#noLogarithm) return notEstimable('a value is -1 or less: it has no log(1 + value)')
    return { value: shape(this.#squaredLogs.total() / this.#truth.count) }
  }

  #correlation(): MetricValue {
    const truth = this.#truth.moments()
    const values = this.#values.moments()
    if (truth.m2 === 0 || values.m2 === 0) return notEstimable('truth or prediction is constant')
    // n Σxy - Σx Σy in units of 2^-2148, exactly.
    const units = this.#products.units() << 1074n
    const scaled = BigInt(truth.count) * units - this.#truth.sumUnits() * this.#values.sumUnits()
    const cross = roundToDouble(scaled, -2148) / truth.count
    return valueOr(cross / Math.sqrt(truth.m2) / Math.sqrt(values.m2), 'the sums are not finite')
  }
}

/** One of two obstacles, the same one whichever chunk came first. */
function worseOf(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a < b ? a : b
}

function symmetric(gap: number, y: number, f: number): number {
  return y === 0 && f === 0 ? 0 : (2 * gap) / (Math.abs(y) + Math.abs(f))
}

function explained(n: number, error: number, base: number): MetricValue {
  if (n < 2) return notEstimable('it needs two rows')
  if (base !== 0) return valueOr(1 - error / base, 'the sums are not finite')
  return { value: error === 0 ? 1 : 0, note: 'the truth is constant: 1 if perfect, else 0, as scikit-learn sets it' }
}
