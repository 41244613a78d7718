import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { randomStream } from '@mlops-actions/core'
import { near, relative } from '../fixtures/near.ts'
import { tableOf } from '../fixtures/rules.ts'
import { discoverSlices, welch } from './slice-discovery.ts'

interface Golden {
  readonly welch: { a: number[]; b: number[]; p: number; lower: number; upper: number }
}

/** From test/golden/evaluation/make_models.py: statsmodels, scipy, scikit-learn. */
const golden = JSON.parse(
  readFileSync(new URL('../../../../test/golden/evaluation/models.json', import.meta.url), 'utf8'),
) as Golden

describe('slices that nobody declared', () => {
  const rows = 2000
  const next = randomStream(9, 'discovery')
  const region = Array.from({ length: rows }, () => ['north', 'south', 'east'][Math.floor(next.next() * 3)] as string)
  const age = Array.from({ length: rows }, () => Math.floor(20 + next.next() * 60))
  const id = Array.from({ length: rows }, (_, i) => `row-${i}`)
  const data = tableOf({ region, age, id })
  const flat = Float64Array.from({ length: rows }, () => next.next())

  test('the planted one is found by two conditions and confirmed by the other half', () => {
    const loss = flat.map((value, i) => value + (region[i] === 'south' && (age[i] as number) >= 65 ? 0.8 : 0))
    const found = discoverSlices(data, loss, { seed: 1 })
    const first = found[0]
    assert.ok(first?.confirmed)
    assert.equal(first.conditions['region'], '= south')
    assert.match(first.conditions['age'] ?? '', /^≥ 6\d/)
    assert.ok(first.lower > 0.3 && first.difference < 0.9)
    assert.deepEqual(discoverSlices(data, loss, { seed: 1 }), found)
  })

  test('noise alone is hardly ever confirmed', () => {
    let confirmed = 0
    for (let seed = 0; seed < 40; seed++) {
      const noise = Float64Array.from({ length: rows }, () => next.next())
      confirmed += discoverSlices(data, noise, { seed }).some((one) => one.confirmed) ? 1 : 0
    }
    // 5 % of 40 searches is 2; 7 or more happens by chance once in 200.
    assert.ok(confirmed <= 6, `${confirmed} of 40 searches`)
  })

  test('Welch as scipy', () => {
    const one = golden.welch
    const found = welch(Float64Array.from(one.a), Float64Array.from(one.b), 0.95)
    relative(found.p, one.p, 1e-10)
    near(found.lower, one.lower, 1e-11)
    near(found.upper, one.upper, 1e-11)
  })

  test('a loss that is no number, of other rows, or a column that is not there, is refused', () => {
    assert.throws(() => discoverSlices(data, new Float64Array(rows).fill(Number.NaN), { seed: 1 }), {
      code: 'EVALUATION_INPUT_INVALID',
    })
    assert.throws(() => discoverSlices(data, new Float64Array(3), { seed: 1 }), { code: 'EVALUATION_ROWS_DIFFER' })
    assert.throws(() => discoverSlices(data, flat, { seed: 1, columns: ['nope'] }), {
      code: 'EVALUATION_COLUMN_MISSING',
    })
  })
})
