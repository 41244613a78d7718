import { Buffer } from 'node:buffer'
import { type Column, compareCodePoints, sha256, type Table } from '@mlops-actions/core'

/** A hash of 64 bits for every row, in two halves. */
export interface RowHashes {
  readonly low: Uint32Array
  readonly high: Uint32Array
}

const nullWord = 0x7ff80001

/** One step of the mixing function of MurmurHash3 (Appleby, public domain). */
function mix(state: number, word: number, c1: number, c2: number): number {
  let k = Math.imul(word, c1)
  k = (k << 15) | (k >>> 17)
  k = Math.imul(k, c2)
  const mixed = state ^ k
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0
}

function finish(state: number): number {
  let h = state ^ (state >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * Hashes every row by its values. Equal rows have equal hashes, whatever the order of rows and columns, the file format or the codes of texts;
 * 0 and -0 count as equal, every empty cell too. Not made to withstand an attacker.
 */
export function rowHashes(
  table: Table,
  columns: readonly Column[] = table.columns,
  seed: number | string = 0,
): RowHashes {
  const start = Buffer.from(sha256(`rows\u0000${seed}`).slice(7), 'hex')
  const low = new Int32Array(table.rows).fill(start.readInt32LE(0))
  const high = new Int32Array(table.rows).fill(start.readInt32LE(4))
  for (const column of [...columns].sort((a, b) => compareCodePoints(a.name, b.name)))
    if (column.kind === 'number') addNumbers(column.values, low, high)
    else addTexts(column.codes, column.levels, low, high)
  return { low: Uint32Array.from(low, finish), high: Uint32Array.from(high, finish) }
}

function add(low: Int32Array, high: Int32Array, row: number, first: number, second: number): void {
  low[row] = mix(mix(low[row] as number, first, 0xcc9e2d51, 0x1b873593), second, 0xcc9e2d51, 0x1b873593)
  high[row] = mix(mix(high[row] as number, second, 0x239b961b, 0xab0e9789), first, 0x239b961b, 0xab0e9789)
}

function addNumbers(values: Float64Array, low: Int32Array, high: Int32Array): void {
  const one = new Float64Array(1)
  const words = new Int32Array(one.buffer)
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Number.isNaN(value)) {
      add(low, high, row, nullWord, nullWord)
      continue
    }
    one[0] = value + 0
    add(low, high, row, words[0] as number, words[1] as number)
  }
}

function addTexts(codes: Int32Array, levels: readonly string[], low: Int32Array, high: Int32Array): void {
  const first = new Int32Array(levels.length)
  const second = new Int32Array(levels.length)
  levels.forEach((level, code) => {
    let a = 0x2f0b4c47
    let b = level.length
    for (let index = 0; index < level.length; index++) {
      const unit = level.charCodeAt(index)
      a = mix(a, unit, 0xcc9e2d51, 0x1b873593)
      b = mix(b, unit, 0x239b961b, 0xab0e9789)
    }
    first[code] = a
    second[code] = b
  })
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    if (code < 0) add(low, high, row, nullWord, nullWord)
    else add(low, high, row, first[code] as number, second[code] as number)
  }
}
