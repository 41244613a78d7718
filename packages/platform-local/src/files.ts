import { createHash, randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { link, mkdir, open, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Digest, errorsOf } from '@mlops-actions/core'
import { localErrors } from './errors.ts'

const fail = errorsOf(localErrors)

/** True for the error of a file that is not there. */
export function isMissing(thrown: unknown): boolean {
  return codeOf(thrown) === 'ENOENT'
}

/** The code of an error of the operating system. */
export function codeOf(thrown: unknown): string | undefined {
  const code = thrown instanceof Error ? (thrown as NodeJS.ErrnoException).code : undefined
  return typeof code === 'string' ? code : undefined
}

/** Makes a folder's entries durable. Where the system cannot do that (Windows), they are already. */
export async function syncFolder(folder: string): Promise<void> {
  let handle: Awaited<ReturnType<typeof open>> | undefined
  try {
    handle = await open(folder, constants.O_RDONLY)
    await handle.sync()
  } catch (thrown) {
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES'].includes(codeOf(thrown) ?? '')) throw thrown
  } finally {
    await handle?.close()
  }
}

/** Writes bytes to a new file beside its place and makes them durable; the caller links or renames it. */
export async function writeTemporary(folder: string, bytes: Uint8Array, mode = 0o644): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `.${randomBytes(8).toString('hex')}.tmp`)
  const handle = await open(path, 'wx', mode)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return path
}

/**
 * Creates a file with its whole content, or not at all: false when it exists. A reader never sees half of it, and a crash leaves
 * at most a temporary file.
 */
export async function createExclusive(path: string, bytes: Uint8Array, mode = 0o644): Promise<boolean> {
  const folder = dirname(path)
  const temporary = await writeTemporary(folder, bytes, mode)
  try {
    await link(temporary, path)
    await syncFolder(folder)
    return true
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return false
    throw thrown
  } finally {
    await rm(temporary, { force: true })
  }
}

/** The names in a folder; none when it is not there. Temporary files are left out. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.'))
  } catch (thrown) {
    if (isMissing(thrown)) return []
    throw thrown
  }
}

/** Opens a file to read; a link is refused, because what it points to may be anything by now. */
async function openFile(path: string): Promise<Awaited<ReturnType<typeof open>>> {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  } catch (cause) {
    if (codeOf(cause) !== 'ELOOP' && codeOf(cause) !== 'EMLINK') throw cause
    throw fail('LINK_REFUSED', `${path} is a link.`, { remedy: 'Give the file that it points to.', cause })
  }
}

/**
 * Copies a file in pieces to a new file and gives the digest of what was copied. Links are not followed.
 * @param to undefined: only the digest
 */
export async function copyWithDigest(
  from: string,
  to: string | undefined,
  signal: AbortSignal,
): Promise<{ digest: Digest; bytes: number }> {
  const source = await openFile(from)
  try {
    const target = to === undefined ? undefined : await open(to, 'wx')
    try {
      const hash = createHash('sha256')
      const piece = Buffer.allocUnsafe(1 << 20)
      let bytes = 0
      for (;;) {
        signal.throwIfAborted()
        const { bytesRead } = await source.read(piece, 0, piece.length, null)
        if (bytesRead === 0) break
        hash.update(piece.subarray(0, bytesRead))
        await target?.writeFile(piece.subarray(0, bytesRead))
        bytes += bytesRead
      }
      await target?.sync()
      return { digest: `sha256:${hash.digest('hex')}`, bytes }
    } finally {
      await target?.close()
    }
  } finally {
    await source.close()
  }
}
