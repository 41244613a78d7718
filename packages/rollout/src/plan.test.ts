import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EndpointState } from '@mlops-actions/core'
import { instantOf, later, msOf } from './instants.ts'
import { plan, planText } from './plan.ts'
import { emptyEndpoint, type Intent, type Strategy } from './types.ts'

const minutes = 60_000
const canary: Strategy = {
  strategy: 'canary',
  steps: [
    { weight: 10, pauseMs: 30 * minutes },
    { weight: 50, pauseMs: 30 * minutes },
  ],
  analysis: [{ metric: 'error_rate', maxIncrease: 0.005 }],
  minRequests: 1000,
  extendMs: 0,
  inconclusive: 'rollback',
  bakeMs: 24 * 60 * minutes,
}
const intent: Intent = { operation: 'deploy', id: 'x', owner: 'o', version: '12' }
const live: EndpointState = {
  ...emptyEndpoint,
  traffic: { blue: 100 },
  deployments: { blue: { state: 'ready', version: '11' } },
}

test('the plan is one line, and says how long it takes and what clients may notice', () => {
  const planned = plan(live, intent, canary)
  assert.equal(planText(planned, '12'), 'v12 on green · verify · 10 % 30m · 50 % 30m · 100 % · bake blue 24h')
  assert.deepEqual([planned.end, planned.durationMs, planned.exposure], ['live', 60 * minutes, 50])
})

test('with known traffic a step is as long as its requests need', () => {
  const slow = plan(live, intent, canary, { requestsPerMinute: 100 })
  assert.equal(slow.durationMs, (1000 / 10 + 30) * minutes, '1,000 requests at 10 % of 100 a minute take 100 minutes')
  assert.equal(plan(live, intent, canary, { requestsPerMinute: 1032 }).durationMs, 60 * minutes)
})

test('first deployment, all at once, the same version, a sick one, and the way back', () => {
  assert.equal(planText(plan(emptyEndpoint, intent, canary), '12'), 'v12 on blue · verify · 100 %')
  const atOnce: Strategy = { ...canary, strategy: 'all-at-once', steps: [], analysis: [] }
  assert.equal(planText(plan(live, intent, atOnce), '12'), 'v12 on green · verify · 100 % · bake blue 24h')
  assert.deepEqual(plan(live, { ...intent, version: '11' }, canary).lines, [])
  const sick = plan(live, intent, canary, { oldHealthy: false })
  assert.deepEqual([sick.end, sick.code, sick.lines], ['refused', 'OLD_SICK', []])
  const baking: EndpointState = {
    ...live,
    traffic: { blue: 0, green: 100 },
    deployments: { ...live.deployments, green: { state: 'ready', version: '12' } },
    rollout: {
      id: 'a',
      owner: 'o',
      from: 'blue',
      to: 'green',
      version: '12',
      step: 2,
      phase: 'live',
      since: instantOf(0),
    },
  }
  const back = plan(baking, { operation: 'rollback', id: 'y', owner: 'o', version: '11' }, canary)
  assert.equal(planText(back, '11'), 'all traffic to blue')
  const next = plan(baking, { ...intent, version: '13' }, canary)
  assert.match(planText(next, '13'), /^delete blue · v13 on blue · verify · 10 % 30m/)
})

test('instants are what Date makes of them', () => {
  for (const ms of [
    0, 1, 951_782_400_000, 951_868_799_999, 1_709_164_800_123, 4_102_444_800_000, -1, -62_135_596_800_000,
  ]) {
    assert.equal(instantOf(ms), new Date(ms).toISOString())
    assert.equal(msOf(instantOf(ms)), ms)
  }
  assert.equal(later('2026-12-31T23:59:59.999Z', 1), '2027-01-01T00:00:00.000Z')
  assert.equal(msOf('2026-11-23T09:00:00Z'), Date.UTC(2026, 10, 23, 9))
  for (const bad of ['', '2026-11-23', '2026-11-23T09:00:00+01:00', 'now']) assert.throws(() => msOf(bad), RangeError)
})
