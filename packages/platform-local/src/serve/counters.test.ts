import assert from 'node:assert/strict'
import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { readBuckets } from '../endpoints/metrics.ts'
import { Counters, latencyBin, latencyBounds, pruneCounters } from './counters.ts'

test('a latency lies at or below the bound of its bin and above the one before', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 60_000, noNaN: true }), (ms) => {
      const bin = latencyBin(ms)
      // Bounds are rounded to four digits.
      assert.ok(ms <= (latencyBounds[bin] as number) * 1.001)
      assert.ok(bin === 0 || ms >= (latencyBounds[bin - 1] as number) * 0.999)
    }),
  )
  assert.equal(latencyBin(Number.POSITIVE_INFINITY), latencyBounds.length - 1)
})

const noon = Date.parse('2026-11-23T12:00:00Z')
const window = (from: number, to: number) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'counters-'))
  await work(folder).finally(() => rm(folder, { recursive: true }))
}

test('what is counted is read again, by second, with its errors and predictions', () =>
  inFolder(async (folder) => {
    const counters = new Counters(folder, assert.fail)
    counters.binNames = ['no', 'yes']
    counters.count(4, false, Uint8Array.from([1, 1, 0]), 2)
    counters.count(8, true, new Uint8Array(0), 0)
    await counters.write(noon)
    counters.count(2, false, Uint8Array.from([0]), 0)
    await counters.write(noon + 700)
    await counters.write(noon + 1000)
    counters.count(1, false, Uint8Array.from([1]), 0)
    await counters.write(noon + 2000)
    const buckets = await readBuckets(folder, window(noon, noon + 60_000))
    assert.deepEqual(
      buckets.map(({ from, requests, errors }) => [from, requests, errors]),
      [
        ['2026-11-23T12:00:00.000Z', 3, 1],
        ['2026-11-23T12:00:02.000Z', 1, 0],
      ],
    )
    assert.deepEqual(buckets[0]?.predictionBins, { yes: 2, no: 2 })
    assert.equal(buckets[0]?.latencyMs?.mean, 14 / 3)
    assert.equal(
      buckets[0]?.latencyBins?.reduce((sum, [, count]) => sum + count, 0),
      3,
    )
    assert.deepEqual(await readBuckets(folder, window(noon + 2000, noon + 60_000)), buckets.slice(1))
  }))

test('a line that a crash has cut is left out', () =>
  inFolder(async (folder) => {
    const counters = new Counters(folder, assert.fail)
    counters.count(1, false, new Uint8Array(0), 0)
    await counters.write(noon)
    await appendFile(join(folder, '2026-11-23T12.seconds.jsonl'), '{"t":179542')
    assert.equal((await readBuckets(folder, window(noon, noon + 1000))).length, 1)
  }))

test('seconds go after three hours, minutes stay, and nothing is counted twice', () =>
  inFolder(async (folder) => {
    const counters = new Counters(folder, assert.fail)
    const hour = 3600_000
    for (const at of [noon, noon + 5000, noon + 65_000, noon + 5 * hour]) {
      counters.count(1, false, new Uint8Array(0), 0)
      await counters.write(at)
    }
    await counters.close(noon + 5 * hour + 1000)
    const all = window(noon - hour, noon + 6 * hour)
    const before = await readBuckets(folder, all)
    assert.deepEqual(
      before.map(({ seconds, requests }) => [seconds, requests]),
      [
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    )
    await pruneCounters(folder, noon + 5 * hour, 30 * 24 * hour)
    const after = await readBuckets(folder, all)
    assert.deepEqual(
      after.map(({ seconds, requests }) => [seconds, requests]),
      [
        [60, 2],
        [60, 1],
        [1, 1],
      ],
    )
    await pruneCounters(folder, noon + 100 * 24 * hour, 30 * 24 * hour)
    assert.deepEqual(await readdir(folder), [])
  }))
