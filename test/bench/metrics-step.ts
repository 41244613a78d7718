// `mlops metrics` as a step of a workflow: from its start to the answer, reading included. And of more rows than fit into memory.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Table } from '@mlops-actions/core'
import { writeCsv } from '@mlops-actions/data'
import { runSql } from './made-table.ts'
import { bundleFolder, here, pythonOf, stepEnvironment } from './peers.ts'
import { type BenchRow, compared, interleave, lastJson, limited, roundsOf, type Sample, timedProcess } from './row.ts'

/** One GiB in MB (10^6 bytes). */
const gibibyte = 2 ** 30 / 1e6

/** The last line of a process of ours: its peak of memory. */
const peakAtExit =
  'data:text/javascript,process.on("exit",()=>process.stdout.write("\\n"+JSON.stringify({peakBytes:process.resourceUsage().maxRSS*1024})+"\\n"))'

async function ours(file: string, columns: readonly string[]): Promise<Sample> {
  const mlops = join(bundleFolder(), 'mlops.js')
  const args = ['--import', peakAtExit, mlops, 'metrics', '--predictions', file, ...columns, '--json']
  const { stdout, ...times } = await timedProcess(process.execPath, args, { env: stepEnvironment() })
  return { ...times, peak: lastJson<{ peakBytes: number }>(stdout).peakBytes / 1e6 }
}

const binary = ['--task', 'binary', '--target', 'y', '--score', 'p']
const regression = ['--task', 'regression', '--target', 't', '--prediction', 'v']

/** The whole step on the rows of the other lines, from CSV and from Parquet: every metric of ours against ten of scikit-learn. */
export async function stepRows(truth: Float64Array, scores: Float64Array): Promise<BenchRow[]> {
  const python = await pythonOf('general')
  const folder = await mkdtemp(join(tmpdir(), 'mlops-bench-metrics-'))
  try {
    const csv = join(folder, 'scored.csv')
    const parquet = join(folder, 'scored.parquet')
    const table: Table = {
      rows: truth.length,
      columns: [
        { kind: 'number', name: 'y', logical: 'integer', values: truth, nulls: 0 },
        { kind: 'number', name: 'p', logical: 'number', values: scores, nulls: 0 },
      ],
    }
    await writeCsv(table, csv)
    await runSql(`COPY (FROM read_csv('${csv}', header = true)) TO '${parquet}' (FORMAT parquet, COMPRESSION snappy)`)
    const rows: BenchRow[] = []
    for (const [name, file] of [
      ['CSV', csv],
      ['Parquet', parquet],
    ] as const) {
      const samples = await interleave(
        roundsOf(5),
        () => ours(file, binary),
        'path' in python
          ? () => timedProcess(python.path, [here('metrics-step.py'), file], { env: stepEnvironment() })
          : undefined,
      )
      rows.push(
        compared({
          job: `step: all binary metrics of ${truth.length.toLocaleString('en')} rows, ${name}`,
          peer: 'pandas + scikit-learn, ten of them',
          goal: 1 / 5,
          ...samples,
          ...('reason' in python ? { reason: python.reason } : {}),
        }),
      )
    }
    return rows
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The peak of memory of 100,000,000 rows of Parquet in four files: minutes, and 3 GB of disk. */
export async function largeRows(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-bench-large-'))
  const [files, each] = [4, 25_000_000]
  try {
    for (let file = 0; file < files; file++)
      await runSql(largePart(join(folder, `part-${file}.parquet`), file * each, each))
    const rows: BenchRow[] = []
    for (const [task, columns] of [
      ['binary', binary],
      ['regression', regression],
    ] as const) {
      const { value, cpu, peak } = await ours(folder, columns)
      rows.push(
        limited({
          job: `step: metrics of ${(files * each).toLocaleString('en')} rows, ${task}, Parquet, peak of memory`,
          unit: 'MB',
          limit: gibibyte,
          ours: [{ value: peak ?? Number.NaN, ...(cpu === undefined ? {} : { cpu }) }],
          note: `${value.toFixed(0)} s of the clock`,
        }),
      )
    }
    return rows
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Scores and numbers of all digits that depend on the row alone. */
function largePart(file: string, start: number, rows: number): string {
  const random = (salt: number): string => `((hash(i * 7 + ${salt}) >> 11)::DOUBLE / 9007199254740992)`
  return `COPY (
    SELECT y::TINYINT AS y, (${random(1)} + ${random(2)} + y) / 3 AS p, t, t * (0.9 + 0.2 * ${random(4)}) AS v
    FROM (SELECT i, (${random(0)} < 0.3)::INTEGER AS y, -10 * ln(1 - ${random(3)}) AS t
      FROM range(${start}, ${start + rows}) AS r(i))
  ) TO '${file}' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 1000000)`
}
