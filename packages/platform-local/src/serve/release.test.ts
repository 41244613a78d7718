import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { binarySchema } from '../../../packaging/fixtures/bundle.ts'
import { Bench, body, call, pause, rolloutTo, tally, until } from './fixtures/bench.ts'

let bench: Bench
before(async () => {
  bench = await Bench.make()
})
after(() => bench.close())

/** An endpoint with blue live and green beside it, by a bundle that has something of its own. */
async function release(endpoint: string, options: Parameters<Bench['bundle']>[1], settings = {}): Promise<void> {
  await bench.serve(endpoint, settings)
  await bench.deploy(endpoint, 'blue', '1', bench.bundle('good'))
  await bench.write(endpoint, { blue: 100 })
  await bench.deploy(endpoint, 'green', '2', bench.bundle(`${endpoint}-bundle`, options))
}

const lastMinute = () => ({
  from: new Date(Date.now() - 60_000).toISOString(),
  to: new Date(Date.now() + 1000).toISOString(),
})

async function counted(endpoint: string, deployment: string): Promise<{ requests: number; errors: number }> {
  const buckets = await bench.endpoints.metrics(endpoint, deployment, lastMinute(), call)
  const sum = (key: 'requests' | 'errors') => buckets.reduce((total, bucket) => total + bucket[key], 0)
  return { requests: sum('requests'), errors: sum('errors') }
}

test('while weights shift no request fails and each deployment has its share', async () => {
  await release('shift', {})
  const seen = await bench.under('shift', 6, async () => {
    for (const green of [10, 50, 100]) {
      await bench.write('shift', { blue: 100 - green, green }, rolloutTo('green', 'blue'))
      await pause(150)
    }
    await bench.write('shift', { blue: 100, green: 0 })
  })
  assert.equal(tally(seen).failed, 0)
  assert.ok(tally(seen).green > 0 && tally(seen).blue > 0)
  const blue = await counted('shift', 'blue')
  const green = await counted('shift', 'green')
  assert.ok(blue.requests + green.requests >= seen.length)
  assert.deepEqual([blue.errors, green.errors], [0, 0])
  await bench.write('shift', { blue: 70, green: 30 }, rolloutTo('green', 'blue'))
  const names = await Promise.all(
    Array.from({ length: 200 }, async () => (await bench.endpoints.invoke('shift', body, {}, call)).deployment),
  )
  assert.equal(names.filter((name) => name === 'green').length, 60)
})

test('a release that crashes under load is answered by the old one, counted, and started again', async () => {
  await release('crash', {})
  await bench.write('crash', { blue: 50, green: 50 }, rolloutTo('green', 'blue'))
  const seen = await bench.under('crash', 6, async () => {
    for (let kill = 0; kill < 3; kill += 1) {
      await pause(150)
      const { pid } = (await bench.state('crash')).deployments['green'] ?? {}
      if (pid !== undefined) process.kill(pid, 'SIGKILL')
      await until(
        'it has been started again',
        async () => (await bench.state('crash')).deployments['green']?.restarts === kill + 1,
      )
      await until(
        'green is ready again',
        async () => (await bench.endpoints.inspect('crash', call))?.value.deployments['green']?.state === 'ready',
      )
    }
  })
  assert.equal(tally(seen).failed, 0)
  assert.ok(tally(seen).green > 0)
  const { restarts } = (await bench.state('crash')).deployments['green'] ?? {}
  assert.equal(restarts, 3)
  assert.ok((await counted('crash', 'green')).errors >= 1)
  assert.equal((await counted('crash', 'blue')).errors, 0)
})

test('a release that hangs is answered by the old one after the time limit', async () => {
  const mark = join(bench.home, 'hang-now')
  const before = `const { existsSync } = await import('node:fs')
setInterval(() => { if (existsSync(${JSON.stringify(mark)})) for (;;); }, 20)`
  await release('hang', { before }, { timeout: '300ms' })
  await writeFile(mark, '')
  await bench.write('hang', { blue: 50, green: 50 }, rolloutTo('green', 'blue'))
  const seen = await bench.under('hang', 4, () => pause(1200))
  assert.equal(tally(seen).failed, 0)
  assert.ok((await counted('hang', 'green')).errors >= 1)
  assert.equal((await counted('hang', 'blue')).errors, 0)
})

test('a deployment that is stuck is ended and started again', async () => {
  const mark = join(bench.home, 'stick')
  const stuckOnce = `const { existsSync, rmSync } = await import('node:fs')
setInterval(() => { if (existsSync(${JSON.stringify(mark)})) { rmSync(${JSON.stringify(mark)}); for (;;); } }, 20)`
  await bench.serve('stuck', { timeout: '200ms' })
  await bench.deploy('stuck', 'blue', '1', bench.bundle('stuck-bundle', { before: stuckOnce }))
  await bench.write('stuck', { blue: 100 })
  await writeFile(mark, '')
  await bench.under('stuck', 2, () =>
    until('it has been started again', async () => (await bench.state('stuck')).deployments['blue']?.restarts === 1),
  )
  await until(
    'it answers',
    async () => (await bench.endpoints.inspect('stuck', call))?.value.deployments['blue']?.state === 'ready',
  )
  assert.equal((await bench.under('stuck', 1, () => pause(100))).filter(({ status }) => status !== 200).length, 0)
})

test('a release that refuses what the old one accepts is answered by the old one', async () => {
  const features = [...binarySchema.features, { name: 'd', type: 'number', nullable: false } as const]
  await release('refuse', {
    schema: { ...binarySchema, features: features.slice(0, 3), ignored: [] },
    model: 'binary.onnx',
  })
  await bench.write('refuse', { blue: 50, green: 50 }, rolloutTo('green', 'blue'))
  const url = (await bench.endpoints.inspect('refuse', call))?.value.url ?? ''
  const headers = { authorization: `Bearer ${await bench.key('refuse')}` }
  const ask = async (sent: unknown) =>
    (await fetch(url, { method: 'POST', headers, body: JSON.stringify(sent) })).status
  // Column `id` is declared by blue's schema and not by green's.
  const statuses = await Promise.all(Array.from({ length: 20 }, () => ask({ rows: [{ a: 1, b: 1, c: 1, id: 7 }] })))
  assert.deepEqual(new Set(statuses), new Set([200]))
  assert.equal((await counted('refuse', 'green')).errors, 10)
  // What both refuse is the caller's mistake, and nobody's error.
  assert.deepEqual(
    new Set(await Promise.all(Array.from({ length: 10 }, () => ask({ rows: [{ a: 1 }] })))),
    new Set([400]),
  )
  assert.equal((await counted('refuse', 'green')).errors, 10)
})

test('a version that does not start is failed, with the reason, and nobody notices', async () => {
  await release('broken', { before: "throw new Error('no such luck')" })
  const green = (await bench.endpoints.inspect('broken', call))?.value.deployments['green']
  assert.equal(green?.state, 'failed')
  assert.match(green?.reason ?? '', /ended with code/)
  assert.match(await bench.endpoints.logs('broken', 'green', 20, call), /no such luck/)
  const seen = await bench.under('broken', 2, () => pause(100))
  assert.equal(tally(seen).failed, 0)
})

test('a single deployment that crashes answers again after its restart; callers wait and are answered', async () => {
  await bench.serve('alone')
  await bench.deploy('alone', 'blue', '1', bench.bundle('good'))
  await bench.write('alone', { blue: 100 })
  const seen = await bench.under('alone', 4, async () => {
    await pause(100)
    process.kill((await bench.state('alone')).deployments['blue']?.pid ?? 0, 'SIGKILL')
    await pause(1000)
  })
  assert.equal(tally(seen).failed, 0)
  assert.ok(seen.length > 50)
})

test('a mirror sees copies of the traffic and answers nobody', async () => {
  await release('mirror', {})
  const seen = await bench.endpoints.inspect('mirror', call)
  assert.ok(seen)
  await bench.endpoints.write('mirror', { mirror: { green: 50 } }, seen.revision, call)
  const asked = await bench.under('mirror', 1, () => pause(300))
  assert.equal(tally(asked).green, 0)
  await until(
    'the mirror has counted its half',
    async () => Math.abs((await counted('mirror', 'green')).requests - asked.length / 2) <= 2,
  )
})
