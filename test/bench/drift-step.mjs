/**
 * The drift step as users run it, `mlops check-drift` of the built bundle, in a process of its own: `node drift-step.mjs BUNDLE REFERENCE CURRENT`.
 * Prints the report and, as its last line, the number of features and the peak of memory. Plain JavaScript: to strip types Node loads a compiler of its own.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [bundle = '', reference = '', current = ''] = process.argv.slice(2)
const { main } = await import(pathToFileURL(join(bundle, 'index.js')).href)
const entry = pathToFileURL(join(bundle, 'mlops.js')).href
const code = await main(['check-drift', '--reference', reference, '--current', current, '--json'], entry)
// 1 is a verdict: two of the columns did drift.
if (code > 1) process.exit(code)
process.stdout.write(`\n${JSON.stringify({ peakBytes: process.resourceUsage().maxRSS * 1024 })}\n`)
