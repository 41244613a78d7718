import { sortFloat64 } from './sort.ts'

/** What a sketch says of a quantile: the exact one lies in [lower, upper]. */
export interface SketchQuantile {
  readonly value: number
  readonly lower: number
  readonly upper: number
}

/** A sketch as plain data: the same for every order and every split of the same values. */
export interface SketchData {
  readonly limit: number
  /** Bits of the mantissa that are kept: 52 is exact. */
  readonly bits: number
  readonly count: number
  readonly min: number | null
  readonly max: number | null
  /** Lower ends (toward zero) of the buckets, ascending, and how many values each holds. */
  readonly keys: readonly number[]
  readonly counts: readonly number[]
}

/** Fewer buckets could not hold every sign and exponent. */
const leastLimit = 4100

const scratch = new Float64Array(1)
const scratchBits = new Uint32Array(scratch.buffer)

/**
 * A quantile sketch of doubles: counts by the leading bits of the value. It keeps as many bits of the mantissa as `limit` buckets
 * allow, so it is exact for up to `limit` different values, and beyond that every quantile comes with bounds that surely hold the
 * exact one (relative width at most 2^-bits). Unlike KLL or t-digest it uses no chance and no order: adding and merging in any
 * order and any split give the same sketch, bit by bit. Uniform collapse as in UDDSketch (Epicoco et al. 2020), on binary digits.
 */
export class QuantileSketch {
  readonly limit: number
  #bits = 52
  #buckets = new Map<number, number>()
  #count = 0
  #min = Number.POSITIVE_INFINITY
  #max = Number.NEGATIVE_INFINITY

  /** @param limit most buckets, at least 4100 (8192 ≈ 64 kB) */
  constructor(limit = 8192) {
    if (!(Number.isInteger(limit) && limit >= leastLimit))
      throw new RangeError(`a sketch needs at least ${leastLimit} buckets, not ${limit}`)
    this.limit = limit
  }

  get count(): number {
    return this.#count
  }

  /** Bits of the mantissa that are kept; the relative width of a bucket is at most 2^-bits. */
  get bits(): number {
    return this.#bits
  }

  /** Adds every value; -0 counts as 0. Throws NotANumberError for NaN and RangeError for an infinity: the caller counts those apart. */
  addAll(values: Float64Array): void {
    // Sorted, equal prefixes are neighbours: one entry of the map is touched per bucket, not per value.
    const sorted = sortFloat64(values)
    const n = sorted.length
    if (n === 0) return
    if (!Number.isFinite(sorted[0] as number) || !Number.isFinite(sorted[n - 1] as number))
      throw new RangeError('an infinity has no place in a sketch')
    for (let start = 0; start < n; ) {
      const key = truncated(sorted[start] as number, this.#bits)
      let end = start + 1
      while (end < n && truncated(sorted[end] as number, this.#bits) === key) end++
      this.#put(key, end - start)
      start = end
    }
    this.#count += n
    this.#min = Math.min(this.#min, sorted[0] as number)
    this.#max = Math.max(this.#max, sorted[n - 1] as number)
  }

  /** Adds what another sketch has seen; both need the same limit. */
  merge(other: QuantileSketch): void {
    if (other.limit !== this.limit)
      throw new RangeError(`sketches of ${this.limit} and ${other.limit} buckets do not merge`)
    const buckets = [...other.#buckets]
    this.#collapseTo(Math.min(this.#bits, other.#bits))
    for (const [key, count] of buckets) this.#put(truncated(key, this.#bits), count)
    this.#count += other.#count
    this.#min = Math.min(this.#min, other.#min)
    this.#max = Math.max(this.#max, other.#max)
  }

  /** The quantile by linear interpolation between order statistics, with bounds; NaN when the sketch is empty. */
  quantile(q: number): SketchQuantile {
    if (this.#count === 0 || !(q >= 0 && q <= 1)) return { value: Number.NaN, lower: Number.NaN, upper: Number.NaN }
    const at = q * (this.#count - 1)
    const low = this.#orderStatistic(Math.floor(at))
    const high = this.#orderStatistic(Math.ceil(at))
    const t = at - Math.floor(at)
    const mix = (a: number, b: number): number => (a === b ? a : a + (b - a) * t)
    return { value: mix(low.value, high.value), lower: mix(low.lower, high.lower), upper: mix(low.upper, high.upper) }
  }

  /** The least and greatest share of values at most x that the sketch allows. */
  shareAtMost(x: number): { readonly lower: number; readonly upper: number } {
    let surely = 0
    let perhaps = 0
    for (const [key, count] of this.#buckets) {
      const { lower, upper } = this.#edges(key)
      if (upper <= x) surely += count
      if (lower <= x) perhaps += count
    }
    return { lower: surely / this.#count, upper: perhaps / this.#count }
  }

  /** Plain data for a profile: deterministic. */
  toData(): SketchData {
    const entries = this.#sorted()
    return {
      limit: this.limit,
      bits: this.#bits,
      count: this.#count,
      min: this.#count === 0 ? null : this.#min,
      max: this.#count === 0 ? null : this.#max,
      keys: entries.map(([key]) => key),
      counts: entries.map(([, count]) => count),
    }
  }

  /** The sketch that `toData` described. Throws RangeError when the data contradict themselves. */
  static fromData(data: SketchData): QuantileSketch {
    const sketch = new QuantileSketch(data.limit)
    sketch.#bits = data.bits
    if (data.keys.length !== data.counts.length) throw new RangeError('a sketch has one count for each key')
    for (const [i, key] of data.keys.entries()) sketch.#put(key, data.counts[i] as number)
    sketch.#count = data.counts.reduce((sum, count) => sum + count, 0)
    if (sketch.#count !== data.count || sketch.#bits !== data.bits)
      throw new RangeError('the counts of a sketch do not add up')
    sketch.#min = data.min ?? Number.POSITIVE_INFINITY
    sketch.#max = data.max ?? Number.NEGATIVE_INFINITY
    return sketch
  }

  #put(key: number, count: number): void {
    // A collapse in the middle of a batch shortens the keys that come after it.
    const own = truncated(key, this.#bits)
    this.#buckets.set(own, (this.#buckets.get(own) ?? 0) + count)
    while (this.#buckets.size > this.limit) this.#collapseTo(this.#bits - 1)
  }

  #collapseTo(bits: number): void {
    if (bits === this.#bits) return
    this.#bits = bits
    const merged = new Map<number, number>()
    for (const [key, count] of this.#buckets) {
      const own = truncated(key, bits)
      merged.set(own, (merged.get(own) ?? 0) + count)
    }
    this.#buckets = merged
  }

  #sorted(): [number, number][] {
    return [...this.#buckets].sort(([a], [b]) => a - b)
  }

  #orderStatistic(rank: number): SketchQuantile {
    let before = 0
    for (const [key, count] of this.#sorted()) {
      if (rank < before + count) {
        const { lower, upper } = this.#edges(key)
        // Spread evenly over the bucket.
        return { value: lower + (upper - lower) * ((rank - before + 0.5) / count), lower, upper }
      }
      before += count
    }
    return { value: this.#max, lower: this.#max, upper: this.#max }
  }

  /** The least and greatest value a bucket can hold, never beyond the least and greatest seen. */
  #edges(key: number): { readonly lower: number; readonly upper: number } {
    const far = farEnd(key, this.#bits)
    return { lower: Math.max(this.#min, Math.min(key, far)), upper: Math.min(this.#max, Math.max(key, far)) }
  }
}

/** The value with only so many bits of its mantissa, rounded toward zero. */
function truncated(value: number, bits: number): number {
  if (value === 0 || bits === 52) return value === 0 ? 0 : value
  scratch[0] = value
  const drop = 52 - bits
  if (drop >= 32) {
    scratchBits[0] = 0
    scratchBits[1] = (scratchBits[1] as number) & (-1 << (drop - 32))
  } else scratchBits[0] = (scratchBits[0] as number) & (-1 << drop)
  const short = scratch[0]
  return short === 0 ? 0 : short
}

/** The value farthest from zero that has the same leading bits. */
function farEnd(key: number, bits: number): number {
  if (bits === 52) return key
  scratch[0] = key
  const drop = 52 - bits
  if (drop >= 32) {
    scratchBits[0] = 0xffffffff
    scratchBits[1] = (scratchBits[1] as number) | (2 ** (drop - 32) - 1)
  } else scratchBits[0] = (scratchBits[0] as number) | (2 ** drop - 1)
  return scratch[0]
}
