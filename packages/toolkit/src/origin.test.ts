import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { temporaryFolder, testRepository } from '@mlops-actions/testing'
import { readCommits } from './origin.ts'

const run = promisify(execFile)

test('commits of a folder since a time, newest first, with the files below it', async (t) => {
  const root = await temporaryFolder(t)
  const { git } = await testRepository(root)
  const commit = async (path: string, at: string, text = at): Promise<void> => {
    await mkdir(join(root, path, '..'), { recursive: true })
    await writeFile(join(root, path), text)
    await git('add', '--all')
    const env = { ...process.env, GIT_COMMITTER_DATE: at, GIT_COMMITTER_NAME: 'T', GIT_COMMITTER_EMAIL: 't@t.test' }
    await run('git', ['commit', '--quiet', '--message', 'Change\n\n$(touch owned) `id`'], { cwd: root, env })
  }
  await commit('model/train.py', '2026-11-01T10:00:00Z')
  await commit('model/data/a b.csv', '2026-11-10T10:00:00Z')
  await commit('other/readme.md', '2026-11-11T10:00:00Z')
  await commit('model/ünïcode.py', '2026-11-12T10:00:00Z')
  const commits = await readCommits(join(root, 'model'), '2026-11-05T00:00:00Z')
  assert.deepEqual(
    commits.map((one) => [one.at, one.files]),
    [
      ['2026-11-12T10:00:00.000Z', ['ünïcode.py']],
      ['2026-11-10T10:00:00.000Z', ['data/a b.csv']],
    ],
  )
  assert.ok(commits.every((one) => /^[0-9a-f]{40}$/.test(one.id)))
  assert.deepEqual(await readCommits(await temporaryFolder(t), '2026-01-01T00:00:00Z'), [])
})
