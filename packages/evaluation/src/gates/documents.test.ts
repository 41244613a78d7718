import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Versus } from '@mlops-actions/core'
import { incumbents } from '../fixtures/incumbents.ts'
import { mirror } from '../significance/paired-sample.ts'
import { decideVersus, verdictTable } from './versus.ts'

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

/** What the words of the document say, written here a second time: turned, so that more is better. */
interface Case {
  readonly lower: number
  readonly difference: number
  readonly upper: number
  readonly p: number
  readonly margin: number
  readonly equal: boolean
}

const means: Readonly<Record<string, (one: Case) => boolean>> = {
  'no row tells the models apart': (one) => one.equal,
  'the interval lies above 0': (one) => one.lower > 0,
  'the interval lies below 0': (one) => one.upper < 0,
  'the interval holds 0': (one) => one.lower <= 0 && one.upper >= 0,
  'the interval lies at or above −margin': (one) => one.lower >= -one.margin,
  'the interval lies below −margin': (one) => one.upper < -one.margin,
  'the interval holds −margin': (one) => one.lower < -one.margin && one.upper >= -one.margin,
  'the difference is below −margin, and its one-sided p, corrected over the metrics × slices judged, is at most 1 − confidence':
    (one) => one.difference < -one.margin && one.p <= 0.05,
  'the difference is at or above −margin': (one) => one.difference >= -one.margin,
  'the difference is below −margin, but chance alone may give it': (one) =>
    one.difference < -one.margin && one.p > 0.05,
}

test('the words of the verdict table in docs/gates.md are what is decided, for every interval and margin', () => {
  const written = [...blockOf('gates.md', 'verdicts').matchAll(/^\| `(.+?)` \| (.+?) \| .. ?(\w+) \| `(\w+)` \|$/gmu)]
  assert.equal(written.length, verdictTable.length)
  const steps = [-0.3, -0.2, -0.1, 0, 0.1, 0.2]
  const cases = steps.flatMap((lower) =>
    steps.flatMap((difference) =>
      steps.flatMap((upper) =>
        [0, 0.1, 0.2].flatMap((margin) => [0.001, 0.05, 0.3].map((p) => ({ lower, difference, upper, margin, p }))),
      ),
    ),
  )
  const ordered = cases.filter((one) => one.lower <= one.difference && one.difference <= one.upper)
  const alike = [0, 0.1].map((margin) => ({ lower: 0, difference: 0, upper: 0, margin, p: 1, equal: true }))
  const reached = new Set<string>()
  for (const versus of ['superior', 'non-inferior', 'not-worse'] as const)
    for (const one of [...ordered.map((plain) => ({ ...plain, equal: false })), ...alike]) {
      const row = written.find(([, of, when]) => of === versus && means[when as string]?.(one))
      const found = decided(versus, one)
      assert.deepEqual([found.verdict, found.code], [row?.[3], row?.[4]], `${versus} ${JSON.stringify(one)}`)
      reached.add(`${versus} ${found.code}`)
    }
  assert.equal(reached.size, verdictTable.length)
})

/** The decision of the code, the same for a metric of which less is better. */
function decided(versus: Versus, { lower, difference, upper, p, margin, equal }: Case) {
  const bounds = { lower, upper, pHigher: 1 - p, pLower: p }
  const comparison = {
    ...{ difference, ...bounds, guarded: bounds, pValue: Math.min(1, 2 * p), confidence: 0.95 },
    ...{ standardError: 0.05, method: 'test', rows: 100, units: 100, equal },
  }
  const rule = { versus, margin, confidence: 0.95 }
  const found = decideVersus(rule, comparison, 'maximize')
  const turned = decideVersus(rule, mirror(comparison), 'minimize')
  assert.deepEqual([turned.verdict, turned.code], [found.verdict, found.code])
  return found
}

test('docs/why.md has a row for each tested failure of others', () => {
  const rows = incumbents.map((one) => `| ${one.who} | ${one.does} | ${one.here} |`)
  const table = ['| Who | What it does | Here |', '|---|---|---|', ...rows].join('\n')
  assert.equal(blockOf('why.md', 'incumbents'), table)
})

test('docs/gates.md explains every reason code that a gate can give', () => {
  const text = readFileSync(new URL('../../../../docs/gates.md', import.meta.url), 'utf8')
  const sources = [
    '../explain/behaviour',
    'evaluate-gates',
    'family',
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
