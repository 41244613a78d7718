import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  type AliasEvent,
  type Call,
  conflict,
  type Digest,
  errorsOf,
  folderDigest,
  folderFiles,
  isDigest,
  type ModelRecord,
  type ModelVersion,
  openRecord,
  type RecordRef,
  type Registry,
  type Resource,
  type Revision,
  sha256,
} from '@mlops-actions/core'

const fail = errorsOf({
  CONTENT_DIFFERS: { summary: '', explanation: '' },
  CONTENT_MISSING: { summary: '', explanation: '' },
  NAME_INVALID: { summary: '', explanation: '' },
})

interface Kept {
  readonly version: ModelVersion
  readonly key: Digest
  readonly files: ReadonlyMap<string, Uint8Array>
}

interface Model {
  readonly versions: Kept[]
  readonly marks: { readonly version: string; readonly tags: Readonly<Record<string, string | null>> }[]
  readonly aliases: AliasEvent[]
  readonly records: { readonly record: ModelRecord; readonly bytes: Uint8Array; readonly digest: Digest }[]
}

/** A registry in memory, to be shared by whoever is given it. It keeps the rules of `registryContract`. */
export function fakeRegistry(): Registry {
  const models = new Map<string, Model>()
  const memory: Memory = {
    models,
    look: (name) => models.get(name) ?? { versions: [], marks: [], aliases: [], records: [] },
    change: (name) => {
      if (name === '' || name.length > 100 || /[\n/\\]/.test(name)) throw fail('NAME_INVALID', `no name: ${name}`)
      const model = memory.look(name)
      models.set(name, model)
      return model
    },
  }
  return {
    ...versionsIn(memory),
    ...aliasesIn(memory),
    ...recordsIn(memory),
    async models() {
      return [...models.keys()].sort()
    },
  }
}

interface Memory {
  readonly models: ReadonlyMap<string, Model>
  /** To read: of an unknown model an empty one. */
  look(name: string): Model
  /** To write: made when it is not there. */
  change(name: string): Model
}

function versionsIn({ look, change }: Memory): Pick<Registry, 'createVersion' | 'get' | 'list' | 'mark' | 'files'> {
  const view = (name: string, kept: Kept): ModelVersion => {
    const model = look(name)
    const { version } = kept.version
    const tags = folded([
      kept.version.tags,
      ...model.marks.filter((one) => one.version === version).map((one) => one.tags),
    ])
    const registered = model.records.find(
      ({ record }) => record.stage === 'register' && (record.body as { version?: unknown }).version === version,
    )
    const record = isDigest(tags['record']) ? tags['record'] : registered?.digest
    return { ...kept.version, tags, ...(record === undefined ? {} : { record }) }
  }
  const find = (name: string, version: string): Kept => {
    const kept = look(name).versions.find((one) => one.version.version === version)
    if (!kept) throw fail('CONTENT_MISSING', `${name} has no version ${version}`)
    return kept
  }
  return {
    async createVersion(name, content, files, tags, key, call) {
      const bytes = await readContent(content, files)
      const model = change(name)
      const known = model.versions.find((one) => one.key === key)
      if (known) return { version: known.version.version, created: false }
      const version = String(model.versions.length + 1)
      const createdAt = call.clock.now()
      model.versions.push({ key, files: bytes, version: { model: name, version, content, createdAt, tags } })
      return { version, created: true }
    },
    async get(name, version) {
      const kept = look(name).versions.find((one) => one.version.version === version)
      return kept && view(name, kept)
    },
    async *list(name) {
      for (const kept of look(name).versions) yield view(name, kept)
    },
    async mark(name, version, tags) {
      find(name, version)
      change(name).marks.push({ version, tags })
    },
    async files(name, version, into) {
      const kept = find(name, version)
      for (const [path, bytes] of kept.files) {
        await mkdir(dirname(join(into, path)), { recursive: true })
        await writeFile(join(into, path), bytes)
      }
      return kept.version.content
    },
  }
}

function aliasesIn({ look, change }: Memory): Pick<Registry, 'aliases' | 'setAliases' | 'aliasHistory'> {
  return {
    async aliases(name) {
      const events = look(name).aliases
      return { value: folded(events.map((event) => event.change)), revision: String(events.length) as Revision }
    },
    async setAliases(name, wanted, expected, note, call) {
      const events = change(name).aliases
      if (String(events.length) !== expected) throw conflict(`the aliases of ${name}`)
      events.push({ at: call.clock.now(), change: wanted, reason: note.reason, by: note.by })
      return String(events.length) as Revision
    },
    async aliasHistory(name) {
      return [...look(name).aliases]
    },
  }
}

/** What changes add up to: the newest wins, null takes away. */
function folded(changes: readonly Readonly<Record<string, string | null>>[]): Record<string, string> {
  const current = new Map<string, string>()
  for (const [name, value] of changes.flatMap((change) => Object.entries(change))) {
    if (value === null) current.delete(name)
    else current.set(name, value)
  }
  return Object.fromEntries(current)
}

function recordsIn({ models, change }: Memory): Pick<Registry, 'putRecord' | 'getRecord' | 'records'> {
  return {
    async putRecord(bytes) {
      const opened = openRecord(bytes)
      const { records } = change(opened.record.model)
      if (!records.some((one) => one.digest === opened.digest)) records.push(opened)
      return opened.digest
    },
    async getRecord(digest) {
      return [...models.values()].flatMap((model) => model.records).find((one) => one.digest === digest)?.bytes
    },
    async *records(name, filter, _call: Call): AsyncIterable<RecordRef> {
      for (const { record, digest } of (models.get(name)?.records ?? []).toReversed()) {
        if (filter.stage !== undefined && record.stage !== filter.stage) continue
        if (filter.commit !== undefined && record.origin.commit !== filter.commit) continue
        if (filter.subject !== undefined && !record.subjects.some((one) => one.digest === filter.subject)) continue
        yield { stage: record.stage, digest }
      }
    },
  }
}

async function readContent(
  content: readonly Resource[],
  files: Readonly<Record<string, string>>,
): Promise<Map<string, Uint8Array>> {
  const kept = new Map<string, Uint8Array>()
  for (const { name, digest } of content) {
    const parts = name.split('/')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters in names are what is refused here
    if (/[\u0000-\u001f\\]/.test(name) || parts.some((part) => ['', '.', '..'].includes(part)))
      throw fail('NAME_INVALID', `no name for a file: ${name}`)
    const path = files[name]
    if (path === undefined) continue
    if ((await stat(path)).isDirectory()) {
      const list = await folderFiles(path)
      if (digest !== undefined && digest !== folderDigest(list)) throw fail('CONTENT_DIFFERS', `${name} differs`)
      for (const file of list) kept.set(`${name}/${file.path}`, await readFile(join(path, file.path)))
      continue
    }
    const bytes = await readFile(path)
    if (digest !== undefined && digest !== sha256(bytes)) throw fail('CONTENT_DIFFERS', `${name} differs`)
    kept.set(name, bytes)
  }
  return kept
}
