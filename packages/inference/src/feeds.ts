import type { Column, NumberColumn, Table, TextColumn } from '@mlops-actions/core'
import { fail } from './errors.ts'
import { type BoundInput, type FeedType, listed } from './inputs.ts'

/** What fills a tensor: typed numbers, or texts. */
export type FeedData =
  | Float32Array
  | Float64Array
  | BigInt64Array
  | Int32Array
  | Int16Array
  | Int8Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | string[]

/** Numbers of a column as they are fed, or texts. */
export type Prepared =
  | { readonly numbers: Float64Array }
  | { readonly texts: TextColumn }
  | { readonly words: readonly string[] }

/** Element types as the runtime names them. */
export const tensorTypes = {
  float: 'float32',
  double: 'float64',
  int64: 'int64',
  int32: 'int32',
  int16: 'int16',
  int8: 'int8',
  uint8: 'uint8',
  uint16: 'uint16',
  uint32: 'uint32',
  bool: 'bool',
  string: 'string',
} as const satisfies Record<FeedType, string>

/** Finds the columns of an input and turns each into what the input's type takes. Throws COLUMN_TYPE. */
export function prepareColumns(
  bound: BoundInput,
  table: Table,
  codes: ReadonlyMap<string, Float64Array>,
): readonly Prepared[] {
  return bound.columns.map((name) => {
    const coded = codes.get(name)
    if (coded && bound.spec.type !== 'string') return { numbers: coded }
    const column = table.columns.find((one) => one.name === name) as Column
    return bound.spec.type === 'string' ? asTexts(column, bound) : asNumbers(column, bound)
  })
}

function asNumbers(column: Column, bound: BoundInput): Prepared {
  const { name, type } = bound.spec
  if (column.kind === 'text') {
    if (column.nulls === column.codes.length) return { numbers: new Float64Array(column.codes.length).fill(Number.NaN) }
    const sample = column.levels.slice(0, 3)
    throw fail(
      'COLUMN_TYPE',
      `Column "${column.name}" holds texts (${listed(sample)}), and input "${name}" takes ${type}.`,
      {
        remedy:
          'Look for stray values in the column, encode it before training, or export the model with a string input.',
      },
    )
  }
  if (column.logical === 'timestamp')
    throw fail(
      'COLUMN_TYPE',
      `Column "${column.name}" holds times, and input "${name}" takes ${type}: the unit in which the model learned them is not known.`,
      {
        remedy:
          'Derive numbers from the time (hour, days since …) before training, or leave the column out of the features.',
      },
    )
  return { numbers: column.values }
}

function asTexts(column: Column, bound: BoundInput): Prepared {
  if (column.kind === 'text') return { texts: column }
  if (column.logical !== 'integer')
    throw fail(
      'COLUMN_TYPE',
      `Column "${column.name}" holds ${column.logical === 'number' ? 'fractions' : `${column.logical}s`}, and input "${bound.spec.name}" takes texts: how training wrote them as text is not known.`,
      {
        remedy: 'Write the column as text in the data.',
      },
    )
  return { words: wordsOf(column) }
}

function wordsOf(column: NumberColumn): readonly string[] {
  return Array.from(column.values, (value) => (Number.isNaN(value) ? '' : String(value)))
}

/**
 * Fills the tensor for rows `from` to `from + rows`, row by row. Values were checked before.
 * @param size rows of the tensor; beyond `rows` the last row is repeated (models with a fixed batch)
 */
export function fillFeed(
  type: FeedType,
  columns: readonly Prepared[],
  from: number,
  rows: number,
  size: number,
): FeedData {
  const width = columns.length
  if (type === 'string') return fillTexts(columns, from, rows, size)
  const data = allocate(type, size * width)
  columns.forEach((column, at) => {
    if (!('numbers' in column)) throw new TypeError('a column of texts for an input of numbers')
    if (data instanceof BigInt64Array)
      for (let row = 0; row < rows; row++) data[row * width + at] = BigInt(column.numbers[from + row] as number)
    else for (let row = 0, to = at; row < rows; row++, to += width) data[to] = column.numbers[from + row] as number
  })
  for (let row = rows; row < size; row++) data.copyWithin(row * width, (rows - 1) * width, rows * width)
  return data
}

function fillTexts(columns: readonly Prepared[], from: number, rows: number, size: number): string[] {
  const out: string[] = []
  for (let row = 0; row < size; row++) {
    const at = from + Math.min(row, rows - 1)
    for (const column of columns) out.push(textAt(column, at))
  }
  return out
}

function textAt(column: Prepared, row: number): string {
  if ('words' in column) return column.words[row] as string
  if ('texts' in column) return column.texts.levels[column.texts.codes[row] as number] ?? ''
  throw new TypeError('a column of numbers for an input of texts')
}

/** An array of the type that the runtime takes for tensors of this element type. */
export function allocate(type: Exclude<FeedType, 'string'>, length: number): Exclude<FeedData, string[]> {
  switch (type) {
    case 'float':
      return new Float32Array(length)
    case 'double':
      return new Float64Array(length)
    case 'int64':
      return new BigInt64Array(length)
    case 'int32':
      return new Int32Array(length)
    case 'int16':
      return new Int16Array(length)
    case 'int8':
      return new Int8Array(length)
    case 'uint16':
      return new Uint16Array(length)
    case 'uint32':
      return new Uint32Array(length)
    case 'uint8':
    case 'bool':
      return new Uint8Array(length)
  }
}
