// Style, arrows between rooms, impurity, sizes: what CI refuses.
import { run } from './run.ts'

run('biome', ['check', '--error-on-warnings', 'packages', 'scripts', 'test'])
run('node', ['scripts/check-rooms.ts'])
