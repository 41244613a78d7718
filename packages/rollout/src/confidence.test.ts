import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { randomStream } from '@mlops-actions/core'
import { meanRadius, proportionSequence, sharesRadius } from './confidence.ts'

interface Golden {
  readonly proportion: readonly { successes: number; trials: number; alpha: number; lower: number; upper: number }[]
  readonly shares: readonly { counts: number[]; alpha: number; radius: number }[]
  readonly mean: readonly { variance: number; count: number; alpha: number; tightest: number; radius: number }[]
}

/** Made by test/golden/rollout/make.py with scipy. */
const golden = JSON.parse(
  readFileSync(new URL('../../../test/golden/rollout/confidence.json', import.meta.url), 'utf8'),
) as Golden

function close(actual: number, expected: number, what: string): void {
  const error = Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-300)
  assert.ok(actual === expected || error < 1e-10, `${what}: ${actual}, scipy has ${expected}`)
}

test('the sequences have the numbers of scipy', () => {
  for (const one of golden.proportion) {
    const { lower, upper } = proportionSequence(one.successes, one.trials, one.alpha)
    close(lower, one.lower, `lower of ${JSON.stringify(one)}`)
    close(upper, one.upper, `upper of ${JSON.stringify(one)}`)
  }
  for (const one of golden.shares) close(sharesRadius(one.counts, one.alpha), one.radius, JSON.stringify(one))
  for (const one of golden.mean)
    close(meanRadius(one.variance, one.count, one.alpha, one.tightest), one.radius, JSON.stringify(one))
})

test('nothing is known of nothing', () => {
  assert.deepEqual(proportionSequence(0, 0, 0.05), { lower: 0, upper: 1 })
  assert.equal(sharesRadius([0, 0], 0.05), 1)
  assert.equal(sharesRadius([], 0.05), 1)
  assert.equal(meanRadius(1, 0, 0.05, 100), Number.POSITIVE_INFINITY)
})

test('looking after every single trial misses the truth no more often than alpha', () => {
  const [alpha, paths, trials] = [0.1, 300, 300]
  for (const truth of [0.01, 0.3]) {
    const random = randomStream(7, `coverage ${truth}`)
    let missed = 0
    for (let path = 0; path < paths; path += 1) {
      let successes = 0
      for (let trial = 1; trial <= trials; trial += 1) {
        if (random.next() < truth) successes += 1
        const { lower, upper } = proportionSequence(successes, trial, alpha)
        if (truth < lower || truth > upper) {
          missed += 1
          break
        }
      }
    }
    assert.ok(missed <= alpha * paths, `${missed} of ${paths} paths missed ${truth}`)
  }
})

test('the shares of three classes stay within their radius at every look', () => {
  const [alpha, paths, trials] = [0.1, 300, 300]
  const truth = [0.6, 0.3, 0.1]
  const random = randomStream(7, 'shares')
  let missed = 0
  for (let path = 0; path < paths; path += 1) {
    const counts = [0, 0, 0]
    for (let trial = 1; trial <= trials; trial += 1) {
      const draw = random.next()
      const index = draw < 0.6 ? 0 : draw < 0.9 ? 1 : 2
      counts[index] = (counts[index] ?? 0) + 1
      const distance = truth.reduce((sum, share, at) => sum + Math.abs(share - (counts[at] ?? 0) / trial) / 2, 0)
      if (distance > sharesRadius(counts, alpha)) {
        missed += 1
        break
      }
    }
  }
  assert.ok(missed <= alpha * paths, `${missed} of ${paths}`)
})
