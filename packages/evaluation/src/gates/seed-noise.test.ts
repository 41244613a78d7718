import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gate, judgeOne, rulesOf, tableOf } from '../fixtures/rules.ts'
import { scoredBinary } from '../scored.ts'
import { evaluateGates } from './evaluate-gates.ts'
import { gateValues, noiseFloor } from './seed-noise.ts'

const truth = Array.from({ length: 600 }, (_, i) => ((i * 13) % 7 < 3 ? 1 : 0))
const now = scoredBinary(
  truth,
  truth.map((y, i) => (y + (((i * 7919) % 1009) / 1009) * 1.4) / 2.4),
)

test('an improvement no larger than that of another seed is not superiority', () => {
  const rule = { metric: 'accuracy', versusChampion: 'superior' as const }
  const champion = scoredBinary(
    truth,
    truth.map((y, i) => (i % 20 === 0 ? 1 - y : y)),
  )
  const candidate = scoredBinary(truth, truth)
  assert.equal(judgeOne(rule, { candidate, champion }).verdict, 'pass')
  const noisy = { candidate, champion, seedNoise: { accuracy: [0.9, 0.95, 1] } }
  assert.equal(judgeOne(rule, noisy).reason.code, 'WITHIN_SEED_NOISE')
  assert.equal(judgeOne(rule, { ...noisy, seedNoise: { accuracy: [0.99, 0.991, 0.9905] } }).verdict, 'pass')
  assert.equal(judgeOne(rule, { ...noisy, seedNoise: { accuracy: [0.99] } }).reason.code, 'WITHIN_SEED_NOISE')
})

test('the noise of seeds is measured where a gate asks: on all rows, and in slices that must be superior', () => {
  const rules = rulesOf(
    [
      gate({ name: 'whole', metric: 'roc_auc', versusChampion: 'not-worse' }),
      gate({ name: 'each', metric: 'accuracy', eachSlice: true, versusChampion: 'superior' }),
      gate({ name: 'one', metric: 'brier_score', slice: { half: 'b' }, versusChampion: 'superior' }),
      gate({ name: 'latency', metric: 'latency_p95', maxRatio: 2 }),
    ],
    { slices: [{ columns: ['half'] }] },
  )
  const halves = tableOf({ half: truth.map((_, i) => (i % 2 === 0 ? 'a' : 'b')) })
  const values = gateValues(rules, now, halves)
  assert.deepEqual(Object.keys(values), [
    'roc_auc',
    'accuracy',
    'accuracy[half=a]',
    'accuracy[half=b]',
    'brier_score',
    'brier_score[half=b]',
  ])
  for (const [key, slice] of [
    ['accuracy[half=a]', 0],
    ['accuracy[half=b]', 1],
  ] as const) {
    const own = [...truth.keys()].filter((i) => i % 2 === slice)
    const right = own.filter((i) => (now.labels as Float64Array)[i] === truth[i]).length
    assert.equal(values[key], right / own.length)
  }
  // A value that does not exist is no value.
  const allPositive = scoredBinary(
    truth.map(() => 1),
    now.scores ?? [],
  )
  assert.deepEqual(Object.keys(gateValues(rules, allPositive)), ['accuracy', 'brier_score'])
})

test('the noise of a slice decides there, and the report tells that of all rows', () => {
  const halves = tableOf({ half: truth.map((_, i) => (i % 2 === 0 ? 'a' : 'b')) })
  const flipped = (share: number) => truth.map((y, i) => (i % share === 0 ? 1 - y : y))
  const rules = rulesOf([gate({ metric: 'accuracy', eachSlice: true, versusChampion: 'superior' })], {
    slices: [{ columns: ['half'] }],
  })
  const input = {
    candidate: scoredBinary(truth, truth),
    champion: scoredBinary(truth, flipped(5)),
    table: halves,
    seed: 1,
  }
  const calm = [0.99, 0.991, 0.9905]
  const { gates, report } = evaluateGates(rules, {
    ...input,
    seedNoise: { accuracy: calm, 'accuracy[half=b]': [0.8, 0.9, 1] },
  })
  assert.deepEqual(
    gates.map((one) => one.reason.code),
    ['SUPERIOR', 'WITHIN_SEED_NOISE'],
  )
  const [told] = report.seedNoise ?? []
  assert.deepEqual([told?.metric, told?.trainings, told?.lowest, told?.highest], ['accuracy', 3, 0.99, 0.991])
  assert.equal(told?.floor, noiseFloor(calm, 0.95))
  assert.equal(evaluateGates(rules, { ...input, seedNoise: { accuracy: [0.9, 1] } }).report.seedNoise, undefined)
})
