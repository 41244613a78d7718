import { quantileSorted, sortFloat64 } from '@mlops-actions/numerics'
import { contingencyTest } from '../contingency.ts'
import { mergePass } from '../merge-pass.ts'
import type { Measure } from '../types.ts'
import { aligned, type CompatColumn } from './column.ts'
import { roundHalfEven } from './numpy-histogram.ts'
import type { CompatFeature } from './types.ts'

/** Fewest values on each side. */
const leastSamples = 10
/** Levels with a smaller share of the train set are one level, "Other". */
const rareShare = 0.01
const psiFloor = 0.01

/** One feature as the FeatureDrift check of Deepchecks 0.19 judges it, without its sampling of 100,000 rows. */
export function deepchecksFeature(reference: CompatColumn, current: CompatColumn): CompatFeature {
  const numerical = reference.values !== undefined && current.values !== undefined && !isCategorical(reference)
  const type = numerical ? 'numerical' : 'categorical'
  const method = numerical ? 'Kolmogorov-Smirnov' : "Cramer's V"
  const filled = (column: CompatColumn): number => column.rows - column.nulls
  if (filled(reference) < leastSamples || filled(current) < leastSamples)
    return { type, method, score: null, threshold: 0.2, drifted: null, reason: 'fewer than 10 samples', measures: {} }
  const measures = numerical
    ? numericalMeasures(reference.values as Float64Array, current.values as Float64Array)
    : categoricalMeasures(reference.counts(), current.counts())
  const score = (numerical ? measures['ks'] : measures['cramers_v'])?.value ?? null
  return { type, method, score, threshold: 0.2, drifted: score === null ? null : score >= 0.2, measures }
}

/** Deepchecks' guess: few different values for the kind, and fewer than 1 % of the rows (of 1,000 at least). */
function isCategorical(column: CompatColumn): boolean {
  const { values } = column
  if (values === undefined) return true
  if (values.length === 0) return false
  const distinct = new Set(values).size
  const limit = !column.timestamp && values.every(Number.isInteger) ? 30 : 5
  return distinct / Math.max(values.length, 1000) < 0.01 && distinct <= limit
}

function numericalMeasures(a: Float64Array, b: Float64Array): Record<string, Measure> {
  const x = sortFloat64(a)
  const y = sortFloat64(b)
  return {
    ks: { value: mergePass(x, y).ks, threshold: 0.2 },
    earth_movers_distance: { value: earthMovers(trimmed(x), trimmed(y)), threshold: 0.2 },
  }
}

/** The values between the 2.5 % and the 97.5 % quantile. */
function trimmed(sorted: Float64Array): Float64Array {
  const low = quantileSorted(sorted, 0.025)
  const high = quantileSorted(sorted, 0.975)
  return sorted.filter((value) => low <= value && value <= high)
}

/** Wasserstein distance after scaling the joint range to 0..1. */
function earthMovers(a: Float64Array, b: Float64Array): number {
  const low = Math.min(a[0] as number, b[0] as number)
  const high = Math.max(a[a.length - 1] as number, b[b.length - 1] as number)
  if (low === high) return 0
  if (!Number.isFinite(high - low)) return Number.NaN
  const scale = (values: Float64Array): Float64Array => values.map((value) => (value - low) / (high - low))
  return mergePass(scale(a), scale(b)).wasserstein
}

function categoricalMeasures(
  reference: ReadonlyMap<string, number>,
  current: ReadonlyMap<string, number>,
): Record<string, Measure> {
  const both = aligned(reference, current)
  const n = both.reference.reduce((sum, count) => sum + count, 0)
  const m = both.current.reduce((sum, count) => sum + count, 0)
  const r: number[] = []
  const c: number[] = []
  let otherR = 0
  let otherC = 0
  both.reference.forEach((count, at) => {
    if (count < n * rareShare) {
      otherR += count
      otherC += both.current[at] as number
    } else {
      r.push(count)
      c.push(both.current[at] as number)
    }
  })
  if (otherR > rareShare * n || otherC > rareShare * m) {
    r.push(otherR)
    c.push(otherC)
  }
  return {
    cramers_v: { value: cramersV(r, c), threshold: 0.2 },
    psi: { value: flooredPsi(r, c), threshold: 0.2 },
  }
}

/** Bias-corrected Cramér's V; the larger set is scaled down to the smaller's total and rounded first. */
function cramersV(reference: readonly number[], current: readonly number[]): number | null {
  if (reference.length === 1) return 0
  const n = reference.reduce((sum, count) => sum + count, 0)
  const m = current.reduce((sum, count) => sum + count, 0)
  const scale = (counts: readonly number[], own: number, other: number): number[] =>
    counts.map((count) => roundHalfEven(own > other ? count * (other / own) : count))
  const r = scale(reference, n, m)
  const c = scale(current, m, n)
  const columns = r.filter((count, at) => count + (c[at] as number) > 0).length
  const total = [...r, ...c].reduce((sum, count) => sum + count, 0)
  const phi2 = contingencyTest(r, c, 'chi2').statistic / total
  const corrected = Math.max(0, phi2 - (columns - 1) / (total - 1))
  const rows = 2 - 1 / (total - 1)
  const width = columns - (columns - 1) ** 2 / (total - 1)
  const value = Math.sqrt(corrected / Math.min(width - 1, rows - 1))
  return Number.isFinite(value) ? value : null
}

/** PSI with every share at least 1 %. */
function flooredPsi(reference: readonly number[], current: readonly number[]): number {
  const n = reference.reduce((sum, count) => sum + count, 0)
  const m = current.reduce((sum, count) => sum + count, 0)
  return reference.reduce((sum, count, at) => {
    const e = Math.max(count / n, psiFloor)
    const a = Math.max((current[at] as number) / m, psiFloor)
    return sum + (e - a) * Math.log(e / a)
  }, 0)
}
