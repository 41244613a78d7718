import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Table } from '@mlops-actions/core'
import { checkDrift } from '../check-drift.ts'
import { drawn, levels, normals, numbers, people, table, texts } from '../fixtures/tables.ts'
import { buildProfile } from '../profile.ts'
import { driftByWindow } from './by-window.ts'
import { rowsBetween, rowTimes } from './windows.ts'

const start = Date.parse('2026-11-01')
const hour = 3_600_000
const day = 24 * hour
const reference = people(1)

/** People over twenty days; from `place` on (a time) the income is three times as high, or the group another. */
function history(place: number, rowsOfDay = 100, what: 'income' | 'group' = 'income'): Table {
  const size = 20 * rowsOfDay
  const at = Float64Array.from({ length: size }, (_, row) => start + Math.floor((row * day) / rowsOfDay))
  const late = (row: number): boolean => (at[row] as number) >= place
  const groups = drawn(5, size, levels)
  return table(
    numbers(
      'income',
      normals(3, size).map((z, row) => 1000 * Math.exp(0.5 * z) * (what === 'income' && late(row) ? 3 : 1)),
    ),
    numbers('age', normals(4, size, 45, 12).map(Math.round), 'integer'),
    texts(
      'group',
      groups.map((group, row) => (what === 'group' && late(row) ? 'moon' : group)),
    ),
    numbers('when', at, 'timestamp'),
  )
}

for (const [name, against] of [
  ['a table', reference],
  ['a profile', buildProfile(reference)],
] as const)
  for (const what of ['income', 'group'] as const)
    test(`since when, against ${name}: ${what} changed, and what happened before it`, () => {
      const events = [{ at: start + 12 * day - hour, what: 'v12 live' }]
      const current = history(start + 12 * day, 100, what)
      const report = checkDrift({ reference: against, current, time: { column: 'when', events } })
      assert.deepEqual(report.since, {
        feature: what,
        date: '2026-11-13',
        at: start + 12 * day,
        withinMs: day,
        events,
      })
      assert.equal(report.features['when'], undefined)
    })

test('with many rows the hour is found', () => {
  const current = history(start + 2 * day + 5 * hour, 2400 * 2)
  const window = rowsBetween(current, 'when', start, start + 4 * day)
  const { since } = checkDrift({ reference, current: window, time: { column: 'when' } })
  assert.deepEqual([since?.at, since?.withinMs], [start + 2 * day + 5 * hour, hour])
})

test('a change that lies before the window is found in the rows before it', () => {
  const all = history(start + 12 * day)
  const current = rowsBetween(all, 'when', start + 13 * day, start + 20 * day)
  const earlier = rowsBetween(all, 'when', start, start + 13 * day)
  const without = checkDrift({ reference, current, time: { column: 'when' } })
  assert.equal(without.since, undefined)
  const known = checkDrift({ reference, current, time: { column: 'when', earlier } })
  assert.equal(known.since?.date, '2026-11-13')
  assert.equal(known.verdict, without.verdict)
  assert.deepEqual(known.features, without.features)
})

test('window by window: calm ones pass, the others fail, an empty one is inconclusive', () => {
  const all = history(start + 10 * day, 400)
  const holed: Table = rowsBetween(all, 'when', start, start + 15 * day)
  const windows = driftByWindow({ reference, current: holed, timeColumn: 'when' }, 5 * day)
  assert.deepEqual(
    windows.map((one) => [one.rows, one.verdict, one.driftedFeatures]),
    [
      [2000, 'pass', []],
      [2000, 'pass', []],
      [2000, 'fail', ['income']],
    ],
  )
  const back = driftByWindow({ reference, current: holed, timeColumn: 'when' }, 6 * day, start + 15 * day)
  assert.deepEqual(
    back.map((one) => [(one.from - start) / day, one.rows]),
    [
      [-3, 1200],
      [3, 2400],
      [9, 2400],
    ],
  )
  const gap = table(numbers('income', [1, 2]), numbers('when', [start, start + 2 * day], 'timestamp'))
  const verdicts = driftByWindow({ reference: table(numbers('income', [1, 2])), current: gap, timeColumn: 'when' }, day)
  assert.deepEqual(
    verdicts.map((one) => [one.rows, one.verdict]),
    [
      [1, 'inconclusive'],
      [0, 'inconclusive'],
      [1, 'inconclusive'],
    ],
  )
  assert.deepEqual(driftByWindow({ reference, current: buildProfile(reference), timeColumn: 'when' }, day), [])
})

test('seconds and milliseconds since 1970 are times, other numbers are not', () => {
  const seconds = table(numbers('t', [start / 1000, start / 1000 + 60], 'integer'))
  assert.deepEqual([...rowTimes(seconds, 't')], [start, start + 60_000])
  assert.deepEqual([...rowTimes(table(numbers('t', [start, Number.NaN], 'integer')), 't')], [start, Number.NaN])
  for (const values of [
    [1, 2],
    [20_261_123, 20_261_124],
    [start, 5],
  ])
    assert.throws(() => rowTimes(table(numbers('t', values)), 't'), { code: 'DRIFT_BAD_OPTION' })
})

test('only the signals that were asked for decide', () => {
  const current = history(start)
  const all = checkDrift({ reference, current, options: { exclude: ['when'] } })
  assert.equal(all.verdict, 'fail')
  assert.ok(all.signals.some((one) => one.signal === 'data-drift'))
  const some = checkDrift({ reference, current, options: { exclude: ['when'], signals: ['schema'] } })
  assert.deepEqual([some.verdict, some.driftedFeatures], ['pass', ['income']])
  assert.ok(some.signals.every((one) => one.signal === 'schema'))
})

test('a season with too few rows rules nothing out', () => {
  const current = history(start)
  const seasonal = rowsBetween(history(start), 'when', start, start + hour)
  const report = checkDrift({ reference, current, seasonal, options: { exclude: ['when'] } })
  assert.equal(report.cause, 'covariate')
  assert.ok(report.notJudged.some((one) => one.cause === 'seasonality' && /too few rows/.test(one.why)))
})
