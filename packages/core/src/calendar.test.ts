import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dateOfDays, dateText, daysOfDate, isoTime } from './calendar.ts'

test('dates and days as JavaScript counts them, both ways', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => {
      const date = new Date(days * 86_400_000)
      const found = dateOfDays(days)
      assert.deepEqual(found, { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() })
      assert.equal(daysOfDate(found.year, found.month, found.day), days)
    }),
  )
  assert.equal(dateText(dateOfDays(daysOfDate(2000, 2, 29))), '2000-02-29')
  assert.equal(dateText({ year: 7, month: 1, day: 2 }), '0007-01-02')
})

test('a time is written as ISO 8601 in UTC, as short as it can be', () => {
  for (const [ms, text] of [
    [Date.UTC(2020, 0, 1), '2020-01-01'],
    [Date.UTC(2020, 0, 1, 10), '2020-01-01T10:00:00Z'],
    [Date.UTC(1969, 11, 31, 23, 59, 59, 500), '1969-12-31T23:59:59.5Z'],
  ] as const)
    assert.equal(isoTime(ms), text)
})
