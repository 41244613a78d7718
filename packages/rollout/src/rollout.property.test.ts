import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type EndpointState, phases, sha256, UserError } from '@mlops-actions/core'
import { type Behaviour, type FakeEndpoints, fakeEndpoints, type TestCall, testCall } from '@mlops-actions/testing'
import fc from 'fast-check'
import { drive } from './drive.ts'
import type { Intent, Strategy } from './types.ts'
import { serving, sumOf } from './weights.ts'

class Crash extends Error {}

const strategies: Readonly<Record<string, Strategy>> = {
  canary: {
    strategy: 'canary',
    steps: [
      { weight: 20, pauseMs: 2500 },
      { weight: 60, pauseMs: 2500 },
    ],
    analysis: [{ metric: 'error_rate', maxIncrease: 0.05 }],
    minRequests: 5,
    extendMs: 4000,
    inconclusive: 'rollback',
    bakeMs: 5000,
    prepareMs: 5000,
  },
  allAtOnce: {
    strategy: 'all-at-once',
    steps: [],
    analysis: [],
    minRequests: 0,
    extendMs: 0,
    inconclusive: 'pause',
    bakeMs: 3000,
    prepareMs: 5000,
  },
}

const command = fc.record({
  operation: fc.constantFrom('deploy', 'deploy', 'deploy', 'resume', 'promote', 'rollback', 'abort') as fc.Arbitrary<
    Intent['operation']
  >,
  version: fc.constantFrom('1', '2', '3', '4'),
  strategy: fc.constantFrom('canary', 'canary', 'allAtOnce'),
  waitForMs: fc.constantFrom(0, 1000, 3000, 20_000),
  crash: fc.option(fc.record({ at: fc.integer({ min: 1, max: 8 }), when: fc.constantFrom('before', 'after') })),
  dead: fc.constantFrom<readonly string[]>([], [], [], ['blue'], ['green'], ['blue', 'green']),
  idleMs: fc.constantFrom(0, 0, 2000, 10_000),
  twice: fc.boolean(),
})
const behaviour = fc.record({
  startMs: fc.constantFrom(0, 500, 2500),
  applyMs: fc.constantFrom(0, 300),
  requestsPerMinute: fc.constantFrom(10, 6000),
  startFails: fc.constantFrom<Record<string, string>>({}, { '3': 'no memory' }),
  errorRate: fc.constantFrom<Record<string, number>>({}, { '2': 0.6 }),
})

/** One endpoint that is driven and crashed at will, and that checks every rule at every write. */
class World {
  readonly call: TestCall = testCall()
  readonly behaviour: Behaviour
  readonly endpoints: FakeEndpoints
  readonly verified = new Set<string>()
  /** Whether the command that runs is one with which a person ends a rollout. */
  asked = false
  #ids = 0

  constructor(made: Behaviour) {
    this.behaviour = made
    this.endpoints = fakeEndpoints(this.call.clock, made)
  }

  async state(): Promise<EndpointState> {
    return (await this.endpoints.inspect('e', this.call))?.value as EndpointState
  }

  /** Performs one command; a crash ends it, a user's error is an answer. */
  async perform(one: { operation: Intent['operation']; version: string; strategy: string; waitForMs: number }) {
    this.#ids += 1
    this.asked ||= one.operation === 'abort' || one.operation === 'rollback'
    const strategy = strategies[one.strategy] as Strategy
    const named = one.operation === 'deploy' || one.operation === 'rollback'
    const intent: Intent = {
      operation: one.operation,
      id: `id-${this.#ids}`,
      owner: 'o',
      ...(named ? { version: one.version } : {}),
    }
    try {
      const result = await drive(
        {
          endpoints: this.endpoints,
          endpoint: 'e',
          intent,
          strategy,
          spec: (deployment, version) => ({
            endpoint: 'e',
            deployment,
            model: 'm',
            version,
            package: sha256(version),
            bundle: '',
            settings: {},
          }),
          check: async (deployment, role) => await this.check(deployment, role),
          waitForMs: one.waitForMs,
        },
        this.call,
      )
      if (result.end === 'live' && one.operation === 'deploy') {
        const [name] = serving(result.state)
        assert.equal(result.state.deployments[name ?? '']?.version, one.version, 'success only for what was requested')
      }
      return result
    } catch (thrown) {
      if (thrown instanceof Crash || thrown instanceof UserError) return undefined
      throw thrown
    }
  }

  async check(deployment: string, role: 'new' | 'old') {
    const answer = await this.endpoints.invoke('e', new Uint8Array(), { deployment }, this.call)
    const ok = answer.status === 200
    const { rollout } = await this.state()
    if (ok && role === 'new') this.verified.add(`${rollout?.id} ${deployment}`)
    return { ok, detail: ok ? 'fine' : `status ${answer.status}` }
  }

  /** Watches every change, and crashes at the nth. */
  watch(crash: { readonly at: number; readonly when: string } | null): void {
    let changes = 0
    let seen = this.endpoints.writes.length
    this.endpoints.onChange = (_what, when) => {
      if (when === 'after') {
        for (; seen < this.endpoints.writes.length; seen += 1) this.assertWrite(seen)
      } else changes += 1
      if (crash && changes === crash.at && when === crash.when) throw new Crash()
    }
  }

  assertWrite(index: number): void {
    const write = this.endpoints.writes[index]
    const before = this.endpoints.writes[index - 1]
    if (!write) return
    const sum = sumOf(write.traffic)
    assert.ok(sum === 100 || (sum === 0 && (before === undefined || sumOf(before.traffic) === 0)), `sum ${sum}`)
    const { rollout } = write
    if (rollout) reached.add(rollout.phase)
    assert.ok(rollout && phases.includes(rollout.phase))
    const gained = (name: string | null) => name !== null && (write.traffic[name] ?? 0) > (before?.traffic[name] ?? 0)
    if (gained(rollout.to)) assert.ok(this.verified.has(`${rollout.id} ${rollout.to}`), 'no weight before verification')
    const dead = (name: string | null): boolean => this.behaviour.dead?.includes(name ?? '') === true
    if (gained(rollout.from) && dead(rollout.from)) {
      assert.ok(this.asked && dead(rollout.to), 'to a sick deployment only where neither is well and a person asked')
      reached.add('neither')
    }
    assert.ok(JSON.stringify(rollout).length < 400)
  }
}

const reached = new Set<string>()

test('whatever is commanded, crashed or broken: the rules of a rollout hold at every write, and it comes to rest', async () => {
  await fc.assert(
    fc.asyncProperty(behaviour, fc.array(command, { minLength: 1, maxLength: 7 }), async (made, commands) => {
      const world = new World({ ...made })
      await world.endpoints.ensureEndpoint('e', {}, world.call)
      for (const one of commands) {
        world.behaviour.dead = one.dead
        world.asked = false
        world.watch(one.crash)
        if (one.twice) await Promise.all([world.perform(one), world.perform({ ...one, operation: 'resume' })])
        else await world.perform(one)
        if (one.idleMs > 0) await world.call.clock.sleep(one.idleMs, world.call.signal)
      }
      world.behaviour.dead = []
      world.watch(null)
      const rest = await world.perform({ operation: 'resume', version: '', strategy: 'canary', waitForMs: 120_000 })
      const { rollout, traffic } = await world.state()
      assert.ok(rest && ['live', 'rolled-back', 'failed', 'paused', 'refused'].includes(rest.end), rest?.end)
      assert.ok(rollout === null || ['live', 'retired', 'rolled-back', 'failed', 'paused'].includes(rollout.phase))
      assert.ok([0, 100].includes(sumOf(traffic)))
    }),
    { numRuns: 600, seed: 20261123 },
  )
  assert.deepEqual([...reached].sort(), [...phases, 'neither'].sort(), 'the walks reach every phase')
})

test('killed before or after any of its changes and run again, a release ends live', async () => {
  for (const strategy of ['canary', 'allAtOnce'])
    for (const when of ['before', 'after'])
      for (let at = 1; at <= 8; at += 1) {
        const world = new World({ startMs: 500, requestsPerMinute: 6000 })
        await world.endpoints.ensureEndpoint('e', {}, world.call)
        await world.perform({ operation: 'deploy', version: '1', strategy, waitForMs: 60_000 })
        const one = { operation: 'deploy' as const, version: '2', strategy, waitForMs: 60_000 }
        world.watch({ at, when })
        await world.perform(one)
        world.watch(null)
        const again = await world.perform(one)
        const state = await world.state()
        assert.equal(again?.end, 'live', `${strategy}, ${when} change ${at}`)
        assert.deepEqual(state.traffic, { blue: 0, green: 100 })
        assert.deepEqual(
          Object.values(state.deployments).map((deployment) => deployment.version),
          ['1', '2'],
          'the old one is kept for its bake',
        )
      }
})
