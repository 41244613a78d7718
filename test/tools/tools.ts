import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'node_modules/.cache/mlops-tools')

/** Tools that are no npm packages: act (a runner for workflows), actionlint, zizmor, shellcheck. Installed once, by pinned hash. */
export const toolPath = [join(folder, 'venv/bin'), join(folder, 'go'), process.env['PATH'] ?? ''].join(delimiter)

function works(program: string, args: readonly string[], expected: string): boolean {
  const done = spawnSync(program, [...args], { encoding: 'utf8', env: { ...process.env, PATH: toolPath } })
  return done.status === 0 && `${done.stdout}${done.stderr}`.includes(expected)
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  const done = spawnSync(program, [...args], { encoding: 'utf8', env: { ...process.env, PATH: toolPath, ...env } })
  if (done.status !== 0)
    throw new Error(`${program} ${args.join(' ')} failed: ${done.error?.message ?? ''}\n${done.stdout}\n${done.stderr}`)
}

/** act, zizmor and shellcheck as wheels with the hashes that requirements.txt names. */
export function installPythonTools(): void {
  if (
    works('act', ['--version'], '0.2.89') &&
    works('zizmor', ['--version'], '1.32.0') &&
    works('shellcheck', ['--version'], '0.11.0')
  )
    return
  mkdirSync(folder, { recursive: true })
  if (!existsSync(join(folder, 'venv/bin/pip'))) run('python3', ['-m', 'venv', join(folder, 'venv')])
  run(join(folder, 'venv/bin/pip'), [
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--require-hashes',
    '--no-deps',
    '-r',
    join(root, 'test/tools/requirements.txt'),
  ])
}

/** actionlint, built from its own source, which Go's checksum database verifies. */
export function installActionlint(): void {
  if (works('actionlint', ['-version'], '1.7.12')) return
  mkdirSync(join(folder, 'go'), { recursive: true })
  run('go', ['install', 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12'], { GOBIN: join(folder, 'go') })
}
