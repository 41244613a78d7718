// The corrections themselves are held against statsmodels in significance.test.ts; here, that they run over metrics × slices.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type GateResult,
  type GateRule,
  metricInfo,
  randomStream,
  type ValidationRules,
  type Verdict,
} from '@mlops-actions/core'
import fc from 'fast-check'
import { compareMetric, pairOf } from '../compare-metric.ts'
import { known } from '../fixtures/near.ts'
import { gate, rulesOf, tableOf } from '../fixtures/rules.ts'
import { type Scored, scoredBinary, takeRows } from '../scored.ts'
import { benjaminiHochberg, holm } from '../significance/multiple.ts'
import { evaluateGates } from './evaluate-gates.ts'
import { turn } from './versus.ts'

const regions = ['a', 'b', 'c', 'd']
const rows = 800
const stream = randomStream(11, 'family')
const table = tableOf({ region: Array.from({ length: rows }, (_, i) => regions[i % 4] as string) })
const truth = Array.from({ length: rows }, () => (stream.next() < 0.4 ? 1 : 0))
const blur = Array.from({ length: rows }, () => stream.next())
const other = Array.from({ length: rows }, () => stream.next())
const scoresOf = (noise: readonly number[], share: (row: number) => number): number[] =>
  truth.map((y, i) => share(i) * y + (1 - share(i)) * (noise[i] as number))
const champion = scoredBinary(
  truth,
  scoresOf(blur, () => 0.25),
)
/** Slightly worse in region a, clearly worse in b, as before in c, better in d. */
const shares = [0.16, 0.1, 0.25, 0.4]
const candidate = scoredBinary(
  truth,
  scoresOf(other, (row) => shares[row % 4] as number),
)

const slices = (metric: string, more: Partial<GateRule> = {}): GateRule =>
  gate({ name: `of-${metric}`, metric, eachSlice: true, versusChampion: 'not-worse', margin: 0, ...more })

function judged(gates: readonly GateRule[], more: Partial<ValidationRules> = {}, who: Scored = candidate) {
  return evaluateGates(rulesOf(gates, { slices: [{ columns: ['region'] }], ...more }), {
    candidate: who,
    champion,
    table,
    seed: 5,
  })
}

/** `(p = 0.0123)` of a reason, or 1 where the reason names none. */
function pOf(result: GateResult): number {
  return Number(/\(p = ([^)]+)\)/.exec(result.reason.message)?.[1] ?? 1)
}

const metrics = ['roc_auc', 'brier_score', 'log_loss']
/** One-sided p of each metric being worse in each slice, corrected over nothing. */
const alone = metrics.map((metric) =>
  regions.map((_, at) => {
    const own = Array.from({ length: rows / 4 }, (_, i) => 4 * i + at)
    const found = known(
      compareMetric(metric, known(pairOf(takeRows(candidate, own), takeRows(champion, own))), { seed: 5 }),
    )
    return turn(found, metricInfo(metric)?.goal ?? 'maximize').guarded.pLower
  }),
)

for (const [correction, adjust] of [
  ['holm', holm],
  ['bh', benjaminiHochberg],
] as const)
  test(`${correction} runs over metrics × slices`, () => {
    const { gates, report } = judged(
      metrics.map((metric) => slices(metric)),
      { correction },
    )
    const want = adjust(alone.flat())
    assert.equal(gates.length, 12)
    let told = 0
    gates.forEach((result, i) => {
      if (!/\(p = /.test(result.reason.message)) return
      told++
      assert.ok(Math.abs(pOf(result) - (want[i] as number)) < 6e-5, `${result.id}: ${pOf(result)}, not ${want[i]}`)
      assert.equal(result.verdict, (want[i] as number) <= 0.05 ? 'fail' : 'pass')
    })
    assert.ok(told >= 4, `${told} reasons name a p`)
    const codes = new Set(gates.map((one) => one.reason.code))
    assert.deepEqual(codes, new Set(['WORSE_THAN_MARGIN', 'NOT_SHOWN_WORSE', 'WITHIN_MARGIN']))
    assert.deepEqual(report.correction, { method: correction, comparisons: 12 })
  })

const verdicts = (gates: readonly GateResult[]): readonly string[] =>
  gates.map((result) => `${result.id} ${result.verdict} ${result.reason.message}`).sort()

test('the order of the gates, a gate said twice, and gates that only observe change no verdict of those that decide', () => {
  const both = [slices('roc_auc'), slices('brier_score')]
  const want = verdicts(judged(both).gates)
  assert.deepEqual(verdicts(judged([...both].reverse()).gates), want)
  const more = judged([
    ...both,
    slices('roc_auc', { name: 'again', margin: 0.001 }),
    slices('log_loss', { mode: 'observe' }),
    slices('accuracy', { versusChampion: 'non-inferior' }),
    slices('average_precision', { versusChampion: 'superior', mode: 'observe' }),
  ]).gates
  const mine = more.filter((one) => /of-(roc_auc|brier_score)\[/.test(one.id))
  assert.deepEqual(verdicts(mine), want)
})

test('an observed gate is corrected with those that decide', () => {
  const observed = judged([slices('roc_auc'), slices('brier_score', { mode: 'observe' })]).gates
  const enforced = judged([slices('roc_auc'), slices('brier_score')]).gates
  const of = (gates: readonly GateResult[]) =>
    gates.filter((one) => one.metric === 'brier_score').map((one) => one.reason.message)
  assert.deepEqual(of(observed), of(enforced))
})

for (const [correction, adjust] of [
  ['holm', holm],
  ['bh', benjaminiHochberg],
] as const)
  test(`a slice that a gate names is corrected with the others: ${correction}`, () => {
    const one = (metric: string, region: string, more: Partial<GateRule> = {}): GateRule =>
      gate({ name: `${metric}-${region}`, metric, slice: { region }, versusChampion: 'not-worse', margin: 0, ...more })
    const asked = [
      slices('roc_auc'),
      one('brier_score', 'b'),
      one('log_loss', 'a'),
      // Asked already, named differently, or no question of the family: too small, not there, another comparison.
      one('roc_auc', 'a'),
      one('brier_score', 'b', { name: 'again', margin: 0.01 }),
      one('brier_score', 'z'),
      one('accuracy', 'c', { versusChampion: 'non-inferior' }),
      gate({ name: 'ceiling', metric: 'log_loss', slice: { region: 'd' }, max: 9 }),
    ]
    const { gates, report } = judged(asked, { correction })
    const [auc, brier, loss] = alone as [number[], number[], number[]]
    const want = adjust([...auc, brier[1] as number, loss[0] as number])
    assert.deepEqual(report.correction, { method: correction, comparisons: 6 })
    const ids = [
      ...regions.map((region) => `of-roc_auc[region=${region}]`),
      'brier_score-b[region=b]',
      'log_loss-a[region=a]',
    ]
    const resultOf = (id: string): GateResult =>
      gates.find((result) => result.id === `validate.gates.${id}`) as GateResult
    let told = 0
    ids.forEach((id, i) => {
      const result = resultOf(id)
      assert.equal(result.verdict === 'fail', result.reason.code === 'WORSE_THAN_MARGIN')
      if (!/\(p = /.test(result.reason.message)) return
      told++
      assert.ok(Math.abs(pOf(result) - (want[i] as number)) < 6e-5, `${id}: ${pOf(result)}, not ${want[i]}`)
    })
    assert.ok(told >= 4)
    const [declared, named] = [resultOf('of-roc_auc[region=a]'), resultOf('roc_auc-a[region=a]')]
    assert.deepEqual(
      [named.verdict, named.reason, named.difference],
      [declared.verdict, declared.reason, declared.difference],
    )
    assert.equal(resultOf('brier_score-z[region=z]').reason.code, 'SLICE_EMPTY')
  })

test('a named slice alone is corrected over nothing, and one that is too small is no question', () => {
  const only = judged([gate({ metric: 'roc_auc', slice: { region: 'a' }, versusChampion: 'not-worse', margin: 0 })])
  assert.ok(Math.abs(pOf(only.gates[0] as GateResult) - (alone[0]?.[0] as number)) < 6e-5)
  assert.equal(only.report.correction, undefined)
  const both = judged(
    [
      slices('roc_auc'),
      gate({ metric: 'brier_score', slice: { region: 'a' }, versusChampion: 'not-worse', margin: 0 }),
    ],
    { minSliceRows: rows },
  )
  assert.equal(both.report.correction, undefined)
  assert.ok(both.gates.every((result) => !result.judged))
})

test('corrected values never fall when one of the p-values rises', () => {
  const p = fc.integer({ min: 0, max: 40 }).map((value) => value / 40)
  fc.assert(
    fc.property(fc.array(p, { minLength: 1, maxLength: 12 }), fc.nat(), p, (values, at, by) => {
      const raised = values.map((value, i) => (i === at % values.length ? Math.min(1, value + by) : value))
      for (const adjust of [holm, benjaminiHochberg]) {
        const [before, after] = [adjust(values), adjust(raised)]
        before.forEach((value, i) => {
          assert.ok((after[i] as number) >= value - 1e-15)
        })
      }
    }),
    { numRuns: 500 },
  )
})

test('a row that gets better worsens no slice of any metric', () => {
  const rank: Readonly<Record<Verdict, number>> = { fail: 0, inconclusive: 1, pass: 2 }
  const asked = [slices('roc_auc'), slices('brier_score')]
  fc.assert(
    fc.property(
      fc.array(fc.nat(rows - 1), { minLength: 1, maxLength: 60 }),
      fc.constantFrom(0.2, 1),
      fc.constantFrom<'holm' | 'bh'>('holm', 'bh'),
      (some, by, correction) => {
        const scores = (candidate.scores as Float64Array).slice()
        for (const row of some)
          scores[row] = (scores[row] as number) + by * ((truth[row] as number) - (scores[row] as number))
        const before = judged(asked, { correction }).gates
        const after = judged(asked, { correction }, scoredBinary(truth, scores)).gates
        after.forEach((one, i) => {
          const was = before[i] as GateResult
          assert.ok(rank[one.verdict] >= rank[was.verdict], `${one.id}: ${was.verdict} became ${one.verdict}`)
        })
      },
    ),
    { numRuns: 12 },
  )
})
