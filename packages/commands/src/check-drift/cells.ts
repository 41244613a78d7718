import type { Column } from '@mlops-actions/core'

/** Whether a cell of a column is empty. */
export function isEmpty(column: Column, row: number): boolean {
  return column.kind === 'number' ? Number.isNaN(column.values[row]) : (column.codes[row] as number) < 0
}
