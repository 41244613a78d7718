import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomStream } from '@mlops-actions/core'
import fc from 'fast-check'
import { type Draws, pairedBootstraps } from './bootstrap.ts'
import { weightedAuc, weightedAveragePrecision } from './weighted-metrics.ts'

test('four draws at once have the areas of each draw, whatever ties', () => {
  const drawn = fc.array(fc.constantFrom(0, 1, 1, 2, 3, 13), { minLength: 4, maxLength: 4 })
  const row = fc.record({ positive: fc.boolean(), score: fc.oneof(fc.constantFrom(1, 1, 2), fc.nat(40)), drawn })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 150 }), (rows) => {
      const auc = weightedAuc(
        rows.map(({ positive }) => (positive ? 1 : 0)),
        Float64Array.from(rows, ({ score }) => score),
      )
      const packed = Int32Array.from(rows, (one) => one.drawn.reduce<number>((word, k, i) => word | (k << (8 * i)), 0))
      const found = new Float64Array(4)
      auc.four?.(packed, found)
      for (const [k, value] of found.entries())
        assert.equal(value, auc(Uint8Array.from(rows, (one) => one.drawn[k] as number)))
    }),
  )
})

test('the bootstrap of one metric is the same alone and beside one that takes each draw by itself', () => {
  const random = randomStream(3, 'four')
  const truth = Float64Array.from({ length: 60 }, () => (random.next() < 0.5 ? 1 : 0))
  const scores = [0, 1].map(() => truth.map((y) => Math.round(20 * (random.next() + 0.3 * y))))
  const [one, two] = scores as [Float64Array, Float64Array]
  const area = { candidate: weightedAuc(truth, one), champion: weightedAuc(truth, two) }
  const precision = { candidate: weightedAveragePrecision(truth, one), champion: weightedAveragePrecision(truth, two) }
  const plain = { candidate: (w: Draws) => area.candidate(w), champion: (w: Draws) => area.champion(w) }
  for (const replicates of [1, 101, 1000]) {
    const options = { seed: 9, replicates }
    const [both, single, other] = pairedBootstraps(60, [area, plain, precision], options)
    assert.deepEqual(both, single)
    assert.deepEqual(pairedBootstraps(60, [area], options)[0], both)
    assert.deepEqual(pairedBootstraps(60, [precision], options)[0], other)
  }
})
