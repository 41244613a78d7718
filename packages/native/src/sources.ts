import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sha256 } from '@mlops-actions/core'
import type { NativeName, WantedPackage } from './manifest.ts'
import type { FoundPackage } from './verify.ts'

/**
 * Finds packages below `node_modules` folders, from a folder upwards as Node does. Each package is looked for from its
 * predecessor too, since npm may nest it. Undefined when the first is in no folder; a missing one among the others gives its name.
 */
export function findPackages(wanted: readonly WantedPackage[], from: string): FoundPackage[] | undefined {
  const found: FoundPackage[] = []
  for (const one of wanted) {
    const starts = [...found.map((before) => before.folder).reverse(), from]
    const folder = starts.map((start) => upwards(one.name, start)).find((path) => path !== undefined)
    if (folder === undefined) return undefined
    found.push({ wanted: one, folder })
  }
  return found
}

function upwards(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name)
    if (existsSync(join(path, 'package.json'))) return path
    if (dirname(folder) === folder) return undefined
  }
}

/** The packages in a folder that holds `node_modules` itself; nothing above it is looked at. */
export function packagesIn(wanted: readonly WantedPackage[], folder: string): FoundPackage[] | undefined {
  const found = wanted.map((one) => ({ wanted: one, folder: join(folder, 'node_modules', one.name) }))
  return found.every((one) => existsSync(join(one.folder, 'package.json'))) ? found : undefined
}

/** The name under which a module is kept in a cache: it changes with every byte that is kept. */
export function cacheKey(name: NativeName, wanted: readonly WantedPackage[], platform: string): string {
  const digest = sha256(JSON.stringify(wanted)).slice('sha256:'.length, 'sha256:'.length + 16)
  const short = name.replace(/^@/, '').replaceAll('/', '-')
  return `mlops-native-${short}-${wanted[0]?.version ?? '0'}-${platform}-${digest}`
}
