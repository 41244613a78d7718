import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { UserError } from './errors.ts'
import { canonicalJson, type Json, sha256 } from './json.ts'
import { type ModelRecord, openRecord, type SealedRecord, sealRecord } from './record.ts'

const golden = new URL('fixtures/records/', import.meta.url)

const minimal: ModelRecord<'train', { runId: string }> = {
  schema: 'mlops/record/v1',
  stage: 'train',
  id: '01JD0000000000000000000000',
  model: 'credit-default',
  tool: { version: '1.0.0' },
  origin: {
    source: 'asserted',
    actor: 'a',
    event: 'push',
    repository: 'o/r',
    ref: 'refs/heads/main',
    commit: 'c'.repeat(40),
    tree: 't'.repeat(40),
    dirty: false,
  },
  startedAt: '2026-11-23T09:00:00.000Z',
  state: 'succeeded',
  builtOn: [],
  materials: [{ name: 'data/train', digest: sha256('rows') }],
  subjects: [{ name: 'model.onnx', digest: sha256('model'), bytes: 5 }],
  gates: [],
  body: { runId: 'run-1' },
}

test('records of every released version are read', () => {
  const files = readdirSync(golden).filter((name) => name.endsWith('.json'))
  assert.ok(files.length >= 6, 'one for each step')
  for (const file of files) {
    const bytes = readFileSync(new URL(file, golden))
    const opened = openRecord(bytes, file)
    assert.equal(opened.digest, sha256(bytes), file)
    assert.equal(opened.record.stage, file.replace(/-v\d.*$/, ''), file)
    assert.equal(`${canonicalJson(opened.record as unknown as Json)}\n`, bytes.toString('utf8'), `${file} is canonical`)
  }
})

test('a record is sealed once: opening it gives the same digest, and unknown fields are kept', () => {
  const sealed = sealRecord({ ...minimal, later: { a: 1 } } as typeof minimal)
  const opened: SealedRecord = openRecord(sealed.bytes)
  assert.equal(opened.digest, sealed.digest)
  assert.deepEqual((opened.record as unknown as { later: Json }).later, { a: 1 })
})

test('a resource without digest and without version is refused', () => {
  assert.throws(() => sealRecord({ ...minimal, subjects: [{ name: 'x' } as never] }), /no digest/)
})

const wrong: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['not JSON', 'hello', 'RECORD_UNREADABLE'],
  ['empty', '', 'RECORD_UNREADABLE'],
  ['a list', '[]', 'RECORD_UNREADABLE'],
  ['null', 'null', 'RECORD_UNREADABLE'],
  ['not UTF-8', new Uint8Array([0xff, 0xfe, 0x00]), 'RECORD_UNREADABLE'],
  ['another schema', '{"schema":"mlops/record/v9"}', 'RECORD_SCHEMA_UNKNOWN'],
  ['no schema', '{}', 'RECORD_SCHEMA_UNKNOWN'],
  ['a stage that does not exist', '{"schema":"mlops/record/v1","stage":"fly"}', 'RECORD_UNREADABLE'],
  ['no origin', canonicalJson({ ...minimal, origin: null } as unknown as Json), 'RECORD_UNREADABLE'],
  [
    'an edge without a digest',
    canonicalJson({ ...minimal, builtOn: [{ stage: 'train', digest: 'md5:1' }] } as unknown as Json),
    'RECORD_UNREADABLE',
  ],
]
for (const [what, text, code] of wrong)
  test(`refused: ${what}`, () => {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
    assert.throws(
      () => openRecord(bytes, 'r.json'),
      (thrown) => thrown instanceof UserError && thrown.code === code,
    )
  })

test('canonical JSON is one text for one value, in any order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse())
      assert.equal(canonicalJson(value as Json), canonicalJson(reversed as Json))
    }),
  )
})

test('a large double comes back as it was', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      assert.equal(JSON.parse(canonicalJson([value]))[0], Object.is(value, -0) ? 0 : value)
    }),
  )
})

test('what JSON has no word for is refused with its place', () => {
  assert.throws(() => canonicalJson({ a: [1, Number.NaN] }), /\$\.a\[1\] is NaN/)
  assert.throws(() => canonicalJson({ a: Number.POSITIVE_INFINITY }), /\$\.a is Infinity/)
})
