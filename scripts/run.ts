import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs a program of node_modules/.bin (or node itself) in the root; ends this process when it fails. */
export function run(
  program: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; quiet?: boolean } = {},
): void {
  const path = program === 'node' ? process.execPath : join(root, 'node_modules/.bin', program)
  const done = spawnSync(path, [...args], {
    cwd: root,
    stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ...options.env },
    shell: process.platform === 'win32',
  })
  if (done.status === 0) return
  if (options.quiet) process.stderr.write(`${done.stdout}${done.stderr}`)
  process.stderr.write(`${program} ${args.join(' ')} failed\n`)
  process.exit(done.status ?? 1)
}
