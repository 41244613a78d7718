import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from './errors.ts'
import { canonicalBytes, type Digest, sha256 } from './json.ts'

/** One file of a folder. The path is relative to the folder, with `/` on every system. */
export interface FolderFile {
  readonly path: string
  readonly bytes: number
  readonly digest: Digest
}

/** SHA-256 of the bytes of a file, read in blocks of a mebibyte. */
export async function fileDigest(path: string, signal?: AbortSignal): Promise<Digest> {
  const hash = createHash('sha256')
  const handle = await open(path, 'r')
  try {
    const block = Buffer.allocUnsafe(2 ** 20)
    for (;;) {
      signal?.throwIfAborted()
      const { bytesRead } = await handle.read(block, 0, block.length)
      if (bytesRead === 0) return `sha256:${hash.digest('hex')}`
      hash.update(block.subarray(0, bytesRead))
    }
  } finally {
    await handle.close()
  }
}

/**
 * The files of a folder and of the folders below it, sorted by code point.
 * @throws UserError FOLDER_LINK where a link or a special file stands: what it points to is not part of what is measured
 */
export async function folderFiles(folder: string, signal?: AbortSignal): Promise<readonly FolderFile[]> {
  const files: FolderFile[] = []
  for (const path of await pathsBelow(folder, '')) {
    const full = join(folder, path)
    files.push({ path, bytes: (await stat(full)).size, digest: await fileDigest(full, signal) })
  }
  return files
}

/** The digest of a folder: that of the canonical list of its files (path, size, SHA-256), sorted by code point. */
export function folderDigest(files: readonly FolderFile[]): Digest {
  const list = [...files]
    .sort((a, b) => compareCodePoints(a.path, b.path))
    .map(({ path, bytes, digest }) => ({ path, bytes, digest }))
  return sha256(canonicalBytes(list))
}

/** Order by code point: UTF-16 units, as JavaScript compares strings, order emoji before some letters. */
export function compareCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'))
}

async function pathsBelow(root: string, below: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) found.push(...(await pathsBelow(root, path)))
    else if (entry.isFile()) found.push(path)
    else
      throw new UserError({
        code: 'FOLDER_LINK',
        message: `${path} in ${root} is a link or a special file.`,
        remedy: 'Replace it with a copy of the file it points to.',
      })
  }
  return found.sort(compareCodePoints)
}
