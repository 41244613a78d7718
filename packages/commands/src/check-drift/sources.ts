import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Context, type EndpointState, errorsOf, fileDigest, type Resource, type Table } from '@mlops-actions/core'
import { readTable } from '@mlops-actions/data'
import { type Profile, parseProfile, type ServiceInput } from '@mlops-actions/drift'
import { histogramOf, quantileOf } from '@mlops-actions/rollout'
import { endpointsOf } from '../deploy/handler.ts'
import { liveOf } from '../deploy/lines.ts'
import { endpointOf } from '../deploy/target.ts'
import { dataFiles } from '../shared/dataset.ts'
import { commandErrors, type Project, versionFolder } from '../shared/index.ts'
import { reading } from '../shared/reading.ts'
import { type CollectedRows, readCollected } from './collected.ts'

const fail = errorsOf(commandErrors)

/** What is normal. */
export interface ReferenceSource {
  readonly reference: Table | Profile
  /** Where it comes from, in words. */
  readonly name: string
  readonly predictions?: Profile
  readonly resource?: Resource
}

/** What arrives now. */
export interface CurrentSource {
  readonly table: Table
  readonly predictions?: Table
  readonly name: string
  readonly window: { readonly from: string; readonly to: string } | null
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
  if (given === 'train' && live?.version) {
    const folder = await versionFolder(project, context, live.version)
    const path = join(folder, 'profile.json')
    const outputs = join(folder, 'predictions-profile.json')
    if (existsSync(path))
      return {
        reference: parseProfile(await readFile(path, 'utf8')),
        name: `the training data of v${live.version}`,
        ...(existsSync(outputs) ? { predictions: parseProfile(await readFile(outputs, 'utf8')) } : {}),
        resource: { name: `profile of v${live.version}`, digest: await fileDigest(path) },
      }
  }
  if (given === 'train' || given === 'test') {
    const file = (await dataFiles(project, context))[given]
    return { reference: await tableOf(file.path, context), name: `the ${given} data`, resource: file.resource }
  }
  const path = resolve(context.directory, given)
  if (!existsSync(path))
    throw fail('DRIFT_NO_REFERENCE', `There is no reference ${given}.`, {
      remedy: 'Give train, test, a table or a profile.',
      where: { input: 'reference' },
    })
  const resource: Resource = { name: given, digest: await fileDigest(path) }
  if (/\.json$/i.test(path) && (await stat(path)).size < 64 * 2 ** 20)
    return { reference: parseProfile(await readFile(path, 'utf8')), name: given, resource }
  return { reference: await tableOf(path, context), name: given, resource }
}

async function tableOf(path: string, context: Context): Promise<Table> {
  return (await readTable(path, { fingerprint: false, ...reading(context) })).table
}

/** The current data: a file, read with the reference's types, or what the endpoint collected in the window. @throws UserError DRIFT_NO_CURRENT */
export async function findCurrent(
  project: Project,
  context: Context,
  options: {
    readonly given: string | undefined
    readonly windowMs: number
    readonly live: LiveEndpoint | undefined
    readonly reference: ReferenceSource
  },
): Promise<CurrentSource> {
  const { given, live, reference } = options
  if (given !== undefined) {
    const path = resolve(context.directory, given)
    if (!existsSync(path))
      throw fail('DRIFT_NO_CURRENT', `There is no current data ${given}.`, { where: { input: 'current' } })
    const table = await tableOf(path, context)
    return { table, name: given, window: null, resources: [{ name: given, digest: await fileDigest(path) }] }
  }
  const { datasets } = project.platform
  if (!live || !datasets)
    throw fail('DRIFT_NO_CURRENT', 'Nothing is deployed, so nothing was collected.', {
      remedy: 'Give a table with --current FILE, or deploy first.',
      where: { input: 'current' },
    })
  const to = new Date(Date.parse(context.clock.now()) + 1).toISOString()
  const from = new Date(Date.parse(to) - options.windowMs).toISOString()
  const files = await datasets.collected(live.endpoint, { from, to }, context)
  const rows: CollectedRows = await readCollected(files.paths, reference.reference, context, live.version ?? undefined)
  return {
    table: rows.inputs,
    predictions: rows.predictions,
    name: `${rows.inputs.rows} rows that ${live.endpoint} collected`,
    window: { from: rows.from || from, to: rows.to || to },
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
