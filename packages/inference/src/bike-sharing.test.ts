import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Table } from '@mlops-actions/core'
import { openModel } from './model.ts'
import { score } from './score.ts'

// The example trains without Python: its ONNX writer must say in the file exactly what its trees say in memory.
interface Boosting {
  train(
    columns: Float64Array[],
    target: Float64Array,
    settings: object,
    random: () => number,
    progress: () => void,
  ): object
  predict(ensemble: object, columns: Float64Array[]): Float64Array
}
interface Writer {
  toOnnx(ensemble: object, columns: number, name: string): Uint8Array
}
const example = (file: string) => pathToFileURL(join(import.meta.dirname, '../../../examples/bike-sharing', file)).href

test('the boosted trees of the example answer in ONNX as they do in memory', async () => {
  const boosting = (await import(example('boosting.mjs'))) as Boosting
  const writer = (await import(example('onnx.mjs'))) as Writer
  const rows = 2_000
  // A sum of a step, a line and an interaction, on columns of few and of many values, negative ones among them.
  const columns = [
    Float64Array.from({ length: rows }, (_, row) => (row * 7) % 24),
    Float64Array.from({ length: rows }, (_, row) => Math.sin(row) * 1e3),
    Float64Array.from({ length: rows }, (_, row) => (row * 31) % 2),
  ]
  const [a, b, c] = columns as [Float64Array, Float64Array, Float64Array]
  const target = Float64Array.from(
    { length: rows },
    (_, row) => ((a[row] as number) > 11 ? 100 : 0) + (b[row] as number) / 10 + (c[row] as number) * (a[row] as number),
  )
  let state = 1
  const random = () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
  const ensemble = boosting.train(
    columns,
    target,
    { trees: 30, maxDepth: 4, learningRate: 0.2, minRows: 10, share: 0.7 },
    random,
    () => {},
  )
  const expected = boosting.predict(ensemble, columns)
  const bytes = writer.toOnnx(ensemble, columns.length, 'example')
  assert.deepEqual(writer.toOnnx(ensemble, columns.length, 'example'), bytes, 'the same trees give the same bytes')
  const model = await openModel(bytes)
  const table: Table = {
    rows,
    columns: columns.map((values, at) => ({ kind: 'number', name: `c${at}`, logical: 'number', values, nulls: 0 })),
  }
  const { predicted } = await score(model, table)
  await model.close()
  const worst = predicted.reduce((most, value, row) => Math.max(most, Math.abs(value - (expected[row] as number))), 0)
  assert.ok(worst < 1e-3, `worst difference ${worst}`)
  const error = Math.sqrt(target.reduce((sum, value, row) => sum + (value - (expected[row] as number)) ** 2, 0) / rows)
  assert.ok(error < 15, `it learns: RMSE ${error}, where the target's spread is above 80`)
})
