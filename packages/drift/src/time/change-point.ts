import type { Table } from '@mlops-actions/core'
import { studentTSf } from '@mlops-actions/numerics'
import { coarseDistance, type DailyStatistic } from './daily.ts'
import { dateText, dayMs, splitWindows } from './windows.ts'

/** When a series of daily statistics changed. */
export interface ChangePoint {
  /** Start of the first day that is different, milliseconds UTC, and as a date. */
  readonly at: number
  readonly date: string
  /** Mean of the statistic before and from the change on. */
  readonly before: number
  readonly after: number
  /** p of the difference of the two parts, corrected for the choice of the day. */
  readonly pValue: number
}

/** Fewest days for a change to be looked for. */
const leastDays = 6

/**
 * The most likely day on which a series of daily values changed its mean: the largest CUSUM (Page 1955), standardised at each place.
 * Significant by Student's t of the two parts, Bonferroni-corrected over the places. Days without rows are left out. Undefined where
 * nothing changed, and below six days.
 * @param alpha level of the test; 0.01 unless set
 */
export function findChange(days: readonly DailyStatistic[], alpha = 0.01): ChangePoint | undefined {
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
  return { at, date: dateText(at), before: average(before), after: average(after), pValue }
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function squares(values: readonly number[]): number {
  const mean = average(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
}

/**
 * Since when a feature is different from the reference: the change in its daily distance to the reference's bins.
 * @param timeColumn the column of `current` that holds the time of each row
 */
export function changeOfFeature(
  reference: Table,
  current: Table,
  feature: string,
  timeColumn: string,
  alpha = 0.01,
): ChangePoint | undefined {
  const distance = coarseDistance(reference, feature)
  if (distance === undefined) return undefined
  const days = splitWindows(current, timeColumn, dayMs).map((window) => ({
    from: window.from,
    value: distance(window.table),
  }))
  return findChange(days, alpha)
}

/** Something that happened at a time: a rollout, a commit, a new version of the data. */
export interface Event {
  readonly at: number
  readonly what: string
}

/** The events in the time before a change, nearest first: what may have caused it. `withinMs` is 24 hours unless set. */
export function eventsBefore(change: Pick<ChangePoint, 'at'>, events: readonly Event[], withinMs = dayMs): Event[] {
  // The change is known to the day: what happened on that day counts too.
  return events
    .filter((event) => event.at >= change.at - withinMs && event.at < change.at + dayMs)
    .sort((a, b) => Math.abs(a.at - change.at) - Math.abs(b.at - change.at))
}
