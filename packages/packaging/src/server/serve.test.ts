import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { binarySchema, fixture, fixtureBundle, regressionSchema } from '../../fixtures/bundle.ts'
import type { BundleSchema } from '../schema.ts'
import { type ServedBundle, serveBundle } from './main.ts'

let folder = ''
let served: ServedBundle
const quiet = { port: 0, log: () => {} }

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'))
  await fixtureBundle(join(folder, 'binary'))
  served = await serveBundle(join(folder, 'binary'), { ...quiet, maximumBytes: 2000, key: 'secret' })
})
after(async () => {
  await served.close()
  await rm(folder, { recursive: true })
})

const auth = { authorization: 'Bearer secret' }
const row = { a: 1, b: -1, c: 0.5 }
const ask = (path: string, init: RequestInit = {}) => fetch(`${served.url}${path}`, init)
const score = (body: unknown, headers: Record<string, string> = auth) =>
  ask('/score', { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) })

// Expected values: predict_proba of scikit-learn 1.9.1 on the model of fixtures/make.py.
test('both forms of a request get the answer of scikit-learn', async () => {
  const golden = JSON.parse(await readFile(fixture('binary.json'), 'utf8')) as {
    rows: number[][]
    probabilities: number[][]
  }
  const objects = golden.rows.map(([a, b, c]) => ({ a, b, c }))
  const one: unknown = await (await score({ rows: objects })).json()
  const two: unknown = await (
    await score({ columns: ['c', 'a', 'b'], data: golden.rows.map(([a, b, c]) => [c, a, b]) })
  ).json()
  assert.deepEqual(one, two)
  const { predictions } = one as { predictions: { prediction: number; probabilities: Record<string, number> }[] }
  assert.equal(predictions.length, 3)
  for (const [index, { prediction, probabilities }] of predictions.entries()) {
    const [no, yes] = golden.probabilities[index] as [number, number]
    assert.equal(prediction, yes > no ? 1 : 0)
    assert.ok(Math.abs((probabilities['0'] as number) - no) < 1e-6)
    assert.ok(Math.abs((probabilities['1'] as number) - yes) < 1e-6)
  }
})

const answers: readonly (readonly [string, () => Promise<Response>, number, string | undefined])[] = [
  ['no key', () => score({ rows: [row] }, {}), 401, 'KEY_REFUSED'],
  ['a wrong key', () => score({ rows: [row] }, { authorization: 'Bearer secret2' }), 401, 'KEY_REFUSED'],
  [
    'a wrong key of the same length',
    () => score({ rows: [row] }, { authorization: 'Bearer secres' }),
    401,
    'KEY_REFUSED',
  ],
  ['another path', () => ask('/predict', { headers: auth }), 404, 'NOT_FOUND'],
  ['another method', () => ask('/score', { headers: auth }), 405, 'METHOD_NOT_ALLOWED'],
  ['a body that is too large', () => score({ rows: Array.from({ length: 100 }, () => row) }), 413, 'REQUEST_TOO_LARGE'],
  ['a body that does not fit the schema', () => score({ rows: [{ a: 1 }] }), 400, 'REQUEST_INVALID'],
  ['what is no JSON', () => score('{'), 400, 'REQUEST_INVALID'],
  ['health without a key', () => ask('/health'), 200, undefined],
  ['readiness without a key', () => ask('/ready'), 200, undefined],
  ['the document', () => ask('/openapi.json', { headers: auth }), 200, undefined],
]
for (const [name, request, status, code] of answers)
  test(`answers ${status} to ${name}`, async () => {
    const response = await request()
    assert.equal(response.status, status)
    const body = (await response.json()) as { error?: { code: string } }
    assert.equal(body.error?.code, code)
    assert.match(response.headers.get('x-request-id') ?? '', /^[0-9A-Z]{26}$/)
  })

test('a body without announced length is cut at the limit too', async () => {
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(Buffer.alloc(1500, ' '))
    },
  })
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers: auth, body: stream, duplex: 'half' }
  const outcome = await ask('/score', init).then(
    (response) => response.status,
    // The server may close before the caller has read the answer.
    () => 413,
  )
  assert.equal(outcome, 413)
})

test('a sane request id is kept, another is replaced', async () => {
  const id = async (given: string) =>
    (await score({ rows: [row] }, { ...auth, 'x-request-id': given })).headers.get('x-request-id') ?? ''
  assert.equal(await id('order-17/a=b'), 'order-17/a=b')
  assert.notEqual(await id('a b"c'), 'a b"c')
  assert.notEqual(await id('x'.repeat(129)), 'x'.repeat(129))
})

test('closing answers what came and takes nothing more', async () => {
  const other = await serveBundle(join(folder, 'binary'), quiet)
  const asked = Array.from({ length: 20 }, () =>
    fetch(`${other.url}/score`, { method: 'POST', body: JSON.stringify({ rows: [row] }) }).then(
      (response) => response.status,
    ),
  )
  assert.deepEqual(new Set(await Promise.all(asked)), new Set([200]))
  await other.close()
  await other.ended
  await assert.rejects(fetch(`${other.url}/health`))
})

test('a port in use is a clear error', async () => {
  await assert.rejects(
    serveBundle(join(folder, 'binary'), { ...quiet, port: Number(new URL(served.url ?? '').port) }),
    {
      code: 'SERVER_PORT_IN_USE',
    },
  )
})

test('a folder that is no bundle is a clear error', async () => {
  await assert.rejects(serveBundle(folder, quiet), { code: 'BUNDLE_NOT_FOUND' })
})

/** Serves a bundle of its own and asks it once. */
async function once(model: string, schema: BundleSchema, body: unknown): Promise<[number, unknown]> {
  const bundle = join(folder, `${schema.model}-${schema.decision?.threshold ?? ''}`)
  await fixtureBundle(bundle, { model, schema })
  const one = await serveBundle(bundle, quiet)
  const response = await fetch(`${one.url}/score`, { method: 'POST', body: JSON.stringify(body) })
  const answer: unknown = await response.json()
  await one.close()
  return [response.status, answer]
}

test('a regression answers numbers', async () => {
  const [status, body] = await once('regression.onnx', regressionSchema, { rows: [{ a: 1, b: 1, c: 1 }] })
  assert.equal(status, 200)
  const value = (body as { predictions: { prediction: number }[] }).predictions[0]?.prediction as number
  // 100 · (1.5 − 2 + 0.5) + 300, the exact function that the model was fitted to.
  assert.ok(Math.abs(value - 300) < 1e-3)
})

test('the decision threshold decides the label, not the model', async () => {
  const decided: BundleSchema = { ...binarySchema, model: 'strict', decision: { positive: '1', threshold: 0.999999 } }
  const [, body] = await once('binary.onnx', decided, { rows: [row] })
  const [answer] = (body as { predictions: { prediction: number; probabilities: { 1: number } }[] }).predictions
  assert.equal(answer?.prediction, 0)
  assert.ok((answer?.probabilities[1] ?? 0) > 0.5)
})

const textSchema: BundleSchema = {
  schema: 'mlops/bundle-schema/v1',
  model: 'towns',
  task: 'binary',
  features: [
    { name: 'age', type: 'integer', nullable: false, min: 18, max: 80 },
    { name: 'city', type: 'text', nullable: false, levels: ['Bern', 'Köln', 'Graz'] },
  ],
  ignored: [],
}

test('texts are taken, and labels that are texts are given', async () => {
  const [status, body] = await once('text.onnx', textSchema, { rows: [{ city: 'Köln', age: 70 }] })
  assert.equal(status, 200)
  const [answer] = (body as { predictions: { prediction: string; probabilities: Record<string, number> }[] })
    .predictions
  assert.deepEqual(Object.keys(answer?.probabilities ?? {}), ['no', 'yes'])
  assert.equal(answer?.prediction, 'yes')
})

test('what the model refuses is the caller’s to mend, and others are not touched by it', async () => {
  const bundle = join(folder, 'towns-many')
  await fixtureBundle(bundle, { model: 'text.onnx', schema: { ...textSchema, model: 'towns-many' } })
  const one = await serveBundle(bundle, quiet)
  const post = (city: string) =>
    fetch(`${one.url}/score`, { method: 'POST', body: JSON.stringify({ rows: [{ city, age: 30 }] }) })
  const statuses = await Promise.all(
    ['Bern', 'Atlantis', 'Graz', 'Bern'].map(async (city) => (await post(city)).status),
  )
  await one.close()
  assert.deepEqual(statuses, [200, 422, 200, 200])
})
