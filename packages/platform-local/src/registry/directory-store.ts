import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { canonicalBytes, type Digest, errorsOf, type Json, messageOf, sha256 } from '@mlops-actions/core'
import { localErrors } from '../errors.ts'
import { codeOf, copyWithDigest, createExclusive, isMissing, namesIn, syncFolder } from '../files.ts'
import { decodeSegment, encodeSegment, entryName, type KeptFile, type Store } from './store.ts'

const fail = errorsOf(localErrors)

/**
 * A store in a folder. Files and documents lie under their SHA-256, the entries of a log as numbered files. An entry is created
 * by a hard link from a finished, synced file: it is there whole or not at all, and of two writers of one number one loses.
 * @param folder made when it is first written to
 */
export function directoryStore(folder: string): Store {
  const blob = (digest: Digest) => join(folder, 'files', digest.slice(7, 9), digest.slice(7))
  const documentPath = (digest: Digest) => join(folder, 'documents', `${digest.slice(7)}.json`)
  const logFolder = (log: string) => join(folder, 'logs', ...log.split('/').map(encodeSegment))
  const putFile = async (path: string, signal: AbortSignal): Promise<KeptFile> => {
    const incoming = join(folder, 'files', `.${randomBytes(8).toString('hex')}.tmp`)
    await mkdir(dirname(incoming), { recursive: true })
    try {
      const copied = await copyWithDigest(path, incoming, signal)
      const target = blob(copied.digest)
      await mkdir(dirname(target), { recursive: true })
      await rename(incoming, target)
      await syncFolder(dirname(target))
      await syncFolder(join(folder, 'files'))
      return copied
    } finally {
      await rm(incoming, { force: true })
    }
  }
  const fetchFile = async (digest: Digest, to: string, signal: AbortSignal): Promise<boolean> => {
    try {
      const { digest: found } = await copyWithDigest(blob(digest), to, signal)
      if (found === digest) return true
    } catch (thrown) {
      if (isMissing(thrown)) return false
      throw thrown
    }
    await rm(to, { force: true })
    throw damaged(blob(digest), 'its bytes have another digest')
  }
  return {
    kind: 'directory',
    place: folder,
    async putFiles(paths, signal) {
      const kept: KeptFile[] = []
      for (const path of paths) kept.push(await putFile(path, signal))
      return kept
    },
    async fetchFiles(wanted, signal) {
      const missing: Digest[] = []
      for (const { digest, to } of wanted) if (!(await fetchFile(digest, to, signal))) missing.push(digest)
      return missing
    },
    async document(digest) {
      const path = documentPath(digest)
      const bytes = await readIfThere(path)
      if (bytes && sha256(bytes) !== digest) throw damaged(path, 'its bytes have another digest')
      return bytes
    },
    async entries(log) {
      const from = logFolder(log)
      const names = (await namesIn(from)).filter((name) => /^\d{8,}\.json$/.test(name)).sort()
      return await Promise.all(names.map(async (name) => await readEntry(join(from, name))))
    },
    async append(log, length, entry, documents, signal) {
      signal.throwIfAborted()
      const into = logFolder(log)
      if ((await namesIn(into)).includes(entryName(length + 1))) return false
      for (const bytes of documents) await supported(() => createExclusive(documentPath(sha256(bytes)), bytes))
      const created = await supported(() => createExclusive(join(into, entryName(length + 1)), canonicalBytes(entry)))
      if (created && length === 0) await syncUp(into, folder)
      return created
    },
    logs: async (prefix) => await logsBelow(folder, prefix),
  }
}

async function logsBelow(folder: string, prefix: string): Promise<readonly string[]> {
  const found: string[] = []
  const walk = async (segments: readonly string[]): Promise<void> => {
    const names = await namesIn(join(folder, 'logs', ...segments))
    if (names.some((name) => name.endsWith('.json'))) found.push(segments.map(decodeSegment).join('/'))
    for (const name of names) if (!name.endsWith('.json')) await walk([...segments, name])
  }
  await walk(prefix.split('/').filter(Boolean).map(encodeSegment))
  return found
}

async function syncUp(from: string, top: string): Promise<void> {
  for (let folder = dirname(from); folder.startsWith(top); folder = dirname(folder)) await syncFolder(folder)
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path)
  } catch (thrown) {
    if (isMissing(thrown)) return undefined
    throw thrown
  }
}

async function readEntry(path: string): Promise<Json> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Json
  } catch (cause) {
    throw damaged(path, messageOf(cause), cause)
  }
}

/** Hard links are what makes creation exclusive and whole; without them there is no registry here. */
async function supported(create: () => Promise<boolean>): Promise<boolean> {
  try {
    return await create()
  } catch (cause) {
    if (['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(codeOf(cause) ?? ''))
      throw fail('STORE_UNSUPPORTED', `the registry cannot be kept here: ${messageOf(cause)}`, {
        remedy: 'Set MLOPS_HOME to a folder of a local disk.',
        cause,
      })
    throw cause
  }
}

function damaged(path: string, why: string, cause?: unknown) {
  return fail('STORE_DAMAGED', `${path}: ${why}.`, {
    remedy: 'Restore the file from a backup, or register the version again.',
    ...(cause === undefined ? {} : { cause }),
  })
}
