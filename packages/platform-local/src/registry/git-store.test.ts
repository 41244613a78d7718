import assert from 'node:assert/strict'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { sha256, UserError } from '@mlops-actions/core'
import { sampleRecord, temporaryFolder, testCall, testRepository } from '@mlops-actions/testing'
import { gitStore } from './git-store.ts'
import { createRegistry } from './registry.ts'

const call = testCall()
const failsWith = (code: string) => (error: unknown) => error instanceof UserError && error.code === code

/** A bare remote with one commit on main, and a way to clone it. */
async function remoteOf(context: TestContext) {
  const folder = await temporaryFolder(context)
  const remote = await testRepository(join(folder, 'remote.git'), { bare: true })
  const seed = await testRepository(join(folder, 'seed'))
  await writeFile(join(seed.folder, 'train.py'), 'print(1)\n')
  await seed.git('add', '.')
  for (const text of ['one', 'two', 'three']) await seed.git('commit', '--quiet', '--allow-empty', '-m', text)
  await seed.git('push', '--quiet', remote.folder, 'main')
  const open = (clone: string, environment: Record<string, string | undefined> = process.env) =>
    createRegistry(gitStore({ folder: clone, remote: undefined, environment }))
  return { folder, remote, seed, open }
}

async function register(registry: ReturnType<typeof createRegistry>, path: string, text: string) {
  await writeFile(path, text)
  return await registry.createVersion(
    'm',
    [{ name: 'model', digest: sha256(text) }],
    { model: path },
    {},
    sha256(text),
    call,
  )
}

test('a shallow clone reads and writes the registry, and stays shallow', async (context) => {
  const { folder, remote, seed, open } = await remoteOf(context)
  await seed.git('clone', '--quiet', '--depth=1', `file://${remote.folder}`, join(folder, 'shallow'))
  await seed.git('clone', '--quiet', remote.folder, join(folder, 'other'))
  const shallow = open(join(folder, 'shallow'))
  const other = open(join(folder, 'other'))
  await register(other, join(folder, 'a'), 'first model')
  assert.deepEqual(await register(shallow, join(folder, 'b'), 'second model'), { version: '2', created: true })
  await shallow.files('m', '1', join(folder, 'into'), call)
  assert.equal(await readFile(join(folder, 'into', 'model'), 'utf8'), 'first model')
  assert.equal((await other.get('m', '2', call))?.version, '2')
  assert.equal(await seed.git('-C', join(folder, 'shallow'), 'rev-list', '--count', 'HEAD'), '1')
})

test('work tree, index, HEAD, branches and hooks of the user are left alone', async (context) => {
  const { folder, remote, seed, open } = await remoteOf(context)
  const clone = join(folder, 'clone')
  await seed.git('clone', '--quiet', remote.folder, clone)
  const git = async (...args: string[]) => await seed.git('-C', clone, ...args)
  await writeFile(join(clone, 'train.py'), 'print(2)\n')
  await git('add', 'train.py')
  await writeFile(join(clone, 'train.py'), 'print(3)\n')
  for (const hook of ['pre-push', 'reference-transaction']) {
    await writeFile(join(clone, '.git', 'hooks', hook), `#!/bin/sh\ntouch '${join(folder, hook)}'\nexit 1\n`)
    await chmod(join(clone, '.git', 'hooks', hook), 0o755)
  }
  const view = async () =>
    await Promise.all([
      git('status', '--porcelain=v2', '--branch'),
      git('ls-files', '--stage'),
      git('branch'),
      git('stash', 'list'),
    ])
  const before = await view()
  const inHook = { ...process.env, GIT_DIR: '/nowhere', GIT_INDEX_FILE: '/nowhere/index', GIT_WORK_TREE: '/nowhere' }
  const registry = open(clone, inHook)
  await register(registry, join(folder, 'a'), 'model')
  await registry.putRecord(sampleRecord({ model: 'm' }), call)
  await registry.files('m', '1', join(folder, 'into'), call)
  assert.deepEqual(await view(), before)
  for (const hook of ['pre-push', 'reference-transaction'])
    await assert.rejects(readFile(join(folder, hook)), { code: 'ENOENT' })
})

test('only the model that is asked for is fetched', async (context) => {
  const { folder, remote, seed, open } = await remoteOf(context)
  for (const name of ['writer', 'reader']) await seed.git('clone', '--quiet', remote.folder, join(folder, name))
  const writer = open(join(folder, 'writer'))
  await register(writer, join(folder, 'a'), 'first model')
  await register(writer, join(folder, 'b'), 'second model')
  await open(join(folder, 'reader')).files('m', '1', join(folder, 'into'), call)
  const blob = async (text: string) => {
    await writeFile(join(folder, 'text'), text)
    return await seed.git('hash-object', join(folder, 'text'))
  }
  const there = async (object: string) =>
    await seed.git('-C', join(folder, 'reader'), 'cat-file', '-e', object).then(
      () => true,
      () => false,
    )
  assert.equal(await there(await blob('first model')), true)
  assert.equal(await there(await blob('second model')), false)
})

test('a remote that refuses to be written to is an error with its words, not a retry', async (context) => {
  const { folder, remote, seed, open } = await remoteOf(context)
  await seed.git('clone', '--quiet', remote.folder, join(folder, 'clone'))
  await writeFile(join(remote.folder, 'hooks', 'pre-receive'), '#!/bin/sh\necho protected branch >&2\nexit 1\n')
  await chmod(join(remote.folder, 'hooks', 'pre-receive'), 0o755)
  await assert.rejects(open(join(folder, 'clone')).putRecord(sampleRecord(), call), (error: UserError) => {
    assert.equal(error.code, 'GIT_REMOTE_FAILED')
    assert.match(error.message, /protected branch/)
    return true
  })
})

test('a remote that cannot be reached is an error, never an empty registry', async (context) => {
  const { folder, seed, open } = await remoteOf(context)
  await seed.git('remote', 'add', 'origin', join(folder, 'gone.git'))
  const registry = open(seed.folder)
  await assert.rejects(registry.aliases('m', call), failsWith('GIT_REMOTE_FAILED'))
  await assert.rejects(registry.models(call), failsWith('GIT_REMOTE_FAILED'))
})

test('outside of a repository the error says what to do', async (context) => {
  const folder = await temporaryFolder(context)
  const environment = { ...process.env, GIT_CEILING_DIRECTORIES: folder }
  const registry = createRegistry(gitStore({ folder, remote: undefined, environment }))
  await assert.rejects(registry.models(call), failsWith('GIT_UNAVAILABLE'))
})

test('the branch tells workflows to skip it and readers what it is', async (context) => {
  const { folder, remote, seed, open } = await remoteOf(context)
  await seed.git('clone', '--quiet', remote.folder, join(folder, 'clone'))
  await open(join(folder, 'clone')).putRecord(sampleRecord(), call)
  assert.match(await remote.git('log', '-1', '--format=%B', 'mlops-registry'), /\[skip ci\]/)
  assert.match(await remote.git('show', 'mlops-registry:README.md'), /Do not edit this branch/)
})
