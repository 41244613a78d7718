import { columnOf, type Table } from '@mlops-actions/core'
import { quantileEdges } from '../binning.ts'
import { binCounts, hellinger } from '../distances.ts'
import { binWithMissing } from '../measures.ts'
import type { Profile } from '../profile.ts'
import { coarseCounts } from '../profile-compare.ts'
import { categoriesOfProfile, isProfileInput } from '../reference.ts'
import { type CategorySample, categorySample, numericSample } from '../samples.ts'

/** A statistic of one day (or a shorter interval); NaN for one without rows. */
export interface DailyStatistic {
  /** Start, milliseconds UTC. */
  readonly from: number
  readonly value: number
}

/**
 * A function from a table to the Hellinger distance of one of its columns to the reference, over the reference's bins. Hellinger, since it is
 * bounded and hardly moved by bins that are empty in a small day. Undefined where the reference does not have the column.
 */
export function coarseDistance(reference: Table | Profile, feature: string): ((table: Table) => number) | undefined {
  const known = binsOf(reference, feature)
  if (known === undefined) return undefined
  if ('edges' in known)
    return (table) => {
      const column = columnOf(table, feature)
      if (column?.kind !== 'number' || table.rows === 0) return Number.NaN
      return hellinger(binCounts(known.before, binWithMissing(numericSample(column), known.edges)))
    }
  const levels = [...known.sample.counts.keys()]
  // Levels that a profile only counts stand with those that the reference never had.
  const before = [...known.sample.counts.values(), known.sample.other?.rows ?? 0, known.sample.nulls]
  return (table) => {
    const column = columnOf(table, feature)
    if (column?.kind !== 'text' || table.rows === 0) return Number.NaN
    const now = categorySample(column)
    const counts = levels.map((level) => now.counts.get(level) ?? 0)
    const unseen = now.rows - now.nulls - counts.reduce((sum, count) => sum + count, 0)
    return hellinger(binCounts(before, [...counts, unseen, now.nulls]))
  }
}

/** A feature of the reference as counts over its bins, or over its levels. */
type Bins =
  | { readonly edges: readonly number[]; readonly before: ArrayLike<number> }
  | { readonly sample: CategorySample }

function binsOf(reference: Table | Profile, feature: string): Bins | undefined {
  if (isProfileInput(reference)) {
    const known = reference.columns.find((column) => column.name === feature)
    if (known?.kind === 'text') return { sample: categoriesOfProfile(known, reference.rows) }
    return known && { edges: known.coarse.map((at) => known.edges[at] as number), before: coarseCounts(known, known) }
  }
  const known = columnOf(reference, feature)
  if (known?.kind === 'text') return { sample: categorySample(known) }
  if (known === undefined) return undefined
  const sample = numericSample(known)
  const edges = quantileEdges(sample.sorted)
  return { edges, before: binWithMissing(sample, edges) }
}
