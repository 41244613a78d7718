import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalJson, type GateRule, type Json, metricNames, type Task } from '@mlops-actions/core'
import fc from 'fast-check'
import { gate, rulesOf, tableOf } from '../fixtures/rules.ts'
import type { Scored } from '../scored.ts'
import { evaluateGates } from './evaluate-gates.ts'
import type { Champion } from './input.ts'

/*
 * Whatever the data, a gate answers with a verdict and finite numbers and throws nothing: one class, no rows, NaN, infinities, classes that
 * do not exist, missing predictions, negative weights, a champion of other rows.
 */

const odd = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 10 }).map((value) => value / 10) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -3, 1e308, 1e-320, 7, -0) },
)
const tame = fc.integer({ min: 0, max: 10 }).map((value) => value / 10)

function scoredOf(task: Task, rows: number, cell: () => number, wild: boolean): Scored {
  const column = (make: () => number): Float64Array => Float64Array.from({ length: rows }, make)
  const index = (): number => Math.floor((cell() * 10) % 3)
  const classes = ['a', 'b', 'c']
  const truth = column(task === 'regression' ? cell : task === 'binary' && !wild ? () => index() % 2 : index)
  const part = (values: Partial<Scored>): Partial<Scored> => (wild && cell() > 0.9 ? {} : values)
  return {
    task,
    rows,
    truth,
    ...(task === 'multiclass' ? { classes } : {}),
    ...part({ labels: column(task === 'binary' && !wild ? () => index() % 2 : index) }),
    ...(task === 'binary' || task === 'ranking' ? part({ scores: column(cell) }) : {}),
    ...(task === 'multiclass' ? part({ probabilities: Float64Array.from({ length: rows * 3 }, cell) }) : {}),
    ...(task === 'regression' ? part({ values: column(cell) }) : {}),
    ...(task === 'clustering' ? part({ points: Float64Array.from({ length: rows * 2 }, cell) }) : {}),
    ...(task === 'ranking' ? part({ queries: Int32Array.from({ length: rows }, (_, i) => i >> 2) }) : {}),
    ...(cell() > 0.8 ? { weights: column(cell) } : {}),
    ...(cell() > 0.8 ? { clusters: Int32Array.from({ length: rows }, (_, i) => i % 7) } : {}),
  }
}

/** The champion's predictions of the candidate's rows; where they are `apart`, with weights and clusters of its own. */
function asRowsOf(candidate: Scored, champion: Scored, apart: boolean): Scored {
  const { truth, weights, clusters, queries } = candidate
  if (apart) return { ...champion, truth }
  const { weights: _, clusters: __, queries: ___, ...rest } = champion
  const shared = { ...(weights ? { weights } : {}), ...(clusters ? { clusters } : {}), ...(queries ? { queries } : {}) }
  return { ...rest, truth, ...shared }
}

const tasks = fc.constantFrom<Task>('binary', 'multiclass', 'regression', 'clustering', 'ranking')

for (const wild of [false, true])
  test(`gates on ${wild ? 'wild' : 'tame'} data give verdicts and finite numbers`, () => {
    fc.assert(
      fc.property(
        tasks,
        fc.integer({ min: 0, max: 30 }),
        fc.infiniteStream(wild ? odd : tame),
        (task, rows, stream) => {
          const cell = (): number => stream.next().value as number
          const candidate = scoredOf(task, rows, cell, wild)
          const champion: Champion =
            cell() > 0.8 ? 'none' : asRowsOf(candidate, scoredOf(task, rows, cell, wild), wild && cell() > 0.5)
          const names = metricNames(task)
          const pick = (): string => names[Math.floor(Math.abs(cell() || 0) * 1000) % names.length] ?? 'accuracy'
          const gates: GateRule[] = [
            gate({ name: 'floor', metric: pick(), min: 0.5, max: 2 }),
            gate({ name: 'versus', metric: pick(), versusChampion: 'not-worse', margin: 0.01, of: 'g' }),
            gate({ name: 'slices', metric: pick(), eachSlice: true, versusChampion: 'non-inferior', maxRatio: 1.5 }),
            gate({ name: 'groups', metric: pick(), of: 'g', maxIncrease: 0.1, maxDecrease: 0.1 }),
          ]
          const g = Array.from({ length: rows }, (_, i) => (i % 3 === 0 ? 'x' : 'y'))
          const rules = rulesOf(gates, { task, slices: [{ columns: ['g'] }] })
          const outcome = evaluateGates(rules, { candidate, champion, table: tableOf({ g }), seed: 1, holdoutUses: 2 })
          assert.ok(outcome.gates.length >= gates.length)
          for (const one of outcome.gates) {
            assert.ok(one.reason.code !== '' && one.reason.message !== '')
            if (one.candidate === null) assert.notEqual(one.verdict, 'pass', one.id)
          }
          canonicalJson(JSON.parse(JSON.stringify(outcome, finiteOnly)) as Json)
        },
      ),
      { numRuns: wild ? 120 : 60 },
    )
  })

/** JSON.stringify writes NaN as null without a word; here it is an error. */
function finiteOnly(key: string, value: unknown): unknown {
  if (typeof value === 'number') assert.ok(Number.isFinite(value), `${key} is ${value}`)
  return value
}
