import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomStream, type Table } from '@mlops-actions/core'
import { checkDrift } from './check-drift.ts'
import { buildProfile } from './profile.ts'

/** Credit limits as banks give them: round amounts, some seventy of them, the small ones often. */
function limits(rows: number, name: string): Float64Array {
  const stream = randomStream(11, name)
  const normal = (): number => Array.from({ length: 12 }, () => stream.next()).reduce((sum, one) => sum + one, -6)
  return Float64Array.from({ length: rows }, () =>
    Math.min(800_000, Math.max(1, Math.round(14 * Math.exp(0.8 * normal()))) * 10_000),
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
