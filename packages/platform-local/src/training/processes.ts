import { execFile, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { codeOf, isMissing } from '../files.ts'

/**
 * What tells a process from a later one with the same number: its start time. Undefined when there is no such process.
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    try {
      const text = await readFile(`/proc/${pid}/stat`, 'utf8')
      // The name, in brackets, may hold spaces; the start time is field 22, the 20th after it. A zombie is not running.
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
      return fields[0] === 'Z' ? undefined : fields[19]
    } catch (thrown) {
      if (isMissing(thrown) || codeOf(thrown) === 'ESRCH') return undefined
      throw thrown
    }
  }
  return await new Promise((resolve) => {
    execFile('ps', ['-o', 'lstart=', '-p', String(pid)], (_error, stdout) => resolve(stdout.trim() || undefined))
  })
}

/** Sends a signal to a process group; false when there is none. */
export function signalGroup(group: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(-group, signal)
    return true
  } catch (thrown) {
    if (codeOf(thrown) === 'ESRCH' || codeOf(thrown) === 'EPERM') return false
    throw thrown
  }
}

/** How a short helper command ended. */
export interface Finished {
  readonly code: number | null
  readonly stdout: string
  /** The last lines of both streams, for messages. */
  readonly tail: string
}

export interface RunOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  /** Called with each line as it comes. */
  readonly onLine?: (line: string) => void
}

/** Runs a command (an argument array, no shell) in its own process group to its end. Aborting kills the group. */
export async function runCommand(command: readonly string[], options: RunOptions): Promise<Finished> {
  const [file, ...args] = command as [string, ...string[]]
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  const stop = () => {
    if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL')
  }
  options.signal.addEventListener('abort', stop, { once: true })
  let stdout = ''
  let tail = ''
  let line = ''
  const take = (text: string) => {
    tail = (tail + text).slice(-4000)
    const lines = (line + text).split('\n')
    line = (lines.pop() ?? '').slice(-4000)
    for (const one of lines) options.onLine?.(one)
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (stdout.length < 10_000_000) stdout += text
    take(text)
  })
  child.stderr.setEncoding('utf8').on('data', take)
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (exit) => resolve(exit))
    })
    options.signal.throwIfAborted()
    if (line) options.onLine?.(line)
    return { code, stdout, tail: tail.trim().split('\n').slice(-12).join('\n') }
  } finally {
    options.signal.removeEventListener('abort', stop)
  }
}
