import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalBytes, type Digest, type Json, sha256 } from '@mlops-actions/core'
import { fail } from './errors.ts'

/** One file of a folder. The path is relative, with `/`. */
export interface FileEntry {
  readonly path: string
  readonly bytes: number
  readonly digest: Digest
}

/**
 * Lists the files of a folder and below, sorted by code point.
 * @throws UserError BUNDLE_INPUT for links and for what is neither file nor folder
 */
export async function listFolder(folder: string): Promise<readonly FileEntry[]> {
  const paths = await pathsBelow(folder, '')
  const entries: FileEntry[] = []
  for (const path of paths) {
    const full = join(folder, path)
    entries.push({ path, bytes: (await lstat(full)).size, digest: await digestOfFile(full) })
  }
  return entries
}

/** The digest of a folder: that of the canonical list of its files (path, size, SHA-256, sorted by code point). */
export function folderDigest(files: readonly FileEntry[]): Digest {
  const list = [...files].sort((a, b) => comparePaths(a.path, b.path))
  return sha256(canonicalBytes(list as unknown as Json))
}

/** SHA-256 of a file, read in chunks. */
export async function digestOfFile(path: string): Promise<Digest> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return `sha256:${hash.digest('hex')}`
}

async function pathsBelow(root: string, below: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) found.push(...(await pathsBelow(root, path)))
    else if (entry.isFile()) found.push(path)
    else
      throw fail('BUNDLE_INPUT', `${path} in ${root} is a link or a special file: only files and folders are taken.`, {
        remedy: 'Replace it with the file it points to.',
      })
  }
  return found.sort(comparePaths)
}

/** By code point, not by UTF-16 unit. */
function comparePaths(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'))
}
