import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { goldenTable, modelPath } from './fixtures/golden.ts'
import { refused, tableOf } from './fixtures/refused.ts'
import { linearModel, type TinyModel, tinyOnnx } from './fixtures/tiny-onnx.ts'
import { openModel } from './model.ts'
import { score } from './score.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))
const good = readFileSync(modelPath('credit_gbc_zipmap_off'))

const notOnnx: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ['an empty file', new Uint8Array(0), /is empty/],
  ['a pickle', hex('80049512000000000000008c'), /pickle.*never opened.*to_onnx/s],
  ['an old pickle', hex('8002636e756d7079'), /pickle/],
  ['a joblib file packed with gzip', hex('1f8b0800000000000003'), /gzip.*pickle/s],
  ['a joblib file packed with xz', hex('fd377a585a000004'), /xz/],
  ['a PyTorch zip', hex('504b03040000080800000000'), /PyTorch.*torch\.onnx/s],
  ['a Keras HDF5 file', hex('894844460d0a1a0a0000'), /HDF5.*tf2onnx/s],
  ['a TensorFlow Lite file', hex('1c00000054464c3314002000'), /Lite/],
  ['a CatBoost file', bytesOf('CBM1....'), /CatBoost/],
  ['a Parquet file', bytesOf('PAR1....'), /Parquet.*not the data/s],
  ['an HTML page', bytesOf('<!DOCTYPE html>\n<html><title>Sign in</title>'), /HTML page/],
  [
    'a Git LFS pointer',
    bytesOf('version https://git-lfs.github.com/spec/v1\noid sha256:9c1e\nsize 12345\n'),
    /Git LFS pointer.*lfs: true/s,
  ],
  ['a JSON error', bytesOf('{"error":"not found"}'), /JSON/],
  ['an XGBoost JSON model', bytesOf('{"learner":{"attributes":{}}}'), /XGBoost.*convert_xgboost/s],
  ['a LightGBM text model', bytesOf('tree\nversion=v4\nnum_class=1\n'), /LightGBM.*convert_lightgbm/s],
  ['PMML', bytesOf('<?xml version="1.0"?><PMML version="4.4">'), /XML/],
  ['a CSV', bytesOf('a,b\n1,2\n'), /text file/],
  ['noise', hex('fefefefefefefefe'), /of no known form/],
]
for (const [name, bytes, says] of notOnnx)
  test(`${name} is refused and named`, () =>
    refused(openModel(bytes, { name: 'model.onnx' }), 'MODEL_NOT_ONNX', says, /model\.onnx/))

test('a path that does not exist', () =>
  refused(openModel('no/such/model.onnx'), 'MODEL_NOT_FOUND', /no\/such\/model\.onnx/))

test('a file cut off is refused at every length', async () => {
  for (const length of [2, 10, 100, 1_000, good.length - 1])
    await refused(openModel(good.subarray(0, length), { name: 'm' }), 'MODEL_BROKEN', /fetch it again/)
})

test('an IR version above the runtime says the highest that works', () => {
  const bytes = Uint8Array.from(good)
  bytes[1] = 99
  return refused(openModel(bytes), 'MODEL_TOO_NEW', /IR version 99/, /up to 13/)
})

test('an operator set above the runtime says the highest that works', () =>
  refused(
    openModel(tinyOnnx(linearModel([[1]], { opset: 99 }))),
    'MODEL_TOO_NEW',
    /operator set 99/,
    /up to \d+/,
    /target_opset=\d+/,
  ))

test('an operator that does not exist', () =>
  refused(
    openModel(tinyOnnx(linearModel([[1]], { nodes: [{ op: 'FrobnicateAll', inputs: ['X'], outputs: ['Y'] }] }))),
    'MODEL_NOT_LOADABLE',
    /FrobnicateAll/,
  ))

test('weights beside the model are used from a path', async () => {
  const model = await openModel(modelPath('external_weights'))
  const predictions = await score(model, tableOf({ a: [1], b: [1], c: [1], d: [1] }))
  await model.close()
  assert.deepEqual([...predictions.predicted], [0 + 1 + 2 + 3])
})

test('weights beside the model are refused from bytes', () =>
  refused(
    openModel(readFileSync(modelPath('external_weights'))),
    'MODEL_EXTERNAL_WEIGHTS',
    /external_weights\.bin/,
    /by its path/,
  ))

test('weights outside the folder of the model are refused', () =>
  refused(openModel(modelPath('external_escape')), 'MODEL_EXTERNAL_WEIGHTS', /outside the folder/))

const unsupported: readonly (readonly [string, Partial<TinyModel>, string, RegExp])[] = [
  ['an image', { inputs: [{ name: 'X', dims: ['N', 3, 224, 224] }] }, 'MODEL_INPUT_UNSUPPORTED', /4 dimensions/],
  ['a scalar input', { inputs: [{ name: 'X', dims: [] }] }, 'MODEL_INPUT_UNSUPPORTED', /single number/],
  [
    'a float16 input',
    { inputs: [{ name: 'X', type: 'float16', dims: ['N', 2] }] },
    'MODEL_INPUT_UNSUPPORTED',
    /float16/,
  ],
  ['a sequence as input', { inputs: [{ name: 'X', sequence: true }] }, 'MODEL_INPUT_UNSUPPORTED', /sequence/],
  ['no input', { inputs: [] }, 'MODEL_INPUT_UNSUPPORTED', /no input/],
  ['only a sequence as output', { outputs: [{ name: 'Y', sequence: true }] }, 'MODEL_OUTPUT_UNSUPPORTED', /zipmap/],
  [
    'two labels',
    {
      outputs: [
        { name: 'a', type: 'int64', dims: ['N'] },
        { name: 'b', type: 'int64', dims: ['N'] },
      ],
    },
    'MODEL_OUTPUT_UNSUPPORTED',
    /may be the label/,
  ],
  [
    'two matrices as output',
    {
      outputs: [
        { name: 'a', dims: ['N', 2] },
        { name: 'b', dims: ['N', 3] },
      ],
    },
    'MODEL_OUTPUT_UNSUPPORTED',
    /Name them/,
  ],
]
for (const [name, change, code, says] of unsupported)
  test(`a model with ${name} is refused`, () =>
    refused(openModel(tinyOnnx(linearModel([[1], [2]], change))), code, says))

test('options that name no output or input of the model are refused', async () => {
  await refused(
    openModel(modelPath('credit_gbc_zipmap_off'), { outputs: { label: 'lable' } }),
    'MODEL_OUTPUT_UNSUPPORTED',
    /"lable"/,
    /label, probabilities/,
  )
  const model = await openModel(modelPath('credit_gbc_zipmap_off'), { inputs: { input: ['a'] } })
  await refused(score(model, goldenTable('credit')), 'MODEL_INPUT_UNSUPPORTED', /no input "input"/, /"X"/)
  await model.close()
})
