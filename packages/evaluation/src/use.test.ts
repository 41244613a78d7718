import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { canonicalJson, type Json } from '@mlops-actions/core'
import { compare } from './compare.ts'
import { evaluate } from './evaluate.ts'
import { golden } from './fixtures/golden.ts'
import { near } from './fixtures/near.ts'
import { tableOf } from './fixtures/rules.ts'
import { type Scored, scoredBinary, scoredMulticlass, scoredRegression } from './scored.ts'

/** A copy without absent properties, as JSON.stringify would write it; fails for a number that JSON has no word for. */
function asJson(value: unknown): Json {
  const json = JSON.parse(JSON.stringify(value)) as Json
  canonicalJson(json)
  assert.ok(
    !JSON.stringify(value, (_, one) => (typeof one === 'number' && !Number.isFinite(one) ? '?' : one)).includes('"?"'),
  )
  return json
}

const { truth, candidate, champion, metrics } = golden.bootstrap
const now = scoredBinary(truth, candidate, { classes: ['no', 'yes'] })
const old = scoredBinary(truth, champion, { classes: ['no', 'yes'] })

describe('evaluate', () => {
  const region = truth.map((_, i) => (i % 5 === 0 ? 'south' : 'north'))
  const table = tableOf({ region, age: truth.map((_, i) => 18 + (i % 50)) })
  const found = evaluate(now, {
    table,
    slices: [{ columns: ['region'] }, { columns: ['age'], edges: { age: [30] } }],
    protected: ['region'],
  })

  test('whole, per class, slices, groups', () => {
    near(found.metrics['roc_auc'] as number, metrics['roc_auc']?.candidate as number, 1e-12)
    assert.deepEqual(Object.keys(found.perClass), ['no', 'yes'])
    near(found.perClass['yes']?.['f1'] as number, metrics['f1']?.candidate as number, 1e-12)
    assert.deepEqual(
      found.slices.map((one) => [one.label, one.rows]),
      [
        ['`region` = north', 480],
        ['`region` = south', 120],
        ['`age` < 30', 144],
        ['`age` ≥ 30', 456],
      ],
    )
    const groups = found.fairness['region']
    const rates = ['north', 'south'].map((name) => groups?.byGroup[name]?.metrics['selection_rate'] as number)
    near(
      groups?.metrics['demographic_parity_difference'] as number,
      Math.abs((rates[0] as number) - (rates[1] as number)),
      1e-15,
    )
    assert.ok((groups?.pValues['demographic_parity_difference'] as number) <= 1)
    asJson(found)
  })

  test('a slice has the metrics of its rows alone', () => {
    const rows = truth.map((_, i) => i).filter((i) => region[i] === 'south')
    const pick = (values: readonly number[]) => rows.map((row) => values[row] as number)
    const alone = evaluate(scoredBinary(pick(truth), pick(candidate)))
    for (const name of ['roc_auc', 'accuracy', 'log_loss', 'f1_macro'])
      near(found.slices[1]?.metrics[name] as number, alone.metrics[name] as number, 1e-12)
  })

  test('what has no number says why; nothing is thrown for data', () => {
    const one = evaluate(scoredBinary([1, 1, 1], [0.2, 0.7, 0.9]))
    assert.equal(one.metrics['roc_auc'], null)
    assert.match(one.notEstimable['roc_auc'] ?? '', /one class/)
    for (const scored of [scoredBinary([], []), scoredRegression([], [])] as Scored[]) {
      const empty = evaluate(scored)
      assert.ok(Object.values(empty.metrics).every((value) => value === null))
      asJson(empty)
    }
    asJson(evaluate(scoredRegression([1, 1], [Number.NaN, 2])))
    asJson(evaluate(scoredMulticlass([0, 1, 2], ['a', 'b', 'c'], { labels: [0, 2, 2] })))
  })

  test('other tables and columns are refused, a slice that cannot be cut is told', () => {
    assert.throws(() => evaluate(now, { table: tableOf({ a: [1] }) }), { code: 'EVALUATION_ROWS_DIFFER' })
    assert.throws(() => evaluate(now, { table, protected: ['nope'] }), { code: 'EVALUATION_COLUMN_MISSING' })
    assert.throws(() => evaluate(now, { slices: [{ columns: ['region'] }] }), { code: 'EVALUATION_COLUMN_MISSING' })
    assert.equal(
      evaluate(now, { table, slices: [{ columns: ['nope'] }] }).sliceProblems[0]?.code,
      'SLICE_COLUMN_MISSING',
    )
  })
})

describe('compare', () => {
  test('every usual metric with interval, corrected p, McNemar and flips', () => {
    const found = compare(old, now, { seed: 1, replicates: 400 })
    assert.equal(found.rows, truth.length)
    for (const [name, one] of Object.entries(found.metrics)) {
      assert.ok(one.lower <= one.difference && one.difference <= one.upper, name)
      assert.ok(one.pHolm >= one.pBenjaminiHochberg && one.pBenjaminiHochberg >= one.pValue, name)
      near(one.difference, one.candidate - one.baseline, 1e-12, name)
    }
    near(found.metrics['roc_auc']?.candidate as number, metrics['roc_auc']?.candidate as number, 1e-12)
    assert.equal(found.mcnemar?.onlyCandidate, found.flips?.becomeRight)
    asJson(found)
  })

  test('a metric comes out the same alone and among others', () => {
    const among = compare(old, now, { seed: 1, replicates: 200 })
    const alone = compare(old, now, { seed: 1, replicates: 200, metrics: ['matthews_corrcoef'] })
    assert.deepEqual(
      { ...alone.metrics['matthews_corrcoef'], pHolm: 0, pBenjaminiHochberg: 0 },
      { ...among.metrics['matthews_corrcoef'], pHolm: 0, pBenjaminiHochberg: 0 },
    )
  })

  test('the same predictions are equal; other rows are refused; what is asked and not there is told', () => {
    const same = compare(now, now)
    assert.ok(Object.values(same.metrics).every((one) => one.standing === 'equal' && one.pValue === 1))
    assert.throws(() => compare(scoredBinary([1], [0.3]), now), { code: 'EVALUATION_ROWS_DIFFER' })
    const { scores: _, ...labels } = now
    assert.ok(!('roc_auc' in compare(labels, labels).metrics))
    assert.match(compare(labels, labels, { metrics: ['roc_auc'] }).notEstimable['roc_auc'] ?? '', /scores/)
  })

  test('a row without a label is neither right nor wrong, and a class may be called anything', () => {
    const truth = [0, 1, 1, 0]
    const one = scoredMulticlass(truth, ['__proto__', 'b'], { labels: [0, 1, 0, 0] })
    const other = scoredMulticlass(truth, ['__proto__', 'b'], { labels: [0, 1, 1, Number.NaN] })
    const found = compare(one, other)
    assert.ok(!('mcnemar' in found) && !('flips' in found))
    assert.match(found.notEstimable['mcnemar'] ?? '', /1 labels are not known/)
    assert.match(found.notEstimable['flips'] ?? '', /1 labels are not known/)
    const known = compare(one, scoredMulticlass(truth, ['__proto__', 'b'], { labels: [1, 0, 0, 0] }))
    assert.equal(known.mcnemar?.onlyChampion, 2)
    const turned = compare(scoredMulticlass(truth, ['__proto__', 'b'], { labels: [1, 0, 0, 0] }), one)
    assert.deepEqual(Object.entries(turned.flips?.to ?? {}).sort(), [
      ['__proto__', 1],
      ['b', 1],
    ])
  })

  test('numbers, and queries', () => {
    const y = Array.from({ length: 60 }, (_, i) => i % 7)
    const near1 = scoredRegression(
      y,
      y.map((one, i) => one + (i % 3) / 10),
    )
    const far = scoredRegression(
      y,
      y.map((one, i) => one + (i % 5) / 2),
    )
    const found = compare(far, near1)
    for (const name of ['mean_absolute_error', 'root_mean_squared_error', 'r2', 'median_absolute_error'])
      assert.equal(found.metrics[name]?.standing, 'better', name)
    const ranking = (shift: number): Scored => ({
      task: 'ranking',
      rows: 60,
      truth: Float64Array.from(y, (one) => one % 3),
      scores: Float64Array.from(y, (one, i) => one + ((i * shift) % 11)),
      queries: Int32Array.from(y, (_, i) => Math.floor(i / 6)),
    })
    const ranks = compare(ranking(3), ranking(0))
    assert.equal(ranks.metrics['ndcg']?.method, 'paired-t')
    assert.ok('ndcg_at_5' in ranks.metrics)
  })
})
