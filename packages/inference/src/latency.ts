import { type Clock, columnOf, type Table } from '@mlops-actions/core'
import type { Cell, RowScorer } from './rows.ts'

/** Milliseconds of one call with one row. */
export interface Latency {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly mean: number
  readonly calls: number
}

/** Latency of a candidate, and of the champion measured in the same minutes on the same rows. */
export interface LatencyComparison {
  readonly candidate: Latency
  readonly champion?: Latency
  /** Candidate / champion: the median over the rounds, so that one busy second of the machine decides nothing. */
  readonly ratio?: { readonly p50: number; readonly p95: number; readonly p99: number }
}

/** How much is measured. */
export interface LatencyOptions {
  /** Rows of the table that are asked. Default 200. */
  readonly rows?: number
  /** How often all of them are asked. Default 5. */
  readonly rounds?: number
  /** Calls of each model before the clock counts. Default 50. */
  readonly warmUp?: number
}

/**
 * Measures single-row calls, check of the row included, as a server makes them. With a champion the two take turns row by row,
 * each first in every second row, so that whatever else the machine does falls on both.
 */
export async function measureLatency(
  models: { readonly candidate: RowScorer; readonly champion?: RowScorer },
  table: Table,
  clock: Clock,
  options: LatencyOptions = {},
): Promise<LatencyComparison> {
  const { rows = 200, rounds = 5, warmUp = 50 } = options
  const count = Math.min(rows, table.rows)
  const both = [models.candidate, ...(models.champion ? [models.champion] : [])]
  const asked = both.map((scorer) => ({
    scorer,
    rows: rowsOf(
      table,
      scorer.columns.map((column) => column.name),
      count,
    ),
  }))
  for (let call = 0; call < warmUp && count > 0; call++)
    for (const one of asked) await one.scorer.scoreRows([one.rows[call % count] as Cell[]])
  const times = asked.map(() => Array.from({ length: rounds }, () => new Float64Array(count)))
  for (let round = 0; round < rounds; round++)
    for (let row = 0; row < count; row++)
      for (let turn = 0; turn < asked.length; turn++) {
        const who = (turn + row + round) % asked.length
        const { scorer, rows: cells } = asked[who] as (typeof asked)[number]
        const start = clock.monotonicMs()
        await scorer.scoreRows([cells[row] as Cell[]])
        ;(times[who]?.[round] as Float64Array)[row] = clock.monotonicMs() - start
      }
  const [candidate, champion] = times as [Float64Array[], Float64Array[] | undefined]
  if (champion === undefined) return { candidate: summary(candidate) }
  const ratioAt = (share: number) =>
    quantile(
      candidate.map((round, at) => quantile(round, share) / quantile(champion[at] as Float64Array, share)),
      0.5,
    )
  return {
    candidate: summary(candidate),
    champion: summary(champion),
    ratio: { p50: ratioAt(0.5), p95: ratioAt(0.95), p99: ratioAt(0.99) },
  }
}

function summary(rounds: readonly Float64Array[]): Latency {
  const all = rounds.flatMap((round) => [...round])
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length
  return { p50: quantile(all, 0.5), p95: quantile(all, 0.95), p99: quantile(all, 0.99), mean, calls: all.length }
}

/** Linear between order statistics, as numpy's default. */
function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort()
  const at = share * (sorted.length - 1)
  const low = sorted[Math.floor(at)] as number
  return low + (at % 1) * ((sorted[Math.ceil(at)] as number) - low)
}

/** The first rows of a table as cells, in the order of the given columns. Columns that the table lacks give null. */
export function rowsOf(table: Table, names: readonly string[], count: number): Cell[][] {
  const columns = names.map((name) => columnOf(table, name))
  return Array.from({ length: count }, (_, row) =>
    columns.map((column) => {
      if (column === undefined) return null
      if (column.kind === 'text') return column.levels[column.codes[row] as number] ?? null
      const value = column.values[row] as number
      return Number.isNaN(value) ? null : value
    }),
  )
}
