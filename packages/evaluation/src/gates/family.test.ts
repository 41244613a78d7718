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
