import { type Column, columnOf, errorsOf, type Table, type Task } from '@mlops-actions/core'
import type { Profile } from '@mlops-actions/drift'
import { classesByName, inOrder, labelsOf, occurring } from '../metrics/labels.ts'
import { commandErrors } from '../shared/errors.ts'
import { positiveLabel } from '../shared/models.ts'

const fail = errorsOf(commandErrors)

/** What the command line says of the columns of predictions in two files. */
export interface PredictionColumns {
  readonly task?: Task | undefined
  readonly target?: string | undefined
  readonly score?: readonly string[] | undefined
  readonly prediction?: string | undefined
  readonly 'positive-label'?: string | undefined
  readonly threshold?: number | undefined
}

/** Predictions of two files in the form that the drift check takes. */
export interface FilePredictions {
  readonly task: Task
  readonly reference: Table | Profile
  readonly current: Table
  readonly target?: string
  readonly positiveLabel?: string
  readonly decisionThreshold?: number
}

/** The columns that are predictions or truth, and so no features. */
export function predictionNames({ target, score = [], prediction }: PredictionColumns): readonly string[] {
  return [target, prediction, ...score].filter((name): name is string => name !== undefined)
}

/**
 * Predictions of two files; undefined where the command line names none.
 * @throws UserError DRIFT_PREDICTIONS for columns without a task, or that are not there
 */
export function filePredictions(
  reference: Table | Profile,
  current: Table,
  inputs: PredictionColumns,
): FilePredictions | undefined {
  const { task, target, score = [], prediction, threshold } = inputs
  if (score.length === 0 && prediction === undefined) return undefined
  if (task === undefined)
    throw fail('DRIFT_PREDICTIONS', 'There are predictions, and no task.', {
      remedy: 'Add --task binary, multiclass or regression.',
      where: { input: 'task' },
    })
  for (const name of [...score, ...(prediction === undefined ? [] : [prediction])])
    if (columnOf(current, name) === undefined)
      throw fail('DRIFT_PREDICTIONS', `The current table has no column "${name}".`, {
        remedy: `Its columns are ${current.columns.map((column) => column.name).join(', ')}.`,
        where: { input: score.includes(name) ? 'score' : 'prediction' },
      })
  const classes = classesOf([reference, current], target, prediction)
  if (task === 'binary' && classes.length > 2)
    throw fail(
      'DRIFT_PREDICTIONS',
      `A binary task has two classes; truth and predictions of the two tables have ${classes.length} (${classes.slice(0, 6).join(', ')}).`,
      {
        remedy: 'Write the classes alike on both sides and in the labels, or set --task multiclass.',
        where: { input: 'target' },
      },
    )
  const names = renamed(task, score, prediction, classes)
  const positive = task === 'binary' ? positiveLabel(inputs['positive-label'], classes) : undefined
  return {
    task,
    reference: withNames(reference, names, target),
    current: withNames(current, names, target),
    ...(target === undefined ? {} : { target }),
    ...(positive === undefined ? {} : { positiveLabel: positive }),
    ...(threshold === undefined ? {} : { decisionThreshold: threshold }),
  }
}

/** Classes that occur as truth or prediction in the tables. */
function classesOf(sources: readonly (Table | Profile)[], ...columns: readonly (string | undefined)[]): string[] {
  const found = sources.flatMap((source) =>
    'schema' in source
      ? []
      : columns.flatMap((name) => {
          const column = name === undefined ? undefined : columnOf(source, name)
          return column === undefined ? [] : occurring(labelsOf(column, 'numbers'))
        }),
  )
  return inOrder(found)
}

/** The names of a prediction file for the columns that were named. */
function renamed(
  task: Task,
  score: readonly string[],
  prediction: string | undefined,
  classes: readonly string[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  if (task === 'regression' || task === 'ranking') {
    const [first] = score
    const column = prediction ?? first
    if (column !== undefined) names.set(column, 'prediction')
    return names
  }
  if (score.length === 1) names.set(score[0] as string, 'score')
  if (score.length > 1) {
    const known = classesByName(score, classes) ?? (classes.length === score.length ? classes : undefined)
    if (known === undefined)
      throw fail(
        'DRIFT_PREDICTIONS',
        `${score.length} columns of scores (${score.join(', ')}) do not go with ${classes.length} classes (${classes.slice(0, 6).join(', ')}).`,
        { remedy: 'Give one column a class, named after it: --score p_a,p_b,p_c.', where: { input: 'score' } },
      )
    score.forEach((name, at) => {
      names.set(name, `probability_${known[at]}`)
    })
  }
  if (prediction !== undefined) names.set(prediction, 'prediction')
  return names
}

/** The named columns under their new names, and the truth under its own. */
function withNames<T extends Table | Profile>(source: T, names: ReadonlyMap<string, string>, target?: string): T {
  const columns = (source.columns as readonly Column[]).flatMap((column) => {
    const name = names.get(column.name)
    if (name !== undefined) return [{ ...column, name }]
    return column.name === target ? [column] : []
  })
  return { ...source, columns } as unknown as T
}
