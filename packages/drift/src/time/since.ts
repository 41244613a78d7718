import { type Column, columnOf, type Table } from '@mlops-actions/core'
import { concatTables } from '@mlops-actions/data'
import type { DriftInput } from '../check-drift.ts'
import { isProfileInput } from '../reference.ts'
import { changeOfFeature, type Event, eventsBefore } from './change-point.ts'

/** The times of the current rows. */
export interface RowTimes {
  /** Column of the current table; no feature. */
  readonly column: string
  /** Rows before the current ones, with the same columns: a change may lie there. They are not judged. */
  readonly earlier?: Table
  readonly events?: readonly Event[]
}

/** The first day (or shorter interval) on which a feature was different, and what happened in the 24 hours before or within it. */
export interface Since {
  readonly feature: string
  readonly date: string
  /** Start of the interval, milliseconds since 1970 UTC, and its length. */
  readonly at: number
  readonly withinMs: number
  readonly events: readonly Event[]
}

/** The change date of the worst drifted feature that has one. */
export function sinceWhen(
  { reference, current, time }: Pick<DriftInput, 'reference' | 'current' | 'time'>,
  drifted: readonly string[],
): Since | undefined {
  if (time === undefined || isProfileInput(current) || columnOf(current, time.column) === undefined) return undefined
  for (const feature of drifted) {
    const rows = withEarlier(current, time, feature)
    const change = changeOfFeature(reference, rows, feature, time.column)
    // A change for the better is not what the drift came from.
    if (change === undefined || change.after <= change.before) continue
    const { at, date, withinMs } = change
    return { feature, date, at, withinMs, events: eventsBefore(change, time.events ?? []) }
  }
  return undefined
}

/** Feature and time of the earlier rows, followed by those of the current; the current alone where the two are not of one kind. */
function withEarlier(current: Table, { column, earlier }: RowTimes, feature: string): Table {
  const own = [feature, column].map((name) => columnOf(current, name))
  const before = [feature, column].map((name) => earlier && columnOf(earlier, name))
  if (earlier === undefined || own.some((now, at) => now === undefined || now.kind !== before[at]?.kind)) return current
  return concatTables([
    { rows: earlier.rows, columns: before as Column[] },
    { rows: current.rows, columns: own as Column[] },
  ])
}
