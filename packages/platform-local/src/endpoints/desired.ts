import { randomBytes } from 'node:crypto'
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  canonicalBytes,
  conflict,
  type Digest,
  type Json,
  messageOf,
  type Revision,
  type Rollout,
  type Seen,
  sha256,
  type Weights,
} from '@mlops-actions/core'
import { fail } from './errors.ts'
import type { EndpointPaths } from './paths.ts'

/** The form of a revision file. */
export const desiredVersion = 'mlops/endpoint/v1'

/** A deployment that should run. */
export interface DesiredDeployment {
  readonly model: string
  readonly version: string
  readonly package: Digest
  /** The bundle's folder on this machine. */
  readonly bundle: string
  readonly settings: Json
  /** When it was asked for. */
  readonly since: string
}

/** What should be true of an endpoint. The intent stands beside the traffic that it explains. */
export interface Desired {
  readonly schema: typeof desiredVersion
  /** As given to `ensureEndpoint`. */
  readonly settings: Json
  /** The endpoint keeps it, so that its address stays. */
  readonly port: number
  readonly traffic: Weights
  readonly mirror: Weights
  readonly rollout: Rollout | null
  readonly deployments: Readonly<Record<string, DesiredDeployment>>
}

/** The desired state with the number of its revision. */
export interface SeenDesired extends Seen<Desired> {
  readonly number: number
}

/** The newest revision, or undefined where there is none. @throws UserError ENDPOINT_STATE */
export async function readDesired(paths: EndpointPaths): Promise<SeenDesired | undefined> {
  const number = await newestNumber(paths)
  return number === 0 ? undefined : readRevision(paths, number)
}

/** The number of the newest revision; 0 where there is none. */
export async function newestNumber(paths: EndpointPaths): Promise<number> {
  const names = await readdir(paths.desired).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.reduce((newest, name) => Math.max(newest, Number(/^(\d{8})\.json$/.exec(name)?.[1] ?? 0)), 0)
}

/** @throws UserError ENDPOINT_STATE */
export async function readRevision(paths: EndpointPaths, number: number): Promise<SeenDesired> {
  const path = revisionPath(paths, number)
  let bytes: Buffer
  let value: unknown
  try {
    bytes = await readFile(path)
    value = JSON.parse(bytes.toString('utf8'))
  } catch (cause) {
    throw fail('ENDPOINT_STATE', `${path} cannot be read: ${messageOf(cause)}`, { cause })
  }
  const schema = (value as { schema?: unknown } | null)?.schema
  if (schema !== desiredVersion)
    throw fail(
      'ENDPOINT_STATE',
      `${path} has the schema ${JSON.stringify(schema)}, this version reads "${desiredVersion}".`,
    )
  return { value: value as Desired, revision: revisionOf(number, bytes), number }
}

/**
 * Writes the next revision. The file appears whole or not at all, and only one writer can make a number: a hard link to a
 * finished file fails where the name exists. Revisions are never deleted, so that no number comes twice.
 * @param expected what was read; undefined: the endpoint does not exist yet
 * @throws conflict when `expected` is not the newest revision
 */
export async function writeDesired(
  paths: EndpointPaths,
  expected: SeenDesired | undefined,
  value: Desired,
): Promise<SeenDesired> {
  await mkdir(paths.desired, { recursive: true, mode: 0o700 })
  const number = (expected?.number ?? 0) + 1
  const bytes = canonicalBytes(value as unknown as Json)
  const temporary = join(paths.desired, `.${process.pid}-${randomBytes(6).toString('hex')}`)
  await writeFile(temporary, bytes, { flag: 'wx', mode: 0o600, flush: true })
  try {
    await link(temporary, revisionPath(paths, number))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw conflict(`endpoint ${paths.folder}`)
    throw error
  } finally {
    await rm(temporary, { force: true })
  }
  return { value, revision: revisionOf(number, bytes), number }
}

/** Reads, changes and writes until no other writer came between. For changes that are right on any state. */
export async function changeDesired(
  paths: EndpointPaths,
  change: (seen: SeenDesired | undefined) => Desired | undefined,
): Promise<SeenDesired> {
  for (let attempt = 0; ; attempt += 1) {
    const seen = await readDesired(paths)
    const next = change(seen)
    if (next === undefined) {
      if (seen) return seen
      throw fail('ENDPOINT_NOT_FOUND', `There is no endpoint in ${paths.folder}.`)
    }
    try {
      return await writeDesired(paths, seen, next)
    } catch (error) {
      if (attempt >= 50 || !isConflictError(error)) throw error
    }
  }
}

function isConflictError(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'CONFLICT'
}

function revisionPath(paths: EndpointPaths, number: number): string {
  return join(paths.desired, `${String(number).padStart(8, '0')}.json`)
}

function revisionOf(number: number, bytes: Uint8Array): Revision {
  return `${number}-${sha256(bytes).slice(7, 19)}` as Revision
}
