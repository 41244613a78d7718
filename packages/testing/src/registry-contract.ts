import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import {
  type Call,
  type Digest,
  isConflict,
  type Registry,
  type Resource,
  type Revision,
  sha256,
  UserError,
} from '@mlops-actions/core'
import { testCall } from './calls.ts'
import { sampleRecord } from './samples.ts'
import { temporaryFolder } from './temporary.ts'

/** Makes a registry that is empty; `again` opens the same one a second time, as another process would. */
export type RegistryFactory = (
  test: TestContext,
) => Promise<{ readonly registry: Registry; readonly again: () => Registry }>

interface Case {
  readonly registry: Registry
  readonly again: () => Registry
  readonly call: Call
  readonly folder: string
  /** Writes a file and registers it as a version. */
  version(text: string, key?: Digest, registry?: Registry): Promise<{ version: string; created: boolean }>
}

/**
 * What every registry keeps, whatever it is made of. Registers one node:test case for each rule.
 * @param name the provider, in the names of the cases
 * @param only which rules, for a variant of a provider that keeps all of them
 */
export function registryContract(
  name: string,
  factory: RegistryFactory,
  only: (rule: string) => boolean = () => true,
): void {
  for (const [rule, check] of Object.entries(rules).filter(([rule]) => only(rule)))
    test(`${name}: ${rule}`, async (context) => {
      const { registry, again } = await factory(context)
      const folder = await temporaryFolder(context)
      const call = testCall()
      let files = 0
      const version: Case['version'] = async (text, key = sha256(text), on = registry) => {
        files += 1
        const path = join(folder, `model-${files}.onnx`)
        await writeFile(path, text)
        const content: Resource[] = [{ name: 'model.onnx', digest: sha256(text), bytes: text.length }]
        return await on.createVersion('credit', content, { 'model.onnx': path }, { run: `run-${files}` }, key, call)
      }
      await check({ registry, again, call, folder, version })
    })
}

const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => await Array.fromAsync(items)
const failsWith = (code: string) => (error: unknown) => error instanceof UserError && error.code === code

const rules: Readonly<Record<string, (one: Case) => Promise<void>>> = {
  'versions count up from 1, keep what they were given, and come back byte for byte': async ({
    registry,
    call,
    folder,
    version,
  }) => {
    assert.deepEqual(await version('one'), { version: '1', created: true })
    assert.deepEqual(await version('two'), { version: '2', created: true })
    const read = await registry.get('credit', '2', call)
    assert.equal(read?.tags['run'], 'run-2')
    assert.deepEqual(read?.content, [{ name: 'model.onnx', digest: sha256('two'), bytes: 3 }])
    assert.deepEqual(
      (await collect(registry.list('credit', call))).map((one) => one.version),
      ['1', '2'],
    )
    const into = join(folder, 'into')
    await mkdir(into)
    await registry.files('credit', '1', into, call)
    assert.equal(await readFile(join(into, 'model.onnx'), 'utf8'), 'one')
  },
  'a folder is kept as its files': async ({ registry, call, folder }) => {
    await mkdir(join(folder, 'bundle', 'part'), { recursive: true })
    await writeFile(join(folder, 'bundle', 'a.txt'), 'a')
    await writeFile(join(folder, 'bundle', 'part', 'b.txt'), 'b')
    const content: Resource[] = [{ name: 'bundle', uri: 'file:bundle', version: '1' }]
    await registry.createVersion('credit', content, { bundle: join(folder, 'bundle') }, {}, sha256('k'), call)
    await registry.files('credit', '1', join(folder, 'into'), call)
    assert.equal(await readFile(join(folder, 'into', 'bundle', 'part', 'b.txt'), 'utf8'), 'b')
  },
  'the same key gives the version that exists': async ({ again, version }) => {
    const key = sha256('the key')
    assert.deepEqual(await version('one', key), { version: '1', created: true })
    assert.deepEqual(await version('one', key), { version: '1', created: false })
    assert.deepEqual(await version('one', key, again()), { version: '1', created: false })
  },
  'writers at once get different numbers, and the same key one': async ({ registry, again, call, version }) => {
    const others = [registry, again(), again(), again()]
    const made = await Promise.all(others.map((one, index) => version(`model ${index}`, undefined, one)))
    assert.deepEqual(made.map((one) => one.version).sort(), ['1', '2', '3', '4'])
    const same = await Promise.all(others.map((one) => version('same', sha256('same key'), one)))
    assert.deepEqual(new Set(same.map((one) => one.version)), new Set(['5']))
    assert.equal(same.filter((one) => one.created).length, 1)
    assert.equal((await collect(registry.list('credit', call))).length, 5)
  },
  'a file that is not the recorded one is refused, and no version is made': async ({ registry, call, folder }) => {
    const path = join(folder, 'model.onnx')
    await writeFile(path, 'changed')
    const content: Resource[] = [{ name: 'model.onnx', digest: sha256('recorded') }]
    await assert.rejects(
      registry.createVersion('credit', content, { 'model.onnx': path }, {}, sha256('k'), call),
      failsWith('CONTENT_DIFFERS'),
    )
    assert.deepEqual(await collect(registry.list('credit', call)), [])
  },
  'names that leave the folder are refused': async ({ registry, call, folder }) => {
    const path = join(folder, 'model.onnx')
    await writeFile(path, 'x')
    for (const name of ['../evil', '/etc/evil', 'a/../../evil', 'a\\evil', 'nul\u0000', '', '.']) {
      const content: Resource[] = [{ name, digest: sha256('x') }]
      await assert.rejects(
        registry.createVersion('credit', content, { [name]: path }, {}, sha256(name), call),
        failsWith('NAME_INVALID'),
        JSON.stringify(name),
      )
    }
  },
  'what does not exist is undefined or empty': async ({ registry, call }) => {
    assert.equal(await registry.get('credit', '1', call), undefined)
    assert.deepEqual(await collect(registry.list('credit', call)), [])
    assert.deepEqual((await registry.aliases('credit', call)).value, {})
    assert.deepEqual(await registry.aliasHistory('credit', call), [])
    assert.equal(await registry.getRecord(sha256('none'), call), undefined)
    assert.deepEqual(await collect(registry.records('credit', {}, call)), [])
    assert.deepEqual(await registry.models(call), [])
    await assert.rejects(registry.mark('credit', '1', {}, call), failsWith('CONTENT_MISSING'))
  },
  'aliases change by compare-and-swap, and their history only grows': async ({ registry, again, call, version }) => {
    await version('one')
    await version('two')
    const note = { reason: 'first', by: 'octocat' }
    const first = await registry.aliases('credit', call)
    const second = await registry.setAliases('credit', { challenger: '1' }, first.revision, note, call)
    await assert.rejects(
      again().setAliases('credit', { challenger: '2' }, first.revision, note, call),
      (error: unknown) => isConflict(error),
    )
    const change = { champion: '1', challenger: null }
    await again().setAliases('credit', change, second, { reason: 'live', by: 'deploy' }, call)
    assert.deepEqual((await registry.aliases('credit', call)).value, { champion: '1' })
    const history = await registry.aliasHistory('credit', call)
    assert.deepEqual(
      history.map(({ change: one, reason, by }) => ({ one, reason, by })),
      [
        { one: { challenger: '1' }, reason: 'first', by: 'octocat' },
        { one: change, reason: 'live', by: 'deploy' },
      ],
    )
    await assert.rejects(
      registry.setAliases('credit', { champion: '2' }, 'nonsense' as Revision, note, call),
      (error: unknown) => isConflict(error),
    )
  },
  'of writers of the aliases at once one wins and the others know': async ({ registry, again, call }) => {
    const { revision } = await registry.aliases('credit', call)
    const tries = ['1', '2', '3', '4'].map((version) =>
      again().setAliases('credit', { champion: version }, revision, { reason: version, by: 'x' }, call),
    )
    const settled = await Promise.allSettled(tries)
    assert.equal(settled.filter((one) => one.status === 'fulfilled').length, 1)
    assert.ok(settled.every((one) => one.status === 'fulfilled' || isConflict(one.reason)))
    assert.equal((await registry.aliasHistory('credit', call)).length, 1)
  },
  'marks are added, the newest wins, null takes one away': async ({ registry, call, version }) => {
    await version('one')
    await registry.mark('credit', '1', { 'rolled-back': 'slow', note: 'a' }, call)
    await registry.mark('credit', '1', { note: 'b' }, call)
    assert.deepEqual((await registry.get('credit', '1', call))?.tags, {
      run: 'run-1',
      'rolled-back': 'slow',
      note: 'b',
    })
    await registry.mark('credit', '1', { 'rolled-back': null }, call)
    assert.deepEqual((await registry.get('credit', '1', call))?.tags, { run: 'run-1', note: 'b' })
  },
  'records come back byte for byte, are kept once, and are found newest first': async ({ registry, again, call }) => {
    const train = sampleRecord({ stage: 'train', commit: 'a'.repeat(40), subjects: [sha256('m1')] })
    const validate = sampleRecord({ stage: 'validate', commit: 'a'.repeat(40), subjects: [sha256('m1'), sha256('r')] })
    const later = sampleRecord({ stage: 'train', commit: 'b'.repeat(40), subjects: [sha256('m2')] })
    for (const bytes of [train, validate, later]) assert.equal(await registry.putRecord(bytes, call), sha256(bytes))
    assert.equal(await again().putRecord(train, call), sha256(train))
    assert.deepEqual(Buffer.from((await again().getRecord(sha256(validate), call)) ?? []), Buffer.from(validate))
    const found = async (filter: Parameters<Registry['records']>[1]) =>
      (await collect(registry.records('credit', filter, call))).map((one) => one.digest)
    assert.deepEqual(await found({}), [later, validate, train].map(sha256))
    assert.deepEqual(await found({ stage: 'train' }), [later, train].map(sha256))
    assert.deepEqual(await found({ commit: 'a'.repeat(40) }), [validate, train].map(sha256))
    assert.deepEqual(await found({ subject: sha256('m1'), stage: 'train' }), [sha256(train)])
    await assert.rejects(registry.putRecord(new TextEncoder().encode('{}'), call), UserError)
  },
  'writers of records at once lose none': async ({ registry, again, call }) => {
    const all = Array.from({ length: 6 }, (_, index) => sampleRecord({ id: `id-${index}` }))
    const others = [registry, again(), again()]
    await Promise.all(all.map((bytes, index) => (others[index % 3] as Registry).putRecord(bytes, call)))
    const kept = (await collect(registry.records('credit', {}, call))).map((one) => one.digest)
    assert.deepEqual(kept.sort(), all.map(sha256).sort())
  },
  'the record of register belongs to its version': async ({ registry, call, version }) => {
    await version('one')
    const bytes = sampleRecord({ stage: 'register', body: { version: '1' } })
    await registry.putRecord(bytes, call)
    assert.equal((await registry.get('credit', '1', call))?.record, sha256(bytes))
  },
  'models are kept apart, whatever their names': async ({ registry, call }) => {
    const names = ['credit', 'Credit', 'CREDIT.v2', 'preis ä€', '__proto__', '..', 'a%2fb']
    for (const model of names) await registry.putRecord(sampleRecord({ model, id: model }), call)
    assert.deepEqual(await registry.models(call), [...names].sort())
    for (const model of names) assert.equal((await collect(registry.records(model, {}, call))).length, 1)
    for (const bad of ['', 'a/b', 'a\\b', 'a\nb', 'x'.repeat(101)])
      await assert.rejects(registry.putRecord(sampleRecord({ model: bad }), call), failsWith('NAME_INVALID'))
  },
}
