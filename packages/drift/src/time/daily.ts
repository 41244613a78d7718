import { columnOf, type Table } from '@mlops-actions/core'
import { quantileEdges } from '../binning.ts'
import { binCounts, hellinger } from '../distances.ts'
import { binWithMissing } from '../measures.ts'
import { categorySample, numericSample } from '../samples.ts'

/** A statistic of one day; NaN for a day without rows. */
export interface DailyStatistic {
  /** Start of the day, milliseconds UTC. */
  readonly from: number
  readonly value: number
}

/**
 * A function from a table to the Hellinger distance of one of its columns to the reference, over the reference's bins. Hellinger, since it is
 * bounded and hardly moved by bins that are empty in a small day. Undefined where the reference does not have the column.
 */
export function coarseDistance(reference: Table, feature: string): ((table: Table) => number) | undefined {
  const known = columnOf(reference, feature)
  if (known === undefined) return undefined
  if (known.kind === 'number') {
    const sample = numericSample(known)
    const edges = quantileEdges(sample.sorted)
    const before = binWithMissing(sample, edges)
    return (table) => {
      const column = columnOf(table, feature)
      if (column?.kind !== 'number' || table.rows === 0) return Number.NaN
      return hellinger(binCounts(before, binWithMissing(numericSample(column), edges)))
    }
  }
  const sample = categorySample(known)
  const levels = [...sample.counts.keys()]
  const before = [...sample.counts.values(), 0, sample.nulls]
  return (table) => {
    const column = columnOf(table, feature)
    if (column?.kind !== 'text' || table.rows === 0) return Number.NaN
    const now = categorySample(column)
    const counts = levels.map((level) => now.counts.get(level) ?? 0)
    const unseen = now.rows - now.nulls - counts.reduce((sum, count) => sum + count, 0)
    return hellinger(binCounts(before, [...counts, unseen, now.nulls]))
  }
}
