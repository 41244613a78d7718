import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { randomStream, type Table } from '@mlops-actions/core'
import { drawn, normals, numbers, table, texts } from '../fixtures/tables.ts'
import { symmetricEigen } from './matrix.ts'
import { fitReconstruction, reconstructionError } from './reconstruction.ts'
import { classifierTwoSample } from './two-sample.ts'

type Cells = Record<string, (number | string | null)[]>
/** Made by test/golden/drift/multivariate/make.py with NannyML 0.13.1. */
const golden = JSON.parse(
  readFileSync(new URL('../../../../test/golden/drift/multivariate/reconstruction.json', import.meta.url), 'utf8'),
) as { columns: string[]; reference: Cells } & Record<
  'same' | 'turned',
  { data: Cells; value: number; sampling_error: number }
>

function tableOf(cells: Cells): Table {
  return table(
    ...Object.entries(cells).map(([name, values]) =>
      name === 't'
        ? texts(name, values as (string | null)[])
        : numbers(
            name,
            values.map((value) => (value === null ? Number.NaN : Number(value))),
          ),
    ),
  )
}

test('eigenvalues and vectors rebuild a symmetric matrix', () => {
  const random = randomStream(1, 'matrix')
  const d = 12
  const matrix = Array.from({ length: d }, () => new Float64Array(d))
  for (let i = 0; i < d; i++)
    for (let j = 0; j <= i; j++) {
      const value = random.next() - 0.5
      ;(matrix[i] as Float64Array)[j] = value
      ;(matrix[j] as Float64Array)[i] = value
    }
  const { values, vectors } = symmetricEigen(matrix)
  for (let i = 0; i < d; i++)
    for (let j = 0; j < d; j++) {
      let sum = 0
      for (let k = 0; k < d; k++)
        sum += (values[k] as number) * (vectors[k]?.[i] as number) * (vectors[k]?.[j] as number)
      assert.ok(Math.abs(sum - (matrix[i]?.[j] as number)) < 1e-12)
    }
  assert.ok(values.every((value, at) => at === 0 || value <= (values[at - 1] as number)))
})

for (const name of ['same', 'turned'] as const)
  test(`reconstruction error as NannyML, with missing cells and an unseen level: ${name}`, () => {
    const fitted = fitReconstruction(tableOf(golden.reference), golden.columns)
    assert.ok(fitted)
    const result = reconstructionError(fitted, tableOf(golden[name].data))
    assert.ok(
      result && Math.abs(result.error / golden[name].value - 1) < 1e-9,
      `${result?.error} ${golden[name].value}`,
    )
    assert.equal(result.pValue < 0.001, name === 'turned')
  })

test('reconstruction: too few rows or columns, and an empty window', () => {
  assert.equal(fitReconstruction(table(numbers('a', normals(1, 50))), ['a']), undefined)
  const fitted = fitReconstruction(tableOf(golden.reference), golden.columns)
  assert.ok(fitted)
  assert.equal(reconstructionError(fitted, table(numbers('a', []))), null)
})

/** x and y go together in the reference; in the other they do not, each alone being the same. */
function pair(seed: number, rows: number, together: boolean): Table {
  const x = normals(seed, rows)
  const y = together
    ? x.map((value, at) => 0.8 * value + 0.6 * (normals(seed + 1, rows)[at] as number))
    : normals(seed + 1, rows)
  return table(numbers('x', x), numbers('y', y), texts('t', drawn(seed + 2, rows, { a: 1, b: 1 })))
}

test('the classifier sees that two features no longer go together, and says which', () => {
  const reference = pair(10, 600, true)
  const same = classifierTwoSample(reference, pair(20, 500, true), ['x', 'y', 't'])
  assert.ok(same && same.pValue > 0.01 && same.auc < same.minimumDetectable, `auc ${same?.auc} p ${same?.pValue}`)
  const apart = classifierTwoSample(reference, pair(30, 500, false), ['x', 'y', 't'])
  assert.ok(apart && apart.pValue < 1e-6 && apart.auc > 0.6, `auc ${apart?.auc}`)
  assert.equal(apart.features[2]?.feature, 't')
  assert.equal(classifierTwoSample(reference, pair(40, 20, true), ['x', 'y']), undefined)
})

test('the classifier alarms on calm data at about its level', () => {
  let alarms = 0
  for (let seed = 0; seed < 20; seed++) {
    const result = classifierTwoSample(pair(100 + 10 * seed, 200, true), pair(105 + 10 * seed, 150, true), [
      'x',
      'y',
      't',
    ])
    if (result && result.pValue < 0.05) alarms++
  }
  assert.ok(alarms <= 4, `${alarms} of 20`)
})
