import assert from 'node:assert/strict'
import { test } from 'node:test'
import { metricInfo, type Verdict, type Versus } from '@mlops-actions/core'
import fc from 'fast-check'
import { compareMetric, pairOf } from '../compare-metric.ts'
import { known } from '../fixtures/near.ts'
import { gate, judgeOne, rulesOf, tableOf } from '../fixtures/rules.ts'
import { type Scored, scoredBinary, scoredRegression, takeRows } from '../scored.ts'
import { isNotComparable, mirror } from '../significance/paired-sample.ts'
import { evaluateGates } from './evaluate-gates.ts'
import { decideVersus } from './versus.ts'

/*
 * The properties of DESIGN.md, "Verdicts". Scores come from few values, so that ties, equal rows and lone outliers are common.
 */

const rank: Readonly<Record<Verdict, number>> = { fail: 0, inconclusive: 1, pass: 2 }
const versus = fc.constantFrom<Versus>('superior', 'non-inferior', 'not-worse')
const margin = fc.constantFrom(0, 0.005, 0.05, 0.2)
const score = fc.integer({ min: 0, max: 20 }).map((value) => value / 20)
const number = fc.oneof(fc.integer({ min: -8, max: 8 }), fc.constantFrom(-500, 90, 4000))

interface Two {
  readonly candidate: Scored
  readonly champion: Scored
}

const binary: fc.Arbitrary<Two> = fc
  .array(fc.tuple(fc.constantFrom(0, 1), score, score, fc.boolean()), { minLength: 4, maxLength: 60 })
  .map((rows) => ({
    candidate: scoredBinary(
      rows.map(([y]) => y),
      rows.map(([, a, b, same]) => (same ? b : a)),
    ),
    champion: scoredBinary(
      rows.map(([y]) => y),
      rows.map(([, , b]) => b),
    ),
  }))

const regression: fc.Arbitrary<Two> = fc
  .array(fc.tuple(number, number, number, fc.boolean()), { minLength: 3, maxLength: 40 })
  .map((rows) => ({
    candidate: scoredRegression(
      rows.map(([y]) => y),
      rows.map(([, a, b, same]) => (same ? b : a)),
    ),
    champion: scoredRegression(
      rows.map(([y]) => y),
      rows.map(([, , b]) => b),
    ),
  }))

const closedForms = {
  binary: ['roc_auc', 'gini', 'accuracy', 'brier_score', 'log_loss'],
  regression: ['mean_absolute_error', 'mean_squared_error'],
}
const drawn = { binary: ['f1', 'average_precision'], regression: ['root_mean_squared_error', 'r2'] }

const cases = fc.oneof(
  fc.tuple(binary, fc.constantFrom(...closedForms.binary)),
  fc.tuple(regression, fc.constantFrom(...closedForms.regression)),
)
const drawnCases = fc.oneof(
  fc.tuple(binary, fc.constantFrom(...drawn.binary)),
  fc.tuple(regression, fc.constantFrom(...drawn.regression)),
)

function compared(two: Two, metric: string, replicates = 60) {
  return compareMetric(metric, known(pairOf(two.candidate, two.champion)), { seed: 3, replicates })
}

function verdictOf(two: Two, metric: string, asked: Versus, by: number): Verdict {
  const found = compared(two, metric)
  if (isNotComparable(found)) return 'inconclusive'
  const goal = metricInfo(metric)?.goal ?? 'maximize'
  return decideVersus({ versus: asked, margin: by, confidence: 0.95 }, found, goal).verdict
}

/** The candidate with one row nearer to the truth: a score moved towards its class, a prediction towards its number. */
function improve(scored: Scored, row: number, by: number): Scored {
  const at = row % scored.rows
  const truth = scored.truth[at] as number
  if (scored.scores !== undefined) {
    const scores = scored.scores.slice()
    const old = scores[at] as number
    scores[at] = old + (truth - old) * by
    return scoredBinary(scored.truth, scores)
  }
  const values = (scored.values as Float64Array).slice()
  const old = values[at] as number
  values[at] = old + (truth - old) * by
  return scoredRegression(scored.truth, values)
}

test('the difference and its interval change sign exactly when champion and candidate are swapped', () => {
  fc.assert(
    fc.property(fc.oneof(cases, drawnCases), ([two, metric]) => {
      const one = compared(two, metric)
      const other = compared({ candidate: two.champion, champion: two.candidate }, metric)
      if (isNotComparable(one)) assert.ok(isNotComparable(other))
      else assert.deepEqual(other, mirror(one))
    }),
    { numRuns: 400 },
  )
})

test('no superiority gate passes both ways', () => {
  fc.assert(
    fc.property(fc.oneof(cases, drawnCases), ([two, metric]) => {
      const one = compared(two, metric)
      if (isNotComparable(one)) return
      const rule = { versus: 'superior' as const, margin: 0, confidence: 0.95 }
      const goal = metricInfo(metric)?.goal ?? 'maximize'
      const there = decideVersus(rule, one, goal).verdict
      const back = decideVersus(rule, mirror(one), goal).verdict
      assert.ok(there !== 'pass' || back !== 'pass')
      if (there === 'pass') assert.equal(back, 'fail')
    }),
    { numRuns: 400 },
  )
})

test('improving the candidate never worsens its verdict', () => {
  const step = fc.tuple(fc.nat(200), fc.constantFrom(0.1, 0.5, 1))
  fc.assert(
    fc.property(
      cases,
      versus,
      margin,
      fc.array(step, { minLength: 1, maxLength: 4 }),
      ([two, metric], asked, by, steps) => {
        let { candidate } = two
        let before = verdictOf(two, metric, asked, by)
        for (const [row, share] of steps) {
          candidate = improve(candidate, row, share)
          const after = verdictOf({ ...two, candidate }, metric, asked, by)
          assert.ok(rank[after] >= rank[before], `${metric} ${asked} ${by}: ${before} became ${after}`)
          before = after
        }
      },
    ),
    { numRuns: 1500 },
  )
})

test('nor does it where the interval is drawn, when rows have keys: every draw gets better or stays', () => {
  const step = fc.tuple(fc.nat(200), fc.constantFrom(0.1, 0.5, 1))
  fc.assert(
    fc.property(
      drawnCases,
      versus,
      margin,
      fc.array(step, { minLength: 1, maxLength: 3 }),
      ([two, metric], asked, by, steps) => {
        const positives = two.candidate.truth.filter((value) => value === 1).length
        // On fewer positives a draw may hold none, and which draws have a value would change with the candidate.
        fc.pre(metric !== 'f1' || positives >= 8)
        // Average precision itself can fall when a positive row rises into a tie with a negative one.
        fc.pre(metric !== 'average_precision')
        const keys = Float64Array.from({ length: two.candidate.rows }, (_, i) => (i * 7919) % 1009)
        const goal = metricInfo(metric)?.goal ?? 'maximize'
        const verdict = (candidate: Scored): Verdict => {
          const pair = known(pairOf(candidate, two.champion, keys))
          const found = compareMetric(metric, pair, { seed: 3, replicates: 60 })
          return isNotComparable(found)
            ? 'inconclusive'
            : decideVersus({ versus: asked, margin: by, confidence: 0.95 }, found, goal).verdict
        }
        let { candidate } = two
        let before = verdict(candidate)
        for (const [row, share] of steps) {
          candidate = improve(candidate, row, share)
          const after = verdict(candidate)
          assert.ok(rank[after] >= rank[before], `${metric} ${asked} ${by}: ${before} became ${after}`)
          before = after
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('a lone row that gets very much better does not take a pass away, as the plain interval would', () => {
  const truth = Array.from({ length: 100 }, () => 0)
  const champion = scoredRegression(
    truth,
    truth.map((_, i) => (i === 0 ? 1000 : 1)),
  )
  const same = { candidate: champion, champion }
  const better = { candidate: improve(champion, 0, 1), champion }
  assert.equal(verdictOf(same, 'mean_absolute_error', 'non-inferior', 0.5), 'pass')
  const found = known(compared(better, 'mean_absolute_error'))
  assert.ok(found.upper > 0.5, 'the plain interval reaches a loss of more than the margin')
  assert.equal(verdictOf(better, 'mean_absolute_error', 'non-inferior', 0.5), 'pass')
})

test('raising a floor, or lowering a ceiling, never improves a verdict', () => {
  fc.assert(
    fc.property(
      binary,
      score,
      score,
      fc.constantFrom('accuracy', 'roc_auc', 'brier_score'),
      ({ candidate }, x, y, metric) => {
        const [low, high] = x < y ? [x, y] : [y, x]
        const judged = (rule: { min?: number; max?: number }) =>
          rank[judgeOne({ metric, ...rule }, { candidate }).verdict]
        assert.ok(judged({ min: high }) <= judged({ min: low }))
        assert.ok(judged({ max: low }) <= judged({ max: high }))
      },
    ),
    { numRuns: 150 },
  )
})

test('a larger margin never worsens a verdict', () => {
  fc.assert(
    fc.property(cases, versus, ([two, metric], asked) => {
      const found = [0, 0.01, 0.1, 0.5].map((by) => rank[verdictOf(two, metric, asked, by)])
      assert.deepEqual(found, [...found].sort())
    }),
    { numRuns: 150 },
  )
})

test('more of the same rows never turns pass into fail', () => {
  fc.assert(
    fc.property(
      fc.oneof({ weight: 4, arbitrary: cases }, { weight: 1, arbitrary: drawnCases }),
      versus,
      margin,
      fc.integer({ min: 2, max: 5 }),
      ([two, metric], asked, by, times) => {
        const first = judgeOne({ metric, versusChampion: asked, margin: by }, two)
        // A pass of not-worse that says "below the margin, but chance alone may give it" is a statement about few rows: docs/gates.md.
        if (first.verdict !== 'pass' || first.reason.code === 'NOT_SHOWN_WORSE') return
        const rows = Uint32Array.from({ length: two.candidate.rows * times }, (_, i) => i % two.candidate.rows)
        const more = { candidate: takeRows(two.candidate, rows), champion: takeRows(two.champion, rows) }
        assert.notEqual(verdictOf(more, metric, asked, by), 'fail')
      },
    ),
    { numRuns: 250 },
  )
})

test('the order of the rows changes nothing', () => {
  const rules = rulesOf(
    [
      gate({ name: 'overall', metric: 'roc_auc', min: 0.4, versusChampion: 'non-inferior', margin: 0.05 }),
      gate({ name: 'drawn', metric: 'f1', versusChampion: 'not-worse', margin: 0.01 }),
      gate({ name: 'slices', metric: 'accuracy', eachSlice: true, versusChampion: 'not-worse', margin: 0 }),
      gate({ name: 'fair', metric: 'demographic_parity_difference', of: 'g', max: 0.3 }),
    ],
    { slices: [{ columns: ['g'] }] },
  )
  fc.assert(
    fc.property(binary, fc.infiniteStream(fc.nat(1000)), (two, stream) => {
      const keys = Array.from({ length: two.candidate.rows }, () => stream.next().value as number)
      const order = Uint32Array.from(keys.keys()).sort((a, b) => (keys[a] as number) - (keys[b] as number))
      const groups = keys.map((key) => (key % 3 === 0 ? 'x' : 'y'))
      const judge = (rows: ArrayLike<number>) =>
        evaluateGates(rules, {
          candidate: takeRows(two.candidate, rows),
          champion: takeRows(two.champion, rows),
          table: tableOf({ g: Array.from(rows, (row) => groups[row] as string), id: Array.from(rows, (row) => row) }),
          seed: 7,
        })
      assert.deepEqual(judge(order), judge(Uint32Array.from(keys.keys())))
    }),
    { numRuns: 12 },
  )
})
