/** The entry of a reader thread where no bundle is in use: tests, benchmarks and the library from npm. */
import { runReader } from './csv-threads.ts'

await runReader()
