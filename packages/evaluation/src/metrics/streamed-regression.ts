import { Accumulator, ExactSum, QuantileSketch, roundToDouble } from '@mlops-actions/numerics'
import { type MetricValue, notEstimable, tooLarge, valueOr } from './metric-input.ts'
import { logError } from './regression.ts'

type Bounded = MetricValue & { readonly lower?: number; readonly upper?: number }

const epsilon = 2.220446049250313e-16

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
  readonly #sketch = new QuantileSketch(65_536)
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
    this.#squares.addAll(errors.map((error) => error * error))
    this.#percentage.addAll(absolute.map((gap, i) => gap / Math.max(Math.abs(truth[i] as number), epsilon)))
    this.#symmetric.addAll(absolute.map((gap, i) => symmetric(gap, truth[i] as number, values[i] as number)))
    if (truth.some((y) => y <= -1) || values.some((f) => f <= -1)) this.#noLogarithm = true
    else this.#squaredLogs.addAll(truth.map((y, i) => logError(y, values[i] as number) ** 2))
    for (let i = 0; i < truth.length; i++) this.#products.addProduct(truth[i] as number, values[i] as number)
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
      pearson_correlation: () => this.#correlation(),
    }
    const found = rules[name]?.()
    return found?.reason === flat && range > 0 ? notEstimable(tooLarge) : found
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

function symmetric(gap: number, y: number, f: number): number {
  return y === 0 && f === 0 ? 0 : (2 * gap) / (Math.abs(y) + Math.abs(f))
}

function explained(n: number, error: number, base: number): MetricValue {
  if (n < 2) return notEstimable('it needs two rows')
  if (base !== 0) return valueOr(1 - error / base, 'the sums are not finite')
  return { value: error === 0 ? 1 : 0, note: 'the truth is constant: 1 if perfect, else 0, as scikit-learn sets it' }
}
