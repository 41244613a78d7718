import {
  type CalendarDate,
  type Column,
  columnOf,
  dateOfDays,
  dateText,
  daysOfDate,
  type Table,
} from '@mlops-actions/core'
import { fail } from '../errors.ts'

/** Milliseconds of a day. */
export const dayMs = 86_400_000

/** A window of a table in time. */
export interface Window {
  /** Start, inclusive, and end, exclusive: milliseconds since 1970 UTC. */
  readonly from: number
  readonly to: number
  readonly table: Table
}

/**
 * The times of the rows of a table; NaN where they are missing. Plain numbers are seconds or milliseconds since 1970, by their size.
 * Throws DRIFT_BAD_OPTION for a column that holds no times.
 */
export function rowTimes(table: Table, timeColumn: string): Float64Array {
  const column = columnOf(table, timeColumn)
  if (column?.kind === 'number' && column.logical === 'timestamp') return column.values
  const unit = column?.kind === 'number' ? unitOfEpoch(column.values) : undefined
  if (column?.kind === 'number' && unit !== undefined)
    return unit === 1 ? column.values : column.values.map((value) => value * unit)
  if (column?.kind === 'text') {
    const times = column.levels.map(timeOfText)
    const result = Float64Array.from(column.codes, (code) => times[code] ?? Number.NaN)
    if (result.some(Number.isFinite)) return result
  }
  throw fail('DRIFT_BAD_OPTION', `"${timeColumn}" is no column of times.`, {
    remedy: 'Name a column of timestamps, or of dates as YYYY-MM-DD.',
  })
}

/** How many milliseconds a unit of these numbers is, if all of them are times from 1973 to 5138; undefined if they are something else. */
function unitOfEpoch(values: Float64Array): number | undefined {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (Number.isNaN(value)) continue
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  if (least >= 1e8 && most < 1e11) return 1000
  return least >= 1e11 && most < 1e14 ? 1 : undefined
}

/** `YYYY-MM-DD`, with an optional time of day and an optional `Z` or offset, as milliseconds UTC; undefined for anything else. */
export function timeOfText(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/.exec(
    text.trim(),
  )
  if (!match) return undefined
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = match
  const date = daysOfDate(Number(year), Number(month), Number(day))
  // The 45th of the 13th month would be a day of the next year.
  if (dateText(dateOfDays(date)) !== `${year}-${month}-${day}` || Number(hour) > 24 || Number(minute) > 59)
    return undefined
  const clock =
    (Number(hour) * 60 + Number(minute)) * 60_000 +
    Number(second) * 1000 +
    Number(`0${fraction.slice(fraction.indexOf('.'))}`) * 1000
  return date * dayMs + clock - offsetMs(zone)
}

function offsetMs(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0
  const sign = zone.startsWith('-') ? -1 : 1
  const digits = zone.slice(1).replace(':', '')
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000
}

/** The date of a time: `2026-11-20`. */
export function dateOf(ms: number): string {
  return dateText(dateOfDays(Math.floor(ms / dayMs)))
}

/** Year, month (1–12), day, weekday (0 Sunday … 6) and hour of a time, UTC. */
export function calendar(ms: number): CalendarDate & { readonly weekday: number; readonly hour: number } {
  const days = Math.floor(ms / dayMs)
  return {
    ...dateOfDays(days),
    weekday: (((days + 4) % 7) + 7) % 7,
    hour: Math.floor((ms - days * dayMs) / 3_600_000),
  }
}

/** The rows of a table that are kept, in their order. */
export function takeRows(table: Table, rows: ArrayLike<number>): Table {
  const columns = table.columns.map((column): Column => {
    if (column.kind === 'text') {
      const codes = Int32Array.from(rows, (row) => column.codes[row] as number)
      return { ...column, codes, nulls: codes.reduce((sum, code) => sum + (code < 0 ? 1 : 0), 0) }
    }
    const values = Float64Array.from(rows, (row) => column.values[row] as number)
    return { ...column, values, nulls: values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0) }
  })
  return { rows: rows.length, columns }
}

/** Rows from `from` (inclusive) to `to` (exclusive). */
export function rowsBetween(table: Table, timeColumn: string, from: number, to: number): Table {
  const times = rowTimes(table, timeColumn)
  const rows: number[] = []
  for (let row = 0; row < times.length; row++)
    if ((times[row] as number) >= from && (times[row] as number) < to) rows.push(row)
  return takeRows(table, rows)
}

/** Most windows that a table is cut into: beyond it is one wrong time or a wrong length, and empty windows alone would fill the memory. */
const mostWindows = 100_000

/**
 * Cuts a table into windows of a length, counted from the start of the day of its first row, or back from an end; empty windows between
 * are kept. Throws DRIFT_BAD_OPTION for a length that is not above 0, and for more than 100,000 windows.
 * @param end end of the last window, exclusive, after all rows; milliseconds since 1970 UTC
 */
export function splitWindows(table: Table, timeColumn: string, lengthMs: number, end?: number): Window[] {
  const { start, rows } = rowsOfWindows(table, timeColumn, lengthMs, end)
  const windows = [...rows.keys()].reduce((most, at) => Math.max(most, at), -1) + 1
  if (windows > mostWindows)
    throw fail('DRIFT_BAD_OPTION', `The times make ${windows} windows, of which ${rows.size} have rows.`, {
      remedy: 'Give a longer window, or leave out rows whose times are none (9999-12-31, 1900-01-01).',
    })
  return Array.from({ length: windows }, (_, at) => windowAt(table, start, lengthMs, at, rows.get(at) ?? []))
}

/** The same without the empty windows, oldest first: a time that is far off makes one window more and not thousands. */
export function windowsWithRows(table: Table, timeColumn: string, lengthMs: number): Window[] {
  const { start, rows } = rowsOfWindows(table, timeColumn, lengthMs)
  return [...rows].sort(([a], [b]) => a - b).map(([at, own]) => windowAt(table, start, lengthMs, at, own))
}

function windowAt(table: Table, start: number, lengthMs: number, at: number, rows: readonly number[]): Window {
  return { from: start + at * lengthMs, to: start + (at + 1) * lengthMs, table: takeRows(table, rows) }
}

/** The rows of each window that has some, by its number. */
function rowsOfWindows(
  table: Table,
  timeColumn: string,
  lengthMs: number,
  end?: number,
): { readonly start: number; readonly rows: ReadonlyMap<number, readonly number[]> } {
  if (!(lengthMs > 0))
    throw fail('DRIFT_BAD_OPTION', `The window is ${lengthMs} ms long.`, { remedy: 'Write a length above 0.' })
  const times = rowTimes(table, timeColumn)
  const first = times.reduce((least, time) => (time < least ? time : least), Number.POSITIVE_INFINITY)
  const start =
    end === undefined ? Math.floor(first / dayMs) * dayMs : end - Math.ceil((end - first) / lengthMs) * lengthMs
  const rows = new Map<number, number[]>()
  times.forEach((time, row) => {
    if (!Number.isFinite(time)) return
    const at = Math.floor((time - start) / lengthMs)
    const own = rows.get(at)
    if (own === undefined) rows.set(at, [row])
    else own.push(row)
  })
  return { start, rows }
}

/** Cycles that a season can be matched by. */
export type Season = 'hour' | 'weekday' | 'weekday-hour' | 'month' | 'quarter'

/** The place of a time in its cycle. */
export function seasonOf(ms: number, season: Season): number {
  const { weekday, hour, month } = calendar(ms)
  switch (season) {
    case 'hour':
      return hour
    case 'weekday':
      return weekday
    case 'weekday-hour':
      return weekday * 24 + hour
    case 'month':
      return month
    case 'quarter':
      return Math.ceil(month / 3)
  }
}

/** The hour, day, month or quarter itself that a time lies in, which its season comes back to a cycle later. */
function occurrenceOf(ms: number, season: Season): number {
  const { year, month } = calendar(ms)
  switch (season) {
    case 'hour':
    case 'weekday-hour':
      return Math.floor(ms / 3_600_000)
    case 'weekday':
      return Math.floor(ms / dayMs)
    case 'month':
      return year * 12 + month
    case 'quarter':
      return year * 4 + Math.ceil(month / 3)
  }
}

/**
 * Rows of the history in the same season as the current rows, in the same proportions: of each place in the cycle as many rows as it takes
 * for the current table's shares, the earliest first. A fair reference: the mix of hours or months is the current one. Rows at or after the
 * start of the current table are left out, and so are rows of the very month (or day, hour) that the current ones are of: that is no earlier
 * cycle. No common season gives a table without rows.
 */
export function seasonalReference(history: Table, current: Table, timeColumn: string, season: Season): Table {
  const { start, wanted, occurrences } = seasonsIn(current, timeColumn, season)
  const found = new Map<number, number[]>()
  rowTimes(history, timeColumn).forEach((time, row) => {
    if (!(time < start) || occurrences.has(occurrenceOf(time, season))) return
    const place = seasonOf(time, season)
    if (!wanted.has(place)) return
    const rows = found.get(place)
    if (rows === undefined) found.set(place, [row])
    else rows.push(row)
  })
  // The scarcest place sets how many times the current mix fits into the history.
  let times = Number.POSITIVE_INFINITY
  for (const [place, count] of wanted) times = Math.min(times, (found.get(place)?.length ?? 0) / count)
  if (!Number.isFinite(times) || times === 0) return takeRows(history, [])
  const rows = [...wanted].flatMap(([place, count]) => found.get(place)?.slice(0, Math.floor(count * times)) ?? [])
  return takeRows(
    history,
    rows.sort((a, b) => a - b),
  )
}

/**
 * Rows of the history before the current ones that are of none of their seasons: what a season has to differ from. Without them a season
 * cannot be told from a change that lasts.
 */
export function otherSeasons(history: Table, current: Table, timeColumn: string, season: Season): Table {
  const { start, wanted } = seasonsIn(current, timeColumn, season)
  const rows: number[] = []
  rowTimes(history, timeColumn).forEach((time, row) => {
    if (time < start && !wanted.has(seasonOf(time, season))) rows.push(row)
  })
  return takeRows(history, rows)
}

/** Start of a table, its rows in each place of the cycle, and its occurrences of them. */
function seasonsIn(table: Table, timeColumn: string, season: Season) {
  let start = Number.POSITIVE_INFINITY
  const wanted = new Map<number, number>()
  const occurrences = new Set<number>()
  for (const time of rowTimes(table, timeColumn)) {
    if (!Number.isFinite(time)) continue
    start = Math.min(start, time)
    wanted.set(seasonOf(time, season), (wanted.get(seasonOf(time, season)) ?? 0) + 1)
    occurrences.add(occurrenceOf(time, season))
  }
  return { start, wanted, occurrences }
}
