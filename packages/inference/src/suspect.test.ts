import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refused, tableOf } from './fixtures/refused.ts'
import { type TinyModel, tinyOnnx } from './fixtures/tiny-onnx.ts'
import { openModel } from './model.ts'
import type { ModelOptions } from './options.ts'
import { score } from './score.ts'

interface Split {
  readonly column: number
  readonly threshold: number
  readonly missing?: number
  readonly mode?: string
}

/** One tree that asks the questions one after the other on the way of `false`. */
function chain(splits: readonly Split[]): TinyModel {
  const inner = splits.length
  const nodes = [...splits, ...Array.from({ length: inner + 1 }, () => undefined)]
  const every = (value: (split: Split | undefined, at: number) => number) => nodes.map(value)
  return {
    inputs: [{ name: 'X', dims: ['N', 2] }],
    outputs: [{ name: 'Y', dims: ['N', 1] }],
    nodes: [
      {
        op: 'TreeEnsembleRegressor',
        domain: 'ai.onnx.ml',
        inputs: ['X'],
        outputs: ['Y'],
        ints: {
          n_targets: 1,
          nodes_treeids: every(() => 0),
          nodes_nodeids: every((_, at) => at),
          nodes_featureids: every((split) => split?.column ?? 0),
          nodes_missing_value_tracks_true: every((split) => split?.missing ?? 0),
          nodes_truenodeids: every((split, at) => (split ? inner + at : 0)),
          nodes_falsenodeids: every((split, at) => (split ? (at + 1 < inner ? at + 1 : 2 * inner) : 0)),
          target_treeids: Array.from({ length: inner + 1 }, () => 0),
          target_nodeids: Array.from({ length: inner + 1 }, (_, at) => inner + at),
          target_ids: Array.from({ length: inner + 1 }, () => 0),
        },
        floats: {
          nodes_values: nodes.map((split) => split?.threshold ?? 0),
          target_weights: Array.from({ length: inner + 1 }, (_, at) => at),
        },
        strings: { nodes_modes: nodes.map((split) => (split ? (split.mode ?? 'BRANCH_LEQ') : 'LEAF')) },
      },
    ],
  }
}

async function scored(model: TinyModel, columns: Parameters<typeof tableOf>[0], options: ModelOptions = {}) {
  const open = await openModel(tinyOnnx(model), options)
  try {
    return await score(open, tableOf(columns))
  } finally {
    await open.close()
  }
}
const rows = Array.from({ length: 150 }, (_, row) => row)
const zeros = Array.from({ length: 3 }, (): Split => ({ column: 0, threshold: 0 }))
const distinctZeros = (count: number): TinyModel => {
  // The same column again and again would be a repeated question; other trees may ask it.
  const { nodes, ...rest } = chain([{ column: 0, threshold: 0 }])
  return {
    ...rest,
    nodes: [
      ...nodes.map((node) => ({ ...node, outputs: ['Y0'] })),
      ...Array.from({ length: count - 1 }, (_, at) => ({
        ...(nodes[0] as (typeof nodes)[number]),
        outputs: [`Y${at + 1}`],
      })),
      { op: 'Sum', inputs: Array.from({ length: count }, (_, at) => `Y${at}`), outputs: ['Y'] },
    ],
  }
}

test('a tree that asks the same twice on one path is refused when it is opened, unless that is accepted', async () => {
  await refused(openModel(tinyOnnx(chain(zeros))), 'MODEL_EXPORT_SUSPECT', /2 nodes/, /suspect-export: accept/)
  const few = { a: rows.map((row) => row % 5), b: rows }
  assert.equal((await scored(chain(zeros), few, { suspectExport: 'accept' })).rows, 150)
})

test('the same threshold is another question with missing values sent the other way, or on another column', async () => {
  for (const other of [
    { column: 0, threshold: 5, missing: 1 },
    { column: 1, threshold: 5 },
    { column: 0, threshold: 6 },
    { column: 0, threshold: 5, mode: 'BRANCH_EQ' },
  ]) {
    const open = await openModel(tinyOnnx(chain([{ column: 0, threshold: 5 }, other])), { categories: { a: 'as-is' } })
    assert.equal(open.facts.trees.repeated, 0)
    await open.close()
  }
})

test('a column that is compared with 0 only and never is 0 is refused', async () => {
  const model = chain([
    { column: 0, threshold: 0 },
    { column: 1, threshold: 3 },
  ])
  const positive = { a: rows.map((row) => 1 + (row % 4)), b: rows }
  await refused(
    scored(model, positive),
    'MODEL_EXPORT_SUSPECT',
    /"a" with 0 and nothing else/,
    /never below 1/,
    /a: as-is/,
  )
  assert.equal((await scored(model, positive, { categories: { a: 'as-is' } })).rows, 150, 'said to be meant')
  assert.equal((await scored(model, { ...positive, a: rows.map((row) => (row % 4) - 1) })).rows, 150, 'negative values')
  assert.equal((await scored(model, { a: [1, 2], b: [1, 2] })).rows, 2, 'too few rows to say')
  const both = chain([
    { column: 0, threshold: 0 },
    { column: 0, threshold: 2.5 },
  ])
  assert.equal((await scored(both, positive)).rows, 150, 'other questions about it, too')
})

test('a column of few values that is often compared with 0 only is refused; one of many values and many zeros is not', async () => {
  const few = { a: rows.map((row) => row % 5), b: rows }
  await refused(scored(distinctZeros(3), few), 'MODEL_EXPORT_SUSPECT', /5 different values/)
  assert.equal((await scored(distinctZeros(2), few)).rows, 150)
  assert.equal((await scored(distinctZeros(3), { a: rows, b: rows })).rows, 150, 'many values')
  assert.equal(
    (await scored(distinctZeros(3), { a: rows.map((row) => (row % 3 === 0 ? 1 : 0)), b: rows })).rows,
    150,
    'mostly zeros',
  )
})
