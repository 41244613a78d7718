import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { metricInfo, metricNames } from '@mlops-actions/core'
import { compareMetric, pairOf } from '../compare-metric.ts'
import { golden } from '../fixtures/golden.ts'
import { known, near, relative } from '../fixtures/near.ts'
import { weightedMetrics } from '../metric-kernels.ts'
import { metricValue, wilson } from '../metric-value.ts'
import { scoredBinary, scoredMulticlass, scoredRegression } from '../scored.ts'
import { aucWithError, type DeLongResult, deLong } from './delong.ts'
import { mcNemar, mcNemarWorse } from './mcnemar.ts'
import { benjaminiHochberg, holm } from './multiple.ts'
import { pairedMean } from './paired-mean.ts'
import { type Comparison, isNotComparable, mirror } from './paired-sample.ts'
import { minimumDetectable, rowsNeeded } from './power.ts'
import { correctedResampledT, fiveByTwoF, fiveByTwoT } from './resampled.ts'

describe('DeLong', () => {
  for (const one of golden.delong)
    test(`${one.name}: areas, covariance, z and p as by every pair of rows`, () => {
      const a = Float64Array.from(one.candidate)
      const b = Float64Array.from(one.champion)
      const result: DeLongResult = known(deLong(one.truth, a, b))
      const comparison: Comparison = known(result.comparison)
      near(result.candidate, one.auc[0], 1e-14)
      near(result.champion, one.auc[1], 1e-14)
      relative(result.variances[0], one.covariance[0]?.[0] as number, 1e-11)
      relative(result.variances[1], one.covariance[1]?.[1] as number, 1e-11)
      relative(result.covariance, one.covariance[0]?.[1] as number, 1e-10)
      relative(comparison.standardError, one.standardError, 1e-11)
      relative(result.z, one.z, 1e-10)
      relative(comparison.pValue, one.pValue, 1e-9)
      near(comparison.lower, one.lower)
      near(comparison.upper, one.upper)
      near(Math.abs(result.z), Math.abs(one.mlstatkit.z), 1e-9, 'MLstatkit')
      near(comparison.pValue, one.mlstatkit.pValue, 1e-9, 'MLstatkit')
      near(aucWithError(one.truth, a).standardError ** 2, result.variances[0], 1e-15)
    })

  test('identical scores are equal with p 1, where MLstatkit says 0', () => {
    const one = golden.delong[0]
    const scores = Float64Array.from(one?.candidate ?? [])
    const comparison: Comparison = known(known(deLong(one?.truth ?? [], scores, scores)).comparison)
    assert.equal(comparison.pValue, 1)
    assert.equal(comparison.equal, true)
    assert.deepEqual([comparison.lower, comparison.difference, comparison.upper], [0, 0, 0])
  })

  test('one class only is not estimable', () => {
    const result = deLong([1, 1, 1], Float64Array.of(0.1, 0.2, 0.3), Float64Array.of(0.2, 0.1, 0.4))
    assert.ok('notEstimable' in result)
  })

  test('clusters of one row each give nearly the plain variance; repeated rows in one cluster do not pretend to be more rows', () => {
    const one = golden.delong[0]
    assert.ok(one)
    const a = Float64Array.from(one.candidate)
    const b = Float64Array.from(one.champion)
    const plain: Comparison = known(known(deLong(one.truth, a, b)).comparison)
    const single: Comparison = known(
      known(deLong(one.truth, a, b, { clusters: Int32Array.from(one.truth.keys()) })).comparison,
    )
    near(single.standardError, plain.standardError, 2e-3)
    const thrice = <T>(values: Iterable<T>): T[] => [...values].flatMap((value) => [value, value, value])
    const repeated = { clusters: Int32Array.from(thrice(one.truth.keys())) }
    const again: Comparison = known(
      known(deLong(thrice(one.truth), Float64Array.from(thrice(a)), Float64Array.from(thrice(b)), repeated)).comparison,
    )
    near(again.standardError, single.standardError, 1e-12)
  })
})

describe('McNemar', () => {
  for (const one of golden.mcnemar)
    test(`${one.onlyCandidate} against ${one.onlyChampion}`, () => {
      const { onlyCandidate: b, onlyChampion: c } = one
      near(mcNemar(b, c, 'exact').pValue, one.exact, 1e-12)
      relative(mcNemar(b, c, 'uncorrected').statistic, one.uncorrected[0], 1e-12)
      relative(mcNemar(b, c, 'uncorrected').pValue, one.uncorrected[1], 1e-11)
      // b = c: statsmodels and mlxtend correct a difference of 0 into one of 1; the correction is never larger than the difference.
      if (b === c) assert.equal(mcNemar(b, c, 'corrected').pValue, 1)
      else {
        relative(mcNemar(b, c, 'corrected').statistic, one.corrected[0], 1e-12)
        relative(mcNemar(b, c, 'corrected').pValue, one.mlxtend[1], 1e-11)
      }
      const auto = mcNemar(b, c)
      assert.equal(auto.method, b + c < 25 ? 'mcnemar-exact' : 'mcnemar-corrected')
    })

  test('mlxtend, table [[101,121],[59,33]]', () => {
    near(mcNemar(121, 59, 'corrected').statistic, 20.6722, 1e-5)
    relative(mcNemar(121, 59, 'corrected').pValue, 5.4501e-6, 1e-4)
    relative(mcNemar(121, 59, 'uncorrected').pValue, 3.8151e-6, 1e-4)
    relative(mcNemar(121, 59, 'exact').pValue, 4.4344e-6, 1e-4)
  })

  test('no discordant rows: p is 1, where statsmodels and mlxtend say 0', () => {
    for (const method of ['auto', 'exact', 'corrected', 'uncorrected'] as const)
      assert.equal(mcNemar(0, 0, method).pValue, 1, method)
    assert.equal(mcNemarWorse(0, 0), 1)
  })
})

describe('paired mean', () => {
  for (const one of golden.pairedMean)
    test(`${one.candidate.length} rows as scipy's ttest_rel`, () => {
      const differences = Float64Array.from(one.candidate, (value, i) => value - (one.champion[i] as number))
      const found: Comparison = known(pairedMean(differences))
      near(found.difference, one.difference, 1e-14)
      relative(found.pValue, one.pValue, 1e-11)
      relative(found.pLower, one.pLower, 1e-11)
      near(found.lower, one.lower, 1e-12)
      near(found.upper, one.upper, 1e-12)
    })

  test("clusters as statsmodels' cluster covariance", () => {
    const one = golden.clusteredMean
    const found: Comparison = known(
      pairedMean(Float64Array.from(one.differences), { clusters: Int32Array.from(one.clusters) }),
    )
    near(found.difference, one.difference, 1e-14)
    relative(found.standardError, one.standardError, 1e-11)
    relative(found.pValue, one.pValue, 1e-10)
    near(found.lower, one.lower, 1e-11)
  })

  test('weights that are counts give the mean of the repeated rows', () => {
    const found: Comparison = known(pairedMean(Float64Array.of(1, -2, 4), { weights: Float64Array.of(2, 1, 1) }))
    assert.equal(found.difference, 1)
    assert.ok('notEstimable' in pairedMean(Float64Array.of(1, 2), { weights: Float64Array.of(0, 0) }))
  })

  test('one row, and no row, are not comparable', () => {
    assert.ok(isNotComparable(pairedMean(Float64Array.of(0.3))))
    assert.ok(isNotComparable(pairedMean(new Float64Array(0))))
  })
})

describe('many tests at once', () => {
  for (const one of golden.multiple)
    test(`Holm and Benjamini-Hochberg of ${one.pValues.length} as statsmodels`, () => {
      holm(one.pValues).forEach((p, i) => {
        near(p, one.holm[i] as number, 1e-14)
      })
      benjaminiHochberg(one.pValues).forEach((p, i) => {
        near(p, one.bh[i] as number, 1e-14)
      })
    })

  test('what is not judged does not count', () => {
    assert.deepEqual(holm([0.01, Number.NaN, 0.02]), [0.02, Number.NaN, 0.02])
    assert.deepEqual(benjaminiHochberg([0.01, Number.NaN, 0.04]), [0.02, Number.NaN, 0.04])
  })
})

describe('cross-validation', () => {
  test('5x2cv t and F as mlxtend', () => {
    const one = golden.fiveByTwo
    relative(fiveByTwoT(one.differences).statistic, one.t, 1e-10)
    relative(fiveByTwoT(one.differences).pValue, one.pT, 1e-10)
    relative(fiveByTwoF(one.differences).statistic, one.f, 1e-10)
    relative(fiveByTwoF(one.differences).pValue, one.pF, 1e-10)
  })

  test("Nadeau and Bengio's corrected t as in scikit-learn's example", () => {
    const one = golden.resampled
    const found = correctedResampledT(one.differences, { train: one.train, test: one.test })
    relative(found.statistic, one.statistic, 1e-11)
    relative(found.pValue, one.pValue, 1e-11)
    near(found.lower, one.lower)
    near(found.upper, one.upper)
  })

  test('folds that never differ: p 1', () => {
    const same: [number, number] = [0, 0]
    assert.equal(correctedResampledT([0, 0, 0], { train: 2, test: 1 }).pValue, 1)
    assert.equal(fiveByTwoF([same, same, same, same, same]).pValue, 1)
    assert.throws(() => fiveByTwoT([same]), RangeError)
    assert.throws(() => correctedResampledT([0.1], { train: 2, test: 1 }), RangeError)
  })
})

describe('intervals and power', () => {
  for (const one of golden.wilson)
    test(`Wilson ${one.hits} of ${one.of} as statsmodels`, () => {
      const { lower, upper } = wilson(one.hits, one.of, 0.95)
      near(lower, one.lower, 1e-14)
      near(upper, one.upper, 1e-14)
    })

  test('the smallest detectable change is 2.486 standard errors, and rows needed follow the square of the distance', () => {
    near(minimumDetectable(0.00301, 0.95), 0.00301 * 2.4864748605243863, 1e-12)
    assert.equal(rowsNeeded(1000, 0.01, 0, 0.95), Number.POSITIVE_INFINITY)
    assert.equal(rowsNeeded(1000, 0.01, 0.02, 0.95), rowsNeeded(1000, 0.01, -0.02, 0.95))
    near(rowsNeeded(1_000_000, 0.01, 0.01, 0.95) / rowsNeeded(1_000_000, 0.01, 0.02, 0.95), 4, 1e-5)
  })
})

describe('paired bootstrap and closed forms on the same rows', () => {
  const one = golden.bootstrap
  const pair = known(pairOf(scoredBinary(one.truth, one.candidate), scoredBinary(one.truth, one.champion)))
  for (const [metric, expected] of Object.entries(one.metrics))
    test(`${metric}: values as scikit-learn, error and interval as numpy's bootstrap within its noise`, () => {
      const found: Comparison = known(compareMetric(metric, pair, { seed: 5, replicates: 2000 }))
      near(metricValue(metric, pair.candidate) as number, expected.candidate, 1e-12)
      near(metricValue(metric, pair.champion) as number, expected.champion, 1e-12)
      near(found.difference, expected.candidate - expected.champion, 1e-12)
      assert.ok(Math.abs(found.standardError / expected.standardError - 1) < 0.08, `${found.standardError}`)
      assert.ok(Math.abs(found.lower - expected.lower) < 0.25 * expected.standardError, `${found.lower}`)
      assert.ok(Math.abs(found.upper - expected.upper) < 0.25 * expected.standardError, `${found.upper}`)
    })

  test('the bootstrap of roc_auc agrees with DeLong', async () => {
    const { weightedAuc } = await import('./weighted-metrics.ts')
    const { pairedBootstrap } = await import('./bootstrap.ts')
    const { candidate, champion } = pair
    const drawn: Comparison = known(
      pairedBootstrap(
        candidate.rows,
        weightedAuc(candidate.truth, candidate.scores as Float64Array),
        weightedAuc(champion.truth, champion.scores as Float64Array),
        { seed: 1, replicates: 2000 },
      ),
    )
    const exact: Comparison = known(compareMetric('roc_auc', pair, { seed: 1 }))
    near(drawn.difference, exact.difference, 1e-14)
    assert.ok(Math.abs(drawn.standardError / exact.standardError - 1) < 0.06)
  })

  test('the same seed gives the same interval, byte for byte, in whatever order the rows come', () => {
    const first: Comparison = known(compareMetric('f1', pair, { seed: 42 }))
    assert.deepEqual([first.lower, first.upper], [-0.009109741524624702, 0.06554729367773035])
    const back = (values: readonly number[]): number[] => [...values].reverse()
    const reversed = known(
      pairOf(scoredBinary(back(one.truth), back(one.candidate)), scoredBinary(back(one.truth), back(one.champion))),
    )
    assert.deepEqual(compareMetric('f1', reversed, { seed: 42 }), first)
    assert.notDeepEqual(known(compareMetric('f1', pair, { seed: 43 })), first)
  })

  test('swapped models give exactly the mirrored comparison', () => {
    const swapped = known(pairOf(scoredBinary(one.truth, one.champion), scoredBinary(one.truth, one.candidate)))
    for (const metric of ['roc_auc', 'gini', 'average_precision', 'f1', 'log_loss', 'accuracy', 'matthews_corrcoef'])
      assert.deepEqual(
        known(compareMetric(metric, swapped, { seed: 9 })),
        mirror(known(compareMetric(metric, pair, { seed: 9 }))),
        metric,
      )
  })

  test('rows that belong together are drawn together: repeating each row in its cluster changes no error', () => {
    const thrice = (values: readonly number[]) => values.flatMap((value) => [value, value, value])
    const ids = Int32Array.from(thrice(one.truth.map((_, i) => i)))
    const of = (scores: readonly number[]) => ({ ...scoredBinary(thrice(one.truth), thrice(scores)), clusters: ids })
    const repeated = known(pairOf(of(one.candidate), of(one.champion)))
    for (const metric of ['f1', 'log_loss', 'roc_auc', 'average_precision']) {
      const plain = known(compareMetric(metric, pair, { seed: 2 }))
      const clustered = known(compareMetric(metric, repeated, { seed: 2 }))
      near(clustered.difference, plain.difference, 1e-12)
      assert.ok(Math.abs(clustered.standardError / plain.standardError - 1) < 0.1, metric)
      assert.equal(clustered.units <= one.truth.length, true)
      assert.match(clustered.method, /clustered/)
    }
  })

  test('weights count: the difference is that of the weighted metrics, and a weight of 0 leaves a row out', () => {
    const weights = Float64Array.from(one.truth, (_, i) => i % 3)
    const of = (scores: readonly number[]) => scoredBinary(one.truth, scores, { weights })
    const weighted = known(pairOf(of(one.candidate), of(one.champion)))
    for (const metric of ['f1', 'log_loss', 'roc_auc', 'accuracy']) {
      const found = known(compareMetric(metric, weighted, { seed: 2, replicates: 300 }))
      const [a, b] = [weighted.candidate, weighted.champion].map((scored) => metricValue(metric, scored) as number)
      near(found.difference, (a as number) - (b as number), 1e-12, metric)
      assert.ok(found.lower < found.difference && found.difference < found.upper)
    }
  })

  test('a draw of each row once is the metric itself, whatever the metric', () => {
    const y = Array.from({ length: 90 }, (_, i) => (i * i) % 3)
    const raw = Float64Array.from(
      { length: 270 },
      (_, at) => 1 + ((at * 31) % 17) + (y[Math.floor(at / 3)] === at % 3 ? 6 : 0),
    )
    const probabilities = raw.map((value, at) => {
      const first = at - (at % 3)
      return value / ((raw[first] as number) + (raw[first + 1] as number) + (raw[first + 2] as number))
    })
    const many = scoredMulticlass(y, ['a', 'b', 'c'], { probabilities })
    const numbers = scoredRegression(
      y,
      y.map((value, i) => value + 0.5 + (i % 4) / 10),
    )
    let checked = 0
    for (const scored of [pair.candidate, many, numbers]) {
      const kernels = weightedMetrics(scored)
      for (const metric of metricNames(scored.task)) {
        const value = metricValue(metric, scored)
        const kernel = typeof value === 'number' ? kernels(metric) : undefined
        if (kernel === undefined || typeof value !== 'number') continue
        const own = metricInfo(metric)?.signed === true ? Math.abs(value) : value
        near(Math.abs(kernel(new Uint8Array(scored.rows).fill(1), 0)), Math.abs(own), 1e-11, metric)
        near(Math.abs(kernel(new Float64Array(scored.rows).fill(1), 1)), Math.abs(own), 1e-11, metric)
        checked++
      }
    }
    assert.ok(checked > 90, `${checked}`)
  })
})
