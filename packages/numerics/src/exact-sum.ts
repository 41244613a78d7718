/*
 * Exact sums. Every finite double is an integer times a power of two; each of the 2047 exponents has a pair of counters (for
 * the upper 21 and the lower 32 bits of the mantissa), which hold whole numbers below 2^53 exactly. The total is put together
 * once at the end with whole numbers of any size and rounded once, to the nearest, ties to even. So the sum depends neither on
 * the order of the values nor on how they were split into parts (the idea of Neal 2015, "Fast exact summation using small and
 * large superaccumulators").
 */

const exponents = 2048
/** After this many additions the lower counters could pass 2^53. */
const carryAfter = 1 << 20

const scratch = new Float64Array(1)
const scratchBits = new Uint32Array(scratch.buffer)

/** Adds doubles exactly. `add` and `merge` in any order, then `total`. */
export class ExactSum {
  readonly #upper = new Float64Array(exponents)
  readonly #lower = new Float64Array(exponents)
  #pending = 0
  #notANumber = false
  #infinities = 0
  #negativeInfinities = 0

  /** Adds one number; NaN and infinities make the total what IEEE addition would. */
  add(value: number): void {
    scratch[0] = value
    this.addWords(scratchBits[1] as number, scratchBits[0] as number)
  }

  /** Adds one number given as the upper and lower 32 bits of its double: saves a detour where the caller has them. */
  addWords(high: number, low: number): void {
    this.#addBits(high, low)
    if (++this.#pending === carryAfter) this.#carry()
  }

  /** Adds every number of an array, or of its part [start, end). */
  addAll(values: Float64Array, start = 0, end = values.length): void {
    const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2)
    for (let i = start; i < end; ) {
      const stop = Math.min(end, i + carryAfter - this.#pending)
      this.#pending += stop - i
      for (; i < stop; i++) this.#addBits(bits[2 * i + 1] as number, bits[2 * i] as number)
      if (this.#pending === carryAfter) this.#carry()
    }
  }

  /** Adds the product a·b with its rounding error, exactly while neither overflows nor underflows. */
  addProduct(a: number, b: number): void {
    const product = a * b
    this.add(product)
    const ca = 134217729 * a
    const ah = ca - (ca - a)
    const al = a - ah
    const cb = 134217729 * b
    const bh = cb - (cb - b)
    const bl = b - bh
    const error = ah * bh - product + ah * bl + al * bh + al * bl
    if (Number.isFinite(error)) this.add(error)
  }

  /** Forgets everything. */
  clear(): void {
    this.#upper.fill(0)
    this.#lower.fill(0)
    this.#pending = 0
    this.#notANumber = false
    this.#infinities = 0
    this.#negativeInfinities = 0
  }

  /** Adds what another sum holds. */
  merge(other: ExactSum): void {
    other.#carry()
    this.#carry()
    for (let e = 0; e < exponents; e++) {
      this.#upper[e] = (this.#upper[e] as number) + (other.#upper[e] as number)
      this.#lower[e] = (this.#lower[e] as number) + (other.#lower[e] as number)
    }
    this.#pending = 2
    this.#notANumber ||= other.#notANumber
    this.#infinities += other.#infinities
    this.#negativeInfinities += other.#negativeInfinities
  }

  /** The sum, correctly rounded. */
  total(): number {
    const special = this.#special()
    return special ?? roundToDouble(this.units(), -1074)
  }

  /** The sum as a whole number of 2^-1074. Throws RangeError when a NaN or an infinity was added. */
  units(): bigint {
    if (this.#special() !== undefined) throw new RangeError('a NaN or an infinity was added: there is no exact sum')
    let sum = 0n
    for (let e = 0; e < exponents; e++) {
      const upper = this.#upper[e] as number
      const lower = this.#lower[e] as number
      if (upper === 0 && lower === 0) continue
      // Exponent field e: mantissa × 2^(max(e, 1) - 1075), here in units of 2^-1074.
      sum += ((BigInt(upper) << 32n) + BigInt(lower)) << BigInt(Math.max(e, 1) - 1)
    }
    return sum
  }

  #special(): number | undefined {
    if (this.#notANumber || (this.#infinities > 0 && this.#negativeInfinities > 0)) return Number.NaN
    if (this.#infinities > 0) return Number.POSITIVE_INFINITY
    return this.#negativeInfinities > 0 ? Number.NEGATIVE_INFINITY : undefined
  }

  #addBits(high: number, low: number): void {
    const e = (high >>> 20) & 0x7ff
    if (e === 0x7ff) {
      if ((high & 0xfffff) !== 0 || low !== 0) this.#notANumber = true
      else if (high >>> 31 === 0) this.#infinities++
      else this.#negativeInfinities++
      return
    }
    const mantissa = e === 0 ? high & 0xfffff : (high & 0xfffff) | 0x100000
    if (high >>> 31 === 0) {
      this.#upper[e] = (this.#upper[e] as number) + mantissa
      this.#lower[e] = (this.#lower[e] as number) + low
    } else {
      this.#upper[e] = (this.#upper[e] as number) - mantissa
      this.#lower[e] = (this.#lower[e] as number) - low
    }
  }

  /** Moves what is over 32 bits from the lower counters to the upper ones (which hold 2^32 carries). */
  #carry(): void {
    for (let e = 0; e < exponents; e++) {
      const lower = this.#lower[e] as number
      if (Math.abs(lower) < 4294967296) continue
      const over = Math.trunc(lower / 4294967296)
      this.#upper[e] = (this.#upper[e] as number) + over
      this.#lower[e] = lower - over * 4294967296
    }
    this.#pending = 0
  }
}

// One accumulator for all calls of exactSum: it is full of zeros again before each.
let shared: ExactSum | undefined

/** The correctly rounded sum: the same for every order of the values. Empty: 0. */
export function exactSum(values: Float64Array): number {
  if (values.length < 40) return smallSum(values)
  shared ??= new ExactSum()
  shared.clear()
  shared.addAll(values)
  return shared.total()
}

/**
 * The correctly rounded sum of the values of each group.
 * @param codes the group of each value, in [0, groups); negative: in none
 */
export function groupedExactSum(values: Float64Array, codes: Int32Array, groups: number): Float64Array {
  if (groups <= 64 && values.length > 200 * groups) return fewGroups(values, codes, groups)
  const starts = new Uint32Array(groups + 1)
  for (let i = 0; i < values.length; i++) {
    const code = codes[i] as number
    if (code >= 0) starts[code + 1] = (starts[code + 1] as number) + 1
  }
  for (let g = 0; g < groups; g++) starts[g + 1] = (starts[g + 1] as number) + (starts[g] as number)
  const next = starts.slice()
  const together = new Float64Array(starts[groups] as number)
  for (let i = 0; i < values.length; i++) {
    const code = codes[i] as number
    if (code < 0) continue
    const at = next[code] as number
    next[code] = at + 1
    together[at] = values[i] as number
  }
  const sums = new Float64Array(groups)
  for (let g = 0; g < groups; g++) sums[g] = exactSum(together.subarray(starts[g] as number, starts[g + 1] as number))
  return sums
}

/** With few groups and many values: one accumulator a group, no copy of the values. */
function fewGroups(values: Float64Array, codes: Int32Array, groups: number): Float64Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2)
  const sums = Array.from({ length: groups }, () => new ExactSum())
  for (let i = 0; i < values.length; i++) {
    const code = codes[i] as number
    if (code >= 0) (sums[code] as ExactSum).addWords(bits[2 * i + 1] as number, bits[2 * i] as number)
  }
  return Float64Array.from(sums, (sum) => sum.total())
}

/** Few values: a whole-number sum without the counters. */
function smallSum(values: Float64Array): number {
  let plain = 0
  for (const value of values) plain += value
  if (!Number.isFinite(plain) || values.length < 3) return plain
  let sum = 0n
  for (const value of values) sum += unitsOf(value)
  return roundToDouble(sum, -1074)
}

/** A finite double as a whole number of 2^-1074. */
export function unitsOf(value: number): bigint {
  scratch[0] = value
  const high = scratchBits[1] as number
  const e = (high >>> 20) & 0x7ff
  const mantissa = e === 0 ? high & 0xfffff : (high & 0xfffff) | 0x100000
  const size = ((BigInt(mantissa) << 32n) + BigInt(scratchBits[0] as number)) << BigInt(Math.max(e, 1) - 1)
  return high >>> 31 === 0 ? size : -size
}

/** whole × 2^exponent as the nearest double, ties to even; infinity beyond the greatest. exponent ≥ -2148. */
export function roundToDouble(whole: bigint, exponent: number): number {
  if (whole === 0n) return 0
  const negative = whole < 0n
  const size = negative ? -whole : whole
  const length = size.toString(16).length * 4
  // Keep about 64 bits and one sticky bit, so that the conversion of the whole number rounds as the exact value would.
  const drop = Math.max(0, length - 68)
  let kept = size >> BigInt(drop)
  if (drop > 0 && kept << BigInt(drop) !== size) kept |= 1n
  const scale = exponent + drop
  const value = scaleByPower(kept, scale)
  return negative ? -value : value
}

/** kept × 2^scale, rounded once: also where the result is subnormal. */
function scaleByPower(kept: bigint, scale: number): number {
  const bits = kept.toString(2).length
  if (scale + bits - 53 >= -1074 || scale >= -1074) {
    const value = Number(kept)
    // In two steps, because 2^scale alone may be out of range.
    const half = Math.trunc(scale / 2)
    return value * 2 ** half * 2 ** (scale - half)
  }
  // Subnormal: round to a whole number of 2^-1074 here, ties to even.
  const shift = BigInt(-1074 - scale)
  const floor = kept >> shift
  const rest = kept - (floor << shift)
  const middle = 1n << (shift - 1n)
  const up = rest > middle || (rest === middle && (floor & 1n) === 1n)
  return Number(up ? floor + 1n : floor) * 2 ** -1074
}
