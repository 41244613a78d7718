import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { KeptFile } from './store.ts'

/** A file, and what git calls it. */
export interface GitFile extends KeptFile {
  /** The names that git may have for these bytes: by SHA-1, or by SHA-256 where the repository is made for it. */
  readonly objects: readonly string[]
}

/** Reads a file once for its digest and for git's names of it, so that what git has kept is known to be what was digested. */
export async function digestsOf(path: string, signal: AbortSignal): Promise<GitFile> {
  const { size } = await stat(path)
  const hashes = ['sha1', 'sha256'].map((algorithm) => createHash(algorithm).update(`blob ${size}\0`))
  const plain = createHash('sha256')
  for await (const piece of createReadStream(path, { signal })) {
    plain.update(piece as Buffer)
    for (const hash of hashes) hash.update(piece as Buffer)
  }
  return { digest: `sha256:${plain.digest('hex')}`, bytes: size, objects: hashes.map((hash) => hash.digest('hex')) }
}

/** What the branch says to whoever finds it. */
export const readme = new TextEncoder().encode(`# Model registry

Versions, aliases and records of the models of this repository, written by mlops-actions. Entries are only ever added.
The files of a version lie under \`refs/mlops/blobs/<sha256>\` and are fetched one at a time.

Do not edit this branch by hand, and do not merge it. \`mlops status\` and \`mlops trace\` read it.
`)
