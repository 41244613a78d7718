import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type DriveResult, drive, type Strategy } from '@mlops-actions/rollout'
import { Bench, body, call, tally } from './serve/fixtures/bench.ts'

let bench: Bench
before(async () => {
  bench = await Bench.make()
})
after(() => bench.close())

const canary: Strategy = {
  strategy: 'canary',
  steps: [
    { weight: 25, pauseMs: 600 },
    { weight: 50, pauseMs: 600 },
  ],
  analysis: [
    { metric: 'error_rate', maxIncrease: 0.02 },
    { metric: 'latency_p95', maxRatio: 4 },
    { metric: 'prediction_distribution', max: 0.3 },
  ],
  minRequests: 40,
  extendMs: 40_000,
  inconclusive: 'rollback',
  bakeMs: 60_000,
}

type Made = Parameters<Bench['bundle']>[1]

const folder = mkdtempSync(join(tmpdir(), 'mlops-triggers-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const trigger = (endpoint: string): string => join(folder, endpoint)

/** Code of a release that does something when it has its first share of traffic: when a file appears. */
const onceShifting = (endpoint: string, does: string): string =>
  `const { existsSync } = await import('node:fs')
setInterval(() => { if (existsSync(${JSON.stringify(trigger(endpoint))})) { ${does} } }, 20).unref()`

/** Version 1 is live; version 2 is rolled out while clients ask without pause. Gives how it ended and what clients saw. */
async function release(
  endpoint: string,
  made: Made,
  settings = {},
): Promise<{ result: DriveResult; seen: ReturnType<typeof tally> }> {
  const good = await bench.bundle('good')
  const fresh = await bench.bundle(`${endpoint}-bundle`, made)
  await bench.serve(endpoint, settings)
  const run = (version: string, bundle: typeof good) =>
    drive(
      {
        endpoints: bench.endpoints,
        endpoint,
        intent: { operation: 'deploy', id: `${endpoint}-${version}`, owner: 'test', version },
        strategy: canary,
        spec: (deployment) => ({
          endpoint,
          deployment,
          model: 'pair',
          version,
          package: bundle.digest,
          bundle: bundle.folder,
          settings: {},
        }),
        check: async (deployment) => {
          const { status } = await bench.endpoints.invoke(endpoint, body, { deployment }, call)
          return { ok: status === 200, detail: `status ${status}` }
        },
        pollMs: 100,
        onEvent: (event) => {
          if (event.kind === 'shifting') writeFileSync(trigger(endpoint), '')
        },
      },
      call,
    )
  assert.equal((await run('1', good)).end, 'live')
  let result: DriveResult | undefined
  const answers = await bench.under(endpoint, 4, async () => {
    result = await run('2', fresh)
  })
  assert.ok(result)
  return { result, seen: tally(answers) }
}

test('a good release goes live under load, and no request fails', async () => {
  const { result, seen } = await release('fine', {})
  assert.equal(result.end, 'live', result.reason)
  assert.equal(result.analyses.length, 2)
  assert.equal(seen.failed, 0)
  assert.ok(seen.green > 40)
})

for (const [name, what, made, settings, reason] of [
  ['crashing', 'crashes', { before: onceShifting('crashing', 'process.exit(3)') }, {}, /green|error_rate/],
  ['hanging', 'hangs', { before: onceShifting('hanging', 'for (;;);') }, { timeout: '300ms' }, /green|error_rate/],
  [
    'slow',
    'is slower than allowed',
    { before: onceShifting('slow', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250)') },
    {},
    /latency_p95 × /,
  ],
  ['opposite', 'answers otherwise', { model: 'binary-opposite.onnx' }, {}, /prediction_distribution distance/],
] as const satisfies readonly (readonly [string, string, Made, object, RegExp])[])
  test(`a release that ${what} is rolled back, and no request fails`, async () => {
    const { result, seen } = await release(name, made, settings)
    assert.equal(result.end, 'rolled-back', result.reason)
    assert.match(result.reason ?? '', reason)
    assert.deepEqual(result.state.traffic, { blue: 100, green: 0 })
    assert.equal(seen.failed, 0)
  })
