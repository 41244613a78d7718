import { coreErrors } from './error-catalog.ts'
import { errorsOf, messageOf } from './errors.ts'
import { canonicalBytes, type Digest, isDigest, type Json, sha256 } from './json.ts'
import type { Instant } from './ports.ts'
import type { Decision, GateResult, Verdict, Waiver } from './verdict.ts'

const fail = errorsOf(coreErrors)

/** The steps that write records, in the order of the chain. */
export const stages = ['train', 'validate', 'package', 'register', 'deploy', 'check-drift'] as const
export type Stage = (typeof stages)[number]

/** The version of the record format. A removed field, or one with another meaning, is v2; new fields are not. */
export const recordSchema = 'mlops/record/v1'

/**
 * An in-toto ResourceDescriptor: the digest of the bytes, or, where they cannot be read here, a URI with an immutable version.
 * Never neither.
 */
export type Resource = { readonly name: string; readonly mediaType?: string; readonly bytes?: number } & (
  | { readonly digest: Digest; readonly uri?: string }
  | { readonly digest?: never; readonly uri: string; readonly version: string }
)

/** An edge of the graph: a record by the digest of its file. */
export interface RecordRef {
  readonly stage: Stage
  readonly digest: Digest
}

/** The commit that was built. `asserted`: said by this process; `github`: read back from GitHub's API. */
export interface Origin {
  readonly source: 'asserted' | 'github'
  readonly actor: string
  readonly event: string
  readonly repository: string
  readonly ref: string
  /** Empty outside a git repository. */
  readonly commit: string
  readonly tree: string
  readonly dirty: boolean
  /** Of a dirty tree: digest of the changes and the names of the files, never their content. */
  readonly changes?: { readonly digest: Digest; readonly files: readonly string[] }
  readonly pullRequest?: { readonly number: number; readonly head: string; readonly base: string }
  readonly runUrl?: string
}

/** What every record holds. `Body` is the stage's own part. */
export interface ModelRecord<S extends Stage = Stage, Body = unknown> {
  readonly schema: typeof recordSchema
  readonly stage: S
  /** ULID. */
  readonly id: string
  readonly model: string
  readonly tool: { readonly version: string; readonly bundle?: Digest }
  readonly origin: Origin
  readonly startedAt: Instant
  readonly endedAt?: Instant
  readonly state: 'running' | 'succeeded' | 'failed' | 'canceled'
  /** While running: what another machine needs to go on. */
  readonly resume?: Json
  /** Edges of a directed acyclic graph. */
  readonly builtOn: readonly RecordRef[]
  /** What went in. */
  readonly materials: readonly Resource[]
  /** What came out. subjects + record = an in-toto Statement. */
  readonly subjects: readonly Resource[]
  readonly gates: readonly GateResult[]
  readonly verdict?: Verdict
  readonly decision?: Decision
  readonly waivers?: readonly Waiver[]
  readonly body: Body
}

/** A record with the bytes of its file and their digest: nobody serialises it a second time. */
export interface SealedRecord<S extends Stage = Stage, Body = unknown> {
  readonly record: ModelRecord<S, Body>
  readonly bytes: Uint8Array
  readonly digest: Digest
}

/** Writes a record once: canonical JSON, and the digest of exactly these bytes. */
export function sealRecord<S extends Stage, Body>(record: ModelRecord<S, Body>): SealedRecord<S, Body> {
  for (const resource of [...record.materials, ...record.subjects]) {
    const named = resource.digest !== undefined ? isDigest(resource.digest) : Boolean(resource.uri && resource.version)
    if (!named)
      throw new TypeError(
        `resource "${resource.name}" of the ${record.stage} record has no digest and no immutable version`,
      )
  }
  const bytes = canonicalBytes(record as unknown as Json)
  return { record, bytes, digest: sha256(bytes) }
}

/** How large a record file may be: 32 MiB. Larger ones are refused before they are parsed. */
export const maximumRecordBytes = 32 * 2 ** 20

/**
 * Reads the bytes of a record file. Fields that are not known are kept and ignored.
 * @throws UserError RECORD_UNREADABLE, RECORD_TOO_LARGE, RECORD_SCHEMA_UNKNOWN
 */
export function openRecord(bytes: Uint8Array, name = 'the record'): SealedRecord {
  if (bytes.byteLength > maximumRecordBytes)
    throw fail('RECORD_TOO_LARGE', `${name} has ${bytes.byteLength} bytes; a record has at most ${maximumRecordBytes}.`)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw fail('RECORD_UNREADABLE', `${name} is not JSON: ${messageOf(cause)}`, {
      remedy: 'Give the file that the step before wrote (its output `record`).',
      cause,
    })
  }
  const problem = recordProblem(value)
  if (problem) {
    const code = problem.startsWith('schema') ? 'RECORD_SCHEMA_UNKNOWN' : 'RECORD_UNREADABLE'
    throw fail(code, `${name}: ${problem}`, {
      remedy: 'Give the file that the step before wrote (its output `record`).',
    })
  }
  return { record: value as ModelRecord, bytes, digest: sha256(bytes) }
}

function recordProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not a JSON object'
  const fields = value as Record<string, unknown>
  if (fields['schema'] !== recordSchema)
    return `schema is ${JSON.stringify(fields['schema'])}, this version reads "${recordSchema}"`
  if (!stages.includes(fields['stage'] as Stage))
    return `stage ${JSON.stringify(fields['stage'])} is not one of ${stages.join(', ')}`
  for (const key of ['id', 'model', 'startedAt', 'state'])
    if (typeof fields[key] !== 'string') return `field "${key}" is missing`
  for (const key of ['builtOn', 'materials', 'subjects', 'gates'])
    if (!Array.isArray(fields[key])) return `field "${key}" is missing`
  for (const key of ['origin', 'body', 'tool'])
    if (typeof fields[key] !== 'object' || fields[key] === null) return `field "${key}" is missing`
  for (const edge of fields['builtOn'] as unknown[])
    if (!isDigest((edge as { digest?: unknown } | null)?.digest)) return 'builtOn holds an edge without a digest'
  return undefined
}
