import assert from 'node:assert/strict'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { folderDigest, sha256, UserError } from '@mlops-actions/core'
import { temporaryFolder, testCall } from '@mlops-actions/testing'
import { createLocalDatasets } from './datasets.ts'

const call = testCall()
const datasets = createLocalDatasets(async () => ({ resources: [], paths: [] }))

async function folderWith(context: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder(context)
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}

test('a file, a folder and a pattern give their files in order, and one digest', async (context) => {
  const root = await folderWith(context, {
    'data/b.csv': 'b',
    'data/a.csv': 'a',
    'data/.hidden': 'x',
    'data/_SUCCESS': '',
    'x[1].csv': 'odd',
  })
  const one = await datasets.resolve('data/a.csv', root, call)
  assert.deepEqual(one, {
    paths: [join(root, 'data/a.csv')],
    resource: { name: 'data/a.csv', digest: sha256('a'), bytes: 1 },
  })
  const list = [
    { path: 'data/a.csv', bytes: 1, digest: sha256('a') },
    { path: 'data/b.csv', bytes: 1, digest: sha256('b') },
  ]
  for (const reference of ['data', 'data/*.csv', 'data/', './data']) {
    const all = await datasets.resolve(reference, root, call)
    assert.deepEqual(all.paths, [join(root, 'data/a.csv'), join(root, 'data/b.csv')], reference)
    assert.equal(all.resource.digest, folderDigest(list))
    assert.equal(all.resource.bytes, 2)
  }
  const odd = await datasets.resolve('x[1].csv', root, call)
  assert.deepEqual(odd.paths, [join(root, 'x[1].csv')], 'a file of that very name comes before the pattern')
  const absolute = await datasets.resolve(join(root, 'data/a.csv'), '/', call)
  assert.equal(absolute.resource.digest, sha256('a'))
})

test('what is not there, what leaves the folder, and what is no data file is refused', async (context) => {
  const root = await folderWith(context, { 'model/mlops.yml': '', 'secret.csv': 's', 'model/empty/.keep': '' })
  const model = join(root, 'model')
  await symlink(join(root, 'secret.csv'), join(model, 'link.csv'))
  await symlink('/proc/self/environ', join(model, 'environ.csv'))
  for (const [reference, code] of [
    ['gone.csv', 'DATA_NOT_FOUND'],
    ['*.parquet', 'DATA_NOT_FOUND'],
    ['empty', 'DATA_NOT_FOUND'],
    ['../secret.csv', 'PATH_OUTSIDE'],
    ['../*.csv', 'PATH_OUTSIDE'],
    ['link.csv', 'PATH_OUTSIDE'],
    ['*.csv', 'PATH_OUTSIDE'],
    ['environ.csv', 'PATH_OUTSIDE'],
    ['/proc/self/environ', 'PATH_OUTSIDE'],
    ['/dev/null', 'PATH_OUTSIDE'],
  ] as const)
    await assert.rejects(
      datasets.resolve(reference, model, call),
      (error: unknown) => error instanceof UserError && error.code === code && error.message.includes(reference),
      reference,
    )
})
