import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AnalysisRule, type MetricBucket, randomStream } from '@mlops-actions/core'
import { analyse } from './analyse.ts'

const window = { from: '2026-11-23T09:00:00.000Z', to: '2026-11-23T09:30:00.000Z' }

interface Side {
  readonly requests: number
  readonly errors?: number
  /** Bins of 1 ms: how many requests took how long. */
  readonly latency?: Readonly<Record<number, number>>
  readonly predictions?: Readonly<Record<string, number>>
  readonly p95?: number
}

function bucket(side: Side): MetricBucket {
  const bins = Object.entries(side.latency ?? {}).map(([upper, count]) => [Number(upper), count] as const)
  const mean = bins.reduce((sum, [upper, count]) => sum + (upper - 0.5) * count, 0) / side.requests
  return {
    from: window.from,
    seconds: 1800,
    requests: side.requests,
    errors: side.errors ?? 0,
    ...(side.latency || side.p95 ? { latencyMs: { mean, ...(side.p95 ? { p95: side.p95 } : {}) } } : {}),
    ...(side.latency ? { latencyBins: bins } : {}),
    ...(side.predictions ? { predictionBins: side.predictions } : {}),
  }
}

const compare = (fresh: Side, old: Side, rule: AnalysisRule, minRequests = 100) =>
  analyse({ new: [bucket(fresh)], old: [bucket(old)], window }, [rule], { minRequests })

const errorRate: AnalysisRule = { metric: 'error_rate', maxIncrease: 0.005 }
const p95: AnalysisRule = { metric: 'latency_p95', maxRatio: 1.2 }
const shape = (scale: number, requests: number) =>
  Object.fromEntries(Array.from({ length: 100 }, (_, index) => [Math.ceil((index + 1) * scale), requests / 100]))

for (const [name, fresh, old, rule, verdict, reason] of [
  [
    'the same',
    { requests: 3096, errors: 4 },
    { requests: 27_864, errors: 45 },
    errorRate,
    'pass',
    /error_rate −0.03 points, at most \+0.5 points|every limit/,
  ],
  [
    'many errors, few requests',
    { requests: 60, errors: 30 },
    { requests: 60, errors: 0 },
    errorRate,
    'fail',
    /error_rate \+50 points/,
  ],
  [
    'a little over, not sure yet',
    { requests: 1000, errors: 7 },
    { requests: 1000, errors: 0 },
    errorRate,
    'inconclusive',
    /not sure yet/,
  ],
  [
    'too few requests',
    { requests: 20 },
    { requests: 4000 },
    errorRate,
    'inconclusive',
    /20 and 4000 requests, at least 100/,
  ],
  ['too few of the old', { requests: 4000 }, { requests: 20 }, errorRate, 'inconclusive', /4000 and 20/],
  ['no traffic at all', { requests: 0 }, { requests: 0 }, errorRate, 'inconclusive', /0 and 0/],
  [
    'an absolute limit',
    { requests: 5000, errors: 500 },
    { requests: 5000 },
    { metric: 'error_rate', max: 0.02 },
    'fail',
    /error_rate 10 %, at most 2 %/,
  ],
  [
    'errors against none by ratio',
    { requests: 5000, errors: 500 },
    { requests: 5000 },
    { metric: 'error_rate', maxRatio: 2 },
    'fail',
    /error_rate not known/,
  ],
  [
    'as slow',
    { requests: 6000, latency: shape(1, 6000) },
    { requests: 6000, latency: shape(1, 6000) },
    p95,
    'pass',
    /./,
  ],
  [
    '1.8 times as slow',
    { requests: 6180, latency: shape(1.8, 6180) },
    { requests: 6204, latency: shape(1, 6204) },
    p95,
    'fail',
    /latency_p95 × 1.8\d?, at most × 1.2/,
  ],
  ['no latency known', { requests: 500 }, { requests: 500 }, p95, 'inconclusive', /not known/],
  [
    'without bins the estimate decides',
    { requests: 500, p95: 200 },
    { requests: 500, p95: 100 },
    p95,
    'fail',
    /× 2.00/,
  ],
  [
    'the mean',
    { requests: 5000, latency: shape(2, 5000) },
    { requests: 5000, latency: shape(1, 5000) },
    { metric: 'latency_mean', maxRatio: 1.5 },
    'fail',
    /latency_mean × 1.9|latency_mean × 2/,
  ],
  [
    'the median, kept',
    { requests: 5000, latency: shape(1, 5000) },
    { requests: 5000, latency: shape(1, 5000) },
    { metric: 'latency_p50', max: 60 },
    'pass',
    /./,
  ],
  [
    'all of one class',
    { requests: 2000, predictions: { 1: 2000 } },
    { requests: 2000, predictions: { 0: 1500, 1: 500 } },
    { metric: 'prediction_distribution', max: 0.1 },
    'fail',
    /prediction_distribution distance 0.7\d+, at most 0.1/,
  ],
  [
    'the same classes',
    { requests: 2000, predictions: { 0: 1490, 1: 510 } },
    { requests: 2000, predictions: { 0: 1500, 1: 500 } },
    { metric: 'prediction_distribution', max: 0.1 },
    'pass',
    /./,
  ],
  [
    'predictions not known',
    { requests: 2000 },
    { requests: 2000, predictions: { 0: 2000 } },
    { metric: 'prediction_distribution', max: 0.1 },
    'inconclusive',
    /not known/,
  ],
] as const satisfies readonly (readonly [string, Side, Side, AnalysisRule, string, RegExp])[])
  test(`analysis: ${name} is ${verdict}`, () => {
    const result = compare(fresh, old, rule)
    assert.equal(result.verdict, verdict, result.reason)
    assert.match(result.reason, reason)
    assert.equal(result.rows.length, 1)
  })

test('one failing rule fails, one open rule leaves it open, no rule proves nothing', () => {
  const observed = { new: [bucket({ requests: 1000, errors: 400 })], old: [bucket({ requests: 1000 })], window }
  assert.equal(analyse(observed, [p95, errorRate], { minRequests: 10 }).verdict, 'fail')
  const fine = { new: [bucket({ requests: 1000 })], old: [bucket({ requests: 1000 })], window }
  assert.equal(analyse(fine, [errorRate, p95], { minRequests: 10 }).verdict, 'inconclusive')
  assert.equal(analyse(fine, [errorRate], { minRequests: 10 }).verdict, 'pass')
  assert.equal(analyse(fine, [], { minRequests: 10 }).verdict, 'inconclusive')
})

test('buckets add up to what one bucket says', () => {
  const half: Side = { requests: 500, errors: 10, latency: shape(1, 500), predictions: { 0: 400, 1: 100 } }
  const whole: Side = { requests: 1000, errors: 20, latency: shape(1, 1000), predictions: { 0: 800, 1: 200 } }
  const rules: AnalysisRule[] = [
    errorRate,
    p95,
    { metric: 'latency_mean', maxRatio: 1.2 },
    { metric: 'prediction_distribution', max: 0.1 },
  ]
  const apart = analyse({ new: [bucket(half), bucket(half)], old: [bucket(whole)], window }, rules, { minRequests: 1 })
  const together = analyse({ new: [bucket(whole)], old: [bucket(whole)], window }, rules, { minRequests: 1 })
  assert.deepEqual(apart.rows, together.rows)
})

test('a release as good as the old one, looked at after every request, is hardly ever failed', () => {
  const random = randomStream(11, 'false alarms')
  const [paths, requests] = [120, 250]
  const rules: AnalysisRule[] = [
    { metric: 'error_rate', maxIncrease: 0 },
    { metric: 'latency_p95', maxRatio: 1 },
    { metric: 'prediction_distribution', max: 0 },
  ]
  let alarms = 0
  for (let path = 0; path < paths; path += 1) {
    const sides = [0, 1].map(() => ({
      requests: 0,
      errors: 0,
      latency: {} as Record<number, number>,
      predictions: { 0: 0, 1: 0 },
    }))
    for (let request = 0; request < requests; request += 1) {
      for (const side of sides) {
        side.requests += 1
        if (random.next() < 0.1) side.errors += 1
        const bin = Math.ceil(-20 * Math.log(1 - random.next()))
        side.latency[bin] = (side.latency[bin] ?? 0) + 1
        side.predictions[random.next() < 0.3 ? 1 : 0] += 1
      }
      if (request % 10 !== 9) continue
      const [fresh, old] = sides.map(bucket) as [MetricBucket, MetricBucket]
      if (analyse({ new: [fresh], old: [old], window }, rules, { minRequests: 1 }).verdict === 'fail') {
        alarms += 1
        break
      }
    }
  }
  assert.ok(alarms <= 0.05 * paths, `${alarms} false alarms in ${paths} rollouts`)
})
