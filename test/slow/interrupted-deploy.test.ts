// A rollout by the command line that is ended by force, and one whose two deployments are dead: what a person can still do.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type House, halfWritten, house, release } from '../quick/chain/house.ts'

interface Live {
  readonly settings: Readonly<Record<string, unknown>>
  readonly aliases: Readonly<Record<string, string>>
  readonly phase: string | undefined
  readonly traffic: Readonly<Record<string, number>>
}

/** A house where v1 is live and v2 is registered; its canary takes two steps of two seconds. */
async function twoVersions(t: TestContext): Promise<House> {
  const one = await house(t, {
    'deploy:\n': 'deploy:\n  host: localhost\n  timeout: 3s\n  route-header: x-customer\n',
    'strategy: all-at-once, bake: 10m':
      'strategy: canary, steps: [{ weight: 10, pause: 2s }, { weight: 50, pause: 2s }], analysis: [{ metric: error_rate, max-increase: 0.5 }], min-requests: 10, bake: 10m',
  })
  assert.equal(await release(one), '1')
  await one.json(['deploy'])
  assert.equal(await release(one, '--parameters', 'trees=24'), '2')
  return one
}

interface Observed {
  readonly pid: number
  readonly url: string
  readonly deployments: Readonly<Record<string, { readonly pid?: number; readonly state: string }>>
}

const observed = (one: House): Observed =>
  JSON.parse(readFileSync(join(one.folder, '.mlops/endpoints/small/observed.json'), 'utf8')) as Observed

async function live(one: House): Promise<Live> {
  const aliases = (await one.json(['status']))['aliases'] as Record<string, string>
  const newest = globSync('.mlops/endpoints/small/desired/*.json', { cwd: one.folder }).sort().at(-1) ?? ''
  const desired = JSON.parse(readFileSync(join(one.folder, newest), 'utf8')) as {
    rollout: { phase: string } | null
    traffic: Record<string, number>
    settings: Record<string, unknown>
  }
  return { settings: desired.settings, aliases, phase: desired.rollout?.phase, traffic: desired.traffic }
}

/** Asks the endpoint, one request after the other, until it is told to end; gives the status of each answer. */
function callers(one: House): () => Promise<readonly number[]> {
  const key = readFileSync(join(one.folder, '.mlops/endpoints/small/key'), 'utf8').trim()
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ rows: [{ a: 1, b: 2, group: 1 }] })
  const seen: number[] = []
  let going = true
  const ask = async (): Promise<void> => {
    while (going) {
      seen.push((await fetch(`${observed(one).url}/score`, { method: 'POST', headers, body })).status)
      await pause(20)
    }
  }
  const asking = Promise.all([ask(), ask()])
  return async () => {
    going = false
    await asking
    return seen
  }
}

/** Until it holds; the state is looked at twice a second. */
async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = performance.now() + 60_000
  while (!(await holds())) {
    assert.ok(performance.now() < deadline, `${what} within a minute`)
    await pause(500)
  }
}

for (const after of ['verified', 'shifting 10 %'])
  test(`mlops deploy is killed after "${after}": mlops resume brings the version live`, {
    timeout: 240_000,
  }, async (t) => {
    const one = await twoVersions(t)
    const stop = callers(one)
    const killed = await one.run(['deploy'], { signal: { name: 'SIGKILL', after: ` ${after}` } })
    assert.equal(killed.code, -1, killed.stdout + killed.stderr)
    const between = await live(one)
    assert.equal(between.aliases['champion'], '1', 'nobody said that v2 is live')
    assert.equal(
      Object.values(between.traffic).reduce((sum, weight) => sum + weight, 0),
      100,
    )
    assert.ok(['prepared', 'verified', 'shifting'].includes(between.phase ?? ''), between.phase)
    // As the schedule does: take what is due, leave, come again.
    let calls = 0
    await until('v2 is live', async () => {
      calls += 1
      const answer = await one.json(['resume'])
      assert.equal(answer.result, 'passed')
      return (await live(one)).phase === 'live'
    })
    const answers = await stop()
    assert.ok(answers.length > 50 && answers.every((status) => status === 200), 'no caller noticed')
    const ended = await live(one)
    assert.deepEqual(ended.traffic, { blue: 0, green: 100 })
    assert.deepEqual([ended.aliases['champion'], ended.aliases['previous']], ['2', '1'])
    assert.ok(calls >= 2, 'the pauses of the steps were kept')
    assert.deepEqual(halfWritten(one), [])
    assert.equal((await one.json(['deploy'])).outputs['live-version'], '2', 'deploying it again changes nothing')
  })

test('two deployments that are dead: the rollout pauses, abort ends it, and another version can come', {
  timeout: 240_000,
}, async (t) => {
  const one = await twoVersions(t)
  const pending = await one.json(['deploy', '--wait-for', '1s'])
  assert.equal(pending.result, 'pending')
  // Neither starts again: what they run is not there any more.
  const bundles = globSync('.mlops/**/bundle/server.mjs', { cwd: one.folder })
  assert.ok(bundles.length >= 2, bundles.join())
  for (const file of bundles) await rename(join(one.folder, file), join(one.folder, `${file}.away`))
  for (const { pid } of Object.values(observed(one).deployments)) if (pid !== undefined) process.kill(pid, 'SIGKILL')
  const failed = (): boolean => Object.values(observed(one).deployments).every(({ state }) => state === 'failed')
  await until('both have failed', failed)
  await one.json(['resume'])
  const paused = await live(one)
  assert.equal(paused.phase, 'paused')
  const { host, timeoutMs, routeHeader } = paused.settings
  assert.deepEqual([host, timeoutMs, routeHeader], ['localhost', 3000, 'x-customer'])
  const aborted = await one.json(['abort', '--reason', 'both are dead', '--wait-for', '20s'])
  assert.equal(aborted.outputs['state'], 'rolled-back')
  assert.deepEqual((await live(one)).traffic, { blue: 100, green: 0 })
  for (const file of bundles) await rename(join(one.folder, `${file}.away`), join(one.folder, file))
  await until('blue is well again', () => observed(one).deployments['blue']?.state === 'ready')
  const again = await one.json(['deploy', '--version', '2', '--reason', 'mended', '--strategy', 'all-at-once'])
  assert.equal(again.outputs['live-version'], '2')
})
