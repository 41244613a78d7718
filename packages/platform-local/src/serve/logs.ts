import { copyFile, stat, truncate } from 'node:fs/promises'

/** A log that is larger is moved aside, once: 20 MiB. */
const mostBytes = 20 * 2 ** 20

/** Moves a log that has grown to `NAME.1` and empties it; processes that append to it go on. */
export async function shortenLog(path: string, most = mostBytes): Promise<void> {
  if (path.endsWith('.1') || (await stat(path)).size <= most) return
  await copyFile(path, `${path}.1`)
  await truncate(path, 0)
}
