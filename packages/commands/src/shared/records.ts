import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  type Context,
  coreErrors,
  type Digest,
  errorsOf,
  isDigest,
  type ModelRecord,
  openRecord,
  type SealedRecord,
  type Stage,
  sealRecord,
  UserError,
} from '@mlops-actions/core'
import type { Bodies } from './bodies.ts'
import type { Project } from './project.ts'

const fail = errorsOf(coreErrors)

/** What a handler knows of its record; the rest is filled in here. */
export type RecordDraft<S extends Stage, Body> = Pick<
  ModelRecord<S, Body>,
  'stage' | 'startedAt' | 'builtOn' | 'materials' | 'subjects' | 'body'
> &
  Partial<Pick<ModelRecord<S, Body>, 'gates' | 'verdict' | 'decision' | 'waivers' | 'state' | 'resume'>>

/**
 * Seals a record, keeps it in the registry and writes the file that the next step reads. The registry comes first: a step
 * reports success only when its record is durable.
 */
export async function writeRecord<S extends Stage, Body>(
  project: Project,
  context: Context,
  draft: RecordDraft<S, Body>,
): Promise<{ sealed: SealedRecord; path: string }> {
  const id = context.ids()
  const sealed = sealRecord<S, Body>({
    schema: 'mlops/record/v1',
    id,
    model: project.config.model.name,
    tool: { version: context.tool.version, ...(context.tool.bundle ? { bundle: context.tool.bundle } : {}) },
    origin: await context.origin(project.root),
    endedAt: context.clock.now(),
    state: 'succeeded',
    gates: [],
    ...draft,
  })
  await keep(project, context, sealed.bytes)
  const folder = join(homeOf(project, context), 'records')
  await mkdir(folder, { recursive: true })
  const stamp = sealed.record.startedAt.replace(/[-:]/g, '').replace(/\.\d+/, '')
  const path = join(folder, `${draft.stage}-${stamp}-${id.slice(-6).toLowerCase()}.json`)
  await writeDurably(path, sealed.bytes)
  return { sealed: sealed as SealedRecord, path }
}

/**
 * Keeps a record in the registry. A job of a pull request may only read: there the file and its artifact are all there is, and
 * delivery trains and gates again anyway.
 */
async function keep(project: Project, context: Context, bytes: Uint8Array): Promise<void> {
  try {
    await project.registry.putRecord(bytes, context)
  } catch (thrown) {
    const reads = context.environment['GITHUB_EVENT_NAME']?.startsWith('pull_request') === true
    if (!reads || !(thrown instanceof UserError) || !thrown.code.startsWith('GIT_')) throw thrown
    context.log.warn(
      `The record is not in the registry, which this job may only read: ${thrown.message.split('\n')[0]}`,
    )
  }
}

/** Where working state of a model lives: `.mlops` beside mlops.yml, or MLOPS_HOME. */
export function homeOf(project: { readonly root: string }, context: Pick<Context, 'environment'>): string {
  const moved = context.environment['MLOPS_HOME']
  return moved ? resolve(moved) : join(project.root, '.mlops')
}

/** Writes a file so that it is there whole or not at all, also when the power goes. */
export async function writeDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = `${path}.${process.pid}.part`
  const handle = await open(temporary, 'w')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, path)
}

/**
 * The record of the step before: the one that was given (path or digest), else the newest of this commit.
 * @throws UserError RECORD_NOT_FOUND, RECORD_UNREADABLE, RECORD_DISAGREES
 */
export async function readRecord<S extends Stage>(
  project: Project,
  context: Context,
  stage: S,
  given: string | undefined,
): Promise<SealedRecord<S, Bodies[S]>> {
  const sealed = given ? await readGiven(project, context, given) : await newestOfCommit(project, context, stage)
  if (!sealed) {
    const origin = await context.origin(project.root)
    throw fail(
      'RECORD_NOT_FOUND',
      `There is no ${stage} record of ${origin.commit ? `commit ${origin.commit.slice(0, 7)}` : 'this folder'} for ${project.config.model.name}.`,
      {
        remedy: `Run \`mlops ${stage}\` first, or give its record with --record.`,
        where: { input: 'record' },
      },
    )
  }
  const { record } = sealed
  if (record.model !== project.config.model.name)
    throw fail(
      'RECORD_DISAGREES',
      `The record is of model "${record.model}", mlops.yml is of "${project.config.model.name}".`,
      { where: { input: 'record' } },
    )
  if (record.stage !== stage) {
    const edge = record.builtOn.find((one) => one.stage === stage)
    if (edge) return (await recordByDigest(project, context, edge.digest)) as SealedRecord<S, Bodies[S]>
    throw fail('RECORD_DISAGREES', `The record is of step ${record.stage}; a record of ${stage} is needed.`, {
      remedy: `Pass the output \`record\` of the step ${stage}.`,
      where: { input: 'record' },
    })
  }
  return sealed as SealedRecord<S, Bodies[S]>
}

async function readGiven(project: Project, context: Context, given: string): Promise<SealedRecord> {
  if (isDigest(given)) return recordByDigest(project, context, given)
  const path = resolve(context.directory, given)
  try {
    return openRecord(await readFile(path), given)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause
    throw fail('RECORD_NOT_FOUND', `There is no record ${given}.`, {
      remedy: 'Give the output `record` of the step before: a path or a digest.',
      where: { input: 'record' },
      cause,
    })
  }
}

/** A record of the registry. @throws UserError RECORD_NOT_FOUND */
export async function recordByDigest(project: Project, context: Context, digest: Digest): Promise<SealedRecord> {
  const bytes = await project.registry.getRecord(digest, context)
  if (!bytes)
    throw fail('RECORD_NOT_FOUND', `The registry has no record ${digest}.`, {
      remedy: 'Use the registry that the step before wrote to: on a hosted runner write registry: git in mlops.yml.',
    })
  return openRecord(bytes, digest)
}

/** How many records are read at once: each is a file, or a process of git. */
const readAtOnce = 16

/**
 * The newest records of a step, at most so many. For what is good to know: one that the registry no longer holds is passed over, and one that it
 * cannot read is a warning.
 */
export async function* recentRecords<S extends Stage>(
  project: Project,
  context: Context,
  stage: S,
  most: number,
): AsyncIterable<SealedRecord<S, Bodies[S]>> {
  const read = async (digest: Digest): Promise<SealedRecord<S, Bodies[S]> | undefined> => {
    try {
      const bytes = await project.registry.getRecord(digest, context)
      return bytes && (openRecord(bytes, digest) as SealedRecord<S, Bodies[S]>)
    } catch (thrown) {
      if (!(thrown instanceof UserError)) throw thrown
      context.log.warn(thrown.message)
      return undefined
    }
  }
  const digests: Digest[] = []
  for await (const ref of project.registry.records(project.config.model.name, { stage }, context)) {
    if (digests.length === most) break
    digests.push(ref.digest)
  }
  for (let at = 0; at < digests.length; at += readAtOnce)
    for (const found of await Promise.all(digests.slice(at, at + readAtOnce).map(read))) if (found) yield found
}

async function newestOfCommit(project: Project, context: Context, stage: Stage): Promise<SealedRecord | undefined> {
  const origin = await context.origin(project.root)
  const filter = origin.commit ? { stage, commit: origin.commit } : { stage }
  for await (const ref of project.registry.records(project.config.model.name, filter, context))
    return recordByDigest(project, context, ref.digest)
  return undefined
}
