import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Revision, sha256, UserError, type Weights } from '@mlops-actions/core'
import { testCall } from '@mlops-actions/testing'
import { drive } from './drive.ts'
import { allAtOnce, canary, house, kinds, minutes } from './fixtures/drive-house.ts'
import { sumOf } from './weights.ts'

test('the first deployment gets all traffic after it was verified', async () => {
  const { run, state, endpoints } = await house({ startMs: 5000 })
  const result = await run({ version: '1' })
  assert.equal(result.end, 'live')
  assert.deepEqual((await state()).traffic, { blue: 100 })
  assert.deepEqual(kinds(result), ['prepared', 'verified', 'live'])
  assert.ok(endpoints.writes.slice(0, -1).every((write) => sumOf(write.traffic) === 0))
})

test('a good canary goes step by step, keeps the old deployment for its bake, and drops it when that is over', async () => {
  const { run, state, call } = await house()
  await run({ version: '1' })
  const begun = call.clock.monotonicMs()
  const result = await run({ version: '2' })
  assert.equal(result.end, 'live')
  assert.deepEqual(kinds(result), ['prepared', 'verified', 'shifting', 'analysis', 'shifting', 'analysis', 'live'])
  assert.deepEqual(
    result.events.filter((event) => event.kind === 'shifting').map((event) => event.traffic),
    [
      { blue: 90, green: 10 },
      { blue: 50, green: 50 },
    ],
  )
  assert.equal(call.clock.monotonicMs() - begun, 60 * minutes)
  assert.deepEqual(Object.keys((await state()).deployments), ['blue', 'green'])
  assert.deepEqual((await state()).traffic, { blue: 0, green: 100 })
  assert.equal((await run({ operation: 'resume' })).end, 'live')
  assert.deepEqual(Object.keys((await state()).deployments), ['blue', 'green'])
  await call.clock.sleep(24 * 60 * minutes, call.signal)
  assert.deepEqual(kinds(await run({ operation: 'resume' })), ['retired', 'deleted'])
  assert.deepEqual(Object.keys((await state()).deployments), ['green'])
})

for (const [name, behaviour, metric] of [
  ['errors', { errorRate: { '2': 0.2 } }, 'error_rate'],
  ['slow answers', { latencyMs: { '2': 36 } }, 'latency_p95'],
  ['other predictions', { positives: { '2': 0.95 } }, 'prediction_distribution'],
] as const)
  test(`a canary with ${name} is rolled back as soon as it is sure, before its pause ends`, async () => {
    const { run, state, call } = await house(behaviour)
    await run({ version: '1' })
    const begun = call.clock.monotonicMs()
    const result = await run({ version: '2' })
    assert.equal(result.end, 'rolled-back')
    assert.match(result.reason ?? '', new RegExp(metric))
    assert.deepEqual((await state()).traffic, { blue: 100, green: 0 })
    assert.ok(call.clock.monotonicMs() - begun < 30 * minutes)
    assert.ok((await state()).deployments['green'], 'it stays for its logs')
    await call.clock.sleep(canary.bakeMs, call.signal)
    await run({ operation: 'resume' })
    assert.deepEqual(Object.keys((await state()).deployments), ['blue'])
  })

test('too few requests extend the step, and then the configured outcome holds', async () => {
  for (const inconclusive of ['rollback', 'pause'] as const) {
    const { run, state, call } = await house({ requestsPerMinute: 10 })
    await run({ version: '1' })
    const begun = call.clock.monotonicMs()
    const result = await run({ version: '2' }, { ...canary, inconclusive })
    assert.equal(result.end, inconclusive === 'pause' ? 'paused' : 'rolled-back')
    assert.match(result.reason ?? '', /inconclusive/)
    assert.equal(call.clock.monotonicMs() - begun, 150 * minutes)
    assert.equal((await state()).traffic['green'], inconclusive === 'pause' ? 10 : 0)
  }
})

test('no weight moves when preparing or verifying fails', async () => {
  const broken = await house({ startFails: { '2': 'port in use' } })
  await broken.run({ version: '1' })
  const notStarted = await broken.run({ version: '2' })
  assert.deepEqual([notStarted.end, notStarted.reason], ['failed', 'port in use'])
  assert.deepEqual((await broken.state()).traffic, { blue: 100 })

  const { run, state, endpoints, call } = await house()
  await run({ version: '1' })
  const wrong = await drive(
    {
      endpoints,
      endpoint: 'e',
      intent: { operation: 'deploy', id: 'x', owner: 'o', version: '2' },
      strategy: canary,
      spec: (deployment, version) => ({
        endpoint: 'e',
        deployment,
        model: 'm',
        version,
        package: sha256('p'),
        bundle: '',
        settings: {},
      }),
      check: async (_deployment, role) => ({ ok: role === 'old', detail: '3 of 20 answers differ' }),
    },
    call,
  )
  assert.deepEqual([wrong.end, wrong.reason], ['failed', '3 of 20 answers differ'])
  assert.deepEqual((await state()).traffic, { blue: 100 })
})

test('a live deployment that is sick refuses a canary and offers only all-at-once, asked for by name', async () => {
  const { run, state, behaviour } = await house()
  await run({ version: '1' })
  behaviour.dead = ['blue']
  const refused = await run({ version: '2' })
  assert.deepEqual([refused.end, refused.code], ['refused', 'OLD_SICK'])
  const forced = await run({ version: '2' }, allAtOnce)
  assert.equal(forced.end, 'live')
  assert.deepEqual((await state()).traffic, { blue: 0, green: 100 })
})

test('a rollout pauses while the old deployment is sick, never goes back to it, and goes on when it is well', async () => {
  const { run, state, behaviour, call } = await house()
  await run({ version: '1' })
  await run({ version: '2' }, canary, { waitForMs: 10 * minutes })
  assert.equal((await state()).traffic['green'], 10)
  behaviour.dead = ['blue']
  const paused = await run({ operation: 'resume' }, canary, { waitForMs: 40 * minutes })
  assert.equal(paused.end, 'pending')
  assert.equal((await state()).rollout?.phase, 'paused')
  const back = await run({ operation: 'rollback', reason: 'slow' }, canary, { waitForMs: minutes })
  assert.equal(back.end, 'pending')
  assert.deepEqual((await state()).traffic, { blue: 90, green: 10 })
  behaviour.dead = []
  const resumed = await run({ operation: 'resume' }, canary)
  assert.equal(resumed.end, 'live')
  assert.ok(call.clock.monotonicMs() > 0)
})

test('a rollout whose two deployments are dead ends when a person asks, and another version can come', async () => {
  for (const operation of ['abort', 'rollback'] as const) {
    const { run, state, behaviour } = await house()
    await run({ version: '1' })
    await run({ version: '2' }, canary, { waitForMs: 10 * minutes })
    behaviour.dead = ['blue', 'green']
    const stuck = await run({ operation: 'resume' }, canary, { waitForMs: minutes })
    assert.equal(stuck.end, 'pending')
    assert.equal((await state()).rollout?.phase, 'paused', 'by itself it does not end')
    const ended = await run({ operation, reason: 'the disk is full' }, canary, { waitForMs: 0 })
    assert.equal(ended.end, 'rolled-back')
    assert.match(ended.reason ?? '', /neither answers; the disk is full/)
    assert.deepEqual((await state()).traffic, { blue: 100, green: 0 })
    behaviour.dead = ['blue']
    assert.equal((await run({ version: '3' })).code, 'OLD_SICK')
    assert.equal((await run({ version: '3' }, allAtOnce)).end, 'live')
    assert.deepEqual((await state()).traffic, { blue: 0, green: 100 })
  }
})

test('promote goes on at once; abort and rollback give all traffic back', async () => {
  for (const [operation, end, traffic] of [
    ['promote', 'live', { blue: 0, green: 100 }],
    ['abort', 'rolled-back', { blue: 100, green: 0 }],
    ['rollback', 'rolled-back', { blue: 100, green: 0 }],
  ] as const) {
    const { run, state } = await house()
    await run({ version: '1' })
    assert.equal((await run({ version: '2' }, canary, { waitForMs: minutes })).end, 'pending')
    assert.equal((await run({ operation, reason: 'because' })).end, end)
    assert.deepEqual((await state()).traffic, traffic)
  }
})

test('rollback in the bake takes one write; after it the version before is brought back, verified, at once', async () => {
  const { run, state, call, endpoints } = await house()
  await run({ version: '1' })
  await run({ version: '2' })
  const before = endpoints.writes.length
  assert.equal((await run({ operation: 'rollback', version: '1', reason: 'slow' })).end, 'rolled-back')
  assert.deepEqual((await state()).traffic, { blue: 100, green: 0 })
  assert.equal(endpoints.writes.length - before, 2, 'the traffic, and that it is back')
  assert.equal(
    (await run({ operation: 'rollback', version: '0' })).end,
    'rolled-back',
    'a second rollback goes no further',
  )

  await run({ version: '3' })
  await call.clock.sleep(canary.bakeMs, call.signal)
  await run({ operation: 'resume' })
  const again = await run({ operation: 'rollback', version: '1', reason: 'slow' })
  assert.equal(again.end, 'live')
  assert.equal((await state()).deployments['blue']?.version, '1')
  assert.deepEqual((await state()).traffic, { blue: 100, green: 0 })
  const none = await house()
  await none.run({ version: '1' })
  assert.equal((await none.run({ operation: 'rollback' })).code, 'NOTHING_BEFORE')
  assert.equal((await none.run({ operation: 'abort' })).code, 'NO_ROLLOUT')
})

test('a rollback in the bake whose old deployment is dead makes it anew, or says why it cannot', async () => {
  const { run, state, behaviour, endpoints } = await house()
  await run({ version: '1' })
  await run({ version: '2' })
  behaviour.dead = ['blue']
  const refused = await run({ operation: 'rollback', reason: 'slow' })
  assert.deepEqual([refused.end, refused.code], ['refused', 'OLD_SICK'])
  assert.equal((await state()).rollout?.phase, 'live', 'nothing was changed')
  endpoints.onChange = (what, when) => {
    if (what === 'create blue' && when === 'after') behaviour.dead = []
  }
  assert.equal((await run({ operation: 'rollback', version: '1', reason: 'slow' })).end, 'live')
  assert.deepEqual((await state()).traffic, { green: 0, blue: 100 })
})

test('a platform that refuses a step once is asked again; one that keeps refusing ends the run with its words', async () => {
  for (const [times, end] of [
    [2, 'live'],
    [50, 'error'],
  ] as const) {
    const { run, endpoints } = await house()
    await run({ version: '1' })
    let refusals = 0
    endpoints.onChange = (what, when) => {
      if (what !== 'write shifting' || when !== 'before' || refusals >= times) return
      refusals += 1
      throw new UserError({ code: 'TRAFFIC_INVALID', message: 'green is not ready yet.' })
    }
    const ended = await run({ version: '2' }).then(
      (result) => result.end,
      (error: UserError) => {
        assert.equal(error.code, 'TRAFFIC_INVALID')
        return 'error'
      },
    )
    assert.equal(ended, end)
  }
})

test('blue and green alternate, and the same version again changes nothing', async () => {
  const { run, state, endpoints } = await house()
  for (const [version, name] of [
    ['1', 'blue'],
    ['2', 'green'],
    ['3', 'blue'],
  ] as const) {
    await run({ version }, allAtOnce)
    assert.equal((await state()).traffic[name], 100)
    assert.equal((await state()).deployments[name]?.version, version)
  }
  const before = endpoints.writes.length
  assert.equal((await run({ version: '3' })).end, 'live')
  assert.equal(endpoints.writes.length, before)
})

test('a version that serves already is live, whatever became of the last rollout', async () => {
  const { run, endpoints } = await house({ errorRate: { '2': 0.3 }, startFails: { '3': 'no' } })
  await run({ version: '1' })
  for (const [version, end] of [
    ['2', 'rolled-back'],
    ['3', 'failed'],
  ] as const) {
    assert.equal((await run({ version })).end, end)
    const before = endpoints.writes.length
    assert.equal((await run({ version: '1' })).end, 'live')
    assert.equal(endpoints.writes.length, before)
  }
})

test('a rollout in progress names its owner and is not disturbed; the same version is adopted', async () => {
  const { run, state } = await house()
  await run({ version: '1' })
  await run({ version: '2' }, canary, { waitForMs: minutes })
  await assert.rejects(run({ version: '3' }), (error: UserError) => {
    assert.equal(error.code, 'ROLLOUT_IN_PROGRESS')
    assert.match(error.message, /v2 is shifting since .* by run-2/)
    return true
  })
  const id = (await state()).rollout?.id
  assert.equal((await run({ version: '2' })).end, 'live')
  assert.equal((await state()).rollout?.id, id)
})

test('two drivers of one rollout at once end where one would', async () => {
  const { run, state, endpoints } = await house({ startMs: 3000, applyMs: 400 })
  await run({ version: '1' })
  const results = await Promise.all([run({ version: '2' }), run({ version: '2' }), run({ version: '2' })])
  assert.deepEqual(
    results.map((result) => result.end),
    ['live', 'live', 'live'],
  )
  assert.deepEqual((await state()).traffic, { blue: 0, green: 100 })
  const weights = endpoints.writes.map((write) => write.traffic['green'] ?? 0)
  assert.deepEqual(
    [...weights].sort((a, b) => a - b),
    weights,
    'the weight only ever rose',
  )
})

test('a stranger that takes the endpoint stops the run, and both are named', async () => {
  const { run, endpoints, call } = await house()
  await run({ version: '1' })
  const running = run({ version: '2' })
  await call.clock.sleep(5 * minutes, call.signal)
  const seen = await endpoints.inspect('e', call)
  const rollout = { ...seen?.value.rollout, id: 'stranger', owner: 'somebody' } as never
  await endpoints.write('e', { rollout }, seen?.revision as Revision, call)
  await assert.rejects(running, (error: UserError) => {
    assert.equal(error.code, 'ROLLOUT_TAKEN')
    assert.match(error.message, /run-2/)
    assert.match(error.message, /somebody/)
    return true
  })
})

test('traffic that somebody changed by hand pauses the rollout', async () => {
  const { run, endpoints, call, state } = await house()
  await run({ version: '1' })
  await run({ version: '2' }, canary, { waitForMs: minutes })
  const seen = await endpoints.inspect('e', call)
  const traffic: Weights = { blue: 70, green: 30 }
  await endpoints.write('e', { traffic }, seen?.revision as Revision, call)
  const result = await run({ operation: 'resume' })
  assert.equal(result.end, 'paused')
  assert.match(result.reason ?? '', /somebody else/)
  assert.deepEqual((await state()).traffic, traffic)
})

test('the signal stops the run between steps, and the next run goes on', async () => {
  const { endpoints, run, state, call } = await house()
  await run({ version: '1' })
  const other = testCall(call.clock)
  const first = drive(
    {
      endpoints,
      endpoint: 'e',
      intent: { operation: 'deploy', id: 'x', owner: 'o', version: '2' },
      strategy: canary,
      spec: (deployment, version) => ({
        endpoint: 'e',
        deployment,
        model: 'm',
        version,
        package: sha256('p'),
        bundle: '',
        settings: {},
      }),
      check: async () => ({ ok: true, detail: 'fine' }),
      onEvent: (event) => {
        if (event.kind === 'shifting') other.abort()
      },
    },
    other,
  )
  assert.equal((await first).end, 'interrupted')
  assert.equal((await state()).rollout?.phase, 'shifting')
  assert.equal((await run({ operation: 'resume' })).end, 'live')
})
