import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { canonicalBytes, type Digest, errorsOf, fileDigest, type Json, messageOf, sha256 } from '@mlops-actions/core'
import { localErrors } from '../errors.ts'
import { type Git, type GitAnswer, gitFailed, gitIn } from './git.ts'
import { digestsOf, type GitFile, readme } from './git-files.ts'
import { decodeSegment, encodeSegment, entryName, type KeptFile, type Store, type WantedFile } from './store.ts'

const fail = errorsOf(localErrors)
const attempts = 100
/** References named in one command: below what a command line holds. */
const refsAtOnce = 300
const pushFlags = ['--porcelain', '--no-verify', '--no-recurse-submodules']

export interface GitStoreOptions {
  /** Anywhere in the repository. */
  readonly folder: string
  /** Name, address or path of the remote; null: the repository itself; undefined: `origin`, else its only one, else itself. */
  readonly remote: string | null | undefined
  /** The branch of versions, aliases and records. `mlops-registry` unless set. */
  readonly branch?: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * A store in a git repository: logs and documents on a branch of their own, files under `refs/mlops/blobs/<sha256>`, each fetched
 * alone. A refused push is the compare-and-swap. Only plumbing is used: work tree, index and branches of the user stay as they are.
 */
export function gitStore(options: GitStoreOptions): Store {
  return new GitStore(options)
}

/**
 * The remote that a repository has: `origin`, else its only one; null when it has none.
 * @throws UserError GIT_UNAVAILABLE outside of a repository
 */
export async function findRemote(
  folder: string,
  environment: GitStoreOptions['environment'],
  signal: AbortSignal,
): Promise<string | null> {
  const answer = await gitIn(folder, environment).run(['remote'], { signal })
  if (answer.code !== 0)
    throw fail('GIT_UNAVAILABLE', `${folder} is in no git repository: ${answer.stderr.trim().split('\n').at(-1)}`, {
      remedy: 'Run it in the repository, or write `registry: directory` in mlops.yml.',
    })
  const names = answer.stdout.toString('utf8').split('\n').filter(Boolean)
  return names.includes('origin') ? 'origin' : (names[0] ?? null)
}

/** A commit of the branch: its id (empty before the first) and its files, path to object. */
interface Tip {
  readonly commit: string
  readonly files: ReadonlyMap<string, string>
}

const logPath = (log: string) => `logs/${log.split('/').map(encodeSegment).join('/')}`
const documentPath = (digest: Digest) => `documents/${digest.slice(7)}.json`
const blobRef = (digest: Digest) => `refs/mlops/blobs/${digest.slice(7)}`

class GitStore implements Store {
  readonly kind = 'git'
  readonly place: string
  readonly #git: Git
  readonly #options: GitStoreOptions
  #found: string | null | undefined
  readonly #ref: string
  readonly #cacheRef: string
  #tip: Tip | undefined
  /** What git said when it last refused. */
  #refusal = ''

  constructor(options: GitStoreOptions) {
    const branch = options.branch ?? 'mlops-registry'
    this.#git = gitIn(options.folder, options.environment)
    this.#options = options
    this.#found = options.remote
    this.#ref = `refs/heads/${branch}`
    this.#cacheRef = `refs/mlops/cache/${branch}`
    const remote = (options.remote ?? '').replace(/\/\/[^/@\s]+@/, '//')
    this.place = `branch ${branch}${remote === '' ? '' : ` of ${remote}`}`
  }

  async putFiles(paths: readonly string[], signal: AbortSignal): Promise<readonly KeptFile[]> {
    const kept: GitFile[] = []
    for (const path of paths) kept.push(await digestsOf(path, signal))
    const input = paths.map((path) => `${resolve(path)}\n`).join('')
    const written = await this.#git.ask(['hash-object', '-w', '--no-filters', '--stdin-paths'], { signal, input })
    for (const [index, object] of written.split('\n').entries())
      if (paths.length > 0 && !kept[index]?.objects.includes(object))
        throw fail('CONTENT_DIFFERS', `${paths[index]} changed while it was registered.`, {
          remedy: 'Run the command again.',
        })
    const objects = new Map(kept.map(({ digest }, index) => [blobRef(digest), written.split('\n')[index] ?? '']))
    const before = await this.#resolveAll([...objects.keys()], signal)
    const missing = [...objects].filter(([ref, object]) => before.get(ref) !== object)
    for (let at = 0; at < missing.length; at += refsAtOnce)
      await this.#create(missing.slice(at, at + refsAtOnce), signal)
    return kept.map(({ digest, bytes }) => ({ digest, bytes }))
  }

  async fetchFiles(wanted: readonly WantedFile[], signal: AbortSignal): Promise<readonly Digest[]> {
    const objects = await this.#resolveAll(
      wanted.map(({ digest }) => blobRef(digest)),
      signal,
    )
    const there = wanted.filter(({ digest }) => objects.has(blobRef(digest)))
    const refs = [...new Set(there.map(({ digest }) => blobRef(digest)))]
    for (let at = 0; at < refs.length; at += refsAtOnce) {
      const part = refs.slice(at, at + refsAtOnce)
      await this.#fetch(new Map(part.map((ref) => [ref, objects.get(ref) ?? ''])), signal)
    }
    for (const { digest, to } of there) {
      const object = objects.get(blobRef(digest)) ?? ''
      const answer = await this.#git.run(['cat-file', 'blob', object], { signal, toFile: to })
      if (answer.code !== 0) throw gitFailed(['cat-file'], answer)
      if ((await fileDigest(to, signal)) === digest) continue
      await rm(to, { force: true })
      throw this.#damagedBlob(digest)
    }
    return wanted.filter((one) => !there.includes(one)).map((one) => one.digest)
  }

  #damagedBlob(digest: Digest): Error {
    return fail('STORE_DAMAGED', `${blobRef(digest)} of ${this.place} holds other bytes.`, {
      remedy: 'Delete that reference in the remote and register the version again.',
    })
  }

  async document(digest: Digest, signal: AbortSignal): Promise<Uint8Array | undefined> {
    const path = documentPath(digest)
    const object = this.#tip?.files.get(path) ?? (await this.#refresh(signal)).files.get(path)
    if (object === undefined) return undefined
    const bytes = (await this.#read([object], signal))[0]
    if (bytes && sha256(bytes) === digest) return bytes
    throw fail('STORE_DAMAGED', `${path} on ${this.place} holds other bytes.`, {
      remedy: 'Restore the branch from another clone.',
    })
  }

  async entries(log: string, signal: AbortSignal): Promise<readonly Json[]> {
    const tip = await this.#refresh(signal)
    const names = entriesOf(tip, log)
    const contents = await this.#read(
      names.map((name) => tip.files.get(name) ?? ''),
      signal,
    )
    return contents.map((bytes, index) => {
      try {
        return JSON.parse(new TextDecoder().decode(bytes)) as Json
      } catch (cause) {
        throw fail('STORE_DAMAGED', `${names[index]} on ${this.place}: ${messageOf(cause)}`, { cause })
      }
    })
  }

  async append(
    log: string,
    length: number,
    entry: Json,
    documents: readonly Uint8Array[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const added = new Map<string, Uint8Array>([[`${logPath(log)}/${entryName(length + 1)}`, canonicalBytes(entry)]])
    for (const bytes of documents) added.set(documentPath(sha256(bytes)), bytes)
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      // What was read last will do to begin with: the push tells when it was not the newest.
      const known = attempt === 0 ? this.#tip : undefined
      const tip = known && entriesOf(known, log).length === length ? known : await this.#refresh(signal)
      if (entriesOf(tip, log).length !== length) return false
      const made = await this.#commit(tip, added, `${log} ${length + 1}`, signal)
      if ((await this.#update(this.#ref, made.commit, tip.commit, signal)) === 'written') {
        this.#tip = made
        return true
      }
      this.#tip = undefined
      // Others write other logs of the same branch: step aside for a random while, longer each time.
      await wait((randomBytes(1)[0] ?? 0) * Math.min(4, 0.2 * (attempt + 1)), undefined, { signal })
    }
    throw fail(
      'TOO_MANY_WRITERS',
      `${attempts} attempts to write to ${this.place} were refused. git says: ${this.#refusal}`,
      {
        remedy:
          'Nothing was written. Run the command again; if git speaks of a lock file that nobody holds, delete it.',
      },
    )
  }

  async logs(prefix: string, signal: AbortSignal): Promise<readonly string[]> {
    const tip = await this.#refresh(signal)
    const below = `logs/${prefix.split('/').filter(Boolean).map(encodeSegment).join('/')}/`
    const found = new Set<string>()
    for (const path of tip.files.keys())
      if (path.startsWith(below)) found.add(path.split('/').slice(1, -1).map(decodeSegment).join('/'))
    return [...found]
  }

  /** Reads where the branch is, now, and fetches what is missing of it. */
  async #refresh(signal: AbortSignal): Promise<Tip> {
    const commit = await this.#resolve(this.#ref, signal)
    if (this.#tip?.commit === commit) return this.#tip
    if (commit === '') {
      this.#tip = { commit, files: new Map() }
      return this.#tip
    }
    if (await this.#fetch(new Map([[this.#ref, commit]]), signal)) await this.#remember(commit, signal)
    const answer = await this.#git.ask(['ls-tree', '-r', '-z', '--full-tree', commit], { signal })
    const files = new Map<string, string>()
    for (const line of answer.split('\0')) {
      const match = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line)
      if (match) files.set(match[2] ?? '', match[1] ?? '')
    }
    this.#tip = { commit, files }
    return this.#tip
  }

  async #remote(signal: AbortSignal): Promise<string | null> {
    if (this.#found === undefined)
      this.#found = await findRemote(this.#options.folder, this.#options.environment, signal)
    return this.#found
  }

  /** The object that a reference points to, in the remote; empty when it does not exist. */
  async #resolve(ref: string, signal: AbortSignal): Promise<string> {
    return (await this.#resolveAll([ref], signal)).get(ref) ?? ''
  }

  /** The objects of those references that exist. */
  async #resolveAll(refs: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>()
    const remote = await this.#remote(signal)
    for (let at = 0; at < refs.length; at += refsAtOnce) {
      const part = refs.slice(at, at + refsAtOnce)
      const here = ['for-each-ref', '--format=%(objectname)%09%(refname)', ...part]
      const text = await this.#git.ask(remote === null ? here : ['ls-remote', remote, ...part], { signal })
      for (const line of text.split('\n').filter(Boolean)) {
        const [object = '', ref = ''] = line.split('\t')
        // A name given to git is a pattern: it also finds references that end in it.
        if (refs.includes(ref)) found.set(ref, object)
      }
    }
    return found
  }

  /** Brings objects here that references point to. True when one was not here. */
  async #fetch(objects: ReadonlyMap<string, string>, signal: AbortSignal): Promise<boolean> {
    const remote = await this.#remote(signal)
    if (remote === null || objects.size === 0) return false
    const input = [...objects.values()].map((object) => `${object}\n`).join('')
    const checked = (await this.#git.ask(['cat-file', '--batch-check'], { signal, input })).split('\n')
    const missing = [...objects.keys()].filter((_, index) => checked[index]?.endsWith(' missing') ?? true)
    if (missing.length === 0) return false
    const flags = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--refmap=']
    await this.#git.ask(['fetch', ...flags, remote, ...missing], { signal })
    return true
  }

  /** Makes references that are only ever set to this object; somebody else may have made one of them meanwhile. */
  async #create(refs: readonly (readonly [ref: string, object: string])[], signal: AbortSignal): Promise<void> {
    const remote = await this.#remote(signal)
    let answer: GitAnswer
    if (remote === null) {
      const input = refs.map(([ref, object]) => `update ${ref} ${object}\n`).join('')
      answer = await this.#git.run(['update-ref', '--stdin'], { signal, input })
    } else {
      const names = refs.map(([ref, object]) => `${object}:${ref}`)
      answer = await this.#git.run(['push', ...pushFlags, remote, ...names], { signal })
    }
    if (answer.code === 0) return
    const after = await this.#resolveAll(
      refs.map(([ref]) => ref),
      signal,
    )
    for (const [ref, object] of refs) {
      const found = after.get(ref)
      if (found === undefined) throw gitFailed([remote === null ? 'update-ref' : 'push'], answer)
      if (found !== object) throw this.#damagedBlob(`sha256:${ref.slice('refs/mlops/blobs/'.length)}`)
    }
  }

  /** A reference of our own keeps what was fetched from being fetched again; losing it costs time only. */
  async #remember(commit: string, signal: AbortSignal): Promise<void> {
    if ((await this.#remote(signal)) !== null) await this.#git.run(['update-ref', this.#cacheRef, commit], { signal })
  }

  /**
   * Sets a reference if it is still where it was read.
   * @param expected empty: it must not exist
   */
  async #update(ref: string, object: string, expected: string, signal: AbortSignal): Promise<'written' | 'refused'> {
    const remote = await this.#remote(signal)
    if (remote === null) {
      const answer = await this.#git.run(['update-ref', ref, object, expected], { signal })
      if (answer.code === 0) return 'written'
      this.#refusal = answer.stderr.trim()
      if (/lock|expected|already exists|unable to resolve/i.test(answer.stderr)) return 'refused'
      throw gitFailed(['update-ref'], answer)
    }
    const lease = `--force-with-lease=${ref}:${expected}`
    const answer = await this.#git.run(['push', ...pushFlags, lease, remote, `${object}:${ref}`], { signal })
    if (answer.code === 0) return 'written'
    this.#refusal = answer.stderr.trim()
    if (isRefusal(answer.stdout.toString('utf8'))) return 'refused'
    throw gitFailed(['push'], answer)
  }

  async #commit(tip: Tip, added: ReadonlyMap<string, Uint8Array>, what: string, signal: AbortSignal): Promise<Tip> {
    const scratch = await mkdtemp(join(tmpdir(), 'mlops-index-'))
    try {
      const env = { GIT_INDEX_FILE: join(scratch, 'index') }
      if (tip.commit !== '') await this.#git.ask(['read-tree', tip.commit], { signal, env })
      const files = new Map(tip.files)
      const all = tip.commit === '' ? new Map([...added, ['README.md', readme]]) : added
      const names = await Promise.all(
        [...all.values()].map(async (bytes, index) => {
          await writeFile(join(scratch, String(index)), bytes)
          return join(scratch, String(index))
        }),
      )
      const hash = ['hash-object', '-w', '--no-filters', '--stdin-paths']
      const objects = (await this.#git.ask(hash, { signal, input: `${names.join('\n')}\n` })).split('\n')
      for (const [index, path] of [...all.keys()].entries()) files.set(path, objects[index] ?? '')
      const lines = [...all.keys()].map((path) => `100644 ${files.get(path)}\t${path}\0`).join('')
      await this.#git.ask(['update-index', '-z', '--index-info'], { signal, env, input: lines })
      const tree = await this.#git.ask(['write-tree'], { signal, env })
      const parent = tip.commit === '' ? [] : ['-p', tip.commit]
      // Without the random part two writers of the same content in one second would make one commit, and both would have won.
      const message = `mlops: ${what}\n\n[skip ci]\nwrite ${randomBytes(8).toString('hex')}\n`
      const commit = await this.#git.ask(['commit-tree', tree, ...parent], { signal, input: message })
      return { commit, files }
    } finally {
      await rm(scratch, { recursive: true, force: true })
    }
  }

  /** The contents of objects, in one git process. */
  async #read(objects: readonly string[], signal: AbortSignal): Promise<Uint8Array[]> {
    if (objects.length === 0) return []
    const input = `${objects.join('\n')}\n`
    const answer = await this.#git.run(['cat-file', '--batch'], { signal, input })
    if (answer.code !== 0) throw gitFailed(['cat-file'], answer)
    const contents: Uint8Array[] = []
    let at = 0
    for (const object of objects) {
      const end = answer.stdout.indexOf(10, at)
      const size = Number(/ blob (\d+)$/.exec(answer.stdout.toString('utf8', at, end))?.[1] ?? Number.NaN)
      if (Number.isNaN(size)) throw fail('STORE_DAMAGED', `object ${object} of ${this.place} is missing.`)
      contents.push(answer.stdout.subarray(end + 1, end + 1 + size))
      at = end + 1 + size + 1
    }
    return contents
  }
}

/** Refused because somebody was faster; everything else (no permission, a hook, no network) is an error. */
function isRefusal(porcelain: string): boolean {
  const line = porcelain.split('\n').find((one) => one.startsWith('!')) ?? ''
  if (line.includes('[rejected]')) return true
  return /\[remote rejected\].*(cannot lock ref|failed to update ref|incorrect old value|already exists|fetch first)/.test(
    line,
  )
}

function entriesOf(tip: Tip, log: string): string[] {
  const below = `${logPath(log)}/`
  return [...tip.files.keys()]
    .filter((path) => path.startsWith(below) && /^\d{8,}\.json$/.test(path.slice(below.length)))
    .sort()
}
