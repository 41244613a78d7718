/**
 * `npm run bench`: every benchmark in turn, each a process of its own, and one table.
 *   --only NAME    only that one; again for more
 *   --markdown     writes the generated part of docs/benchmarks.md; lines of benchmarks that did not run are kept
 */
import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { printed, withRows } from './page.ts'
import { here } from './peers.ts'
import { type BenchRow, failedRow } from './row.ts'

const names = ['cold-start', 'tables', 'metrics', 'evaluation', 'drift', 'serving', 'scoring'] as const
const page = here('../../docs/benchmarks.md')
const { values } = parseArgs({ options: { only: { type: 'string', multiple: true }, markdown: { type: 'boolean' } } })
const unknown = values.only?.find((name) => !names.some((known) => known === name))
if (unknown !== undefined) throw new Error(`--only ${unknown}: there are ${names.join(', ')}`)

for (const name of names.filter((one) => values.only?.includes(one) ?? true)) {
  process.stderr.write(`${name} …\n`)
  const rows = await measure(name).catch((error: unknown) => [failedRow(name, error)])
  process.stdout.write(`\n${printed(rows)}\n`)
  if (values.markdown) await writeFile(page, withRows(await readFile(page, 'utf8'), name, rows))
}

/** One benchmark in a process of its own: what it breaks or fills ends with it. */
function measure(name: string): Promise<BenchRow[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [here(`${name}.ts`), '--json'], { stdio: ['ignore', 'pipe', 'pipe'] })
    let [said, complained] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
    })
    child.stderr.on('data', (chunk: Buffer) => {
      complained = (complained + chunk.toString('utf8')).slice(-2000)
      process.stderr.write(chunk)
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(said.trim().split('\n').at(-1) ?? '[]') as BenchRow[])
      else reject(new Error(/^\w*Error: .*$/m.exec(complained)?.[0] ?? `ended with ${code}`))
    })
  })
}
