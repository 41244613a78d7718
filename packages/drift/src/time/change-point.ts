import { columnOf, type Table } from '@mlops-actions/core'
import { studentTSf } from '@mlops-actions/numerics'
import type { Profile } from '../profile.ts'
import { coarseDistance, type DailyStatistic } from './daily.ts'
import { dateOf, dayMs, rowTimes, windowsWithRows } from './windows.ts'

/** When a series of daily statistics changed. */
export interface ChangePoint {
  /** Start of the first day (or interval) that is different, milliseconds UTC, and its date. */
  readonly at: number
  readonly date: string
  /** How exactly that is known: the length of an interval. */
  readonly withinMs: number
  /** Mean of the statistic before and from the change on. */
  readonly before: number
  readonly after: number
  /** p of the difference of the two parts, corrected for the choice of the day. */
  readonly pValue: number
}

/** Fewest intervals for a change to be looked for. */
const leastDays = 6

/**
 * The most likely day on which a series of daily values changed its mean: the largest CUSUM (Page 1955), standardised at each place.
 * Significant by Student's t of the two parts, Bonferroni-corrected over the places. Days without rows are left out. Undefined where
 * nothing changed, and below six days.
 * @param alpha level of the test; 0.01 unless set
 * @param withinMs length of an interval; a day unless set
 */
export function findChange(days: readonly DailyStatistic[], alpha = 0.01, withinMs = dayMs): ChangePoint | undefined {
  const known = days.filter((day) => Number.isFinite(day.value))
  const n = known.length
  if (n < leastDays) return undefined
  const values = known.map((day) => day.value)
  const mean = average(values)
  let sum = 0
  let largest = 0
  let split = 0
  values.slice(0, -1).forEach((value, at) => {
    sum += value - mean
    // Divided by its spread at that place: a change near either end is not overlooked.
    const strength = Math.abs(sum) / Math.sqrt(((at + 1) * (n - at - 1)) / n)
    if (strength > largest) {
      largest = strength
      split = at + 1
    }
  })
  const before = values.slice(0, split)
  const after = values.slice(split)
  const spread = Math.sqrt((squares(before) + squares(after)) / Math.max(1, n - 2))
  const gap = Math.abs(average(after) - average(before))
  // A split of n days is chosen among n − 1: Bonferroni over them.
  const z = gap / (spread * Math.sqrt(1 / before.length + 1 / after.length))
  const pValue = spread > 0 ? Math.min(1, (n - 1) * 2 * studentTSf(z, n - 2)) : gap > 0 ? 0 : 1
  if (pValue > alpha) return undefined
  const at = known[split]?.from as number
  return { at, date: dateOf(at), withinMs, before: average(before), after: average(after), pValue }
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function squares(values: readonly number[]): number {
  const mean = average(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
}

/** Lengths of an interval that are tried, the finest first: an hour needs enough rows of its own. */
const intervals = [1, 3, 6, 12].map((hours) => hours * 3_600_000)
const rowsOfInterval = 100
const mostIntervals = 240

/** The finest interval with enough rows on average and not too many intervals; else a day. */
function intervalOf(table: Table, timeColumn: string): number {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  let rows = 0
  for (const time of rowTimes(table, timeColumn)) {
    if (!Number.isFinite(time)) continue
    rows += 1
    least = Math.min(least, time)
    most = Math.max(most, time)
  }
  const fits = (length: number): boolean => {
    const count = (most - least) / length
    return count <= mostIntervals && rows / Math.max(1, count) >= rowsOfInterval
  }
  return intervals.find(fits) ?? dayMs
}

/**
 * Since when a feature is different from the reference: the change in its distance to the reference's bins, day by day, or in shorter
 * intervals (an hour at least) where each has about a hundred rows.
 * @param timeColumn the column of `current` that holds the time of each row
 */
export function changeOfFeature(
  reference: Table | Profile,
  current: Table,
  feature: string,
  timeColumn: string,
  alpha = 0.01,
): ChangePoint | undefined {
  const distance = coarseDistance(reference, feature)
  const column = columnOf(current, feature)
  const times = columnOf(current, timeColumn)
  if (distance === undefined || column === undefined || times === undefined) return undefined
  const both: Table = { rows: current.rows, columns: [column, times] }
  const length = intervalOf(both, timeColumn)
  const parts = windowsWithRows(both, timeColumn, length).map((window) => ({
    from: window.from,
    value: distance(window.table),
  }))
  return findChange(parts, alpha, length)
}

/** Something that happened at a time: a rollout, a commit, a new version of the data. */
export interface Event {
  readonly at: number
  readonly what: string
}

/** The events in the time before a change, nearest first: what may have caused it. `earlierMs` is 24 hours unless set. */
export function eventsBefore(
  change: Pick<ChangePoint, 'at' | 'withinMs'>,
  events: readonly Event[],
  earlierMs = dayMs,
): Event[] {
  // The change is known to its interval: what happened within it counts too.
  return events
    .filter((event) => event.at >= change.at - earlierMs && event.at < change.at + change.withinMs)
    .sort((a, b) => Math.abs(a.at - change.at) - Math.abs(b.at - change.at))
}
