import assert from 'node:assert/strict'
import test from 'node:test'
import { metricInfo, metricNames, randomStream, type Task } from '@mlops-actions/core'
import fc from 'fast-check'
import {
  calibrationCurve,
  computeAll,
  computeMetric,
  computeSliced,
  confusionOf,
  curvesOf,
  metricComputer,
  normalizedConfusion,
  perClass,
} from './index.ts'
import type { MetricInput } from './metric-input.ts'
import { calibrationBins, quantileBins } from './probability.ts'
import { rankedOf } from './ranked.ts'
import { MetricStream } from './streamed.ts'

const binary = (truth: number[], scores: number[], more: Partial<MetricInput> = {}): MetricInput => ({
  task: 'binary',
  rows: truth.length,
  truth: Float64Array.from(truth),
  scores: Float64Array.from(scores),
  labels: Float64Array.from(scores, (score) => (score >= 0.5 ? 1 : 0)),
  classes: ['no', 'yes'],
  ...more,
})
const multiclass = (truth: number[], labels: number[], more: Partial<MetricInput> = {}): MetricInput => ({
  task: 'multiclass',
  rows: truth.length,
  truth: Float64Array.from(truth),
  labels: Float64Array.from(labels),
  classes: ['a', 'b', 'c'],
  ...more,
})
const regression = (truth: number[], values: number[], more: Partial<MetricInput> = {}): MetricInput => ({
  task: 'regression',
  rows: truth.length,
  truth: Float64Array.from(truth),
  values: Float64Array.from(values),
  ...more,
})
const good = binary([0, 1, 1, 0], [0.1, 0.9, 0.4, 0.6])
const nan = Number.NaN

/** Input, metric, and the reason why there is no value. */
const refused: readonly (readonly [string, MetricInput, string, RegExp])[] = [
  ['no rows', binary([], []), 'accuracy', /there are no rows/],
  ['a missing truth', binary([0, nan], [0.1, 0.2]), 'accuracy', /truth is unknown in 1 rows/],
  ['a missing score', binary([0, 1], [0.1, nan]), 'roc_auc', /1 scores are not finite/],
  ['an infinite score', binary([0, 1], [0.1, Infinity]), 'average_precision', /1 scores are not finite/],
  ['no scores', { ...good, scores: undefined } as never, 'roc_auc', /there are no scores/],
  ['a negative weight', binary([0, 1], [0.1, 0.9], { weights: Float64Array.of(1, -1) }), 'f1', /weight is negative/],
  [
    'a weight that is NaN',
    binary([0, 1], [0.1, 0.9], { weights: Float64Array.of(1, nan) }),
    'f1',
    /weight is not a finite/,
  ],
  ['weights of 0', binary([0, 1], [0.1, 0.9], { weights: Float64Array.of(0, 0) }), 'f1', /weights sum to 0/],
  ['one class', binary([1, 1], [0.1, 0.9]), 'roc_auc', /only one class/],
  ['one class', binary([1, 1], [0.1, 0.9]), 'd2_log_loss_score', /only one class/],
  ['no negative row', binary([1, 1], [0.1, 0.9]), 'specificity', /no negative rows/],
  ['no positive row', binary([0, 0], [0.1, 0.9]), 'false_negative_rate', /no positive rows/],
  ['decision values', binary([0, 1], [-2, 3]), 'log_loss', /leave \[0, 1\]/],
  ['scores said not to be probabilities', { ...good, scoresAreProbabilities: false }, 'brier_score', /leave \[0, 1\]/],
  ['an unknown metric', good, 'auc', /there is no metric "auc"/],
  ['a metric of another task', good, 'r2', /r2 is not a metric of task binary/],
  ['a metric measured elsewhere', good, 'latency_p95', /cannot be computed from predictions/],
  ['a class out of range', binary([0, 2], [0.1, 0.9]), 'accuracy', /row 1 has the class 2/],
  ['half a class', multiclass([0, 1], [0, 0.5]), 'accuracy', /row 1 has the class 0.5/],
  ['a negative class', multiclass([0, -1], [0, 1]), 'f1_macro', /row 1 has the class -1/],
  ['no probabilities', multiclass([0, 1], [0, 1]), 'roc_auc_ovr', /there are no probabilities/],
  [
    'too few probabilities',
    multiclass([0, 1], [0, 1], { probabilities: Float64Array.of(1, 0) }),
    'log_loss',
    /2 probabilities for 2 rows/,
  ],
  ['a missing label', multiclass([0, 1], [0, nan]), 'accuracy', /1 predicted labels are not known/],
  ['no predicted numbers', { ...regression([1], [1]), values: undefined } as never, 'r2', /no predicted numbers/],
  ['a prediction that is NaN', regression([1, 2], [1, nan]), 'mean_absolute_error', /1 predictions are not finite/],
  ['one row', regression([1], [2]), 'r2', /needs two rows/],
  ['a logarithm of nothing', regression([1, -1], [1, 2]), 'mean_squared_log_error', /-1 or less/],
  ['a prediction of 0', regression([1, 2], [0, 2]), 'mean_poisson_deviance', /not above 0/],
  ['a truth of 0', regression([0, 2], [1, 2]), 'mean_gamma_deviance', /true value is not above 0/],
  [
    'weighted ranks',
    regression([1, 2], [1, 2], { weights: Float64Array.of(1, 2) }),
    'spearman_correlation',
    /weighted rows/,
  ],
]

for (const [what, input, metric, reason] of refused)
  test(`${metric} of ${what} is not estimable, and says why`, () => {
    const { value, reason: given } = computeMetric(metric, input)
    assert.equal(value, null)
    assert.match(given ?? '', reason)
  })

test('a value that exists by convention says so', () => {
  assert.deepEqual(computeMetric('precision', binary([1, 0], [0.1, 0.2])), {
    value: 0,
    note: 'precision is 0 / 0 here and set to 0, as scikit-learn does',
  })
  assert.match(computeMetric('average_precision', binary([0, 0], [0.1, 0.2])).note ?? '', /no positive row/)
  assert.match(
    computeMetric('precision_macro', multiclass([0, 1], [0, 2])).note ?? '',
    /0 \/ 0 counts as 0 for class 1/,
  )
})

test('every metric of predictions in the catalogue is computed for its task', () => {
  const random = randomStream(3, 'all')
  const rows = 60
  const uniform = (): Float64Array => Float64Array.from({ length: rows }, () => random.next())
  const codes = (): Float64Array =>
    Float64Array.from({ length: rows }, (_, i) => (i + (random.next() < 0.4 ? 1 : 0)) % 3)
  const probabilities = Float64Array.from(
    { length: rows * 3 },
    (_, i) => [0.5, 0.3, 0.2][(i + Math.floor(i / 3)) % 3] as number,
  )
  const inputs: Readonly<Record<Task, MetricInput>> = {
    binary: binary([...uniform()].map(Math.round), [...uniform()]),
    multiclass: multiclass([...codes()], [...codes()], { probabilities }),
    regression: regression([...uniform()], [...uniform()]),
    clustering: { task: 'clustering', rows, truth: codes(), labels: codes(), points: uniform() },
    ranking: { task: 'ranking', rows, truth: codes(), scores: uniform(), queries: Int32Array.from(codes()) },
  }
  for (const [task, input] of Object.entries(inputs) as [Task, MetricInput][]) {
    const all = computeAll(input)
    const wanted = metricNames(task).filter((name) =>
      ['quality', 'calibration'].includes(metricInfo(name)?.family ?? ''),
    )
    assert.deepEqual(Object.keys(all), wanted)
    for (const [name, { value, reason }] of Object.entries(all)) {
      assert.notEqual(value, null, `${name} of ${task}: ${reason}`)
      const [least, greatest] = metricInfo(name)?.range ?? [0, 0]
      assert.ok(
        (value as number) >= least && (value as number) <= greatest,
        `${name} = ${value} in [${least}, ${greatest}]`,
      )
    }
  }
})

test('a threshold makes the labels anew', () => {
  assert.equal(computeMetric('recall', good).value, 0.5)
  assert.equal(computeMetric('recall', good, { threshold: 0.4 }).value, 1)
  const unlabelled = { ...good, labels: undefined } as unknown as MetricInput
  assert.equal(metricComputer(unlabelled)('recall').value, 0.5)
})

test('pinball, Tweedie and calibration follow their options', () => {
  const input = regression([1, 2, 3], [2, 2, 1])
  assert.equal(computeMetric('mean_pinball_loss', input, { alpha: 0.75 }).value, (0.25 * 1 + 0.75 * 2) / 3)
  assert.equal(computeMetric('mean_tweedie_deviance', input, { power: 0 }).value, 5 / 3)
  assert.match(computeMetric('mean_tweedie_deviance', input, { power: 0.5 }).reason ?? '', /no Tweedie distribution/)
  // One bin: the gap of the means.
  assert.equal(computeMetric('expected_calibration_error', good, { bins: 1 }).value, 0)
})

test('each class against the rest', () => {
  const classes = perClass(multiclass([0, 0, 1, 2], [0, 1, 1, 1]))
  assert.deepEqual(
    classes.map((one) => [one.class, one.metrics['precision'], one.metrics['recall'], one.metrics['support']]),
    [
      ['a', 1, 0.5, 2],
      ['b', 1 / 3, 1, 1],
      ['c', null, 0, 1],
    ],
  )
  const [no, yes] = perClass(good)
  assert.equal(yes?.metrics['roc_auc'], computeMetric('roc_auc', good).value)
  assert.equal(no?.metrics['roc_auc'], yes?.metrics['roc_auc'])
})

test('both classes of a binary task are ranked by one sort, as two sorts would', () => {
  const random = randomStream(4, 'classes')
  for (const weighted of [false, true]) {
    const truth = Array.from({ length: 300 }, () => (random.next() < 0.3 ? 1 : 0))
    const scores = truth.map((y) => Math.round((random.next() + y) * 10) / 20)
    const weights = Float64Array.from(truth, () => (weighted ? Math.floor(random.next() * 4) : 1))
    const input = binary(truth, scores, weighted ? { weights } : {})
    const turned = binary(
      truth.map((y) => 1 - y),
      scores.map((score) => -score),
      weighted ? { weights } : {},
    )
    const [no, yes] = perClass(input)
    for (const metric of ['roc_auc', 'average_precision']) {
      assert.equal(yes?.metrics[metric], computeMetric(metric, input).value)
      const want = computeMetric(metric, turned).value as number
      assert.ok(
        Math.abs((no?.metrics[metric] as number) - want) < 1e-14,
        `${metric}: ${no?.metrics[metric]}, not ${want}`,
      )
    }
  }
})

test('a confusion matrix as shares of its rows, its columns or the whole', () => {
  const { truth, labels } = multiclass([0, 0, 0, 1], [0, 0, 1, 1])
  const confusion = confusionOf(truth, labels as Float64Array, 3)
  assert.deepEqual([...confusion.cells], [2, 1, 0, 0, 1, 0, 0, 0, 0])
  assert.deepEqual([...normalizedConfusion(confusion, 'true')], [2 / 3, 1 / 3, 0, 0, 1, 0, nan, nan, nan])
  assert.deepEqual([...normalizedConfusion(confusion, 'pred')], [1, 0.5, nan, 0, 0.5, nan, 0, 0, nan])
  assert.deepEqual([...normalizedConfusion(confusion, 'all')], [0.5, 0.25, 0, 0, 0.25, 0, 0, 0, 0])
})

test('the curves end where every row is positive', () => {
  const points = curvesOf(good)
  assert.equal(points.length, 4)
  assert.deepEqual(points[0], {
    threshold: 0.9,
    truePositiveRate: 0.5,
    falsePositiveRate: 0,
    falseNegativeRate: 0.5,
    precision: 1,
    selectionRate: 0.25,
  })
  const last = points.at(-1)
  assert.deepEqual([last?.truePositiveRate, last?.falsePositiveRate, last?.selectionRate], [1, 1, 1])
  assert.equal(curvesOf(good, 2).length, 2)
  const bins = calibrationCurve(good, { bins: 2 })
  assert.deepEqual(
    bins.map(({ weight, observed }) => [weight, observed]),
    [
      [2, 0.5],
      [2, 0.5],
    ],
  )
})

test('an empty slice and a strange label are said, not counted', () => {
  const codes = Int32Array.of(0, 0, 2, -1)
  const sliced = computeSliced(['accuracy', 'recall'], good, codes, 3)
  assert.deepEqual(sliced['accuracy'], [{ value: 1 }, { value: null, reason: 'there are no rows' }, { value: 0 }])
  const strange = computeSliced(['accuracy'], binary([0, nan, 1], [0.1, 0.2, 0.9]), Int32Array.of(0, 0, 1), 2)
  assert.equal(strange['accuracy']?.[0]?.value, null)
  assert.equal(strange['accuracy']?.[1]?.value, 1)
  assert.throws(() => computeSliced(['accuracy'], good, Int32Array.of(0, 0, 3, 0), 3), /slice 3/)
  // A label that is no class must not land in the cells of the next slice.
  const wide = computeSliced(
    ['accuracy'],
    binary([0, 1], [0, 0], { labels: Float64Array.of(5, 1) }),
    Int32Array.of(0, 1),
    2,
  )
  assert.match(wide['accuracy']?.[0]?.reason ?? '', /class 5/)
  assert.equal(wide['accuracy']?.[1]?.value, 1)
})

const huge = Number.MAX_VALUE
const overflowing: readonly MetricInput[] = [
  regression([huge, -huge, 1], [-huge, huge, 2]),
  regression([1e200, -1e200, 0, 3], [-1e200, 1e200, 1, 2]),
  regression([huge, huge], [huge, -huge]),
  regression([0, 1, 2], [huge, huge, huge], { weights: Float64Array.of(huge, huge, 1) }),
  regression([1e-320, 0, 1], [1e308, 1e308, 1e308]),
  {
    task: 'clustering',
    rows: 4,
    truth: Float64Array.of(0, 0, 1, 1),
    labels: Float64Array.of(0, 0, 1, 1),
    points: Float64Array.of(huge, 0, -huge, 1, 1e300, -1e300, 2, huge),
  },
  { ...regression([3, 1, 2], [huge, -huge, 1]), task: 'ranking', scores: Float64Array.of(huge, -huge, 1) },
  { ...regression([huge, 1e300, 2], [3, 2, 1]), task: 'ranking', scores: Float64Array.of(3, 2, 1) },
  { ...binary([0, 1, 1], [-huge, huge, -huge]), scoresAreProbabilities: false },
]

test('a stream says the same of what overflows', () => {
  for (const input of overflowing.filter((one) => one.task === 'regression' && one.weights === undefined)) {
    const stream = new MetricStream('regression')
    stream.add(input)
    for (const name of metricNames('regression')) {
      const { value, reason } = stream.metric(name)
      assert.ok(value === null ? reason : Number.isFinite(value), `${name} is ${value}`)
    }
  }
})

test('what overflows is not estimable with a reason, never infinite or NaN', () => {
  let refusals = 0
  for (const [at, input] of overflowing.entries())
    for (const [name, { value, reason }] of Object.entries(computeAll(input))) {
      if (value === null) {
        refusals++
        assert.ok(reason !== undefined && reason.length > 5, `${at} ${name}: ${reason}`)
        if (input.task === 'regression' && at < 2) assert.doesNotMatch(reason, /weights sum|constant/, `${at} ${name}`)
      } else assert.ok(Number.isFinite(value), `${at} ${name} is ${value}`)
    }
  assert.ok(refusals > 20)
  const [worst] = overflowing
  assert.deepEqual(computeMetric('mean_squared_error', worst as MetricInput), {
    value: null,
    reason: 'it is too large for a number',
  })
})

test('the bins of equal frequency are the same from ranked rows, to the last digit', () => {
  const score = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(0, 1, 0.5, 1e-300, 2 ** -1070),
    fc.integer({ min: 0, max: 9 }).map((k) => k / 9),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(score, fc.boolean()), { minLength: 1, maxLength: 80 }), (rows) => {
      const truth = Float64Array.from(rows, ([, positive]) => (positive ? 1 : 0))
      const scores = Float64Array.from(rows, ([value]) => value)
      assert.deepEqual(quantileBins(rankedOf(truth, scores), 15), calibrationBins(truth, scores, 15, 'quantile'))
    }),
  )
})

test('slices counted two rows at a time are those counted one by one', () => {
  const row = fc.record({
    truth: fc.constantFrom(0, 1, 1, 0, -0),
    label: fc.constantFrom(0, 1),
    slice: fc.constantFrom(0, 1, 2, 2, -1),
  })
  const names = ['accuracy', 'recall', 'selection_rate', 'false_positive_rate']
  fc.assert(
    fc.property(fc.array(row, { maxLength: 9 }), (rows) => {
      const inputOf = (list: typeof rows): MetricInput => ({
        task: 'binary',
        rows: list.length,
        truth: Float64Array.from(list, ({ truth }) => truth),
        labels: Float64Array.from(list, ({ label }) => label),
      })
      const found = computeSliced(
        names,
        inputOf(rows),
        Int32Array.from(rows, ({ slice }) => slice),
        3,
      )
      for (const name of names)
        for (const slice of [0, 1, 2])
          assert.deepEqual(
            found[name]?.[slice],
            computeMetric(name, inputOf(rows.filter((one) => one.slice === slice))),
            `${name} of slice ${slice}`,
          )
    }),
  )
})
