import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { GateResult, NumberColumn } from '@mlops-actions/core'
import { golden } from '../fixtures/golden.ts'
import { known, near } from '../fixtures/near.ts'
import { gate, judgeOne, rulesOf, tableOf } from '../fixtures/rules.ts'
import { scoredBinary, scoredMulticlass, scoredRegression } from '../scored.ts'
import { evaluateGates } from './evaluate-gates.ts'
import { gapTest } from './fairness.ts'
import { flipsOf } from './flips.ts'
import { sliceOf, slicesOf } from './slices.ts'

const n = 600
const truth = Array.from({ length: n }, (_, i) => ((i * 13) % 7 < 3 ? 1 : 0))
const noise = (i: number, by: number): number => ((i * 7919 * by) % 1009) / 1009
const old = scoredBinary(
  truth,
  truth.map((y, i) => (y + 1.4 * noise(i, 1)) / 2.4),
)
/** Better everywhere, and much worse where the region is `south`. */
const region = Array.from({ length: n }, (_, i) => (i % 3 === 0 ? 'south' : i % 3 === 1 ? 'north' : 'east'))
const now = scoredBinary(
  truth,
  truth.map((y, i) => (region[i] === 'south' ? noise(i, 3) : (y + 0.9 * noise(i, 1)) / 2)),
)
const table = tableOf({ region, age: truth.map((_, i) => 20 + (i % 40)), empty: truth.map(() => null) })

function byId(gates: readonly GateResult[], id: string): GateResult {
  const found = gates.find((one) => one.id === id)
  assert.ok(found, `${id} is not among ${gates.map((one) => one.id).join(', ')}`)
  return found
}

describe('a model that is better overall and worse for one slice', () => {
  const rules = rulesOf(
    [
      gate({ name: 'overall', metric: 'roc_auc', min: 0.6, versusChampion: 'non-inferior', margin: 0.2 }),
      gate({ name: 'slices', metric: 'roc_auc', eachSlice: true, versusChampion: 'not-worse', margin: 0.01 }),
    ],
    { slices: [{ columns: ['region'] }, { columns: ['age'], edges: { age: [30, 50] } }], minSliceRows: 180 },
  )
  const { gates, report } = evaluateGates(rules, { candidate: now, champion: old, table, seed: 1, holdoutUses: 6 })

  test('fails the slice, with a p that is corrected over the slices judged', () => {
    const south = byId(gates, 'validate.gates.slices[region=south]')
    assert.deepEqual([south.verdict, south.reason.code], ['fail', 'WORSE_THAN_MARGIN'])
    assert.ok((south.difference?.upper ?? 1) < 0)
    assert.equal(byId(gates, 'validate.gates.slices[region=north]').verdict, 'pass')
    const finding = report.slices[0]
    assert.equal(finding?.label, '`region` = south')
    near(finding?.pAdjusted as number, Math.min(1, 4 * (finding?.difference?.pValue as number)) / 2, 1e-9, 'Holm')
  })

  test('lists slices worst first, names those not judged, and says it in a sentence', () => {
    assert.equal(report.slices.at(-1)?.standing, 'not-judged')
    const judged = report.slices.filter((one) => one.standing !== 'not-judged').map((one) => one.difference?.value ?? 0)
    assert.deepEqual(
      judged,
      [...judged].sort((a, b) => a - b),
    )
    assert.match(
      report.forWhom ?? '',
      /^Better for 2 slices, worse for 2, no difference shown for 0, not judged 2 \(fewer than 180 rows\)\.$/,
    )
    assert.match(report.headline, /, worse for `region` = south and 1 slice more$/)
    assert.equal(report.holdoutUses, 6)
    const small = byId(gates, 'validate.gates.slices[age=< 30]')
    assert.deepEqual([small.judged, small.reason.code, small.candidate], [false, 'SLICE_TOO_SMALL', null])
  })

  test('says what flips, overall and in the slice', () => {
    const flips = report.flips
    assert.ok(flips)
    assert.equal(
      flips.flipped,
      flips.becomeRight + flips.becomeWrong,
      'with two classes every flip is one or the other',
    )
    assert.equal(
      Object.values(flips.to).reduce((sum, rows) => sum + rows, 0),
      flips.flipped,
    )
    const south = report.slices[0]?.flips
    assert.ok(south && south.becomeWrong > south.becomeRight)
  })

  test('the smallest change that these rows can show stands with the verdict', () => {
    const overall = byId(gates, 'validate.gates.overall')
    assert.ok(overall.minimumDetectable !== undefined && overall.minimumDetectable > 0)
    assert.deepEqual(report.minimumDetectable, { metric: 'roc_auc', value: overall.minimumDetectable })
  })
})

describe('slices', () => {
  test('values, bins, crossed columns, nulls', () => {
    const small = tableOf({ a: ['x', 'y', null, 'x'], b: [1, 2, 3, null], flag: [0, 1, 0, 1] })
    const names = (rule: { columns: string[]; edges?: Record<string, number[]> }) =>
      slicesOf(small, [rule]).slices.map((one) => `${Object.values(one.key).join('|')}:${one.rows.join(',')}`)
    assert.deepEqual(names({ columns: ['a'] }), ['x:0,3', 'y:1', '(missing):2'])
    assert.deepEqual(names({ columns: ['b'], edges: { b: [2, 3] } }), ['< 2:0', '2:1', '≥ 3:2', '(missing):3'])
    assert.deepEqual(names({ columns: ['a', 'flag'] }), ['x|0:0', 'x|1:3', 'y|1:1', '(missing)|0:2'])
  })

  test('a time is named as it is written', () => {
    const day = Date.UTC(2020, 0, 2)
    const column: NumberColumn = {
      kind: 'number',
      name: 'day',
      logical: 'timestamp',
      values: Float64Array.of(day + 3_600_000, day, Number.NaN),
      nulls: 1,
    }
    const { slices } = slicesOf({ rows: 3, columns: [column] }, [{ columns: ['day'] }])
    assert.deepEqual(
      slices.map((one) => one.key['day']),
      ['2020-01-02', '2020-01-02T01:00:00Z', '(missing)'],
    )
  })

  test('a bin without rows and a column that is missing are problems; a value nobody has is no slice', () => {
    const found = slicesOf(table, [{ columns: ['age'], edges: { age: [30, 99] } }, { columns: ['nope'] }])
    assert.deepEqual(
      found.problems.map((one) => one.code),
      ['SLICE_EMPTY', 'SLICE_COLUMN_MISSING'],
    )
    const many = tableOf({ id: Array.from({ length: 200 }, (_, i) => i) })
    assert.equal(slicesOf(many, [{ columns: ['id'] }]).problems[0]?.code, 'SLICE_TOO_MANY_VALUES')
    assert.equal(
      slicesOf(table, [{ columns: ['region'], edges: { region: [1] } }]).problems[0]?.code,
      'SLICE_TOO_MANY_VALUES',
    )
  })

  test('one named slice, by value, by bin, crossed', () => {
    const rules = [{ columns: ['age'], edges: { age: [30, 50] } }]
    assert.equal(known(sliceOf(table, { age: '30–49' }, rules) as { rows: Uint32Array }).rows.length, 300)
    assert.equal(
      known(sliceOf(table, { region: 'south', age: '30–49' }, rules) as { rows: Uint32Array }).rows.length,
      100,
    )
    assert.equal((sliceOf(table, { region: 'west' }) as { code: string }).code, 'SLICE_EMPTY')
    assert.equal((sliceOf(table, { land: 'west' }) as { code: string }).code, 'SLICE_COLUMN_MISSING')
    const result = judgeOne({ metric: 'roc_auc', slice: { region: 'south' }, min: 0.9 }, { candidate: now, table })
    assert.equal(result.id, 'validate.gates.gate[region=south]')
    assert.equal(result.verdict, 'fail')
    assert.equal(
      judgeOne({ metric: 'roc_auc', slice: { region: 'west' }, min: 0 }, { candidate: now, table }).reason.code,
      'SLICE_EMPTY',
    )
    assert.equal(
      judgeOne(
        { metric: 'roc_auc', slice: { region: 'south' }, min: 0 },
        { candidate: now, table },
        { minSliceRows: 1000 },
      ).judged,
      false,
    )
  })

  test('each-slice without slices, or without a table, is inconclusive', () => {
    for (const more of [{}, { table }])
      assert.equal(
        judgeOne({ metric: 'accuracy', eachSlice: true, min: 0 }, { candidate: now, ...more }).reason.code,
        'SLICES_NONE',
      )
  })

  test('groups below min-group are counted and never named', () => {
    const names = region.map((one, i) => (i < 4 ? 'secret-village' : one))
    const rules = rulesOf([gate({ name: 'slices', metric: 'accuracy', eachSlice: true, min: 0 })], {
      slices: [{ columns: ['region'] }],
      minSliceRows: 50,
    })
    const outcome = evaluateGates(rules, { candidate: now, champion: old, table: tableOf({ region: names }), seed: 1 })
    assert.equal(outcome.report.unnamedSlices, 1)
    assert.ok(!JSON.stringify(outcome).includes('secret-village'))
  })
})

describe('fairness as Fairlearn', () => {
  for (const [at, one] of golden.fairness.entries())
    for (const [metric, expected] of Object.entries(one.values))
      test(`case ${at}: ${metric}`, () => {
        const scored = scoredBinary(one.truth, one.labels)
        const result = judgeOne({ metric, of: 'g', min: -1 }, { candidate: scored, table: tableOf({ g: one.groups }) })
        // Fairlearn warns and gives 0 / 0 = NaN where the largest rate is 0; here it is not estimable.
        if (Number.isNaN(expected)) assert.equal(result.verdict, 'inconclusive')
        else near(result.candidate?.value as number, expected, 1e-15)
      })

  test('the gap of two groups has an interval and a test as statsmodels and scipy', () => {
    for (const one of golden.gap) {
      const [[k1, n1], [k2, n2]] = [one.first, one.second]
      const labels = [...ones(k1, n1), ...ones(k2, n2)]
      const groups = [...Array(n1).fill('first'), ...Array(n2).fill('second')]
      const scored = scoredBinary(labels, labels)
      const result = judgeOne(
        { metric: 'demographic_parity_difference', of: 'g', max: 0.05 },
        { candidate: scored, table: tableOf({ g: groups }) },
      )
      const sign = k1 / n1 > k2 / n2 ? 1 : -1
      near(result.candidate?.lower as number, sign === 1 ? one.lower : -one.upper, 1e-12)
      near(result.candidate?.upper as number, sign === 1 ? one.upper : -one.lower, 1e-12)
      const few = Math.min(k1 + k2, n1 + n2 - k1 - k2) * Math.min(n1, n2) < 5 * (n1 + n2)
      near(result.candidate?.pValue as number, few ? one.fisher : one.chi2, 1e-11)
    }
    near(gapTest(golden.chi2Groups.tallies) as number, golden.chi2Groups.pValue, 1e-12)
    assert.equal(
      gapTest([
        [0, 5],
        [0, 9],
      ]),
      1,
    )
  })

  test('the gap is held against that of the champion on the same rows', () => {
    const g = truth.map((_, i) => (i % 2 === 0 ? 'x' : 'y'))
    const fair = scoredBinary(
      truth,
      truth.map((y, i) => (i % 9 === 0 ? 1 - y : y)),
    )
    const unfair = scoredBinary(
      truth,
      truth.map((y, i) => (g[i] === 'x' && i % 3 === 0 ? 1 : i % 9 === 0 ? 1 - y : y)),
    )
    const groups = tableOf({ g })
    for (const metric of ['demographic_parity_difference', 'equalized_odds_difference', 'demographic_parity_ratio']) {
      const rule = { metric, of: 'g', versusChampion: 'not-worse' as const, margin: 0.01 }
      const worse = judgeOne(rule, { candidate: unfair, champion: fair, table: groups })
      assert.deepEqual([worse.verdict, worse.reason.code], ['fail', 'WORSE_THAN_MARGIN'], metric)
      near(
        worse.difference?.value as number,
        (worse.candidate?.value as number) - (worse.champion?.value as number),
        1e-12,
      )
      const better = judgeOne(
        { ...rule, versusChampion: 'superior' },
        { candidate: fair, champion: unfair, table: groups },
      )
      assert.equal(better.reason.code, metric.endsWith('_ratio') ? 'TOO_FEW_ROWS_FOR_DIFFERENCE' : 'SUPERIOR', metric)
      near(better.difference?.upper as number, -(worse.difference?.lower as number), 1e-15)
    }
    const auc = { metric: 'roc_auc_difference', of: 'g', versusChampion: 'not-worse' as const }
    assert.equal(judgeOne(auc, { candidate: fair, champion: unfair, table: groups }).reason.code, 'NOT_COMPARABLE')
    assert.equal(
      judgeOne({ ...auc, metric: 'accuracy_difference' }, { candidate: fair, champion: 'none', table: groups }).judged,
      false,
    )
  })

  test('groups below min-slice-rows are named as not judged, and two judged groups are needed', () => {
    const candidate = now
    const g = region.map((one, i) => (i < 6 ? 'few' : one))
    const rule = { metric: 'demographic_parity_difference', of: 'g', max: 1 }
    const some = judgeOne(rule, { candidate, table: tableOf({ g }) }, { minSliceRows: 50 })
    assert.equal(some.verdict, 'pass')
    assert.match(some.reason.message, /not judged, too few rows: 1 of 4 groups/)
    assert.equal(
      judgeOne(rule, { candidate, table: tableOf({ g }) }, { minSliceRows: 5000 }).reason.code,
      'FAIRNESS_TOO_FEW_GROUPS',
    )
    assert.equal(judgeOne(rule, { candidate }).reason.code, 'GROUPS_MISSING')
    assert.equal(judgeOne({ ...rule, of: 'nope' }, { candidate, table }).reason.code, 'SLICE_COLUMN_MISSING')
  })
})

function ones(hits: number, of: number): number[] {
  return Array.from({ length: of }, (_, i) => (i < hits ? 1 : 0))
}

describe('what decides beside the metric', () => {
  test('a claim passes an enforced gate only where the rule accepts claims; a claim that fails fails', () => {
    const rule = { metric: 'accuracy', min: 0.1 }
    const claimed = { candidate: old, evidence: 'claimed' as const }
    assert.equal(judgeOne(rule, claimed).reason.code, 'EVIDENCE_CLAIMED')
    assert.equal(judgeOne({ ...rule, acceptClaimed: true }, claimed).verdict, 'pass')
    assert.equal(judgeOne({ ...rule, mode: 'observe' }, claimed).verdict, 'pass')
    assert.equal(judgeOne({ ...rule, min: 1 }, claimed).verdict, 'fail')
    // The overlap is counted from the tables, whoever the predictions come from.
    const overlap = { overlap: { rows: 1, testRows: 1000 } }
    const leakage = judgeOne({ metric: 'train_test_overlap', max: 0.01 }, { ...claimed, operational: overlap })
    assert.deepEqual([leakage.verdict, leakage.evidence], ['pass', 'measured'])
  })

  test('limits are inclusive', () => {
    const candidate = scoredBinary([1, 0, 1, 0], [0.9, 0.1, 0.2, 0.3])
    assert.equal(judgeOne({ metric: 'accuracy', min: 0.75, max: 0.75 }, { candidate }).verdict, 'pass')
    assert.equal(judgeOne({ metric: 'accuracy', max: 0.7499 }, { candidate }).reason.code, 'ABOVE_MAX')
    assert.equal(judgeOne({ metric: 'accuracy', min: 0.7501 }, { candidate }).reason.code, 'BELOW_MIN')
  })

  test('the ceiling of a signed metric is for its size', () => {
    const candidate = scoredRegression([10, 20, 30], [2, 12, 22])
    assert.equal(judgeOne({ metric: 'mean_error', max: 5 }, { candidate }).reason.code, 'ABOVE_MAX')
    assert.equal(judgeOne({ metric: 'mean_error', max: 8 }, { candidate }).verdict, 'pass')
    const champion = scoredRegression([10, 20, 30], [15, 25, 35])
    assert.equal(judgeOne({ metric: 'mean_error', maxIncrease: 2.9 }, { candidate, champion }).verdict, 'fail')
    assert.equal(judgeOne({ metric: 'mean_error', maxIncrease: 3 }, { candidate, champion }).verdict, 'pass')
  })

  test('latency is judged as a ratio to the champion; noise that reaches the limit is inconclusive', () => {
    const times = (middle: number, spread: number, many = 200) =>
      Float64Array.from({ length: many }, (_, i) => middle + spread * noise(i, 5))
    const judged = (candidate: Float64Array, champion?: Float64Array) =>
      judgeOne(
        { metric: 'latency_p95', maxRatio: 1.2 },
        {
          candidate: old,
          champion: old,
          operational: { latency: { candidate, ...(champion === undefined ? {} : { champion }) } },
        },
      ).reason.code
    assert.equal(judged(times(10, 1), times(10, 1)), 'WITHIN_RATIO')
    assert.equal(judged(times(15, 1), times(10, 1)), 'ABOVE_RATIO')
    assert.equal(judged(times(10, 14, 25), times(10, 9.2, 25)), 'RATIO_WITHIN_NOISE')
    assert.equal(judged(times(10, 1)), 'CHAMPION_NOT_MEASURED')
    assert.equal(judged(Float64Array.of(Number.NaN), times(10, 1)), 'NOT_MEASURED')
    const throughput = {
      measured: { throughput: { candidate: { value: 80, rows: 1 }, champion: { value: 100, rows: 1 } } },
    }
    const slower = (maxRatio: number) =>
      judgeOne({ metric: 'throughput', maxRatio }, { candidate: old, champion: old, operational: throughput }).verdict
    assert.deepEqual([slower(1.25), slower(1.24)], ['pass', 'fail'])
  })

  test('the overlap of training and test rows is a share with its rows', () => {
    const overlap = { overlap: { rows: 22, testRows: 7500 } }
    const rule = { metric: 'train_test_overlap', max: 0.005 }
    assert.match(
      judgeOne(rule, { candidate: old, operational: overlap }).reason.message,
      /^0\.0029 is at most 0\.005 \(22 of 7,500 rows\)$/,
    )
    assert.equal(judgeOne(rule, { candidate: old }).reason.code, 'NOT_MEASURED')
    assert.equal(
      judgeOne(rule, { candidate: old, operational: { overlap: { rows: 0, testRows: 0 } } }).reason.code,
      'NOT_MEASURED',
    )
  })

  test('flips can be gated', () => {
    const flips = flipsOf(now, old)
    assert.ok(flips)
    const rule = { metric: 'prediction_flip_rate', max: flips.share }
    assert.equal(judgeOne(rule, { candidate: now, champion: old }).verdict, 'pass')
    assert.equal(judgeOne({ ...rule, max: flips.share - 1e-6 }, { candidate: now, champion: old }).verdict, 'fail')
    assert.equal(judgeOne(rule, { candidate: now }).judged, false)
    assert.equal(judgeOne(rule, { candidate: now, champion: { unreadable: 'x' } }).reason.code, 'CHAMPION_UNREADABLE')
  })

  test('predictions of other rows are not compared', () => {
    const rule = { metric: 'roc_auc', versusChampion: 'not-worse' as const }
    const shifted = scoredBinary([...truth.slice(1), 0], old.scores ?? [])
    assert.equal(judgeOne(rule, { candidate: old, champion: shifted }).reason.code, 'NOT_COMPARABLE')
    const fewer = scoredBinary(truth.slice(1), (old.scores ?? new Float64Array()).slice(1))
    assert.equal(judgeOne(rule, { candidate: old, champion: fewer }).reason.code, 'NOT_COMPARABLE')
    assert.throws(() => judgeOne(rule, { candidate: fewer, table }), { code: 'EVALUATION_ROWS_DIFFER' })
  })

  test('five rows of a class decide nothing against the champion', () => {
    const y = [1, 1, 1, 1, 1, ...Array(50).fill(0)] as number[]
    const better = scoredBinary(y, y)
    const worse = scoredBinary(
      y,
      y.map((one, i) => (one + i) / 60),
    )
    for (const versusChampion of ['superior', 'non-inferior', 'not-worse'] as const)
      assert.equal(
        judgeOne({ metric: 'roc_auc', versusChampion }, { candidate: better, champion: worse }).reason.code,
        'TOO_FEW_ROWS',
      )
  })

  test('several classes: labels, probabilities and macro averages are compared', () => {
    const y = Array.from({ length: 300 }, (_, i) => i % 3)
    const probabilities = (sure: number) =>
      Float64Array.from({ length: 900 }, (_, at) => {
        const row = Math.floor(at / 3)
        return y[row] === at % 3 && noise(row, 11) < sure ? 0.6 : at % 3 === 0 ? 0.3 : 0.1
      }).map(
        (value, at, all) =>
          value /
          ((all[at - (at % 3)] as number) + (all[at - (at % 3) + 1] as number) + (all[at - (at % 3) + 2] as number)),
      )
    const of = (sure: number) => scoredMulticlass(y, ['a', 'b', 'c'], { probabilities: probabilities(sure) })
    for (const metric of ['accuracy', 'log_loss', 'f1_macro', 'matthews_corrcoef', 'cohen_kappa']) {
      const result = judgeOne({ metric, versusChampion: 'superior' }, { candidate: of(0.9), champion: of(0.5) })
      assert.equal(result.verdict, 'pass', `${metric}: ${result.reason.message}`)
      assert.equal(
        judgeOne({ metric, versusChampion: 'superior' }, { candidate: of(0.5), champion: of(0.9) }).verdict,
        'fail',
        metric,
      )
    }
  })
})
