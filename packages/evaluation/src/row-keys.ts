import type { Column, Table } from '@mlops-actions/core'

const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

/**
 * A key of each row's content, 53 bits as a number: rows of equal cells have equal keys, and the key knows nothing of any model. It fixes the
 * order in which rows meet random draws, so that results do not depend on the order of the file. Not a fingerprint against tampering.
 */
export function rowKeys(table: Table): Float64Array {
  const low = new Uint32Array(table.rows).fill(OFFSET)
  const high = new Uint32Array(table.rows).fill(OFFSET ^ 0x5bd1e995)
  for (const column of table.columns) mixColumn(column, low, high)
  return Float64Array.from(low, (value, row) => ((high[row] as number) >>> 11) * 4294967296 + value)
}

function mixColumn(column: Column, low: Uint32Array, high: Uint32Array): void {
  const mix = (row: number, first: number, second: number): void => {
    low[row] = Math.imul((low[row] as number) ^ first, PRIME) + Math.imul(second, 0x9e3779b1)
    low[row] = (low[row] as number) ^ ((low[row] as number) >>> 15)
    high[row] = Math.imul((high[row] as number) ^ second, 0x85ebca6b) + Math.imul(first, PRIME)
    high[row] = (high[row] as number) ^ ((high[row] as number) >>> 13)
  }
  if (column.kind === 'text') {
    const hashes = Uint32Array.from(column.levels, hashText)
    column.codes.forEach((code, row) => {
      mix(row, code < 0 ? 0 : (hashes[code] as number), code < 0 ? 1 : 2)
    })
    return
  }
  const bits = new Uint32Array(2)
  const number = new Float64Array(bits.buffer)
  column.values.forEach((value, row) => {
    // -0 and 0 are the same cell, and so is every NaN.
    number[0] = value === 0 ? 0 : Number.isNaN(value) ? Number.NaN : value
    mix(row, bits[0] as number, bits[1] as number)
  })
}

function hashText(text: string): number {
  let hash = OFFSET
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME)
  return hash >>> 0
}
