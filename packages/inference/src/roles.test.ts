import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { agreement } from './consistency.ts'
import { goldenTable, manifest, modelPath } from './fixtures/golden.ts'
import { refused, tableOf } from './fixtures/refused.ts'
import { linearModel, type TinyModel, tinyOnnx } from './fixtures/tiny-onnx.ts'
import { openModel } from './model.ts'
import type { ModelOptions } from './options.ts'
import { meaningOf, type Predictions } from './predictions.ts'
import { score } from './score.ts'

const table = tableOf({ a: [1, 0, 2], b: [0, 1, 3] })

async function predict(model: TinyModel, options: ModelOptions = {}, rows = table): Promise<Predictions> {
  const open = await openModel(tinyOnnx(model), options)
  try {
    return await score(open, rows)
  } finally {
    await open.close()
  }
}

const then = (op: string, more: Partial<TinyModel> = {}, width = 2): TinyModel =>
  linearModel(
    width === 1
      ? [[1], [-1]]
      : [
          [1, -1],
          [-1, 1],
        ],
    {
      nodes: [
        { op: 'MatMul', inputs: ['X', 'W'], outputs: ['Z'] },
        { op, inputs: ['Z'], outputs: ['Y'] },
      ],
      outputs: [{ name: 'Y', dims: ['N', width] }],
      ...more,
    },
  )
const rounded = (values: readonly Float64Array[] | undefined) =>
  values?.map((column) => Array.from(column, (value) => Number(value.toFixed(4))))

test('one number a row is a value, or with a class task the probability of the second class', async () => {
  const value = await predict(then('Sigmoid', {}, 1))
  assert.equal(value.labels, undefined)
  assert.deepEqual(
    Array.from(value.predicted, (one) => Number(one.toFixed(4))),
    [0.7311, 0.2689, 0.2689],
  )
  const binary = await predict(then('Sigmoid', {}, 1), { task: 'binary' })
  assert.deepEqual(binary.labels, ['0', '1'])
  assert.deepEqual([...binary.predicted], [1, 0, 0])
  assert.deepEqual(rounded(binary.probabilities), [
    [0.2689, 0.7311, 0.7311],
    [0.7311, 0.2689, 0.2689],
  ])
  const margin = await predict(then('Identity', {}, 1), { task: 'binary', classes: ['no', 'yes'] })
  assert.equal(margin.probabilities, undefined)
  assert.deepEqual(
    { labels: margin.labels, kind: margin.scoreKind, scores: rounded(margin.scores) },
    { labels: ['no', 'yes'], kind: 'score', scores: [[1, -1, -1]] },
  )
})

test('several numbers a row without a label are probabilities when they are some, else targets', async () => {
  const softmax = await predict(then('Softmax'))
  assert.deepEqual(softmax.labels, ['0', '1'])
  assert.deepEqual([...softmax.predicted], [0, 1, 1])
  const targets = await predict(
    linearModel([
      [1, 2],
      [3, 4],
    ]),
    { targets: ['x', 'y'] },
  )
  assert.equal(targets.labels, undefined)
  assert.deepEqual(
    targets.targets?.map((one) => [...one]),
    [
      [1, 3, 11],
      [2, 4, 16],
    ],
  )
  const regression = await predict(then('Softmax'), { task: 'regression' })
  assert.equal(regression.targets?.length, 2, 'a regression task makes them targets even so')
})

test('numbers that are declared as probabilities and are none are refused', () =>
  refused(
    predict(withLabel('ArgMax'), { outputs: { label: 'label', probabilities: 'Y' }, classes: ['0', '1'] }),
    'MODEL_OUTPUT_UNSUPPORTED',
    /declared as probabilities, and are not/,
  ))

/** Numbers Y and a label that is their largest (or smallest) position. */
function withLabel(
  op: 'ArgMax' | 'ArgMin',
  weights = [
    [1, -2],
    [-1, 3],
  ],
  more: Partial<TinyModel> = {},
): TinyModel {
  return linearModel(weights, {
    nodes: [
      { op: 'MatMul', inputs: ['X', 'W'], outputs: ['Y'] },
      { op, inputs: ['Y'], outputs: ['label'], ints: { axis: 1, keepdims: 0 } },
    ],
    outputs: [
      { name: 'label', type: 'int64', dims: ['N'] },
      { name: 'Y', dims: ['N', weights[0]?.length ?? 0] },
    ],
    ...more,
  })
}

test('margins are largest and distances smallest where the label is', async () => {
  assert.equal((await predict(withLabel('ArgMax'))).scoreKind, 'margin')
  assert.equal((await predict(withLabel('ArgMin'))).scoreKind, 'distance')
  assert.equal(
    (
      await predict(
        withLabel('ArgMax', [
          [1, -1],
          [-1, 1],
        ]),
      )
    ).scoreKind,
    'log-odds',
  )
})

test('a binary margin speaks for the second class, whichever way round it is exported', async () => {
  // The label is the smaller of [-s, s], as skl2onnx writes a binary SVC.
  const [usual, turned] = [
    withLabel('ArgMax', [
      [-1, 1],
      [1, -1],
    ]),
    withLabel('ArgMin', [
      [1, -1],
      [-1, 1],
    ]),
  ]
  const expected = [1, -1, -1]
  assert.deepEqual([...((await predict(usual)).scores?.[0] ?? [])], expected)
  const found = await predict(turned)
  assert.deepEqual([...(found.scores?.[0] ?? [])], expected)
  const single = await predict(turned, { meaning: meaningOf(found) }, tableOf({ a: [0], b: [1] }))
  assert.deepEqual([...(single.scores?.[0] ?? [])], [-1])
})

/** Labels through a lookup that the graph reader does not follow: 10, 20, 30 for positions 0, 1, 2. */
const hiddenClasses = withLabel(
  'ArgMax',
  [
    [3, 0, 0],
    [0, 3, 0],
  ],
  {
    nodes: [
      { op: 'MatMul', inputs: ['X', 'W'], outputs: ['Z'] },
      { op: 'Softmax', inputs: ['Z'], outputs: ['Y'] },
      { op: 'ArgMax', inputs: ['Y'], outputs: ['at'], ints: { axis: 1, keepdims: 0 } },
      { op: 'Mul', inputs: ['at', 'ten'], outputs: ['tens'] },
      { op: 'Add', inputs: ['tens', 'ten'], outputs: ['label'] },
    ],
    constants: { W: { dims: [2, 3], floats: [3, 0, 0, 0, 3, 0] }, ten: { dims: [], ints: [10] } },
  },
)

test('an order of classes that the graph hides is found from the answers, or refused', async () => {
  const rows = tableOf({ a: [1, 0, -1], b: [0, 1, -1] })
  const found = await predict(hiddenClasses, {}, rows)
  assert.deepEqual(found.labels, ['10', '20', '30'])
  assert.deepEqual(
    found.findings.map((one) => one.code),
    ['CLASS_ORDER_FOUND'],
  )
  await refused(
    predict(hiddenClasses, {}, tableOf({ a: [1, 0], b: [0, 1] })),
    'MODEL_OUTPUT_UNSUPPORTED',
    /classes: \[first, second/,
  )
  const named = await predict(hiddenClasses, { classes: ['10', '20', '30'] }, tableOf({ a: [0, 1], b: [1, 0] }))
  assert.deepEqual([...named.predicted], [1, 0])
  await refused(predict(hiddenClasses, { classes: ['1', '2', '3'] }, rows), 'LABEL_UNKNOWN', /answered "10"/)
})

test('what many rows showed is kept for single rows', async () => {
  const meaning = meaningOf(await predict(hiddenClasses, {}, tableOf({ a: [1, 0, -1], b: [0, 1, -1] })))
  assert.deepEqual(meaning, { numbers: 'probabilities', labels: ['10', '20', '30'] })
  const single = await predict(hiddenClasses, { meaning }, tableOf({ a: [0], b: [1] }))
  assert.deepEqual([...single.predicted], [1])
  assert.equal(single.probabilities?.length, 3)
})

test('several labels a row, or one for all rows, are refused', async () => {
  const several = linearModel(
    [
      [1, -1],
      [-1, 1],
    ],
    {
      nodes: [
        { op: 'MatMul', inputs: ['X', 'W'], outputs: ['Z'] },
        { op: 'Cast', inputs: ['Z'], outputs: ['Y'], ints: { to: 7 } },
      ],
      outputs: [{ name: 'Y', type: 'int64', dims: ['N', 2] }],
    },
  )
  await refused(predict(several), 'MODEL_OUTPUT_UNSUPPORTED', /"Y".*\[3, 2\] for 3 rows/s)
  await refused(predict(several, {}, tableOf({ a: [1], b: [0] })), 'MODEL_OUTPUT_UNSUPPORTED', /\[1, 2\] for 1 rows/)
  const merged = then('Identity', {
    nodes: [{ op: 'ReduceMean', inputs: ['X'], outputs: ['Y'], ints: { axes: [0], keepdims: 1 } }],
  })
  await refused(predict(merged), 'MODEL_OUTPUT_UNSUPPORTED', /one answer a row/)
})

test('inputs in groups need the columns by name of the input', async () => {
  const grouped: TinyModel = {
    inputs: [
      { name: 'numbers', dims: ['N', 2] },
      { name: 'flag', type: 'bool', dims: ['N', 1] },
    ],
    outputs: [{ name: 'Y', dims: ['N', 1] }],
    nodes: [
      { op: 'ReduceSum', inputs: ['numbers', 'one'], outputs: ['sum'], ints: { keepdims: 1 } },
      { op: 'Cast', inputs: ['flag'], outputs: ['number'], ints: { to: 1 } },
      { op: 'Mul', inputs: ['sum', 'number'], outputs: ['Y'] },
    ],
    constants: { one: { dims: [1], ints: [1] } },
  }
  const rows = tableOf({ a: [1, 2], b: [3, 4], c: [1, 0] })
  await refused(
    predict(grouped, { features: ['a', 'b', 'c'] }, rows),
    'FEATURES_UNKNOWN',
    /inputs: \{ numbers: \[column, …\], flag/,
  )
  assert.deepEqual(
    [...(await predict(grouped, { inputs: { numbers: ['b', 'a'], flag: ['c'] } }, rows)).predicted],
    [4, 0],
  )
  await refused(
    predict(grouped, { inputs: { numbers: ['b'], flag: ['c'] } }, rows),
    'FEATURES_MISMATCH',
    /takes 2 columns; 1 feature/,
  )
  await refused(
    predict(grouped, { inputs: { numbers: ['a', 'b'], flag: ['a'] } }, rows),
    'VALUE_NOT_INTEGER',
    /range of bool/,
  )
})

test('nameless inputs of one column follow the declared order', async () => {
  const two: TinyModel = {
    inputs: [
      { name: 'f0', dims: ['N', 1] },
      { name: 'f1', dims: ['N'] },
    ],
    outputs: [{ name: 'Y', dims: ['N', 1] }],
    nodes: [
      { op: 'Squeeze', inputs: ['f0', 'one'], outputs: ['v'] },
      { op: 'Sub', inputs: ['v', 'f1'], outputs: ['Y'] },
    ],
    constants: { one: { dims: [1], ints: [1] } },
  }
  const rows = tableOf({ a: [5, 7], b: [2, 3] })
  assert.deepEqual([...(await predict(two, { features: ['a', 'b'] }, rows)).predicted], [3, 4])
  await refused(predict(two, {}, rows), 'COLUMN_MISSING', /"f0", "f1"/)
})

test('an unknown rank is fed as a matrix of the declared features', async () => {
  const loose = linearModel([[1], [1]], { inputs: [{ name: 'X' }], outputs: [{ name: 'Y' }] })
  assert.deepEqual([...(await predict(loose, { features: ['a', 'b'] })).predicted], [1, 1, 5])
  await refused(predict(loose), 'FEATURES_UNKNOWN', /unknown width/)
})

const integers = ['uint8', 'int32'] as const
for (const type of integers)
  test(`an input of ${type} takes whole numbers in its range`, async () => {
    const model = linearModel([[1], [1]], {
      inputs: [{ name: 'X', type, dims: ['N', 2] }],
      nodes: [
        { op: 'Cast', inputs: ['X'], outputs: ['F'], ints: { to: 1 } },
        { op: 'MatMul', inputs: ['F', 'W'], outputs: ['Y'] },
      ],
    })
    assert.deepEqual([...(await predict(model)).predicted], [1, 1, 5])
    await refused(
      predict(model, {}, tableOf({ a: [3e9], b: [1] })),
      'VALUE_NOT_INTEGER',
      new RegExp(`range of ${type}`),
    )
  })

test('times are no numbers, and numbers with fractions are no texts', async () => {
  const times = {
    rows: 1,
    columns: [
      { kind: 'number' as const, name: 'a', logical: 'timestamp' as const, values: Float64Array.of(1e12), nulls: 0 },
    ],
  }
  await refused(predict(linearModel([[1]]), {}, times), 'COLUMN_TYPE', /unit/)
  const open = await openModel(modelPath('credit_rf_string_matrix'), { features: ['limit', 'education'] })
  await refused(score(open, tableOf({ limit: ['1.5'], education: ['1'] })), 'COLUMN_TYPE', /how training wrote them/)
  await open.close()
})

// Matrix products of one row and of many differ in the last bit of float32; trees do not.
const lastBits: Readonly<Record<string, number>> = {
  credit_gbc_zipmap_default: 0,
  bike_xgboost: 0,
  credit_isolation_forest: 0,
  credit_lr_string_categories: 2e-7,
}
for (const [name, most] of Object.entries(lastBits))
  test(`${name} answers the same in any batch`, async () => {
    const golden = manifest[name]
    const open = await openModel(modelPath(name), { features: golden?.features ?? [] })
    const rows = goldenTable(golden?.table ?? '')
    const whole = await score(open, rows)
    for (const batch of [1, 7, 95]) {
      const pieces = await score(open, rows, { batch })
      const { worst, flips } = agreement(whole, pieces)
      assert.ok(worst <= most && flips === 0, `batches of ${batch}: ${worst}`)
    }
    await open.close()
  })

test('more threads change the last bit at most: the runtime adds up trees in another order', async () => {
  const answers = await Promise.all(
    [1, 1, 2, 4].map(async (threads) => {
      const open = await openModel(modelPath('credit_gbc_zipmap_off'), {
        features: manifest.credit_gbc_zipmap_off?.features ?? [],
        threads,
      })
      const predictions = await score(open, goldenTable('credit'))
      await open.close()
      return predictions
    }),
  )
  const [first, again, ...more] = answers as [Predictions, Predictions, ...Predictions[]]
  assert.deepEqual(again.probabilities, first.probabilities, 'one thread: the same bits')
  for (const one of more) assert.ok(agreement(first, one, { tolerance: 2e-7 }).agrees)
})

test('an answer belongs to its row, whatever the order of the rows', async () => {
  const open = await openModel(modelPath('credit_lr_string_categories'), {
    features: manifest.credit_lr_string_categories?.features ?? [],
  })
  const rows = goldenTable('credit_words')
  const whole = await score(open, rows)
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(
        Array.from({ length: rows.rows }, (_, row) => row),
        { minLength: 1 },
      ),
      async (order) => {
        const columns = rows.columns.map((column) =>
          column.kind === 'text'
            ? { ...column, codes: Int32Array.from(order, (row) => column.codes[row] as number) }
            : { ...column, values: Float64Array.from(order, (row) => column.values[row] as number) },
        )
        const moved = await score(open, { rows: order.length, columns })
        assert.deepEqual(
          [...moved.predicted],
          order.map((row) => whole.predicted[row]),
        )
        const risk = moved.probabilities?.[1] ?? new Float64Array(0)
        assert.ok(
          order.every((row, at) => Math.abs((risk[at] as number) - (whole.probabilities?.[1]?.[row] as number)) < 1e-6),
        )
      },
    ),
    { numRuns: 30 },
  )
  await open.close()
})
