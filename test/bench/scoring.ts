// The scoring benchmark: a whole step (process start, read Parquet, score, write) against pandas + onnxruntime, in interleaved rounds.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { loadDuckDb } from '@mlops-actions/native'

/** One line of the benchmark table. Times are medians in seconds; null where it could not run, and `reason` says why. */
export interface BenchRow {
  readonly name: string
  readonly ours: number
  readonly peer: number | null
  /** ours / peer. */
  readonly ratio: number | null
  /** The ratio that is aimed at, at most. */
  readonly goal: number
  readonly reason?: string
}

const here = fileURLToPath(new URL('.', import.meta.url))
const model = join(here, 'serving-model.onnx')
const start = promisify(execFile)

interface Timing {
  /** Wall time of the whole process. */
  readonly whole: number
  /** Seconds inside run(). */
  readonly run: number
  /** Sum of the second probability: both sides must have scored the same. */
  readonly sum: number
}

/**
 * Scores a table of `rows` rows and 23 numbers with gradient boosting of 100 trees of depth 3, two threads each.
 * The peer is the Python that BENCH_PYTHON names (pandas, pyarrow, onnxruntime); without it only ours is timed.
 */
export async function run(rows = 1_000_000, rounds = 5): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-scoring-'))
  try {
    const table = join(folder, 'rows.parquet')
    await writeTable(table, rows)
    const python = process.env['BENCH_PYTHON']
    const ours: Timing[] = []
    const csv: Timing[] = []
    const parquet: Timing[] = []
    for (let round = 0; round < rounds; round++) {
      ours.push(await timed(process.execPath, [join(here, 'scoring-step.ts'), model, table, join(folder, 'ours.csv')]))
      if (!python) continue
      const script = join(here, 'scoring-peer.py')
      csv.push(await timed(python, [script, model, table, join(folder, 'peer.csv')]))
      parquet.push(await timed(python, [script, model, table, join(folder, 'peer.parquet')]))
    }
    for (const one of [...csv, ...parquet]) checkSame(one, ours[0] as Timing)
    const whole = (timing: Timing) => timing.whole
    const size = rows.toLocaleString('en-US')
    return [
      line(`scoring step, ${size} rows, both write CSV / pandas + onnxruntime`, ours, csv, whole, 0.8),
      line(`scoring step, ${size} rows, we write CSV, the peer Parquet`, ours, parquet, whole, 0.8),
      line(`run() alone, ${size} rows / onnxruntime in Python`, ours, csv, (timing) => timing.run, 1 / 0.95),
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function timed(program: string, args: readonly string[]): Promise<Timing> {
  const before = performance.now()
  const { stdout } = await start(program, [...args])
  const whole = (performance.now() - before) / 1000
  const said: unknown = JSON.parse(stdout)
  if (typeof said !== 'object' || said === null || !('run' in said) || !('sum' in said)) throw new Error(stdout)
  return { whole, run: Number(said.run), sum: Number(said.sum) }
}

/** The sums differ by the order of adding only. */
function checkSame(peer: Timing, ours: Timing): void {
  if (Math.abs(peer.sum - ours.sum) > 1e-6 * Math.abs(ours.sum))
    throw new Error(`the peer scored something else: ${peer.sum}, ours ${ours.sum}`)
}

function line(
  name: string,
  ours: readonly Timing[],
  peers: readonly Timing[],
  of: (timing: Timing) => number,
  goal: number,
): BenchRow {
  const mine = median(ours.map(of))
  if (peers.length === 0) return { name, ours: mine, peer: null, ratio: null, goal, reason: 'BENCH_PYTHON is not set' }
  const peer = median(peers.map(of))
  return { name, ours: mine, peer, ratio: mine / peer, goal }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] as number
}

/** Numbers by a hash of the row, so that every run scores the same table. */
async function writeTable(path: string, rows: number): Promise<void> {
  const { DuckDBInstance } = (await loadDuckDb()) as typeof import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const columns = Array.from(
    { length: 23 },
    (_, at) => `(hash(row * 31 + ${at * 7919}) % 1000003)::DOUBLE / 1000 AS f${at}`,
  )
  await connection.run(
    `COPY (SELECT ${columns.join(', ')} FROM range(${rows}) t(row)) TO '${path}' (FORMAT parquet, COMPRESSION zstd)`,
  )
  connection.closeSync()
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(`${JSON.stringify(await run(), null, 2)}\n`)
