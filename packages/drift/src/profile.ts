import { type Column, canonicalBytes, extremesVisible, type Json, type Table, visibleGroups } from '@mlops-actions/core'
import { countAtMost, countBelow } from '@mlops-actions/numerics'
import { countSorted, quantileEdges } from './binning.ts'
import { fail } from './errors.ts'
import { finiteDigits, outward, privateEdge } from './privacy.ts'
import { type CategorySample, categorySample, momentsOfSorted, type NumericSample, numericSample } from './samples.ts'
import type { FeatureType } from './types.ts'

/** A numeric column of a profile: counts over edges, moments, range. No value is told that fewer than `minGroup` rows hold. */
export interface NumberProfile {
  readonly kind: 'number'
  readonly name: string
  readonly type: Exclude<FeatureType, 'text'>
  readonly nulls: number
  readonly negativeInfinities: number
  readonly positiveInfinities: number
  /** Different finite values; null after a merge that cannot know. */
  readonly distinct: number | null
  /** Smallest and largest finite value, rounded outwards where fewer than `minGroup` rows hold it; null where they are withheld. */
  readonly min: number | null
  readonly max: number | null
  /** Of the finite values; null where fewer than `minGroup` of them exist. Population deviation. */
  readonly mean: number | null
  readonly std: number | null
  /** Ascending upper edges, right-closed; `edges.length + 1` counts of finite values, about one per hundredth of the rows. */
  readonly edges: readonly number[]
  readonly counts: readonly number[]
  /** Which edges bound the ten bins that the binned distances use: indices into `edges`. */
  readonly coarse: readonly number[]
  /** Rows beyond the extremes of the profile it was built like. */
  readonly outside?: { readonly below: number; readonly above: number }
}

/** A text column of a profile: its levels by falling count, rare ones only counted. */
export interface TextProfile {
  readonly kind: 'text'
  readonly name: string
  readonly nulls: number
  readonly distinct: number | null
  readonly levels: readonly (readonly [level: string, rows: number])[]
  readonly other: { readonly rows: number; readonly levels: number }
}

/** One column of a profile. */
export type ProfileColumn = NumberProfile | TextProfile

/** A table's distribution without its rows: small, readable in a diff, the same bytes for the same rows in any order. */
export interface Profile {
  readonly schema: 'mlops/drift-profile/v1'
  readonly rows: number
  /** Values that fewer rows hold are not told. */
  readonly minGroup: number
  readonly columns: readonly ProfileColumn[]
}

/** How a profile is built. */
export interface ProfileOptions {
  /** Least rows for a value to be told; 10 unless set, at least 1. */
  readonly minGroup?: number
  /** Columns whose extremes are withheld. */
  readonly protected?: readonly string[]
  /** Columns of which only type and missing cells are kept. */
  readonly identifying?: readonly string[]
  /** Most levels told per text column; 200 unless set. */
  readonly topLevels?: number
  /** Use the edges of this profile, so that the two can be merged exactly. */
  readonly like?: Profile
}

/**
 * Builds the profile of a table. Errors: DRIFT_BAD_OPTION for a `minGroup` or `topLevels` below 1.
 * @example const bytes = profileBytes(buildProfile(table, { protected: ['age'] }))
 */
export function buildProfile(table: Table, options: ProfileOptions = {}): Profile {
  const minGroup = positive('minGroup', options.minGroup ?? 10)
  const topLevels = positive('topLevels', options.topLevels ?? 200)
  return {
    schema: 'mlops/drift-profile/v1',
    rows: table.rows,
    minGroup,
    columns: table.columns.map((column) => profileColumn(column, { ...options, minGroup, topLevels })),
  }
}

function positive(option: string, value: number): number {
  if (Number.isInteger(value) && value >= 1) return value
  throw fail('DRIFT_BAD_OPTION', `${option} is ${value}.`, { remedy: 'Write a whole number of at least 1.' })
}

type Settled = ProfileOptions & { minGroup: number; topLevels: number }

function profileColumn(column: Column, options: Settled): ProfileColumn {
  const hidden = options.identifying?.includes(column.name) ?? false
  const like = options.like?.columns.find((one) => one.name === column.name)
  if (column.kind === 'text') return profileText(column.name, categorySample(column), hidden, options)
  const edges = like?.kind === 'number' ? like : undefined
  return profileNumbers(column.name, column.logical, numericSample(column), hidden, options, edges)
}

function profileText(name: string, sample: CategorySample, hidden: boolean, options: Settled): TextProfile {
  const all = [...sample.counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  const groups = all.map(([level, rows]) => ({ level, rows }))
  const visible = hidden ? [] : visibleGroups(groups, options).shown.slice(0, options.topLevels)
  const told = visible.map(({ level, rows }) => [level, rows] as const)
  const toldRows = told.reduce((sum, [, rows]) => sum + rows, 0)
  return {
    kind: 'text',
    name,
    nulls: sample.nulls,
    distinct: all.length,
    levels: told,
    other: { rows: sample.rows - sample.nulls - toldRows, levels: all.length - told.length },
  }
}

function profileNumbers(
  name: string,
  type: NumberProfile['type'],
  sample: NumericSample,
  hidden: boolean,
  options: Settled,
  like: NumberProfile | undefined,
): NumberProfile {
  const { sorted } = sample
  const { minGroup } = options
  const base = {
    kind: 'number' as const,
    name,
    type,
    nulls: sample.nulls,
    negativeInfinities: sample.negativeInfinities,
    positiveInfinities: sample.positiveInfinities,
    distinct: countDistinct(sorted),
  }
  if (hidden || sorted.length < minGroup)
    return { ...base, min: null, max: null, mean: null, std: null, edges: [], counts: [sorted.length], coarse: [] }
  const { edges, coarse } = like ?? privateEdges(sorted, minGroup)
  const { mean, std } = momentsOfSorted(sorted)
  const visible = extremesVisible(name, { protected: options.protected ?? [], identifying: [] })
  return {
    ...base,
    min: visible ? outward(sorted, minGroup, 'min') : null,
    max: visible ? outward(sorted, minGroup, 'max') : null,
    mean: finiteDigits(mean),
    std: finiteDigits(std),
    edges,
    counts: [...countSorted(sorted, edges)],
    coarse,
    ...(like ? { outside: beyond(sorted, like) } : {}),
  }
}

/** Rows beyond the extremes of another profile's column; none where they are withheld. */
function beyond(sorted: Float64Array, like: Pick<NumberProfile, 'min' | 'max'>): { below: number; above: number } {
  return {
    below: like.min === null ? 0 : countBelow(sorted, like.min),
    above: like.max === null ? 0 : sorted.length - countAtMost(sorted, like.max),
  }
}

function countDistinct(sorted: Float64Array): number {
  let distinct = 0
  for (let at = 0; at < sorted.length; at++) if (at === 0 || sorted[at] !== sorted[at - 1]) distinct++
  return distinct
}

/** The hundred-quantile edges and, among them, those of the ten bins; each either held by `minGroup` rows or rounded among its neighbours. */
function privateEdges(sorted: Float64Array, minGroup: number): Pick<NumberProfile, 'edges' | 'coarse'> {
  const largest = sorted[sorted.length - 1] as number
  const make = (bins: number): number[] =>
    quantileEdges(sorted, bins).map((edge) => privateEdge(sorted, edge, minGroup))
  const tens = new Set(make(10))
  const fine = make(Math.max(1, Math.min(100, Math.floor(sorted.length / minGroup))))
  const candidates = [...new Set([...tens, ...fine])].filter((edge) => edge < largest).sort((a, b) => a - b)
  // A bin with fewer than minGroup rows is joined with its neighbour, the finer edge giving way.
  const kept: number[] = []
  const rowsBetween = (from: number | undefined, to: number): number =>
    countAtMost(sorted, to) - (from === undefined ? 0 : countAtMost(sorted, from))
  for (const edge of candidates) {
    const last = kept.at(-1)
    if (rowsBetween(last, edge) >= minGroup) kept.push(edge)
    else if (last !== undefined && tens.has(edge) && !tens.has(last) && rowsBetween(kept.at(-2), edge) >= minGroup)
      kept[kept.length - 1] = edge
  }
  while (kept.length > 0 && sorted.length - countAtMost(sorted, kept.at(-1) as number) < minGroup) kept.pop()
  return { edges: kept, coarse: kept.map((edge, at) => (tens.has(edge) ? at : -1)).filter((at) => at >= 0) }
}

/** The profile as the bytes of its file: canonical JSON with a final newline. */
export function profileBytes(profile: Profile): Uint8Array {
  return canonicalBytes(profile as unknown as Json)
}

/**
 * Reads a profile from its file's text. Throws DRIFT_BAD_PROFILE when it is not one.
 */
export function parseProfile(text: string): Profile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw fail('DRIFT_BAD_PROFILE', 'The profile is not JSON.', { cause, remedy: 'Make it again with buildProfile.' })
  }
  if (!isProfile(value))
    throw fail('DRIFT_BAD_PROFILE', 'The file has no "schema": "mlops/drift-profile/v1" with whole columns.', {
      remedy: 'Make it again from the reference table.',
    })
  return value
}

/** True for a value with the shape of a profile, its counts fitting its edges. */
export function isProfile(value: unknown): value is Profile {
  if (!isObject(value) || value['schema'] !== 'mlops/drift-profile/v1') return false
  const { rows, minGroup, columns } = value
  return isCount(rows) && isCount(minGroup) && Array.isArray(columns) && columns.every(isProfileColumn)
}

function isProfileColumn(value: unknown): boolean {
  if (!isObject(value) || typeof value['name'] !== 'string' || !isCount(value['nulls'])) return false
  if (value['kind'] === 'text') {
    const { levels, other } = value
    const pair = (one: unknown): boolean =>
      Array.isArray(one) && one.length === 2 && typeof one[0] === 'string' && isCount(one[1])
    return (
      Array.isArray(levels) &&
      levels.every(pair) &&
      isObject(other) &&
      isCount(other['rows']) &&
      isCount(other['levels'])
    )
  }
  const { edges, counts, coarse } = value
  const types = ['number', 'integer', 'boolean', 'timestamp']
  return (
    value['kind'] === 'number' &&
    types.includes(String(value['type'])) &&
    isCount(value['negativeInfinities']) &&
    isCount(value['positiveInfinities']) &&
    Array.isArray(edges) &&
    edges.every((edge, at) => typeof edge === 'number' && (at === 0 || edge > edges[at - 1])) &&
    Array.isArray(counts) &&
    counts.length === edges.length + 1 &&
    counts.every(isCount) &&
    Array.isArray(coarse) &&
    coarse.every((at) => isCount(at) && at < edges.length) &&
    [value['min'], value['max'], value['mean'], value['std']].every((one) => one === null || typeof one === 'number')
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
