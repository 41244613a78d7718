/** Reads one table in a process of its own and prints seconds and the peak of memory: `node tables-read.ts FILE [threads]`. */
import { readTable } from '@mlops-actions/data'

const [path = '', threads = '2'] = process.argv.slice(2)
const start = performance.now()
const { table } = await readTable(path, {
  fingerprint: false,
  threads: Number(threads),
})
const seconds = (performance.now() - start) / 1000
process.stdout.write(
  JSON.stringify({
    seconds,
    rows: table.rows,
    columns: table.columns.length,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }),
)
