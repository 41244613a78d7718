import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Clock } from '@mlops-actions/core'
import { agreement, checkConsistency } from './consistency.ts'
import { describeModel } from './describe.ts'
import { goldenTable, manifest, modelPath } from './fixtures/golden.ts'
import { refused } from './fixtures/refused.ts'
import { linearModel, tinyOnnx } from './fixtures/tiny-onnx.ts'
import { measureLatency, rowsOf } from './latency.ts'
import { openModel } from './model.ts'
import type { ModelOptions } from './options.ts'
import { meaningOf } from './predictions.ts'
import { type Cell, type RowScorer, rowScorer } from './rows.ts'
import { score } from './score.ts'

const scoredRows = Object.entries(manifest).filter(
  ([name, golden]) => golden.refused === undefined && !name.includes('WRONG'),
)
const optionsOf = (name: string): ModelOptions => {
  const golden = manifest[name]
  return {
    features: golden?.features ?? [],
    ...(golden?.categories ? { categories: golden.categories } : {}),
    ...(golden?.missing ? { missing: golden.missing } : {}),
  }
}

for (const [name, golden] of scoredRows)
  test(`${name}: rows are scored as the table is`, async () => {
    const table = goldenTable(golden.table)
    const model = await openModel(modelPath(name), optionsOf(name))
    const whole = await score(model, table)
    const again = await openModel(modelPath(name), { ...optionsOf(name), meaning: meaningOf(whole) })
    const scorer = rowScorer(again)
    const cells = rowsOf(
      table,
      scorer.columns.map((column) => column.name),
      table.rows,
    )
    const all = await scorer.scoreRows(cells)
    const one = await scorer.scoreRows([cells[3] as Cell[]])
    await Promise.all([model.close(), again.close()])
    assert.ok(agreement(whole, all).agrees, JSON.stringify(agreement(whole, all)))
    assert.equal(all.scoreKind, whole.scoreKind)
    assert.equal(one.labels?.[one.predicted[0] as number], whole.labels?.[whole.predicted[3] as number])
  })

async function scorerOf(
  name: string,
  options: ModelOptions = {},
): Promise<{ scorer: RowScorer; row: Cell[]; close: () => Promise<void> }> {
  const model = await openModel(modelPath(name), { ...optionsOf(name), ...options })
  const scorer = rowScorer(model)
  const row = rowsOf(
    goldenTable(manifest[name]?.table ?? ''),
    scorer.columns.map((column) => column.name),
    1,
  )[0] as Cell[]
  return { scorer, row, close: () => model.close() }
}

const bad: readonly (readonly [string, string, string, Cell, string, RegExp])[] = [
  [
    'a text for a number',
    'credit_gbc_zipmap_off',
    'age',
    'thirty',
    'COLUMN_TYPE',
    /"age" has "thirty" in row 1; the model takes a number/,
  ],
  ['null', 'credit_gbc_zipmap_off', 'age', null, 'VALUE_MISSING', /"age"/],
  ['infinity', 'credit_gbc_zipmap_off', 'age', Infinity, 'VALUE_NOT_FINITE', /Infinity/],
  ['more than float32 holds', 'credit_gbc_zipmap_off', 'age', 1e39, 'VALUE_NOT_FINITE', /float/],
  ['a fraction for int64', 'credit_gbc_int64_input', 'age', 0.5, 'VALUE_NOT_INTEGER', /0\.5/],
  ['an unknown word', 'credit_lr_string_categories', 'sex', 'alien', 'CATEGORY_UNKNOWN', /knows female, male/],
  ['an empty word', 'credit_lr_string_categories', 'sex', '', 'VALUE_MISSING', /"sex"/],
  ['a boolean for a word', 'credit_lr_string_categories', 'sex', true, 'COLUMN_TYPE', /takes a text/],
  ['an unknown number', 'credit_lr_columns', 'education', 9, 'CATEGORY_UNKNOWN', /"education"/],
  ['a category outside the list', 'credit_lightgbm_categories_TRAP', 'sex', 3, 'CATEGORY_UNKNOWN', /none of 1, 2/],
]
for (const [what, name, column, cell, code, says] of bad)
  test(`${what} in a row is refused`, async () => {
    const { scorer, row, close } = await scorerOf(name)
    const changed = row.map((value, at) => (scorer.columns[at]?.name === column ? cell : value))
    await refused(scorer.scoreRows([changed]), code, says)
    await close()
  })

test('columns say what they take', async () => {
  const { scorer, close } = await scorerOf('credit_lr_string_categories')
  assert.deepEqual(
    scorer.columns.find((column) => column.name === 'sex'),
    { name: 'sex', takes: 'text', mayMiss: false, categories: ['female', 'male'] },
  )
  await close()
  const imputer = await scorerOf('credit_lr_imputer_nan')
  assert.ok(imputer.scorer.columns.every((column) => column.mayMiss && column.takes === 'number'))
  await imputer.close()
})

test('two calls at once do not mix', async () => {
  const { scorer, close } = await scorerOf('credit_gbc_zipmap_off')
  const cells = rowsOf(
    goldenTable('credit'),
    scorer.columns.map((column) => column.name),
    50,
  )
  const alone = await scorer.scoreRows(cells)
  const together = await Promise.all(cells.map((row) => scorer.scoreRows([row])))
  assert.deepEqual(
    together.map((one) => one.probabilities?.[1]?.[0]),
    Array.from(alone.probabilities?.[1] ?? []),
  )
  await close()
})

/** A clock that a scorer of known cost moves on. */
function costed(costs: { now: number }, cost: (call: number) => number, log: string[], name: string): RowScorer {
  let call = 0
  return {
    columns: [{ name: 'age', takes: 'number', mayMiss: false }],
    async scoreRows() {
      costs.now += cost(call++)
      log.push(name)
      return { rows: 1, predicted: Float64Array.of(0), evidence: 'measured', findings: [] }
    },
  }
}

test('latency is measured in turns and its ratio survives one busy round', async () => {
  const costs = { now: 0 }
  const log: string[] = []
  const clock: Clock = { now: () => '', monotonicMs: () => costs.now, sleep: async () => {} }
  // In its second round everything takes a hundred times as long for the candidate.
  const candidate = costed(costs, (call) => (call >= 10 && call < 20 ? 200 : 2), log, 'candidate')
  const champion = costed(costs, () => 1, log, 'champion')
  const table = goldenTable('credit')
  const result = await measureLatency({ candidate, champion }, table, clock, { rows: 10, rounds: 3, warmUp: 0 })
  assert.deepEqual(result.ratio, { p50: 2, p95: 2, p99: 2 })
  assert.equal(result.candidate.calls, 30)
  assert.equal(result.champion?.p50, 1)
  assert.deepEqual(log.slice(0, 4), ['candidate', 'champion', 'champion', 'candidate'])
  const alone = await measureLatency({ candidate }, table, clock, { rows: 5, rounds: 1, warmUp: 3 })
  assert.deepEqual(Object.keys(alone), ['candidate'])
})

test('a model that looks at the rows beside a row is found', async () => {
  const nodes = [
    { op: 'ReduceMean', inputs: ['X'], outputs: ['mean'], ints: { axes: [0], keepdims: 1 } },
    { op: 'Sub', inputs: ['X', 'mean'], outputs: ['Z'] },
    { op: 'MatMul', inputs: ['Z', 'W'], outputs: ['Y'] },
  ]
  const model = await openModel(tinyOnnx(linearModel([[1]], { nodes })), { features: ['age'] })
  const found = await checkConsistency(model, goldenTable('credit'))
  assert.equal(found.deterministic, true)
  assert.equal(found.batchInvariant, false)
  assert.ok(found.worst > 0.1)
  await model.close()
  const steady = await openModel(modelPath('credit_gbc_zipmap_off'), optionsOf('credit_gbc_zipmap_off'))
  assert.deepEqual(await checkConsistency(steady, goldenTable('credit')), {
    rows: 64,
    deterministic: true,
    batchInvariant: true,
    worst: 0,
  })
  await steady.close()
})

test('agreement counts rows, flips and the worst difference, by name of class', () => {
  const base = { rows: 2, evidence: 'measured', findings: [] } as const
  const one = {
    ...base,
    labels: ['a', 'b'],
    predicted: Float64Array.of(0, 1),
    probabilities: [Float64Array.of(0.9, 0.2), Float64Array.of(0.1, 0.8)],
  }
  const swapped = {
    ...base,
    labels: ['b', 'a'],
    predicted: Float64Array.of(1, 0),
    probabilities: [Float64Array.of(0.1, 0.8), Float64Array.of(0.9, 0.2)],
  }
  assert.deepEqual(agreement(one, swapped), { rows: 2, differing: 0, flips: 0, worst: 0, agrees: true })
  const other = {
    ...one,
    predicted: Float64Array.of(0, 0),
    probabilities: [Float64Array.of(0.9, 0.6), Float64Array.of(0.1, 0.4)],
  }
  const found = agreement(one, other)
  assert.deepEqual(
    { ...found, worst: Number(found.worst.toFixed(6)) },
    { rows: 2, differing: 1, flips: 1, worst: 0.4, agrees: false },
  )
  assert.equal(agreement(one, other, { shareOfRows: 0.5 }).agrees, true)
  const values = { ...base, predicted: Float64Array.of(1000, 1) }
  assert.equal(agreement(values, { ...base, predicted: Float64Array.of(1000.005, 1) }).agrees, true, 'relative above 1')
  assert.equal(agreement(values, { ...base, rows: 1, predicted: Float64Array.of(1000) }).agrees, false)
})

test('a model is described for a report', async () => {
  const model = await openModel(modelPath('credit_gbc_string_labels_zipmap'))
  assert.deepEqual(describeModel(model), {
    producer: 'skl2onnx',
    irVersion: 10,
    opsets: { 'ai.onnx': 21, 'ai.onnx.ml': 1 },
    digest: model.digest,
    bytes: model.file.bytes.length,
    inputs: [{ name: 'X', type: 'float', dims: [null, 23] }],
    outputs: [
      { name: 'output_label', type: 'string', dims: [null] },
      { name: 'output_probability', type: 'sequence', dims: null },
    ],
    label: 'output_label',
    numbers: ['proba_output'],
    classes: ['default', 'paid'],
    zipMapsRemoved: ['output_probability'],
    categories: [],
    imputes: [],
  })
  await model.close()
})
