import { type Column, columnOf, type Table } from '@mlops-actions/core'
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

/** Feature and time of the earlier rows, followed by those of the current. */
function withEarlier(current: Table, time: RowTimes, feature: string): Table {
  const names = [feature, time.column]
  const { earlier } = time
  if (earlier === undefined || names.some((name) => columnOf(earlier, name) === undefined)) return current
  const columns = names.map((name) => {
    const before = columnOf(earlier, name) as Column
    const now = columnOf(current, name)
    return now === undefined ? undefined : concatenate(before, now)
  })
  if (columns.some((column) => column === undefined)) return current
  return { rows: earlier.rows + current.rows, columns: columns as Column[] }
}

/** One column after the other; undefined where they are of different kinds. */
function concatenate(a: Column, b: Column): Column | undefined {
  if (a.kind === 'number' && b.kind === 'number') {
    const values = new Float64Array(a.values.length + b.values.length)
    values.set(a.values)
    values.set(b.values, a.values.length)
    return { ...b, values, nulls: a.nulls + b.nulls }
  }
  if (a.kind !== 'text' || b.kind !== 'text') return undefined
  const levels = [...a.levels]
  const known = new Map(levels.map((level, code) => [level, code]))
  const codes = b.levels.map((level) => known.get(level) ?? levels.push(level) - 1)
  const joined = new Int32Array(a.codes.length + b.codes.length)
  joined.set(a.codes)
  b.codes.forEach((code, row) => {
    joined[a.codes.length + row] = code < 0 ? -1 : (codes[code] as number)
  })
  return { ...b, codes: joined, levels, nulls: a.nulls + b.nulls }
}
