import type { Column, TextColumn } from '@mlops-actions/core'

/** How many different values the present cells of a column have. 0 and -0 are one. */
export function distinctOf(column: Column): number {
  return column.kind === 'text' ? distinctTexts(column) : distinctNumbers(column.values)
}

function distinctTexts(column: TextColumn): number {
  const seen = new Uint8Array(column.levels.length)
  let count = 0
  for (const code of column.codes)
    if (code >= 0 && seen[code] === 0) {
      seen[code] = 1
      count++
    }
  return count
}

function distinctNumbers(values: Float64Array): number {
  let capacity = 64
  let table = new Float64Array(capacity).fill(Number.NaN)
  let count = 0
  const one = new Float64Array(1)
  const words = new Int32Array(one.buffer)
  const put = (value: number) => {
    one[0] = value
    let slot = (Math.imul(words[0] as number, 0x9e3779b1) ^ Math.imul(words[1] as number, 0x85ebca6b)) >>> 0
    slot = (slot ^ (slot >>> 15)) & (capacity - 1)
    for (;;) {
      const held = table[slot] as number
      if (held === value) return
      if (Number.isNaN(held)) break
      slot = (slot + 1) & (capacity - 1)
    }
    table[slot] = value
    count++
  }
  for (let row = 0; row < values.length; row++) {
    const value = (values[row] as number) + 0
    if (Number.isNaN(value)) continue
    put(value)
    if (count * 2 > capacity) {
      const old = table
      capacity *= 4
      table = new Float64Array(capacity).fill(Number.NaN)
      count = 0
      for (const held of old) if (!Number.isNaN(held)) put(held)
    }
  }
  return count
}
