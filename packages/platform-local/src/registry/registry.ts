import {
  type AliasEvent,
  type Call,
  conflict,
  errorsOf,
  isDigest,
  type Json,
  type ModelVersion,
  openRecord,
  type Registry,
  type Revision,
} from '@mlops-actions/core'
import { modelSegment } from '../contain.ts'
import { localErrors } from '../errors.ts'
import { keepContent, restoreContent } from './content.ts'
import { asAliases, asJson, asMarks, asRecords, asVersions, type RecordEntry, type VersionEntry } from './entries.ts'
import { decodeSegment, encodeSegment, type Store } from './store.ts'

const fail = errorsOf(localErrors)
/** Attempts of a write that others keep overtaking. */
const attempts = 200

const logOf = (model: string, log: 'versions' | 'marks' | 'aliases' | 'records') =>
  `models/${encodeSegment(modelSegment(model))}/${log}`

/**
 * The registry over a store. Versions, marks, aliases and records are logs that only grow: the nth version is the nth entry, so
 * that no number is used twice; the aliases are what their history adds up to, and their revision is its length.
 */
export function createRegistry(store: Store): Registry {
  return {
    ...versionsOf(store),
    ...aliasesOf(store),
    ...recordsOf(store),
    async models(call) {
      const logs = await store.logs('models/', call.signal)
      const names = logs.map((log) => decodeSegment(log.split('/')[1] ?? ''))
      return [...new Set(names)].sort()
    },
  }
}

/** Adds an entry made from what the log holds, again when somebody was faster. `make` gives undefined when there is nothing to add. */
async function add<T>(
  store: Store,
  log: string,
  call: Call,
  make: (entries: readonly Json[]) => { entry: Json; documents?: readonly Uint8Array[]; result: T } | { result: T },
): Promise<T> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    call.signal.throwIfAborted()
    const entries = await store.entries(log, call.signal)
    const made = make(entries)
    if (!('entry' in made)) return made.result
    if (await store.append(log, entries.length, made.entry, made.documents ?? [], call.signal)) return made.result
  }
  throw fail('TOO_MANY_WRITERS', `${attempts} attempts to write to ${store.place} found another entry before them.`, {
    remedy: 'Nothing was written. Run the command again.',
  })
}

type Versions = Pick<Registry, 'createVersion' | 'get' | 'list' | 'mark' | 'files'>

/** Versions as the port shows them: with the marks that were added since, and the record of their registration. */
async function viewed(
  store: Store,
  model: string,
  entries: readonly VersionEntry[],
  call: Call,
): Promise<ModelVersion[]> {
  const log = async (name: 'marks' | 'records') => await store.entries(logOf(model, name), call.signal)
  const [marks, records] = await Promise.all([log('marks').then(asMarks), log('records').then(asRecords)])
  return entries.map(({ version, tags: first, content, createdAt }) => {
    const tags = new Map(Object.entries(first))
    for (const mark of marks)
      if (mark.version === version)
        for (const [name, value] of Object.entries(mark.tags)) {
          if (value === null) tags.delete(name)
          else tags.set(name, value)
        }
    const tagged = tags.get('record')
    const record = isDigest(tagged) ? tagged : records.findLast((one) => one.version === version)?.digest
    const known = record === undefined ? {} : { record }
    return { model, version, content, createdAt, tags: Object.fromEntries(tags), ...known }
  })
}

function versionsOf(store: Store): Versions {
  const read = async (model: string, call: Call) =>
    asVersions(await store.entries(logOf(model, 'versions'), call.signal))
  const find = async (model: string, version: string, call: Call) =>
    (await read(model, call)).find((entry) => entry.version === version)
  return {
    async createVersion(model, content, files, tags, key, call) {
      const known = (await read(model, call)).find((entry) => entry.key === key)
      if (known) return { version: known.version, created: false }
      const kept = await keepContent(store, content, files, call)
      const createdAt = call.clock.now()
      return await add<{ version: string; created: boolean }>(store, logOf(model, 'versions'), call, (entries) => {
        const same = asVersions(entries).find((entry) => entry.key === key)
        if (same) return { result: { version: same.version, created: false } }
        const version = String(entries.length + 1)
        const entry = asJson({ version, key, content, kept, tags, createdAt })
        return { entry, result: { version, created: true } }
      })
    },
    async get(model, version, call) {
      const entry = await find(model, version, call)
      return entry ? (await viewed(store, model, [entry], call))[0] : undefined
    },
    async *list(model, call) {
      yield* await viewed(store, model, await read(model, call), call)
    },
    async mark(model, version, tags, call) {
      if (!(await find(model, version, call))) throw unknownVersion(model, version)
      const at = call.clock.now()
      await add(store, logOf(model, 'marks'), call, () => ({ entry: asJson({ at, version, tags }), result: undefined }))
    },
    async files(model, version, into, call) {
      const entry = await find(model, version, call)
      if (!entry) throw unknownVersion(model, version)
      await restoreContent(store, entry, into, call)
      return entry.content
    },
  }
}

function unknownVersion(model: string, version: string) {
  return fail('CONTENT_MISSING', `${model} has no version ${version}.`, {
    remedy: `List the versions with: mlops status.`,
  })
}

type Aliases = Pick<Registry, 'aliases' | 'setAliases' | 'aliasHistory'>

function aliasesOf(store: Store): Aliases {
  const history = async (model: string, call: Call) =>
    asAliases(await store.entries(logOf(model, 'aliases'), call.signal))
  const revisionOf = (events: readonly AliasEvent[]) => String(events.length) as Revision
  return {
    async aliases(model, call) {
      const events = await history(model, call)
      return { value: currentOf(events), revision: revisionOf(events) }
    },
    async setAliases(model, change, expected, note, call) {
      const length = Number(expected)
      if (!Number.isInteger(length) || length < 0) throw conflict(`the aliases of ${model}`)
      const events = await history(model, call)
      if (events.length !== length) throw conflict(`the aliases of ${model}`)
      const entry = asJson({ at: call.clock.now(), change, reason: note.reason, by: note.by })
      const log = logOf(model, 'aliases')
      if (!(await store.append(log, length, entry, [], call.signal))) throw conflict(`the aliases of ${model}`)
      return String(length + 1) as Revision
    },
    aliasHistory: history,
  }
}

function currentOf(events: readonly AliasEvent[]): Readonly<Record<string, string>> {
  const current = new Map<string, string>()
  for (const event of events)
    for (const [alias, version] of Object.entries(event.change)) {
      if (version === null) current.delete(alias)
      else current.set(alias, version)
    }
  return Object.fromEntries(current)
}

type Records = Pick<Registry, 'putRecord' | 'getRecord' | 'records'>

function recordsOf(store: Store): Records {
  return {
    async putRecord(bytes, call) {
      const { record, digest } = openRecord(bytes)
      const body = record.body as { readonly version?: unknown } | null
      const version = record.stage === 'register' && typeof body?.version === 'string' ? body.version : undefined
      const entry: RecordEntry = {
        digest,
        stage: record.stage,
        id: record.id,
        commit: record.origin.commit,
        subjects: record.subjects.flatMap((subject) => (subject.digest === undefined ? [] : [subject.digest])),
        at: call.clock.now(),
        ...(version === undefined ? {} : { version }),
      }
      return await add(store, logOf(record.model, 'records'), call, (entries) =>
        asRecords(entries).some((one) => one.digest === digest)
          ? { result: digest }
          : { entry: asJson(entry), documents: [bytes], result: digest },
      )
    },
    async getRecord(digest, call) {
      return await store.document(digest, call.signal)
    },
    async *records(model, filter, call) {
      const entries = asRecords(await store.entries(logOf(model, 'records'), call.signal))
      for (const entry of entries.toReversed()) {
        const { stage, subject, commit } = filter
        if (stage !== undefined && entry.stage !== stage) continue
        if (commit !== undefined && entry.commit !== commit) continue
        if (subject !== undefined && !entry.subjects.includes(subject)) continue
        yield { stage: entry.stage, digest: entry.digest }
      }
    },
  }
}
