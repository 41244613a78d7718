import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { UserError } from '@mlops-actions/core'
import fc from 'fast-check'
import { modelPath } from './fixtures/golden.ts'
import { linearModel, tinyOnnx } from './fixtures/tiny-onnx.ts'
import { graphFacts } from './graph-facts.ts'
import { parseModel } from './model.ts'
import { eachField, packedVarints, varintBytes, WireError } from './wire.ts'
import { findZipMaps, withoutZipMaps } from './zipmap.ts'

test('numbers survive writing and reading', () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeNat()), (numbers) => {
      const bytes = Uint8Array.from(numbers.flatMap(varintBytes))
      const read: number[] = []
      packedVarints(bytes, 0, bytes.length, read)
      assert.deepEqual(read, numbers)
    }),
  )
})

test('a negative number is ten bytes, as protobuf writes it', () => {
  const minusOne = Uint8Array.from([0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01])
  const seen: number[] = []
  eachField(minusOne, 0, minusOne.length, (_field, _wire, _from, _to, value) => seen.push(value))
  assert.deepEqual(seen, [-1])
})

test('any bytes are a model or a reason, never a crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        eachField(bytes, 0, bytes.length, () => {})
      } catch (error) {
        assert.ok(error instanceof WireError)
      }
    }),
  )
})

const models = [
  'credit_gbc_string_labels_zipmap',
  'credit_lr_string_categories',
  'credit_lr_matrix_onehot',
  'bike_hgb',
].map((name) => readFileSync(modelPath(name)))

test('a model with bytes changed is read, or refused with a reason', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: models.length - 1 }),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
      (which, changes) => {
        const bytes = Uint8Array.from(models[which] as Buffer)
        for (const [at, value] of changes) bytes[at % bytes.length] = value
        try {
          const file = parseModel(bytes, 'm')
          graphFacts(file)
          withoutZipMaps(file, findZipMaps(file))
        } catch (error) {
          assert.ok(error instanceof UserError || error instanceof WireError, String(error))
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('taking a ZipMap out changes nothing else', () => {
  const original = parseModel(readFileSync(modelPath('credit_gbc_string_labels_zipmap')), 'm')
  const zipMaps = findZipMaps(original)
  assert.deepEqual(zipMaps, [{ output: 'output_probability', tensor: 'proba_output', classes: ['default', 'paid'] }])
  const changed = parseModel(withoutZipMaps(original, zipMaps), 'm')
  assert.deepEqual(changed.outputs, [
    original.outputs[0],
    { name: 'proba_output', kind: 'tensor', type: 'float', dims: undefined },
  ])
  assert.deepEqual(
    changed.nodes.map((node) => node.opType),
    original.nodes.map((node) => node.opType).filter((name) => name !== 'ZipMap'),
  )
  assert.deepEqual(changed.inputs, original.inputs)
  assert.deepEqual([...changed.initializers.keys()], [...original.initializers.keys()])
  assert.equal(changed.irVersion, original.irVersion)
  assert.deepEqual({ ...changed.opsets }, { ...original.opsets })
})

test('a model without ZipMap keeps its bytes', () => {
  const bytes = tinyOnnx(linearModel([[1]]))
  assert.deepEqual(withoutZipMaps(parseModel(bytes, 'm'), []), bytes)
})
