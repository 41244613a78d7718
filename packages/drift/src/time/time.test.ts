import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Column, daysOfDate, type Table } from '@mlops-actions/core'
import fc from 'fast-check'
import { normals, numbers, table, texts } from '../fixtures/tables.ts'
import { driftByWindow } from './by-window.ts'
import { changeOfFeature, eventsBefore, findChange } from './change-point.ts'
import {
  calendar,
  dateOf,
  dayMs,
  otherSeasons,
  rowsBetween,
  seasonalReference,
  splitWindows,
  timeOfText,
} from './windows.ts'

test('dates without a Date: there and back, and the same as the platform says', () => {
  fc.assert(
    fc.property(fc.integer({ min: -60_000_000_000_000, max: 250_000_000_000_000 }), (ms) => {
      const { year, month, day, weekday, hour } = calendar(ms)
      assert.equal(daysOfDate(year, month, day), Math.floor(ms / dayMs))
      const platform = new Date(ms)
      assert.deepEqual(
        [year, month, day, weekday, hour],
        [
          platform.getUTCFullYear(),
          platform.getUTCMonth() + 1,
          platform.getUTCDate(),
          platform.getUTCDay(),
          platform.getUTCHours(),
        ],
      )
    }),
  )
})

test('times in text: dates, times, zones; anything else is none', () => {
  for (const text of [
    '2026-11-20',
    '2026-11-20T02:24:00Z',
    '2026-11-20 02:24:05.250',
    '2026-11-20T02:24+01:30',
    '2000-02-29',
  ])
    assert.equal(timeOfText(text), Date.parse(text.includes(' ') ? `${text.replace(' ', 'T')}Z` : text))
  assert.equal(timeOfText('2026-11-20 02:24:00+01'), Date.parse('2026-11-20T02:24:00+01:00'))
  for (const text of ['20.11.2026', 'yesterday', '', '2026-11-20T', '2026-13-45', '2026-02-30', '2026-11-20 25:00'])
    assert.equal(timeOfText(text), undefined)
})

const start = Date.parse('2026-10-01')

/** Forty days of 50 rows; from day 30 on the mean is shifted. */
function history(shift: number): ReturnType<typeof table> {
  const values = normals(5, 2000)
  return table(
    numbers(
      'x',
      values.map((value, row) => value + (row >= 1500 ? shift : 0)),
    ),
    numbers(
      'at',
      Array.from({ length: 2000 }, (_, row) => start + Math.floor(row / 50) * dayMs + (row % 50) * 60_000),
      'timestamp',
    ),
  )
}

test('windows are cut by time, empty ones kept', () => {
  const days = splitWindows(history(0), 'at', dayMs)
  assert.equal(days.length, 40)
  assert.ok(days.every((day) => day.table.rows === 50))
  const gap = table(numbers('at', [start, start + 3 * dayMs], 'timestamp'))
  assert.deepEqual(
    splitWindows(gap, 'at', dayMs).map((day) => day.table.rows),
    [1, 0, 0, 1],
  )
  assert.equal(rowsBetween(history(0), 'at', start + dayMs, start + 3 * dayMs).rows, 100)
  assert.throws(() => splitWindows(table(texts('at', ['soon'])), 'at', dayMs), /no column of times/)
})

test('a time that lies far off makes no thousands of empty windows', () => {
  const never = timeOfText('9999-12-31') as number
  const [x, at] = history(2).columns as [Column, Column]
  assert.ok(at.kind === 'number')
  const values = at.values.slice()
  values[values.length - 1] = never
  const odd = table(x, { ...at, values })
  const reference = table(numbers('x', normals(6, 3000)))
  assert.equal(changeOfFeature(reference, odd, 'x', 'at')?.date, dateOf(start + 30 * dayMs))
  const options = { reference, current: odd, timeColumn: 'at' }
  const windows = driftByWindow(options, 7 * dayMs, start + 40 * dayMs)
  assert.deepEqual(
    windows.map((one) => one.rows),
    [250, 350, 350, 350, 350, 349],
  )
  assert.equal(driftByWindow(options, dayMs, never + 1).length, 1)
  assert.equal(driftByWindow(options, 600_000, start + 40 * dayMs).length <= 100, true)
  assert.throws(() => splitWindows(odd, 'at', dayMs), { code: 'DRIFT_BAD_OPTION' })
})

test('the day of the change is found, with what happened just before it', () => {
  const reference = table(numbers('x', normals(6, 3000)))
  const change = changeOfFeature(reference, history(2), 'x', 'at')
  assert.equal(change?.date, dateOf(start + 30 * dayMs))
  assert.ok((change?.after ?? 0) > (change?.before ?? 1))
  assert.equal(changeOfFeature(reference, history(0), 'x', 'at'), undefined)
  assert.equal(changeOfFeature(reference, history(2), 'nothing', 'at'), undefined)
  const events = [
    { at: start + 2 * dayMs, what: 'v10 live' },
    { at: start + 30 * dayMs + 7_200_000, what: 'v11 live' },
    { at: start + 29 * dayMs + 3_600_000, what: 'commit abc' },
  ]
  assert.ok(change)
  assert.deepEqual(
    eventsBefore(change, events).map((event) => event.what),
    ['v11 live', 'commit abc'],
  )
})

test('a change is found at its place, and rarely where there is none', () => {
  const days = (values: ArrayLike<number>) => Array.from(values, (value, at) => ({ from: start + at * dayMs, value }))
  let found = 0
  for (let seed = 0; seed < 50; seed++) if (findChange(days(normals(seed, 30)))) found++
  assert.ok(found <= 3, `${found} of 50 calm series`)
  for (const place of [4, 15, 26]) {
    const values = normals(place, 30).map((value, at) => value + (at >= place ? 6 : 0))
    assert.equal(findChange(days(values))?.date, dateOf(start + place * dayMs))
  }
  assert.equal(findChange(days([1, 1, 1, 9, 9])), undefined)
  assert.equal(findChange(days([1, 1, 1, 1, 9, 9, 9]))?.pValue, 0)
})

test('a seasonal reference has the current mix of weekdays, and only rows before', () => {
  const days = 70
  const all = table(
    numbers(
      'at',
      Array.from({ length: days }, (_, day) => start + day * dayMs),
      'timestamp',
    ),
    numbers(
      'x',
      Array.from({ length: days }, (_, day) => day),
    ),
  )
  const current = rowsBetween(all, 'at', start + 60 * dayMs, start + 62 * dayMs)
  const reference = seasonalReference(all, current, 'at', 'weekday')
  const at = reference.columns[0]
  assert.ok(at?.kind === 'number' && reference.rows >= 14)
  const wanted = new Set([calendar(start + 60 * dayMs).weekday, calendar(start + 61 * dayMs).weekday])
  assert.ok(at.values.every((time) => wanted.has(calendar(time).weekday) && time < start + 60 * dayMs))
  assert.equal(
    seasonalReference(table(numbers('at', [start + 65 * dayMs], 'timestamp')), current, 'at', 'month').rows,
    0,
  )
})

test('the month of the current rows is no earlier cycle; the other months are what a season differs from', () => {
  const at = Array.from({ length: 800 }, (_, row) => Date.parse('2024-10-01') + row * dayMs)
  const all = table(numbers('at', at, 'timestamp'))
  const current = rowsBetween(all, 'at', Date.parse('2025-11-16'), Date.parse('2025-11-23'))
  const times = (one: Table): number[] => {
    const column = one.columns[0]
    assert.ok(column?.kind === 'number')
    return [...column.values]
  }
  const same = times(seasonalReference(all, current, 'at', 'month'))
  assert.deepEqual([...new Set(same.map((time) => dateOf(time).slice(0, 7)))], ['2024-11'])
  const others = times(otherSeasons(all, current, 'at', 'month'))
  assert.ok(
    others.length > 300 && others.every((time) => calendar(time).month !== 11 && time < Date.parse('2025-11-01')),
  )
})
