import { existsSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The role that a bundle's entry must run (`runReader`) when it is started as a thread with `workerData.role` of this value. */
export const readerRole = 'read-csv'

/** Bytes below which a second thread costs more than it saves. */
export const worthwhile = 12 * 2 ** 20
/** More threads than this wait for each other. */
export const mostThreads = 4

let bundleEntry: URL | undefined

/** Tells the readers of this process which file runs `runReader` in a thread: a bundle calls it once, with its own address. */
export function useReaderEntry(entry: URL | undefined): void {
  bundleEntry = entry
}

/** The file that runs a reader: the one that was told, or the one beside this file, or none (in a bundle that told nothing). */
export function readerEntry(): URL | undefined {
  if (bundleEntry !== undefined) return bundleEntry
  const here = fileURLToPath(import.meta.url)
  const beside = join(dirname(here), `csv-reader-thread${extname(here)}`)
  return existsSync(beside) ? pathToFileURL(beside) : undefined
}
