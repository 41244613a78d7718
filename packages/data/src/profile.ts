import type { Column, NumberColumn, Table, TextColumn } from '@mlops-actions/core'
import { ExactSum } from '@mlops-actions/numerics'
import type { Finding } from './finding.ts'
import { lookAt } from './look.ts'
import { type ColumnType, typeOfColumn } from './schema.ts'

/** One column, summed up. Extremes are exact: whoever lets them leave the machine applies the rules of privacy first. */
export interface ColumnProfile {
  readonly name: string
  readonly type: ColumnType
  /** Empty cells. */
  readonly nulls: number
  /** Different values among the present cells. */
  readonly distinct: number
  /** Of finite numbers; null for texts and where there is none. Timestamps in milliseconds since 1970. */
  readonly min: number | null
  readonly max: number | null
  readonly mean: number | null
}

/** What `mlops profile` tells about a table. */
export interface TableProfile {
  readonly rows: number
  readonly columns: readonly ColumnProfile[]
  readonly findings: readonly Finding[]
}

/** Sums up every column of a table and lists what is odd about it. `findings` of reading come first. Means are exact sums, so they do not depend on the order of rows. */
export function profileTable(table: Table, findings: readonly Finding[] = []): TableProfile {
  return {
    rows: table.rows,
    columns: table.columns.map((column) => ({
      name: column.name,
      type: typeOfColumn(column),
      nulls: column.nulls,
      distinct: distinctOf(column),
      ...(column.kind === 'number' ? range(column) : { min: null, max: null, mean: null }),
    })),
    findings: [...findings, ...lookAt(table)],
  }
}

function range(column: NumberColumn): { min: number | null; max: number | null; mean: number | null } {
  let min = Infinity
  let max = -Infinity
  let count = 0
  const finite = new Float64Array(column.values.length)
  for (const value of column.values) {
    if (!Number.isFinite(value)) continue
    finite[count++] = value
    if (value < min) min = value
    if (value > max) max = value
  }
  if (count === 0) return { min: null, max: null, mean: null }
  const sum = new ExactSum()
  sum.addAll(finite, 0, count)
  const mean = sum.total() / count
  return { min: min + 0, max: max + 0, mean: Number.isFinite(mean) ? mean + 0 : null }
}

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
