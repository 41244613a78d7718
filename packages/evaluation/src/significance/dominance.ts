import { sortFloat64 } from '@mlops-actions/numerics'
import type { DifferenceSet } from './paired-sample.ts'

/*
 * The closure under dominance.
 *
 * The usual interval `mean ± c × standard error` has an odd side: let one row of a candidate get very much better and the standard error
 * can grow faster than the mean, so the lower bound falls and a verdict gets worse because the model got better. The closure takes
 * that away. Its lower bound is the best lower bound of any candidate that is nowhere better than this one:
 *
 *     L*(D) = sup { L(D') : D' ≤ D row by row },   U*(D) = -L*(-D)
 *
 * L is concave in D', so the supremum is reached by capping the highest differences of each set at one height: where the gradient is zero,
 * cap - mean = share × (n - 1) × se / c. For ordinary data no row is that far out (more than sd × √n / c above the mean) and L* is L.
 */

interface Sorted {
  readonly values: Float64Array
  /** sums[k], squares[k]: over the k smallest, of values minus the smallest: where a cap comes down to it, they are exactly 0. */
  readonly sums: Float64Array
  readonly squares: Float64Array
  readonly shift: number
  readonly share: number
}

/** The lower bound closed under dominance, for the critical value `critical` (1.96 for 95 %). Sets of one row count without variance only when capped equal. */
export function closureLower(sets: readonly DifferenceSet[], critical: number): number {
  const sorted = sets.map(sortedOf)
  // Where each row is capped at the smallest, nothing varies: the bound is never below that.
  const floor = sorted.reduce((sum, set) => sum + set.share * (set.values[0] as number), 0)
  // Adding 0 turns a negative zero into zero.
  return Math.max(floor, boundOf(sorted, critical)) + 0
}

/**
 * The one-sided p of a difference below 0, closed under dominance: the smallest p of any candidate that is nowhere worse than this one.
 * @param tail the lower tail of the test statistic
 */
export function closureP(sets: readonly DifferenceSet[], tail: (statistic: number) => number): number {
  // U*(c) < 0 means that mean + c × se < 0 for some candidate that is nowhere worse; find the largest such c.
  const sorted = sets.map((set) => sortedOf({ ...set, values: set.values.map((value) => -value) }))
  // Where every row is worse, the closure would be sure of it after two rows; it is never surer than the sign test.
  const surest = 2 ** -Math.min(...sets.map((set) => set.values.length))
  const ordinary = statisticUnlessCapped(sorted)
  if (ordinary !== undefined) return Math.max(surest, tail(-ordinary))
  const below = (critical: number): boolean => boundOf(sorted, critical) > 0
  if (!below(0)) return 1
  let high = 1
  while (high < 64 && below(high)) high *= 2
  if (high >= 64) return Math.max(surest, tail(-64))
  let low = high / 2
  if (high === 1) low = 0
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (below(middle)) low = middle
    else high = middle
  }
  return Math.max(surest, tail(-low))
}

/** mean / se, where at that critical value no row is far enough out to be capped: the closure is then the plain test. */
function statisticUnlessCapped(sets: readonly Sorted[]): number | undefined {
  let mean = 0
  let variance = 0
  for (const set of sets) {
    mean += set.share * meanOf(set, set.values.length, 0)
    variance += varianceOfMean(set, set.values.length, 0)
  }
  const error = Math.sqrt(variance)
  if (mean <= 0 || error === 0) return undefined
  const statistic = mean / error
  const capped = sets.some((set) => {
    const n = set.values.length
    return capOf(set, (set.share * (n - 1) * error) / statistic).kept < n
  })
  return capped ? undefined : statistic
}

/**
 * sup L over capped sets. The caps that a standard error s asks for leave a standard error se(s). Where se(s) > s the caps are too low, where
 * se(s) < s too high; L is concave, so there is one crossing, and bisection finds it (or comes down to 0: see the floor of closureLower).
 */
function boundOf(sets: readonly Sorted[], critical: number): number {
  const at = (error: number): { bound: number; next: number } => {
    let mean = 0
    let variance = 0
    for (const set of sets) {
      const n = set.values.length
      const height = critical === 0 ? Number.POSITIVE_INFINITY : (set.share * (n - 1) * error) / critical
      const { kept, cap } = capOf(set, height)
      mean += set.share * meanOf(set, kept, cap)
      variance += varianceOfMean(set, kept, cap)
    }
    const next = Math.sqrt(variance)
    return { bound: mean - critical * next, next }
  }
  let high = Math.sqrt(sets.reduce((sum, set) => sum + varianceOfMean(set, set.values.length, 0), 0))
  const plain = at(high)
  // No row is far enough out to be capped: the ordinary case.
  if (plain.next >= high) return plain.bound
  let low = 0
  let best = plain.bound
  for (let step = 0; step < 120 && high - low > high * 1e-15; step++) {
    const middle = (low + high) / 2
    const { bound, next } = at(middle)
    best = Math.max(best, bound)
    if (next >= middle) low = middle
    else high = middle
  }
  return best
}

/** The cap that stands `height` above the mean of the capped values, and how many of the smallest values stay below it. */
function capOf(set: Sorted, height: number): { kept: number; cap: number } {
  const n = set.values.length
  const top = set.values[n - 1] as number
  if (top - meanOf(set, n, 0) <= height) return { kept: n, cap: top }
  // With k values kept the cap is mean of the k + height × n / k; it falls as k falls. Find the largest k whose cap reaches its values.
  let low = 1
  let high = n - 1
  const capAt = (k: number): number => (set.sums[k] as number) / k + set.shift + (height * n) / k
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (capAt(middle) >= (set.values[middle - 1] as number)) low = middle
    else high = middle - 1
  }
  return { kept: low, cap: Math.min(capAt(low), set.values[low] as number) }
}

function meanOf(set: Sorted, kept: number, cap: number): number {
  const n = set.values.length
  return ((set.sums[kept] as number) + (n - kept) * (kept === n ? 0 : cap - set.shift)) / n + set.shift
}

function varianceOfMean(set: Sorted, kept: number, cap: number): number {
  const n = set.values.length
  if (n < 2) return 0
  const rest = kept === n ? 0 : cap - set.shift
  const sum = (set.sums[kept] as number) + (n - kept) * rest
  const squares = (set.squares[kept] as number) + (n - kept) * rest * rest
  return Math.max(0, squares - (sum * sum) / n) / (n * (n - 1))
}

function sortedOf(set: DifferenceSet): Sorted {
  const values = sortFloat64(set.values)
  const n = values.length
  const shift = values[0] as number
  const sums = new Float64Array(n + 1)
  const squares = new Float64Array(n + 1)
  for (let i = 0; i < n; i++) {
    const value = (values[i] as number) - shift
    sums[i + 1] = (sums[i] as number) + value
    squares[i + 1] = (squares[i] as number) + value * value
  }
  return { values, sums, squares, shift, share: set.share }
}
