import type { Column, Table } from '@mlops-actions/core'
import { fail } from '../errors.ts'
import { type Scored, scoredBinary, scoredMulticlass, scoredRegression } from '../scored.ts'

/**
 * A model as a function: one number a row (score of the positive class, or predicted number), the found
 * cluster, or rows × classes probabilities for several classes. Everything here asks the model only; it knows nothing of its inside.
 */
export type Predict = (table: Table) => Promise<Float64Array>

/** What is known of the rows that a model is asked. */
export interface Asked {
  readonly table: Table
  /** The columns that the model reads, in its order; = all of the table. */
  readonly features?: readonly string[]
  /** Aborts between two calls of the model. */
  readonly signal?: AbortSignal
}

/** The features to work on; throws EVALUATION_COLUMN_MISSING for one that the table lacks. */
export function featuresOf(asked: Asked): readonly string[] {
  const known = asked.table.columns.map((column) => column.name)
  const missing = (asked.features ?? []).find((name) => !known.includes(name))
  if (missing !== undefined)
    throw fail('EVALUATION_COLUMN_MISSING', `The table has no column "${missing}". It has: ${known.join(', ')}.`)
  return asked.features ?? known
}

/** Rows of a table in that order; rows may repeat. */
export function gatherTable(table: Table, rows: ArrayLike<number>): Table {
  return { rows: rows.length, columns: table.columns.map((column) => gatherColumn(column, rows)) }
}

/** A column's cells of those rows. */
export function gatherColumn(column: Column, rows: ArrayLike<number>): Column {
  if (column.kind === 'text') {
    const codes = Int32Array.from(rows, (row) => column.codes[row] as number)
    return { ...column, codes, nulls: codes.filter((code) => code < 0).length }
  }
  const values = Float64Array.from(rows, (row) => column.values[row] as number)
  return { ...column, values, nulls: values.filter(Number.isNaN).length }
}

/** A table with one column replaced by another of the same name. */
export function withColumn(table: Table, column: Column): Table {
  return { rows: table.rows, columns: table.columns.map((one) => (one.name === column.name ? column : one)) }
}

/** A row order shuffled by Fisher and Yates with a stream of uniform numbers. */
export function shuffled(rows: number, next: () => number): Uint32Array {
  const order = Uint32Array.from({ length: rows }, (_, i) => i)
  for (let i = rows - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    const kept = order[i] as number
    order[i] = order[j] as number
    order[j] = kept
  }
  return order
}

/** Asks the model and checks that it answered every row. */
export async function ask(predict: Predict, table: Table, width: number, signal?: AbortSignal): Promise<Float64Array> {
  signal?.throwIfAborted()
  const answers = await predict(table)
  if (answers.length !== table.rows * width)
    throw fail('EVALUATION_ROWS_DIFFER', `The model gave ${answers.length} numbers for ${table.rows} rows of ${width}.`)
  return answers
}

/** The same rows with other predictions: what a metric is computed from. */
export function rescored(base: Scored, answers: Float64Array, threshold = 0.5): Scored {
  const weights = base.weights === undefined ? {} : { weights: base.weights }
  switch (base.task) {
    case 'binary':
      return scoredBinary(base.truth, answers, { threshold, ...weights })
    case 'multiclass':
      return scoredMulticlass(base.truth, base.classes ?? [], { probabilities: answers }, weights)
    case 'ranking': {
      const queries = base.queries === undefined ? {} : { queries: base.queries }
      return { task: 'ranking', rows: answers.length, truth: base.truth, scores: answers, ...queries, ...weights }
    }
    case 'clustering':
      return { task: 'clustering', rows: answers.length, truth: base.truth, labels: answers, ...weights }
    case 'regression':
      return scoredRegression(base.truth, answers, weights)
  }
}
