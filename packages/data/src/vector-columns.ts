import type { Column, NumberColumn } from '@mlops-actions/core'
import { Dictionary } from './dictionary.ts'

/**
 * The raw parts of a vector of @duckdb/node-api 1.5.5. They are private there; reading them directly spares an object or a BigInt for every cell.
 * The version is pinned and the tests of Parquet read every type, so a change shows.
 */
interface RawVector {
  readonly items?:
    | Float64Array
    | Float32Array
    | Int32Array
    | Int16Array
    | Int8Array
    | Uint32Array
    | Uint16Array
    | Uint8Array
    | BigInt64Array
    | BigUint64Array
  readonly dataView?: DataView
  readonly validity: { readonly data: BigUint64Array | null }
  getItem(index: number): unknown
}

/** Collects the cells of one column, chunk by chunk. */
export interface ColumnBuilder {
  add(vector: unknown, rows: number): void
  finish(): Column
}

const bitsOf = (vector: RawVector): Uint8Array | undefined =>
  vector.validity.data === null
    ? undefined
    : new Uint8Array(vector.validity.data.buffer, vector.validity.data.byteOffset)

/** Rows that are given room before any has come: a footer may promise more than its file holds. */
const firstRoom = 2 ** 22

/** How many cells to make room for: twice as many as before, but no more than are expected, unless more have come. */
function roomFor(held: number, needed: number, expected: number): number {
  const wanted = Math.max(needed, held === 0 ? firstRoom : held * 2)
  return needed > expected ? wanted : Math.min(expected, wanted)
}

/** A column of numbers. 64-bit integers are taken as two halves; `onBig` is called for each one that a double cannot hold. */
export function numberBuilder(
  name: string,
  logical: NumberColumn['logical'],
  expectedRows: number,
  onBig: () => void,
): ColumnBuilder {
  let values = new Float64Array(roomFor(0, 1, expectedRows))
  let rows = 0
  let nulls = 0
  const add = (raw: unknown, count: number) => {
    const vector = raw as RawVector
    if (rows + count > values.length) {
      const larger = new Float64Array(roomFor(values.length, rows + count, expectedRows))
      larger.set(values.subarray(0, rows))
      values = larger
    }
    const { items } = vector
    if (items === undefined) throw new TypeError(`the vector of ${name} has no items`)
    const bits = bitsOf(vector)
    if (items instanceof BigInt64Array || items instanceof BigUint64Array) {
      const unsigned = items instanceof BigUint64Array
      const halves = new Int32Array(items.buffer, items.byteOffset, count * 2)
      for (let index = 0; index < count; index++) {
        const low = (halves[index * 2] as number) >>> 0
        const high = halves[index * 2 + 1] as number
        const upper = unsigned ? high >>> 0 : high
        const value = upper * 4294967296 + low
        const present = bits === undefined || (((bits[index >> 3] as number) >> (index & 7)) & 1) === 1
        if (present && Math.abs(value) > Number.MAX_SAFE_INTEGER) onBig()
        values[rows + index] = value
      }
    } else values.set(items.length === count ? items : items.subarray(0, count), rows)
    if (bits !== undefined)
      for (let index = 0; index < count; index++)
        if ((((bits[index >> 3] as number) >> (index & 7)) & 1) === 0) values[rows + index] = Number.NaN
    rows += count
  }
  return {
    add,
    finish: () => {
      const used = values.subarray(0, rows)
      nulls = 0
      for (let row = 0; row < rows; row++) if (Number.isNaN(used[row] as number)) nulls++
      return { kind: 'number', name, logical, values: used, nulls }
    },
  }
}

/** Codes of texts of at most 12 bytes, by their length and the three words that DuckDB keeps them in. One entry is five numbers: length, words, code + 1. */
class ShortTexts {
  #entries = new Int32Array(5 * 64)
  #mask = 63
  #size = 0

  /** The code of the text whose four words begin at `words[at]`, or -1 and the place where `put` will keep it. */
  find(words: Int32Array, at: number): number {
    const length = words[at] as number
    const first = words[at + 1] as number
    const second = words[at + 2] as number
    const third = words[at + 3] as number
    const entries = this.#entries
    let hash = Math.imul(first ^ length, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35)
    hash ^= hash >>> 15
    let slot = hash & this.#mask
    for (;;) {
      const entry = slot * 5
      const code = entries[entry + 4] as number
      if (code === 0) return -1 - slot
      if (
        entries[entry] === length &&
        entries[entry + 1] === first &&
        entries[entry + 2] === second &&
        entries[entry + 3] === third
      )
        return code - 1
      slot = (slot + 1) & this.#mask
    }
  }

  put(words: Int32Array, at: number, place: number, code: number): void {
    const entry = (-1 - place) * 5
    for (let index = 0; index < 4; index++) this.#entries[entry + index] = words[at + index] as number
    this.#entries[entry + 4] = code + 1
    if (++this.#size * 2 <= this.#mask) return
    const old = this.#entries
    this.#mask = this.#mask * 4 + 3
    this.#entries = new Int32Array((this.#mask + 1) * 5)
    for (let from = 0; from < old.length; from += 5) {
      if (old[from + 4] === 0) continue
      this.#entries.set(old.subarray(from, from + 5), (-1 - this.find(old, from)) * 5)
    }
  }
}

/** A column of texts. Short ones are recognised by the words that DuckDB keeps them in, without making a string of each. */
export function textBuilder(name: string, expectedRows: number): ColumnBuilder {
  let codes = new Int32Array(roomFor(0, 1, expectedRows))
  let rows = 0
  let nulls = 0
  const dictionary = new Dictionary()
  const short = new ShortTexts()
  const long = new Map<string, number>()
  const shortCode = (dataView: DataView, words: Int32Array, at: number) => {
    const found = short.find(words, at)
    if (found >= 0) return found
    const from = at * 4 + 4
    const bytes = new Uint8Array(dataView.buffer, dataView.byteOffset, dataView.byteLength)
    const code = dictionary.code(bytes, dataView, from, from + (words[at] as number))
    short.put(words, at, found, code)
    return code
  }
  const longCode = (text: string) => {
    let code = long.get(text)
    if (code === undefined) {
      code = dictionary.codeOfText(text)
      long.set(text, code)
    }
    return code
  }
  const add = (raw: unknown, count: number) => {
    const vector = raw as RawVector
    if (rows + count > codes.length) {
      const larger = new Int32Array(roomFor(codes.length, rows + count, expectedRows))
      larger.set(codes.subarray(0, rows))
      codes = larger
    }
    const { dataView } = vector
    if (dataView === undefined) throw new TypeError(`the vector of ${name} has no texts`)
    const words = new Int32Array(dataView.buffer, dataView.byteOffset, count * 4)
    const bits = bitsOf(vector)
    for (let index = 0; index < count; index++) {
      if (bits !== undefined && (((bits[index >> 3] as number) >> (index & 7)) & 1) === 0) {
        codes[rows++] = -1
        nulls++
      } else if ((words[index * 4] as number) <= 12) codes[rows++] = shortCode(dataView, words, index * 4)
      else {
        const text = vector.getItem(index) as string
        // The binding's decoder drops a byte order mark; the first bytes of a long text stand in the vector itself.
        const marked = ((words[index * 4 + 1] as number) & 0xff_ff_ff) === 0xbf_bb_ef
        codes[rows++] = longCode(marked ? `\uFEFF${text}` : text)
      }
    }
  }
  return {
    add,
    finish: () => ({ kind: 'text', name, codes: codes.subarray(0, rows), levels: dictionary.levels(), nulls }),
  }
}
