import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { sha256, UserError } from '@mlops-actions/core'
import { sampleRecord, temporaryFolder, testCall, testRepository } from '@mlops-actions/testing'
import { createLocalPlatform } from './platform.ts'

const hosted = { GITHUB_ACTIONS: 'true', RUNNER_ENVIRONMENT: 'github-hosted', PATH: process.env['PATH'] }

test('on a throw-away runner the folder store keeps records for this job, and refuses what must be remembered', async (context) => {
  const root = await temporaryFolder(context)
  const call = testCall()
  const open = (store: 'directory' | 'git') =>
    createLocalPlatform({ root, home: join(root, '.mlops'), store, environment: hosted, command: [] })
  const { registry, can } = open('directory')
  assert.ok(registry)
  assert.deepEqual([can.detachedRuns, can.endpointOutlivesJob], [false, false])
  await writeFile(join(root, 'model'), 'x')
  const ephemeral = (error: unknown) => error instanceof UserError && error.code === 'STATE_IS_EPHEMERAL'
  const content = [{ name: 'model', digest: sha256('x') }]
  const files = { model: join(root, 'model') }
  await assert.rejects(registry.createVersion('m', content, files, {}, sha256('k'), call), ephemeral)
  const { revision } = await registry.aliases('m', call)
  await assert.rejects(registry.setAliases('m', { champion: '1' }, revision, { reason: '', by: '' }, call), ephemeral)
  await assert.rejects(registry.mark('m', '1', {}, call), ephemeral)
  const record = await registry.putRecord(sampleRecord({ model: 'm' }), call)
  assert.ok(await registry.getRecord(record, call))

  await testRepository(root)
  const kept = await open('git').registry?.createVersion('m', content, files, {}, sha256('k'), call)
  assert.deepEqual(kept, { version: '1', created: true })
})

test('on a laptop and on a machine of one’s own everything is remembered', async (context) => {
  const root = await temporaryFolder(context)
  for (const environment of [{}, { GITHUB_ACTIONS: 'true', RUNNER_ENVIRONMENT: 'self-hosted', MLOPS_DETACH: 'true' }]) {
    const options = { root, home: join(root, '.mlops'), store: 'directory' as const, environment, command: [] }
    const { registry, can, training, endpoints, datasets } = createLocalPlatform(options)
    assert.equal(can.detachedRuns, true)
    assert.ok(training && endpoints && datasets && registry)
    const { revision } = await registry.aliases('m', testCall())
    await registry.setAliases('m', { champion: '1' }, revision, { reason: 'r', by: 'b' }, testCall())
  }
})
