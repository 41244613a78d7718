import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Context,
  columnOf,
  type Digest,
  type EndpointState,
  errorsOf,
  fileDigest,
  type Resource,
  type Table,
  type UserError,
} from '@mlops-actions/core'
import {
  type LearntPerformance,
  type Profile,
  parseLearnt,
  parseProfile,
  type ServiceInput,
  takeRows,
} from '@mlops-actions/drift'
import { histogramOf, quantileOf } from '@mlops-actions/rollout'
import { endpointsOf } from '../deploy/handler.ts'
import { liveOf } from '../deploy/lines.ts'
import { endpointOf } from '../deploy/target.ts'
import { dataFiles } from '../shared/dataset.ts'
import { commandErrors, type Project, versionFolder } from '../shared/index.ts'
import { readCollected } from './collected.ts'
import { digestOf, type OpenedCurrent, openCurrent, openReference, openTable } from './open.ts'
import { checkTimeColumn, type Parted, partByTime } from './times.ts'

const fail = errorsOf(commandErrors)

/** What is normal. */
export interface ReferenceSource {
  readonly reference: Table | Profile
  /** Where it comes from, in words. */
  readonly name: string
  readonly predictions?: Profile
  /** What the labels of the test data taught about the version. */
  readonly learnt?: LearntPerformance
  readonly resource?: Resource
}

/** What arrives now. */
export interface CurrentSource extends Parted {
  readonly predictions?: Table
  readonly name: string
  readonly timeColumn?: string
  /** The file that was given, where a record will name it; null for what the endpoint collected. */
  readonly digest: Digest | null
  /** `<request id>#<row>` of each row, where the endpoint collected them. */
  readonly requests?: readonly string[]
  /** Set where the rows are too many to be held: both sides as profiles, and `current` has no rows. */
  readonly profiles?: OpenedCurrent['profiles']
  /** Everything that was given, before it was parted by time. */
  readonly whole: Table
  readonly resources: readonly Resource[]
}

/** An environment with the version that answers there. */
export interface LiveEndpoint {
  readonly environment: string
  readonly endpoint: string
  readonly state: EndpointState
  readonly version: string | null
  readonly deployment: string | null
}

/** The endpoint of an environment; undefined where nothing is deployed. */
export async function liveEndpoint(
  project: Project,
  context: Context,
  environment: string,
): Promise<LiveEndpoint | undefined> {
  const endpoint = endpointOf(project.config, environment)
  const state = (await endpointsOf(project).inspect(endpoint, context))?.value
  return state ? { environment, endpoint, state, ...liveOf(state) } : undefined
}

/**
 * The reference: a file; `test`; or `train`, which is the profile that travels with the live version, else the training table.
 * @throws UserError DRIFT_NO_REFERENCE
 */
export async function findReference(
  project: Project,
  context: Context,
  given: string,
  live: LiveEndpoint | undefined,
): Promise<ReferenceSource> {
  const travelled = given === 'train' && live?.version ? await ofVersion(project, context, live.version) : undefined
  if (travelled) return travelled
  if (given === 'train' || given === 'test') {
    const file = (await dataFiles(project, context))[given]
    return { reference: await openTable(file.path, context), name: `the ${given} data`, resource: file.resource }
  }
  const reference = await openReference(given, context)
  return { reference, name: given, resource: { name: given, digest: await digestOf(given, 'reference', context) } }
}

/** The profiles that travel with a version; undefined for a version without them. */
async function ofVersion(project: Project, context: Context, version: string): Promise<ReferenceSource | undefined> {
  const folder = await versionFolder(project, context, version)
  const textOf = async (name: string): Promise<string | undefined> => {
    const path = join(folder, name)
    return existsSync(path) ? readFile(path, 'utf8') : undefined
  }
  const profile = await textOf('profile.json')
  if (profile === undefined) return undefined
  const predictions = await textOf('predictions-profile.json')
  const learnt = await textOf('performance.json')
  return {
    reference: parseProfile(profile),
    name: `the training data of v${version}`,
    ...(predictions === undefined ? {} : { predictions: parseProfile(predictions) }),
    ...(learnt === undefined ? {} : { learnt: parseLearnt(learnt) }),
    resource: { name: `profile of v${version}`, digest: await fileDigest(join(folder, 'profile.json')) },
  }
}

/** What is asked of the current data. */
export interface CurrentAsked {
  readonly given: string | undefined
  /** Column of the times of a file, and whether somebody asked for it: else a file without it has no times. */
  readonly time: { readonly column: string; readonly required: boolean } | undefined
  /** Length of the window that was asked for; a file is one window without. */
  readonly fileWindowMs: number | undefined
  readonly windowMs: number
  readonly live: LiveEndpoint | undefined
  readonly reference: ReferenceSource
  /** Whether rows of earlier cycles are needed. */
  readonly season: boolean
}

/** The current data: a file, or what the endpoint collected in the window. @throws UserError DRIFT_NO_CURRENT, DRIFT_NO_TIMES */
export async function findCurrent(project: Project, context: Context, asked: CurrentAsked): Promise<CurrentSource> {
  const { given, time, fileWindowMs, reference } = asked
  if (given === undefined) return collectedRows(project, context, asked)
  const rows = await givenRows(context, given, { time, windowMs: fileWindowMs, reference: reference.reference })
  const digest = await digestOf(given, 'current', context)
  return { ...rows, digest, resources: [{ name: given, digest }] }
}

/** How the rows of a file are taken. */
export interface GivenAsked {
  readonly time: CurrentAsked['time']
  readonly windowMs: number | undefined
  readonly reference: Table | Profile
  /** A table of more cells is read in parts. */
  readonly cells?: number | undefined
}

/**
 * Rows of a file, the last window of it where its times are known.
 * @throws UserError DRIFT_NO_CURRENT, DRIFT_NO_TIMES, and DRIFT_ROWS_NEEDED where times are asked of too many rows
 */
export async function givenRows(
  context: Context,
  given: string,
  { time, windowMs, reference, cells }: GivenAsked,
): Promise<CurrentSource> {
  const { table, profiles } = await openCurrent(given, context, reference, cells)
  const base = { name: given, digest: null, resources: [], whole: table }
  if (profiles) {
    if (time?.required) throw rowsNeeded(given, 'time')
    return { ...base, current: table, rows: [], window: null, untimed: 0, profiles }
  }
  if (time?.required) checkTimeColumn(table, time.column, given)
  if (time === undefined || columnOf(table, time.column) === undefined)
    return { ...base, current: table, rows: [], window: null, untimed: 0 }
  // A day more: the clocks of others, and dates without a zone.
  const now = Date.parse(context.clock.now()) + 86_400_000
  return { ...base, ...partByTime(table, time.column, windowMs, { now }), timeColumn: time.column }
}

/** What needs the rows of a table that is too large to be held. */
export function rowsNeeded(given: string, input: string): UserError {
  return fail('DRIFT_ROWS_NEEDED', `${given} is too large to be held, and --${input} needs its rows.`, {
    remedy: `Leave --${input} out, or give a part of the table.`,
    where: { input },
  })
}

async function collectedRows(project: Project, context: Context, asked: CurrentAsked): Promise<CurrentSource> {
  const { live, reference, windowMs } = asked
  const { datasets } = project.platform
  if (!live || !datasets)
    throw fail('DRIFT_NO_CURRENT', 'Nothing is deployed, so nothing was collected.', {
      remedy: 'Give a table with --current FILE, or deploy first.',
      where: { input: 'current' },
    })
  const to = Date.parse(context.clock.now()) + 1
  // The window before is read too, since a change may lie there; all that was kept, where a season is looked for.
  const span = asked.season ? Math.max(2 * windowMs, project.config.deploy.collect.keepMs) : 2 * windowMs
  const range = { from: new Date(to - span).toISOString(), to: new Date(to).toISOString() }
  const files = await datasets.collected(live.endpoint, range, context)
  const all = await readCollected(files.paths, reference.reference, context, live.version ?? undefined)
  const parted = partByTime(all.inputs, all.timeColumn, windowMs, { to })
  const own = parted.rows.length === all.inputs.rows
  return {
    ...parted,
    predictions: own ? all.predictions : takeRows(all.predictions, parted.rows),
    requests: own ? all.requests : parted.rows.map((row) => all.requests[row] as string),
    name: `collected by ${live.endpoint}`,
    timeColumn: all.timeColumn,
    digest: null,
    whole: all.inputs,
    resources: files.resources,
  }
}

/** What the live deployment did in the window. */
export async function serviceOf(
  project: Project,
  context: Context,
  live: LiveEndpoint,
  windowMs: number,
): Promise<ServiceInput | undefined> {
  if (!live.deployment) return undefined
  const to = context.clock.now()
  const from = new Date(Date.parse(to) - windowMs).toISOString()
  const buckets = await endpointsOf(project).metrics(live.endpoint, live.deployment, { from, to }, context)
  const requests = buckets.reduce((sum, bucket) => sum + bucket.requests, 0)
  const errors = buckets.reduce((sum, bucket) => sum + bucket.errors, 0)
  const histogram = histogramOf(buckets)
  const p95 = histogram ? quantileOf(histogram, 0.95, 0.05).value : null
  return { requests, errors, ...(p95 === null ? {} : { latencyP95Ms: p95 }) }
}
