import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { randomStream, UserError } from '@mlops-actions/core'
import { fileSource } from './byte-source.ts'
import { scanRange } from './csv-range.ts'
import { lineOfRow, newScan, Plan, type Scan } from './csv-scan.ts'
import { scanParts } from './csv-threads.ts'

const folder = mkdtempSync(join(tmpdir(), 'mlops-threads-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const path = join(folder, 't.csv')
const workerEntry = new URL('./csv-reader-thread.ts', import.meta.url)
const plan = () => Uint8Array.of(Plan.number, Plan.text, Plan.skip, Plan.number)

async function scan(text: string, count: number, entry = workerEntry): Promise<Scan> {
  writeFileSync(path, text)
  const source = await fileSource(path)
  try {
    const scanned = newScan(plan(), 44, 100)
    const range = { from: 0, until: source.size }
    const place = { file: path, firstLine: 1 }
    if (count === 1) await scanRange(source, range, scanned, place)
    else await scanParts(source, range, scanned, place, { path, workerEntry: entry, count, partBytes: 10 })
    return scanned
  } finally {
    await source.close()
  }
}

/** Everything a scan tells, without the sizes of its arrays. */
function told(one: Scan): unknown {
  const texts = one.dictionaries[1]?.levels() ?? []
  return {
    rows: one.rows,
    lines: one.lines,
    numbers: [0, 3].map((column) => Array.from(one.numbers[column]?.subarray(0, one.rows) ?? [])),
    texts: Array.from(one.codes[1]?.subarray(0, one.rows) ?? [], (code) => (code < 0 ? null : texts[code])),
    levels: texts,
    tally: [...one.tally],
    examples: [...one.examples].sort((a, b) => a[0] - b[0]),
    tokens: [...one.tokens].map(([column, counts]) => [column, [...counts].sort()]),
    fractional: [...one.fractional],
    blank: [one.blank, one.firstBlank],
    bad: [one.bad, one.badLines],
    placed: one.bad > 0 ? [] : Array.from({ length: one.rows }, (_, row) => lineOfRow(one.shifts, row, 1)),
  }
}

function table(seed: number, kinds: readonly string[]): string {
  const random = randomStream(seed, 'table')
  let text = ''
  for (let row = 0; row < 400; row++) {
    const kind = kinds[Math.floor(random.next() * kinds.length)]
    const number = (random.next() * 100).toFixed(Math.floor(random.next() * 18))
    if (kind === 'blank') text += '\n'
    else if (kind === 'multi') text += `${number},"a\nb,c\n""d""\n${row % 9},x",y,1\n`
    else if (kind === 'token') text += `NA,level ${row % 7},z,${row}\r\n`
    else if (kind === 'text') text += `many,,z,?\n`
    else if (kind === 'short') text += '1,2\n'
    else text += `${number},level ${row % 13},z,${row}\n`
  }
  return text
}

const cases = {
  plain: ['row'],
  'blank lines and words for no value': ['row', 'blank', 'token', 'text'],
  'line breaks in quotes': ['row', 'multi', 'blank', 'token'],
  'mostly line breaks in quotes': ['multi'],
  'short rows': ['row', 'multi', 'short', 'blank'],
}

for (const [name, kinds] of Object.entries(cases))
  test(`several threads give what one gives: ${name}`, async () => {
    for (const seed of [1, 2]) {
      const text = table(seed, kinds)
      const one = told(await scan(text, 1))
      for (const count of [2, 3]) assert.deepEqual(told(await scan(text, count)), one)
    }
  })

test('a thread that cannot start costs time and nothing else', async () => {
  const text = table(4, ['row', 'multi'])
  const lost = new URL('./nowhere.ts', import.meta.url)
  assert.deepEqual(told(await scan(text, 3, lost)), told(await scan(text, 1)))
})

test('what a second thread refuses is told with the line in the file', async () => {
  const text = `${table(5, ['row', 'multi'])}1,a,b,\0\n${table(6, ['row'])}`
  const line = text.slice(0, text.indexOf('\0')).split('\n').length
  await assert.rejects(scan(text, 2), (error: unknown) => {
    assert.ok(error instanceof UserError)
    assert.equal(error.code, 'TABLE_NUL')
    assert.equal(error.problems[0].where?.line, line)
    return true
  })
})
