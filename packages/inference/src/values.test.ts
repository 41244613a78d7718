import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Table } from '@mlops-actions/core'
import { goldenTable, manifest, modelPath, withCell } from './fixtures/golden.ts'
import { refused, tableOf } from './fixtures/refused.ts'
import { linearModel, tinyOnnx } from './fixtures/tiny-onnx.ts'
import { openModel } from './model.ts'
import type { ModelOptions } from './options.ts'
import { score } from './score.ts'

const credit = goldenTable('credit')
const without = (table: Table, name: string): Table => ({
  ...table,
  columns: table.columns.filter((column) => column.name !== name),
})
const renamed = (table: Table, from: string, to: string): Table => ({
  ...table,
  columns: table.columns.map((column) => (column.name === from ? { ...column, name: to } : column)),
})
const withWord = (table: Table, name: string, row: number, word: string): Table => ({
  ...table,
  columns: table.columns.map((column) => {
    if (column.name !== name || column.kind !== 'text') return column
    const codes = column.codes.slice()
    codes[row] = word === '' ? -1 : column.levels.length
    return { ...column, codes, levels: [...column.levels, word], nulls: word === '' ? 1 : 0 }
  }),
})

async function scoreWith(name: string, table: Table, options: ModelOptions = {}) {
  const model = await openModel(modelPath(name), { features: manifest[name]?.features ?? [], ...options })
  try {
    return await score(model, table)
  } finally {
    await model.close()
  }
}

const words = goldenTable('credit_words')
const cases: readonly (readonly [string, () => Promise<unknown>, string, ...RegExp[]])[] = [
  [
    'NaN',
    () => scoreWith('credit_gbc_zipmap_off', withCell(credit, 'age', 4, Number.NaN)),
    'VALUE_MISSING',
    /"age"/,
    /1 row, first in row 5/,
    /imputer/,
  ],
  [
    'infinity',
    () => scoreWith('credit_gbc_zipmap_off', withCell(credit, 'age', 0, -Infinity)),
    'VALUE_NOT_FINITE',
    /"age".*-Infinity.*row 1/s,
  ],
  [
    'a double above float32',
    () => scoreWith('credit_gbc_zipmap_off', withCell(credit, 'age', 2, 1e39)),
    'VALUE_NOT_FINITE',
    /1e\+39/,
  ],
  [
    'NaN into an int64 input',
    () => scoreWith('credit_gbc_int64_input', withCell(credit, 'age', 1, Number.NaN), { missing: 'allow' }),
    'VALUE_MISSING',
    /int64 input has no missing value/,
  ],
  [
    'a fraction into an int64 input',
    () => scoreWith('credit_gbc_int64_input', withCell(credit, 'age', 1, 30.5)),
    'VALUE_NOT_INTEGER',
    /30\.5/,
  ],
  [
    'a whole number over 2^53 into an int64 input',
    () => scoreWith('credit_gbc_int64_input', withCell(credit, 'age', 1, 2 ** 60)),
    'VALUE_NOT_INTEGER',
    /outside the range of int64/,
  ],
  [
    'a fraction where the matrix is cast to categories',
    () => scoreWith('credit_lr_matrix_onehot', withCell(credit, 'education', 3, 2.7)),
    'VALUE_NOT_INTEGER',
    /"education".*2\.7/s,
  ],
  [
    'an unknown number in a one-hot encoder',
    () => scoreWith('credit_lr_columns', withCell(credit, 'education', 3, 9)),
    'CATEGORY_UNKNOWN',
    /"education" has "9"/,
    /knows 0, 1, 2, 3, 4, 5, 6/,
    /unknown-categories: zeros/,
  ],
  [
    'an unknown number in a matrix with one-hot encoding',
    () => scoreWith('credit_lr_matrix_onehot', withCell(credit, 'sex', 3, 3)),
    'CATEGORY_UNKNOWN',
    /"sex"/,
  ],
  [
    'an unknown word',
    () => scoreWith('credit_lr_string_categories', withWord(words, 'sex', 0, 'Male')),
    'CATEGORY_UNKNOWN',
    /"Male"/,
    /female, male/,
  ],
  [
    'an unknown word, encoder in error mode',
    () =>
      scoreWith('credit_lr_string_categories_error', withWord(words, 'sex', 0, 'alien'), {
        unknownCategories: 'zeros',
      }),
    'CATEGORY_UNKNOWN',
    /"sex" has "alien"/,
  ],
  [
    'an unknown word in a matrix of texts',
    () => scoreWith('credit_rf_string_matrix', withCell(credit, 'education', 0, 8)),
    'CATEGORY_UNKNOWN',
    /"education" has "8"/,
  ],
  [
    'a missing word',
    () => scoreWith('credit_lr_string_categories', withWord(words, 'sex', 7, ''), { missing: 'allow' }),
    'VALUE_MISSING',
    /"sex".*row 8/s,
  ],
  [
    'a missing column of a matrix',
    () => scoreWith('credit_gbc_zipmap_off', without(credit, 'age')),
    'COLUMN_MISSING',
    /"age"/,
  ],
  [
    'a missing column of a model with names',
    () => scoreWith('credit_lr_columns', without(without(credit, 'sex'), 'age')),
    'COLUMN_MISSING',
    /"sex", "age"/,
  ],
  [
    'two columns that export to one name',
    () =>
      scoreWith('credit_lr_int64_columns', renamed(credit, 'pay_2', 'pay-0'), {
        features: ['limit_bal', 'pay_0', 'pay-0', 'age'],
      }),
    'COLUMN_MISSING',
    /"pay_0", "pay-0"/,
    /inputs: /,
  ],
  [
    'text in a column of numbers',
    () => scoreWith('credit_lr_columns', words),
    'COLUMN_TYPE',
    /"sex" holds texts \("male", "female"\)|"sex" holds texts \("female", "male"\)/,
  ],
  [
    'too few features',
    () => scoreWith('credit_gbc_zipmap_off', credit, { features: ['age', 'sex'] }),
    'FEATURES_MISMATCH',
    /takes 23 columns; 2 features/,
  ],
  [
    'a feature twice',
    () =>
      scoreWith('bike_linear_double', goldenTable('bike'), {
        features: [...(manifest.bike_linear_double?.features ?? []).slice(0, 10), 'hr'],
      }),
    'FEATURES_MISMATCH',
    /"hr" is declared twice/,
  ],
  [
    'a matrix without declared features',
    () => scoreWith('credit_gbc_zipmap_off', credit, { features: undefined as never }),
    'FEATURES_UNKNOWN',
    /23 columns without names, and the table has 25/,
  ],
  [
    'category codes that are not declared',
    () => scoreWith('credit_lightgbm_categories_TRAP', credit),
    'MODEL_CATEGORY_CODES',
    /"(sex|education|marriage)"/,
    /as-is/,
  ],
  [
    'a value outside the declared categories',
    () =>
      scoreWith('credit_lightgbm_categories_TRAP', credit, {
        categories: { sex: [1], education: 'as-is', marriage: 'as-is' },
      }),
    'CATEGORY_UNKNOWN',
    /declared categories 1/,
  ],
]
for (const [name, work, code, ...says] of cases) test(`${name} is refused`, () => refused(work(), code, ...says))

test('missing values go in where they are declared, or where the model imputes them', async () => {
  const table = withCell(goldenTable('bike'), 'hum', 0, Number.NaN)
  const features = manifest.bike_hgb?.features ?? []
  await refused(scoreWith('bike_hgb', table, { features }), 'VALUE_MISSING', /"hum"/)
  const allowed = await scoreWith('bike_hgb', table, { features, missing: 'allow' })
  assert.ok(Number.isFinite(allowed.predicted[0]))
  const imputed = await scoreWith('credit_lr_imputer_nan', goldenTable('credit_holes'))
  assert.equal(imputed.rows, 96)
})

test('unknown categories that are meant as zeros are counted', async () => {
  const table = withCell(withCell(credit, 'education', 3, 9), 'education', 5, 9)
  const predictions = await scoreWith('credit_lr_columns', table, { unknownCategories: 'zeros' })
  assert.deepEqual(
    predictions.findings.map(({ code, rows }) => ({ code, rows })),
    [{ code: 'CATEGORY_UNKNOWN', rows: 2 }],
  )
})

test('columns are found by name, in whatever order the table has them', async () => {
  const shuffled = { ...credit, columns: [...credit.columns].reverse() }
  const [one, other] = [
    await scoreWith('credit_gbc_zipmap_off', credit),
    await scoreWith('credit_gbc_zipmap_off', shuffled),
  ]
  assert.deepEqual(one.probabilities, other.probabilities)
  const named = [await scoreWith('credit_lr_columns', credit), await scoreWith('credit_lr_columns', shuffled)]
  assert.deepEqual(named[0]?.probabilities, named[1]?.probabilities)
})

test('a table of exactly the features needs no declaration', async () => {
  const features = manifest.credit_gbc_zipmap_off?.features ?? []
  const table = { ...credit, columns: credit.columns.filter((column) => features.includes(column.name)) }
  const model = await openModel(modelPath('credit_gbc_zipmap_off'))
  const predictions = await score(model, table)
  await model.close()
  assert.deepEqual(predictions.probabilities, (await scoreWith('credit_gbc_zipmap_off', credit)).probabilities)
})

test('a positive label that is no class is refused before anything is scored', async () => {
  const model = await openModel(modelPath('credit_gbc_string_labels'), {
    features: manifest.credit_gbc_string_labels?.features ?? [],
  })
  await refused(score(model, credit, { positiveLabel: '1' }), 'LABEL_UNKNOWN', /"1"/, /default, paid/)
  await model.close()
})

test('no rows give no predictions', async () => {
  const empty = {
    rows: 0,
    columns: credit.columns.map((column) =>
      column.kind === 'number' ? { ...column, values: new Float64Array(0) } : column,
    ),
  }
  const predictions = await scoreWith('credit_gbc_zipmap_off', empty)
  assert.equal(predictions.predicted.length, 0)
  assert.deepEqual(predictions.labels, ['0', '1'])
})

test('inputs and columns may have the names of object members', async () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const bytes = tinyOnnx({
      inputs: [
        { name, dims: ['N', 1] },
        { name: 'b', dims: ['N', 1] },
      ],
      outputs: [{ name: 'Y', dims: ['N', 1] }],
      nodes: [{ op: 'Add', inputs: [name, 'b'], outputs: ['Y'] }],
    })
    const model = await openModel(bytes)
    const table: Table = {
      rows: 2,
      columns: [name, 'b'].map((column) => ({
        kind: 'number',
        name: column,
        logical: 'number',
        values: Float64Array.of(1.5, 2),
        nulls: 0,
      })),
    }
    assert.deepEqual([...(await score(model, table)).predicted], [3, 4])
    await model.close()
  }
})

test('a model that gives NaN is refused', async () => {
  const bytes = tinyOnnx(linearModel([[1]], { nodes: [{ op: 'Log', inputs: ['X'], outputs: ['Y'] }] }))
  const model = await openModel(bytes)
  await refused(score(model, tableOf({ a: [1, -1] })), 'PREDICTION_NOT_FINITE', /NaN for row 2/)
  await model.close()
})

test('a failing kernel is told without C++ names', async () => {
  const bytes = tinyOnnx(linearModel([[1], [1]], { inputs: [{ name: 'X', dims: ['N', null] }] }))
  const model = await openModel(bytes, { features: ['a'] })
  await refused(score(model, tableOf({ a: [1] })), 'RUN_FAILED', /failed while it scored/)
  await model.close()
})

test('an aborted signal stops between two calls', async () => {
  const model = await openModel(modelPath('credit_gbc_zipmap_off'), {
    features: manifest.credit_gbc_zipmap_off?.features ?? [],
  })
  const controller = new AbortController()
  const seen: number[] = []
  const work = score(model, credit, {
    batch: 10,
    signal: controller.signal,
    onProgress: (done) => {
      seen.push(done)
      if (done === 20) controller.abort(new Error('enough'))
    },
  })
  await assert.rejects(work, /enough/)
  assert.deepEqual(seen, [10, 20])
  await model.close()
})
