// Builds dist/: one shared bundle by ncc, with a chunk for what is loaded on demand, and the notices of what is inside.
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.ts'

const check = process.argv.includes('--check')
const committed = join(root, 'dist')
// With --check the bundle is made beside the committed one and compared byte by byte.
const out = check ? join(root, 'node_modules/.cache/mlops-dist') : committed
const entry = `#!/usr/bin/env node
import { isMainThread, workerData } from 'node:worker_threads'

// The command line from the bundle, and its threads. Handlers for what nobody caught come first, so that every crash is exit code 2.
for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (thrown) => {
    process.stderr.write(\`error INTERNAL  \${thrown?.stack ?? thrown}\\n\`)
    process.exit(2)
  })
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(\`error NODE_TOO_OLD  This is Node \${process.versions.node}; mlops needs Node 24 or newer.\\n  Install it from nodejs.org, or in a workflow: actions/setup-node with node-version 24.\\n\`)
  process.exit(2)
}
const { main, runThread } = await import('./index.js')
if (isMainThread) process.exitCode = await main(process.argv.slice(2), import.meta.url)
else await runThread(workerData)
`

run('tsc', ['-b', 'tsconfig.build.json'])
const staged = join(root, 'node_modules/.cache/mlops-bundle')
rmSync(staged, { recursive: true, force: true })
run('ncc', ['build', 'packages/cli/lib/index.js', '-o', staged, '-m', '--no-cache', '-q'], {
  quiet: true,
  env: { NODE_OPTIONS: '' },
})
rmSync(out, { recursive: true, force: true })
mkdirSync(out)
for (const file of readdirSync(staged))
  if (/\.(js|json|wasm)$/.test(file) || file === 'package.json')
    cpSync(join(staged, file), join(out, file), { recursive: true })
writeFileSync(join(out, 'mlops.js'), entry)
writeFileSync(join(out, 'package.json'), `${JSON.stringify({ type: 'module' })}\n`)
const native = join(root, 'packages/native/native-dependencies.json')
if (existsSync(native)) cpSync(native, join(out, 'native-dependencies.json'))
writeFileSync(join(out, 'notices.txt'), notices())
if (check) compare()
const bytes = readdirSync(out).reduce((sum, file) => sum + statSync(join(out, file)).size, 0)
process.stdout.write(`dist: ${readdirSync(out).length} files, ${(bytes / 1e6).toFixed(2)} MB\n`)

/** Licences of every package that the lock file brings in for use, from the files that stand in node_modules. */
function notices(): string {
  type Lock = {
    packages: Record<string, { dev?: boolean; optional?: boolean; version?: string; license?: string; link?: boolean }>
  }
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock
  const parts: string[] = []
  for (const [path, entry] of Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!path.startsWith('node_modules/') || entry.dev || entry.optional || entry.link) continue
    const folder = join(root, path)
    if (!existsSync(folder)) continue
    const file = globSync('{LICENSE,LICENCE,license,License,COPYING}*', { cwd: folder }).sort()[0]
    const text =
      file && statSync(join(folder, file)).isFile()
        ? readFileSync(join(folder, file), 'utf8').trim()
        : `Licence: ${entry.license ?? 'see the package'}`
    parts.push(`${path.slice(path.lastIndexOf('node_modules/') + 13)} ${entry.version}\n\n${text}`)
  }
  return `${parts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`
}

/** Every file of the committed bundle must be what the sources build. */
function compare(): void {
  const names = new Set([...readdirSync(out), ...(existsSync(committed) ? readdirSync(committed) : [])])
  const same = (name: string): boolean =>
    existsSync(join(out, name)) &&
    existsSync(join(committed, name)) &&
    readFileSync(join(out, name)).equals(readFileSync(join(committed, name)))
  const different = [...names].filter((name) => !same(name)).sort()
  if (different.length === 0) return
  process.stderr.write(
    `dist/ is not what the sources build; run npm run bundle and commit it alone:\n${different.map((name) => `  ${name}`).join('\n')}\n`,
  )
  process.exit(1)
}
