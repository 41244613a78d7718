import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** This machine, as the native dependencies see it: `linux-x64`, `darwin-arm64`, `linux-x64-musl` … */
export function hostPlatform(): string {
  const musl = process.platform === 'linux' && existsSync('/etc/alpine-release')
  return `${process.platform}-${process.arch}${musl ? '-musl' : ''}`
}

/** Where fetched packages and the results of checks are kept when nothing else is said. */
export function defaultCacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  return join(base, 'mlops-actions', 'native')
}

/** What the environment says about places: MLOPS_NATIVE_DIR and the runner's tool cache. */
export function placesOfEnvironment(): { directory?: string; toolCache?: string } {
  const directory = process.env['MLOPS_NATIVE_DIR']
  const toolCache = process.env['RUNNER_TOOL_CACHE']
  return { ...(directory ? { directory } : {}), ...(toolCache ? { toolCache } : {}) }
}
