import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Table } from '@mlops-actions/core'
import fc from 'fast-check'
import { checkDrift } from '../check-drift.ts'
import { normals, numbers, table, texts } from '../fixtures/tables.ts'
import { buildProfile } from '../profile.ts'
import { calibrate, fitIsotonic, pooled } from './isotonic.ts'
import { learnPerformance, learntBytes, parseLearnt } from './learnt.ts'

const logistic = (z: number): number => 1 / (1 + Math.exp(-z))
const features = (seed: number): Table => table(numbers('x', normals(seed, 2000)))

/** Over-confident scores, so that they have to be calibrated. */
function binary(seed: number, rows = 3000): Table {
  const z = normals(seed, rows, 0, 1.5)
  const noise = normals(seed + 50, rows).map((value) => logistic(1.702 * value))
  const scores = z.map((value) => logistic(2.5 * value))
  return table(
    texts(
      'prediction',
      Array.from(scores, (score) => (score >= 0.5 ? 'yes' : 'no')),
    ),
    numbers(
      'probability_no',
      scores.map((score) => 1 - score),
    ),
    numbers('probability_yes', scores),
    texts(
      'truth',
      Array.from(z, (value, row) => ((noise[row] as number) < logistic(value) ? 'yes' : 'no')),
    ),
  )
}

function multiclass(seed: number, rows = 2000): Table {
  const z = [0, 1, 2].map((at) => normals(seed + at, rows).map(Math.exp))
  const noise = normals(seed + 9, rows).map((value) => logistic(1.702 * value))
  const share = (at: number, row: number): number =>
    (z[at]?.[row] as number) / z.reduce((sum, one) => sum + (one[row] as number), 0)
  const names = ['a', 'b', 'c']
  const truth = Array.from(noise, (value, row) =>
    value < share(0, row) ? 'a' : value < share(0, row) + share(1, row) ? 'b' : 'c',
  )
  return table(
    ...names.map((name, at) =>
      numbers(
        `probability_${name}`,
        Array.from({ length: rows }, (_, row) => share(at, row)),
      ),
    ),
    texts('truth', truth),
  )
}

function regression(seed: number, rows = 2000): Table {
  const prediction = normals(seed, rows, 10, 2)
  const noise = normals(seed + 1, rows)
  return table(
    numbers('prediction', prediction),
    numbers(
      'truth',
      prediction.map((value, row) => value + (noise[row] as number) * Math.max(0.1, value - 8)),
    ),
  )
}

const without = (given: Table): Table => ({
  ...given,
  columns: given.columns.filter((column) => column.name !== 'truth'),
})

for (const [task, make] of [
  ['binary', binary],
  ['multiclass', multiclass],
  ['regression', regression],
] as const)
  test(`${task}: what was learnt stands for the rows, before and after it was a file`, () => {
    const reference = make(1)
    const current = without(make(200))
    const rules = { task, target: 'truth', ...(task === 'binary' ? { positiveLabel: 'yes' } : {}) }
    const estimates = (predictions: object): Record<string, number | undefined> => {
      const report = checkDrift({
        reference: features(1),
        current: features(2),
        predictions: { ...rules, current, reference: buildProfile(reference), ...predictions },
      })
      const metrics = (report.performance?.metrics ?? []).filter((one) => one.kind === 'estimated')
      return Object.fromEntries(metrics.map((one) => [one.metric, one.current?.value]))
    }
    const fromRows = estimates({ reference })
    const learnt = learnPerformance({ ...rules, table: reference })
    assert.ok(learnt)
    assert.ok(Object.keys(fromRows).length >= 2)
    assert.deepEqual(estimates({}), {}, 'a profile alone teaches nothing')
    assert.deepEqual(estimates({ learnt }), fromRows)
    const read = parseLearnt(new TextDecoder().decode(learntBytes(learnt)))
    for (const [metric, value] of Object.entries(estimates({ learnt: read })))
      assert.ok(Math.abs((value ?? 0) / (fromRows[metric] ?? 1) - 1) < 2e-3, `${metric} ${value} ${fromRows[metric]}`)
  })

test('a threshold that was moved since leaves the metrics that depend on it without a reference', () => {
  const learnt = learnPerformance({ task: 'binary', target: 'truth', positiveLabel: 'yes', table: binary(1) })
  const report = checkDrift({
    reference: features(1),
    current: features(2),
    predictions: {
      task: 'binary',
      reference: buildProfile(binary(1)),
      current: without(binary(7)),
      decisionThreshold: 0.3,
      positiveLabel: 'yes',
      ...(learnt ? { learnt } : {}),
    },
  })
  const reference = (name: string) => report.performance?.metrics.find((one) => one.metric === name)?.reference
  assert.equal(reference('recall'), null)
  assert.ok((reference('roc_auc') ?? 0) > 0.7)
})

test('a file tells no step of few rows and is refused when it is not whole', () => {
  const learnt = learnPerformance({ task: 'binary', target: 'truth', positiveLabel: 'yes', table: binary(1) })
  assert.ok(learnt?.calibrations[0])
  const text = new TextDecoder().decode(learntBytes(learnt, 50))
  for (const one of parseLearnt(text).calibrations) assert.ok(one?.rows.every((rows) => rows >= 50))
  for (const broken of ['', '{}', text.replace('"scores":[', '"scores":["x",'), text.replace('learnt', 'other')])
    assert.throws(() => parseLearnt(broken), { code: 'DRIFT_BAD_PROFILE' })
})

test('predictions that lie close together are told with few digits too', () => {
  const predictions = Array.from({ length: 1000 }, (_, row) => 100_000 + Math.sin(row + 0.5))
  const learnt = learnPerformance({
    task: 'regression',
    target: 'y',
    table: table(numbers('prediction', predictions), numbers('y', normals(3, 1000, 100_000))),
  })
  assert.ok(learnt)
  const { edges = [], bins = [] } = parseLearnt(new TextDecoder().decode(learntBytes(learnt))).errors ?? {}
  assert.equal(bins.length, edges.length + 1)
  assert.ok(edges.length > 10 && edges.every((edge) => edge === Number(edge.toPrecision(8))))
  assert.ok(edges.every((edge) => !predictions.includes(edge)))
})

test('joined steps never fall, keep their rows and their mean', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 1 })), {
        minLength: 1,
        maxLength: 200,
      }),
      fc.integer({ min: 1, max: 40 }),
      (rows, least) => {
        const scores = Float64Array.from(rows, ([score]) => score / 30)
        const fitted = pooled(
          fitIsotonic(
            scores,
            Float64Array.from(rows, ([, outcome]) => outcome),
          ),
          least,
        )
        assert.ok(fitted.rows.every((count) => count >= Math.min(least, rows.length)))
        const values = Array.from(fitted.probabilities)
        assert.ok(values.every((value, at) => at === 0 || value >= (values[at - 1] as number)))
        const whole = Array.from({ length: fitted.rows.length }, (_, at) => at).filter(
          (at) => at === 0 || values[at] !== values[at - 1],
        )
        assert.equal(
          whole.reduce((sum, at) => sum + (fitted.rows[at] as number), 0),
          rows.length,
        )
        assert.ok(Number.isFinite(calibrate(fitted, 0.5)))
      },
    ),
  )
})
