import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

function run(program: string, args: readonly string[], cwd: string): string {
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
    MLOPS_NATIVE_DIR: root,
  }
  const done = spawnSync(program, [...args], { cwd, encoding: 'utf8', env })
  assert.equal(done.status, 0, `${program} ${args.join(' ')}\n${done.stdout}\n${done.stderr}`)
  return done.stdout
}

const program = `import { randomStream, type Verdict } from '@mlops-actions/core'
import { readTable } from '@mlops-actions/data'
import { compare, type DriftReport, drift, evaluate, scoredBinary } from '@mlops-actions/drift'
import { evaluateGates } from '@mlops-actions/evaluation'
import { normalSf } from '@mlops-actions/numerics'
import { openModel } from '@mlops-actions/inference'

const { table } = await readTable('rows.csv')
const report: DriftReport = drift({ reference: table, current: table })
const now = scoredBinary([0, 1, 1, 0], [0.1, 0.9, 0.6, 0.4])
const area: number | null | undefined = evaluate(now).metrics['roc_auc']
const standing: string | undefined = compare(now, now).metrics['accuracy']?.standing
const verdict: Verdict = report.verdict
console.log(table.rows, verdict, area, standing, normalSf(0), typeof evaluateGates, typeof openModel, randomStream(1, 'x').next() < 1)
`

test('an empty TypeScript project installs the tarballs, type-checks against them and runs', {
  timeout: 600_000,
}, (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-pack-'))
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  run(process.execPath, [join(root, 'scripts/pack.ts'), join(folder, 'tarballs')], root)
  const tarballs = readdirSync(join(folder, 'tarballs')).map((name) => join('tarballs', name))
  assert.equal(tarballs.length, 8)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'project', private: true, type: 'module' }))
  run(
    'npm',
    [
      'install',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--loglevel=error',
      ...tarballs.map((path) => `./${path}`),
      '@types/node@24.19.2',
    ],
    folder,
  )
  const compilerOptions = {
    target: 'es2024',
    module: 'nodenext',
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    types: ['node'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }))
  writeFileSync(join(folder, 'main.ts'), program)
  writeFileSync(
    join(folder, 'rows.csv'),
    `x,c\n${Array.from({ length: 5000 }, (_, row) => `${row},${row % 3 === 0 ? 'a' : 'b'}`).join('\n')}\n`,
  )
  run(join(root, 'node_modules/.bin/tsc'), ['-p', '.'], folder)
  assert.equal(run(process.execPath, ['main.ts'], folder).trim(), '5000 pass 1 equal 0.5 function function true')
  assert.match(run(join(folder, 'node_modules/.bin/mlops'), ['--version'], folder), /^\d+\.\d+\.\d+/)
  assert.match(run(join(folder, 'node_modules/.bin/mlops'), ['profile', 'rows.csv', '--json'], folder), /"rows": 5000/)
})
