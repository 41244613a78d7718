import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { incumbents } from '../fixtures/incumbents.ts'
import { verdictTable } from './versus.ts'

/*
 * The tables of docs/gates.md and docs/why.md are what the code says. When a test here fails, the message holds the block to paste.
 */

const marks = { pass: '✅ pass', fail: '❌ fail', inconclusive: '⚠️ inconclusive' } as const

function blockOf(file: string, name: string): string {
  const text = readFileSync(new URL(`../../../../docs/${file}`, import.meta.url), 'utf8')
  const found = new RegExp(`<!-- ${name}: generated -->\n([\\s\\S]*?)\n<!-- ${name}: end -->`).exec(text)
  assert.ok(found, `docs/${file} has no block ${name}`)
  return found[1] as string
}

test('docs/gates.md has the verdict table of the code', () => {
  const rows = verdictTable.map(
    (row) => `| \`${row.versus}\` | ${row.when} | ${marks[row.verdict]} | \`${row.code}\` |`,
  )
  const table = [
    '| Versus the champion | When (the first row that holds) | Verdict | Reason |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n')
  assert.equal(blockOf('gates.md', 'verdicts'), table)
})

test('docs/why.md has a row for each tested failure of others', () => {
  const rows = incumbents.map((one) => `| ${one.who} | ${one.does} | ${one.here} |`)
  const table = ['| Who | What it does | Here |', '|---|---|---|', ...rows].join('\n')
  assert.equal(blockOf('why.md', 'incumbents'), table)
})

test('docs/gates.md explains every reason code that a gate can give', () => {
  const text = readFileSync(new URL('../../../../docs/gates.md', import.meta.url), 'utf8')
  const sources = [
    'evaluate-gates',
    'fairness',
    'fairness-gate',
    'limits',
    'operational-gate',
    'result',
    'seed-noise',
    'slices',
    'versus',
  ]
  const codes = sources.flatMap((name) => {
    const source = readFileSync(new URL(`${name}.ts`, import.meta.url), 'utf8')
    return [...source.matchAll(/(?:code: |inconclusive\(\s*)'([A-Z_]+)'/g)].map((match) => match[1] as string)
  })
  const missing = [...new Set(codes)].filter((code) => !text.includes(`\`${code}\``))
  assert.deepEqual(missing, [])
  assert.ok(codes.length > 30)
})
