import type { Column, Table } from '@mlops-actions/core'
import { countAtMost, quantileSorted } from '@mlops-actions/numerics'
import { binNames, fewValues } from './binning.ts'
import { binCounts } from './distances.ts'
import {
  binnedMeasures,
  binWithMissing,
  type Comparison,
  compareCategories,
  compareNumeric,
  measuresAgainstCounts,
} from './measures.ts'
import { valuesOutside, withOthers } from './other-values.ts'
import { defaultMinGroup, outward } from './privacy.ts'
import type { NumberProfile, Profile, TextProfile } from './profile.ts'
import { coarseCounts, compareNumberProfiles } from './profile-compare.ts'
import {
  borrowedSample,
  type CategorySample,
  categorySample,
  momentsOfSorted,
  type NumericSample,
  numericSample,
} from './samples.ts'
import type { FeatureType } from './types.ts'

/** What a numeric feature of the reference can be asked, whether a table or a profile stands behind it. */
export interface NumericReference {
  readonly kind: 'number'
  readonly name: string
  readonly type: Exclude<FeatureType, 'text'>
  readonly rows: number
  readonly nulls: number
  readonly infinities: number
  /** How many finite values. */
  readonly finite: number
  readonly distinct: number | null
  /** null: withheld, or there is no value. */
  readonly min: number | null
  readonly max: number | null
  /** The extremes as a report may tell them: rounded outwards where few rows hold them, null where they are withheld. */
  readonly told: { readonly min: number | null; readonly max: number | null }
  readonly mean: number | null
  readonly std: number | null
  /** The different values when there are few (a code rather than a quantity) and all are known. */
  readonly values?: readonly number[]
  /** Share of the finite values ≤ x. */
  cdf(x: number): number
  /** Quantile of the finite values; NaN where there is none. */
  quantile(p: number): number
  compare(current: NumericSample): Comparison
  /** The same against a current column that is known by counts only; absent where the reference is a table. */
  compareProfile?(current: NumberProfile): Comparison
}

/** What a text feature of the reference can be asked. */
export interface TextReference {
  readonly kind: 'text'
  readonly name: string
  readonly type: 'text'
  readonly rows: number
  readonly nulls: number
  readonly distinct: number | null
  readonly sample: CategorySample
  compare(current: CategorySample): Comparison
}

/** One feature of the reference. */
export type ReferenceFeature = NumericReference | TextReference

/**
 * The features of a reference table or profile, by name, in its order. Sorting a numeric column is put off until it is asked for.
 * A numeric feature of a table can be asked only until the next one is made, which uses its memory again; later it throws.
 */
export function referenceFeatures(
  reference: Table | Profile,
  minGroup: number = defaultMinGroup,
): Map<string, () => ReferenceFeature> {
  const features = new Map<string, () => ReferenceFeature>()
  if (isProfileInput(reference))
    for (const column of reference.columns)
      features.set(column.name, () =>
        column.kind === 'text'
          ? textOfProfile(column, reference.rows, minGroup)
          : numbersOfProfile(column, reference.rows),
      )
  else for (const column of reference.columns) features.set(column.name, () => borrowedFeature(column, minGroup))
  return features
}

/** True for a profile, false for a table. */
export function isProfileInput(reference: Table | Profile): reference is Profile {
  return 'schema' in reference
}

/** Counts the features that were made in borrowed memory: only the last may still be asked. */
let turn = 0

function borrowedFeature(column: Column, minGroup: number): ReferenceFeature {
  if (column.kind === 'text') return featureOfColumn(column, minGroup)
  const feature = numbersOfSample(column.name, column.logical, borrowedSample(column, 'reference'), minGroup)
  const own = ++turn
  const held = (): NumericReference => {
    if (own !== turn) throw new Error(`the memory of ${column.name} has gone to the next feature`)
    return feature
  }
  return {
    ...feature,
    cdf: (x) => held().cdf(x),
    quantile: (p) => held().quantile(p),
    compare: (current: NumericSample) => held().compare(current),
  }
}

/** A column of a reference table as a feature, with memory of its own. */
export function featureOfColumn(column: Column, minGroup: number = defaultMinGroup): ReferenceFeature {
  if (column.kind === 'text') {
    const sample = categorySample(column)
    return {
      kind: 'text',
      name: column.name,
      type: 'text',
      rows: sample.rows,
      nulls: sample.nulls,
      distinct: sample.counts.size,
      sample,
      compare: (current) => compareCategories(sample, current, minGroup),
    }
  }
  return numbersOfSample(column.name, column.logical, numericSample(column), minGroup)
}

function numbersOfSample(
  name: string,
  type: NumericReference['type'],
  sample: NumericSample,
  minGroup: number,
): NumericReference {
  const { sorted } = sample
  const n = sorted.length
  const few = fewValues(sorted)
  const { mean, std } = momentsOfSorted(sorted)
  return {
    kind: 'number',
    name,
    type,
    rows: sample.rows,
    nulls: sample.nulls,
    infinities: sample.negativeInfinities + sample.positiveInfinities,
    finite: n,
    distinct: few ? few.length : null,
    min: n > 0 ? (sorted[0] as number) : null,
    max: n > 0 ? (sorted[n - 1] as number) : null,
    told:
      n >= minGroup
        ? { min: outward(sorted, minGroup, 'min'), max: outward(sorted, minGroup, 'max') }
        : { min: null, max: null },
    mean: n > 0 ? mean : null,
    std: n > 0 ? std : null,
    ...(few ? { values: few } : {}),
    cdf: (x) => countAtMost(sorted, x) / n,
    quantile: (p) => (n > 0 ? quantileSorted(sorted, p) : Number.NaN),
    compare: (current) => compareNumeric(sample, current, minGroup),
  }
}

function numbersOfProfile(column: NumberProfile, rows: number): NumericReference {
  const finite = column.counts.reduce((sum, count) => sum + count, 0)
  const points = [
    column.min ?? column.edges[0] ?? Number.NaN,
    ...column.edges,
    column.max ?? column.edges.at(-1) ?? Number.NaN,
  ]
  const cumulative = [0]
  for (const count of column.counts) cumulative.push((cumulative.at(-1) as number) + count / Math.max(1, finite))
  return {
    kind: 'number',
    name: column.name,
    type: column.type,
    rows,
    nulls: column.nulls,
    infinities: column.negativeInfinities + column.positiveInfinities,
    finite,
    distinct: column.distinct,
    min: column.min,
    max: column.max,
    told: { min: column.min, max: column.max },
    mean: column.mean,
    std: column.std,
    cdf: (x) => linear(points, cumulative, x),
    quantile: (p) => linear(cumulative, points, p),
    compare: (current) => compareToProfile(column, current),
    compareProfile: (current) => compareNumberProfiles(column, current),
  }
}

/** Piecewise linear through ascending (xs, ys), constant outside. */
function linear(xs: readonly number[], ys: readonly number[], x: number): number {
  if (!(x > (xs[0] as number))) return ys[0] as number
  for (let at = 1; at < xs.length; at++) {
    const x1 = xs[at] as number
    if (x > x1) continue
    const x0 = xs[at - 1] as number
    const y0 = ys[at - 1] as number
    const y1 = ys[at] as number
    return x1 > x0 ? y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) : y1
  }
  return ys.at(-1) as number
}

/** Binned measures are exact over the profile's own edges; the others carry their error. */
function compareToProfile(column: NumberProfile, current: NumericSample): Comparison {
  const edges = column.coarse.map((at) => column.edges[at] as number)
  const reference = coarseCounts(column, column)
  const now = withOthers(binWithMissing(current, edges), valuesOutside(column, current.sorted))
  const counts = binCounts(withOthers(reference, undefined), now)
  return {
    measures: { ...binnedMeasures(counts), ...measuresAgainstCounts(column, current.sorted) },
    counts,
    names: [...binNames(edges), 'other values', 'missing'],
  }
}

function textOfProfile(column: TextProfile, rows: number, minGroup: number): TextReference {
  const sample = categoriesOfProfile(column, rows)
  return {
    kind: 'text',
    name: column.name,
    type: 'text',
    rows,
    nulls: column.nulls,
    distinct: column.distinct,
    sample,
    compare: (current) => compareCategories(sample, current, minGroup),
  }
}

/** The levels of a profile's column as a sample. */
export function categoriesOfProfile(column: TextProfile, rows: number): CategorySample {
  return {
    rows,
    nulls: column.nulls,
    counts: new Map(column.levels),
    ...(column.other.levels > 0 ? { other: column.other } : {}),
  }
}
