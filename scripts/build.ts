// Compiles every package to its lib folder, for the bundle and for the tarballs.
import { run } from './run.ts'

run('tsc', ['-b', 'tsconfig.build.json'])
