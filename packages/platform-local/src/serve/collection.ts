import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CollectSettings } from '../endpoints/settings.ts'
import { hourOf } from './counters.ts'

/**
 * Keeps the collected files within their bounds: deletes what is older than `keepMs`, then the oldest hours until the rest is
 * within `atMostBytes`; the hour that is being written is never deleted.
 * @returns how many bytes may still be written
 */
export async function boundCollection(folder: string, settings: CollectSettings, now: number): Promise<number> {
  const current = hourOf(Math.floor(now / 1000))
  const oldest = hourOf(Math.floor((now - settings.keepMs) / 1000))
  const files = await collectedNames(folder)
  let total = 0
  const sizes: { readonly name: string; readonly bytes: number }[] = []
  for (const name of files) {
    const bytes = await stat(join(folder, name)).then(
      (found) => found.size,
      () => 0,
    )
    total += bytes
    sizes.push({ name, bytes })
  }
  for (const { name, bytes } of sizes) {
    const hour = name.slice(0, 13)
    if (hour >= current || (hour >= oldest && total <= settings.atMostBytes * 0.9)) continue
    await rm(join(folder, name), { force: true })
    total -= bytes
  }
  return Math.max(0, settings.atMostBytes - total)
}

/** The collected files, oldest first. */
export async function collectedNames(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => /^\d{4}-\d{2}-\d{2}T\d{2}-.+\.jsonl$/.test(name)).sort()
}
