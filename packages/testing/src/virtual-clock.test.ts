import assert from 'node:assert/strict'
import { test } from 'node:test'
import { VirtualClock } from './virtual-clock.ts'

const never = new AbortController().signal

test('sleepers wake in the order of their time, and time is where it should be', async () => {
  const clock = new VirtualClock()
  const woke: string[] = []
  const sleep = async (name: string, ms: number) => {
    await clock.sleep(ms, never)
    woke.push(`${name} ${clock.monotonicMs()}`)
  }
  await Promise.all([sleep('b', 3_600_000), sleep('a', 10), sleep('c', 5).then(() => sleep('d', 10))])
  assert.deepEqual(woke, ['c 5', 'a 10', 'd 15', 'b 3600000'])
  assert.equal(clock.now(), '2026-11-23T10:00:00.000Z')
})

test('without auto it moves only when it is told to', async () => {
  const clock = new VirtualClock('2026-01-01T00:00:00.000Z', { auto: false })
  let woke = false
  const sleeping = clock.sleep(100, never).then(() => {
    woke = true
  })
  await clock.advance(99)
  assert.equal(woke, false)
  await clock.advance(1)
  await sleeping
  assert.equal(woke, true)
  assert.equal(clock.now(), '2026-01-01T00:00:00.100Z')
})

test('a sleep ends with the reason of its signal', async () => {
  const clock = new VirtualClock('2026-01-01T00:00:00.000Z', { auto: false })
  const controller = new AbortController()
  const sleeping = clock.sleep(100, controller.signal)
  controller.abort(new Error('stopped'))
  await assert.rejects(sleeping, /stopped/)
  await assert.rejects(clock.sleep(1, controller.signal), /stopped/)
})
