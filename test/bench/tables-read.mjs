/** Reads one table in a process of its own and prints seconds and the peak of memory: `node tables-read.mjs FILE`. As for the peer, loading the modules does not count. */
import { readTable } from '@mlops-actions/data'

const [path = ''] = process.argv.slice(2)
const start = performance.now()
const { table } = await readTable(path, { fingerprint: false })
const seconds = (performance.now() - start) / 1000
const peakBytes = process.resourceUsage().maxRSS * 1024
process.stdout.write(JSON.stringify({ seconds, rows: table.rows, columns: table.columns.length, peakBytes }))
