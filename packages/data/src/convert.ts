import { type Column, isoTime, type NumberColumn, type TextColumn } from '@mlops-actions/core'
import { Dictionary } from './dictionary.ts'
import type { Finding } from './finding.ts'
import type { ColumnType } from './schema.ts'
import { type Locate, textColumn } from './text-types.ts'

/** A column in the type that a reference has. Cells that cannot be converted become empty, are counted and located. */
export function convertColumn(column: Column, wanted: ColumnType, locate: Locate, findings: Finding[]): Column {
  if (column.kind === 'text') return textColumn(column, wanted, locate, findings)
  if (column.logical === wanted) return column
  if (wanted === 'text') return asText(column)
  if (wanted === 'number') return { ...column, logical: 'number' }
  const allowed = wanted === 'boolean' ? (value: number) => value === 0 || value === 1 : Number.isInteger
  const timestamp = wanted === 'timestamp' || column.logical === 'timestamp'
  const rows: number[] = []
  let count = 0
  for (let row = 0; row < column.values.length; row++) {
    const value = column.values[row] as number
    if (Number.isNaN(value) || (!timestamp && allowed(value))) continue
    if (count++ < 5) rows.push(row)
  }
  if (count === 0) return { ...column, logical: wanted }
  const places = locate(rows)
  const keeps = wanted === 'integer' && !timestamp
  findings.push({
    code: 'CONVERSION_FAILED',
    severity: keeps ? 'warning' : 'error',
    message: `${column.name}: ${count} of ${column.values.length} cells are no ${wanted} and were ${keeps ? 'kept as they are' : 'read as empty'}.`,
    remedy: `The reference has ${wanted} here, this table ${column.logical}.`,
    column: column.name,
    count,
    places,
  })
  if (keeps) return { ...column, logical: 'integer' }
  const values = Float64Array.from(column.values, (value) => (!timestamp && allowed(value) ? value : Number.NaN))
  return { ...column, logical: wanted, values, nulls: column.nulls + count }
}

/** The values of a column as texts: numbers in the shortest form that gives the same number, times as ISO 8601. */
function asText(column: NumberColumn): TextColumn {
  const write = {
    boolean: (value: number) => String(value === 1),
    timestamp: isoTime,
    integer: String,
    number: String,
  }[column.logical]
  const dictionary = new Dictionary()
  const codes = new Int32Array(column.values.length)
  const known = new Map<number, number>()
  for (let row = 0; row < codes.length; row++) {
    const value = column.values[row] as number
    if (Number.isNaN(value)) {
      codes[row] = -1
      continue
    }
    let code = known.get(value)
    if (code === undefined) {
      code = dictionary.codeOfText(write(value))
      known.set(value, code)
    }
    codes[row] = code
  }
  return { kind: 'text', name: column.name, codes, levels: dictionary.levels(), nulls: column.nulls }
}
