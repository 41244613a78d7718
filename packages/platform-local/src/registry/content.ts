import { lstat, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  type Call,
  canonicalBytes,
  type Digest,
  errorsOf,
  folderFiles,
  type Json,
  type Resource,
} from '@mlops-actions/core'
import { below } from '../contain.ts'
import { localErrors } from '../errors.ts'
import type { FolderList, VersionEntry } from './entries.ts'
import type { Store, WantedFile } from './store.ts'

const fail = errorsOf(localErrors)

/** A file on its way into the store, and the digest it must have, where one is known. */
interface Incoming {
  readonly name: string
  readonly path: string
  readonly expected: Digest | undefined
}

/**
 * Keeps the files of a version before the version exists, so that a version that is there is whole.
 * A folder is kept as its files and their canonical list, whose digest is the folder's.
 * @throws UserError CONTENT_DIFFERS when a file is not the one that the resource names
 */
export async function keepContent(
  store: Store,
  content: readonly Resource[],
  files: Readonly<Record<string, string>>,
  call: Call,
): Promise<VersionEntry['kept']> {
  return await withScratch(async (scratch) => {
    const incoming: Incoming[] = []
    const kept: { name: string; at: number; folder: boolean }[] = []
    for (const { name, digest } of content) {
      below('.', name)
      const path = files[name]
      if (path === undefined) continue
      const found = await lstat(path)
      if (found.isSymbolicLink())
        throw fail('LINK_REFUSED', `${name}: ${path} is a link.`, { remedy: 'Register the file that it points to.' })
      const folder = found.isDirectory()
      const list = join(scratch, String(incoming.length))
      if (folder) incoming.push(...(await filesOf(path, list, call)))
      kept.push({ name, at: incoming.length, folder })
      incoming.push({ name, path: folder ? list : path, expected: digest })
    }
    const stored = await store.putFiles(
      incoming.map((one) => one.path),
      call.signal,
    )
    const digests = incoming.map(({ name, expected }, index) => {
      const digest = stored[index]?.digest as Digest
      if (expected === undefined || expected === digest) return digest
      throw fail('CONTENT_DIFFERS', `${name} has ${digest}, and ${expected} was recorded.`, {
        remedy: 'Run the step that made it again.',
      })
    })
    return kept.map(({ name, at, folder }) => ({
      name,
      digest: digests[at] as Digest,
      ...(folder ? { folder } : {}),
    }))
  })
}

/** The files of a folder; their list is written to a file of its own. */
async function filesOf(path: string, list: string, call: Call): Promise<Incoming[]> {
  const files = await folderFiles(path, call.signal)
  await writeFile(list, canonicalBytes(files as unknown as Json))
  return files.map((file) => ({ name: file.path, path: join(path, file.path), expected: file.digest }))
}

/**
 * Copies what a version holds into a folder, each file verified.
 * @throws UserError CONTENT_MISSING
 */
export async function restoreContent(store: Store, entry: VersionEntry, into: string, call: Call): Promise<void> {
  await withScratch(async (scratch) => {
    const folders = entry.kept.filter((one) => one.folder)
    const lists = folders.map(({ digest }, index) => ({ digest, to: join(scratch, String(index)) }))
    await fetch(store, lists, call)
    const wanted: WantedFile[] = entry.kept
      .filter((one) => !one.folder)
      .map(({ name, digest }) => ({ digest, to: below(into, name) }))
    for (const [index, { name }] of folders.entries()) {
      const target = below(into, name)
      await mkdir(target, { recursive: true })
      const files = JSON.parse(await readFile(join(scratch, String(index)), 'utf8')) as FolderList
      wanted.push(...files.map((file) => ({ digest: file.digest, to: below(target, file.path) })))
    }
    await fetch(store, wanted, call)
  })
}

async function fetch(store: Store, wanted: readonly WantedFile[], call: Call): Promise<void> {
  for (const { to } of wanted) {
    await mkdir(dirname(to), { recursive: true })
    await rm(to, { force: true })
  }
  const missing = await store.fetchFiles(wanted, call.signal)
  if (missing.length === 0) return
  throw fail(
    'CONTENT_MISSING',
    `${missing.length} files, ${missing[0]} first, are not in the registry ${store.place}.`,
    {
      remedy: 'Register the version again from its run.',
    },
  )
}

async function withScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-registry-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
