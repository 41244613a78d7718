// The rules of the house that a type checker cannot hold: which room may import which, what the pure rooms may not touch,
// how long a file may be. Prints every breach and exits 1.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.ts'

/** Arrows between rooms: a room may import those named here, and nothing else of the scope. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  core: [],
  numerics: ['core'],
  native: ['core'],
  data: ['core', 'numerics', 'native'],
  inference: ['core', 'native', 'data'],
  evaluation: ['core', 'numerics', 'data'],
  drift: ['core', 'numerics', 'data', 'evaluation'],
  rollout: ['core', 'numerics'],
  packaging: ['core', 'native', 'data', 'inference'],
  reporting: ['core'],
  'platform-local': ['core', 'data', 'native', 'packaging', 'rollout'],
  commands: [
    'core',
    'numerics',
    'native',
    'data',
    'inference',
    'evaluation',
    'drift',
    'rollout',
    'packaging',
    'reporting',
  ],
  toolkit: ['core', 'reporting'],
  cli: ['core', 'toolkit', 'commands', 'platform-local', 'packaging', 'data', 'native'],
  testing: ['core'],
}

const pure = ['core', 'numerics', 'data', 'inference', 'evaluation', 'drift', 'rollout', 'packaging', 'reporting']

/** The scoring server is a program of its own, and the readers of natives meet the machine: they may tell the time. */
const impureFolders = [/^packages\/packaging\/src\/server\//, /^packages\/packaging\/src\/parity/]

const forbidden: readonly (readonly [RegExp, string])[] = [
  [/\bnew Date\b|\bDate\.(now|UTC)\b/, 'Date (use the Clock port; Date.parse of a text is allowed)'],
  [/\bMath\.random\b/, 'Math.random (use randomStream)'],
  [/(?<![.\w])(setTimeout|setInterval|setImmediate)\s*\(/, 'timers (use Clock.sleep)'],
  [/\bcrypto\.random\w+|\brandom(Bytes|UUID|Int)\b/, 'crypto.random (use the Ids or Random port)'],
  [/(?<![.\w'"`-])performance\.(now|mark)/, 'performance (use Clock.monotonicMs)'],
  [/(?<![.\w'"`-])process\.(env|exit|cwd|hrtime|argv|stdout|stderr|pid|platform|on)\b/, 'process'],
  [/from '@actions\//, '@actions/*'],
]

const maximumLines = 400
const breaches: string[] = []

for (const file of globSync('packages/*/src/**/*.ts', { cwd: root }).sort()) {
  const path = file.replaceAll('\\', '/')
  if (path.includes('/fixtures/') || path.endsWith('.generated.ts')) continue
  const room = path.split('/')[1] ?? ''
  const test = path.endsWith('.test.ts')
  const text = readFileSync(join(root, file), 'utf8')
  const lines = text.split('\n')
  if (lines.length > maximumLines + 1) breaches.push(`${path}: ${lines.length} lines, at most ${maximumLines}`)
  lines.forEach((line, index) => {
    const at = `${path}:${index + 1}`
    const imported = /(?:from|import\()\s*'@mlops-actions\/([a-z-]+)(\/[^']*)?'/.exec(line)
    if (imported) {
      if (imported[2]) breaches.push(`${at}: imports a path inside @mlops-actions/${imported[1]}`)
      else if (!test && imported[1] !== room && !arrows[room]?.includes(imported[1] ?? ''))
        breaches.push(`${at}: ${room} may not import ${imported[1]}`)
    }
    if (/from '\.\.\/\.\.\/\.\.\//.test(line) && /packages\//.test(line))
      breaches.push(`${at}: imports across packages by path`)
    if (
      !test &&
      pure.includes(room) &&
      !impureFolders.some((folder) => folder.test(path)) &&
      !/^\s*(\/\/|\*|\/\*)/.test(line)
    )
      for (const [pattern, what] of forbidden) if (pattern.test(line)) breaches.push(`${at}: ${what}`)
    if (room !== 'toolkit' && /from '@actions\//.test(line)) breaches.push(`${at}: only toolkit knows @actions/*`)
  })
}

for (const breach of breaches) process.stdout.write(`${breach}\n`)
if (breaches.length > 0) {
  process.stdout.write(`${breaches.length} breaches of the rules in docs/decisions/0002-rooms.md\n`)
  process.exit(1)
}
