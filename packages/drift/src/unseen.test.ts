import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Column, randomStream, type Table } from '@mlops-actions/core'
import { checkDrift } from './check-drift.ts'
import { unseenPValue } from './unseen.ts'

const map = (rows: Readonly<Record<string, number>>): Map<string, number> => new Map(Object.entries(rows))

test('one new level: at least the chance that all its rows are current ones', () => {
  // 3 of 100 current rows beside 1,000 of the reference: Π (100 − i) / (1100 − i).
  const exact = (100 * 99 * 98) / (1100 * 1099 * 1098)
  const p = unseenPValue(map({ a: 1000 }), map({ a: 97, b: 3 }))
  assert.ok(p >= exact && p < 1.2 * exact, `${p} against ${exact}`)
  assert.equal(unseenPValue(map({ a: 10 }), map({ a: 10 })), 1)
  assert.equal(unseenPValue(map({ a: 10 }), map({})), 1)
  assert.ok(unseenPValue(map({ a: 1000 }), map({ b: 1000 })) < 1e-300)
})

test('several new levels: never below the share of all ways to deal the rows', () => {
  // Two levels of two rows and one of four, four rows to each table: of the 70 ways, those with at least as many rows in levels that the first lacks.
  const sizes = [2, 2, 4]
  const level = sizes.flatMap((rows, at) => Array.from({ length: rows }, () => at))
  const sums: number[] = []
  for (let mask = 0; mask < 256; mask++) {
    const current = level.filter((_, row) => (mask >> row) & 1)
    if (current.length !== 4) continue
    const missing = sizes.map((rows, at) => (current.filter((one) => one === at).length === rows ? rows : 0))
    sums.push(missing.reduce((sum, rows) => sum + rows, 0))
  }
  assert.equal(sums.length, 70)
  for (const [current, unseen] of [
    [{ a: 2, c: 2 }, 2],
    [{ a: 2, b: 2 }, 4],
    [{ c: 4 }, 4],
  ] as const) {
    const whole: Readonly<Record<string, number>> = { a: 2, b: 2, c: 4 }
    const own: Readonly<Record<string, number>> = current
    const rest = Object.fromEntries(Object.entries(whole).map(([name, rows]) => [name, rows - (own[name] ?? 0)]))
    const left = map(Object.fromEntries(Object.entries(rest).filter(([, rows]) => rows > 0)))
    const exact = sums.filter((sum) => sum >= unseen).length / sums.length
    assert.ok(unseenPValue(left, map(own)) >= exact)
  }
})

/** Rows of a column with few frequent and many rare levels. */
function levels(seed: string, rows: number, kinds: number, more: readonly string[] = []): Table {
  const random = randomStream(7, seed)
  const names = [...Array.from({ length: kinds }, (_, at) => `k${at}`), ...new Set(more)]
  // Of frequency 1, 1/2, 1/3 …: about kinds to the power of a uniform number.
  const codes = Int32Array.from({ length: rows }, () => Math.floor(kinds ** random.next()) - 1)
  more.forEach((name, row) => {
    codes[row] = names.indexOf(name)
  })
  const column: Column = { kind: 'text', name: 'code', codes, levels: names, nulls: 0 }
  return { rows, columns: [column] }
}

test('a long tail of levels alarms no oftener than its level where nothing drifted, whatever the sizes', () => {
  for (const [n, m] of [
    [200, 30],
    [200, 1000],
    [200, 5000],
    [1000, 30],
    [1000, 1000],
    [5000, 50],
  ] as const)
    for (const kinds of [30, 400]) {
      let alarms = 0
      for (let run = 0; run < 40; run++) {
        const report = checkDrift({ reference: levels(`r${run}`, n, kinds), current: levels(`c${run}`, m, kinds) })
        if (report.verdict === 'fail') alarms++
      }
      // 40 windows at 5 %: more than 6 alarms come in 1 of 70 runs of such a test; these are seeded.
      assert.ok(alarms <= 6, `${n} against ${m} rows, ${kinds} levels: ${alarms} alarms of 40`)
    }
})

test('levels that are new are found among rare ones', () => {
  const reference = levels('reference', 2000, 400)
  const one = checkDrift({ reference, current: levels('current', 1000, 400, Array(60).fill('new')) })
  assert.equal(one.findings.find((finding) => finding.code === 'UNSEEN_LEVELS')?.severity, 'fail')
  const many = Array.from({ length: 500 }, (_, at) => `id-${at}`)
  const ids = checkDrift({ reference, current: levels('current', 500, 400, many) })
  assert.equal(ids.findings.find((finding) => finding.code === 'UNSEEN_LEVELS')?.severity, 'fail')
  assert.equal(ids.features['code']?.verdict, 'fail')
  assert.ok((ids.features['code']?.measures.psi?.value ?? 0) > 5)
})
