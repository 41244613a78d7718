// The Pythons of the peers: named by the environment, or made once under node_modules/.cache from the pinned lists beside this file.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { messageOf } from '@mlops-actions/core'
import { type Sample, timedProcess } from './row.ts'

/** The environments: the variable that names one, and the list that it is made from. Apart where the packages exclude each other. */
const environments = {
  general: { variable: 'BENCH_PYTHON', list: 'requirements.txt' },
  azure: { variable: 'BENCH_AZURE_PYTHON', list: 'requirements-azure.txt' },
  evidently: { variable: 'BENCH_EVIDENTLY_PYTHON', list: 'requirements-evidently.txt' },
  nannyml: { variable: 'BENCH_NANNYML_PYTHON', list: 'requirements-nannyml.txt' },
} as const

/** Which environment. */
export type PeerName = keyof typeof environments
/** A Python that has a peer's packages, or why there is none. */
export type Python = { readonly path: string } | { readonly reason: string }

/** A file of this folder. */
export const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
/** Where the environments and the bundle to compare with are kept. */
export const cache = here('../../node_modules/.cache/mlops-bench')
/**
 * The folder of the built bundle: BENCH_DIST, else `dist` of this checkout.
 * @throws Error where nothing is built
 */
export function bundleFolder(): string {
  const folder = process.env['BENCH_DIST'] ?? here('../../dist')
  if (!existsSync(join(folder, 'mlops.js'))) throw new Error(`no bundle in ${folder}: npm run bundle`)
  return folder
}

/**
 * The environment of a step of ours in a process of its own: the built packages (`npm run build`), as users have them, or the sources where nothing is built.
 * Node strips the types of several hundred files at each start of those, which is no user's time.
 */
export function stepEnvironment(): NodeJS.ProcessEnv {
  const built = existsSync(here('../../packages/drift/lib/index.js'))
  return built ? { ...process.env, NODE_OPTIONS: '' } : process.env
}

const found = new Map<PeerName, Promise<Python>>()

/** Finds or makes the Python of a peer. BENCH_PYTHON=none and the like leave a peer out. */
export function pythonOf(name: PeerName): Promise<Python> {
  const known = found.get(name) ?? find(name)
  found.set(name, known)
  return known
}

async function find(name: PeerName): Promise<Python> {
  const { variable, list } = environments[name]
  const given = process.env[variable]
  if (given) return existsSync(given) ? { path: given } : { reason: `${variable} names no Python: ${given}` }
  try {
    return { path: await make(name, here(list)) }
  } catch (error) {
    return { reason: `no Python for ${list} (or name one in ${variable}): ${messageOf(error).slice(0, 200)}` }
  }
}

/** A virtual environment, used again while its list is the same. */
async function make(name: PeerName, list: string): Promise<string> {
  const folder = join(cache, name)
  const bin = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin')
  const python = join(bin, process.platform === 'win32' ? 'python.exe' : 'python')
  const stamp = join(folder, 'made-from.txt')
  const wanted = await readFile(list, 'utf8')
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return python
  process.stderr.write(`  making the Python environment "${name}" …\n`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(cache, { recursive: true })
  await timedProcess(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', folder])
  const pip = ['-m', 'pip', 'install', '-q', '--disable-pip-version-check']
  // uv installs in seconds what takes pip minutes; where it cannot be had, pip does it.
  const uv = await timedProcess(python, [...pip, 'uv==0.13.9']).then(
    () => true,
    () => false,
  )
  await timedProcess(python, [...(uv ? ['-m', 'uv', 'pip', 'install', '-q', '--python', python] : pip), '-r', list])
  await timedProcess(python, ['-m', 'compileall', '-q', folder]).catch(() => undefined)
  await writeFile(stamp, wanted)
  return python
}

/** A peer that stays and does a job each time it is asked. */
export interface StandingPeer {
  /** @throws Error where the job needs a package that is missing, or the peer died. */
  ask(job: string): Promise<Sample>
  stop(): void
}

/** Starts a script that speaks the protocol of peer_loop.py, on arrays of float64 that it finds in the folder. */
export async function startStandingPeer(
  python: string,
  script: string,
  folder: string,
  arrays: Readonly<Record<string, Float64Array>>,
): Promise<StandingPeer> {
  for (const [name, values] of Object.entries(arrays))
    await writeFile(join(folder, `${name}.f64`), new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
  const child = spawn(python, [here(script), folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  // An iterator ends when the peer does: a peer that dies is an error, not a wait for ever.
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async ask(job) {
      child.stdin.write(`${job}\n`)
      const answer = await answers.next()
      if (answer.done === true) throw new Error(`the peer ended at ${job}`)
      const { seconds, cpu, missing } = JSON.parse(answer.value) as { seconds: number; cpu: number; missing?: string }
      if (missing !== undefined) throw new Error(`the peer's Python has no ${missing}`)
      return { value: seconds, cpu }
    },
    stop: () => child.stdin.end(),
  }
}
