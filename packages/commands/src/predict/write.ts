import { open, rename, rm } from 'node:fs/promises'
import type { Ids } from '@mlops-actions/core'

/** Writes a file from pieces of text so that it appears whole or not at all: beside its place first, then moved there. */
export async function writeWhole(path: string, pieces: Iterable<string>, ids: Ids, signal: AbortSignal): Promise<void> {
  const temporary = `${path}.${ids()}.part`
  try {
    const handle = await open(temporary, 'wx')
    try {
      for (const piece of pieces) {
        signal.throwIfAborted()
        await handle.write(piece)
      }
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (thrown) {
    await rm(temporary, { force: true })
    throw thrown
  }
}
