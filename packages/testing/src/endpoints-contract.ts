import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import {
  type DeploymentSpec,
  type EndpointState,
  type Endpoints,
  isConflict,
  type Revision,
  type Rollout,
  type Seen,
} from '@mlops-actions/core'
import type { TestCall } from './calls.ts'

/** What the contract needs of a provider. */
export interface EndpointsUnderTest {
  readonly endpoints: Endpoints
  /** The same state, opened a second time, as another process would. */
  readonly again: () => Endpoints
  readonly call: TestCall
  /** A version that can be deployed: everything but the endpoint and the deployment's name. */
  readonly package: (version: string) => Omit<DeploymentSpec, 'endpoint' | 'deployment'>
  /** A request that every version answers with status 200. */
  readonly request: Uint8Array
  /** How long a deployment may take to be ready, in milliseconds of the call's clock. */
  readonly readyMs: number
}

export type EndpointsFactory = (test: TestContext) => Promise<EndpointsUnderTest>

/** A case with the verbs that tests are made of. */
interface Case extends EndpointsUnderTest {
  state(): Promise<EndpointState>
  seen(): Promise<Seen<EndpointState>>
  create(deployment: string, version: string): Promise<void>
  /** Creates a deployment and waits until it is ready. */
  ready(deployment: string, version: string): Promise<void>
  write(traffic: Readonly<Record<string, number>>, rollout?: Rollout | null): Promise<void>
  until(what: string, holds: (state: EndpointState) => boolean): Promise<void>
}

/**
 * What every endpoint port keeps. Registers one node:test case for each rule.
 * @param name the provider, in the names of the cases
 */
export function endpointsContract(name: string, factory: EndpointsFactory): void {
  for (const [rule, check] of Object.entries(rules))
    test(`${name}: ${rule}`, async (context) => {
      const made = await factory(context)
      await check(caseOf(made))
    })
}

const endpoint = 'credit'

function caseOf(made: EndpointsUnderTest): Case {
  const { endpoints, call } = made
  const seen = async () => {
    const found = await endpoints.inspect(endpoint, call)
    assert.ok(found, 'the endpoint is there')
    return found
  }
  const state = async () => (await seen()).value
  const create = async (deployment: string, version: string) =>
    await endpoints.createDeployment({ endpoint, deployment, ...made.package(version) }, call)
  const until = async (what: string, holds: (state: EndpointState) => boolean) => {
    const end = call.clock.monotonicMs() + made.readyMs
    while (!holds(await state())) {
      assert.ok(call.clock.monotonicMs() < end, `${what}: ${JSON.stringify(await state())}`)
      await call.clock.sleep(50, call.signal)
    }
  }
  return {
    ...made,
    seen,
    state,
    create,
    until,
    async ready(deployment, version) {
      await create(deployment, version)
      await until(`${deployment} is ready`, (now) => now.deployments[deployment]?.state === 'ready')
    },
    async write(traffic, rollout) {
      const before = await seen()
      await endpoints.write(endpoint, { traffic, ...(rollout === undefined ? {} : { rollout }) }, before.revision, call)
      const same = (now: EndpointState) =>
        Object.entries(traffic).every(([one, weight]) => (now.traffic[one] ?? 0) === weight)
      await until('the traffic is there', (now) => now.ready !== 'changing' && same(now))
    },
  }
}

const rolloutOf = (change: Partial<Rollout> = {}): Rollout => ({
  id: 'r1',
  owner: 'test',
  from: null,
  to: 'blue',
  version: '1',
  step: -1,
  phase: 'prepared',
  since: '2026-11-23T09:00:00.000Z',
  ...change,
})
const conflicts = (error: unknown) => isConflict(error)

const rules: Readonly<Record<string, (one: Case) => Promise<void>>> = {
  'an endpoint is made once, empty, and listed': async ({ endpoints, again, call, state }) => {
    assert.equal(await endpoints.inspect(endpoint, call), undefined)
    await endpoints.ensureEndpoint(endpoint, {}, call)
    await again().ensureEndpoint(endpoint, {}, call)
    const { traffic, rollout, deployments } = await state()
    assert.deepEqual({ traffic, rollout, deployments }, { traffic: {}, rollout: null, deployments: {} })
    assert.deepEqual(await again().list(call), [endpoint])
  },
  'a deployment becomes ready without traffic and answers when it is called directly': async (one) => {
    const { endpoints, call, ready, state, request } = one
    await endpoints.ensureEndpoint(endpoint, {}, call)
    await ready('blue', '1')
    assert.equal((await state()).deployments['blue']?.version, '1')
    assert.deepEqual(
      Object.values((await state()).traffic).filter((weight) => weight > 0),
      [],
    )
    const answer = await endpoints.invoke(endpoint, request, { deployment: 'blue' }, call)
    assert.equal(answer.status, 200)
    assert.equal(answer.deployment, 'blue')
  },
  'creating the same again changes nothing; another content under the name is refused': async (one) => {
    const { endpoints, call, ready, create, state } = one
    await endpoints.ensureEndpoint(endpoint, {}, call)
    await ready('blue', '1')
    await create('blue', '1')
    assert.equal((await state()).deployments['blue']?.state, 'ready')
    await assert.rejects(create('blue', '2'))
    assert.equal((await state()).deployments['blue']?.version, '1')
  },
  'traffic and rollout change in one write, and only from what was read': async (one) => {
    const { endpoints, again, call, ready, seen, state } = one
    await endpoints.ensureEndpoint(endpoint, {}, call)
    await ready('blue', '1')
    const before = await seen()
    const rollout = rolloutOf({ phase: 'live' })
    await endpoints.write(endpoint, { traffic: { blue: 100 }, rollout }, before.revision, call)
    await one.until('the traffic is there', (now) => now.traffic['blue'] === 100)
    assert.deepEqual((await state()).rollout, rollout)
    await assert.rejects(again().write(endpoint, { rollout: null }, before.revision, call), conflicts)
    await assert.rejects(again().write(endpoint, { rollout: null }, 'nonsense' as Revision, call), conflicts)
    assert.deepEqual((await state()).rollout, rollout)
  },
  'of writers at once one wins': async ({ endpoints, again, call, seen, state }) => {
    await endpoints.ensureEndpoint(endpoint, {}, call)
    const { revision } = await seen()
    const tries = ['a', 'b', 'c'].map((id) => again().write(endpoint, { rollout: rolloutOf({ id }) }, revision, call))
    const settled = await Promise.allSettled(tries)
    assert.equal(settled.filter((result) => result.status === 'fulfilled').length, 1)
    assert.ok(settled.every((result) => result.status === 'fulfilled' || isConflict(result.reason)))
    const winner = settled.findIndex((result) => result.status === 'fulfilled')
    assert.equal((await state()).rollout?.id, ['a', 'b', 'c'][winner])
  },
  'a request goes where the traffic goes': async (one) => {
    const { endpoints, call, ready, write, request } = one
    await endpoints.ensureEndpoint(endpoint, {}, call)
    await ready('blue', '1')
    await write({ blue: 100 })
    await ready('green', '2')
    const answered = async () => (await endpoints.invoke(endpoint, request, {}, call)).deployment
    assert.equal(await answered(), 'blue')
    await write({ blue: 0, green: 100 })
    assert.equal(await answered(), 'green')
  },
  'a deployment with traffic cannot be deleted, one without can, twice': async (one) => {
    const { endpoints, call, ready, write, state, request } = one
    await endpoints.ensureEndpoint(endpoint, {}, call)
    await ready('blue', '1')
    await write({ blue: 100 })
    await assert.rejects(endpoints.deleteDeployment(endpoint, 'blue', call))
    assert.equal((await endpoints.invoke(endpoint, request, {}, call)).status, 200)
    await ready('green', '2')
    await endpoints.deleteDeployment(endpoint, 'green', call)
    await one.until('green is gone', (now) => now.deployments['green'] === undefined)
    await endpoints.deleteDeployment(endpoint, 'green', call)
    assert.equal((await state()).traffic['blue'], 100)
  },
  'no traffic for a deployment that is not there': async (one) => {
    const { endpoints, call, ready, write, seen, state } = one
    await endpoints.ensureEndpoint(endpoint, {}, call)
    await ready('blue', '1')
    await write({ blue: 100 })
    const { revision } = await seen()
    await assert.rejects(endpoints.write(endpoint, { traffic: { blue: 50, green: 50 } }, revision, call))
    assert.equal((await state()).traffic['blue'], 100)
  },
  'there are no metrics before there are requests': async ({ endpoints, call }) => {
    await endpoints.ensureEndpoint(endpoint, {}, call)
    const window = { from: call.clock.now(), to: call.clock.now() }
    assert.deepEqual(await endpoints.metrics(endpoint, 'blue', window, call), [])
  },
}
