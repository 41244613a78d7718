import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Table } from '@mlops-actions/core'
import { checkDrift } from './check-drift.ts'
import { drawn, normals, numbers, table, texts } from './fixtures/tables.ts'

const rows = 4000

test('the classes in other shares: prior, since within each class nothing moved', () => {
  const make = (seed: number, share: number): { features: Table; labels: Table } => {
    const labels = drawn(seed, rows, { yes: share, no: 1 - share })
    const noise = normals(seed + 1, rows)
    return {
      features: table(
        numbers(
          'x',
          noise.map((value, at) => value + (labels[at] === 'yes' ? 2 : 0)),
        ),
      ),
      labels: table(texts('prediction', labels), texts('truth', labels)),
    }
  }
  const before = make(1, 0.2)
  const now = make(5, 0.6)
  const report = checkDrift({
    reference: before.features,
    current: now.features,
    predictions: { task: 'binary', reference: before.labels, current: now.labels, target: 'truth' },
  })
  assert.deepEqual([report.cause, report.recommendation], ['prior', 'retrain'])
})

test('a month of its own in a season that was like it: the constant month is no error, and what else moved is named first', () => {
  const make = (seed: number, size: number, month: number, shift: number): Table =>
    table(
      numbers(
        'month',
        Array.from({ length: size }, (_, at) => (month === 0 ? 1 + (at % 12) : month)),
        'integer',
      ),
      numbers('temperature', normals(seed, size, month === 0 ? 15 : 5, 6)),
      numbers('price', normals(seed + 1, size, 100 + shift, 20)),
    )
  const year = make(1, 6000, 0, 0)
  const seasonal = make(3, 600, 1, 0)
  const calm = checkDrift({ reference: year, current: make(5, 800, 1, 0), seasonal })
  assert.deepEqual([calm.cause, calm.recommendation], ['seasonality', 'wait'])
  assert.ok(calm.findings.every((finding) => finding.severity === 'info'))
  const moved = checkDrift({ reference: year, current: make(7, 800, 1, 30), seasonal })
  assert.equal(moved.cause, 'covariate')
  assert.match(moved.summary, /^`price` drifted/)
  assert.equal(checkDrift({ reference: year, current: make(5, 800, 1, 0) }).cause, 'data-quality')
})

test('a colder month is no change of unit', () => {
  const year = table(
    numbers(
      'temperature',
      Array.from(normals(11, 8000, 0.48, 0.19), (x) => Math.abs(x)),
    ),
  )
  const winter = table(
    numbers(
      'temperature',
      Array.from(normals(12, 700, 0.28, 0.07), (x) => Math.abs(x)),
    ),
  )
  assert.ok(
    !checkDrift({ reference: year, current: winter }).findings.some((finding) => finding.code === 'UNIT_CHANGED'),
  )
})

test('all features together: seen where each alone is as before', () => {
  const x = (seed: number) => normals(seed, 700)
  const together = (seed: number, sign: number) =>
    table(
      numbers('x', x(seed)),
      numbers(
        'y',
        x(seed).map((value, at) => sign * value + 0.5 * (x(seed + 9)[at] as number)),
      ),
    )
  const input = { reference: together(1, 1), options: { multivariate: true } }
  assert.equal(checkDrift({ ...input, current: together(2, 1) }).verdict, 'pass')
  const turned = checkDrift({ ...input, current: together(3, -1) })
  assert.deepEqual([turned.verdict, turned.cause, turned.driftedFeatures], ['fail', 'covariate', []])
  assert.match(turned.summary, /no longer go together/)
  assert.ok((turned.multivariate?.reconstruction?.pValue ?? 1) < 1e-6)
})

test('a change that lasts for longer than a season is no season', () => {
  const random = normals(31, 6000)
  const part = (from: number, shift: number, nulls = 0): ReturnType<typeof table> =>
    table(
      numbers(
        'x',
        random.slice(from, from + 1500).map((value, row) => (row < nulls ? Number.NaN : value + shift)),
      ),
    )
  const reference = part(0, 0)
  const current = part(1500, 2, 300)
  const seasonal = part(3000, 2, 300)
  const season = checkDrift({ reference, current, seasonal, otherSeasons: part(4500, 0) })
  assert.deepEqual([season.cause, season.recommendation], ['seasonality', 'wait'])
  const lasting = checkDrift({ reference, current, seasonal, otherSeasons: part(4500, 2, 300) })
  assert.deepEqual([lasting.cause, lasting.recommendation], ['data-quality', 'fix-data'])
  const clean = checkDrift({ reference, current: part(1500, 2), seasonal: part(3000, 2), otherSeasons: part(4500, 2) })
  assert.deepEqual([clean.cause, clean.recommendation], ['covariate', 'retrain'])
  assert.ok(clean.ruledOut.some((one) => one.cause === 'seasonality' && /other seasons/.test(one.why)))
})
