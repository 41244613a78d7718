import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomStream, type Table } from '@mlops-actions/core'
import { checkDrift } from './check-drift.ts'
import { buildProfile } from './profile.ts'

/** Credit limits as banks give them: few round amounts, many rows each. */
function limits(rows: number, name: string): Float64Array {
  const stream = randomStream(11, name)
  const amounts = [10, 20, 30, 50, 50, 50, 80, 100, 120, 150, 180, 200, 200, 240, 280, 300, 360, 420, 500, 700]
  return Float64Array.from(
    { length: rows },
    () => (amounts[Math.floor(stream.next() * amounts.length)] as number) * 1000,
  )
}

const tableOf = (values: Float64Array): Table => ({
  rows: values.length,
  columns: [{ kind: 'number', name: 'limit', logical: 'number', values, nulls: 0 }],
})

for (const every of [4, 6])
  test(`thousands in one row of ${every} are found against the table and against its profile`, () => {
    const reference = tableOf(limits(22_500, 'reference'))
    const current = tableOf(limits(7500, 'current').map((value, row) => (row % every === 0 ? value / 1000 : value)))
    for (const known of [reference, buildProfile(reference)]) {
      const report = checkDrift({ reference: known, current })
      assert.equal(report.cause, 'data-quality')
      assert.equal(report.recommendation, 'fix-data')
      assert.match(report.summary, /`limit` arrives 1,000 times too small/)
    }
  })
