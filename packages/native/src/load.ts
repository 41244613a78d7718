import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { messageOf } from '@mlops-actions/core'
import { fail } from './errors.ts'
import { fetchPackages, type NativeExec, nodeExec } from './fetch.ts'
import { defaultCacheFolder, hostPlatform, placesOfEnvironment } from './host.ts'
import { type NativeManifest, type NativeName, nativeManifest, type WantedPackage, wantedPackages } from './manifest.ts'
import type { OnnxRuntimeModule } from './modules.ts'
import { cacheKey, findPackages, packagesIn } from './sources.ts'
import { type FoundPackage, verifyPackages } from './verify.ts'

/** A store of folders by key, such as the cache of GitHub Actions. */
export interface NativeCache {
  /** Puts the folder of that key there; false when the store has none. */
  restore(key: string, folder: string): Promise<boolean>
  save(key: string, folder: string): Promise<void>
}

/** Where native dependencies may be found. Every source ends in the same check. */
export interface NativeOptions {
  /** A folder that holds `node_modules` with the packages; no other place is looked at. Default: MLOPS_NATIVE_DIR, unless `searchFrom` is given. */
  readonly directory?: string
  /** Folders from which `node_modules` is searched upwards. Default: the folder of this file. */
  readonly searchFrom?: readonly string[]
  /** The runner's tool cache. Default: RUNNER_TOOL_CACHE. */
  readonly toolCache?: string
  /** Where fetched packages and the results of checks are kept. Default: `mlops-actions/native` in the user's cache folder. */
  readonly cacheFolder?: string
  /** The cache of Actions, asked before the registry and filled after it. */
  readonly cache?: NativeCache
  /** Runs npm. `false` never fetches. Default: child_process. */
  readonly exec?: NativeExec | false
  readonly signal?: AbortSignal
  /** Instead of what the environment says about places; only for tests. */
  readonly environment?: { readonly directory?: string; readonly toolCache?: string }
  /** This machine; only for tests. */
  readonly platform?: string
  readonly manifest?: NativeManifest
}

/** Where a native dependency was found and in which version. */
export interface FoundNative {
  readonly name: NativeName
  readonly version: string
  readonly source: 'directory' | 'node_modules' | 'tool-cache' | 'actions-cache' | 'npm'
  /** The folder of the package. */
  readonly folder: string
}

const loaded = new Map<NativeName, Promise<unknown>>()
let defaults: NativeOptions = {}

/** Says once, at the top of a program, where natives may be found on this machine. What a call gives wins. */
export function configureNative(options: NativeOptions): void {
  defaults = options
}

/**
 * Loads onnxruntime-node, once a process.
 * @throws UserError NATIVE_PLATFORM_UNSUPPORTED, NATIVE_NOT_FOUND, NATIVE_FILE_CHANGED, NATIVE_FETCH_FAILED, NATIVE_LOAD_FAILED
 */
export function loadOnnxRuntime(options: NativeOptions = {}): Promise<OnnxRuntimeModule> {
  return once('onnxruntime-node', options) as Promise<OnnxRuntimeModule>
}

/**
 * Loads DuckDB, once a process. The module is that of `@duckdb/node-api`, whose types the caller brings.
 * @throws UserError as `loadOnnxRuntime`
 */
export function loadDuckDb(options: NativeOptions = {}): Promise<unknown> {
  return once('@duckdb/node-api', options)
}

function once(name: NativeName, options: NativeOptions): Promise<unknown> {
  let loading = loaded.get(name)
  if (loading === undefined) {
    loading = load(name, options)
    loaded.set(name, loading)
    loading.catch(() => loaded.delete(name))
  }
  return loading
}

/** Finds and checks a native dependency and loads it. `require` is made at run time, so that no bundler follows it. */
async function load(name: NativeName, options: NativeOptions): Promise<unknown> {
  const found = await findNative(name, options)
  try {
    return createRequire(join(found.folder, 'package.json'))(found.folder)
  } catch (error) {
    throw fail(
      'NATIVE_LOAD_FAILED',
      `${name} ${found.version} (${found.source}) could not be loaded: ${messageOf(error)}`,
      {
        cause: error,
        remedy: 'Use a newer system image, for example ubuntu-24.04.',
      },
    )
  }
}

interface Attempt {
  readonly source: FoundNative['source']
  readonly place: string
  readonly look: () => Promise<FoundPackage[] | undefined>
}

/** Finds a native dependency that passes the check, in the order: directory, node_modules, tool cache, Actions cache, npm. */
export async function findNative(name: NativeName, given: NativeOptions = {}): Promise<FoundNative> {
  const options = { ...defaults, ...given }
  const platform = options.platform ?? hostPlatform()
  const manifest = options.manifest ?? nativeManifest
  const wanted = wantedPackages(name, platform, manifest)
  if (wanted === undefined)
    throw fail('NATIVE_PLATFORM_UNSUPPORTED', `${name} has no build for ${platform}.`, {
      remedy: `Run on ${manifest.platforms.join(', ')}, for example runs-on: ubuntu-latest.`,
    })
  const stamps = options.cacheFolder ?? defaultCacheFolder()
  const tried: string[] = []
  for (const attempt of attempts(name, wanted, platform, stamps, options)) {
    const found = await attempt.look()
    const trouble = found === undefined ? 'nothing there' : await verifyPackages(found, stamps)
    const first = found?.[0]
    if (trouble === undefined && first !== undefined)
      return { name, version: first.wanted.version, source: attempt.source, folder: first.folder }
    if (found !== undefined && attempt.source === 'directory') throw changed(`${attempt.place}: ${trouble}`, wanted)
    tried.push(`${attempt.place}: ${trouble}`)
  }
  throw fail('NATIVE_NOT_FOUND', `${name} ${wanted[0]?.version} for ${platform} was not found. ${tried.join('; ')}.`, {
    remedy: `npm install --ignore-scripts ${wanted[0]?.name}@${wanted[0]?.version}, or name a prepared folder in MLOPS_NATIVE_DIR.`,
  })
}

const changed = (trouble: string, wanted: readonly WantedPackage[]) =>
  fail('NATIVE_FILE_CHANGED', `${trouble}.`, {
    remedy: `Put exactly ${wanted.map((one) => `${one.name}@${one.version}`).join(', ')} there.`,
  })

function attempts(
  name: NativeName,
  wanted: readonly WantedPackage[],
  platform: string,
  cacheFolder: string,
  options: NativeOptions,
): Attempt[] {
  const { cache, signal } = options
  const environment = options.environment ?? placesOfEnvironment()
  const directory = options.directory ?? (options.searchFrom === undefined ? environment.directory : undefined)
  const toolCache = options.toolCache ?? environment.toolCache
  if (directory !== undefined)
    return [{ source: 'directory', place: directory, look: async () => packagesIn(wanted, directory) }]
  const searchFrom = options.searchFrom ?? [dirname(fileURLToPath(import.meta.url))]
  const list: Attempt[] = searchFrom.map((from) => ({
    source: 'node_modules',
    place: `node_modules from ${from}`,
    look: async () => findPackages(wanted, from),
  }))
  const key = cacheKey(name, wanted, platform)
  const home = toolCache === undefined ? join(cacheFolder, key) : join(toolCache, 'mlops-native', key)
  list.push({ source: 'tool-cache', place: home, look: async () => packagesIn(wanted, home) })
  if (cache !== undefined)
    list.push({
      source: 'actions-cache',
      place: 'the cache of Actions',
      look: async () => ((await cache.restore(key, home)) ? packagesIn(wanted, home) : undefined),
    })
  const exec = options.exec ?? nodeExec
  if (exec !== false)
    list.push({
      source: 'npm',
      place: 'npm',
      look: async () => {
        await fetchPackages(wanted, home, exec, signal)
        const found = packagesIn(wanted, home)
        if (cache !== undefined && found !== undefined) await cache.save(key, home)
        return found
      },
    })
  return list
}
