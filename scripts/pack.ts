// Packs the public packages as npm would publish them: built, with the shared bundle inside the command line's package.
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { root, run } from './run.ts'

const into = resolve(process.argv[2] ?? join(root, 'tmp/packages'))
mkdirSync(into, { recursive: true })
run('tsc', ['-b', 'tsconfig.build.json'])
for (const file of globSync('packages/*/package.json', { cwd: root }).sort()) {
  const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as { name: string; private?: boolean }
  if (manifest.private) continue
  const folder = join(root, dirname(file))
  if (manifest.name === '@mlops-actions/cli') {
    rmSync(join(folder, 'dist'), { recursive: true, force: true })
    cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true })
  }
  const done = spawnSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', into], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`npm pack ${manifest.name}: ${done.stderr}`)
  process.stdout.write(`${done.stdout.trim()}\n`)
}
