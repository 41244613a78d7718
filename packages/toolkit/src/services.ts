import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type {
  Clock,
  Commit,
  Context,
  ErrorCatalog,
  Ids,
  Log,
  Origin,
  Platform,
  PlatformOptions,
  Tool,
} from '@mlops-actions/core'
import { randomStream } from '@mlops-actions/core'

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  monotonicMs: () => performance.now(),
  sleep: async (ms, signal) => {
    await wait(ms, undefined, { signal })
  },
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** ULIDs: 48 bits of milliseconds, 80 random bits, in Crockford's base 32; sortable as text. */
export const ulids: Ids = () => {
  let time = Date.now()
  let head = ''
  for (let index = 0; index < 10; index += 1) {
    head = `${alphabet[time % 32]}${head}`
    time = Math.floor(time / 32)
  }
  let tail = ''
  for (const byte of randomBytes(16)) tail += alphabet[byte % 32]
  return head + tail
}

/** What the top of the house gives to every command: who makes platforms, who knows the commit. */
export interface Services {
  platform(options: PlatformOptions, context: Context): Promise<Platform>
  origin(folder: string, environment: NodeJS.ProcessEnv): Promise<Origin>
  commits?(folder: string, since: string): Promise<readonly Commit[]>
  readonly tool: Tool
  /** The error codes of the platforms. */
  catalogs?(): Promise<readonly ErrorCatalog[]>
}

/** A context over real time, real folders and real randomness, and how to clean up after it. */
export function createContext(
  services: Services,
  log: Log,
  signal: AbortSignal,
  source: (input: string) => 'input' | 'environment' | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): { context: Context; dispose: () => Promise<void> } {
  const folders: string[] = []
  const seed = process.env['MLOPS_SEED'] ?? '42'
  const context: Context = {
    signal,
    clock: systemClock,
    log,
    ids: ulids,
    random: (name) => randomStream(seed, name),
    directory: process.env['GITHUB_WORKSPACE'] ?? process.cwd(),
    environment,
    scratch: async () => {
      const folder = await mkdtemp(join(process.env['RUNNER_TEMP'] ?? tmpdir(), 'mlops-'))
      folders.push(folder)
      return folder
    },
    platform: (options) => services.platform(options, context),
    origin: (folder) => services.origin(folder, process.env),
    ...(services.commits ? { commits: services.commits } : {}),
    source,
    tool: services.tool,
    ...(services.catalogs ? { catalogs: services.catalogs } : {}),
  }
  return {
    context,
    dispose: async () => {
      for (const folder of folders) await rm(folder, { recursive: true, force: true })
    },
  }
}
