import { type Config, type Context, columnOf, errorsOf, type Table } from '@mlops-actions/core'
import { readTable } from '@mlops-actions/data'
import { type Scored, scoredBinary, scoredMulticlass, scoredRegression } from '@mlops-actions/evaluation'
import {
  type Model,
  type ModelOptions,
  openModel,
  type Predictions,
  readPredictions,
  score,
  scoreOfClass,
} from '@mlops-actions/inference'
import { labelsOf } from '../metrics/labels.ts'
import { commandErrors } from './errors.ts'
import type { Project } from './project.ts'
import { reading } from './reading.ts'

const fail = errorsOf(commandErrors)

/** How a model of this configuration is opened: features by name and order, outputs and missing values as mlops.yml says. */
export function modelOptions(config: Config, features: readonly string[]): ModelOptions {
  const { missing, unknownCategories, suspectExport, categories, classes, inputs, outputs } = config.model
  return {
    features,
    task: config.validate.task,
    missing,
    unknownCategories,
    suspectExport,
    ...(categories ? { categories } : {}),
    ...(classes ? { classes } : {}),
    ...(inputs ? { inputs } : {}),
    ...(Object.keys(outputs).length > 0 ? { outputs } : {}),
  }
}

/** True for a file of predictions, the form for models that are not ONNX. */
export function isPredictionFile(path: string): boolean {
  return /\.(csv|csv\.gz|parquet|jsonl|ndjson)$/i.test(path)
}

/** Opens an ONNX model of the project. */
export async function openProjectModel(
  project: Project,
  path: string,
  features: readonly string[],
  name: string,
): Promise<Model> {
  return openModel(path, { ...modelOptions(project.config, features), name })
}

/** What a model or a prediction file says of every row of the table. */
export async function predictionsOf(
  project: Project,
  source: { readonly model: Model } | { readonly file: string },
  table: Table,
  context: Context,
): Promise<Predictions> {
  if ('model' in source)
    return score(source.model, table, {
      signal: context.signal,
      onProgress: (done, total) => context.log.progress(`scoring ${source.model.name}`, done, total),
    })
  const read = await readTable(source.file, { fingerprint: false, ...reading(context) })
  return readPredictions(read.table, { task: project.config.validate.task, rows: table.rows, name: source.file })
}

/**
 * Predictions beside the truth, in the form that the evaluation takes. The positive class is `data.positive-label`, else `1`,
 * else the last class in order.
 * @throws UserError DATA_TARGET_MISSING, PREDICTIONS_UNREADABLE
 */
export function scoredOf(project: Project, table: Table, predictions: Predictions): Scored {
  const { task, target, decisionThreshold } = project.config.validate
  const evidence = { evidence: predictions.evidence }
  if (task === 'regression') return scoredRegression(numericTruth(table, target, task), predictions.predicted, evidence)
  if (task === 'ranking')
    return {
      task,
      rows: table.rows,
      truth: numericTruth(table, target, task),
      scores: Float64Array.from(predictions.predicted),
      queries: queriesOf(project, table),
      ...evidence,
    }
  if (task === 'clustering')
    return {
      task,
      rows: table.rows,
      truth: classTruth(table, target),
      labels: predictions.predicted,
      ...evidence,
    }
  const texts = truthTexts(table, target)
  const labels = predictions.labels ?? classesOf(table, target)
  if (task === 'binary') return binary(project, texts, labels, predictions, decisionThreshold)
  const truth = texts.map((text) => (text === undefined ? Number.NaN : labels.indexOf(text)))
  const shares = predictions.probabilities
  if (!shares) return scoredMulticlass(truth, labels, { labels: predictions.predicted }, evidence)
  const probabilities = new Float64Array(table.rows * labels.length)
  shares.forEach((column, at) => {
    for (let row = 0; row < table.rows; row += 1) probabilities[row * labels.length + at] = column[row] as number
  })
  return scoredMulticlass(truth, labels, { probabilities }, evidence)
}

/** The query of each row, as `data.group` names it. @throws UserError DATA_COLUMN_MISSING */
function queriesOf(project: Project, table: Table): Int32Array {
  const { file, places, data } = project.config
  const where = { file, ...(places['data.group'] ?? {}) }
  const column = columnOf(table, data.group ?? '')
  if (!column) throw fail('DATA_COLUMN_MISSING', `There is no column "${data.group}" (data.group).`, { where })
  const { codes } = labelsOf(column)
  const empty = codes.indexOf(-1)
  if (empty < 0) return codes
  throw fail(
    'DATA_COLUMN_MISSING',
    `Column "${data.group}" (data.group) is empty in row ${empty + 1}, so its query is not known.`,
    { where },
  )
}

function binary(
  project: Project,
  texts: readonly (string | undefined)[],
  labels: readonly string[],
  predictions: Predictions,
  threshold: number,
): Scored {
  const positive = positiveLabel(project.config.data.positiveLabel, labels)
  const at = labels.indexOf(positive)
  if (at < 0)
    throw fail(
      'PREDICTIONS_UNREADABLE',
      `data.positive-label "${positive}" is none of the classes ${labels.join(', ')}.`,
      {
        where: { file: project.config.file, ...(project.config.places['data.positive-label'] ?? {}) },
      },
    )
  const negative = labels.find((label) => label !== positive) ?? `not ${positive}`
  const truth = texts.map((text) => (text === undefined ? Number.NaN : text === positive ? 1 : 0))
  // Log-odds speak for the second class; the positive one may be the first ("default" before "paid").
  const scores = scoreOfClass(predictions, at)
  const classes = { classes: [negative, positive] as const, evidence: predictions.evidence }
  if (!scores)
    return {
      task: 'binary',
      rows: truth.length,
      truth: Float64Array.from(truth),
      labels: predictions.predicted.map((one) => (one === at ? 1 : 0)),
      ...classes,
    }
  if (predictions.probabilities) return scoredBinary(truth, scores, { threshold, ...classes })
  return {
    ...scoredBinary(truth, scores, classes),
    scoresAreProbabilities: false,
    labels: predictions.predicted.map((one) => (one === at ? 1 : 0)),
  }
}

/** The positive class of a binary task. */
export function positiveLabel(configured: string | undefined, labels: readonly string[]): string {
  return configured ?? (labels.includes('1') ? '1' : ([...labels].sort().at(-1) ?? '1'))
}

function truthTexts(table: Table, target: string): readonly (string | undefined)[] {
  const column = columnOf(table, target)
  if (!column) throw fail('DATA_TARGET_MISSING', `There is no column "${target}".`)
  if (column.kind === 'text') return Array.from(column.codes, (code) => (code < 0 ? undefined : column.levels[code]))
  return Array.from(column.values, (value) => (Number.isNaN(value) ? undefined : String(value)))
}

/** The classes that the target column holds, in order: numbers by value, texts by letter. */
export function classesOf(table: Table, target: string): readonly string[] {
  const seen = new Set(truthTexts(table, target).filter((text): text is string => text !== undefined))
  return [...seen].sort((a, b) => Number(a) - Number(b) || a.localeCompare(b))
}

/** The target as positions among its classes; unknown in every row where there is none. */
function classTruth(table: Table, target: string): Float64Array {
  if (!target) return new Float64Array(table.rows).fill(Number.NaN)
  const classes = classesOf(table, target)
  return Float64Array.from(truthTexts(table, target), (text) =>
    text === undefined ? Number.NaN : classes.indexOf(text),
  )
}

function numericTruth(table: Table, target: string, task: 'regression' | 'ranking'): Float64Array {
  const column = columnOf(table, target)
  if (column?.kind === 'number') return column.values
  throw fail(
    'DATA_TARGET_MISSING',
    `The target "${target}" is ${column ? 'text' : 'missing'}; a ${task} needs numbers.`,
  )
}
