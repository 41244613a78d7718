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
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root, run } from './run.ts'

/** The part of ncc's programming interface that is used here; the package brings no types. */
type Ncc = (
  entry: string,
  options: { minify: boolean; cache: false; quiet: boolean; externals?: Readonly<Record<string, string>> },
) => Promise<{ code: string; assets: Readonly<Record<string, { source: string | Uint8Array }>> }>

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

// @actions/core brings an HTTP client to ask for an identity token, more code than all the rest that a step loads at its start.
// It is a bundle of its own, loaded when a token is asked for; nothing else of @actions/core is touched.
const identity = `// An identity token is asked for over HTTP: that client is loaded when the first one is.
export const OidcClient = { getIDToken: async (audience) => (await import('./identity.js')).OidcClient.getIDToken(audience) }
`

run('tsc', ['-b', 'tsconfig.build.json'])
process.chdir(root)
const ncc = createRequire(import.meta.url)('@vercel/ncc') as Ncc
const options = { minify: true, cache: false, quiet: true } as const
const asker = await ncc(join(root, 'node_modules/@actions/core/lib/oidc-utils.js'), options)
const whole = await ncc(join(root, 'packages/cli/lib/index.js'), {
  ...options,
  externals: { './oidc-utils.js': './identity-on-demand.index.js' },
})
if (!whole.code.includes('./identity-on-demand.index.js'))
  throw new Error('@actions/core no longer imports ./oidc-utils.js: look where it loads its HTTP client now')
rmSync(out, { recursive: true, force: true })
mkdirSync(out)
writeFileSync(join(out, 'index.js'), whole.code)
for (const [name, asset] of Object.entries(whole.assets))
  if (/^[^/]+\.(js|json|wasm)$/.test(name)) writeFileSync(join(out, name), asset.source)
writeFileSync(join(out, 'identity-on-demand.index.js'), identity)
writeFileSync(join(out, 'identity.js'), asker.code)
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
