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
run('node', ['--test', '--test-concurrency=2', '--test-timeout=600000', ...files])
