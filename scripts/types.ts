// Checks the types of sources, tests and scripts in one pass.
import { run } from './run.ts'

run('tsc', ['-p', 'tsconfig.json'])
