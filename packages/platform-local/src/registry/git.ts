import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { devNull } from 'node:os'
import { pipeline } from 'node:stream/promises'
import { errorsOf, messageOf } from '@mlops-actions/core'
import { localErrors } from '../errors.ts'
import { isMissing } from '../files.ts'

const fail = errorsOf(localErrors)

/** What a git command gave. */
export interface GitAnswer {
  readonly code: number
  readonly stdout: Buffer
  readonly stderr: string
}

export interface GitOptions {
  readonly signal: AbortSignal
  /** Text for the standard input. */
  readonly input?: string | Uint8Array
  /** A file that is streamed to the standard input, or that the standard output is streamed to. */
  readonly fromFile?: string
  readonly toFile?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs git plumbing in one repository: argument arrays, no shell, no hooks, no prompts, never the user's index. */
export interface Git {
  /** The exit code is the caller's to judge. */
  run(args: readonly string[], options: GitOptions): Promise<GitAnswer>
  /** Throws GIT_REMOTE_FAILED when the command does not succeed; gives the standard output without the last line break. */
  ask(args: readonly string[], options: GitOptions): Promise<string>
}

/** Settings that a user's configuration must not decide here. */
const settings = [
  `core.hooksPath=${devNull}`,
  'core.fsmonitor=false',
  'core.compression=1',
  // Models do not become smaller by differences: they are streamed, compressed once, and sent as they are.
  'core.bigFileThreshold=1m',
  'pack.window=0',
  'gc.auto=0',
  'maintenance.auto=false',
  'push.gpgSign=false',
  'push.followTags=false',
  'fetch.prune=false',
  'fetch.recurseSubmodules=false',
  'protocol.version=2',
  'advice.fetchShowForcedUpdates=false',
].flatMap((one) => ['-c', one])

/**
 * @param folder anywhere in the repository
 * @param environment of this process; variables that point git elsewhere (GIT_DIR, GIT_INDEX_FILE, …) are left out
 */
export function gitIn(folder: string, environment: Readonly<Record<string, string | undefined>>): Git {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(environment))
    if (value !== undefined && (!name.startsWith('GIT_') || /^GIT_(CONFIG_|SSH|ASKPASS|SSL_|HTTP_|TRACE)/.test(name)))
      env[name] = value
  Object.assign(env, {
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_AUTHOR_NAME: 'mlops-actions',
    GIT_AUTHOR_EMAIL: 'mlops-actions@users.noreply.github.com',
    GIT_COMMITTER_NAME: 'mlops-actions',
    GIT_COMMITTER_EMAIL: 'mlops-actions@users.noreply.github.com',
  })
  const run: Git['run'] = async (args, options) => {
    try {
      return await runGit([...settings, ...args], folder, { ...env, ...options.env }, options)
    } catch (thrown) {
      options.signal.throwIfAborted()
      if (!isMissing(thrown)) throw thrown
      throw fail('GIT_UNAVAILABLE', `git cannot be run in ${folder}: ${messageOf(thrown)}`, {
        remedy: 'Install git, or write `registry: directory` in mlops.yml.',
        cause: thrown,
      })
    }
  }
  return {
    run,
    async ask(args, options) {
      const answer = await run(args, options)
      if (answer.code === 0) return answer.stdout.toString('utf8').replace(/\n$/, '')
      throw gitFailed(args, answer)
    },
  }
}

/** The error of a git command that did not succeed, with git's own words; addresses lose their credentials. */
export function gitFailed(args: readonly string[], { code, stderr }: GitAnswer) {
  const words = stderr
    .trim()
    .split('\n')
    .slice(-6)
    .join('\n')
    .replaceAll(/\/\/[^/@\s]+@/g, '//***@')
  return fail('GIT_REMOTE_FAILED', `git ${args[0]} ended with ${code}:\n${words}`, {
    remedy: 'Check that the job has `permissions: { contents: write }` and that the remote can be reached.',
  })
}

async function runGit(
  args: readonly string[],
  cwd: string,
  env: Record<string, string>,
  options: GitOptions,
): Promise<GitAnswer> {
  const child = spawn('git', args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'], signal: options.signal })
  const pieces: Buffer[] = []
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-20_000)
  })
  child.stdin.on('error', () => undefined)
  const closed = new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exit) => resolve(exit ?? 255))
  })
  const collect = async () => {
    if (options.toFile !== undefined) await pipeline(child.stdout, createWriteStream(options.toFile, { flags: 'wx' }))
    else for await (const piece of child.stdout) pieces.push(piece as Buffer)
  }
  const feed = async () => {
    if (options.fromFile === undefined) child.stdin.end(options.input ?? '')
    else await pipeline(createReadStream(options.fromFile), child.stdin).catch(unlessItStopsReading)
  }
  const [code] = await Promise.all([closed, collect(), feed()])
  return { code, stdout: Buffer.concat(pieces), stderr }
}

/** git may end before it has read everything; its exit code says what happened. */
function unlessItStopsReading(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
}
