/**
 * What every benchmark shares: the line of the table, the rounds in turn, medians, and processes that are timed.
 * A benchmark is a file with `run()`; `node test/bench/NAME.ts` prints its lines, with `--json` for run.ts.
 */
import { spawn } from 'node:child_process'
import { loadavg } from 'node:os'
import { messageOf } from '@mlops-actions/core'

/** One line of the table: a job, measured on both sides in the same run. */
export interface BenchRow {
  readonly job: string
  /** What it is compared with; a package, or the limit that was set. */
  readonly peer: string
  readonly unit: 's' | 'ms' | 'MB' | 'req/s'
  /** Medians of the rounds; null where that side could not run, and `reason` says why. */
  readonly ours: number | null
  readonly theirs: number | null
  /** ours / theirs. */
  readonly ratio: number | null
  /** The ratio that is aimed at: at most where less is better, at least where more is. */
  readonly goal: number
  readonly better: 'less' | 'more'
  readonly reason?: string
  /** Rounds, spread, processor time, peak of memory, load of the machine. */
  readonly note: string
}

/** One measurement of one side. */
export interface Sample {
  /** In the unit of the line. */
  readonly value: number
  /** Seconds of processor time, user and system. */
  readonly cpu?: number
  /** Peak of memory in MB (10^6 bytes). */
  readonly peak?: number
}

/** A line before its medians. */
export interface Comparison {
  readonly job: string
  readonly peer: string
  readonly unit?: BenchRow['unit']
  readonly goal: number
  readonly better?: BenchRow['better']
  readonly ours: readonly Sample[]
  readonly theirs: readonly Sample[]
  /** Why there is nothing of the peer. */
  readonly reason?: string | undefined
  readonly note?: string
}

/** The value in the middle; not a number of none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** How often each side runs: BENCH_ROUNDS, else what the benchmark says. */
export function roundsOf(usual: number): number {
  return Number(process.env['BENCH_ROUNDS'] ?? usual)
}

/** Makes a line of what was measured. */
export function compared(what: Comparison): BenchRow {
  const { job, peer, unit = 's', goal, better = 'less', reason } = what
  const ours = middleOf(what.ours)
  const theirs = middleOf(what.theirs)
  return {
    job,
    peer,
    unit,
    ours,
    theirs,
    ratio: ours === null || theirs === null ? null : ours / theirs,
    goal,
    better,
    ...(reason === undefined ? {} : { reason }),
    note: [
      `n = ${what.ours.length}${what.theirs.length === what.ours.length ? '' : ` and ${what.theirs.length}`}`,
      ...pair('spread', what, (samples) => spreadOf(samples)),
      ...pair('CPU s', what, (samples) => digitsOf(median(samples.flatMap(({ cpu }) => cpu ?? [])))),
      ...pair('peak MB', what, (samples) => digitsOf(Math.max(...samples.map(({ peak }) => peak ?? Number.NaN)))),
      ...(what.note ? [what.note] : []),
      `load ${loadavg()[0]?.toFixed(1)}`,
    ].join('; '),
  }
}

/** A line against a limit instead of a peer. */
export function limited(what: Omit<Comparison, 'peer' | 'goal' | 'theirs'> & { readonly limit: number }): BenchRow {
  const row = compared({ ...what, peer: 'limit', goal: 1, theirs: [{ value: what.limit }] })
  return { ...row, note: row.note.replace(' and 1', '') }
}

/** Runs both sides in turn, so that a busy minute counts for both. Without a peer only ours. */
export async function interleave(
  rounds: number,
  ours: () => Promise<Sample> | Sample,
  peer: (() => Promise<Sample>) | undefined,
): Promise<{ ours: Sample[]; theirs: Sample[] }> {
  const samples: { ours: Sample[]; theirs: Sample[] } = { ours: [], theirs: [] }
  for (let round = 0; round < rounds; round++) {
    samples.ours.push(await ours())
    if (peer) samples.theirs.push(await peer())
  }
  return samples
}

/** Runs a function of this process once: seconds of the clock and of the processor, threads included. */
export function timedCall(work: () => unknown): Sample {
  const before = process.cpuUsage()
  const start = performance.now()
  work()
  const value = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(before)
  return { value, cpu: (user + system) / 1e6 }
}

/** How a program is run. */
export interface ProcessOptions {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  /** The exit code that is right. Default: 0. */
  readonly exit?: number
}

// The shell gives the processor time of its children; where there is none, only the clock counts.
const shell = ['-c', '"$@"; code=$?; times >&3; exit $code', 'bench']

/** Runs a program once, its start included as in a step of a workflow, and gives what it printed too. */
export function timedProcess(
  program: string,
  args: readonly string[],
  options: ProcessOptions = {},
): Promise<Sample & { readonly stdout: string }> {
  const { exit = 0, ...rest } = options
  const [command, all] = process.platform === 'win32' ? [program, args] : ['bash', [...shell, program, ...args]]
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(command, [...all], { ...rest, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
    const said = ['', '', '', '']
    for (const index of [1, 2, 3] as const)
      child.stdio[index]?.on('data', (chunk: Buffer) => {
        said[index] += chunk.toString('utf8')
      })
    child.on('error', reject)
    child.on('close', (code) => {
      const value = (performance.now() - start) / 1000
      if (code !== exit) reject(new Error(`${program} ended with ${code}: ${(said[2] || said[1])?.trim().slice(-400)}`))
      else resolve({ value, ...cpuOf(said[3] ?? ''), stdout: said[1] ?? '' })
    })
  })
}

/** Seconds of the children in what `times` printed: its second line, `0m0.041s 0m0.011s`. */
function cpuOf(times: string): { cpu?: number } {
  const parts = [...(times.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)]
  return parts.length === 0 ? {} : { cpu: parts.reduce((sum, part) => sum + 60 * Number(part[1]) + Number(part[2]), 0) }
}

/** The last line of JSON that a program printed. */
export function lastJson<T>(stdout: string): T {
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as T
}

/** Is the goal reached? Undefined where nothing was compared. */
export function isMet({ ratio, goal, better }: BenchRow): boolean | undefined {
  if (ratio === null) return undefined
  return better === 'less' ? ratio <= goal : ratio >= goal
}

/** A line for what could not be measured. */
export function failedRow(job: string, error: unknown): BenchRow {
  return compared({ job, peer: 'all', goal: 1, ours: [], theirs: [], reason: messageOf(error) })
}

/** What the file of a benchmark does when it is started by itself. */
export async function main(run: () => Promise<readonly BenchRow[]>): Promise<void> {
  const rows = await run()
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows)}\n`)
  else console.table(rows)
  // Servers of the peers may hold this process.
  process.exit(0)
}

function middleOf(samples: readonly Sample[]): number | null {
  return samples.length === 0 ? null : median(samples.map(({ value }) => value))
}

function spreadOf(samples: readonly Sample[]): string {
  const values = samples.map(({ value }) => value)
  return values.length < 2 ? '' : `${digitsOf(Math.min(...values))}–${digitsOf(Math.max(...values))}`
}

function pair(name: string, what: Comparison, of: (samples: readonly Sample[]) => string): string[] {
  const texts = [what.ours, what.theirs].map((samples) => (samples.length === 0 ? '' : of(samples)))
  return texts[0] === '' ? [] : [`${name} ${texts.filter(Boolean).join(' / ')}`]
}

/** Three digits that count; nothing for what is no number. */
export function digitsOf(value: number): string {
  if (!Number.isFinite(value)) return ''
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)))
}
