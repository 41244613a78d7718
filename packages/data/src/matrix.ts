import { columnOf, type Table } from '@mlops-actions/core'
import { fail } from './errors.ts'
import { missingColumn } from './missing-column.ts'
import { CellClass, classify, type Parsed } from './parse-number.ts'

/** Numbers by row: `values[row * columns + column]`, NaN where a cell is empty. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly names: readonly string[]
  readonly values: Float64Array
}

/**
 * The named columns as one matrix by row. A column of texts that are all numbers ("007") counts as numbers.
 * @throws UserError TABLE_COLUMN_MISSING, TABLE_NOT_NUMERIC
 */
export function matrixOf(table: Table, names: readonly string[] = table.columns.map((column) => column.name)): Matrix {
  const width = names.length
  const values = new Float64Array(table.rows * width)
  names.forEach((name, at) => {
    const cells = numbersOf(table, name)
    for (let row = 0; row < table.rows; row++) values[row * width + at] = cells[row] as number
  })
  return { rows: table.rows, columns: width, names, values }
}

/**
 * The cells of a column as numbers, NaN where empty; texts that are all numbers are converted.
 * @throws UserError TABLE_COLUMN_MISSING, TABLE_NOT_NUMERIC
 */
export function numbersOf(table: Table, name: string): Float64Array {
  const column = columnOf(table, name)
  if (column === undefined)
    throw missingColumn(
      name,
      table.columns.map((one) => one.name),
      'The table',
    )
  if (column.kind === 'number') return column.values
  const parsed: Parsed = { value: 0, fractional: false }
  const byLevel = column.levels.map((level) => {
    const kind = classify(level, parsed)
    if (kind === CellClass.number || kind === CellClass.leadingZero || kind === CellClass.infinite) return parsed.value
    return undefined
  })
  const cells = new Float64Array(table.rows)
  for (let row = 0; row < cells.length; row++) {
    const code = column.codes[row] as number
    const value = code < 0 ? Number.NaN : byLevel[code]
    if (value === undefined)
      throw fail('TABLE_NOT_NUMERIC', `${name} holds a text in row ${row + 1}, where numbers are needed.`, {
        remedy: 'Map its categories to numbers where the table is made, or leave the column out.',
      })
    cells[row] = value
  }
  return cells
}
