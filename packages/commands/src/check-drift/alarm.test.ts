import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sameWindow } from './alarm.ts'
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
