import { type Column, columnOf, type Table } from '@mlops-actions/core'
import type { PredictionsInput } from '../prediction-types.ts'

/** Binary predictions of one table; the truth is 1, 0, or NaN where it is not known (yet). */
export interface BinaryRows {
  readonly scores: Float64Array
  readonly truth: Float64Array
  /** Rows without a finite answer of the model. They are left out here, and make every metric not estimable. */
  readonly unanswered: number
}

/** Predictions of several classes. */
export interface MulticlassRows {
  readonly classes: readonly string[]
  readonly probabilities: readonly Float64Array[]
  readonly predicted: Int32Array
  /** Index of the true class; NaN where it is not known. */
  readonly truth: Float64Array
  readonly unanswered: number
}

/** Predicted numbers; the truth is NaN where it is not known. */
export interface RegressionRows {
  readonly predictions: Float64Array
  readonly truth: Float64Array
  readonly unanswered: number
}

/** The text of a cell as class names are written, undefined where it is missing. */
function cellText(column: Column, row: number): string | undefined {
  if (column.kind === 'text') return column.levels[column.codes[row] as number]
  const value = column.values[row] as number
  return Number.isNaN(value) ? undefined : String(value)
}

function numbersOf(table: Table, name: string): Float64Array | undefined {
  const column = columnOf(table, name)
  return column?.kind === 'number' ? column.values : undefined
}

/** The truth of each row as the index of its class, NaN where it is missing or of no class. */
function truthOf(table: Table, target: string | undefined, classes: readonly string[]): Float64Array {
  const truth = new Float64Array(table.rows).fill(Number.NaN)
  const column = target === undefined ? undefined : columnOf(table, target)
  if (column === undefined) return truth
  for (let row = 0; row < table.rows; row++) {
    const text = cellText(column, row)
    const index = text === undefined ? -1 : classes.indexOf(text)
    if (index >= 0) truth[row] = index
  }
  return truth
}

/** The classes that a prediction file has probabilities of, in its order. */
export function classesOf(table: Pick<Table, 'columns'>): string[] {
  const prefix = 'probability_'
  return table.columns.flatMap(({ name }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
}

/** The positive class: the given one, else the last of the classes that a table has probabilities of, else `1`. */
export function positiveOf(given: string | undefined, table: Pick<Table, 'columns'>): string {
  if (given !== undefined) return given
  const prefix = 'probability_'
  const names = table.columns.map((column) => column.name).filter((name) => name.startsWith(prefix))
  return [...names].sort().at(-1)?.slice(prefix.length) ?? '1'
}

/** Binary rows of a table, only those with a finite score; undefined where it has no score column of the positive class. */
export function binaryRows(
  table: Table,
  input: Pick<PredictionsInput, 'target'>,
  positive: string,
): BinaryRows | undefined {
  const name = `probability_${positive}`
  const scores = numbersOf(table, name) ?? numbersOf(table, 'score')
  if (scores === undefined) return undefined
  const column = input.target === undefined ? undefined : columnOf(table, input.target)
  const classes = classesOf(table)
  const truth = Float64Array.from({ length: table.rows }, (_, row) => {
    const text = column === undefined ? undefined : cellText(column, row)
    // `yes` is not the negative class of a model that knows 0 and 1: it is no label of it.
    const strange = text === undefined || (classes.length > 1 && text !== positive && !classes.includes(text))
    return strange ? Number.NaN : Number(text === positive)
  })
  const kept = (_: number, row: number): boolean => Number.isFinite(scores[row])
  const answered = scores.filter(kept)
  return { scores: answered, truth: truth.filter(kept), unanswered: table.rows - answered.length }
}

/** Rows of several classes, only those with all probabilities; undefined where a class has no column. */
export function multiclassRows(
  table: Table,
  input: Pick<PredictionsInput, 'target'>,
  classes: readonly string[],
): MulticlassRows | undefined {
  const columns = classes.map((name) => numbersOf(table, `probability_${name}`))
  if (columns.some((column) => column === undefined)) return undefined
  const all = columns as Float64Array[]
  const kept = (_: number, row: number): boolean => all.every((column) => Number.isFinite(column[row]))
  const probabilities = all.map((column) => column.filter(kept))
  const truth = truthOf(table, input.target, classes).filter(kept)
  const said = columnOf(table, 'prediction')
  const predicted = Int32Array.from({ length: table.rows }, (_, row) => {
    const text = said === undefined ? undefined : cellText(said, row)
    const index = text === undefined ? -1 : classes.indexOf(text)
    return index >= 0 ? index : largest(all, row)
  }).filter(kept)
  return { classes, probabilities, predicted, truth, unanswered: table.rows - predicted.length }
}

function largest(columns: readonly Float64Array[], row: number): number {
  let best = 0
  columns.forEach((column, at) => {
    if ((column[row] as number) > (columns[best]?.[row] as number)) best = at
  })
  return best
}

/** Predicted numbers of a table, only the finite ones; undefined where `prediction` holds no numbers. */
export function regressionRows(table: Table, input: Pick<PredictionsInput, 'target'>): RegressionRows | undefined {
  const predictions = numbersOf(table, 'prediction')
  if (predictions === undefined) return undefined
  const known = input.target === undefined ? undefined : numbersOf(table, input.target)
  const truth = known ?? new Float64Array(table.rows).fill(Number.NaN)
  const kept = (_: number, row: number): boolean => Number.isFinite(predictions[row])
  const answered = predictions.filter(kept)
  return { predictions: answered, truth: truth.filter(kept), unanswered: table.rows - answered.length }
}

/** Which rows have a known truth. */
export function labelled(truth: Float64Array): number {
  return truth.reduce((sum, value) => sum + (Number.isFinite(value) ? 1 : 0), 0)
}
