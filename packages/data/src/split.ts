import { columnOf, type Table } from '@mlops-actions/core'
import { missingColumn } from './missing-column.ts'
import { rowHashes } from './row-hash.ts'
import { selectRows } from './select.ts'

/** How a table is divided. */
export interface SplitOptions {
  /** The share of rows that go to the test part, 0 to 1. */
  readonly share: number
  readonly seed: number | string
  /** Rows with the same value of this column stay together. Default: the whole row decides, so that equal rows stay together. */
  readonly key?: string
  /** Columns that do not count when the whole row decides, such as a running number. */
  readonly exclude?: readonly string[]
}

/**
 * Divides a table into a training and a test part by a hash of each row: the same rows go to the same side on every machine, in any order,
 * and rows that are added later move none of the others. The share is met on average, not exactly.
 */
export function splitTable(table: Table, options: SplitOptions): { train: Table; test: Table } {
  const excluded = new Set(options.exclude)
  const key = options.key === undefined ? undefined : columnOf(table, options.key)
  if (options.key !== undefined && key === undefined)
    throw missingColumn(
      options.key,
      table.columns.map((column) => column.name),
      'The table to split',
    )
  const columns = key ? [key] : table.columns.filter((column) => !excluded.has(column.name))
  const { low, high } = rowHashes(table, columns, options.seed)
  const test: number[] = []
  const train: number[] = []
  for (let row = 0; row < table.rows; row++) {
    const position = ((low[row] as number) * 2 ** 21 + ((high[row] as number) >>> 11)) / 2 ** 53
    if (position < options.share) test.push(row)
    else train.push(row)
  }
  return { train: selectRows(table, Uint32Array.from(train)), test: selectRows(table, Uint32Array.from(test)) }
}
