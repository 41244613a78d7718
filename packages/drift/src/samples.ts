import type { NumberColumn, TextColumn } from '@mlops-actions/core'
import { sortFloat64 } from '@mlops-actions/numerics'

/** A numeric column made ready: its finite values ascending, the rest counted. */
export interface NumericSample {
  readonly rows: number
  readonly sorted: Float64Array
  readonly nulls: number
  readonly negativeInfinities: number
  readonly positiveInfinities: number
}

/** Memory that is lent to one sample a side at a time, kept up to 64 MiB each. */
const lent = { reference: new Float64Array(0), current: new Float64Array(0) }
const mostLent = 2 ** 23

/**
 * The same as {@link numericSample} in memory that the next call for this side uses again: for a sample that nothing keeps. Fresh memory for each column of a
 * large table would wait for the garbage collector by the tens of megabytes.
 */
export function borrowedSample(column: NumberColumn, side: keyof typeof lent): NumericSample {
  const rows = column.values.length
  if (rows > mostLent) return numericSample(column)
  if (lent[side].length < rows) lent[side] = new Float64Array(rows)
  return numericSample(column, lent[side])
}

/** Sorts the finite values of a column and counts nulls and infinities. The column is not changed. `into` is as of {@link sortFloat64}. */
export function numericSample(column: NumberColumn, into?: Float64Array): NumericSample {
  const { values } = column
  const rows = values.length
  if (allFinite(values))
    return { rows, sorted: sortFloat64(values, into), nulls: 0, negativeInfinities: 0, positiveInfinities: 0 }
  let nulls = 0
  let negativeInfinities = 0
  let positiveInfinities = 0
  const finite = new Float64Array(rows)
  let kept = 0
  for (let row = 0; row < rows; row++) {
    const value = values[row] as number
    if (value - value === 0) finite[kept++] = value
    else if (value > 0) positiveInfinities++
    else if (value < 0) negativeInfinities++
    else nulls++
  }
  return {
    rows,
    sorted: sortFloat64(finite.subarray(0, kept), into),
    nulls,
    negativeInfinities,
    positiveInfinities,
  }
}

/** x − x is 0 for a finite number and NaN else: one sum over all, without a branch. */
function allFinite(values: Float64Array): boolean {
  let sum = 0
  for (let row = 0; row < values.length; row++) sum += (values[row] as number) - (values[row] as number)
  return sum === 0
}

interface Moments {
  readonly mean: number
  readonly std: number
}

/** Of the arrays that are in use: a sorted sample is never changed, and its moments are asked for by several measures. */
const knownMoments = new WeakMap<Float64Array, Moments>()

/** Mean and population standard deviation of ascending values: compensated sums in sorted order, so no row order shows. */
export function momentsOfSorted(sorted: Float64Array): Moments {
  const known = knownMoments.get(sorted)
  if (known) return known
  const moments = workOutMoments(sorted)
  knownMoments.set(sorted, moments)
  return moments
}

function workOutMoments(sorted: Float64Array): Moments {
  const n = sorted.length
  if (n === 0) return { mean: Number.NaN, std: Number.NaN }
  let sum = 0
  let lost = 0
  for (let at = 0; at < n; at++) {
    const value = sorted[at] as number
    const next = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
  }
  const mean = (sum + lost) / n
  let squares = 0
  let drift = 0
  for (let at = 0; at < n; at++) {
    const gap = (sorted[at] as number) - mean
    squares += gap * gap
    drift += gap
  }
  return { mean, std: Math.sqrt(Math.max(0, squares - (drift * drift) / n) / n) }
}

/** A categorical column made ready: rows per level, levels without rows left out. */
export interface CategorySample {
  readonly rows: number
  readonly counts: ReadonlyMap<string, number>
  readonly nulls: number
  /** Rows whose level is not told (a profile suppresses rare ones), and how many levels those are. */
  readonly other?: { readonly rows: number; readonly levels: number }
}

/** Counts the levels of a text column. */
export function categorySample(column: TextColumn): CategorySample {
  const tally = new Float64Array(column.levels.length + 1)
  const { codes } = column
  for (let row = 0; row < codes.length; row++) tally[(codes[row] as number) + 1]!++
  const counts = new Map<string, number>()
  column.levels.forEach((level, code) => {
    const count = tally[code + 1] as number
    if (count > 0) counts.set(level, (counts.get(level) ?? 0) + count)
  })
  return { rows: codes.length, counts, nulls: tally[0] as number }
}
