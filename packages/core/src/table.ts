/**
 * A column of numbers. `values[i]` is NaN where the cell is null; infinities are kept.
 * `logical` says how the numbers are meant: a timestamp is milliseconds since 1970 UTC, a boolean 0 or 1.
 */
export interface NumberColumn {
  readonly kind: 'number'
  readonly name: string
  readonly logical: 'number' | 'integer' | 'boolean' | 'timestamp'
  readonly values: Float64Array
  /** How many cells are null. */
  readonly nulls: number
}

/** A column of texts, dictionary-encoded: `levels[codes[i]]`, code -1 where the cell is null. Levels are in order of first appearance. */
export interface TextColumn {
  readonly kind: 'text'
  readonly name: string
  readonly codes: Int32Array
  readonly levels: readonly string[]
  readonly nulls: number
}

export type Column = NumberColumn | TextColumn

/** A table in memory, by column. Names are unique; the order is the file's. */
export interface Table {
  readonly rows: number
  readonly columns: readonly Column[]
}

/** The column of that name, or undefined. */
export function columnOf(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name)
}
