import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { combine, decide, type GateResult, type Mode, type Verdict, type Waiver } from './verdict.ts'

const now = '2026-11-23T09:00:00.000Z'

function gate(name: string, verdict: Verdict, mode: Mode = 'enforce', more: Partial<GateResult> = {}): GateResult {
  const reason = { code: 'X', message: 'x' }
  return {
    id: `validate.gates.${name}`,
    verdict,
    mode,
    evidence: 'measured',
    metric: 'roc_auc',
    goal: 'maximize',
    candidate: null,
    rule: {},
    reason,
    judged: true,
    ...more,
  }
}

const cases: readonly (readonly [string, readonly GateResult[], Verdict])[] = [
  ['no gate proves nothing', [], 'inconclusive'],
  ['only observed gates prove nothing', [gate('a', 'pass', 'observe')], 'inconclusive'],
  ['one pass', [gate('a', 'pass')], 'pass'],
  ['a fail among passes', [gate('a', 'pass'), gate('b', 'fail')], 'fail'],
  ['inconclusive is no pass', [gate('a', 'pass'), gate('b', 'inconclusive')], 'inconclusive'],
  ['a fail is stronger than inconclusive', [gate('a', 'inconclusive'), gate('b', 'fail')], 'fail'],
  ['an observed fail does not decide', [gate('a', 'pass'), gate('b', 'fail', 'observe')], 'pass'],
  [
    'what is not judged does not decide',
    [gate('a', 'pass'), gate('b', 'inconclusive', 'enforce', { judged: false })],
    'pass',
  ],
]
for (const [what, gates, expected] of cases) test(what, () => assert.equal(combine(gates), expected))

const waiver = (more: Partial<Waiver> = {}): Waiver => ({ gate: 'b', reason: 'agreed', until: '2026-12-31', ...more })

test('a waiver lets a failing gate through, and the verdict stays fail', () => {
  const decision = decide([gate('a', 'pass'), gate('b', 'fail')], [waiver()], 'enforce', now)
  assert.deepEqual([decision.verdict, decision.outcome, decision.waived.length], ['fail', 'passed', 1])
})

for (const [what, one] of [
  ['that has ended', waiver({ until: '2026-11-22' })],
  ['of another gate', waiver({ gate: 'a' })],
  ['of another slice', waiver({ slice: 'sex=1' })],
] as const)
  test(`a waiver ${what} lets nothing through`, () => {
    assert.equal(decide([gate('b', 'fail')], [one], 'enforce', now).outcome, 'refused')
  })

test('a waiver of a slice holds until the end of its last day', () => {
  const slice = gate('b', 'fail', 'enforce', { id: 'validate.gates.b[education=3]', slice: { education: '3' } })
  const one = waiver({ slice: 'education=3', until: '2026-11-23' })
  assert.equal(decide([slice], [one], 'enforce', '2026-11-23T23:59:59.999Z').outcome, 'passed')
  assert.equal(decide([slice], [one], 'enforce', '2026-11-24T00:00:00.000Z').outcome, 'refused')
})

test('a waiver names a behaviour test as it names a gate', () => {
  const test = gate('b', 'fail', 'enforce', { id: 'validate.behaviour.b' })
  assert.equal(decide([test], [waiver()], 'enforce', now).outcome, 'passed')
  assert.equal(decide([test], [waiver({ gate: 'a' })], 'enforce', now).outcome, 'refused')
})

test('observe never blocks and never hides the verdict', () => {
  const decision = decide([gate('a', 'fail')], [], 'observe', now)
  assert.deepEqual([decision.verdict, decision.outcome], ['fail', 'passed'])
})

const anyGate = fc
  .record({
    verdict: fc.constantFrom<Verdict>('pass', 'fail', 'inconclusive'),
    mode: fc.constantFrom<Mode>('enforce', 'observe'),
    judged: fc.boolean(),
  })
  .map(({ verdict, mode, judged }) => gate('a', verdict, mode, { judged }))
const rank: Readonly<Record<Verdict, number>> = { fail: 0, inconclusive: 1, pass: 2 }

test('a gate that gets worse never improves the verdict', () => {
  fc.assert(
    fc.property(fc.array(anyGate, { minLength: 1 }), fc.nat(), (gates, at) => {
      const index = at % gates.length
      const worse = gates.map((one, position) => (position === index ? { ...one, verdict: 'fail' as const } : one))
      assert.ok(rank[combine(worse)] <= rank[combine(gates)])
    }),
  )
})

test('without a waiver the outcome is passed exactly when the verdict is pass', () => {
  fc.assert(
    fc.property(fc.array(anyGate), (gates) => {
      const { verdict, outcome } = decide(gates, [], 'enforce', now)
      assert.equal(outcome === 'passed', verdict === 'pass')
    }),
  )
})
