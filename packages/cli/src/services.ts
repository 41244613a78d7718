import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { version } from '@mlops-actions/core'
import { actionsCache, readCommits, readOrigin, type Services } from '@mlops-actions/toolkit'
import { openPlatform, platformErrors } from './platforms.ts'

// Beside the services, so that both surfaces and they are one chunk of the bundle: two chunks would each hold the toolkit.
export { runAsAction, runAsCommand } from '@mlops-actions/toolkit'

/** What commands need from the top of the house: platforms are loaded when one is asked for. */
export async function services(entry: string): Promise<Services> {
  await whereNativesAre(process.env)
  const tool = {
    version,
    command: [process.execPath, ...sourceFlags(entry), fileURLToPath(entry)],
    ...distOf(fileURLToPath(entry)),
    ...(entry.endsWith('.js') ? { worker: new URL(entry) } : {}),
  }
  return {
    tool,
    origin: readOrigin,
    commits: readCommits,
    platform: (options, context) => openPlatform(options, context),
    catalogs: platformErrors,
  }
}

/** Sources run with the condition that makes packages resolve to them; what is built needs none. */
function sourceFlags(entry: string): readonly string[] {
  return entry.endsWith('.ts') ? ['--conditions=@mlops-actions/source'] : []
}

/** The bundle that packages carry: beside the entry when that is the bundle itself, else where the build of the sources puts it. */
function distOf(entry: string): { dist?: string } {
  const folder = dirname(entry)
  const found = [folder, join(folder, '../dist'), join(folder, '../../../dist')].find((one) =>
    existsSync(join(one, 'mlops.js')),
  )
  return found ? { dist: found } : {}
}

/** Beside the places that `native` looks at by itself, in a job the cache of Actions. */
async function whereNativesAre(environment: NodeJS.ProcessEnv): Promise<void> {
  const cache = actionsCache(environment)
  if (!cache) return
  const { configureNative } = await import('@mlops-actions/native')
  configureNative({ cache })
}
