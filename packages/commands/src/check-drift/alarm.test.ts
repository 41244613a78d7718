import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideAlarm } from '@mlops-actions/drift'
import { type Earlier, historyOf, sameWindow } from './alarm.ts'
import { ruleOptions } from './rules.ts'

const day = 86_400_000
const collected = (to: string) => ({ environment: 'production', window: { from: to, to }, current: null })
const file = (digest: string) => ({ environment: 'production', window: null, current: `sha256:${digest}` as const })

test('one window looked at twice is one; the next day of a week is another', () => {
  const first = collected('2026-11-20T03:00:00.000Z')
  assert.ok(sameWindow(first, collected('2026-11-20T09:00:00.000Z'), 7 * day))
  assert.ok(!sameWindow(first, collected('2026-11-21T03:00:00.000Z'), 7 * day))
  assert.ok(!sameWindow(first, collected('2026-11-20T09:00:00.000Z'), day))
  assert.ok(sameWindow(file('a'), file('a'), day))
  assert.ok(!sameWindow(file('a'), file('b'), day))
  assert.ok(!sameWindow(file('a'), first, day))
})

test('a training is not forgotten where many checks lie between, and counts once', () => {
  const hour = 3_600_000
  const now = Date.parse('2026-11-23T00:00:00.000Z')
  const policy = { alarm: { failed: 2, of: 3 }, coolDownMs: 14 * day, budget: { runs: 2, perMs: 30 * day } } as const
  const window = { verdict: 'fail', recommendation: 'retrain' } as const
  const checks: Earlier[] = []
  const started: number[] = []
  for (let at = now - 40 * day; at < now; at += hour) {
    const looked = collected(new Date(at).toISOString())
    // What the newest records tell: as many as are read back.
    const history = historyOf(checks.slice(-200).reverse(), looked, 7 * day)
    const { alarm: state, ...decided } = decideAlarm(at, window, history, { ...policy, retrain: 'automatic' })
    const retrainings = history.retrainings.map((time) => new Date(time).toISOString())
    checks.push({ ...looked, at, verdict: 'fail', alarm: { state, ...decided, retrainings } })
    if (decided.retrain) started.push(at)
  }
  const days = started.map((at) => (at - (started[0] as number)) / day)
  assert.deepEqual(days, [0, 14, 30], 'the cool-down of 14 days, then the budget of two in 30 days')
})

test('rules of mlops.yml as options: a measure of numbers comes before one for all', () => {
  assert.deepEqual(
    ruleOptions([
      { measure: 'ks', max: 0.1 },
      { measure: 'psi', max: 0.2 },
      { measure: 'hellinger', max: 0.3, features: ['city', 'kind'] },
    ]),
    {
      measures: { number: 'ks', text: 'psi' },
      thresholds: { ks: 0.1, psi: 0.2 },
      rules: {
        city: { measure: 'hellinger', threshold: 0.3 },
        kind: { measure: 'hellinger', threshold: 0.3 },
      },
    },
  )
  assert.deepEqual(ruleOptions([]), { measures: {}, thresholds: {}, rules: {} })
})
