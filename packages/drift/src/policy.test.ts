import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Verdict } from '@mlops-actions/core'
import fc from 'fast-check'
import { type AlarmHistory, type AlarmPolicy, decideAlarm } from './policy.ts'

const day = 86_400_000
const policy: AlarmPolicy = {
  alarm: { failed: 2, of: 3 },
  retrain: 'automatic',
  coolDownMs: 14 * day,
  budget: { runs: 2, perMs: 30 * day },
}
const empty: AlarmHistory = { verdicts: [], open: false, retrainings: [] }
const now = 1000 * day

const cases: readonly [
  name: string,
  verdict: Verdict,
  history: Partial<AlarmHistory>,
  alarm: string,
  retrain: boolean,
][] = [
  ['one failed window is no alarm yet', 'fail', {}, 'none', false],
  ['two of three are', 'fail', { verdicts: ['fail', 'pass'] }, 'open', true],
  ['two of four are not', 'fail', { verdicts: ['fail', 'pass', 'pass'] }, 'none', false],
  [
    'inconclusive windows count neither way',
    'fail',
    { verdicts: ['fail', 'inconclusive', 'inconclusive', 'pass'] },
    'open',
    true,
  ],
  ['an open alarm stays on a pass', 'pass', { open: true, verdicts: ['fail', 'fail'] }, 'keep', true],
  ['three passes close it', 'pass', { open: true, verdicts: ['fail', 'pass', 'pass'] }, 'close', false],
  ['the cool-down holds a training back', 'fail', { verdicts: ['fail'], retrainings: [now - 3 * day] }, 'open', false],
  ['the budget too', 'fail', { verdicts: ['fail'], retrainings: [now - 29 * day, now - 15 * day] }, 'open', false],
  [
    'an old run is out of the budget',
    'fail',
    { verdicts: ['fail'], retrainings: [now - 31 * day, now - 15 * day] },
    'open',
    true,
  ],
]

for (const [name, verdict, history, alarm, retrain] of cases)
  test(`alarm: ${name}`, () => {
    const decision = decideAlarm(now, { verdict, recommendation: 'retrain' }, { ...empty, ...history }, policy)
    assert.deepEqual([decision.alarm, decision.retrain], [alarm, retrain], decision.why)
  })

test('a data error is never trained on, and a supervised policy never starts by itself', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom<Verdict>('pass', 'fail', 'inconclusive')), fc.boolean(), (verdicts, open) => {
      const history = { verdicts, open, retrainings: [] }
      assert.equal(decideAlarm(now, { verdict: 'fail', recommendation: 'fix-data' }, history, policy).retrain, false)
      const supervised = { ...policy, retrain: 'supervised' as const }
      assert.equal(decideAlarm(now, { verdict: 'fail', recommendation: 'retrain' }, history, supervised).retrain, false)
    }),
  )
})

test('an alarm that can never be is refused', () => {
  assert.throws(
    () =>
      decideAlarm(now, { verdict: 'fail', recommendation: 'wait' }, empty, { ...policy, alarm: { failed: 4, of: 3 } }),
    /4 failed of 3/,
  )
})
