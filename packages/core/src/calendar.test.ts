import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dateOfDays, dateText, daysOfDate } from './calendar.ts'

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
