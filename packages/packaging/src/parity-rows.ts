import { type Column, columnOf, type Table } from '@mlops-actions/core'
import { fail } from './errors.ts'
import type { BundleSchema, Feature } from './schema.ts'

type JsonCell = string | number | boolean | null

/** The features of a table's rows as JSON values, in the order of the schema. @throws UserError PARITY_INPUT */
export function rowsOfTable(
  schema: BundleSchema,
  table: Table,
): { readonly columns: readonly string[]; readonly data: readonly (readonly JsonCell[])[] } {
  const readers = schema.features.map((feature) => {
    const column = columnOf(table, feature.name)
    if (!column)
      throw fail('PARITY_INPUT', `The rows have no column "${feature.name}", which the model reads.`, {
        remedy: `They have: ${table.columns.map(({ name }) => name).join(', ')}.`,
      })
    return cellReader(feature, column)
  })
  const data = Array.from({ length: table.rows }, (_, row) => readers.map((read) => read(row)))
  return { columns: schema.features.map(({ name }) => name), data }
}

function cellReader(feature: Feature, column: Column): (row: number) => JsonCell {
  if (column.kind === 'text') {
    const text = (row: number): string | null => column.levels[column.codes[row] as number] ?? null
    if (feature.type === 'text' || feature.type === 'timestamp') return text
    return (row) => {
      const value = text(row)
      return value === null ? null : Number(value)
    }
  }
  return (row) => {
    const value = column.values[row] as number
    if (Number.isNaN(value)) return null
    if (feature.type === 'boolean') return value === 1
    return feature.type === 'text' ? String(value) : value
  }
}
