/*
 * Radix sorts of doubles. A double is its 64 bits made order-preserving (sign bit set: all bits flipped, else the sign bit);
 * three passes of 11 bits sort by the upper 32 (sign, exponent, 20 bits of mantissa), then one insertion pass mends the few
 * neighbours that differ only in the lower 32. Where that would be many, the lower 32 are sorted first.
 */

const digitBits = 11
const digits = 1 << digitBits
const digitMask = digits - 1

/** Below this many values an ordinary comparison sort is faster. */
const fewValues = 200

/** Thrown when a value is NaN: it has no place in an order. The caller drops or counts missing values first. */
export class NotANumberError extends RangeError {
  override readonly name = 'NotANumberError'

  constructor(index: number) {
    super(`value ${index} is NaN: it has no place in an order`)
  }
}

/** The buffer that the last sort moved values through: fresh pages cost as much as a pass. Kept up to 64 MiB, whatever is in it. */
let idle: Float64Array<ArrayBuffer> = new Float64Array(0)
const mostIdle = 2 ** 23

/**
 * An ascending copy; -0 comes before 0. O(n). Throws NotANumberError for NaN.
 * @param into memory for the copy, apart from that of the values and at least as long: the result is a view of its beginning
 */
export function sortFloat64(values: Float64Array, into?: Float64Array): Float64Array {
  const copy = (): Float64Array => {
    if (into === undefined) return values.slice()
    into.set(values)
    return into.subarray(0, values.length)
  }
  if (values.length < fewValues) {
    refuseNaN(values)
    return copy().sort()
  }
  const low = lowWordsMatter(values)
  const passes = [...(low ? passesOf(values, 0) : []), ...passesOf(values, 1)]
  // The input is only read. The buffers take turns so that the last pass writes to the fresh one.
  const sorted = passes.length === 0 ? copy() : (into?.subarray(0, values.length) ?? new Float64Array(values.length))
  if (passes.length > 1 && idle.length < values.length) idle = new Float64Array(values.length)
  const other = idle.subarray(0, values.length)
  passes.forEach(({ offsets, word, shift }, index) => {
    const last = (passes.length - index) % 2 === 1
    const from = index === 0 ? values : last ? other : sorted
    scatterValues(from, last ? sorted : other, offsets, word, shift)
  })
  if (idle.length > mostIdle) idle = new Float64Array(0)
  if (!low) insertionSort(sorted)
  return sorted
}

/** One pass of a radix sort: the digit, and where its runs begin. */
interface Pass {
  readonly word: 0 | 1
  readonly shift: number
  readonly offsets: Uint32Array
}

/** The passes by the upper (1) or lower (0) words that move anything. */
function passesOf(values: Float64Array, word: 0 | 1): Pass[] {
  const counts = valueHistograms(values, word)
  return [0, 1, 2].flatMap((pass) => {
    const offsets = offsetsOf(counts, pass, values.length)
    return offsets === undefined ? [] : [{ word, shift: pass * digitBits, offsets }]
  })
}

/**
 * The indices that sort the values ascending; equal values keep their order (stable). -0 and 0 are equal.
 * Throws NotANumberError for NaN.
 */
export function argsortFloat64(values: Float64Array): Uint32Array {
  const n = values.length
  if (n < fewValues) {
    refuseNaN(values)
    const order = new Uint32Array(n)
    for (let i = 0; i < n; i++) order[i] = i
    return order.sort((a, b) => (values[a] as number) - (values[b] as number) || a - b)
  }
  const words = upperWords(values)
  const counts = histograms(words)
  let order: Uint32Array<ArrayBuffer> = new Uint32Array(n)
  for (let i = 0; i < n; i++) order[i] = i
  let keys = words
  if (lowWordsMatter(values)) {
    const lower = lowerWords(values, words)
    order = radixPasses(lower, order, histograms(lower)).order
    keys = new Uint32Array(n)
    for (let i = 0; i < n; i++) keys[i] = words[order[i] as number] as number
    return radixPasses(keys, order, counts).order
  }
  const sorted = radixPasses(keys, order, counts)
  if (lowerBits(values) !== 0) mendOrder(values, sorted.order, sorted.keys)
  return sorted.order
}

/** Midranks from 1: equal values share the mean of their ranks, as scipy's `rankdata`. Throws NotANumberError for NaN. */
export function rankMid(values: Float64Array): Float64Array {
  const order = argsortFloat64(values)
  const ranks = new Float64Array(values.length)
  for (let start = 0; start < order.length; ) {
    const value = values[order[start] as number] as number
    let end = start + 1
    while (end < order.length && values[order[end] as number] === value) end++
    const rank = (start + 1 + end) / 2
    for (let i = start; i < end; i++) ranks[order[i] as number] = rank
    start = end
  }
  return ranks
}

function refuseNaN(values: Float64Array): void {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i] as number)) throw new NotANumberError(i)
}

/** The upper words, order-preserving; -0 has the key of 0. */
function upperWords(values: Float64Array): Uint32Array<ArrayBuffer> {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2)
  const words = new Uint32Array(values.length)
  for (let i = 0, j = 0; i < words.length; i++, j += 2) {
    const upper = bits[j + 1] as number
    if ((upper & 0x7ff00000) === 0x7ff00000 && ((upper & 0xfffff) !== 0 || bits[j] !== 0)) throw new NotANumberError(i)
    // Negative: all bits flipped, else the sign bit; -0 (upper 0x80000000, lower 0) becomes 0.
    words[i] = upper === 0x80000000 && bits[j] === 0 ? 0x80000000 : upper ^ ((upper >> 31) | 0x80000000)
  }
  return words
}

function lowerWords(values: Float64Array, words: Uint32Array): Uint32Array<ArrayBuffer> {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2)
  const lower = new Uint32Array(values.length)
  for (let i = 0, j = 0; i < lower.length; i++, j += 2) {
    const negative = (words[i] as number) < 0x80000000
    lower[i] = negative ? ~(bits[j] as number) : (bits[j] as number)
  }
  return lower
}

/** The counts of the three digits of every key, one after another, in one pass. */
function histograms(keys: Uint32Array): Uint32Array {
  const counts = new Uint32Array(3 * digits)
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number
    const first = key & digitMask
    const second = digits + ((key >>> digitBits) & digitMask)
    const third = 2 * digits + (key >>> (2 * digitBits))
    counts[first] = (counts[first] as number) + 1
    counts[second] = (counts[second] as number) + 1
    counts[third] = (counts[third] as number) + 1
  }
  return counts
}

/** Where each digit's run begins, or undefined when all keys share the digit: that pass moves nothing. */
function offsetsOf(counts: Uint32Array, pass: number, n: number): Uint32Array | undefined {
  const offsets = new Uint32Array(digits)
  let sum = 0
  for (let digit = 0; digit < digits; digit++) {
    const count = counts[pass * digits + digit] as number
    if (count === n) return undefined
    offsets[digit] = sum
    sum += count
  }
  return offsets
}

/** Moves values by a digit of their upper (1) or lower (0) word. */
function scatterValues(from: Float64Array, to: Float64Array, offsets: Uint32Array, word: 0 | 1, shift: number): void {
  const bits = new Uint32Array(from.buffer, from.byteOffset, from.length * 2)
  for (let i = 0; i < from.length; i++) {
    const sign = (bits[2 * i + 1] as number) >> 31
    const flip = word === 1 ? sign | 0x80000000 : sign
    const digit = (((bits[2 * i + word] as number) ^ flip) >>> shift) & digitMask
    const at = offsets[digit] as number
    offsets[digit] = at + 1
    to[at] = from[i] as number
  }
}

/** The counts of the three digits of the upper (1) or lower (0) words, as `histograms` has them. Refuses NaN. */
function valueHistograms(values: Float64Array, word: 0 | 1): Uint32Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2)
  const counts = new Uint32Array(3 * digits)
  for (let i = 0; i < values.length; i++) {
    const upper = bits[2 * i + 1] as number
    if ((upper & 0x7ff00000) === 0x7ff00000 && Number.isNaN(values[i] as number)) throw new NotANumberError(i)
    const sign = upper >> 31
    const key = word === 1 ? upper ^ (sign | 0x80000000) : (bits[2 * i] as number) ^ sign
    const first = key & digitMask
    const second = digits + ((key >>> digitBits) & digitMask)
    const third = 2 * digits + (key >>> (2 * digitBits))
    counts[first] = (counts[first] as number) + 1
    counts[second] = (counts[second] as number) + 1
    counts[third] = (counts[third] as number) + 1
  }
  return counts
}

function radixPasses(
  firstKeys: Uint32Array<ArrayBuffer>,
  firstOrder: Uint32Array<ArrayBuffer>,
  counts: Uint32Array,
): { order: Uint32Array<ArrayBuffer>; keys: Uint32Array<ArrayBuffer> } {
  const n = firstKeys.length
  let keys = firstKeys
  let order = firstOrder
  let nextKeys = new Uint32Array(n)
  let nextOrder = new Uint32Array(n)
  for (let pass = 0; pass < 3; pass++) {
    const offsets = offsetsOf(counts, pass, n)
    if (offsets === undefined) continue
    const shift = pass * digitBits
    for (let i = 0; i < n; i++) {
      const key = keys[i] as number
      const digit = (key >>> shift) & digitMask
      const at = offsets[digit] as number
      offsets[digit] = at + 1
      nextKeys[at] = key
      nextOrder[at] = order[i] as number
    }
    const spareKeys = keys === firstKeys ? new Uint32Array(n) : keys
    const spareOrder = order
    keys = nextKeys
    order = nextOrder
    nextKeys = spareKeys
    nextOrder = spareOrder
  }
  return { order, keys }
}

/**
 * True when sorting by the upper words would leave long runs with different lower words: judged on a sample of every sixteenth value, at
 * most 4096, because a wrong guess costs time only, never the order.
 */
function lowWordsMatter(values: Float64Array): boolean {
  const n = values.length
  const stride = Math.max(1, Math.min(16, Math.floor(n / 128)), Math.floor(n / 4096))
  const sampled = Math.ceil(n / stride)
  const sample = new Float64Array(sampled)
  for (let i = 0; i < sampled; i++) sample[i] = values[i * stride] as number
  sample.sort()
  const bits = new Uint32Array(sample.buffer)
  // Expected distinct lower words in one run of the whole: collisions in the sample scale with the square of the stride.
  let collisions = 0
  for (let i = 2; i < bits.length; i += 2) if (bits[i + 1] === bits[i - 1] && bits[i] !== bits[i - 2]) collisions++
  return (collisions / sampled) * stride > 8
}

function insertionSort(values: Float64Array): void {
  for (let i = 1; i < values.length; i++) {
    const value = values[i] as number
    let j = i - 1
    if ((values[j] as number) <= value) continue
    while (j >= 0 && (values[j] as number) > value) {
      values[j + 1] = values[j] as number
      j--
    }
    values[j + 1] = value
  }
}

/** All lower words together: 0 when no value has one (whole numbers below 2^20), and equal upper words mean equal values. */
function lowerBits(values: Float64Array): number {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length * 2)
  let all = 0
  for (let i = 0; i < bits.length && all === 0; i += 2) all |= bits[i] as number
  return all
}

/** Sorts the runs of equal upper words by value; stable. */
function mendOrder(values: Float64Array, order: Uint32Array, keys: Uint32Array): void {
  // The largest value of the run so far, at place i - 1: one look at the values a row.
  let before = 0
  for (let i = 1; i < order.length; i++) {
    if (keys[i] !== keys[i - 1]) continue
    if (i === 1 || keys[i - 1] !== keys[i - 2]) before = values[order[i - 1] as number] as number
    const index = order[i] as number
    const value = values[index] as number
    if (value >= before) {
      before = value
      continue
    }
    let j = i - 1
    while (j >= 0 && keys[j] === keys[i] && (values[order[j] as number] as number) > value) {
      order[j + 1] = order[j] as number
      j--
    }
    order[j + 1] = index
  }
}
