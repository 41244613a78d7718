import { countAtMost, countBelow, sortFloat64 } from '@mlops-actions/numerics'
import { contingencyTest } from '../contingency.ts'
import { mergePass } from '../merge-pass.ts'
import type { Measure } from '../types.ts'
import { aligned, type CompatColumn } from './column.ts'
import { doaneEdges, equalWidthEdges, histogram, linspace } from './numpy-histogram.ts'
import { shareHellinger, shareJensenShannon, shares } from './shares.ts'
import type { CompatFeature } from './types.ts'

/** From this many reference rows on, ks and wasserstein are estimated over 10,000 equal bins. */
const estimatedFrom = 10_000
const estimateBins = 10_000

/** A method fitted on the reference: a function from the values of a chunk to its number. */
type Fitted = (chunk: Chunk) => number | null

/** The rows of a chunk that are not missing. */
interface Chunk {
  readonly sorted?: Float64Array
  readonly counts: ReadonlyMap<string, number>
  readonly rows: number
}

/**
 * One feature as NannyML 0.13.1's UnivariateDriftCalculator judges it: every method of its type on the whole current table as one chunk,
 * the default method (Jensen–Shannon, base 2) on ten chunks of each table, with the threshold mean + 3 deviations of the reference's chunks.
 */
export function nannymlFeature(reference: CompatColumn, current: CompatColumn): CompatFeature {
  const continuous = reference.values !== undefined && current.values !== undefined && !reference.boolean
  const whole = chunkOf(reference, 0, reference.rows)
  if (whole.rows === 0) {
    const reason = 'NannyML raises on an empty reference column'
    return {
      type: 'continuous',
      method: 'jensen_shannon',
      score: null,
      threshold: null,
      drifted: null,
      reason,
      measures: {},
    }
  }
  const methods = continuous ? continuousMethods(whole.sorted as Float64Array) : categoricalMethods(whole)
  const now = chunkOf(current, 0, current.rows)
  const jensenShannon = methods['jensen_shannon'] as Fitted
  const threshold = thresholdOf(chunksOf(reference).map(jensenShannon))
  const chunks = chunksOf(current).map((chunk) => {
    const value = jensenShannon(chunk)
    return { value, alert: value === null || threshold === null ? null : value > threshold }
  })
  const measures: Record<string, Measure> = {}
  for (const [name, method] of Object.entries(methods)) {
    const value = method(now)
    measures[name] = { value }
  }
  if (!continuous && now.rows > 0) {
    const both = aligned(whole.counts, now.counts)
    const test = contingencyTest(both.reference, both.current, 'chi2')
    measures['chi2'] = { value: test.statistic, pValue: test.pValue, threshold: 0.05 }
  }
  const score = jensenShannon(now)
  return {
    type: continuous ? 'continuous' : 'categorical',
    method: 'jensen_shannon',
    score,
    threshold,
    drifted: chunks.some((chunk) => chunk.alert === true),
    measures: {
      ...measures,
      jensen_shannon: { value: score, ...(threshold === null ? {} : { threshold }) },
    },
    chunks,
  }
}

/** Rows from..to of a column without its missing ones. */
function chunkOf(column: CompatColumn, from: number, to: number): Chunk {
  const levels = column.levels().slice(from, to)
  const counts = new Map<string, number>()
  for (const level of levels) if (level !== undefined) counts.set(level, (counts.get(level) ?? 0) + 1)
  const rows = levels.reduce((sum, level) => sum + (level === undefined ? 0 : 1), 0)
  if (column.values === undefined) return { counts, rows }
  const values = Float64Array.from(levels.filter((level) => level !== undefined).map(Number))
  return { counts, rows, sorted: sortFloat64(values) }
}

/** NannyML's default chunker: ten chunks of ⌊n / 10⌋ rows, and what is left as an eleventh. */
function chunksOf(column: CompatColumn): Chunk[] {
  const size = Math.floor(column.rows / 10)
  if (size === 0) return []
  const chunks: Chunk[] = []
  for (let from = 0; from < column.rows; from += size)
    chunks.push(chunkOf(column, from, Math.min(column.rows, from + size)))
  return chunks
}

/** Mean + 3 population deviations, values that are missing left out. */
function thresholdOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value): value is number => value !== null)
  if (known.length === 0) return null
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length
  return mean + 3 * Math.sqrt(variance)
}

/** Appends what lies outside the reference's bins as one more bin. */
function withLeftover(reference: readonly number[], chunk: readonly number[]): { p: number[]; q: number[] } {
  const leftover = 1 - chunk.reduce((sum, share) => sum + share, 0)
  return leftover > 0 ? { p: [...reference, 0], q: [...chunk, leftover] } : { p: [...reference], q: [...chunk] }
}

function continuousMethods(reference: Float64Array): Record<string, Fitted> {
  const n = reference.length
  const edges = doaneEdges(reference)
  const known = shares(histogram(reference, edges), n)
  const overBins =
    (distance: (p: readonly number[], q: readonly number[]) => number): Fitted =>
    ({ sorted, rows }) => {
      if (sorted === undefined || rows === 0) return null
      const { p, q } = withLeftover(known, shares(histogram(sorted, edges), rows))
      return distance(p, q)
    }
  const exact =
    (value: (a: Float64Array, b: Float64Array) => number): Fitted =>
    ({ sorted, rows }) =>
      sorted === undefined || rows === 0 ? null : value(reference, sorted)
  const large = n >= estimatedFrom
  return {
    jensen_shannon: overBins((p, q) => shareJensenShannon(p, q, 2)),
    hellinger: overBins(shareHellinger),
    ks: exact(large ? estimatedKs : (a, b) => mergePass(a, b).ks),
    wasserstein: exact(large ? estimatedWasserstein : (a, b) => mergePass(a, b).wasserstein),
  }
}

/** Largest difference of the cumulative shares at the upper edges of 10,000 equal bins of the reference's range. */
function estimatedKs(reference: Float64Array, chunk: Float64Array): number {
  const low = reference[0] as number
  const edges = linspace(low, reference[reference.length - 1] as number, estimateBins)
  const r = histogram(reference, edges)
  const c = histogram(chunk, edges)
  let cumulativeR = 0
  let cumulativeC = countBelow(chunk, low) / chunk.length
  let largest = 0
  for (let bin = 0; bin < estimateBins; bin++) {
    cumulativeR += (r[bin] as number) / reference.length
    cumulativeC += (c[bin] as number) / chunk.length
    largest = Math.max(largest, Math.abs(cumulativeR - cumulativeC))
  }
  return largest
}

/** The estimate over 10,000 equal bins, with the rows outside the range integrated apart (and counted one too many, as there). */
function estimatedWasserstein(reference: Float64Array, chunk: Float64Array): number {
  const edges = equalWidthEdges(reference, estimateBins)
  const low = edges[0] as number
  const high = edges.at(-1) as number
  const width = (edges[1] as number) - low
  const smaller = chunk.subarray(0, countBelow(chunk, low))
  const bigger = chunk.subarray(countAtMost(chunk, high))
  const amountSmaller = smaller.length > 0 ? (smaller.length + 1) / chunk.length : 0
  const amountBigger = bigger.length > 0 ? (bigger.length + 1) / chunk.length : 0
  const r = histogram(reference, edges)
  const c = histogram(chunk, edges)
  let cumulativeR = 0
  let cumulativeC = amountSmaller
  let within = 0
  for (let bin = 0; bin < estimateBins; bin++) {
    cumulativeR += (r[bin] as number) / reference.length
    cumulativeC += (c[bin] as number) / chunk.length
    within += Math.abs(cumulativeR - cumulativeC) * width
  }
  const below = smaller.length > 0 ? areaUnderEcdf([...smaller, low]) * amountSmaller : 0
  const above = bigger.length > 0 ? areaAboveEcdf([high, ...bigger]) * amountBigger : 0
  return within + below + above
}

function areaUnderEcdf(sorted: readonly number[]): number {
  let area = 0
  for (let at = 0; at + 1 < sorted.length; at++)
    area += ((at + 1) / sorted.length) * ((sorted[at + 1] as number) - (sorted[at] as number))
  return area
}

function areaAboveEcdf(sorted: readonly number[]): number {
  let area = 0
  for (let at = 0; at + 1 < sorted.length; at++)
    area += (1 - (at + 1) / sorted.length) * ((sorted[at + 1] as number) - (sorted[at] as number))
  return area
}

function categoricalMethods(reference: Chunk): Record<string, Fitted> {
  const keys = [...reference.counts.keys()].sort()
  const known = keys.map((key) => (reference.counts.get(key) ?? 0) / reference.rows)
  const overLevels =
    (distance: (p: readonly number[], q: readonly number[]) => number): Fitted =>
    ({ counts, rows }) => {
      if (rows === 0) return null
      const { p, q } = withLeftover(
        known,
        keys.map((key) => (counts.get(key) ?? 0) / rows),
      )
      return distance(p, q)
    }
  return {
    jensen_shannon: overLevels((p, q) => shareJensenShannon(p, q, 2)),
    hellinger: overLevels(shareHellinger),
    l_infinity: ({ counts, rows }) => {
      if (rows === 0) return null
      const both = aligned(reference.counts, counts)
      return both.reference.reduce(
        (largest, count, at) =>
          Math.max(largest, Math.abs(count / reference.rows - (both.current[at] as number) / rows)),
        0,
      )
    },
  }
}
