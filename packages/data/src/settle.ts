import type { Column, NumberColumn, TextColumn } from '@mlops-actions/core'
import { convertColumn } from './convert.ts'
import { placesKept } from './csv-scan.ts'
import { fail } from './errors.ts'
import { type Finding, inLines } from './finding.ts'
import type { EngineOptions } from './parquet-read.ts'
import type { ColumnType } from './schema.ts'
import { type Locate, textColumn } from './text-types.ts'

/** Refuses names that are empty or repeated. */
export function checkNames(names: readonly string[], file: string): void {
  const seen = new Map<string, string>()
  for (const name of names) {
    if (name.trim() === '')
      throw fail('TABLE_HEADER', `${file} has a column without a name.`, {
        where: { file },
        remedy: 'Give it a name, or drop it.',
      })
    const same = name.normalize('NFC').trim()
    if (seen.has(same))
      throw fail('TABLE_HEADER', `${file} names two columns ${JSON.stringify(same)}.`, {
        where: { file },
        remedy: 'Give every column its own name.',
      })
    seen.set(same, name)
  }
}

/** Brings a column that was read to its type and says what is odd about it. */
export function settle(
  column: Column,
  wanted: ColumnType | undefined,
  loose: boolean,
  options: Pick<EngineOptions, 'file' | 'firstRow'> & {
    readonly lineOf?: (row: number) => number
    /** Known to have no infinity. */
    readonly finite?: boolean
  },
  findings: Finding[],
): Column {
  const { file, lineOf, firstRow = 0 } = options
  const locate: Locate = (rows) =>
    rows.map((row) => ({ file, row: firstRow + row, ...(lineOf === undefined ? {} : { line: lineOf(row) }) }))
  if (loose) return textColumn(column as TextColumn, wanted, locate, findings)
  if (column.kind === 'number' && column.logical === 'number' && options.finite !== true)
    infinite(column, locate, findings)
  if (wanted !== undefined) return convertColumn(column, wanted, locate, findings)
  if (column.kind === 'number' && column.nulls === column.values.length)
    findings.push({
      code: 'ALL_NULL',
      severity: 'warning',
      message: `${column.name}: every cell is empty.`,
      column: column.name,
      count: column.nulls,
      remedy: 'Drop the column, or find out why it lost its values.',
    })
  return column
}

function infinite(column: NumberColumn, locate: Locate, findings: Finding[]): void {
  const { values } = column
  // x − x is 0 for all but infinities and NaN: most columns have none, and one sum says so.
  let odd = 0
  for (let row = 0; row < values.length; row++) odd += (values[row] as number) - (values[row] as number)
  if (odd === 0) return
  const rows: number[] = []
  let count = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if ((value === Infinity || value === -Infinity) && count++ < placesKept) rows.push(row)
  }
  if (count === 0) return
  findings.push({
    code: 'INFINITE',
    severity: 'warning',
    message: `${column.name}: ${count} cells are infinite (${inLines(locate(rows), count)}).`,
    remedy: 'A model gives an answer to infinity that means nothing. Find the division that made it.',
    column: column.name,
    count,
    places: locate(rows),
  })
}
