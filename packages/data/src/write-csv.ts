import { open } from 'node:fs/promises'
import { type Column, isoTime, type Table } from '@mlops-actions/core'

/**
 * Writes a table as CSV (RFC 4180, UTF-8, LF): numbers in the shortest form that reads back as the same double, timestamps in ISO 8601,
 * empty cells as nothing. `readTable` reads the same values back, except that an empty text becomes an empty cell.
 */
export async function writeCsv(table: Table, path: string): Promise<void> {
  const handle = await open(path, 'w')
  try {
    await handle.write(`${table.columns.map((column) => quoted(column.name)).join(',')}\n`)
    const cells = table.columns.map((column) => cellsOf(column, table.columns.length === 1))
    let lines: string[] = []
    for (let row = 0; row < table.rows; row++) {
      lines.push(cells.map((cell) => cell(row)).join(','))
      if (lines.length === 8192 || row === table.rows - 1) {
        await handle.write(`${lines.join('\n')}\n`)
        lines = []
      }
    }
  } finally {
    await handle.close()
  }
}

function quoted(text: string): string {
  return /[",\r\n;\t|]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** How a cell of the column is written. In a table of one column an empty cell is written as two quotes, since a blank line would be no row. */
function cellsOf(column: Column, alone: boolean): (row: number) => string {
  const empty = alone ? '""' : ''
  if (column.kind === 'text') {
    const levels = column.levels.map(quoted)
    return (row) => {
      const code = column.codes[row] as number
      return code < 0 ? empty : levels[code] || empty
    }
  }
  const { values, logical } = column
  const write =
    logical === 'boolean' ? (value: number) => String(value === 1) : logical === 'timestamp' ? isoTime : decimal
  return (row) => {
    const value = values[row] as number
    return Number.isNaN(value) ? empty : write(value)
  }
}

/** The shortest decimal that reads back as the same double; with an exponent where its digits would look like an integer that a double cannot hold. */
function decimal(value: number): string {
  if (Object.is(value, -0)) return '-0'
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value)
}
