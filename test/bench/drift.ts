/**
 * The whole drift step, from two files to the verdict, against what a team would run instead. Two seeded tables of 20 numeric and 10 categorical columns; ours with
 * every measure and test on. Each side is a process of its own, in turn; medians are compared.
 * BENCH_PYTHON names a Python with drift-requirements.txt, BENCH_PYTHON_EVIDENTLY and BENCH_PYTHON_NANNYML others for those two; BENCH_ROWS = 1,000,000, BENCH_ROUNDS = 3.
 * BENCH_SLOW=1 runs Evidently on the large tables too (minutes).
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Column, randomStream, type Table } from '@mlops-actions/core'
import { writeCsv } from '@mlops-actions/data'
import { loadDuckDb } from '@mlops-actions/native'

/** One line of a benchmark: median seconds of both sides, ours divided by the peer's, and the ratio that is aimed at. */
export interface BenchRow {
  readonly name: string
  readonly ours: number
  readonly peer: number | null
  readonly ratio: number | null
  readonly goal: number
  /** Why the peer was not run. */
  readonly reason?: string
  /** Compute time, peak of memory, load of the machine. */
  readonly note: string
}

interface Job {
  readonly name: string
  readonly peer: 'scipy' | 'evidently' | 'nannyml'
  readonly rows: number
  readonly format: 'parquet' | 'csv'
  readonly goal: number
  /** Minutes of Python. */
  readonly slow?: boolean
}

/** What one run printed. */
interface Measured {
  readonly seconds: number
  readonly peakBytes: number
  readonly compute?: number
}

const run_ = promisify(execFile)
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const small = 10_000

function jobsOf(large: number): readonly Job[] {
  const size = large.toLocaleString('en-US')
  return [
    { name: '10,000 × 30, Parquet / hand-written scipy', peer: 'scipy', rows: small, format: 'parquet', goal: 1 / 5 },
    { name: '10,000 × 30, Parquet / Evidently', peer: 'evidently', rows: small, format: 'parquet', goal: 1 / 25 },
    {
      name: `${size} × 30, Parquet / hand-written scipy`,
      peer: 'scipy',
      rows: large,
      format: 'parquet',
      goal: 1 / 3.5,
    },
    {
      name: `${size} × 30, Parquet / NannyML KS (binned)`,
      peer: 'nannyml',
      rows: large,
      format: 'parquet',
      goal: 1 / 2,
    },
    {
      name: `${size} × 30, Parquet / Evidently`,
      peer: 'evidently',
      rows: large,
      format: 'parquet',
      goal: 1 / 25,
      slow: true,
    },
    { name: `${size} × 30, CSV / Evidently`, peer: 'evidently', rows: large, format: 'csv', goal: 1 / 15, slow: true },
  ]
}

/** Runs the benchmark and gives its lines. */
export async function run(): Promise<BenchRow[]> {
  const large = Number(process.env['BENCH_ROWS'] ?? 1_000_000)
  const folder = await mkdtemp(join(tmpdir(), 'mlops-bench-drift-'))
  try {
    for (const rows of new Set([small, large]))
      for (const side of ['reference', 'current']) {
        const csv = join(folder, `${side}-${rows}.csv`)
        await writeCsv(tableOf(rows, side), csv)
        await toParquet(csv, csv.replace('.csv', '.parquet'))
      }
    const table: BenchRow[] = []
    for (const job of jobsOf(large)) table.push(await compare(job, folder))
    return table
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The Python of a peer, or why there is none. */
function pythonOf(job: Job): { path: string } | { reason: string } {
  const own = { scipy: 'BENCH_PYTHON', evidently: 'BENCH_PYTHON_EVIDENTLY', nannyml: 'BENCH_PYTHON_NANNYML' }[job.peer]
  const path = process.env[own] ?? (job.peer === 'evidently' ? process.env['BENCH_PYTHON'] : undefined)
  if (path === undefined || !existsSync(path)) return { reason: `${own} names no Python` }
  if (job.slow === true && process.env['BENCH_SLOW'] !== '1') return { reason: 'takes minutes: set BENCH_SLOW=1' }
  return { path }
}

async function compare(job: Job, folder: string): Promise<BenchRow> {
  const python = pythonOf(job)
  const files = ['reference', 'current'].map((side) => join(folder, `${side}-${job.rows}.${job.format}`))
  const rounds = job.slow === true ? 1 : Number(process.env['BENCH_ROUNDS'] ?? 3)
  const ours: Measured[] = []
  const peer: Measured[] = []
  for (let round = 0; round < rounds; round++) {
    ours.push(await timed(process.execPath, [here('drift-step.ts'), ...files]))
    if ('path' in python) peer.push(await timed(python.path, [here('drift-peer.py'), job.peer, ...files]))
  }
  const seconds = (all: readonly Measured[]) => median(all.map((one) => one.seconds))
  const peak = (all: readonly Measured[]) => `${(Math.max(...all.map((one) => one.peakBytes)) / 1e6).toFixed(0)} MB`
  const both = peer.length > 0
  return {
    name: job.name,
    ours: seconds(ours),
    peer: both ? seconds(peer) : null,
    ratio: both ? seconds(ours) / seconds(peer) : null,
    goal: job.goal,
    ...('reason' in python ? { reason: python.reason } : {}),
    note: [
      `ours computes ${median(ours.map((one) => one.compute ?? 0)).toFixed(2)} s, peak ${peak(ours)}`,
      ...(both ? [`peer peak ${peak(peer)}`] : []),
      `load ${loadavg()[0]?.toFixed(1)}`,
    ].join('; '),
  }
}

/** The whole process: its own start counts, as it does in a CI step. */
async function timed(command: string, parameters: readonly string[]): Promise<Measured> {
  const start = performance.now()
  const { stdout } = await run_(command, parameters, { maxBuffer: 1 << 26 })
  const printed = JSON.parse(stdout.slice(stdout.lastIndexOf('{"seconds"'))) as Measured
  return { ...printed, seconds: (performance.now() - start) / 1000 }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Numbers of several laws, a tenth of them shifted in the current table, and categories of 5 to 200 levels. */
function tableOf(rows: number, side: string): Table {
  const number = (index: number): Column => {
    const random = randomStream(11, `${side} n${index}`)
    const shift = side === 'current' && index % 10 === 0 ? 0.2 : 0
    const make = () => {
      const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next()) + shift
      if (index < 8) return normal
      return index < 16 ? Number((100 * Math.exp(normal / 2)).toFixed(4)) : Math.round(1000 * normal)
    }
    const values = Float64Array.from({ length: rows }, make)
    return { kind: 'number', name: `n${index}`, logical: index < 16 ? 'number' : 'integer', values, nulls: 0 }
  }
  const text = (count: number, index: number): Column => {
    const random = randomStream(11, `${side} c${index}`)
    const levels = Array.from({ length: count }, (_, level) => `level_${String(level).padStart(3, '0')}`)
    const codes = Int32Array.from({ length: rows }, () => Math.floor(random.next() * count))
    return { kind: 'text', name: `c${index}`, codes, levels, nulls: 0 }
  }
  const numbers = Array.from({ length: 20 }, (_, index) => number(index))
  return { rows, columns: [...numbers, ...[5, 8, 10, 20, 30, 50, 80, 100, 150, 200].map(text)] }
}

async function toParquet(csv: string, parquet: string): Promise<void> {
  const { DuckDBInstance } = (await loadDuckDb()) as typeof import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(
    `COPY (FROM read_csv('${csv}', header = true)) TO '${parquet}' (FORMAT parquet, COMPRESSION snappy)`,
  )
  connection.closeSync()
  instance.closeSync()
}

if (import.meta.main) console.table(await run())
