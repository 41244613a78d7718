import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { UserError } from '@mlops-actions/core'
import { type Golden, goldenTable, manifest, modelPath } from './fixtures/golden.ts'
import { refused } from './fixtures/refused.ts'
import { openModel, parseModel } from './model.ts'
import type { Predictions } from './predictions.ts'
import { score } from './score.ts'

// Expected: scikit-learn 1.9.1, XGBoost 3.2.0, LightGBM 4.7.0 themselves (test/golden/models/make.py), not the ONNX runtime.
const scored = Object.entries(manifest).filter(
  ([name, golden]) => golden.refused === undefined && !name.includes('WRONG'),
)

for (const [name, golden] of scored)
  test(`${name} is scored as the framework does`, async () => {
    const model = await openModel(modelPath(name), {
      features: golden.features,
      ...(golden.categories ? { categories: golden.categories } : {}),
      ...(golden.missing ? { missing: golden.missing } : {}),
    })
    try {
      compare(await score(model, goldenTable(golden.table)), golden)
    } finally {
      await model.close()
    }
  })

for (const [name, golden] of Object.entries(manifest))
  test(`${name} is read as the onnx package reads it`, () => {
    const file = parseModel(readFileSync(modelPath(name)), name)
    assert.equal(file.irVersion, golden.irVersion)
    assert.deepEqual({ ...file.opsets }, golden.opsets)
    const shape = (one: { name: string; kind: string; type: string; dims: unknown }) =>
      one.kind === 'tensor'
        ? { name: one.name, type: one.type, dims: one.dims }
        : { name: one.name, type: `${one.kind}_type` }
    assert.deepEqual(file.inputs.map(shape), golden.inputs)
    assert.deepEqual(file.outputs.map(shape), golden.outputs)
  })

function compare(predictions: Predictions, golden: Golden): void {
  const { labels = [], predicted } = predictions
  if (golden.labels) {
    const said = Array.from(predicted, (code) => labels[code])
    assert.deepEqual(said, golden.labels.map(String))
  }
  if (golden.classes) assert.deepEqual(labels, golden.classes.map(String))
  if (golden.probabilities) {
    assert.ok(predictions.probabilities, 'has probabilities')
    near(predictions.probabilities, golden.probabilities, golden)
  }
  if (golden.scores) {
    assert.equal(predictions.probabilities, undefined, 'numbers that are no probabilities are not called so')
    assert.ok(predictions.scores)
    near(
      predictions.scores,
      golden.scores.map((one) => (typeof one === 'number' ? [one] : one)),
      golden,
    )
  }
  if (golden.values)
    near(
      predictions.targets ?? [predicted],
      golden.values.map((one) => (typeof one === 'number' ? [one] : one)),
      golden,
    )
}

/** Within the tolerance, relative above 1; for step functions a share of rows may differ by a step. */
function near(columns: readonly Float64Array[], expected: readonly (readonly number[])[], golden: Golden): void {
  assert.equal(columns.length, expected[0]?.length)
  let off = 0
  let worst = 0
  expected.forEach((row, at) => {
    const difference = Math.max(
      ...row.map((value, column) => Math.abs((columns[column]?.[at] as number) - value) / Math.max(1, Math.abs(value))),
    )
    worst = Math.max(worst, difference)
    if (difference > golden.tolerance) off++
  })
  assert.ok(off / expected.length <= (golden.steps?.shareOfRows ?? 0), `${off} rows differ, worst ${worst}`)
  assert.ok(worst <= Math.max(golden.tolerance, golden.steps?.atMost ?? 0), `worst difference ${worst}`)
}

test('an export that lost its categories is refused', async () => {
  await assert.rejects(
    openModel(modelPath('bike_hgb_categorical_WRONG'), {
      features: manifest.bike_hgb_categorical_WRONG?.features ?? [],
    }),
    (error: unknown) => error instanceof UserError && error.code === 'MODEL_EXPORT_SUSPECT',
  )
})

test('an export that lost one category of two values is refused when it meets the table', async () => {
  const golden = manifest.bike_hgb_workingday_WRONG
  const model = await openModel(modelPath('bike_hgb_workingday_WRONG'), { features: golden?.features ?? [] })
  await refused(score(model, goldenTable('bike')), 'MODEL_EXPORT_SUSPECT', /with 0 and nothing else/)
  await model.close()
})

test('a float64 tree classifier is refused with the remedy', async () => {
  await assert.rejects(openModel(modelPath('credit_gbc_double_does_not_load')), (error: unknown) => {
    assert.ok(error instanceof UserError)
    assert.equal(error.code, 'MODEL_NOT_LOADABLE')
    assert.match(error.remedy ?? '', /FloatTensorType/)
    return true
  })
})
