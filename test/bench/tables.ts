/**
 * Reading tables, against what a team would use instead: pandas for CSV, polars for Parquet. Every reading is a process of its own, ours and the peer's in turn:
 * so the compiler's first seconds and a busy machine count for both. The seconds are those of reading; loading the modules does not count.
 * BENCH_ROWS = 1,000,000.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type NumberMaker, writeMadeTable } from './made-table.ts'
import { here, pythonOf, stepEnvironment } from './peers.ts'
import { type BenchRow, compared, interleave, lastJson, main, roundsOf, type Sample, timedProcess } from './row.ts'

/** What one reading printed. */
interface Read {
  readonly seconds: number
  readonly rows: number
  readonly columns: number
  readonly peakBytes: number
}

/** 4 columns of full precision, 8 of 4 decimals, 4 of 6, 4 of integers. */
const make: NumberMaker = (index, next) => {
  const value = -Math.log(1 - next()) * 100
  if (index < 4) return value
  return index < 16 ? Number(value.toFixed(index < 12 ? 4 : 6)) : Math.floor(value * 100)
}

/** Runs the benchmark and gives its lines. */
export async function run(): Promise<BenchRow[]> {
  const rows = Number(process.env['BENCH_ROWS'] ?? 1_000_000)
  const folder = await mkdtemp(join(tmpdir(), 'mlops-bench-tables-'))
  try {
    const path = join(folder, 'table')
    await writeMadeTable(path, rows, 7, '', make)
    const size = `${rows.toLocaleString('en')} × 30`
    return [
      await compare(`read CSV, ${size}`, 'pandas', `${path}.csv`),
      await compare(`read Parquet, ${size}`, 'polars', `${path}.parquet`),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function compare(job: string, peer: string, path: string): Promise<BenchRow> {
  const python = await pythonOf('general')
  const shapes = new Set<string>()
  const read = async (program: string, script: string): Promise<Sample> => {
    const { stdout, cpu } = await timedProcess(program, [here(script), path], { env: stepEnvironment() })
    const said = lastJson<Read>(stdout)
    shapes.add(`${said.rows} × ${said.columns}`)
    return { value: said.seconds, ...(cpu === undefined ? {} : { cpu }), peak: said.peakBytes / 1e6 }
  }
  const samples = await interleave(
    roundsOf(5),
    () => read(process.execPath, 'tables-read.mjs'),
    'path' in python ? () => read(python.path, 'tables-peer.py') : undefined,
  )
  if (shapes.size > 1) throw new Error(`${job}: the two sides read different tables: ${[...shapes].join(', ')}`)
  const note = `${((await stat(path)).size / 1e6).toFixed(0)} MB on disk, CPU of the whole process`
  return compared({ job, peer, goal: 2, ...samples, note, reason: 'reason' in python ? python.reason : undefined })
}

if (import.meta.main) await main(run)
