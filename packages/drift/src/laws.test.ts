import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomStream } from '@mlops-actions/core'
import { type BinCounts, binCounts, hellinger, jensenShannon, klDivergence, psi } from './distances.ts'
import { normals } from './fixtures/tables.ts'
import { type BinnedDistance, detectableNoncentrality, ksMinimumDetectable, rowsNeeded, sizeAware } from './laws.ts'
import { mergePass } from './merge-pass.ts'

const distances: Readonly<Record<BinnedDistance, (counts: BinCounts) => number>> = {
  psi,
  kl_divergence: klDivergence,
  jensen_shannon: jensenShannon,
  hellinger,
}

/** Draws rows over bins of the given shares. */
function draw(random: { next(): number }, shares: readonly number[], rows: number): number[] {
  const counts = shares.map(() => 0)
  for (let row = 0; row < rows; row++) {
    let left = random.next()
    let bin = 0
    while (bin < shares.length - 1 && left >= (shares[bin] as number)) left -= shares[bin++] as number
    counts[bin]!++
  }
  return counts
}

const equal = new Array<number>(10).fill(0.1)

for (const name of ['psi', 'kl_divergence', 'jensen_shannon', 'hellinger'] as const)
  test(`without drift ${name} exceeds its chance level in 1 of 20 windows`, () => {
    const random = randomStream(1, name)
    let above = 0
    let small = 0
    const windows = 600
    for (let window = 0; window < windows; window++) {
      const counts = binCounts(draw(random, equal, 2000), draw(random, equal, 1000))
      const value = distances[name](counts)
      const law = sizeAware(name, value, { n: 2000, m: 1000, bins: 10 })
      if (value > law.chance) above++
      if (law.pValue < 0.5) small++
    }
    // 30 expected; 4 standard deviations are 21.
    assert.ok(Math.abs(above - windows / 20) < 21, `${above} of ${windows}`)
    assert.ok(Math.abs(small - windows / 2) < 50, `p below one half in ${small} of ${windows}`)
  })

test('a drift of the detectable size is seen in four of five windows', () => {
  const { minimumDetectable, chance } = sizeAware('psi', 0, { n: 4000, m: 2000, bins: 10 })
  // Two bins trade a share until the true PSI is the detectable one.
  let moved = 0
  while (2 * psi(binCounts([1000], [1000])) + tradePsi(moved) < minimumDetectable) moved += 1e-5
  const shares = [0.1 + moved, 0.1 - moved, ...equal.slice(2)]
  const random = randomStream(2, 'power')
  let seen = 0
  for (let window = 0; window < 300; window++)
    if (psi(binCounts(draw(random, equal, 4000), draw(random, shares, 2000))) > chance) seen++
  assert.ok(Math.abs(seen / 300 - 0.8) < 0.08, `${seen} of 300`)
})

function tradePsi(moved: number): number {
  return moved * Math.log((0.1 + moved) / 0.1) - moved * Math.log((0.1 - moved) / 0.1)
}

test('rows that are needed make the limit detectable, one fewer does not; a small reference never does', () => {
  for (const n of [500, 5000, 100_000]) {
    const m = rowsNeeded('psi', 0.1, n, 10) as number
    assert.ok(sizeAware('psi', 0, { n, m, bins: 10 }).minimumDetectable <= 0.1)
    assert.ok(sizeAware('psi', 0, { n, m: m - 1, bins: 10 }).minimumDetectable > 0.1)
  }
  assert.equal(rowsNeeded('psi', 0.1, 100, 10), null)
  // One bin only: what could be seen is a second one.
  assert.equal(rowsNeeded('psi', 0.1, 100, 1), rowsNeeded('psi', 0.1, 100, 2))
  assert.equal(sizeAware('psi', 0, { n: 1, m: 400, bins: 1 }).minimumDetectable > 0.1, true)
})

test('the noncentrality of 80 % power is the textbook one', () => {
  // Cohen's tables of the chi-square test, level 0.05: df 1, 4, 9.
  for (const [degrees, lambda] of [
    [1, 7.8489],
    [4, 11.9353],
    [9, 15.6484],
  ] as const)
    assert.ok(Math.abs(detectableNoncentrality(degrees) - lambda) < 0.01, `${detectableNoncentrality(degrees)}`)
})

test('the detectable KS distance is safe: a shift of that size is seen at least as often as promised', () => {
  const d = ksMinimumDetectable(400, 400)
  // A uniform shift by d moves the distribution function by d.
  let seen = 0
  for (let seed = 0; seed < 100; seed++) {
    const a = uniform(seed, 400, 0)
    const b = uniform(seed + 500, 400, d)
    if (mergePass(a, b).ks > Math.sqrt((-Math.log(0.025) / 2) * (2 / 400))) seen++
  }
  assert.ok(seen >= 80, `${seen} of 100`)
})

function uniform(seed: number, rows: number, shift: number): Float64Array {
  const random = randomStream(seed, 'uniform')
  return Float64Array.from({ length: rows }, () => random.next() + shift).sort()
}

test('the merge pass does not care which sample comes first', () => {
  const a = normals(1, 300).sort()
  const b = normals(2, 200, 0.3)
    .map((x) => Math.round(x * 10) / 10)
    .sort()
  const one = mergePass(a, b)
  const other = mergePass(b, a)
  assert.equal(one.ksInteger, other.ksInteger)
  assert.ok(Math.abs(one.wasserstein - other.wasserstein) < 1e-12 && Math.abs(one.anderson - other.anderson) < 1e-9)
  assert.equal(one.cvmU, other.cvmU)
  assert.equal(one.rankSum + other.rankSum, (500 * 501) / 2)
})
