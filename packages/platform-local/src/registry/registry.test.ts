import assert from 'node:assert/strict'
import { readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { sha256, UserError } from '@mlops-actions/core'
import { registryContract, temporaryFolder, testCall, testRepository } from '@mlops-actions/testing'
import { directoryStore } from './directory-store.ts'
import { gitStore } from './git-store.ts'
import { createRegistry } from './registry.ts'

registryContract('directory', async (context) => {
  const folder = await temporaryFolder(context)
  const open = () => createRegistry(directoryStore(join(folder, 'registry')))
  return { registry: open(), again: open }
})

registryContract('git with a bare remote', async (context) => {
  const folder = await temporaryFolder(context)
  await testRepository(join(folder, 'remote.git'), { bare: true })
  const { git } = await testRepository(join(folder, 'clone'))
  await git('remote', 'add', 'origin', join(folder, 'remote.git'))
  const open = () =>
    createRegistry(gitStore({ folder: join(folder, 'clone'), remote: 'origin', environment: process.env }))
  return { registry: open(), again: open }
})

// The same code but for how a reference is set: the rules that are about that.
registryContract(
  'git without a remote',
  async (context) => {
    const folder = await temporaryFolder(context)
    await testRepository(folder)
    const open = () => createRegistry(gitStore({ folder, remote: null, environment: process.env }))
    return { registry: open(), again: open }
  },
  (rule) => /at once|byte for byte|compare-and-swap/.test(rule),
)

test('a link is not registered for what it points to', async (context) => {
  const folder = await temporaryFolder(context)
  await symlink('/etc/passwd', join(folder, 'model'))
  const registry = createRegistry(directoryStore(join(folder, 'registry')))
  await assert.rejects(
    registry.createVersion(
      'm',
      [{ name: 'model', uri: 'x', version: '1' }],
      { model: join(folder, 'model') },
      {},
      sha256('k'),
      testCall(),
    ),
    (error: unknown) => error instanceof UserError && error.code === 'LINK_REFUSED',
  )
})

test('a file of the folder store that was changed is noticed and not handed out', async (context) => {
  const folder = await temporaryFolder(context)
  const store = join(folder, 'registry')
  const registry = createRegistry(directoryStore(store))
  await writeFile(join(folder, 'model'), 'model')
  const content = [{ name: 'model', digest: sha256('model') }]
  await registry.createVersion('m', content, { model: join(folder, 'model') }, {}, sha256('k'), testCall())
  const [kept = ''] = (await readdir(join(store, 'files'), { recursive: true })).filter((name) => name.length > 60)
  await writeFile(join(store, 'files', kept), 'other')
  await assert.rejects(
    registry.files('m', '1', join(folder, 'into'), testCall()),
    (error: unknown) => error instanceof UserError && error.code === 'STORE_DAMAGED',
  )
  assert.deepEqual(await readdir(join(folder, 'into')), [])
})
