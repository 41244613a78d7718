import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
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
  sha256,
} from '@mlops-actions/core'
import { below } from '../contain.ts'
import { localErrors } from '../errors.ts'
import type { FolderList, VersionEntry } from './entries.ts'
import type { Store } from './store.ts'

const fail = errorsOf(localErrors)

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
  const kept: { name: string; digest: Digest; folder?: boolean }[] = []
  for (const resource of content) {
    below('.', resource.name)
    const path = files[resource.name]
    if (path === undefined) continue
    const folder = (await stat(path)).isDirectory()
    const { digest } = folder ? await keepFolder(store, path, call) : await store.putFile(path, call.signal)
    if (resource.digest !== undefined && resource.digest !== digest)
      throw fail('CONTENT_DIFFERS', `${resource.name} has ${digest}, and ${resource.digest} was recorded.`, {
        remedy: 'Run the step that made it again.',
      })
    kept.push({ name: resource.name, digest, ...(folder ? { folder } : {}) })
  }
  return kept
}

async function keepFolder(store: Store, path: string, call: Call): Promise<{ digest: Digest }> {
  const list = await folderFiles(path, call.signal)
  for (const file of list) {
    const { digest } = await store.putFile(join(path, file.path), call.signal)
    if (digest !== file.digest)
      throw fail('CONTENT_DIFFERS', `${file.path} in ${path} changed while it was registered.`, {
        remedy: 'Run the command again.',
      })
  }
  return await withScratch(async (scratch) => {
    const bytes = canonicalBytes(list as unknown as Json)
    await writeFile(join(scratch, 'list'), bytes)
    await store.putFile(join(scratch, 'list'), call.signal)
    return { digest: sha256(bytes) }
  })
}

/**
 * Copies what a version holds into a folder, each file verified.
 * @throws UserError CONTENT_MISSING
 */
export async function restoreContent(store: Store, entry: VersionEntry, into: string, call: Call): Promise<void> {
  for (const { name, digest, folder } of entry.kept) {
    const target = below(into, name)
    if (!folder) {
      await restoreFile(store, digest, target, name, call)
      continue
    }
    const list = await withScratch(async (scratch) => {
      await restoreFile(store, digest, join(scratch, 'list'), name, call)
      return JSON.parse(await readFile(join(scratch, 'list'), 'utf8')) as FolderList
    })
    await mkdir(target, { recursive: true })
    for (const file of list) await restoreFile(store, file.digest, below(target, file.path), file.path, call)
  }
}

async function restoreFile(store: Store, digest: Digest, to: string, name: string, call: Call): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await rm(to, { force: true })
  if (await store.fetchFile(digest, to, call.signal)) return
  throw fail('CONTENT_MISSING', `${name} (${digest}) is not in the registry ${store.place}.`, {
    remedy: 'Register the version again from its run.',
  })
}

async function withScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-registry-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
