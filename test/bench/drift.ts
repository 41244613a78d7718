/**
 * The whole drift step, from two files to the verdict, against what a team would run instead. Two seeded tables of 20 numeric and 10 categorical columns; ours, from the
 * built bundle as an action runs it, with every measure and test on. Each side is a process of its own, in turn; its start and imports count, as they do in a step of a workflow.
 * BENCH_ROWS = 1,000,000; BENCH_SLOW=1 runs Evidently on the large tables too (minutes).
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type NumberMaker, writeMadeTable } from './made-table.ts'
import { bundleFolder, here, type PeerName, type Python, pythonOf } from './peers.ts'
import {
  type BenchRow,
  compared,
  interleave,
  lastJson,
  limited,
  main,
  roundsOf,
  type Sample,
  timedProcess,
} from './row.ts'

interface Job {
  readonly peer: string
  /** The job of drift-peer.py, and the environment that it needs. */
  readonly ask: 'scipy' | 'evidently' | 'nannyml'
  readonly rows: number
  readonly format: 'parquet' | 'csv'
  readonly goal: number
  /** Minutes of Python: one round, and only when asked for. */
  readonly slow?: boolean
}

/** What one run printed. */
interface Printed {
  readonly peakBytes: number
}

const sides = ['reference', 'current'] as const
const small = 10_000

const jobsOf = (large: number): readonly Job[] => [
  { peer: 'hand-written scipy', ask: 'scipy', rows: small, format: 'parquet', goal: 1 / 5 },
  { peer: 'Evidently', ask: 'evidently', rows: small, format: 'parquet', goal: 1 / 25 },
  { peer: 'hand-written scipy', ask: 'scipy', rows: large, format: 'parquet', goal: 1 / 3.5 },
  { peer: 'NannyML KS (binned)', ask: 'nannyml', rows: large, format: 'parquet', goal: 1 / 2 },
  { peer: 'Evidently', ask: 'evidently', rows: large, format: 'parquet', goal: 1 / 25, slow: true },
  { peer: 'Evidently', ask: 'evidently', rows: large, format: 'csv', goal: 1 / 15, slow: true },
]

/** Numbers of several laws, two of twenty columns shifted in the current table. */
const maker =
  (side: (typeof sides)[number]): NumberMaker =>
  (index, next) => {
    const shift = side === 'current' && index % 10 === 0 ? 0.2 : 0
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()) + shift
    if (index < 8) return normal
    return index < 16 ? Number((100 * Math.exp(normal / 2)).toFixed(4)) : Math.round(1000 * normal)
  }

/** Runs the benchmark and gives its lines. */
export async function run(): Promise<BenchRow[]> {
  const large = Number(process.env['BENCH_ROWS'] ?? 1_000_000)
  const folder = await mkdtemp(join(tmpdir(), 'mlops-bench-drift-'))
  try {
    for (const rows of new Set([small, large]))
      for (const side of sides) await writeMadeTable(join(folder, `${side}-${rows}`), rows, 11, side, maker(side))
    const table: BenchRow[] = []
    const seen = new Map<number, readonly Sample[]>()
    for (const job of jobsOf(large)) {
      const { row, ours } = await compare(job, folder)
      table.push(row)
      if (job.format === 'parquet') seen.set(job.rows, [...(seen.get(job.rows) ?? []), ...ours])
    }
    const peaks = (seen.get(large) ?? []).map(({ peak }) => ({ value: peak ?? Number.NaN }))
    table.push(limited({ job: titleOf(small, 'parquet'), limit: 0.5, ours: seen.get(small) ?? [] }))
    table.push(limited({ job: `${titleOf(large, 'parquet')}, peak of memory`, unit: 'MB', limit: 600, ours: peaks }))
    return table
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const titleOf = (rows: number, format: Job['format']): string =>
  `drift of ${rows.toLocaleString('en')} × 30, ${format === 'csv' ? 'CSV' : 'Parquet'}`

async function compare(job: Job, folder: string): Promise<{ row: BenchRow; ours: readonly Sample[] }> {
  const python = await findPython(job)
  const files = sides.map((side) => join(folder, `${side}-${job.rows}.${job.format}`))
  const step = async (program: string, args: readonly string[]): Promise<Sample> => {
    const env = { ...process.env, NODE_OPTIONS: '' }
    const { stdout, ...times } = await timedProcess(program, [...args, ...files], { env })
    const { peakBytes } = lastJson<Printed>(stdout)
    return { ...times, peak: peakBytes / 1e6 }
  }
  const samples = await interleave(
    job.slow === true ? 1 : roundsOf(3),
    () => step(process.execPath, [here('drift-step.mjs'), bundleFolder()]),
    'path' in python ? () => step(python.path, [here('drift-peer.py'), job.ask]) : undefined,
  )
  const reason = 'reason' in python ? python.reason : undefined
  const { peer, goal } = job
  return { row: compared({ job: titleOf(job.rows, job.format), peer, goal, ...samples, reason }), ...samples }
}

async function findPython(job: Job): Promise<Python> {
  if (job.slow === true && process.env['BENCH_SLOW'] !== '1') return { reason: 'takes minutes: set BENCH_SLOW=1' }
  const environment: PeerName = job.ask === 'scipy' ? 'general' : job.ask
  return pythonOf(environment)
}

if (import.meta.main) await main(run)
