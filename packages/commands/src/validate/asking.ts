import { type Context, errorsOf, type Table } from '@mlops-actions/core'
import { type Predict, rowKeys, type Scored } from '@mlops-actions/evaluation'
import { type Model, type Predictions, score, scoreOfClass } from '@mlops-actions/inference'
import { commandErrors, type Project } from '../shared/index.ts'
import { classesOf, positiveLabel } from '../shared/models.ts'

const fail = errorsOf(commandErrors)

/** An open candidate, and the rows it is asked. */
export interface Asking {
  readonly project: Project
  readonly context: Context
  readonly model: Model
  readonly test: Table
  readonly features: readonly string[]
  readonly scored: Scored
}

/** Indices of the rows with the smallest keys: the same rows, in the same order, however the file is sorted. */
export function drawnRows(table: Table, most: number): readonly number[] {
  const keys = rowKeys(table)
  const order = Array.from(keys.keys()).sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b)
  return order.slice(0, most)
}

/**
 * Whole queries, at most so many rows: those with the rows of the smallest keys, however the file is sorted. A query of which rows are missing
 * is another query. None where each has more rows.
 */
export function drawnQueries(table: Table, queries: Int32Array, most: number): readonly number[] {
  const keys = rowKeys(table)
  const rowsOf = Map.groupBy(queries.keys(), (row) => queries[row] as number)
  const keyOf = (rows: readonly number[]): number =>
    rows.reduce((least, row) => Math.min(least, keys[row] as number), Infinity)
  const inOrder = [...rowsOf.values()].map((rows) => ({ rows, key: keyOf(rows) })).sort((a, b) => a.key - b.key)
  const drawn: number[] = []
  for (const { rows } of inOrder) if (drawn.length + rows.length <= most) for (const row of rows) drawn.push(row)
  return drawn
}

/**
 * The candidate as a function: score of the positive class, probability of the class that the test names, the predicted number, or the found cluster.
 * @throws UserError PREDICTIONS_UNREADABLE, when it is asked, for a class that the model does not know
 */
export function predictor(asking: Asking, of?: string): Predict {
  const { project, context, model, test } = asking
  const { task, target } = project.config.validate
  return async (table) => {
    const predictions = await score(model, table, { signal: context.signal })
    if (task !== 'binary' && task !== 'multiclass') return predictions.predicted
    const labels = predictions.labels ?? classesOf(test, target)
    const label = of ?? positiveLabel(project.config.data.positiveLabel, labels)
    const at = labels.indexOf(label)
    if (at < 0) throw fail('PREDICTIONS_UNREADABLE', `class ${label} is none of the model's: ${labels.join(', ')}`)
    return answersOf(predictions, at)
  }
}

/** By row, how much the model speaks for a class; a model that gives labels alone says 1 or 0. */
function answersOf(predictions: Predictions, at: number): Float64Array {
  return scoreOfClass(predictions, at) ?? predictions.predicted.map((one) => (one === at ? 1 : 0))
}
