import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Commit, Origin } from '@mlops-actions/core'

const run = promisify(execFile)

/** git with an argument array, never a shell. undefined where it fails or there is no repository. */
async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', ['-C', folder, ...args], {
      maxBuffer: 64 * 2 ** 20,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    })
    return stdout.replace(/\n$/, '')
  } catch {
    return undefined
  }
}

/** The pull request of the event that started the job; hostile data, so that only numbers and hashes are taken. */
async function pullRequest(environment: NodeJS.ProcessEnv): Promise<Origin['pullRequest']> {
  const path = environment['GITHUB_EVENT_PATH']
  if (!path || !environment['GITHUB_EVENT_NAME']?.startsWith('pull_request')) return undefined
  try {
    const event = JSON.parse(await readFile(path, 'utf8')) as {
      pull_request?: { number?: unknown; head?: { sha?: unknown }; base?: { sha?: unknown } }
    }
    const { number, head, base } = event.pull_request ?? {}
    const hash = /^[0-9a-f]{40,64}$/
    if (typeof number === 'number' && hash.test(String(head?.sha)) && hash.test(String(base?.sha)))
      return { number, head: String(head?.sha), base: String(base?.sha) }
  } catch {
    return undefined
  }
  return undefined
}

/** The commit of a folder and the folder's own tree, from git; who and what started the job, from the runner's environment. Asserted, not proven. */
export async function readOrigin(folder: string, environment: NodeJS.ProcessEnv): Promise<Origin> {
  const commit = (await git(folder, ['rev-parse', 'HEAD'])) ?? ''
  const tree = commit ? ((await git(folder, ['rev-parse', 'HEAD:./'])) ?? '') : ''
  const status = commit
    ? ((await git(folder, ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--', '.'])) ?? '')
    : ''
  const files = status
    .split('\0')
    .filter(Boolean)
    .map((line) => line.slice(3))
    .filter((name) => !/(^|\/)\.mlops\//.test(name))
  const changes = files.length > 0 ? await digestOfChanges(folder, files) : undefined
  const actor = environment['GITHUB_ACTOR'] ?? (await git(folder, ['config', 'user.name'])) ?? ''
  const repository =
    environment['GITHUB_REPOSITORY'] ?? repositoryOf(await git(folder, ['config', '--get', 'remote.origin.url']))
  const ref = environment['GITHUB_REF'] ?? (await git(folder, ['symbolic-ref', '-q', 'HEAD'])) ?? ''
  const request = await pullRequest(environment)
  const runUrl =
    environment['GITHUB_SERVER_URL'] && environment['GITHUB_RUN_ID']
      ? `${environment['GITHUB_SERVER_URL']}/${environment['GITHUB_REPOSITORY']}/actions/runs/${environment['GITHUB_RUN_ID']}`
      : undefined
  return {
    source: 'asserted',
    actor,
    event: environment['GITHUB_EVENT_NAME'] ?? 'manual',
    repository,
    ref,
    commit,
    tree,
    dirty: files.length > 0,
    ...(changes ? { changes } : {}),
    ...(request ? { pullRequest: request } : {}),
    ...(runUrl ? { runUrl } : {}),
  }
}

/** `owner/name` of a remote; never a URL, which may hold credentials. */
function repositoryOf(remote: string | undefined): string {
  return /([^/:@]+\/[^/:@]+?)(?:\.git)?\/?$/.exec(remote ?? '')?.[1] ?? ''
}

/** Names and one digest over names and contents: what a dirty tree was, without what it says. */
async function digestOfChanges(folder: string, files: readonly string[]): Promise<NonNullable<Origin['changes']>> {
  const hash = createHash('sha256')
  const top = (await git(folder, ['rev-parse', '--show-toplevel'])) ?? folder
  for (const name of [...files].sort()) {
    hash.update(`${name}\0`)
    try {
      hash.update(
        createHash('sha256')
          .update(await readFile(`${top}/${name}`))
          .digest(),
      )
    } catch {
      hash.update('gone')
    }
  }
  return { digest: `sha256:${hash.digest('hex')}`, files: [...files].sort().slice(0, 1000) }
}

/** Most commits that are read. */
const mostCommits = 200

/**
 * Commits that touched a folder since a time (RFC 3339), newest first. A checkout of depth 1 has one. Only ids, times and names of files
 * are read: subjects and authors are texts of other people.
 */
export async function readCommits(folder: string, since: string): Promise<readonly Commit[]> {
  const text = await git(folder, [
    'log',
    `--since=${since}`,
    `--max-count=${mostCommits}`,
    '--format=%x00%H %ct',
    '--name-only',
    '-z',
    '--relative',
    '--',
    '.',
  ])
  const commits: { id: string; at: string; files: string[] }[] = []
  for (const part of (text ?? '').split('\0').map((one) => one.replace(/^\n/, ''))) {
    const head = /^([0-9a-f]{40,64}) (\d+)$/.exec(part.trim())
    if (head?.[1] && head[2])
      commits.push({ id: head[1], at: new Date(Number(head[2]) * 1000).toISOString(), files: [] })
    else if (part !== '') commits.at(-1)?.files.push(part)
  }
  return commits
}
