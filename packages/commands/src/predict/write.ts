import { open, rename, rm } from 'node:fs/promises'
import type { Ids } from '@mlops-actions/core'

/** Lets a file be written beside its place and moves it there, so that it appears whole or not at all. */
export async function wholeFile(path: string, ids: Ids, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${path}.${ids()}.part`
  try {
    await write(temporary)
    await rename(temporary, path)
  } catch (thrown) {
    await rm(temporary, { force: true })
    throw thrown
  }
}

/** Writes pieces of text one after another. */
export async function writePieces(path: string, pieces: Iterable<string>, signal: AbortSignal): Promise<void> {
  const handle = await open(path, 'wx')
  try {
    for (const piece of pieces) {
      signal.throwIfAborted()
      await handle.write(piece)
    }
  } finally {
    await handle.close()
  }
}
