import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import {
  type Block,
  type Column,
  type Context,
  coreErrors,
  errorsOf,
  humanCount,
  type Json,
  type Result,
  type Values,
} from '@mlops-actions/core'
import { readTable, writeCsv } from '@mlops-actions/data'
import {
  describeModel,
  type ModelOptions,
  type OutputNames,
  openModel,
  type Predictions,
  predictionColumns,
  predictionsCsv,
  score,
} from '@mlops-actions/inference'
import { reading } from '../shared/reading.ts'
import type { inputs as declared } from './declaration.ts'
import { predictErrors } from './errors.ts'
import { type Bound, bindFeatures } from './features.ts'
import { keptColumns, withKept } from './kept.ts'
import { withFlags } from './remedies.ts'
import { wholeFile, writePieces } from './write.ts'

const fail = errorsOf(predictErrors)
const inputFail = errorsOf(coreErrors)

type Inputs = Values<typeof declared>

/** What is said about the table or the model. */
interface Note {
  readonly about: 'data' | 'model'
  readonly code: string
  readonly message: string
  readonly severity?: string
  readonly column?: string
  readonly rows?: number
}

/** Reads the table, scores every row, and writes a line a row; nothing is written unless all of it can be. */
export async function run(inputs: Inputs, context: Context): Promise<Result> {
  try {
    return await predict(inputs, context)
  } catch (thrown) {
    throw withFlags(thrown)
  }
}

async function predict(inputs: Inputs, context: Context): Promise<Result> {
  const path = (given: string): string => resolve(context.directory, given)
  if (inputs.out !== '-') await checkPlace(path(inputs.out), inputs.out)
  // First the model: a file that is none is found out before the rows are read.
  const opened = await openModel(path(inputs.model), optionsOf(inputs))
  try {
    const read = await readTable(path(inputs.data), {
      fingerprint: false,
      threads: inputs.threads,
      ...reading(context),
      log: context.log,
    })
    const bound = await bindFeatures(opened, read.table, inputs)
    const kept = await keptColumns(read.table, inputs.keep ?? [])
    const used = new Set(bound.inputs.flatMap((one) => one.columns))
    const notes: Note[] = read.findings
      .filter((one) => one.column === undefined || used.has(one.column))
      .map(({ code, severity, message, column, count }) => ({
        about: 'data',
        code,
        severity,
        message,
        ...(column === undefined ? {} : { column }),
        ...(count === undefined ? {} : { rows: count }),
      }))
    if (bound.byPosition)
      notes.push({
        about: 'model',
        code: 'FEATURES_BY_POSITION',
        message: `The model has no names of features: ${used.size} columns were taken in the order of the table.`,
      })
    const predictions = inputs['dry-run'] ? undefined : await scored(bound, context)
    for (const finding of predictions?.findings ?? []) notes.push({ about: 'model', ...finding })
    const text = predictions && (await written(inputs, context, predictions, kept))
    return resultOf(inputs, bound, predictions, kept, notes, text)
  } finally {
    await opened.close()
  }
}

/** Writes the file, or gives its text where standard output was asked for. */
async function written(
  inputs: Inputs,
  context: Context,
  predictions: Predictions,
  kept: readonly Column[],
): Promise<string | undefined> {
  const write = (path: string): Promise<void> =>
    kept.length > 0
      ? writeCsv(withKept(predictions, kept), path)
      : writePieces(path, predictionsCsv(predictions), context.signal)
  if (inputs.out !== '-') {
    await wholeFile(resolve(context.directory, inputs.out), context.ids, write)
    return undefined
  }
  const path = join(await context.scratch(), 'predictions.csv')
  await write(path)
  return readFile(path, 'utf8')
}

/** Found out before anything is read or scored. */
async function checkPlace(path: string, given: string): Promise<void> {
  const isFolder = (one: string): Promise<boolean> =>
    stat(one).then(
      (found) => found.isDirectory(),
      () => false,
    )
  if (await isFolder(path))
    throw fail('OUTPUT_IS_FOLDER', `${given} is a folder.`, {
      remedy: `Name a file in it: --out ${given.replace(/\/$/, '')}/predictions.csv`,
      where: { input: 'out' },
    })
  if (!(await isFolder(dirname(path))))
    throw fail('OUTPUT_FOLDER_MISSING', `There is no folder ${dirname(given)} for ${basename(given)}.`, {
      remedy: `Create it first: mkdir -p ${dirname(given)}`,
      where: { input: 'out' },
    })
}

function scored(bound: Bound, context: Context): Promise<Predictions> {
  return score(bound.model, bound.table, {
    signal: context.signal,
    onProgress: (done, total) => context.log.progress('scoring', done, total),
  })
}

function optionsOf(inputs: Inputs): ModelOptions {
  const categories = Object.entries(inputs.categories ?? {}).map(
    ([column, text]) => [column, text === 'as-is' ? 'as-is' : text.split('|').map(cellOf)] as const,
  )
  return {
    name: inputs.model,
    missing: inputs.missing,
    unknownCategories: inputs['unknown-categories'],
    suspectExport: inputs['suspect-export'],
    threads: inputs.threads,
    ...(inputs.task ? { task: inputs.task } : {}),
    ...(inputs.classes ? { classes: inputs.classes } : {}),
    ...(inputs.inputs ? { inputs: Object.fromEntries(Object.entries(inputs.inputs).map(parted)) } : {}),
    ...(inputs.outputs ? { outputs: outputsOf(inputs.outputs) } : {}),
    ...(categories.length > 0 ? { categories: Object.fromEntries(categories) } : {}),
  }
}

function parted([name, text]: readonly [string, string]): readonly [string, readonly string[]] {
  return [name, text.split('|').map((part) => part.trim())]
}

/** Roles of outputs by name; several outputs, one a class, are parted by bars. */
function outputsOf(given: Readonly<Record<string, string>>): OutputNames {
  const roles = ['label', 'probabilities', 'score', 'value'] as const
  const strange = Object.keys(given).find((role) => !roles.some((one) => one === role))
  if (strange !== undefined)
    throw inputFail('INPUT_INVALID', `outputs: "${strange}" is no role of an output; write ${roles.join(', ')}.`, {
      where: { input: 'outputs' },
    })
  const { label, probabilities, score, value } = given
  return {
    ...(label ? { label } : {}),
    ...(probabilities ? { probabilities: probabilities.includes('|') ? probabilities.split('|') : probabilities } : {}),
    ...(score ? { score } : {}),
    ...(value ? { value } : {}),
  }
}

function cellOf(text: string): string | number {
  const value = text.trim()
  return value !== '' && Number.isFinite(Number(value)) ? Number(value) : value
}

function resultOf(
  inputs: Inputs,
  bound: Bound,
  predictions: Predictions | undefined,
  kept: readonly Column[],
  notes: readonly Note[],
  text: string | undefined,
): Result {
  const columns = predictions ? [...predictionColumns(predictions), ...kept.map((column) => column.name)] : []
  const { rows } = bound.table
  const summary = predictions
    ? `${humanCount(rows)} rows scored: ${inputs.out}`
    : `${humanCount(rows)} rows would be scored; nothing was written`
  const written = predictions ? inputs.out : null
  return {
    outcome: 'passed',
    outputs: { rows, predictions: written ?? '' },
    records: [],
    ...(text === undefined ? {} : { text }),
    report: { title: summary, outcome: 'passed', summary, blocks: blocksOf(bound, columns, notes) },
    json: {
      rows,
      columns,
      features: bound.inputs.map((one) => ({ input: one.spec.name, columns: one.columns })),
      model: describeModel(bound.model),
      ...(predictions?.scoreKind ? { scoreKind: predictions.scoreKind } : {}),
      written,
      findings: notes as unknown as Json,
    },
  }
}

function blocksOf(bound: Bound, columns: readonly string[], notes: readonly Note[]): readonly Block[] {
  const features = bound.inputs.flatMap((one) => one.columns)
  const lines = [
    `features   ${features.length}: ${features.slice(0, 8).join(', ')}${features.length > 8 ? ', …' : ''}`,
    ...(columns.length > 0 ? [`columns    ${columns.join(', ')}`] : []),
  ]
  return [
    { kind: 'lines', lines },
    ...(notes.length > 0
      ? [
          {
            kind: 'list' as const,
            items: notes.map((note) => `${note.severity ?? 'note'} ${note.code}: ${note.message}`),
          },
        ]
      : []),
  ]
}
