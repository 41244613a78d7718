import { columnOf, errorsOf, type Table } from '@mlops-actions/core'
import { type Considered, otherSeasons, rowTimes, type Season, seasonalReference, takeRows } from '@mlops-actions/drift'
import { commandErrors } from '../shared/errors.ts'

const fail = errorsOf(commandErrors)

/** Rows below this many of an earlier season say nothing. */
const leastSeasonal = 30

/** Rows parted by their time. */
export interface Parted {
  readonly current: Table
  /** Which rows these are. */
  readonly rows: readonly number[]
  /** Rows of the window before, for the date of a change. */
  readonly earlier?: Table
  /** All rows before the current ones, for the season. */
  readonly history?: Table
  /** Start, and end exclusive, milliseconds since 1970 UTC; null without a time. */
  readonly window: { readonly from: number; readonly to: number } | null
  /** Rows whose time is missing or not readable. */
  readonly untimed: number
}

/** Rows of an earlier cycle. */
export interface SeasonalRows {
  readonly seasonal: Table
  readonly otherSeasons: Table
}

/** @throws UserError DRIFT_NO_TIMES where the current table does not have the column */
export function checkTimeColumn(table: Table, column: string, name: string): void {
  if (columnOf(table, column)) return
  throw fail('DRIFT_NO_TIMES', `${name} has no column "${column}".`, {
    remedy: `Name a column of times; there are ${table.columns.map((one) => one.name).join(', ')}.`,
    where: { input: 'time' },
  })
}

/**
 * Parts rows into a window and what was before it. Rows without a time, or with one after the end, belong to the window: they are odd, and
 * it is judged.
 * @param to end of the window, exclusive; after the last row unless given
 * @param now the present: a later time (such as 9999-12-31) does not end the window, unless all are later
 */
export function partByTime(
  table: Table,
  timeColumn: string,
  windowMs: number | undefined,
  { to, now = Number.POSITIVE_INFINITY }: { readonly to?: number; readonly now?: number } = {},
): Parted {
  const times = rowTimes(table, timeColumn)
  let first = Number.POSITIVE_INFINITY
  let past = Number.NEGATIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  let untimed = 0
  for (const time of times)
    if (Number.isFinite(time)) {
      first = Math.min(first, time)
      last = Math.max(last, time)
      if (time <= now) past = Math.max(past, time)
    } else untimed += 1
  if (Number.isFinite(past)) last = past
  const end = to ?? last + 1
  const whole = { current: table, rows: Array.from(times.keys()), untimed }
  if (!Number.isFinite(end)) return { ...whole, window: null }
  if (windowMs === undefined) return { ...whole, window: { from: first, to: end } }
  const start = end - windowMs
  const rows: number[] = []
  const before: number[] = []
  const older: number[] = []
  times.forEach((time, row) => {
    if (!(time < start)) rows.push(row)
    else {
      older.push(row)
      if (time >= start - windowMs) before.push(row)
    }
  })
  const window = { from: start, to: end }
  if (older.length === 0) return { ...whole, window }
  return {
    current: takeRows(table, rows),
    rows,
    earlier: takeRows(table, before),
    history: takeRows(table, older),
    window,
    untimed,
  }
}

/** What is to be said of rows whose time is not known. */
export function withoutTime({ untimed }: Pick<Parted, 'untimed'>): readonly Considered[] {
  if (untimed === 0) return []
  const why = `${untimed} rows have no time that can be read, and are judged with the last window`
  return [{ cause: 'data-quality', why }]
}

/** The same season of an earlier cycle with the other seasons beside it, or why there is none. */
export function seasonOf(
  history: Table | undefined,
  current: Table,
  timeColumn: string,
  season: Season,
): SeasonalRows | { readonly none: string } {
  if (history === undefined || !columnOf(history, timeColumn)) return { none: 'no rows of an earlier cycle are known' }
  const seasonal = seasonalReference(history, current, timeColumn, season)
  if (seasonal.rows < leastSeasonal)
    return { none: `an earlier cycle has only ${seasonal.rows} rows of the same ${season}` }
  const others = otherSeasons(history, current, timeColumn, season)
  return others.rows < leastSeasonal
    ? {
        none: `only ${others.rows} rows before are of another ${season} than the window: a change that lasts would look the same`,
      }
    : { seasonal, otherSeasons: others }
}
