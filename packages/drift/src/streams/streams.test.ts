import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Adwin } from './adwin.ts'
import { Ddm } from './ddm.ts'
import { detect, type StreamDetector } from './detector.ts'
import { Kswin } from './kswin.ts'
import { PageHinkley } from './page-hinkley.ts'
import { pythonSampler } from './python-random.ts'

/** Made by test/golden/drift/streams/make.py with river 0.26.1. */
const golden = JSON.parse(
  readFileSync(new URL('../../../../test/golden/drift/streams/streams.json', import.meta.url), 'utf8'),
) as {
  streams: Record<string, number[]>
  binary: Record<string, number[]>
  found: {
    stream: string
    detector: string
    found: number[]
    warned?: number[]
    width?: number
    estimation?: number
    variance?: number
  }[]
}

const detectors: Record<string, () => StreamDetector> = {
  adwin: () => new Adwin(),
  'adwin loose': () => new Adwin({ delta: 0.3, clock: 1, maxBuckets: 3, minWindowLength: 10, gracePeriod: 20 }),
  'page-hinkley': () => new PageHinkley(),
  'page-hinkley up': () => new PageHinkley({ mode: 'up', threshold: 20, delta: 0.05, minInstances: 10 }),
  kswin: () => new Kswin({ sampler: () => pythonSampler(42) }),
  'kswin wide': () => new Kswin({ alpha: 0.0001, windowSize: 300, statSize: 20, sampler: () => pythonSampler(7) }),
  ddm: () => new Ddm(),
}

for (const { stream, detector, found, warned, width, estimation, variance } of golden.found)
  test(`${detector} finds in "${stream}" what river finds`, () => {
    const values = (detector === 'ddm' ? golden.binary : golden.streams)[stream] as number[]
    const ours = (detectors[detector] as () => StreamDetector)()
    const warnings: number[] = []
    const changes: number[] = []
    values.forEach((value, at) => {
      if (ours.update(value)) changes.push(at)
      if (ours instanceof Ddm && ours.warned) warnings.push(at)
    })
    assert.deepEqual(changes, found)
    if (warned) assert.deepEqual(warnings, warned)
    if (ours instanceof Adwin) {
      assert.equal(ours.width, width)
      assert.ok(Math.abs(ours.mean - (estimation as number)) < 1e-9, `mean ${ours.mean}, river ${estimation}`)
      // What river calls variance is the sum of squared deviations.
      const squares = ours.variance * ours.width
      assert.ok(Math.abs(squares - (variance as number)) < 1e-7, `squares ${squares}, river ${variance}`)
    }
  })

test('detect gives the positions, and a detector starts anew after a change', () => {
  const stream = [...new Array(200).fill(0), ...new Array(200).fill(5), ...new Array(200).fill(0)]
  const found = detect(new Adwin(), stream)
  assert.equal(found.length, 2)
  assert.ok((found[0] as number) >= 200 && (found[0] as number) < 240)
  assert.ok((found[1] as number) >= 400 && (found[1] as number) < 440)
})
