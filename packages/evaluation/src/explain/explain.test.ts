import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { type NumberColumn, randomStream, type Table } from '@mlops-actions/core'
import { calibrationOf } from '../calibration.ts'
import { known, near, relative } from '../fixtures/near.ts'
import { tableOf } from '../fixtures/rules.ts'
import { holdoutOptimism } from '../holdout.ts'
import { scoredBinary, scoredRegression } from '../scored.ts'
import { proportionDifference } from '../significance/proportions.ts'
import { type Costs, chooseThreshold } from '../threshold.ts'
import { type BehaviourRule, behaviourGates, checkBehaviour } from './behaviour.ts'
import { partialDependence } from './partial-dependence.ts'
import { permutationImportance } from './permutation-importance.ts'
import { shapleyValues } from './shapley.ts'

interface Golden {
  readonly calibration: {
    truth: number[]
    scores: number[]
    intercept: number
    slope: number
    slopeError: number
    z: number
    p: number
  }
  readonly threshold: { truth: number[]; scores: number[]; costs: Costs; threshold: number; cost: number }
  readonly proportions: {
    first: [number, number]
    second: [number, number]
    null: number
    z: number
    p: number
    lower: number
    upper: number
  }[]
  readonly dependence: {
    x: [number, number][]
    grid: number[]
    average: number[]
    tree: { left: number[]; right: number[]; feature: number[]; threshold: number[]; value: number[] }
  }
}

/** From test/golden/evaluation/make_models.py: statsmodels, scipy, scikit-learn. */
const golden = JSON.parse(
  readFileSync(new URL('../../../../test/golden/evaluation/models.json', import.meta.url), 'utf8'),
) as Golden

function numbersOf(table: Table, name: string): Float64Array {
  const column = table.columns.find((one) => one.name === name)
  assert.ok(column?.kind === 'number')
  return column.values
}

/** A model of three columns with an interaction: 2a + bc. */
async function model(table: Table): Promise<Float64Array> {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => numbersOf(table, name)) as [Float64Array, Float64Array, Float64Array]
  return a.map((value, i) => 2 * value + (b[i] as number) * (c[i] as number))
}

const stream = randomStream(4, 'explain')
const column = (rows: number) => Array.from({ length: rows }, () => Math.round(stream.next() * 8) - 3)
const table = tableOf({ a: column(60), b: column(60), c: column(60), unused: column(60) })

describe('calibration and thresholds', () => {
  test("recalibration as statsmodels' Logit, Spiegelhalter's z by its formula", () => {
    const one = golden.calibration
    const found = known(calibrationOf(scoredBinary(one.truth, one.scores)))
    near(found.slope, one.slope, 1e-9)
    near(found.intercept, one.intercept, 1e-9)
    near(found.slopeError, one.slopeError, 1e-8)
    near(found.spiegelhalterZ, one.z, 1e-11)
    relative(found.spiegelhalterP, one.p, 1e-10)
  })

  test('constant probabilities, one class and perfect separation have no recalibration', () => {
    for (const [y, p] of [
      [
        [0, 1, 0, 1],
        [0.5, 0.5, 0.5, 0.5],
      ],
      [
        [1, 1, 1, 1],
        [0.1, 0.2, 0.3, 0.4],
      ],
      [
        [0, 0, 1, 1],
        [0.1, 0.2, 0.8, 0.9],
      ],
    ] as const)
      assert.ok('notEstimable' in calibrationOf(scoredBinary(y, p)), JSON.stringify(p))
    assert.ok('notEstimable' in calibrationOf(scoredBinary([0, 1], [-3, 4])))
  })

  test('the cheapest threshold as trying every score with a confusion matrix', () => {
    const one = golden.threshold
    const found = chooseThreshold(scoredBinary(one.truth, one.scores), one.costs, { seed: 1 })
    near(found.cost, one.cost, 1e-12)
    assert.equal(found.threshold, one.threshold)
    near(found.calibrated as number, 1 / 5.5)
    assert.ok(found.honestCost >= found.cost)
    assert.ok(found.now >= found.cost && found.never >= found.cost && found.always >= found.cost)
  })

  test('a threshold needs complete scores', () => {
    const costs = { falsePositive: 1, falseNegative: 1 }
    assert.throws(() => chooseThreshold(scoredBinary([0, 1], [0.1, Number.NaN]), costs, { seed: 1 }), {
      code: 'EVALUATION_INPUT_INVALID',
    })
    const never = chooseThreshold(
      scoredBinary([0, 0, 1], [0.9, 0.8, 0.1]),
      { falsePositive: 5, falseNegative: 1 },
      { seed: 1 },
    )
    assert.equal(never.threshold, Number.POSITIVE_INFINITY)
    assert.equal(never.cost, never.never)
  })

  test('a holdout that has judged often flatters the best of those it judged', () => {
    assert.equal(holdoutOptimism(1, 0.01), 0)
    // The expected largest of 2, 5 and 10 normals: 0.5642, 1.1630, 1.5388 (tables of order statistics); Blom's formula is within 3 %.
    for (const [uses, expected] of [
      [2, 0.5642],
      [5, 1.163],
      [10, 1.5388],
    ] as const)
      assert.ok(Math.abs(holdoutOptimism(uses, 1) / expected - 1) < 0.05)
  })
})

describe('explanations by asking the model', () => {
  test('Shapley values are those of every order of the features', async () => {
    const rows = [3, 17]
    const background = [5]
    const found = await shapleyValues(model, { table, features: ['a', 'b', 'c'] }, rows, {
      seed: 1,
      pairs: 300,
      background,
    })
    for (const [i, row] of rows.entries()) {
      const exact = await exactShapley(row, 5)
      exact.forEach((value, feature) => {
        const error = found.errors[i * 3 + feature] as number
        near(found.values[i * 3 + feature] as number, value, Math.max(1e-9, 5 * error))
      })
      const sum =
        (found.values[i * 3] as number) + (found.values[i * 3 + 1] as number) + (found.values[i * 3 + 2] as number)
      near(sum, (found.answers[i] as number) - (found.base[i] as number), 1e-9)
    }
  })

  test('of an additive feature they are exact at once, of an unused one they are 0', async () => {
    const found = await shapleyValues(model, { table }, [8], { seed: 2, pairs: 1, background: [0] })
    const a = numbersOf(table, 'a')
    near(found.values[0] as number, 2 * ((a[8] as number) - (a[0] as number)), 1e-12)
    assert.equal(found.values[3], 0)
  })

  test('permutation importance ranks what the model uses; the same seed gives the same numbers', async () => {
    const base = scoredRegression(await model(table), new Float64Array(60))
    const options = { metric: 'root_mean_squared_error', seed: 3, repeats: 4 }
    const found = await permutationImportance(model, { table }, base, options)
    assert.equal(found.at(-1)?.feature, 'unused')
    assert.equal(found.at(-1)?.mean, 0)
    assert.ok(found.slice(0, 3).every((one) => one.mean > 1))
    assert.deepEqual(await permutationImportance(model, { table }, base, options), found)
    await assert.rejects(permutationImportance(model, { table, features: ['nope'] }, base, options), {
      code: 'EVALUATION_COLUMN_MISSING',
    })
  })

  test("partial dependence as scikit-learn's brute force on its tree", async () => {
    const { x, grid, average, tree } = golden.dependence
    const data = tableOf({ x0: x.map(([one]) => one), x1: x.map(([, two]) => two) })
    const predict = async (asked: Table): Promise<Float64Array> => {
      const columns = [numbersOf(asked, 'x0'), numbersOf(asked, 'x1')]
      return Float64Array.from({ length: asked.rows }, (_, row) => {
        let node = 0
        while ((tree.left[node] as number) >= 0) {
          // scikit-learn's trees compare 32-bit features.
          const value = Math.fround(columns[tree.feature[node] as number]?.[row] as number)
          node = (value <= (tree.threshold[node] as number) ? tree.left[node] : tree.right[node]) as number
        }
        return tree.value[node] as number
      })
    }
    const found = await partialDependence(predict, { table: data }, 'x0', { points: 7 })
    assert.equal(found.points.length, grid.length)
    found.points.forEach((point, i) => {
      near(point.value as number, grid[i] as number, 2e-6)
      near(point.mean, average[i] as number, 1e-12)
    })
    assert.equal(
      (await partialDependence(model, { table }, 'a', { rows: [1, 2, 3] })).points.length,
      new Set(numbersOf(table, 'a')).size,
    )
  })

  test('a model that answers too few rows is refused, and an abort stops the asking', async () => {
    await assert.rejects(
      shapleyValues(async () => new Float64Array(1), { table }, [1], { seed: 1 }),
      { code: 'EVALUATION_ROWS_DIFFER' },
    )
    const stopped = { table, signal: AbortSignal.abort(new Error('stop')) }
    await assert.rejects(partialDependence(model, stopped, 'a'), /stop/)
  })
})

/** Shapley values of a, b, c against one background row, over all six orders. */
async function exactShapley(row: number, from: number): Promise<number[]> {
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ]
  const cells = ['a', 'b', 'c'].map((name) => numbersOf(table, name))
  const answer = async (use: boolean[]): Promise<number> => {
    const values = cells.map((column, i) => column[use[i] ? row : from] as number)
    return (
      await model(tableOf({ a: [values[0] as number], b: [values[1] as number], c: [values[2] as number] }))
    )[0] as number
  }
  const sums = [0, 0, 0]
  for (const order of orders) {
    const use = [false, false, false]
    for (const feature of order) {
      const before = await answer(use)
      use[feature] = true
      sums[feature] = (sums[feature] as number) + (await answer(use)) - before
    }
  }
  return sums.map((sum) => sum / 6)
}

describe('behaviour tests', () => {
  const rules: BehaviourRule[] = [
    { name: 'unused', kind: 'invariance', columns: ['unused'], tolerance: 1e-9 },
    { name: 'used', kind: 'invariance', columns: ['a'], values: [0, 1], tolerance: 1, minShare: 0.99 },
    { name: 'up', kind: 'direction', columns: ['a'], change: 1, expect: 'not-fall' },
    { name: 'down', kind: 'direction', columns: ['a'], change: 1, expect: 'not-rise', mode: 'observe' },
    {
      name: 'golden',
      kind: 'golden',
      rows: tableOf({ a: [1, 0], b: [2, 1], c: [3, 1] }),
      expected: [8, 1],
      tolerance: 1e-9,
    },
    { name: 'wrong', kind: 'golden', rows: tableOf({ a: [1], b: [2], c: [3] }), expected: [7], tolerance: 0.5 },
    { name: 'gone', kind: 'invariance', columns: ['a', 'nope'], tolerance: 0 },
  ]

  test('hold, break, or cannot be tested', async () => {
    const results = await checkBehaviour(model, { table }, rules)
    assert.deepEqual(
      results.map((one) => one.verdict),
      ['pass', 'fail', 'pass', 'fail', 'pass', 'fail', 'inconclusive'],
    )
    const down = results[3]
    assert.deepEqual([down?.broken, down?.worst, down?.worstRows.length], [60, 2, 10])
    const gates = behaviourGates(rules, results)
    assert.deepEqual(gates.map((one) => one.id).slice(0, 2), ['validate.behaviour.unused', 'validate.behaviour.used'])
    assert.equal(gates[3]?.mode, 'observe')
  })

  test('a change that touches no row proves nothing', async () => {
    const odd = tableOf({ a: [Number.NaN, Number.NaN], b: [1, 1], text: ['x', 'y'] })
    const sum = async (asked: Table) => new Float64Array(asked.rows)
    const vacuous: BehaviourRule[] = [
      { name: 'missing', kind: 'direction', columns: ['a'], change: 1, expect: 'not-fall' },
      { name: 'constant', kind: 'invariance', columns: ['b'], tolerance: 0 },
      { name: 'text', kind: 'direction', columns: ['text'], change: 1, expect: 'not-rise' },
      { name: 'unread', kind: 'direction', columns: ['b'], change: 1, expect: 'not-rise' },
      { name: 'no-number', kind: 'golden', rows: odd, expected: [1, Number.NaN], tolerance: 1 },
    ]
    const results = await checkBehaviour(sum, { table: odd, features: ['a', 'text'] }, vacuous)
    assert.deepEqual(new Set(results.map((one) => one.reason.code)), new Set(['BEHAVIOUR_NOT_TESTABLE']))
    assert.ok(results.every((one) => one.verdict === 'inconclusive'))
  })

  test('the share that must keep the rule counts only rows that changed, and is inclusive', async () => {
    const half = tableOf({ a: [0, 1, 0, 1] })
    const own = async (asked: Table) => Float64Array.from((asked.columns[0] as NumberColumn).values)
    const rule = (minShare: number): Extract<BehaviourRule, { kind: 'invariance' }> => ({
      name: 'same',
      kind: 'invariance',
      columns: ['a'],
      values: [1],
      tolerance: 0.5,
      minShare,
    })
    const [all] = await checkBehaviour(own, { table: half }, [rule(1)])
    assert.deepEqual([all?.verdict, all?.rows, all?.broken], ['fail', 2, 2])
    const thirds = tableOf({ a: [0, 0, 0, 1, 1, 1, 1, 1, 1, 1] })
    const step = async (asked: Table) => {
      const { values } = asked.columns[0] as NumberColumn
      return values.map((value, i) => (i === 3 ? value : 0))
    }
    const down = { ...rule(6 / 7), values: [0] }
    const [met] = await checkBehaviour(step, { table: thirds }, [down])
    assert.deepEqual([met?.verdict, met?.rows, met?.broken], ['pass', 7, 1])
    const [missed] = await checkBehaviour(step, { table: thirds }, [{ ...down, minShare: 0.86 }])
    assert.equal(missed?.verdict, 'fail')
  })

  test('the values a column is set to do not depend on the order of the rows', async () => {
    const many = Array.from({ length: 200 }, (_, i) => ((i * 37) % 200) / 7)
    const seen: number[][] = [[], []]
    for (const [at, values] of [many, [...many].reverse()].entries())
      await checkBehaviour(
        async (asked) => {
          seen[at]?.push((asked.columns[0] as NumberColumn).values[0] as number)
          return new Float64Array(asked.rows)
        },
        { table: tableOf({ a: values }) },
        [{ name: 'a', kind: 'invariance', columns: ['a'], tolerance: 0 }],
      )
    assert.deepEqual(seen[0]?.slice(1), seen[1]?.slice(1))
    assert.equal(seen[0]?.length, 21)
  })

  test('an answer that is no number breaks every rule', async () => {
    const broken = async (asked: Table) => new Float64Array(asked.rows).fill(Number.NaN)
    const results = await checkBehaviour(broken, { table }, rules.slice(0, 6))
    assert.ok(results.every((one) => one.verdict === 'fail'))
  })
})

describe('two independent shares', () => {
  for (const one of golden.proportions)
    test(`${one.first.join(' of ')} against ${one.second.join(' of ')}: as the likelihood maximised by scipy`, () => {
      const found = proportionDifference(one.first, one.second, { nullValue: one.null })
      near(found.z, one.z, 1e-6)
      relative(found.pValue, one.p, 1e-5)
      near(found.lower, one.lower, 1e-6)
      near(found.upper, one.upper, 1e-6)
      const swapped = proportionDifference(one.second, one.first)
      near(swapped.lower, -found.upper, 1e-12)
    })

  test('the ends: equal shares, all and none', () => {
    const same = proportionDifference([5, 10], [5, 10])
    assert.deepEqual([same.difference, same.pValue], [0, 1])
    near(same.lower, -same.upper, 1e-15)
    for (const [a, b] of [
      [
        [0, 10],
        [0, 10],
      ],
      [
        [10, 10],
        [10, 10],
      ],
    ] as const) {
      const found = proportionDifference(a, b)
      assert.ok(found.lower < 0 && found.upper > 0 && found.pValue === 1)
    }
    assert.throws(() => proportionDifference([3, 2], [1, 2]), RangeError)
    assert.throws(() => proportionDifference([0, 0], [1, 2]), RangeError)
  })
})
