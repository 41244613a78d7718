import type { NumberColumn, Table } from '@mlops-actions/core'
import { ExactSum } from '@mlops-actions/numerics'
import { distinctOf } from './distinct.ts'
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
  /** How far `distinct` may be off, relative to it (three standard errors); absent where it is exact. */
  readonly distinctError?: number
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
