import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalJson, type Json, type Table, UserError } from '@mlops-actions/core'
import { checkDrift } from './check-drift.ts'
import { drawn, levels, people as normal, normals, numbers, table, texts } from './fixtures/tables.ts'
import { buildProfile } from './profile.ts'

const rows = 4000
const reference = normal(1)

/** The current table with one column put in another's place. */
function withColumn(changed: Table['columns'][number], seed = 2): Table {
  const current = normal(seed)
  return {
    rows: current.rows,
    columns: current.columns.map((column) => (column.name === changed.name ? changed : column)),
  }
}

function values(name: string, seed = 2): Float64Array {
  const column = normal(seed).columns.find((one) => one.name === name)
  assert.ok(column?.kind === 'number')
  return column.values.slice()
}

test('the same law passes, from a table and from a profile, and says what was ruled out', () => {
  for (const known of [reference, buildProfile(reference)]) {
    const report = checkDrift({ reference: known, current: normal(2) })
    assert.equal(report.verdict, 'pass', report.summary)
    assert.equal(report.cause, 'none')
    assert.equal(report.recommendation, 'none')
    assert.deepEqual(report.driftedFeatures, [])
    assert.ok(report.ruledOut.some((one) => one.cause === 'schema'))
    assert.ok(report.notJudged.some((one) => one.cause === 'concept'))
  }
})

test('a report is plain JSON with finite numbers, also when everything is odd', () => {
  const odd = table(
    numbers('income', new Float64Array(rows).fill(Number.POSITIVE_INFINITY)),
    texts(
      'age',
      Array.from({ length: rows }, () => 'n/a'),
    ),
    texts(
      'group',
      Array.from({ length: rows }, () => null),
    ),
  )
  for (const current of [odd, table(), normal(3, 1), normal(3, 5)])
    for (const known of [reference, buildProfile(reference)])
      assert.doesNotThrow(() => canonicalJson(checkDrift({ reference: known, current }) as unknown as Json))
})

const broken: readonly [name: string, current: Table, code: string, cause: string][] = [
  [
    'a quarter of the rows a thousand times too small',
    withColumn(
      numbers(
        'income',
        values('income').map((x, at) => (at % 4 === 0 ? x / 1000 : x)),
      ),
    ),
    'UNIT_CHANGED',
    'data-quality',
  ],
  [
    'the whole column a hundred times too large',
    withColumn(
      numbers(
        'income',
        values('income').map((x) => x * 100),
      ),
    ),
    'UNIT_CHANGED',
    'data-quality',
  ],
  [
    'a null spike',
    withColumn(
      numbers(
        'income',
        values('income').map((x, at) => (at % 5 === 0 ? Number.NaN : x)),
      ),
    ),
    'NULLS_ROSE',
    'data-quality',
  ],
  [
    'a column that is empty',
    withColumn(numbers('income', values('income').fill(Number.NaN))),
    'COLUMN_EMPTY',
    'data-quality',
  ],
  [
    'a column that is empty, read as text',
    withColumn(texts('income', new Array(rows).fill(null))),
    'COLUMN_EMPTY',
    'data-quality',
  ],
  ['a constant column', withColumn(numbers('income', values('income').fill(1000))), 'COLUMN_CONSTANT', 'data-quality'],
  [
    'infinities',
    withColumn(
      numbers(
        'income',
        values('income').map((x, at) => (at % 50 === 0 ? Number.POSITIVE_INFINITY : x)),
      ),
    ),
    'INFINITE_VALUES',
    'data-quality',
  ],
  ['new levels', withColumn(texts('group', drawn(5, rows, { ...levels, Z: 1 }))), 'UNSEEN_LEVELS', 'data-quality'],
  [
    'numbers that became text',
    withColumn(
      texts(
        'income',
        Array.from(values('income'), (x) => `${x} EUR`),
      ),
    ),
    'TYPE_CHANGED',
    'schema',
  ],
  ['text that became numbers', withColumn(numbers('group', normals(4, rows))), 'TYPE_CHANGED', 'schema'],
  [
    'fractions in a column of integers',
    withColumn(
      numbers(
        'age',
        values('age').map((x, at) => (at % 10 === 0 ? x + 0.5 : x)),
      ),
    ),
    'FRACTIONS_APPEARED',
    'schema',
  ],
  [
    'values far outside the range in a few rows',
    withColumn(
      numbers(
        'age',
        values('age').map((x, at) => (at % 50 === 0 ? 999 : x)),
        'integer',
      ),
    ),
    'ABOVE_RANGE',
    'data-quality',
  ],
  ['a column that is gone', { rows, columns: normal(2).columns.slice(1) }, 'COLUMN_MISSING', 'schema'],
]

for (const [name, current, code, cause] of broken)
  test(`found, named and sent to the data source: ${name}`, () => {
    const report = checkDrift({ reference, current })
    assert.equal(report.verdict, 'fail', report.summary)
    assert.equal(report.cause, cause, report.summary)
    assert.equal(report.recommendation, 'fix-data')
    const found = report.findings.filter((finding) => finding.severity === 'fail').map((finding) => finding.code)
    assert.ok(found.includes(code), `${code} is not among ${found.join(', ')}`)
    assert.match(report.summary, /look at the data source/)
  })

test('a change of unit says how much and in how many rows', () => {
  const current = withColumn(
    numbers(
      'income',
      values('income').map((x, at) => (at % 4 === 0 ? x / 1000 : x)),
    ),
  )
  const report = checkDrift({ reference, current })
  assert.match(report.summary, /`income` arrives 1,000 times too small in a quarter of the rows/)
  const finding = report.findings.find((one) => one.code === 'UNIT_CHANGED')
  assert.ok(Math.abs((finding?.share ?? 0) - 0.25) < 0.01)
})

test('an honest drift is covariate, not a change of unit', () => {
  const current = withColumn(
    numbers(
      'income',
      values('income').map((x) => x * 1.5),
    ),
  )
  const report = checkDrift({ reference, current })
  assert.deepEqual([report.verdict, report.cause], ['fail', 'covariate'])
  assert.deepEqual(report.driftedFeatures, ['income'])
  assert.ok(!report.findings.some((finding) => finding.code === 'UNIT_CHANGED'))
  assert.equal(report.features['income']?.verdict, 'fail')
  assert.ok((report.features['income']?.bins.length ?? 0) > 0)
})

test('one outlier neither hides a drift nor makes one', () => {
  const shifted = values('income').map((x) => x * 1.6)
  shifted[0] = 1e12
  const still = values('income')
  still[0] = 1e12
  const dirty = {
    ...reference,
    columns: reference.columns.map((column) =>
      column.name === 'income' ? numbers('income', values('income', 1).with(0, 1e12)) : column,
    ),
  }
  for (const known of [reference, dirty]) {
    assert.equal(checkDrift({ reference: known, current: withColumn(numbers('income', shifted)) }).verdict, 'fail')
    const calm = checkDrift({ reference: known, current: withColumn(numbers('income', still)) })
    assert.equal(calm.features['income']?.verdict, 'pass')
  }
})

test('small windows rarely alarm by themselves: they are inconclusive and say how many rows would do', () => {
  let alarms = 0
  for (let seed = 10; seed < 70; seed++) {
    const report = checkDrift({ reference, current: normal(seed, 50) })
    if (report.verdict === 'fail') alarms++
    const income = report.features['income']
    if (income?.verdict === 'fail') continue
    assert.equal(income?.verdict, 'inconclusive')
    assert.ok((income?.rowsNeeded ?? 0) > 50 && (income?.rowsNeeded ?? 0) < 400, `${income?.rowsNeeded}`)
    assert.match(income?.reason.message ?? '', /needs \d+ rows, these are 50/)
  }
  // Level 0.05 for all features together: 3 of 60 expected, 9 or more has a chance of 0.3 %. Evidently's default alarms in 96 %.
  assert.ok(alarms <= 8, `${alarms} of 60 windows alarmed without any drift`)
})

test('a large drift is seen in a small window', () => {
  const current = {
    rows: 80,
    columns: normal(3, 80).columns.map((column) =>
      column.name === 'age' ? numbers('age', normals(9, 80, 70, 5)) : column,
    ),
  }
  assert.equal(checkDrift({ reference, current }).features['age']?.verdict, 'fail')
})

test('a drift that the season explains is to be waited out', () => {
  const current = withColumn(
    numbers(
      'income',
      values('income').map((x) => x * 1.5),
    ),
  )
  const earlier = {
    ...reference,
    columns: reference.columns.map((column) =>
      column.name === 'income'
        ? numbers(
            'income',
            values('income', 7).map((x) => x * 1.5),
          )
        : column,
    ),
  }
  const report = checkDrift({ reference, current, seasonal: earlier })
  assert.deepEqual([report.cause, report.recommendation], ['seasonality', 'wait'])
  assert.match(report.summary, /income/)
})

test('importances weigh the drift, and a changed order is attribution drift', () => {
  const current = withColumn(
    numbers(
      'income',
      values('income').map((x) => x * 1.5),
    ),
  )
  const weighed = checkDrift({ reference, current, options: { importances: { income: 3, age: 1, group: 0 } } })
  assert.equal(weighed.driftedShare, 0.75)
  assert.equal(weighed.features['income']?.importance, 0.75)
  const importances = { income: 10, age: 1, group: 0.1 }
  const turned = checkDrift({
    reference,
    current: normal(2),
    service: { requests: 1000, errors: 100 },
    options: { importances, currentImportances: { income: 0.1, age: 1, group: 10 } },
  })
  assert.equal(turned.cause, 'attribution')
})

test('rules of single features, and options out of range', () => {
  const current = withColumn(
    numbers(
      'income',
      values('income').map((x) => x * 1.1),
    ),
  )
  const strict = checkDrift({ reference, current, options: { rules: { income: { measure: 'ks', threshold: 0.03 } } } })
  assert.deepEqual(strict.driftedFeatures, ['income'])
  assert.equal(strict.features['income']?.measures.ks?.threshold, 0.03)
  const code = (options: Parameters<typeof checkDrift>[0]['options']): string => {
    try {
      checkDrift({ reference, current, ...(options ? { options } : {}) })
      return 'none'
    } catch (thrown) {
      assert.ok(thrown instanceof UserError)
      return thrown.code
    }
  }
  assert.equal(code({ alpha: 2 }), 'DRIFT_BAD_OPTION')
  assert.equal(code({ thresholds: { psi: -1 } }), 'DRIFT_BAD_OPTION')
  assert.equal(code({ rules: { group: { measure: 'ks' } } }), 'DRIFT_UNKNOWN_MEASURE')
  assert.equal(code({ importances: { income: Number.NaN } }), 'DRIFT_BAD_OPTION')
})

test('service health: errors, latency, and no traffic at all', () => {
  const base = { reference, current: normal(2) }
  const verdict = (service: NonNullable<Parameters<typeof checkDrift>[0]['service']>) =>
    checkDrift({ ...base, service })
      .signals.filter((signal) => signal.signal === 'service-health')
      .map((signal) => signal.verdict)
  const before = { requests: 10_000, errors: 10, latencyP95Ms: 100 }
  assert.deepEqual(verdict({ requests: 5000, errors: 6, latencyP95Ms: 105, reference: before }), ['pass', 'pass'])
  assert.deepEqual(verdict({ requests: 5000, errors: 100, latencyP95Ms: 300, reference: before }), ['fail', 'fail'])
  assert.deepEqual(verdict({ requests: 0, errors: 0, reference: before }), ['inconclusive'])
  assert.deepEqual(verdict({ requests: 3, errors: 1 }), ['fail'])
})

test('row order does not change a byte of the report', () => {
  const current = normal(2)
  const turned: Table = {
    rows,
    columns: current.columns.map((column) =>
      column.kind === 'number'
        ? { ...column, values: column.values.toReversed() }
        : { ...column, codes: column.codes.toReversed() },
    ),
  }
  const text = (one: Table): string => canonicalJson(checkDrift({ reference, current: one }) as unknown as Json)
  assert.equal(text(turned), text(current))
})
