// The scoring benchmark: a whole step (process start, read Parquet, score, write) against pandas + onnxruntime, in rounds in turn.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runSql } from './made-table.ts'
import { here, pythonOf, stepEnvironment } from './peers.ts'
import { type BenchRow, compared, interleave, lastJson, main, roundsOf, type Sample, timedProcess } from './row.ts'

const model = here('serving-model.onnx')

interface Scored extends Sample {
  /** Seconds inside run(). */
  readonly run: number
  /** Sum of the second probability: both sides must have scored the same. */
  readonly sum: number
}

/** Scores a table of 1,000,000 rows and 23 numbers with gradient boosting of 100 trees of depth 3, two threads each. */
export async function run(): Promise<BenchRow[]> {
  const rows = Number(process.env['BENCH_ROWS'] ?? 1_000_000)
  const folder = await mkdtemp(join(tmpdir(), 'mlops-bench-scoring-'))
  try {
    const table = join(folder, 'rows.parquet')
    await runSql(copyRows(table, rows))
    const python = await pythonOf('general')
    const seen: Scored[] = []
    const step = async (program: string, script: string, out: string): Promise<Sample> => {
      const { stdout, ...times } = await timedProcess(program, [here(script), model, table, join(folder, out)], {
        env: stepEnvironment(),
      })
      const scored = { ...times, ...lastJson<{ run: number; sum: number }>(stdout) }
      checkSame(scored, seen[0] ?? scored)
      seen.push(scored)
      return scored
    }
    const ours = () => step(process.execPath, 'scoring-step.ts', 'ours.csv')
    const peer = (out: string) => ('path' in python ? () => step(python.path, 'scoring-peer.py', out) : undefined)
    const csv = await interleave(roundsOf(5), ours, peer('peer.csv'))
    const parquet = await interleave(roundsOf(5), ours, peer('peer.parquet'))
    const size = `${rows.toLocaleString('en')} × 23`
    const reason = 'reason' in python ? python.reason : undefined
    const line = (job: string, with_: string, goal: number, samples: typeof csv) =>
      compared({ job, peer: with_, goal, ...samples, reason })
    const runs = { ours: csv.ours.map(runOf), theirs: csv.theirs.map(runOf) }
    return [
      line(`scoring step of ${size}, Parquet to CSV`, 'pandas + onnxruntime', 0.8, csv),
      line(`scoring step of ${size}, Parquet to CSV`, 'the same, writing Parquet', 0.8, parquet),
      line(`run() alone, ${size}`, 'onnxruntime in Python', 1 / 0.95, runs),
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

const runOf = (sample: Sample): Sample => ({ value: (sample as Scored).run })

/** The sums differ by the order of adding only. */
function checkSame(one: Scored, other: Scored): void {
  if (Math.abs(one.sum - other.sum) > 1e-6 * Math.abs(other.sum))
    throw new Error(`the sides scored different things: ${one.sum} and ${other.sum}`)
}

/** Numbers by a hash of the row, so that every run scores the same table. */
function copyRows(path: string, rows: number): string {
  const columns = Array.from(
    { length: 23 },
    (_, at) => `(hash(row * 31 + ${at * 7919}) % 1000003)::DOUBLE / 1000 AS f${at}`,
  )
  return `COPY (SELECT ${columns.join(', ')} FROM range(${rows}) t(row)) TO '${path}' (FORMAT parquet, COMPRESSION zstd)`
}

if (import.meta.main) await main(run)
