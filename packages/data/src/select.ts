import type { Column, Table } from '@mlops-actions/core'

/** The table with only these rows, in this order. Levels of texts stay, also those that no row has any more. */
export function selectRows(table: Table, rows: Uint32Array): Table {
  return { rows: rows.length, columns: table.columns.map((column) => selectCells(column, rows)) }
}

function selectCells(column: Column, rows: Uint32Array): Column {
  let nulls = 0
  if (column.kind === 'text') {
    const codes = new Int32Array(rows.length)
    for (let index = 0; index < rows.length; index++) {
      const code = column.codes[rows[index] as number] as number
      codes[index] = code
      if (code < 0) nulls++
    }
    return { ...column, codes, nulls }
  }
  const values = new Float64Array(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const value = column.values[rows[index] as number] as number
    values[index] = value
    if (Number.isNaN(value)) nulls++
  }
  return { ...column, values, nulls }
}

/** The table with only these columns, in this order; names that it lacks are left out. */
export function selectColumns(table: Table, names: readonly string[]): Table {
  const columns = names.flatMap((name) => table.columns.find((column) => column.name === name) ?? [])
  return { rows: table.rows, columns }
}
