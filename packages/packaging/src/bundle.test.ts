import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { folderDigest, folderFiles, silentLog } from '@mlops-actions/core'
import { openModel, score } from '@mlops-actions/inference'
import { Validator } from '@seriousme/openapi-schema-validator'
import { binarySchema, fixture, fixtureBundle, regressionSchema, sourceEnv } from '../fixtures/bundle.ts'
import { type Bundle, type BundleInput, buildBundle, buildImageContext, checkParity, exampleRows } from './index.ts'

let folder = ''
let bundle: Bundle
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'))
  bundle = await fixtureBundle(join(folder, 'one'))
})
after(() => rm(folder, { recursive: true }))

const text = (path: string) => readFile(join(bundle.folder, path), 'utf8')
const call = {
  signal: new AbortController().signal,
  log: silentLog,
  clock: {
    now: () => new Date().toISOString(),
    monotonicMs: () => performance.now(),
    sleep: (ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        const timer = setTimeout(resolve, ms)
        signal.addEventListener('abort', () => {
          clearTimeout(timer)
          reject(signal.reason as Error)
        })
      }),
  },
}

test('the same inputs give the same bytes', async () => {
  const again = await fixtureBundle(join(folder, 'two'))
  assert.equal(again.digest, bundle.digest)
  assert.deepEqual(again.files, bundle.files)
})

test('nothing in a bundle tells when or where it was built', async () => {
  const year = String(new Date().getFullYear())
  for (const { path } of bundle.files.filter((file) => file.path !== 'server.mjs' && file.path !== 'model.onnx')) {
    const content = await text(path)
    assert.ok(!content.includes(folder), `${path} names the folder`)
    assert.ok(!content.includes(`${year}-`), `${path} has a date`)
  }
})

test('the manifest lists every other file as it is', async () => {
  const manifest = JSON.parse(await text('manifest.json')) as { files: unknown[] }
  assert.deepEqual(
    manifest.files,
    bundle.files.filter(({ path }) => path !== 'manifest.json'),
  )
  assert.equal(folderDigest(await folderFiles(bundle.folder)), bundle.digest)
})

for (const schema of [binarySchema, regressionSchema])
  test(`the OpenAPI document of a ${schema.task} model is valid 3.1`, async () => {
    const built =
      schema === binarySchema
        ? bundle
        : await fixtureBundle(join(folder, 'count'), { model: 'regression.onnx', schema })
    const document = JSON.parse(await readFile(join(built.folder, 'openapi.json'), 'utf8')) as Record<string, unknown>
    const validator = new Validator()
    const result = await validator.validate(document)
    assert.deepEqual(result, { valid: true })
    assert.equal(validator.version, '3.1')
  })

test('examples come from the schema: inside its ranges, whole where it says so, the same each time', () => {
  const schema = {
    ...binarySchema,
    features: [
      { name: 'n', type: 'integer', nullable: false, min: 3, max: 5 },
      { name: 'x', type: 'number', nullable: false, min: 0.001, max: 0.002 },
      { name: 't', type: 'text', nullable: false, levels: ['a', 'b'] },
      { name: 'b', type: 'boolean', nullable: false },
      { name: 'w', type: 'timestamp', nullable: false },
    ],
  } as const
  const rows = exampleRows(schema)
  assert.deepEqual(rows, exampleRows(schema))
  for (const { n, x, t, b, w } of rows) {
    assert.ok([3, 4, 5].includes(n as number))
    assert.ok((x as number) >= 0.001 && (x as number) <= 0.002)
    assert.ok(['a', 'b'].includes(t as string))
    assert.equal(typeof b, 'boolean')
    assert.ok(Number.isInteger(w))
  }
  assert.equal(new Set(rows.map(({ n }) => n)).size, 3)
})

test('the examples carry the answers of the model', async () => {
  const { request, answers } = JSON.parse(await text('examples.json')) as {
    request: { rows: unknown[] }
    answers: { probabilities: Record<string, number> }[]
  }
  assert.equal(request.rows.length, 20)
  assert.equal(answers.length, 20)
  for (const { probabilities } of answers)
    assert.ok(Math.abs((probabilities['0'] as number) + (probabilities['1'] as number) - 1) < 1e-5)
})

test('an image context holds the same files, runs as nobody and is pinned', async () => {
  const base = `docker.io/library/node:24-bookworm-slim@sha256:${'0'.repeat(64)}`
  const image = await buildImageContext({ bundle, out: join(folder, 'image'), base })
  const inside = image.files.filter(({ path }) => path.startsWith('bundle/'))
  assert.deepEqual(
    inside.map((file) => ({ ...file, path: file.path.slice(7) })),
    bundle.files,
  )
  const dockerfile = await readFile(join(image.folder, 'Dockerfile'), 'utf8')
  assert.match(dockerfile, new RegExp(`^ARG NODE_IMAGE=${base}\nFROM \\$\\{NODE_IMAGE\\}$`, 'm'))
  assert.match(dockerfile, /^USER 65532:65532$/m)
  assert.match(dockerfile, /^HEALTHCHECK /m)
  const again = await buildImageContext({ bundle, out: join(folder, 'image-again'), base })
  assert.equal(again.digest, image.digest)
})

test('an image base without digest is refused', async () => {
  await assert.rejects(buildImageContext({ bundle, out: join(folder, 'unpinned'), base: 'node:24' }), {
    code: 'BUNDLE_INPUT',
  })
})

const input = (change: Partial<BundleInput>): BundleInput => ({
  model: fixture('binary.onnx'),
  schema: binarySchema,
  serverCode: { files: { 'server.mjs': join(folder, 'one.server.mjs') } },
  native: false,
  out: join(folder, 'refused'),
  ...change,
})
const wrong: readonly (readonly [string, () => BundleInput, string])[] = [
  ['a model that is not there', () => input({ model: join(folder, 'none.onnx') }), 'BUNDLE_INPUT'],
  ['code without server.mjs', () => input({ serverCode: { files: {} } }), 'BUNDLE_INPUT'],
  [
    'a path that leaves the bundle',
    () => input({ modelFiles: { '../weights': fixture('binary.onnx') } }),
    'BUNDLE_INPUT',
  ],
  [
    'a file in the place of one of ours',
    () => input({ modelFiles: { 'schema.json': fixture('binary.onnx') } }),
    'BUNDLE_INPUT',
  ],
  ['a schema without features', () => input({ schema: { ...binarySchema, features: [] } }), 'BUNDLE_INVALID'],
  [
    'a feature twice',
    () => input({ schema: { ...binarySchema, features: [...binarySchema.features, ...binarySchema.features] } }),
    'BUNDLE_INVALID',
  ],
  [
    'a decision for an unknown class',
    () => input({ schema: { ...binarySchema, decision: { positive: 'x', threshold: 0.5 } } }),
    'BUNDLE_INVALID',
  ],
  [
    'a model of another width',
    () => input({ schema: { ...binarySchema, features: binarySchema.features.slice(1) } }),
    'FEATURES_MISMATCH',
  ],
  [
    'a platform whose files are not there',
    () => input({ native: { platform: 'beos', arch: 'x64', modules: join(folder, 'none') } }),
    'BUNDLE_INPUT',
  ],
]
for (const [name, make, code] of wrong)
  test(`refuses ${name}`, async () => {
    await rm(join(folder, 'refused'), { recursive: true, force: true })
    await assert.rejects(buildBundle(make()), { code })
  })

test('refuses a folder that is not empty', async () => {
  await assert.rejects(buildBundle(input({ out: bundle.folder })), { code: 'BUNDLE_EXISTS' })
})

/** 30 rows and what the model itself says to them. */
async function asked(model: string) {
  const values = (shift: number) => Float64Array.from({ length: 30 }, (_, row) => Math.sin(row * 1.7 + shift) * 2)
  const columns = ['a', 'b', 'c'].map(
    (name, index) => ({ kind: 'number', name, logical: 'number', values: values(index), nulls: 0 }) as const,
  )
  const rows = { rows: 30, columns }
  const open = await openModel(fixture(model), { features: ['a', 'b', 'c'] })
  const expected = await score(open, rows)
  await open.close()
  return { rows, expected }
}

test('what was built answers as the model does, from its own runtime, with nothing of this environment', async () => {
  const modules = dirname(dirname(createRequire(import.meta.url).resolve('onnxruntime-node/package.json')))
  const whole = await buildBundle(
    input({ out: join(folder, 'whole'), native: { platform: process.platform, arch: process.arch, modules } }),
  )
  assert.ok(whole.nativeBytes > 1e6 && whole.nativeBytes < whole.bytes)
  const result = await checkParity(
    { bundle: whole.folder, ...(await asked('binary.onnx')), node: process.execPath, env: sourceEnv },
    call,
  )
  assert.equal(result.gate.verdict, 'pass', result.gate.reason.message)
  assert.equal(result.single.rows, 30)
  assert.deepEqual([result.single.flips, result.together.flips, result.refused.rows], [0, 0, 0])
  assert.ok(
    result.firstAnswerMs > 0 &&
      result.latencyMs.p50 <= result.latencyMs.p95 &&
      result.latencyMs.p95 <= result.latencyMs.p99,
  )
})

test('a package that answers otherwise fails, with the number of rows', async () => {
  const result = await checkParity(
    { bundle: bundle.folder, ...(await asked('binary-opposite.onnx')), node: process.execPath, env: sourceEnv },
    call,
  )
  assert.equal(result.gate.verdict, 'fail')
  assert.match(result.gate.reason.message, /30 of 30 rows were answered differently/)
})

test('the threshold of the schema is no difference', async () => {
  const strict = await fixtureBundle(join(folder, 'strict'), {
    schema: { ...binarySchema, decision: { positive: '1', threshold: 0.9 } },
  })
  const result = await checkParity(
    { bundle: strict.folder, ...(await asked('binary.onnx')), node: process.execPath, env: sourceEnv },
    call,
  )
  assert.equal(result.gate.verdict, 'pass', result.gate.reason.message)
})

test('a server that does not start says why', async () => {
  const broken = await fixtureBundle(join(folder, 'broken'), { before: "throw new Error('no such luck')" })
  await assert.rejects(
    checkParity(
      { bundle: broken.folder, ...(await asked('binary.onnx')), node: process.execPath, env: sourceEnv },
      call,
    ),
    (error: Error & { code?: string }) =>
      error.code === 'SERVER_START_FAILED' && error.message.includes('no such luck'),
  )
})
