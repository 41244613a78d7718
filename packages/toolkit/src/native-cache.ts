/**
 * The cache of GitHub Actions as a store of folders by key: native dependencies are fetched once a repository, not once a job.
 * Where there is no cache, or it fails, the next source is asked: a cache is never a reason to fail.
 */
export interface FolderCache {
  restore(key: string, folder: string): Promise<boolean>
  save(key: string, folder: string): Promise<void>
}

/** The cache of this job; undefined outside a job. Its client is loaded on first use. */
export function actionsCache(environment: Readonly<Record<string, string | undefined>>): FolderCache | undefined {
  if (!environment['ACTIONS_CACHE_URL'] && !environment['ACTIONS_RESULTS_URL']) return undefined
  return {
    restore: async (key, folder) => {
      const cache = await import('@actions/cache')
      try {
        return (await cache.restoreCache([folder], key)) === key
      } catch {
        return false
      }
    },
    save: async (key, folder) => {
      const cache = await import('@actions/cache')
      try {
        await cache.saveCache([folder], key)
      } catch (thrown) {
        process.stdout.write(
          `::debug::the native dependencies were not cached: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`,
        )
      }
    },
  }
}
