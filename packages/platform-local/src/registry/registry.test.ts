import { join } from 'node:path'
import { registryContract, temporaryFolder, testRepository } from '@mlops-actions/testing'
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
