import { coreErrors } from './error-catalog.ts'
import { errorsOf, UserError } from './errors.ts'
import type { Digest, Json } from './json.ts'
import type { Call, Instant } from './ports.ts'
import type { RecordRef, Resource, Stage } from './record.ts'

/** Opaque: what was read, for the compare-and-swap of what is written. */
export type Revision = string & { readonly brand: 'Revision' }

/** A value and the revision it was read at. */
export interface Seen<T> {
  readonly value: T
  readonly revision: Revision
}

/** The error of every change whose `expected` revision is no longer the live one. Nothing was written. */
export function conflict(what: string): UserError {
  return errorsOf(coreErrors)('CONFLICT', `${what} was changed by somebody else in between. Nothing was written.`, {
    remedy: 'Run the command again.',
  })
}

/** True for the error that `conflict` makes. */
export function isConflict(thrown: unknown): boolean {
  return thrown instanceof UserError && thrown.code === 'CONFLICT'
}

/** What a provider can do. Handlers ask this, never the provider's name. */
export interface Capabilities {
  /** A run goes on when the process that submitted it ends. */
  readonly detachedRuns: boolean
  readonly endpointOutlivesJob: boolean
  readonly mirror: 'none' | { readonly max: number }
  /** Traffic and rollout change in one write. */
  readonly atomicUpdate: boolean
  /** A request that fails on the new deployment is answered by the old one. */
  readonly retriesOnOldDeployment: boolean
  readonly perRequestMetrics: boolean
}

export type RunStatus = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled' | 'unresponsive'

/** One stream for status, log and metrics of a run; from a cursor another machine goes on. */
export type RunEvent = { readonly cursor: string } & (
  | { readonly type: 'status'; readonly status: RunStatus; readonly native: string; readonly reason?: string }
  | { readonly type: 'log'; readonly file: string; readonly text: string }
  | {
      readonly type: 'metric'
      readonly name: string
      readonly value: number | null
      readonly step: number
      readonly at: Instant
    }
)

/** What to train with. The key of a submission is the digest of this. */
export interface TrainSpec {
  readonly model: string
  /** Text for `bash -euo pipefail`, passed on unread. */
  readonly command: string
  /** The folder of the team's code on this machine. */
  readonly folder: string
  /** What the folder is: the tree, or the digest of the files. */
  readonly code: Resource
  readonly environment: TrainingEnvironment
  /** Name (`train`, `validation`, …) and local path of each data set; never `test`. */
  readonly data: readonly { readonly name: string; readonly path: string; readonly resource: Resource }[]
  readonly parameters: Readonly<Record<string, Json>>
  readonly seed: number
  readonly timeLimitMs: number
  /** Names and values of secrets; masked, in no record and not part of the key. */
  readonly secrets: Readonly<Record<string, string>>
  /** Paths below MLOPS_OUTPUT that must exist at the end. */
  readonly outputs: Readonly<Record<string, string>>
}

/** The software of a run. `file` is a requirements file or package.json relative to the folder. */
export interface TrainingEnvironment {
  readonly kind: 'python' | 'node' | 'none'
  readonly file?: string
  /** Digest of what decides the environment: the file, those that it includes, the interpreter's version and the kind of machine. */
  readonly digest?: Digest
}

export interface RunState {
  readonly run: string
  readonly status: RunStatus
  readonly url?: string
  readonly startedAt?: Instant
  readonly endedAt?: Instant
  readonly exitCode?: number
  readonly reason?: string
  /** What was installed in the training environment: one `name==version` a line, or the lock file. */
  readonly lock?: string
}

export interface Training {
  /**
   * The software that a run would get, with the digest of what decides it.
   * @param folder the folder of the team's code
   * @param setting `train.environment`; undefined: whichever is found
   */
  environment(folder: string, setting: string | undefined, call: Call): Promise<TrainingEnvironment>
  /** The same key gives the same run, running or completed; a failed or cancelled one is not given again. */
  submit(spec: TrainSpec, idempotencyKey: Digest, call: Call): Promise<{ run: string; url?: string; existed: boolean }>
  /** Ends after a terminal status; without `from` from the beginning. */
  observe(run: string, from: string | undefined, call: Call): AsyncIterable<RunEvent>
  state(run: string, call: Call): Promise<RunState | undefined>
  cancel(run: string, call: Call): Promise<void>
  /** Copies the files below MLOPS_OUTPUT into a folder. */
  outputs(run: string, into: string, call: Call): Promise<readonly Resource[]>
}

export interface ModelVersion {
  readonly model: string
  /** `12`; texts write `v12`. */
  readonly version: string
  readonly content: readonly Resource[]
  readonly createdAt: Instant
  /** The record of `register`. */
  readonly record?: Digest
  readonly tags: Readonly<Record<string, string>>
}

/** One entry of the append-only history of aliases. */
export interface AliasEvent {
  readonly at: Instant
  readonly change: Readonly<Record<string, string | null>>
  readonly reason: string
  readonly by: string
}

/** Also the durable home of records. */
export interface Registry {
  /** The same key gives the version that exists. Files are read from `files` (name → local path). */
  createVersion(
    model: string,
    content: readonly Resource[],
    files: Readonly<Record<string, string>>,
    tags: Readonly<Record<string, string>>,
    key: Digest,
    call: Call,
  ): Promise<{ version: string; created: boolean }>
  get(model: string, version: string, call: Call): Promise<ModelVersion | undefined>
  list(model: string, call: Call): AsyncIterable<ModelVersion>
  /** Marks added after creation (`rolled-back`, …): append-only, newest wins. */
  mark(model: string, version: string, tags: Readonly<Record<string, string | null>>, call: Call): Promise<void>
  files(model: string, version: string, into: string, call: Call): Promise<readonly Resource[]>
  aliases(model: string, call: Call): Promise<Seen<Readonly<Record<string, string>>>>
  /** Throws `conflict` when `expected` is not the live revision. */
  setAliases(
    model: string,
    change: Readonly<Record<string, string | null>>,
    expected: Revision,
    note: { reason: string; by: string },
    call: Call,
  ): Promise<Revision>
  aliasHistory(model: string, call: Call): Promise<readonly AliasEvent[]>
  putRecord(bytes: Uint8Array, call: Call): Promise<Digest>
  getRecord(digest: Digest, call: Call): Promise<Uint8Array | undefined>
  /** Newest first. */
  records(
    model: string,
    filter: { stage?: Stage; subject?: Digest; commit?: string },
    call: Call,
  ): AsyncIterable<RecordRef>
  models(call: Call): Promise<readonly string[]>
}

export type Weights = Readonly<Record<string, number>>

export const phases = [
  'prepared',
  'verified',
  'shifting',
  'paused',
  'live',
  'retired',
  'rolling-back',
  'rolled-back',
  'failed',
] as const
export type Phase = (typeof phases)[number]

/** The intent, stored with the endpoint: it changes in the same write as the traffic that it explains. Fits one 256-character tag. */
export interface Rollout {
  readonly id: string
  readonly owner: string
  /** Deployment that served before; null for the first. */
  readonly from: string | null
  readonly to: string
  readonly version: string
  /** Index into the steps of the strategy; -1 before the first. */
  readonly step: number
  readonly phase: Phase
  /** When the current step or bake began. */
  readonly since: Instant
  readonly reason?: string
}

export interface DeploymentState {
  readonly state: 'creating' | 'ready' | 'failed' | 'deleting'
  readonly version: string
  readonly package?: Digest
  readonly since?: Instant
  readonly reason?: string
}

export interface EndpointState {
  readonly url?: string
  /** Sums to 100, or 0 before the first deployment. */
  readonly traffic: Weights
  readonly mirror: Weights
  readonly rollout: Rollout | null
  readonly ready: 'yes' | 'changing' | 'failed'
  readonly deployments: Readonly<Record<string, DeploymentState>>
}

/** What happened to a deployment in one interval. */
export interface MetricBucket {
  readonly from: Instant
  readonly seconds: number
  readonly requests: number
  readonly errors: number
  readonly latencyMs?: { readonly mean: number; readonly p50?: number; readonly p95?: number; readonly p99?: number }
  /** Counts of requests per latency bin (upper bounds in milliseconds): mergeable, so that quantiles of a window are exact to a bin. */
  readonly latencyBins?: readonly (readonly [upperMs: number, count: number])[]
  /** Counts of predictions per class or score bin. */
  readonly predictionBins?: Readonly<Record<string, number>>
}

export interface Answer {
  readonly status: number
  readonly body: Uint8Array
  readonly deployment?: string
  readonly requestId?: string
  readonly latencyMs?: number
}

export interface DeploymentSpec {
  readonly endpoint: string
  readonly deployment: string
  readonly model: string
  readonly version: string
  /** Folder digest of the bundle that `package` built, and where it lies on this machine. */
  readonly package: Digest
  readonly bundle: string
  readonly settings: Json
}

/** Level-triggered: callers look at state; no operation handle crosses the port. */
export interface Endpoints {
  inspect(endpoint: string, call: Call): Promise<Seen<EndpointState> | undefined>
  ensureEndpoint(endpoint: string, settings: Json, call: Call): Promise<void>
  /** Idempotent by content; never updates in place. */
  createDeployment(spec: DeploymentSpec, call: Call): Promise<void>
  deleteDeployment(endpoint: string, deployment: string, call: Call): Promise<void>
  /** Throws `conflict` when `expected` is not the live revision. */
  write(
    endpoint: string,
    change: { traffic?: Weights; mirror?: Weights; rollout?: Rollout | null },
    expected: Revision,
    call: Call,
  ): Promise<Revision>
  invoke(endpoint: string, body: Uint8Array, to: { deployment?: string }, call: Call): Promise<Answer>
  metrics(
    endpoint: string,
    deployment: string,
    window: { from: Instant; to: Instant },
    call: Call,
  ): Promise<readonly MetricBucket[]>
  logs(endpoint: string, deployment: string, tail: number, call: Call): Promise<string>
  list(call: Call): Promise<readonly string[]>
  /** Where the endpoint's key is: a file of mode 0600. Never its value. */
  keyFile(endpoint: string): string | undefined
}

/** One request that the endpoint answered, as collected. */
export interface CollectedFiles {
  readonly resources: readonly Resource[]
  /** Local JSON Lines files, a line a row: `{ requestId, at, deployment, version, inputs: {…}, output: {…} }`. */
  readonly paths: readonly string[]
}

export interface Datasets {
  /** Resolves a reference (path, glob, folder) to local files. */
  resolve(reference: string, root: string, call: Call): Promise<{ paths: readonly string[]; resource: Resource }>
  collected(endpoint: string, window: { from: Instant; to: Instant }, call: Call): Promise<CollectedFiles>
}

export interface Platform {
  readonly name: string
  readonly can: Capabilities
  readonly training?: Training
  readonly registry?: Registry
  readonly endpoints?: Endpoints
  readonly datasets?: Datasets
}
