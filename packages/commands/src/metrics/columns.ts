import { type Column, columnOf, errorsOf, type Table, type Task } from '@mlops-actions/core'
import { type MetricInput, scoredMulticlass } from '@mlops-actions/evaluation'
import { metricsErrors } from './errors.ts'
import { classesByName, inOrder, type LabelColumn, labelsOf, occurring, positions } from './labels.ts'

const fail = errorsOf(metricsErrors)

/** What the command line says of the columns of a prediction file. */
export interface ColumnInputs {
  readonly task: Task
  readonly target?: string | undefined
  readonly score?: readonly string[] | undefined
  readonly prediction?: string | undefined
  readonly weight?: string | undefined
  readonly group?: string | undefined
  readonly features?: readonly string[] | undefined
  readonly 'positive-label'?: string | undefined
  readonly threshold?: number | undefined
}

/** A prediction file in the form that metrics are computed from. */
export interface Understood {
  readonly input: MetricInput
  /** Binary: rows at or above it were taken as positive. */
  readonly threshold?: number
  /** Why there are no labels, where that has a reason of its own. */
  readonly noLabels?: string
  /** How the columns were understood, where it was a choice. */
  readonly findings: readonly string[]
}

/** The columns that are read: a file may hold many more. */
export function columnNames(inputs: ColumnInputs, more: readonly string[] = []): readonly string[] {
  const { target, score = [], prediction, weight, group, features = [] } = inputs
  const names = [target, ...score, prediction, weight, group, ...features, ...more]
  return [...new Set(names.filter((name): name is string => name !== undefined))]
}

/**
 * The columns of a prediction file as truth, scores and labels of the task.
 * @param more classes that occur elsewhere: two files that are compared need the same ones
 * @throws UserError METRICS_COLUMN, METRICS_NOTHING, METRICS_CLASSES
 */
export function understand(table: Table, inputs: ColumnInputs, more: readonly string[] = []): Understood {
  const { task } = inputs
  checkAsked(inputs, table)
  switch (task) {
    case 'binary':
      return binary(table, inputs, more)
    case 'multiclass':
      return multiclass(table, inputs, more)
    case 'regression':
    case 'ranking':
      return numeric(table, inputs, task)
    case 'clustering':
      return clustering(table, inputs)
  }
}

/**
 * Refuses what no file can answer.
 * @throws UserError METRICS_COLUMN, METRICS_NOTHING
 */
export function checkAsked({ task, target, score = [], prediction }: ColumnInputs, table?: Table): void {
  if (target === undefined && task !== 'clustering')
    throw fail('METRICS_COLUMN', `Task ${task} needs the column of the truth.`, {
      remedy: table
        ? `Add --target COLUMN, one of ${table.columns.map((column) => column.name).join(', ')}.`
        : 'Add --target COLUMN.',
      where: { input: 'target' },
    })
  if (score.length === 0 && prediction === undefined)
    throw fail('METRICS_NOTHING', 'Neither --score nor --prediction says what was predicted.', {
      remedy: 'Add --score COLUMN (or one column a class), --prediction COLUMN, or both.',
      where: { input: 'score' },
    })
}

function base(table: Table, inputs: ColumnInputs): { rows: number; weights?: Float64Array } {
  return {
    rows: table.rows,
    ...(inputs.weight === undefined ? {} : { weights: numbersOf(table, inputs.weight, 'weight') }),
  }
}

function numbersOf(table: Table, name: string, role: string): Float64Array {
  const column = found(table, name)
  if (column.kind === 'number') return column.values
  // A column without any value has no type of its own.
  if (column.nulls === table.rows) return new Float64Array(table.rows).fill(Number.NaN)
  const sample = column.levels.slice(0, 3).map((level) => JSON.stringify(level))
  throw fail(
    'METRICS_COLUMN',
    `--${role}: column "${name}" holds texts (${sample.join(', ')}), and numbers are needed.`,
    {
      remedy: 'Name a column of numbers; mlops profile FILE shows the types.',
      where: { input: role },
    },
  )
}

function found(table: Table, name: string): Column {
  const column = columnOf(table, name)
  if (!column) throw new TypeError(`column "${name}" was not read`)
  return column
}

/** Truth and predicted labels in the same words: where only one of the two is boolean, both are numbers. */
function labelPair(table: Table, inputs: ColumnInputs): { truth: LabelColumn; said: LabelColumn | undefined } {
  const truth = found(table, inputs.target as string)
  const said = inputs.prediction === undefined ? undefined : found(table, inputs.prediction)
  const isBoolean = (column: Column | undefined) => column?.kind === 'number' && column.logical === 'boolean'
  const isNumber = (column: Column | undefined) => column?.kind === 'number' && column.logical !== 'boolean'
  const as = (isBoolean(truth) && isNumber(said)) || (isNumber(truth) && isBoolean(said)) ? 'numbers' : 'words'
  return { truth: labelsOf(truth, as), said: said && labelsOf(said, as) }
}

/** The classes that occur in truth and predictions. */
export function classesIn(table: Table, inputs: ColumnInputs): readonly string[] {
  if (inputs.target === undefined || (inputs.task !== 'binary' && inputs.task !== 'multiclass')) return []
  const { truth, said } = labelPair(table, inputs)
  return [...occurring(truth), ...(said ? occurring(said) : [])]
}

function binary(table: Table, inputs: ColumnInputs, more: readonly string[]): Understood {
  const { score = [], threshold } = inputs
  const { truth, said } = labelPair(table, inputs)
  const present = inOrder([...occurring(truth), ...(said ? occurring(said) : []), ...more])
  if (present.length > 2)
    throw fail(
      'METRICS_COLUMN',
      `Task binary has two classes; "${inputs.target}" has ${present.slice(0, 6).join(', ')}.`,
      {
        remedy: 'Write --task multiclass, or name a column of two classes.',
        where: { input: 'target' },
      },
    )
  const classes = binaryClasses(present, inputs['positive-label'])
  const findings: string[] = []
  const name = score.length > 1 ? positiveColumn(score, classes, findings) : score[0]
  const scores = name === undefined ? undefined : numbersOf(table, name, 'score')
  const proper = scores !== undefined && withinUnit(scores)
  const input: MetricInput = {
    task: 'binary',
    ...base(table, inputs),
    truth: positions(truth, classes),
    classes,
    ...(scores ? { scores, scoresAreProbabilities: proper } : {}),
  }
  if (said) return { input: { ...input, labels: positions(said, classes) }, findings }
  const cut = threshold ?? (proper ? 0.5 : undefined)
  if (scores && cut !== undefined) {
    const labels = cutAt(scores, cut)
    return { input: { ...input, labels }, threshold: cut, findings }
  }
  const noLabels = 'the scores leave [0, 1], so that 0.5 is no threshold: give --threshold or --prediction'
  return { input, noLabels, findings }
}

function withinUnit(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number
    if (value < 0 || value > 1) return false
  }
  return true
}

function cutAt(scores: Float64Array, cut: number): Float64Array {
  const labels = new Float64Array(scores.length)
  for (let row = 0; row < labels.length; row += 1) {
    const score = scores[row] as number
    labels[row] = Number.isNaN(score) ? Number.NaN : score >= cut ? 1 : 0
  }
  return labels
}

/** [negative, positive]: the positive class is the one that was named, else 1, else the last in order. */
function binaryClasses(present: readonly string[], named: string | undefined): readonly [string, string] {
  const positive = named === undefined ? defaultPositive(present) : sameLabel(named, present)
  const other = present.find((label) => label !== positive)
  if (named !== undefined && present.length === 2 && !present.includes(positive))
    throw fail('METRICS_COLUMN', `--positive-label "${named}" is none of the classes ${present.join(', ')}.`, {
      remedy: `Write --positive-label ${present.at(-1)}`,
      where: { input: 'positive-label' },
    })
  return [other ?? (positive === '1' ? '0' : positive === 'true' ? 'false' : `not ${positive}`), positive]
}

function defaultPositive(present: readonly string[]): string {
  const [only] = present
  if (present.includes('1')) return '1'
  // One class only: what is usually negative stays so.
  if (present.length === 1 && (only === '0' || only === '-1')) return '1'
  if (present.length === 1 && only === 'false') return 'true'
  return present.at(-1) ?? '1'
}

/** The class that somebody named, in the form of the column: 1.0 is 1, True is true. */
function sameLabel(named: string, present: readonly string[]): string {
  if (present.includes(named)) return named
  const number = named.trim() !== '' && Number.isFinite(Number(named)) ? String(Number(named)) : undefined
  if (number !== undefined && present.every((label) => Number.isFinite(Number(label)))) return number
  const word = named.toLowerCase()
  return present.every((label) => label === 'true' || label === 'false') && /^(true|false)$/.test(word) ? word : named
}

/** Of a column a class, that of the positive class. */
function positiveColumn(columns: readonly string[], classes: readonly [string, string], findings: string[]): string {
  const byName = classesByName(columns, classes)
  if (byName) return columns[byName.indexOf(classes[1])] as string
  if (columns.length === 2) {
    const at = inOrder(classes).indexOf(classes[1])
    findings.push(
      `Scores of "${classes[1]}" are column "${columns[at]}": by the order of the classes, the names do not tell.`,
    )
    return columns[at] as string
  }
  throw unclear(columns, classes)
}

function unclear(columns: readonly string[], classes: readonly string[]) {
  return fail(
    'METRICS_CLASSES',
    `${columns.length} columns of scores (${columns.slice(0, 6).join(', ')}) do not go with ${classes.length} classes (${classes.slice(0, 6).join(', ')}).`,
    {
      remedy: 'Give one column a class, named after it: --score probability_a,probability_b,probability_c.',
      where: { input: 'score' },
    },
  )
}

function multiclass(table: Table, inputs: ColumnInputs, more: readonly string[]): Understood {
  const { score = [] } = inputs
  const { truth, said } = labelPair(table, inputs)
  const present = inOrder([...occurring(truth), ...(said ? occurring(said) : []), ...more])
  const findings: string[] = []
  const ofColumns = score.length === 0 ? present : classesOfColumns(score, present, findings)
  const classes = inOrder(ofColumns)
  const input: MetricInput = {
    task: 'multiclass',
    ...base(table, inputs),
    truth: positions(truth, classes),
    classes,
    ...(said ? { labels: positions(said, classes) } : {}),
  }
  if (score.length === 0) return { input, findings }
  const probabilities = new Float64Array(table.rows * classes.length)
  score.forEach((name, column) => {
    const values = numbersOf(table, name, 'score')
    const at = classes.indexOf(ofColumns[column] as string)
    for (let row = 0; row < table.rows; row += 1) probabilities[row * classes.length + at] = values[row] as number
  })
  if (said) return { input: { ...input, probabilities }, findings }
  const { labels } = scoredMulticlass(input.truth, classes, { probabilities })
  return { input: { ...input, probabilities, ...(labels ? { labels } : {}) }, findings }
}

function classesOfColumns(
  columns: readonly string[],
  present: readonly string[],
  findings: string[],
): readonly string[] {
  const byName = classesByName(columns, present)
  if (byName && new Set(byName).size === columns.length) return byName
  if (columns.length !== present.length) throw unclear(columns, present)
  findings.push(
    `Columns of scores are those of ${present.join(', ')}: by the order of the classes, the names do not tell.`,
  )
  return present
}

function numeric(table: Table, inputs: ColumnInputs, task: 'regression' | 'ranking'): Understood {
  const { score = [], prediction, group } = inputs
  if (score.length > 1)
    throw fail('METRICS_CLASSES', `Task ${task} takes one column of scores; ${score.length} were given.`, {
      remedy: `Write --score ${score[0]}`,
      where: { input: 'score' },
    })
  const [first, role] =
    task === 'regression'
      ? ([prediction ?? score[0], 'prediction'] as const)
      : ([score[0] ?? prediction, 'score'] as const)
  const values = numbersOf(table, first as string, role)
  const input: MetricInput = {
    task,
    ...base(table, inputs),
    truth: numbersOf(table, inputs.target as string, 'target'),
    ...(task === 'regression' ? { values } : { scores: values }),
    ...(group === undefined ? {} : { queries: queriesOf(found(table, group), group) }),
  }
  const one = task === 'ranking' && group === undefined
  return { input, findings: one ? ['All rows are one query: --group COLUMN names the query of a row.'] : [] }
}

function queriesOf(column: Column, name: string): Int32Array {
  const { codes } = labelsOf(column)
  const empty = codes.indexOf(-1)
  if (empty < 0) return codes
  throw fail('METRICS_COLUMN', `--group: column "${name}" is empty in row ${empty + 1}, so its query is not known.`, {
    remedy: 'Every row needs a query.',
    where: { input: 'group' },
  })
}

function clustering(table: Table, inputs: ColumnInputs): Understood {
  const { prediction, score = [], target, features = [] } = inputs
  const name = prediction ?? score[0]
  const ids = (column: string): Float64Array => {
    const labels = labelsOf(found(table, column))
    return positions(labels, inOrder(occurring(labels)))
  }
  const points = features.length === 0 ? undefined : new Float64Array(table.rows * features.length)
  features.forEach((feature, at) => {
    const values = numbersOf(table, feature, 'features')
    for (let row = 0; row < table.rows; row += 1)
      (points as Float64Array)[row * features.length + at] = values[row] as number
  })
  const input: MetricInput = {
    task: 'clustering',
    ...base(table, inputs),
    truth: target === undefined ? new Float64Array(table.rows).fill(Number.NaN) : ids(target),
    labels: ids(name as string),
    ...(points ? { points } : {}),
  }
  return { input, findings: [] }
}
