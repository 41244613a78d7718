import assert from 'node:assert/strict'
import test from 'node:test'
import type { Task } from './gate-rule.ts'
import { allMetrics, defaultMetric, metricInfo, metricNames, metricSuggestions } from './metric-catalog.ts'
import { otherNames } from './metric-table.ts'

const tasks: readonly Task[] = ['binary', 'multiclass', 'regression', 'clustering', 'ranking']

test('every task has its first metric first, and no name twice', () => {
  for (const task of tasks) {
    const names = metricNames(task)
    assert.equal(names[0], defaultMetric(task))
    assert.equal(new Set(names).size, names.length)
    for (const name of names) assert.ok(metricInfo(name)?.tasks.includes(task), `${name} of ${task}`)
  }
})

test('every metric says what it is in one plain line', () => {
  for (const info of allMetrics()) {
    assert.match(info.name, /^[a-z0-9_.]+$/)
    assert.ok(info.description.length > 10 && info.label.length > 1, info.name)
    assert.ok(info.range[0] < info.range[1], info.name)
  }
})

test('every name of another tool leads to a metric of ours', () => {
  for (const [other, names] of Object.entries(otherNames)) {
    assert.ok(metricInfo(other) === undefined, `${other} is a metric itself`)
    for (const name of names) assert.ok(metricInfo(name) !== undefined, `${other} leads to ${name}`)
  }
})

test('the fairness metrics carry the names of Fairlearn and know their base', () => {
  assert.deepEqual(metricInfo('demographic_parity_difference')?.groups, { base: 'selection_rate', how: 'difference' })
  assert.equal(metricInfo('equalized_odds_ratio')?.goal, 'maximize')
  assert.deepEqual(metricInfo('accuracy_group_min')?.groups, { base: 'accuracy', how: 'min' })
})

const spelled: [string, Task | undefined, string[]][] = [
  ['auc', 'binary', ['roc_auc', 'average_precision']],
  ['auc', 'regression', []],
  ['f1_score', 'binary', ['f1']],
  ['neg_log_loss', 'binary', ['log_loss']],
  ['RMSE', 'regression', ['root_mean_squared_error']],
  ['r2_score', 'regression', ['r2']],
  ['brier_score_loss', 'binary', ['brier_score']],
  ['adjusted_rand', 'clustering', ['adjusted_rand_score']],
  ['AUC_weighted', 'multiclass', ['roc_auc_ovr_weighted']],
  ['nonsense', 'binary', []],
]
for (const [name, task, want] of spelled)
  test(`${name} of ${task} suggests ${want.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(metricSuggestions(name, task), want)
  })
