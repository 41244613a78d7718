/**
 * Reads two tables and checks drift with every measure, in a process of its own: `node drift-step.mjs REFERENCE CURRENT`. Prints seconds and the peak of memory.
 * Plain JavaScript as the packages that are measured: to strip types Node loads a compiler of its own.
 */
import { readTable } from '@mlops-actions/data'
import { checkDrift } from '@mlops-actions/drift'

const [reference = '', current = ''] = process.argv.slice(2)
const start = performance.now()
const workerEntry = import.meta.resolve('@mlops-actions/data').replace(/index\.(ts|js)$/, 'csv-reader-thread.$1')
const options = { fingerprint: false, threads: 2, workerEntry: new URL(workerEntry) }
const before = await readTable(reference, options)
const now = await readTable(current, options)
const read = performance.now()
const report = checkDrift({ reference: before.table, current: now.table })
const end = performance.now()
process.stdout.write(
  JSON.stringify({
    seconds: (end - start) / 1000,
    compute: (end - read) / 1000,
    features: Object.keys(report.features).length,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }),
)
