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

test('a whole column in another unit is found as often as chance lets its shape agree', () => {
  for (const [rows, now] of [
    [2000, 2000],
    [5000, 300],
  ] as const) {
    let found = 0
    for (let run = 0; run < 40; run++) {
      const amounts = (name: string, count: number): Float64Array => {
        const stream = randomStream(run, name)
        // About normal, by the sum of twelve uniform numbers.
        const normal = (): number => Array.from({ length: 12 }, () => stream.next()).reduce((sum, one) => sum + one, -6)
        return Float64Array.from({ length: count }, () => Math.exp(normal()))
      }
      const current = tableOf(amounts('current', now).map((value) => value * 1000))
      const report = checkDrift({ reference: tableOf(amounts('reference', rows)), current })
      if (report.findings.some((finding) => finding.code === 'UNIT_CHANGED')) found++
    }
    assert.ok(found >= 38, `${rows} against ${now} rows: ${found} of 40`)
  }
})
