import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type NumberColumn, randomStream, type Table } from '@mlops-actions/core'
import { checkDrift, type DriftReport } from './check-drift.ts'
import { buildProfile } from './profile.ts'

const rows = 400

function column(values: readonly number[]): Table {
  const logical: NumberColumn['logical'] = values.every(Number.isInteger) ? 'integer' : 'number'
  return {
    rows: values.length,
    columns: [{ kind: 'number', name: 'v', logical, values: Float64Array.from(values), nulls: 0 }],
  }
}

/** Values of a seeded stream, by a function of a uniform number. */
function drawn(seed: string, make: (uniform: number) => number, count = rows): number[] {
  const random = randomStream(11, seed)
  return Array.from({ length: count }, () => make(random.next()))
}

const pick =
  (...values: readonly number[]) =>
  (uniform: number): number =>
    values[Math.floor(uniform * values.length)] as number

/** Name, reference, current; every one is another code than the reference knows. */
const changed: readonly (readonly [string, readonly number[], readonly number[]])[] = [
  ['a constant becomes another', drawn('a', () => 5), drawn('b', () => 7)],
  ['a constant begins to vary', drawn('a', () => 5), drawn('b', (u) => 10 * u)],
  ['a constant is another in half of the rows', drawn('a', () => 5), drawn('b', pick(5, 7))],
  ['the larger of two codes', drawn('a', pick(0, 1)), drawn('b', pick(0, 7))],
  ['the smaller of two codes', drawn('a', pick(0, 1)), drawn('b', pick(-1, 1))],
  ['the largest of five codes', drawn('a', pick(0, 1, 2, 3, 4)), drawn('b', pick(0, 1, 2, 3, 9))],
  ['codes between', drawn('a', pick(1, 2, 3)), drawn('b', pick(1, 1.5, 2.9))],
  ['two levels become a quantity', drawn('a', pick(1, 2)), drawn('b', (u) => 3 * u)],
]

function judged(report: DriftReport): string {
  const feature = report.features['v']
  return `${report.verdict} ${feature?.verdict} ${feature?.reason.code}`
}

describe('values that a reference of few values does not have', () => {
  for (const [name, reference, current] of changed)
    test(`are drift: ${name}`, () => {
      const report = checkDrift({ reference: column(reference), current: column(current) })
      assert.equal(judged(report), 'fail fail DRIFTED')
      assert.ok(report.features['v']?.bins.some((bin) => bin.bin === 'other values' && bin.reference === 0))
    })

  for (const [name, reference, current] of changed.filter(([name]) => name !== 'codes between'))
    test(`are drift against a profile: ${name}`, () => {
      const profile = buildProfile(column(reference))
      assert.equal(judged(checkDrift({ reference: profile, current: column(current) })), 'fail fail DRIFTED')
      const both = checkDrift({ reference: profile, current: buildProfile(column(current), { like: profile }) })
      assert.equal(both.features['v']?.verdict, 'fail')
    })

  test('are nothing where the reference has few rows of a quantity, or chance puts a few of them there', () => {
    for (const [n, m] of [
      [3, 400],
      [15, 30],
      [18, 400],
      [20, 5000],
    ] as const) {
      let alarms = 0
      for (let run = 0; run < 20; run++) {
        const report = checkDrift({
          reference: column(drawn(`r${run}`, (u) => u, n)),
          current: column(drawn(`c${run}`, (u) => u, m)),
        })
        if (report.verdict === 'fail') alarms++
      }
      assert.ok(alarms <= 3, `${n} against ${m}: ${alarms} alarms of 20`)
    }
    // Mostly zero, and every other value its own.
    const sparse = (u: number): number => (u < 0.95 ? 0 : u)
    let alarms = 0
    for (let run = 0; run < 40; run++) {
      const report = checkDrift({
        reference: column(drawn(`r${run}`, sparse, 200)),
        current: column(drawn(`c${run}`, sparse, 200)),
      })
      if (report.verdict === 'fail') alarms++
    }
    assert.ok(alarms <= 4, `${alarms} alarms of 40`)
  })
})

test('a reference of one row can see nothing: inconclusive, not passed', () => {
  const report = checkDrift({ reference: column([5]), current: column(drawn('c', () => 5)) })
  assert.equal(judged(report), 'inconclusive inconclusive TOO_FEW_ROWS')
  const constant = checkDrift({ reference: column(drawn('a', () => 5)), current: column(drawn('b', () => 5)) })
  assert.equal(judged(constant), 'pass pass NO_DRIFT')
})

test('a column of times that has gone on says what to do with it', () => {
  const times = (from: number): Table => ({
    rows,
    columns: [
      {
        kind: 'number',
        name: 'at',
        logical: 'timestamp',
        values: Float64Array.from({ length: rows }, (_, hour) => from + hour * 3_600_000),
        nulls: 0,
      },
    ],
  })
  const [reference, current] = [times(0), times(1e12)]
  const report = checkDrift({ reference, current })
  assert.match(report.features['at']?.reason.message ?? '', /name it as the column of times, or exclude it/)
  assert.equal(checkDrift({ reference, current, options: { exclude: ['at'] } }).verdict, 'inconclusive')
})
