import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { version } from '@mlops-actions/core'
import { configureNative } from '@mlops-actions/native'
import { actionsCache, readOrigin, type Services } from '@mlops-actions/toolkit'
import { openPlatform, platformErrors } from './platforms.ts'

/** What commands need from the top of the house: platforms are loaded when one is asked for. */
export function services(entry: string): Services {
  whereNativesAre(process.env)
  const tool = {
    version,
    command: [process.execPath, ...sourceFlags(entry), fileURLToPath(entry)],
    ...distOf(fileURLToPath(entry)),
    ...(entry.endsWith('.js') ? { worker: new URL(entry) } : {}),
  }
  return {
    tool,
    origin: readOrigin,
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
function whereNativesAre(environment: NodeJS.ProcessEnv): void {
  const cache = actionsCache(environment)
  if (cache) configureNative({ cache })
}
