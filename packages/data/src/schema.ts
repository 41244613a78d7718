import type { Column, Table } from '@mlops-actions/core'

/** What the values of a column mean. `timestamp` is milliseconds since 1970 UTC, `text` a category or free text. */
export type ColumnType = 'number' | 'integer' | 'boolean' | 'timestamp' | 'text'

/** One column of a schema. */
export interface ColumnSchema {
  readonly name: string
  readonly type: ColumnType
  /** True when the table that the schema was taken from had empty cells here. */
  readonly nullable: boolean
}

/** Names and types of a table, in the order of the file. */
export interface TableSchema {
  readonly columns: readonly ColumnSchema[]
}

/** The type of a column in memory. */
export function typeOfColumn(column: Column): ColumnType {
  return column.kind === 'text' ? 'text' : column.logical
}

/** The schema of a table in memory. */
export function schemaOf(table: Table): TableSchema {
  return {
    columns: table.columns.map((column) => ({
      name: column.name,
      type: typeOfColumn(column),
      nullable: column.nulls > 0,
    })),
  }
}

/** One difference between two schemas. */
export interface SchemaDifference {
  readonly kind: 'missing' | 'extra' | 'type' | 'order' | 'nulls'
  readonly column: string
  /** One sentence that names the column and both sides. */
  readonly message: string
  /** True when a model that was trained on the reference may not be able to take the current table. */
  readonly breaking: boolean
}

/**
 * What is different in `current` when `reference` is taken as right: columns that are missing, extra, of another type, newly empty, in another order.
 * An integer column where the reference has numbers is no difference; numbers where the reference has integers are one, but not a breaking one.
 */
export function compareSchema(reference: TableSchema, current: TableSchema): SchemaDifference[] {
  const found: SchemaDifference[] = []
  const now = new Map(current.columns.map((column) => [column.name, column]))
  const then = new Map(reference.columns.map((column) => [column.name, column]))
  for (const expected of reference.columns) {
    const column = now.get(expected.name)
    const name = expected.name
    if (column === undefined) {
      found.push({ kind: 'missing', column: name, message: `${name} is missing.`, breaking: true })
      continue
    }
    if (column.type !== expected.type && !(column.type === 'integer' && expected.type === 'number'))
      found.push({
        kind: 'type',
        column: name,
        message: `${name} is ${column.type}; the reference has ${expected.type}.`,
        breaking: !(column.type === 'number' && expected.type === 'integer'),
      })
    if (column.nullable && !expected.nullable)
      found.push({
        kind: 'nulls',
        column: name,
        message: `${name} has empty cells; the reference has none.`,
        breaking: false,
      })
  }
  for (const column of current.columns)
    if (!then.has(column.name))
      found.push({
        kind: 'extra',
        column: column.name,
        message: `${column.name} is not in the reference.`,
        breaking: false,
      })
  const shared = (schema: TableSchema, other: ReadonlyMap<string, ColumnSchema>) =>
    schema.columns.filter((column) => other.has(column.name)).map((column) => column.name)
  const before = shared(reference, now)
  const after = shared(current, then)
  const moved = before.find((name, index) => after[index] !== name)
  if (moved !== undefined)
    found.push({
      kind: 'order',
      column: moved,
      message: `The columns stand in another order, from ${moved} on.`,
      breaking: false,
    })
  return found
}
