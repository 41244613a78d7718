import { coreErrors } from './error-catalog.ts'
import { type ErrorCatalog, errorsOf, UserError } from './errors.ts'
import type { Digest, Json } from './json.ts'
import type { Platform } from './platform.ts'
import type { Clock, Ids, Instant, Log, Random } from './ports.ts'
import { parseDuration } from './quantities.ts'
import type { Origin, SealedRecord } from './record.ts'
import type { Report } from './report.ts'
import type { Outcome, Verdict } from './verdict.ts'

const fail = errorsOf(coreErrors)

/** An input: how its text becomes a value, and everything that documents it. Data, apart from `parse`. */
export interface Input<T> {
  readonly type: string
  readonly doc: string
  /** Throws an Error whose message says what is accepted. */
  readonly parse: (text: string) => T
  /** The key of mlops.yml that sets the same: then there is no default here, because a default would always win. */
  readonly key?: string
  /** The default, as text. */
  readonly fallback?: string
  readonly optional: boolean
  /** Masked before anything else runs. */
  readonly secret?: boolean
  /** On the command line it may stand without its flag. */
  readonly positional?: boolean
  /** Only on one surface. */
  readonly only?: 'action' | 'command'
}

export type Inputs = Readonly<Record<string, Input<unknown>>>
export type Values<I extends Inputs> = { readonly [K in keyof I]: I[K] extends Input<infer T> ? T : never }

interface Common {
  readonly key?: string
  readonly secret?: boolean
  readonly positional?: boolean
  readonly only?: 'action' | 'command'
}
type Optional = Common & { readonly fallback?: undefined; readonly required?: undefined }
type Present = Common &
  (
    | { readonly fallback: string; readonly required?: undefined }
    | { readonly fallback?: undefined; readonly required: true }
  )

interface Maker<T> {
  (doc: string, options?: Optional): Input<T | undefined>
  (doc: string, options: Present): Input<T>
}

function maker<T>(type: string, parse: (text: string) => T): Maker<T> {
  return ((doc: string, options: Common & { fallback?: string; required?: true } = {}) => {
    const { required, ...rest } = options
    return { type, doc, parse, ...rest, optional: required !== true && options.fallback === undefined }
  }) as Maker<T>
}

const plain = maker('string', (text) => text)

const quoted = /^"(?:[^"]|"")*"$/

/** The kinds of inputs. Absent and empty are the same. */
export const input = {
  text: plain,
  path: maker('path', (text) => text),
  flag: maker('boolean', (text) => {
    const value = text.trim().toLowerCase()
    if (value === 'true') return true
    if (value === 'false') return false
    throw new Error('write true or false')
  }),
  integer: maker('integer', (text) => {
    if (!/^-?\d{1,15}$/.test(text.trim())) throw new Error('write a whole number')
    return Number(text)
  }),
  number: maker('number', (text) => {
    const value = Number(text)
    if (text.trim() === '' || !Number.isFinite(value)) throw new Error('write a number such as 0.5')
    return value
  }),
  duration: maker('duration', (text) => {
    const ms = parseDuration(text)
    if (ms === undefined) throw new Error('write a duration such as 90s, 15m or 2h')
    return ms
  }),
  /** One item a line; commas separate too. An item that holds a comma stands in double quotes, a quote in it is doubled. */
  list: maker('list', (text) =>
    (text.match(/\s*"(?:[^"]|"")*"\s*(?=[\n,]|$)|[^\n,]+/g) ?? [])
      .map((item) => item.trim())
      .map((item) => (quoted.test(item) ? item.slice(1, -1).replaceAll('""', '"') : item))
      .filter(Boolean),
  ),
  /** Lines of name=value. */
  map: maker('map', (text) => {
    const pairs = text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => {
        const at = line.indexOf('=')
        if (at < 1) throw new Error(`write name=value, one a line; "${line}" has no "="`)
        return [line.slice(0, at).trim(), line.slice(at + 1).trim()] as const
      })
    return Object.fromEntries(pairs) as Readonly<Record<string, string>>
  }),
  choice: <const C extends readonly string[]>(choices: C) =>
    maker<C[number]>(choices.join(' | '), (text) => {
      if (!choices.includes(text)) throw new Error(`write one of ${choices.join(', ')}`)
      return text as C[number]
    }),
}

/** An output: always a string on the surface; `json` ones hold JSON. */
export interface Output {
  readonly type: 'string' | 'number' | 'json'
  readonly doc: string
}
export type Outputs = Readonly<Record<string, Output>>

export const output = {
  text: (doc: string): Output => ({ type: 'string', doc }),
  number: (doc: string): Output => ({ type: 'number', doc }),
  json: (doc: string): Output => ({ type: 'json', doc }),
}

/** This program: its version, the digest of its bundle, and the command that starts it again (helper processes are the same bundle with a role). */
export interface Tool {
  readonly version: string
  readonly bundle?: Digest
  /** `[node, …flags, entry]`; append `role`, the role and its arguments. */
  readonly command: readonly string[]
  /** The folder of the built bundle, which packages carry as their scoring server; undefined where it was not built. */
  readonly dist?: string
  /** The file that runs a thread of this program; undefined where each package finds its own. */
  readonly worker?: URL
}

/** A handler's view of the world: ports and places, nothing of the surface. */
export interface Context {
  readonly signal: AbortSignal
  readonly clock: Clock
  readonly log: Log
  readonly ids: Ids
  /** Named streams from one seed. */
  random(name: string): Random
  /** Where relative inputs are resolved: the working directory, or the workspace of the job. */
  readonly directory: string
  /** Variables of the process, read-only; commands of the team get a scrubbed copy. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** An existing empty folder for this step; removed afterwards. */
  scratch(): Promise<string>
  /** The platform for a model folder. */
  platform(options: PlatformOptions): Promise<Platform>
  /** The commit, from git and, in a job, from the runner's environment. */
  origin(folder: string): Promise<Origin>
  /** Commits that touched the folder since a time, newest first; as many as the checkout has. None where there is no git. */
  commits?(folder: string, since: Instant): Promise<readonly Commit[]>
  /** Which source a value came from: `input`, `environment`, or undefined when it was not given. */
  source(input: string): 'input' | 'environment' | undefined
  readonly tool: Tool
  /** The error codes of rooms that handlers do not know, such as the platforms; loaded when `mlops explain` asks. */
  catalogs?(): Promise<readonly ErrorCatalog[]>
}

/** A commit of the repository. */
export interface Commit {
  readonly id: string
  readonly at: Instant
  /** Files it changed, relative to the folder that was asked about. */
  readonly files: readonly string[]
}

export interface PlatformOptions {
  readonly name: string
  readonly root: string
  readonly registry: 'directory' | 'git'
}

/** What a handler returns. It writes no output, summary, annotation or exit code: the toolkit renders this for the surface at hand. */
export interface Result<O extends Outputs = Outputs> {
  readonly outputs: { readonly [K in keyof O]?: Json }
  readonly outcome: Outcome
  readonly verdict?: Verdict
  /** The records that this step wrote, newest last; the first output `record` is the last of them. */
  readonly records: readonly { readonly sealed: SealedRecord; readonly path: string }[]
  readonly report: Report
  /** Fields of the JSON answer beside `command`, `result`, `outputs`, `summary`. */
  readonly json?: { readonly [key: string]: Json }
  /** The exact standard output on the command line, where that is the result (`predict --out -`, `logs`). */
  readonly text?: string
}

/** A plain JSON Schema, as data: the published form of a command's JSON answer. */
export type JsonSchema = { readonly [key: string]: Json }

/** A command: data only. Generating help or action.yml loads no handler. */
export interface CommandDeclaration<I extends Inputs = Inputs, O extends Outputs = Outputs> {
  readonly name: string
  readonly summary: string
  /** A few sentences for the page of the action and for `mlops help NAME`. */
  readonly description?: string
  readonly surfaces: readonly ('action' | 'command')[]
  readonly inputs: I
  readonly outputs: O
  /** One line that works: `mlops train --seed 7`. */
  readonly example: string
  readonly writes: boolean
  /** Whether it gives a verdict. */
  readonly decides: boolean
  readonly permissions: Readonly<Record<string, { readonly level: 'read' | 'write'; readonly why: string }>>
  /** Schema of the fields that the command adds to its JSON answer. */
  readonly json?: JsonSchema
  readonly handler: () => Promise<{ run(inputs: Values<I>, context: Context): Promise<Result<O>> }>
}

/** Declares a command. */
export function defineCommand<const I extends Inputs, const O extends Outputs>(
  declaration: CommandDeclaration<I, O>,
): CommandDeclaration<I, O> {
  return declaration
}

/**
 * Parses all inputs at once and reports all errors at once.
 * @param given the texts by input name; empty counts as absent
 * @throws UserError INPUT_MISSING, INPUT_INVALID
 */
export function parseInputs<I extends Inputs>(
  inputs: I,
  given: Readonly<Record<string, string | undefined>>,
): Values<I> {
  const problems = []
  const values: Record<string, unknown> = {}
  for (const [name, one] of Object.entries(inputs)) {
    const text = given[name] !== undefined && given[name] !== '' ? given[name] : one.fallback
    if (text === undefined) {
      if (!one.optional)
        problems.push(fail('INPUT_MISSING', `${name} is missing: ${one.doc}`, { where: { input: name } }))
      values[name] = undefined
      continue
    }
    try {
      values[name] = one.parse(text)
    } catch (thrown) {
      const shown = one.secret ? '(secret)' : JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}…` : text)
      const accepted = thrown instanceof Error ? thrown.message : String(thrown)
      problems.push(
        fail('INPUT_INVALID', `${name}: ${shown} is not accepted; ${accepted}.`, { where: { input: name } }),
      )
    }
  }
  const [first, ...rest] = problems
  if (first) throw mergeErrors([first, ...rest])
  return values as Values<I>
}

/** One error of many: all problems in one. */
export function mergeErrors(errors: readonly [UserError, ...UserError[]]): UserError {
  const [first, ...rest] = errors.flatMap((error) => [...error.problems])
  return first ? new UserError([first, ...rest]) : errors[0]
}
