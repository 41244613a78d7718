/**
 * Reading tables, against what a team would use instead: pandas for CSV, polars for Parquet. One table of 20 numeric and 10 categorical columns, made here from a seed.
 * Every reading is a process of its own, ours and the peer's in turn, and the medians are compared: so the compiler's first seconds and a busy machine count for both.
 * BENCH_PYTHON names a Python with tables-requirements.txt, BENCH_ROWS the rows (1,000,000), BENCH_ROUNDS the rounds (5).
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
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
  /** Spread, sizes, peak of memory, load of the machine. */
  readonly note: string
}

const run_ = promisify(execFile)
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Runs the benchmark and gives its lines. */
export async function run(): Promise<BenchRow[]> {
  const rows = Number(process.env['BENCH_ROWS'] ?? 1_000_000)
  const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5)
  const folder = await mkdtemp(join(tmpdir(), 'mlops-bench-tables-'))
  try {
    const csv = join(folder, 'table.csv')
    const parquet = join(folder, 'table.parquet')
    await writeCsv(tableOf(rows), csv)
    await toParquet(csv, parquet)
    return [
      await compare(`read CSV, ${rows.toLocaleString('en')} × 30`, csv, rounds, 2),
      await compare(`read Parquet, ${rows.toLocaleString('en')} × 30`, parquet, rounds, 2),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function compare(name: string, path: string, rounds: number, goal: number): Promise<BenchRow> {
  const python = process.env['BENCH_PYTHON']
  const ours: number[] = []
  const peer: number[] = []
  let [memory, called] = [0, '']
  for (let round = 0; round < rounds; round++) {
    const own = JSON.parse((await run_(process.execPath, [here('tables-read.ts'), path])).stdout)
    ours.push(own.seconds)
    memory = Math.max(memory, own.peakBytes)
    if (python === undefined || !existsSync(python)) continue
    const other = JSON.parse((await run_(python, [here('tables-peer.py'), path])).stdout)
    if (other.rows !== own.rows || other.columns !== own.columns)
      throw new Error(`${name}: the two sides read different tables`)
    peer.push(other.seconds)
    called = other.peer
  }
  const bytes = (await stat(path)).size
  const spread = (values: readonly number[]) => `${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)} s`
  const both = peer.length > 0
  return {
    name,
    ours: median(ours),
    peer: both ? median(peer) : null,
    ratio: both ? median(ours) / median(peer) : null,
    goal,
    ...(both ? {} : { reason: 'BENCH_PYTHON names no Python' }),
    note: [
      `${(bytes / 1e6).toFixed(0)} MB`,
      `ours ${spread(ours)}, peak ${(memory / 1e6).toFixed(0)} MB`,
      ...(both ? [`${called} ${spread(peer)}`] : []),
      `load ${loadavg()[0]?.toFixed(1)}`,
    ].join('; '),
  }
}

/** 4 columns of full precision, 8 of 4 decimals, 4 of 6, 4 of integers, 10 of categories with 5 to 200 levels. */
function tableOf(rows: number): Table {
  const number = (index: number): Column => {
    const random = randomStream(7, `n${index}`)
    const digits = index < 12 ? 4 : 6
    const make = () => {
      const value = -Math.log(1 - random.next()) * 100
      if (index < 4) return value
      return index < 16 ? Number(value.toFixed(digits)) : Math.floor(value * 100)
    }
    return {
      kind: 'number',
      name: `n${index}`,
      logical: index < 16 ? 'number' : 'integer',
      values: Float64Array.from({ length: rows }, make),
      nulls: 0,
    }
  }
  const text = (count: number, index: number): Column => {
    const random = randomStream(7, `c${index}`)
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
