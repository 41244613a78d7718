import { randomBytes } from 'node:crypto'
import { lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  canonicalBytes,
  type Digest,
  errorsOf,
  formatDuration,
  type Instant,
  type RunState,
  sha256,
} from '@mlops-actions/core'
import { below } from '../contain.ts'
import { localErrors } from '../errors.ts'
import { codeOf, isMissing } from '../files.ts'
import { processIdentity } from './processes.ts'

const fail = errorsOf(localErrors)

/** What is written when a run is made, before anything of it runs. Secrets are not in it. */
export interface RunFacts {
  readonly run: string
  readonly key: Digest
  readonly model: string
  readonly command: string
  readonly folder: string
  readonly timeLimitMs: number
  readonly outputs: Readonly<Record<string, string>>
  readonly createdAt: Instant
  /** The process that makes the environment and starts the command. */
  readonly preparer: { readonly pid: number; readonly identity: string }
}

/** The folder of one run. All state is files that appear whole, so that any process can tell how the run is. */
export class RunFolder {
  readonly path: string
  readonly run: string

  constructor(home: string, run: string) {
    if (!/^run-[0-9a-f]{6,}$/.test(run))
      throw fail('RUN_NOT_FOUND', `${JSON.stringify(run.slice(0, 100))} is no run id.`, {
        remedy: 'Run ids look like run-5c20e1.',
      })
    this.run = run
    this.path = join(home, run)
  }

  get log(): string {
    return join(this.path, 'log')
  }

  get output(): string {
    return join(this.path, 'output')
  }

  async facts(): Promise<RunFacts | undefined> {
    const text = await this.#read('run.json')
    return text === undefined ? undefined : (JSON.parse(text) as RunFacts)
  }

  /** The wrapper, the team's command (also its process group), and what tells the wrapper from a later process. */
  async process(): Promise<{ wrapper: number; child: number; identity: string } | undefined> {
    const text = await this.#read('pid')
    const match = text === undefined ? undefined : /^(\d+) (\d+) (.+)$/s.exec(text)
    return match ? { wrapper: Number(match[1]), child: Number(match[2]), identity: (match[3] ?? '').trim() } : undefined
  }

  /** Leaves a mark (`cancelled`, `failed`) with a text. */
  async mark(name: 'cancelled' | 'failed', text: string): Promise<void> {
    await writeFile(join(this.path, name), text)
  }

  async marked(name: 'cancelled' | 'failed' | 'limit' | 'exit' | 'environment.lock'): Promise<string | undefined> {
    return await this.#read(name)
  }

  /** How the run is, from what is on disk and which processes live. Undefined when there is no such run. */
  async state(): Promise<RunState | undefined> {
    const facts = await this.facts()
    if (!facts) return undefined
    const { run } = this
    const startedAt = await this.#time('pid')
    const lock = await this.marked('environment.lock')
    const times = { ...(startedAt === undefined ? {} : { startedAt }), ...(lock ? { lock } : {}) }
    const exit = await this.marked('exit')
    if (exit !== undefined) return await this.#ended(facts, Number(exit), times)
    const failed = await this.marked('failed')
    if (failed !== undefined) return { run, status: 'failed', reason: failed, ...times, ...(await this.#end('failed')) }
    const running = await this.process()
    if (running && (await processIdentity(running.wrapper)) === running.identity)
      return { run, status: 'running', ...times }
    if (running) {
      // It may have ended between the two looks.
      const late = await this.marked('exit')
      if (late !== undefined) return await this.#ended(facts, Number(late), times)
      const reason = 'its processes are gone: the machine or the job ended'
      return { run, status: (await this.marked('cancelled')) === undefined ? 'failed' : 'cancelled', reason, ...times }
    }
    if ((await this.marked('cancelled')) !== undefined)
      return { run, status: 'cancelled', ...(await this.#end('cancelled')) }
    if ((await processIdentity(facts.preparer.pid)) === facts.preparer.identity) return { run, status: 'queued' }
    if ((await this.process()) !== undefined) return await this.state()
    return { run, status: 'failed', reason: 'it was stopped while its environment was made' }
  }

  async #ended(facts: RunFacts, exitCode: number, times: Pick<RunState, 'startedAt' | 'lock'>): Promise<RunState> {
    const base = { run: this.run, exitCode, ...times, ...(await this.#end('exit')) }
    const cancelled = await this.marked('cancelled')
    if (cancelled !== undefined && exitCode !== 0)
      return { ...base, status: 'cancelled', ...(cancelled === '' ? {} : { reason: cancelled }) }
    if ((await this.marked('limit')) !== undefined && exitCode !== 0)
      return { ...base, status: 'failed', reason: `time limit of ${formatDuration(facts.timeLimitMs)} reached` }
    if (exitCode !== 0) return { ...base, status: 'failed', reason: exitReason(exitCode) }
    const missing = await this.#missingOutput(facts)
    return missing === undefined ? { ...base, status: 'completed' } : { ...base, status: 'failed', reason: missing }
  }

  async #missingOutput(facts: RunFacts): Promise<string | undefined> {
    for (const [name, path] of Object.entries(facts.outputs))
      try {
        const found = await lstat(below(this.output, path))
        if (found.isSymbolicLink()) return `output ${name}: ${path} is a link; write the file itself below MLOPS_OUTPUT`
      } catch (thrown) {
        if (isMissing(thrown) || codeOf(thrown) === 'ENOTDIR')
          return `output ${name}: the command ended well, but left no ${path} below MLOPS_OUTPUT; it left ${await this.#written()}`
        throw thrown
      }
    return undefined
  }

  /** What stands below MLOPS_OUTPUT instead, for the message. */
  async #written(): Promise<string> {
    const names = (await readdir(this.output).catch(() => [])).sort()
    return names.length === 0 ? 'nothing' : names.slice(0, 10).join(', ')
  }

  async #end(file: string): Promise<{ endedAt?: Instant }> {
    const endedAt = await this.#time(file)
    return endedAt === undefined ? {} : { endedAt }
  }

  async #time(file: string): Promise<Instant | undefined> {
    try {
      return new Date((await stat(join(this.path, file))).mtimeMs).toISOString()
    } catch (thrown) {
      if (isMissing(thrown)) return undefined
      throw thrown
    }
  }

  async #read(name: string): Promise<string | undefined> {
    try {
      return await readFile(join(this.path, name), 'utf8')
    } catch (thrown) {
      if (isMissing(thrown)) return undefined
      throw thrown
    }
  }
}

function exitReason(code: number): string {
  if (code > 128) return `the command was ended by signal ${code - 128} (exit code ${code})`
  return `the command ended with exit code ${code}`
}

/**
 * Finds the run of a key that may be given again, or makes a new one. Run ids come from the key: `run-` and six digits of it, or,
 * when that run failed, was cancelled, or belongs to another key, of its nth variant. Of two makers of one run one wins.
 */
export async function findOrMake(
  home: string,
  facts: Omit<RunFacts, 'run' | 'preparer'>,
  files: Readonly<Record<string, Uint8Array>>,
): Promise<{ folder: RunFolder; existed: boolean }> {
  await mkdir(home, { recursive: true })
  for (let attempt = 0; ; attempt += 1) {
    const hex = attempt === 0 ? facts.key.slice(7) : sha256(`${facts.key}\n${attempt}`).slice(7)
    const folder = new RunFolder(home, `run-${hex.slice(0, 6)}`)
    const known = await folder.facts()
    if (known) {
      if (known.key !== facts.key) continue
      const state = await folder.state()
      if (state && ['queued', 'running', 'completed', 'unresponsive'].includes(state.status))
        return { folder, existed: true }
      continue
    }
    if (await make(folder, { ...facts, run: folder.run, preparer: await thisProcess() }, files))
      return { folder, existed: false }
    attempt -= 1
  }
}

async function thisProcess(): Promise<RunFacts['preparer']> {
  return { pid: process.pid, identity: (await processIdentity(process.pid)) ?? '' }
}

/** Makes the folder with all its files under another name and renames it: it is there whole, and made once. */
async function make(folder: RunFolder, facts: RunFacts, files: Readonly<Record<string, Uint8Array>>): Promise<boolean> {
  const temporary = join(folder.path, '..', `.${folder.run}-${randomBytes(6).toString('hex')}`)
  await mkdir(join(temporary, 'output'), { recursive: true })
  try {
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(temporary, name), bytes)
    await writeFile(join(temporary, 'log'), '')
    await writeFile(join(temporary, 'run.json'), canonicalBytes({ ...facts }))
    await rename(temporary, folder.path)
    return true
  } catch (thrown) {
    if (['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(thrown) ?? '')) return false
    throw thrown
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
