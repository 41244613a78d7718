import { ExactSum, roundToDouble } from './exact-sum.ts'

/** What an accumulator knows. Empty: count 0, the rest NaN (min Infinity, max -Infinity). */
export interface Moments {
  readonly count: number
  readonly sum: number
  readonly mean: number
  /** Sum of squared deviations from the mean. */
  readonly m2: number
  readonly min: number
  readonly max: number
}

/**
 * Count, mean, variance, least and greatest value of a stream, mergeable. The sums of values and squares are exact, so the
 * result is the same for every order of the values and every split into parts. Values with a size outside
 * (1e-140, 1e150) lose exactness in their squares, nothing else.
 */
export class Accumulator {
  readonly #sum = new ExactSum()
  readonly #squares = new ExactSum()
  #count = 0
  #min = Number.POSITIVE_INFINITY
  #max = Number.NEGATIVE_INFINITY

  /** Adds one number. NaN is the caller's to drop: it makes every moment NaN. */
  add(value: number): void {
    this.#count++
    if (value < this.#min) this.#min = value
    if (value > this.#max) this.#max = value
    this.#sum.add(value)
    this.#squares.addProduct(value, value)
  }

  /** Adds every number of an array. */
  addAll(values: Float64Array): void {
    for (let i = 0; i < values.length; i++) this.add(values[i] as number)
  }

  /** Adds what another accumulator has seen. */
  merge(other: Accumulator): void {
    this.#sum.merge(other.#sum)
    this.#squares.merge(other.#squares)
    this.#count += other.#count
    this.#min = Math.min(this.#min, other.#min)
    this.#max = Math.max(this.#max, other.#max)
  }

  get count(): number {
    return this.#count
  }

  /** The exact sum as a whole number of 2^-1074. Throws RangeError when a NaN or an infinity was added. */
  sumUnits(): bigint {
    return this.#sum.units()
  }

  /** Everything it knows, each number correctly rounded from the exact sums. */
  moments(): Moments {
    const count = this.#count
    const bounds = { count, min: this.#min, max: this.#max }
    if (count === 0) return { ...bounds, sum: 0, mean: Number.NaN, m2: Number.NaN }
    const sum = this.#sum.total()
    if (!Number.isFinite(sum) || !Number.isFinite(this.#squares.total()))
      return { ...bounds, sum, mean: sum / count, m2: Number.NaN }
    // In units of 2^-2148: n Σx² - (Σx)², divided by n once at the end.
    const units = this.#sum.units()
    const scaled = BigInt(count) * (this.#squares.units() << 1074n) - units * units
    return {
      ...bounds,
      sum,
      mean: quotient(units, count, -1074),
      m2: scaled <= 0n ? 0 : quotient(scaled, count, -2148),
    }
  }

  /** The variance with divisor count - ddof; NaN when that is not positive. */
  variance(ddof = 0): number {
    const { count, m2 } = this.moments()
    return count - ddof > 0 ? m2 / (count - ddof) : Number.NaN
  }
}

/** (whole × 2^exponent) / divisor, rounded once. */
function quotient(whole: bigint, divisor: number, exponent: number): number {
  const extra = 128
  if (whole < 0n) return -quotient(-whole, divisor, exponent)
  const shifted = whole << BigInt(extra)
  const scaled = shifted / BigInt(divisor)
  // A remainder is kept as one last bit: it decides what would else look like a tie.
  const exact = scaled * BigInt(divisor) === shifted
  return roundToDouble(exact ? scaled : scaled | 1n, exponent - extra)
}

/** The exact mean of an array, correctly rounded; NaN when empty. */
export function exactMean(values: Float64Array): number {
  if (values.length === 0) return Number.NaN
  const sum = new ExactSum()
  sum.addAll(values)
  const total = sum.total()
  if (!Number.isFinite(total)) return total / values.length
  return quotient(sum.units(), values.length, -1074)
}

/** The exact weighted mean Σ w x / Σ w; NaN when the weights sum to 0. Both arrays have the same length. */
export function exactWeightedMean(values: Float64Array, weights: Float64Array): number {
  const products = new ExactSum()
  const total = new ExactSum()
  for (let i = 0; i < values.length; i++) products.addProduct(values[i] as number, weights[i] as number)
  total.addAll(weights)
  return products.total() / total.total()
}
