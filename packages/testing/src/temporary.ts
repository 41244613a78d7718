import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { promisify } from 'node:util'

/** An empty folder that is removed after the test. */
export async function temporaryFolder(test: Pick<TestContext, 'after'>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-test-'))
  test.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))
  return folder
}

/** A git repository of a test. */
export interface TestRepository {
  readonly folder: string
  /** Runs git in it and gives what it printed. */
  git(...args: readonly string[]): Promise<string>
}

const identity = {
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.invalid',
  GIT_AUTHOR_DATE: '2026-11-23T09:00:00Z',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.invalid',
  GIT_COMMITTER_DATE: '2026-11-23T09:00:00Z',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
}

/** A repository in a folder, with a branch `main` and, unless it is bare, one commit. */
export async function testRepository(
  folder: string,
  options: { readonly bare?: boolean } = {},
): Promise<TestRepository> {
  const run = promisify(execFile)
  const git = async (...args: readonly string[]) => {
    const { stdout } = await run('git', ['-C', folder, ...args], { env: { ...process.env, ...identity } })
    return stdout.trim()
  }
  await run('git', ['init', '--quiet', '--initial-branch=main', ...(options.bare ? ['--bare'] : []), folder])
  if (!options.bare) await git('commit', '--quiet', '--allow-empty', '--message', 'Begin')
  return { folder, git }
}
