// Runs the tests: `npm test` the quick ones, `--slow` the slower suites too; further arguments are file patterns.
import { globSync } from 'node:fs'
import { root, run } from './run.ts'

const args = process.argv.slice(2)
const slow = args.includes('--slow')
const patterns = args.filter((arg) => !arg.startsWith('--'))
const quick = ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts', 'test/quick/**/*.test.ts']
const files = (patterns.length > 0 ? patterns : slow ? ['test/slow/**/*.test.ts'] : quick)
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .filter((file) => !file.includes('node_modules'))
  .sort()
if (files.length === 0) {
  process.stderr.write('no test file matches\n')
  process.exit(1)
}
// Tests that start processes and watch them for a while get the machine for themselves; the others share it.
const alone = (file: string): boolean => /^(packages\/platform-local|test)\//.test(file.replaceAll('\\', '/'))
const groups = [files.filter((file) => !alone(file)), files.filter(alone)]
groups.forEach((group, index) => {
  if (group.length > 0)
    run('node', [
      '--test',
      '--import',
      './scripts/property-seed.ts',
      `--test-concurrency=${index === 0 ? 2 : 1}`,
      '--test-timeout=600000',
      ...group,
    ])
})
