import type { Column, NumberColumn, Table, TextColumn } from '@mlops-actions/core'
import { type ColumnType, typeOfColumn } from './schema.ts'

/** The narrowest type that holds the values of both, empty columns fit all. */
export function commonType(a: Column, b: Column): ColumnType {
  const [first, second] = [typeOfColumn(a), typeOfColumn(b)]
  if (first === second || isEmpty(b)) return first
  if (isEmpty(a)) return second
  const numeric = (type: ColumnType) => type === 'number' || type === 'integer'
  return numeric(first) && numeric(second) ? 'number' : 'text'
}

const isEmpty = (column: Column) =>
  column.nulls === (column.kind === 'text' ? column.codes.length : column.values.length)

/** Puts tables with the same columns, of the same kinds, one below the other. The order of columns is that of the first. */
export function concatTables(tables: readonly Table[]): Table {
  const [first] = tables
  if (first === undefined) return { rows: 0, columns: [] }
  if (tables.length === 1) return first
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const columns = first.columns.map((column) => {
    const parts = tables.map((table) => table.columns.find((other) => other.name === column.name) ?? column)
    return column.kind === 'text' ? joinTexts(parts as TextColumn[], rows) : joinNumbers(parts as NumberColumn[], rows)
  })
  return { rows, columns }
}

function joinNumbers(parts: readonly NumberColumn[], rows: number): NumberColumn {
  const [first] = parts as [NumberColumn]
  const values = new Float64Array(rows)
  let at = 0
  for (const part of parts) {
    values.set(part.values, at)
    at += part.values.length
  }
  const logical = parts.every((part) => part.logical === first.logical) ? first.logical : 'number'
  return { ...first, logical, values, nulls: parts.reduce((sum, part) => sum + part.nulls, 0) }
}

function joinTexts(parts: readonly TextColumn[], rows: number): TextColumn {
  const [first] = parts as [TextColumn]
  const codes = new Int32Array(rows)
  const levels: string[] = []
  const known = new Map<string, number>()
  let at = 0
  for (const part of parts) {
    const mapped = part.levels.map((level) => {
      let code = known.get(level)
      if (code === undefined) {
        code = levels.push(level) - 1
        known.set(level, code)
      }
      return code
    })
    for (let row = 0; row < part.codes.length; row++) {
      const code = part.codes[row] as number
      codes[at++] = code < 0 ? -1 : (mapped[code] as number)
    }
  }
  return { ...first, codes, levels, nulls: parts.reduce((sum, part) => sum + part.nulls, 0) }
}
