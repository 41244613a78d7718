import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Digest, type FolderFile, fileDigest, folderDigest, folderFiles } from '@mlops-actions/core'

/** What a table is made of, byte by byte. */
export interface Fingerprint {
  /** Of one file the SHA-256 of its bytes; of a folder or several files that of their canonical list. */
  readonly digest: Digest
  readonly bytes: number
  readonly files: readonly FolderFile[]
}

/** The fingerprint of a file or of a folder with everything below it. */
export async function fingerprint(path: string, signal?: AbortSignal): Promise<Fingerprint> {
  if ((await stat(path)).isDirectory()) return ofFiles(await folderFiles(path, signal))
  return fingerprintFiles([{ path, name: basename(path) }], signal)
}

/** The fingerprint of several files under the names they have in the table; one file is taken as it is. */
export async function fingerprintFiles(
  files: readonly { path: string; name: string }[],
  signal?: AbortSignal,
): Promise<Fingerprint> {
  const measured: FolderFile[] = []
  for (const { path, name } of files)
    measured.push({ path: name, bytes: (await stat(path)).size, digest: await fileDigest(path, signal) })
  const [only] = measured
  return only !== undefined && measured.length === 1
    ? { digest: only.digest, bytes: only.bytes, files: measured }
    : ofFiles(measured)
}

function ofFiles(files: readonly FolderFile[]): Fingerprint {
  return { digest: folderDigest(files), bytes: files.reduce((sum, file) => sum + file.bytes, 0), files }
}
