/*
 * How many different values a stream holds: exactly up to a limit, beyond it by HyperLogLog (Flajolet et al. 2007) with the estimator of Ertl 2017
 * ("New cardinality estimation algorithms for HyperLogLog sketches"), which needs no table of corrections.
 */

const indexBits = 16
const registers = 1 << indexBits
/** Bits of the hash that are left for the rank. */
const rankBits = 48

/** Different values that are kept as they are. */
const exactLimit = 1 << 16

/** The relative error of an estimate: three standard errors of 1.04 / √65,536. */
export const distinctError = (3 * 1.04) / 256

const scratch = new Float64Array(1)
const words = new Uint32Array(scratch.buffer)

/** Counts different values. The same for every order and every split of the same values. */
export class DistinctCount {
  readonly #ranks = new Uint8Array(registers)
  /** An open table of the values so far; undefined once there are too many. */
  #table: Float64Array | undefined = new Float64Array(256).fill(Number.NaN)
  #size = 0

  /** Adds every value but NaN; 0 and -0 are one. */
  addAll(values: Float64Array): void {
    for (let i = 0; i < values.length; i++) {
      const value = (values[i] as number) + 0
      if (Number.isNaN(value)) continue
      const first = hashOf(value)
      const low = words[0] as number
      const high = words[1] as number
      const second = mixed(Math.imul(high ^ 0x165667b1, 0xc2b2ae35) ^ low)
      this.#count(first, second)
      if (this.#table) this.#put(value, first)
    }
  }

  /** Adds a text. A text is known by 64 bits of its hash: two of a million share them once in 40 million streams. */
  addText(text: string): void {
    let first = 0x811c9dc5
    let second = 0x01000193
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      first = Math.imul(first ^ unit, 0x01000193)
      second = Math.imul(second ^ unit, 0x85ebca6b) + unit
    }
    first = mixed(first ^ text.length)
    second = mixed(second)
    this.#count(first, second)
    // 53 of the bits as a number that stands for the text.
    if (this.#table) this.#put((second >>> 0) * 2 ** 21 + (first >>> 11))
  }

  /** Adds what another count has seen. */
  merge(other: DistinctCount): void {
    for (let i = 0; i < registers; i++)
      if ((other.#ranks[i] as number) > (this.#ranks[i] as number)) this.#ranks[i] = other.#ranks[i] as number
    const theirs = other.#table
    if (theirs === undefined) this.#table = undefined
    for (const value of theirs ?? []) if (this.#table && !Number.isNaN(value)) this.#put(value)
  }

  /** How many there are; where it is not exact it is within `distinctError` of it in 997 of 1,000 cases. */
  result(): { readonly value: number; readonly exact: boolean } {
    return this.#table === undefined
      ? { value: Math.round(estimateOf(this.#ranks)), exact: false }
      : { value: this.#size, exact: true }
  }

  #count(first: number, second: number): void {
    const at = first >>> indexBits
    // Leading zeros of the 48 bits that follow, plus one.
    const upper = first & 0xffff
    const rank = upper === 0 ? 17 + Math.clz32(second) : Math.clz32(upper) - 15
    if (rank > (this.#ranks[at] as number)) this.#ranks[at] = rank
  }

  #put(value: number, hash = hashOf(value)): void {
    const table = this.#table as Float64Array
    let slot = hash & (table.length - 1)
    for (;;) {
      const held = table[slot] as number
      if (held === value) return
      if (Number.isNaN(held)) break
      slot = (slot + 1) & (table.length - 1)
    }
    table[slot] = value
    this.#size++
    if (this.#size > exactLimit) this.#table = undefined
    else if (this.#size * 2 > table.length) this.#grow(table)
  }

  #grow(old: Float64Array): void {
    this.#table = new Float64Array(old.length * 4).fill(Number.NaN)
    this.#size = 0
    for (const value of old) if (!Number.isNaN(value)) this.#put(value)
  }
}

/** 32 bits that all of a number's bits move; leaves its words in `words`. */
function hashOf(value: number): number {
  scratch[0] = value
  return mixed(Math.imul((words[0] as number) ^ 0x9e3779b9, 0x85ebca6b) ^ (words[1] as number))
}

/** The finalizer of MurmurHash3 (public domain): every bit of the input moves every bit of the result. */
function mixed(word: number): number {
  let h = word ^ (word >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}

function estimateOf(ranks: Uint8Array): number {
  const counts = new Float64Array(rankBits + 2)
  for (const rank of ranks) counts[rank] = (counts[rank] as number) + 1
  let z = registers * tau(1 - (counts[rankBits + 1] as number) / registers)
  for (let rank = rankBits; rank >= 1; rank--) z = (z + (counts[rank] as number)) / 2
  z += registers * sigma((counts[0] as number) / registers)
  return registers ** 2 / (2 * Math.LN2 * z)
}

/** x + Σ x^(2^k) 2^(k-1), k from 1. */
function sigma(x: number): number {
  if (x === 1) return Number.POSITIVE_INFINITY
  let [power, weight, sum, before] = [x, 1, x, Number.NaN]
  while (sum !== before) {
    before = sum
    power *= power
    sum += power * weight
    weight *= 2
  }
  return sum
}

/** (1 - x - Σ (1 - x^(2^-k))² 2^-k) / 3, k from 1. */
function tau(x: number): number {
  if (x === 0 || x === 1) return 0
  let [root, weight, sum, before] = [x, 1, 1 - x, Number.NaN]
  while (sum !== before) {
    before = sum
    root = Math.sqrt(root)
    weight /= 2
    sum -= (1 - root) ** 2 * weight
  }
  return sum / 3
}
