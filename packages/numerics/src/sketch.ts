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

/** The smallest double with a leading bit, 2^-1022. */
const leastNormal = 2 ** -1022

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
  /** Ascending, one for each bucket. */
  #list: Buckets = { keys: new Float64Array(0), counts: new Float64Array(0) }
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

  /** Adds every value; -0 and numbers nearer to 0 than 2^-1022 count as 0. Throws NotANumberError for NaN and RangeError for an infinity: the caller counts those apart. */
  addAll(values: Float64Array): void {
    this.addSorted(sortFloat64(values))
  }

  /** `addAll` of values that are in ascending order already. */
  addSorted(sorted: Float64Array): void {
    // Equal prefixes are neighbours: the chunk becomes a list of buckets, and two lists are merged in one pass.
    const n = sorted.length
    if (n === 0) return
    if (!Number.isFinite(sorted[0] as number) || !Number.isFinite(sorted[n - 1] as number))
      throw new RangeError('an infinity has no place in a sketch')
    this.#take(collapsed({ keys: sorted, counts: new Float64Array(n).fill(1) }, this.#bits))
    this.#count += n
    this.#min = Math.min(this.#min, truncated(sorted[0] as number, 52))
    this.#max = Math.max(this.#max, truncated(sorted[n - 1] as number, 52))
  }

  /** Adds what another sketch has seen; both need the same limit. */
  merge(other: QuantileSketch): void {
    if (other.limit !== this.limit)
      throw new RangeError(`sketches of ${this.limit} and ${other.limit} buckets do not merge`)
    const bits = Math.min(this.#bits, other.#bits)
    this.#bits = bits
    this.#list = collapsed(this.#list, bits)
    this.#take(collapsed(other.#list, bits))
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
    for (let i = 0; i < this.#list.keys.length; i++) {
      const { lower, upper } = this.#edges(this.#list.keys[i] as number)
      const count = this.#list.counts[i] as number
      if (upper <= x) surely += count
      if (lower <= x) perhaps += count
    }
    return { lower: surely / this.#count, upper: perhaps / this.#count }
  }

  /**
   * The buckets at so many bits of the mantissa (no more than it keeps), ascending: the lower end toward zero, and how many values
   * it holds. Two sketches are compared at the fewer bits of the two.
   */
  buckets(bits = this.#bits): readonly (readonly [key: number, count: number])[] {
    if (bits > this.#bits) throw new RangeError(`the sketch keeps ${this.#bits} bits, not ${bits}`)
    const { keys, counts } = collapsed(this.#list, bits)
    return Array.from(keys, (key, i) => [key, counts[i] as number] as const)
  }

  /** The buckets, ascending: the least and greatest value that each can hold, and how many it does hold. */
  ranges(): readonly { readonly lower: number; readonly upper: number; readonly count: number }[] {
    return Array.from(this.#list.keys, (key, i) => ({ ...this.#edges(key), count: this.#list.counts[i] as number }))
  }

  /** Plain data for a profile: deterministic. */
  toData(): SketchData {
    return {
      limit: this.limit,
      bits: this.#bits,
      count: this.#count,
      min: this.#count === 0 ? null : this.#min,
      max: this.#count === 0 ? null : this.#max,
      keys: [...this.#list.keys],
      counts: [...this.#list.counts],
    }
  }

  /** The sketch that `toData` described. Throws RangeError when the data contradict themselves. */
  static fromData(data: SketchData): QuantileSketch {
    const sketch = new QuantileSketch(data.limit)
    sketch.#bits = data.bits
    const keys = Float64Array.from(data.keys)
    const ascending = keys.every(
      (key, i) => truncated(key, data.bits) === key && (i === 0 || (keys[i - 1] as number) < key),
    )
    if (data.keys.length !== data.counts.length || keys.length > data.limit || !ascending)
      throw new RangeError('a sketch has ascending keys of its bits, and one count for each')
    sketch.#list = { keys, counts: Float64Array.from(data.counts) }
    sketch.#count = data.counts.reduce((sum, count) => sum + count, 0)
    if (sketch.#count !== data.count) throw new RangeError('the counts of a sketch do not add up')
    sketch.#min = data.min ?? Number.POSITIVE_INFINITY
    sketch.#max = data.max ?? Number.NEGATIVE_INFINITY
    return sketch
  }

  /** Merges buckets of the same bits, then keeps as many bits as the limit allows. */
  #take(more: Buckets): void {
    const merged = mergedBuckets(this.#list, more)
    if (merged.keys.length > this.limit) this.#bits = bitsFor(merged.keys, this.limit)
    this.#list = collapsed(merged, this.#bits)
  }

  #orderStatistic(rank: number): SketchQuantile {
    let before = 0
    for (let i = 0; i < this.#list.keys.length; i++) {
      const count = this.#list.counts[i] as number
      if (rank < before + count) {
        const { lower, upper } = this.#edges(this.#list.keys[i] as number)
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

/** Buckets in ascending order of their keys. */
interface Buckets {
  readonly keys: Float64Array
  readonly counts: Float64Array
}

/** The buckets with keys of so many bits: neighbours that become equal are joined. */
function collapsed({ keys, counts }: Buckets, bits: number): Buckets {
  const outKeys = new Float64Array(keys.length)
  const outCounts = new Float64Array(keys.length)
  let size = 0
  for (let i = 0; i < keys.length; i++) {
    const key = truncated(keys[i] as number, bits)
    if (size === 0 || outKeys[size - 1] !== key) outKeys[size++] = key
    outCounts[size - 1] = (outCounts[size - 1] as number) + (counts[i] as number)
  }
  return { keys: outKeys.slice(0, size), counts: outCounts.slice(0, size) }
}

/** Both lists in one ascending list; a key of both occurs twice, side by side. */
function mergedBuckets(a: Buckets, b: Buckets): Buckets {
  const size = a.keys.length + b.keys.length
  const keys = new Float64Array(size)
  const counts = new Float64Array(size)
  let i = 0
  let j = 0
  for (let at = 0; at < size; at++) {
    const first = j >= b.keys.length || (i < a.keys.length && (a.keys[i] as number) <= (b.keys[j] as number))
    const from = first ? a : b
    const index = first ? i++ : j++
    keys[at] = from.keys[index] as number
    counts[at] = from.counts[index] as number
  }
  return collapsed({ keys, counts }, 52)
}

/** The most bits of the mantissa with which ascending, different keys make no more than `limit` buckets. */
function bitsFor(keys: Float64Array, limit: number): number {
  // How many neighbours are equal in exactly so many leading bits of the mantissa: at more bits they part.
  const parting = new Float64Array(53)
  let apart = 1
  const words = new Uint32Array(keys.buffer, keys.byteOffset, keys.length * 2)
  for (let i = 2; i < words.length; i += 2) {
    const high = (words[i + 1] as number) ^ (words[i - 1] as number)
    // Another sign or exponent: never one bucket.
    if (high >>> 20 !== 0) apart++
    else {
      const common =
        high !== 0 ? Math.clz32(high) - 12 : 20 + Math.clz32((words[i] as number) ^ (words[i - 2] as number))
      parting[common] = (parting[common] as number) + 1
    }
  }
  let size = apart
  let bits = 0
  while (bits < 52 && size + (parting[bits] as number) <= limit) size += parting[bits++] as number
  return bits
}

/** The value with only so many bits of its mantissa, rounded toward zero. */
function truncated(value: number, bits: number): number {
  // Numbers too small for a leading bit count as 0: their prefixes would make buckets of both signs at 0.
  if (Math.abs(value) < leastNormal) return 0
  if (bits === 52) return value
  scratch[0] = value
  const drop = 52 - bits
  if (drop >= 32) {
    scratchBits[0] = 0
    scratchBits[1] = (scratchBits[1] as number) & (-1 << (drop - 32))
  } else scratchBits[0] = (scratchBits[0] as number) & (-1 << drop)
  return scratch[0]
}

/** The value farthest from zero that has the same leading bits. */
function farEnd(key: number, bits: number): number {
  if (bits === 52 || key === 0) return key
  scratch[0] = key
  const drop = 52 - bits
  if (drop >= 32) {
    scratchBits[0] = 0xffffffff
    scratchBits[1] = (scratchBits[1] as number) | (2 ** (drop - 32) - 1)
  } else scratchBits[0] = (scratchBits[0] as number) | (2 ** drop - 1)
  return scratch[0]
}
