import { type Column, columnOf, type NumberColumn, type Table, type Task } from '@mlops-actions/core'
import { areProbabilities } from './collect.ts'
import { fail } from './errors.ts'
import { listed } from './inputs.ts'
import { classIndex, type Predictions } from './predictions.ts'

/** How a prediction file is read. */
export interface PredictionFileOptions {
  readonly task: Task
  /** Rows of the data that were predicted: the file must have as many. */
  readonly rows?: number
  /** The classes, where the file's columns do not name them all. */
  readonly classes?: readonly string[]
  /** How messages name the file. */
  readonly name?: string
}

/**
 * Reads predictions that were made elsewhere, for models that are not ONNX: `prediction`, then `probability_<class>` per class or
 * `score`, a line a row of the data in its order. The evidence is `claimed`: the author's word.
 * @throws UserError PREDICTIONS_INVALID
 */
export function readPredictions(table: Table, options: PredictionFileOptions): Predictions {
  const file = options.name ?? 'The prediction file'
  const invalid = (message: string, remedy?: string) =>
    fail('PREDICTIONS_INVALID', `${file} ${message}`, remedy === undefined ? {} : { remedy })
  if (options.rows !== undefined && options.rows !== table.rows)
    throw invalid(
      `has ${table.rows} rows; the data have ${options.rows}.`,
      'Write one line for every row of the data, in its order.',
    )
  const prediction = columnOf(table, 'prediction')
  if (options.task === 'regression' || options.task === 'ranking') {
    const predicted = numbers(prediction ?? columnOf(table, 'score'), 'prediction', invalid)
    return { rows: table.rows, predicted, evidence: 'claimed', findings: [] }
  }
  const columns = table.columns.filter((column) => column.name.startsWith('probability_'))
  const score = columnOf(table, 'score')
  if (prediction === undefined && columns.length < 2)
    throw invalid(
      `has no column "prediction"; it has ${listed(table.columns.map((column) => column.name))}.`,
      'Name the predicted class "prediction".',
    )
  const said = prediction && textsOf(prediction, invalid)
  const labels = labelsOf(columns, said, options, invalid)
  const probabilities = columns.length > 0 ? probabilityColumns(columns, labels, invalid) : undefined
  const refuse = (message: string) => invalid(`holds a prediction that is no class: ${message}`)
  const predicted = said
    ? Float64Array.from(said, (label) => classIndex(labels, label, refuse))
    : largest(probabilities as Float64Array[])
  const shares = probabilities
    ? { probabilities }
    : score
      ? { scores: [numbers(score, 'score', invalid)], scoreKind: 'score' as const }
      : {}
  return { rows: table.rows, labels, predicted, ...shares, evidence: 'claimed', findings: [] }
}

type Invalid = (message: string, remedy?: string) => Error

function numbers(column: Column | undefined, name: string, invalid: Invalid): Float64Array {
  if (column === undefined) throw invalid(`has no column "${name}".`)
  const bad = column.kind === 'text' ? 0 : column.values.findIndex((value) => !Number.isFinite(value))
  if (bad >= 0) throw invalid(`has no finite number in column "${column.name}", row ${bad + 1}.`)
  return (column as NumberColumn).values
}

function textsOf(column: Column, invalid: Invalid): readonly string[] {
  if (column.nulls > 0) throw invalid(`has ${column.nulls} rows without a prediction.`, 'Every row needs one.')
  return column.kind === 'text'
    ? Array.from(column.codes, (code) => column.levels[code] as string)
    : Array.from(column.values, String)
}

function labelsOf(
  columns: readonly Column[],
  said: readonly string[] | undefined,
  options: PredictionFileOptions,
  invalid: Invalid,
): readonly string[] {
  const named = columns.map((column) => column.name.slice('probability_'.length))
  const distinct = [...new Set(said ?? [])].sort(byNumber)
  if (options.classes) {
    const strange = named.find((label) => !options.classes?.includes(label))
    if (strange !== undefined)
      throw invalid(`has probabilities of "${strange}", which is none of the classes ${listed(options.classes)}.`)
    return options.classes
  }
  if (named.length !== 1) return named.length > 0 ? named : distinct
  // One column of two: the other class is the one that is predicted and has no column.
  const others = distinct.filter((label) => label !== named[0])
  if (others.length === 1) return [others[0] as string, named[0] as string]
  throw invalid(
    `has probabilities of "${named[0]}" only, and the other class is not known.`,
    'Write a column for every class.',
  )
}

function byNumber(one: string, other: string): number {
  const difference = Number(one) - Number(other)
  return Number.isNaN(difference) ? (one < other ? -1 : 1) : difference
}

function probabilityColumns(
  columns: readonly Column[],
  labels: readonly string[],
  invalid: Invalid,
): readonly Float64Array[] {
  const given = new Map(
    columns.map((column) => [column.name.slice('probability_'.length), numbers(column, column.name, invalid)]),
  )
  const [first, second] = labels as [string, string]
  if (given.size === 1 && labels.length === 2) {
    const one = [...given.values()][0] as Float64Array
    const other = one.map((value) => 1 - value)
    given.set(given.has(first) ? second : first, other)
  }
  const ordered = labels.map((label) => {
    const found = given.get(label)
    if (found === undefined) throw invalid(`has no column "probability_${label}".`, 'Write a column for every class.')
    return found
  })
  if (!areProbabilities(ordered, 1e-3))
    throw invalid(
      'has rows whose probabilities lie outside [0, 1] or do not sum to 1.',
      'Call numbers that are no probabilities "score".',
    )
  return ordered
}

function largest(columns: readonly Float64Array[]): Float64Array {
  return Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, row) =>
    columns.reduce((best, column, at) => ((column[row] as number) > (columns[best]?.[row] as number) ? at : best), 0),
  )
}
