import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Table } from '@mlops-actions/core'
import { checkDrift, type DriftReport } from './check-drift.ts'
import { compatDrift } from './compat/compat.ts'
import { cramerVonMises, cvmLimitSf } from './cramer-von-mises.ts'
import { drawn, normals, numbers, table, texts } from './fixtures/tables.ts'
import { mergePass } from './merge-pass.ts'

/**
 * Where other packages stay silent, crash or are wrong, by name; each was seen by running them. Ours must say what is there.
 * The list is the table in docs/why.md.
 */
const rows = 2000
const x = normals(1, rows)
const calm: Table = table(numbers('x', x), texts('t', drawn(2, rows, { a: 6, b: 4 })))
const check = (current: Table, reference = calm): DriftReport => checkDrift({ reference, current })
const codes = (report: DriftReport): string[] => report.findings.map((finding) => finding.code)

test('Evidently, Azure ML: bins of equal width over both tables, so that one outlier hides a shift of a standard deviation', () => {
  const shifted = normals(7, rows).map((value) => value + 1)
  const current = table(numbers('x', shifted.with(0, 1e6)))
  const reference = table(numbers('x', x))
  const theirs = compatDrift('azureml', reference, current).features['x']?.measures['jensen_shannon']?.value ?? 1
  const { measures, verdict } = checkDrift({ reference, current }).features['x'] ?? {}
  assert.ok(theirs < 0.1 && (measures?.psi?.value ?? 0) > 0.5, `theirs ${theirs}, PSI ${measures?.psi?.value}`)
  assert.equal(verdict, 'fail')
})

test('ml-ci-action: drift is only ever a warning', () => {
  const current = table(
    numbers(
      'x',
      normals(8, rows).map((value) => value + 1),
    ),
    texts('t', drawn(4, rows, { a: 6, b: 4 })),
  )
  assert.equal(check(current).verdict, 'fail')
})

test('scipy: the Cramér–von Mises p rises with the statistic below 1e-8, and a column of 0 and 1 gets one that means nothing', () => {
  const tails = Array.from({ length: 200 }, (_, at) => cvmLimitSf(2 + at / 10))
  for (const [at, tail] of tails.entries())
    assert.ok(tail > 0 && (at === 0 || tail < (tails[at - 1] as number)), `${at}: ${tail}`)
  assert.ok((tails.at(-1) as number) < 1e-40)
  const flags = Float64Array.from({ length: 500 }, (_, at) => Number(at % 3 === 0))
  assert.equal(cramerVonMises(mergePass(flags, flags)).pValue, null)
})

test('Evidently: 60 % nulls are "no drift"', () => {
  const current = table(
    numbers(
      'x',
      normals(3, rows).map((value, at) => (at % 5 < 3 ? Number.NaN : value)),
    ),
    texts('t', drawn(4, rows, { a: 6, b: 4 })),
  )
  assert.equal(compatDrift('evidently', calm, current).features['x']?.drifted, false)
  const ours = check(current)
  assert.equal(ours.verdict, 'fail')
  assert.ok(codes(ours).includes('NULLS_ROSE'))
  assert.equal(ours.features['x']?.verdict, 'fail')
})

test('Evidently: half a column infinite is "no drift"', () => {
  const current = table(
    numbers(
      'x',
      normals(3, rows).map((value, at) => (at % 2 ? Number.POSITIVE_INFINITY : value)),
    ),
    texts('t', drawn(4, rows, { a: 6, b: 4 })),
  )
  assert.equal(compatDrift('evidently', calm, current).features['x']?.drifted, false)
  assert.ok(codes(check(current)).includes('INFINITE_VALUES'))
})

test('Evidently: its Mann–Whitney has no eyes for a fall; ours is two-sided', () => {
  const fallen = table(
    numbers(
      'x',
      x.map((value) => value - 1),
    ),
  )
  const reference = table(numbers('x', x))
  assert.ok((compatDrift('evidently', reference, fallen).features['x']?.measures['mann_whitney']?.pValue ?? 0) > 0.99)
  assert.ok((checkDrift({ reference, current: fallen }).features['x']?.measures.mann_whitney?.pValue ?? 1) < 1e-50)
})

test('Evidently: Hellinger is exactly 0 on a column of 0 and 1 that is declared numerical', () => {
  const flags = (seed: number, share: number) =>
    table(numbers('x', drawn(seed, rows, { 1: share, 0: 1 - share }).map(Number), 'integer'))
  const report = checkDrift({ reference: flags(1, 0.2), current: flags(2, 0.6) })
  assert.ok((report.features['x']?.measures.hellinger?.value ?? 0) > 0.2)
  assert.equal(report.features['x']?.verdict, 'fail')
})

test('Evidently: the one-sample chi-square sees drift where a small reference explains the difference', () => {
  const reference = table(texts('t', drawn(5, 100, { a: 5, b: 4, c: 3, d: 3 })))
  const current = table(texts('t', drawn(6, 5000, { a: 5, b: 4, c: 3, d: 3 })))
  const theirs = compatDrift('evidently', reference, current).features['t']?.measures['chi2']?.pValue ?? 1
  const ours = checkDrift({ reference, current }).features['t']?.measures.chi2?.pValue ?? 0
  assert.ok(ours > 0.05 && theirs < ours / 10, `theirs ${theirs}, ours ${ours}`)
})

test('Evidently: a constant category has p = NaN, which counts as no drift; ours is 1 and passes with the reason', () => {
  const constant = table(texts('t', new Array(500).fill('a')))
  const report = checkDrift({ reference: constant, current: constant })
  assert.equal(report.features['t']?.verdict, 'pass')
  assert.equal(report.features['t']?.measures.chi2?.pValue, 1)
})

test('Evidently: an empty column raises and kills the whole report', () => {
  const current = table(
    numbers('x', new Float64Array(rows).fill(Number.NaN)),
    texts('t', drawn(4, rows, { a: 6, b: 4 })),
  )
  const report = check(current)
  assert.ok(codes(report).includes('COLUMN_EMPTY'))
  assert.equal(report.features['t']?.verdict, 'pass')
})

test('Azure ML: one column without values drops every row, and the monitor raises', () => {
  const withEmpty = (seed: number) =>
    table(numbers('x', normals(seed, rows)), numbers('empty', new Float64Array(rows).fill(Number.NaN)))
  assert.match(compatDrift('azureml', withEmpty(1), withEmpty(2)).features['x']?.reason ?? '', /no row is left/)
  assert.equal(checkDrift({ reference: withEmpty(1), current: withEmpty(2) }).verdict, 'pass')
})

test('Azure ML: a lost column is silently left out', () => {
  const current = table(texts('t', drawn(4, rows, { a: 6, b: 4 })))
  assert.deepEqual(compatDrift('azureml', calm, current).drifted, [])
  assert.deepEqual([check(current).verdict, check(current).cause], ['fail', 'schema'])
})

test('Azure ML: a category with a comma in it counts as outside the set', () => {
  const commas = (seed: number) => table(texts('t', drawn(seed, rows, { 'Paris, FR': 1, 'Rome, IT': 1 })))
  assert.deepEqual(checkDrift({ reference: commas(1), current: commas(2) }).findings, [])
})

test('TFDV: two equal sets with missing values differ by their NaN buckets; an empty table has no anomaly', () => {
  const gaps = table(
    numbers(
      'x',
      x.map((value, at) => (at % 10 === 0 ? Number.NaN : value)),
    ),
  )
  assert.equal(checkDrift({ reference: gaps, current: gaps }).features['x']?.measures.jensen_shannon?.value, 0)
  const none = check(table(numbers('x', []), texts('t', [])))
  assert.equal(none.verdict, 'inconclusive')
  assert.ok(codes(none).includes('NO_ROWS'))
})

test('whylogs: one unseen category makes chi-square infinite, which is DRIFT', () => {
  const current = table(texts('t', [...drawn(7, rows - 1, { a: 6, b: 4 }), 'new']))
  const report = checkDrift({ reference: table(texts('t', drawn(2, rows, { a: 6, b: 4 }))), current })
  assert.ok(Number.isFinite(report.features['t']?.measures.chi2?.value))
  assert.equal(report.features['t']?.verdict, 'pass')
})

test('Great Expectations: all-null and zero-row columns pass every row-wise rule', () => {
  const current = table(numbers('x', new Float64Array(rows).fill(Number.NaN)), texts('t', new Array(rows).fill(null)))
  assert.equal(check(current).verdict, 'fail')
  assert.notEqual(check(table(numbers('x', []), texts('t', []))).verdict, 'pass')
})

test('NannyML: ten chunks that are part of the reference itself alarm on calm data', () => {
  let alarms = 0
  for (let seed = 50; seed < 70; seed++) {
    const report = compatDrift(
      'nannyml',
      table(numbers('x', normals(seed, 1000))),
      table(numbers('x', normals(seed + 100, 500))),
    )
    if (report.drifted.length > 0) alarms++
  }
  // Chunks half as long as the reference's own: most windows alarm. Ours, on the same tables, at most a few.
  assert.ok(alarms >= 10, `${alarms} of 20`)
  let ours = 0
  for (let seed = 50; seed < 70; seed++) {
    const report = checkDrift({
      reference: table(numbers('x', normals(seed, 1000))),
      current: table(numbers('x', normals(seed + 100, 500))),
    })
    if (report.verdict === 'fail') ours++
  }
  assert.ok(ours <= 2, `${ours} of 20`)
})
