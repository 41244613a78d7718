import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  type Column,
  type Context,
  columnOf,
  fileDigest,
  type Resource,
  type Table,
  type Values,
} from '@mlops-actions/core'
import type { Considered, DriftInput, DriftOptions, Event, PredictionsInput, Profile } from '@mlops-actions/drift'
import { dataFiles } from '../shared/dataset.ts'
import type { Project } from '../shared/index.ts'
import { predictionRules } from '../shared/predictions-table.ts'
import { type Answers, answersOf } from './answers.ts'
import type { inputs as declared } from './declaration.ts'
import { eventsSince } from './events.ts'
import { joinLabels, strangeText, unmatchedText } from './labels.ts'
import { openTable } from './open.ts'
import { ruleOptions } from './rules.ts'
import { type CurrentSource, type LiveEndpoint, type ReferenceSource, serviceOf } from './sources.ts'
import { type Story, storyOf } from './story.ts'
import { type SeasonalRows, seasonOf, withoutTime } from './times.ts'

type Inputs = Values<typeof declared>

/** What was found before anything else is looked up. */
export interface Found {
  readonly environment: string
  readonly windowMs: number
  readonly live: LiveEndpoint | undefined
  readonly reference: ReferenceSource
  readonly current: CurrentSource
}

/** Everything that the check looks at. */
export interface Gathered extends Found {
  readonly input: DriftInput
  /** Further data that was read. */
  readonly materials: readonly Resource[]
  /** What was asked for and cannot be judged, with the reason. */
  readonly notJudged: readonly Considered[]
}

/** Columns that are no features. */
export function excluded(project: Project): readonly string[] {
  const { id, target, exclude } = project.config.data
  return [...id, ...exclude, ...(target ? [target] : [])]
}

/** Looks up labels, predictions, importances, events and the season; what is not to be had is said, and the rest is judged. */
export async function gather(inputs: Inputs, project: Project, context: Context, found: Found): Promise<Gathered> {
  const { live, reference, current } = found
  const { config } = project
  const notJudged: Considered[] = []
  const materials: Resource[] = []
  const wants = (signal: (typeof config.monitor.signals)[number]): boolean => config.monitor.signals.includes(signal)
  if (current.profiles)
    notJudged.push({ cause: 'prediction-drift', why: `${current.name} is read in parts: its rows cannot be asked` })
  notJudged.push(...withoutTime(current))
  const story = live?.version ? await storyOf(project, context, live.version) : {}
  const labelled = await withLabels(inputs, project, context, current, notJudged)
  if (labelled.resource) materials.push(labelled.resource)
  const answers = await askedOf(project, context, found, labelled.rows, notJudged)
  const predictions = predictionsOf(project, reference, current, answers, labelled.truth, notJudged)
  const rows = await rowsOfReference(inputs, project, context, reference, story, notJudged)
  const season = inputs.season ?? config.monitor.season
  const seasonal = season && seasonalOf(season, current, rows, config.monitor.time, notJudged)
  const service =
    inputs.current === undefined && live && wants('service-health')
      ? await serviceOf(project, context, live, found.windowMs)
      : undefined
  const asks = wants('prediction-drift') || wants('estimated-performance') || wants('realized-performance')
  return {
    ...found,
    materials,
    notJudged,
    input: {
      reference:
        current.profiles?.reference ??
        (wants('multivariate') || inputs.multivariate ? rows : undefined) ??
        reference.reference,
      current: current.profiles?.current ?? current.current,
      ...(seasonal ?? {}),
      ...(predictions && asks ? { predictions } : {}),
      ...(service ? { service } : {}),
      ...(current.timeColumn ? { time: await timesOf(project, context, found, current.timeColumn) } : {}),
      options: {
        ...optionsOf(inputs, project, story),
        ...(answers?.importances ? { currentImportances: answers.importances } : {}),
      },
    },
  }
}

function optionsOf(inputs: Inputs, project: Project, story: Story): DriftOptions {
  const { config } = project
  const { monitor } = config
  const { signals, margin } = monitor
  return {
    exclude: excluded(project),
    protected: config.data.protected,
    minGroup: config.privacy.minGroup,
    // A changed schema is an error of the data like any other: one word of mlops.yml asks for both.
    signals: [
      ...signals,
      ...(signals.includes('data-quality') ? (['schema'] as const) : []),
      ...(inputs.multivariate ? (['multivariate'] as const) : []),
    ],
    multivariate: inputs.multivariate || signals.includes('multivariate'),
    ...ruleOptions(monitor.rules),
    ...(margin === undefined ? {} : { performanceMargin: margin, regressionMargin: margin }),
    ...(story.importances ? { importances: story.importances } : {}),
  }
}

/** When the rows came, what came before them, and what else happened then. */
async function timesOf(
  project: Project,
  context: Context,
  found: Found,
  column: string,
): Promise<NonNullable<DriftInput['time']>> {
  const { current, environment, windowMs } = found
  const { earlier, window } = current
  const from = window === null ? undefined : window.from - (earlier ? windowMs : 0) - 86_400_000
  const events: readonly Event[] = from === undefined ? [] : await eventsSince(project, context, environment, from)
  return { column, events, ...(earlier ? { earlier } : {}) }
}

interface Labelled {
  /** The current rows, with their truth where labels were joined. */
  readonly rows: Table
  readonly truth?: Column
  readonly resource?: Resource
}

/** Labels that have arrived. A file that mlops.yml names and that is not there yet is no error: labels are late. */
async function withLabels(
  inputs: Inputs,
  project: Project,
  context: Context,
  current: CurrentSource,
  notJudged: Considered[],
): Promise<Labelled> {
  const { config, root } = project
  const { target, id } = config.data
  const rows = current.current
  const own = target ? columnOf(rows, target) : undefined
  const given =
    inputs.labels ?? (config.monitor.labels === undefined ? undefined : resolve(root, config.monitor.labels))
  if (given === undefined || !target) return { rows, ...(own ? { truth: own } : {}) }
  if (inputs.labels === undefined && !existsSync(given)) {
    notJudged.push({ cause: 'realized-performance', why: `${config.monitor.labels} is not there yet` })
    return { rows, ...(own ? { truth: own } : {}) }
  }
  const keys = { rows, id, ...(current.requests ? { requests: current.requests } : {}) }
  const joined = await joinLabels(given, target, keys, context)
  const { truth, digest } = joined
  const why = unmatchedText(joined)
  if (why) notJudged.push({ cause: 'realized-performance', why })
  const others = rows.columns.filter((column) => column.name !== target)
  return { rows: { ...rows, columns: [...others, truth] }, truth, resource: { name: 'labels', digest } }
}

/** Asks the live version for rows of a file, and for what it leans on where labels are known. */
async function askedOf(
  project: Project,
  context: Context,
  { live, current, reference }: Found,
  rows: Table,
  notJudged: Considered[],
): Promise<Answers | undefined> {
  const { target } = project.config.data
  const needed =
    current.predictions === undefined ? reference.predictions !== undefined : columnOf(rows, target) !== undefined
  if (!live?.version || !needed || rows.rows === 0) return undefined
  const features = new Set([...reference.reference.columns.map((column) => column.name), target])
  const columns = rows.columns.filter((column) => features.has(column.name))
  const answers = await answersOf(project, context, live.version, { ...rows, columns })
  if (!('none' in answers)) {
    if (answers.withoutImportances) notJudged.push({ cause: 'attribution', why: answers.withoutImportances })
    if (answers.left) notJudged.push({ cause: 'prediction-drift', why: answers.left })
    return answers
  }
  notJudged.push({ cause: current.predictions ? 'attribution' : 'prediction-drift', why: answers.none })
  return undefined
}

function predictionsOf(
  project: Project,
  reference: ReferenceSource,
  current: CurrentSource,
  answers: Answers | undefined,
  truth: Column | undefined,
  notJudged: Considered[],
): PredictionsInput | undefined {
  const table = current.predictions ?? answers?.predictions
  if (!reference.predictions && !current.profiles)
    notJudged.push({
      cause: 'prediction-drift',
      why: `${reference.name}: a reference without predictions of the version`,
    })
  if (!reference.predictions || !table || table.rows === 0) return undefined
  if (!reference.learnt)
    notJudged.push({ cause: 'estimated-performance', why: 'the version carries nothing that labels have taught' })
  const strange = truth && strangeText(truth, table, project.config.validate.task)
  if (strange) notJudged.push({ cause: 'realized-performance', why: strange })
  // Texts are not the truth of numbers: with them the target would seem to have changed its type.
  // Predictions that were asked for stand beside their own truth: rows that the model refuses are in neither.
  const beside = truth && (current.predictions ? truth : columnOf(table, truth.name))
  const usable = beside && !(strange && project.config.validate.task === 'regression') ? [beside] : []
  const columns = truth ? [...table.columns.filter((column) => column.name !== truth.name), ...usable] : table.columns
  return {
    ...predictionRules(project.config),
    reference: reference.predictions,
    current: { ...table, columns },
    ...(reference.learnt ? { learnt: reference.learnt } : {}),
  }
}

/** The rows behind the reference: a table itself, or the training data where it is on this machine and is what the version saw. */
async function rowsOfReference(
  inputs: Inputs,
  project: Project,
  context: Context,
  { reference }: ReferenceSource,
  story: Story,
  notJudged: Considered[],
): Promise<Table | undefined> {
  if (!isProfileOf(reference)) return reference
  const { signals, season, time } = project.config.monitor
  const multivariate = inputs.multivariate || signals.includes('multivariate')
  if (!multivariate && !((inputs.season ?? season) && time)) return undefined
  const file = story.trained ? await trainingFile(project, context) : undefined
  if (file && (await fileDigest(file)) === story.trained) return openTable(file, context)
  if (multivariate)
    notJudged.push({
      cause: 'multivariate',
      why: 'the rows that the live version was trained on are not on this machine',
    })
  return undefined
}

function isProfileOf(reference: Table | Profile): reference is Profile {
  return 'schema' in reference
}

async function trainingFile(project: Project, context: Context): Promise<string | undefined> {
  const { train } = await dataFiles(project, context)
  return existsSync(train.path) ? train.path : undefined
}

/** The same season before: of what was kept, else of the training data, whose times stand in `monitor.time`. */
function seasonalOf(
  season: NonNullable<Inputs['season']>,
  current: CurrentSource,
  training: Table | undefined,
  time: string | undefined,
  notJudged: Considered[],
): SeasonalRows | undefined {
  const { timeColumn } = current
  if (timeColumn === undefined) {
    notJudged.push({ cause: 'seasonality', why: 'the current rows have no times: set monitor.time' })
    return undefined
  }
  const columns = training?.columns.map((column) => (column.name === time ? { ...column, name: timeColumn } : column))
  const tried = [current.history, training && columns && { ...training, columns }].map((history) =>
    seasonOf(history, current.current, timeColumn, season),
  )
  for (const one of tried) if ('seasonal' in one) return one
  const [first] = tried
  if (first && 'none' in first) notJudged.push({ cause: 'seasonality', why: first.none })
  return undefined
}
