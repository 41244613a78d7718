import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, Line, Report } from '@mlops-actions/core'
import fc from 'fast-check'
import { plainLine } from './clean.ts'
import { hostileNames } from './fixtures/hostile.ts'
import { codeSpan, escapeMarkdown, summaryLimit, toMarkdown } from './markdown.ts'

const reportOf = (...blocks: Block[]): Report => ({ title: 'm: t', outcome: 'passed', summary: 's', blocks })
const bodyOf = (...blocks: Block[]): string => toMarkdown(reportOf(...blocks)).slice('### ✅ m: t\n\n'.length, -1)
const fcText = fc.oneof(
  fc.constantFrom(...hostileNames),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'\\`*_[]()<>&|#@!:/\n\r\t ~$-=1.aé\u001b\u202e'), maxLength: 40 }),
)

/** What a reader of CommonMark shows of escaped text: backslash escapes and the entities used here. Written from the specification. */
function shown(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])|&(lt|amp|#58|#46);/g, (_all, escaped: string, entity: string) =>
    escaped !== undefined ? escaped : ({ lt: '<', amp: '&', '#58': ':', '#46': '.' }[entity] as string),
  )
}

/** Cells of a row as GFM parts them: at every `|` that no backslash stands before. */
const cellsOf = (row: string): string[] =>
  row
    .slice(2, -2)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())

test('escaped text shows the text, on one line, and holds no markup', () => {
  fc.assert(
    fc.property(fcText, (text) => {
      const escaped = escapeMarkdown(text)
      assert.ok(!/[\r\n]/.test(escaped))
      const cut = plainLine(text)
      const expected = cut.length > 4000 ? `${cut.slice(0, 3999).replace(/[\ud800-\udbff]$/, '')}…` : cut
      assert.equal(shown(escaped).replaceAll('\u200b', ''), expected)
      const bare = escaped.replace(/\\[!-/:-@[-`{-~]/g, '').replace(/&(lt|amp|#58|#46);/g, '')
      assert.ok(!/[\\`*_{}[\]<>()#+!|~$^&]/.test(bare), `unescaped in ${JSON.stringify(escaped)}`)
      assert.ok(!/:\/\/|\bwww\./i.test(escaped), 'no address becomes a link')
      assert.ok(!/[@#][\p{L}\p{N}]/u.test(shown(escaped)), 'nobody is called')
    }),
    { numRuns: 2000 },
  )
})

test('a code span is closed by its own fence and by nothing that it holds', () => {
  fc.assert(
    fc.property(fcText, (text) => {
      const span = codeSpan(text)
      if (plainLine(text).trim() === '') return assert.equal(span, '')
      const fence = /^`+/.exec(span)?.[0] ?? ''
      assert.ok(span.endsWith(fence) && span.length > 2 * fence.length)
      const inner = span.slice(fence.length, -fence.length)
      assert.ok(!inner.startsWith('`') && !inner.endsWith('`'))
      assert.ok([...inner.matchAll(/`+/g)].every((run) => run[0].length !== fence.length))
      const stripped = /^ .* $/.test(inner) && inner.trim() !== '' ? inner.slice(1, -1) : inner
      if (plainLine(text).length <= 4000) assert.equal(stripped, plainLine(text))
    }),
    { numRuns: 2000 },
  )
})

test('a table keeps its rows and columns whatever the cells hold', () => {
  const span = fc.oneof(
    fcText,
    fcText.map((code) => ({ code })),
    fcText.map((strong) => ({ strong })),
    fc.record({ link: fcText, text: fcText }),
  )
  const cell: fc.Arbitrary<Line> = fc.oneof(fcText, fc.array(span, { minLength: 1, maxLength: 3 }))
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 4 }), fcText, (rows, title) => {
      const columns = [{ title }, { title: 'n', align: 'right' as const }, { title: 'z' }]
      const lines = bodyOf({ kind: 'table', columns, rows }).split('\n')
      assert.equal(lines.length, rows.length + 2)
      assert.equal(lines[1], '|---|--:|---|')
      for (const [at, row] of lines.entries()) if (at !== 1) assert.equal(cellsOf(row).length, 3, row)
    }),
    { numRuns: 1000 },
  )
})

test('code with a pipe shows no backslash outside a table, and does not break a row inside', () => {
  assert.equal(bodyOf({ kind: 'text', text: [{ code: 'a|b' }] }), '`a|b`')
  const table = bodyOf({ kind: 'table', columns: [{ title: 'c' }], rows: [[[{ code: 'a|b\\|c' }]]] })
  assert.equal(table.split('\n')[2], '| `a\\|b\\\\|c` |')
})

test('a link leads to the web or into the repository, or is no link', () => {
  const render = (link: string): string => bodyOf({ kind: 'text', text: [{ link, text: 'here' }] })
  for (const link of ['https://github.com/o/r/pull/1', 'http://x/', 'mlops.yml#L38', './a/b.md', '../x', '#part', '/x'])
    assert.equal(render(link), `[here](${link})`)
  for (const link of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example/x',
    'https://x/ "onmouseover=x',
    'https://x/)](javascript:x',
    'https://x/`code',
    'https://x/a|b',
    'https://x/<img>',
    'https://x/\u202egpj.exe',
    'https://x/\nnext',
    `https://x/${'a'.repeat(70_000)}`,
    '',
  ])
    assert.equal(render(link), 'here', JSON.stringify(link.slice(0, 40)))
})

test('hostile names start no block: no list, rule, heading, quote, code or HTML', () => {
  for (const name of [...hostileNames, '- x', '---', '===', '1. x', '12) x', '    code', '> q', '# h', '+ x', '***']) {
    for (const block of [
      { kind: 'text', text: name },
      { kind: 'alert', level: 'note', text: name },
      { kind: 'list', items: [name] },
    ] as const) {
      const body = bodyOf(block)
      const lines = body.split('\n')
      const text = block.kind === 'alert' ? (lines[1] as string).slice(2) : block.kind === 'list' ? body.slice(2) : body
      assert.equal(lines.length, block.kind === 'alert' ? 2 : 1)
      assert.ok(!/^(\s{4}|\s*([-+*=>#|<~]|\d+[.)]|```|:?-))/.test(text), JSON.stringify(text.slice(0, 60)))
    }
  }
})

test('strong text is strong or nothing, and code spans side by side stay two', () => {
  assert.equal(bodyOf({ kind: 'text', text: ['a ', { strong: ' b ' }, ' c'] }), 'a **b** c')
  assert.equal(bodyOf({ kind: 'text', text: ['a', { strong: '  ' }] }), 'a')
  assert.equal(bodyOf({ kind: 'text', text: [{ code: 'a' }, { code: 'b' }] }), '`a` `b`')
})

test('a fold stays closed: its title is HTML, its fences hold what they hold', () => {
  for (const name of hostileNames) {
    const body = bodyOf({ kind: 'fold', title: name, blocks: [{ kind: 'lines', lines: [name, '```', '````'] }] })
    assert.equal(
      body
        .replace(/^`{5}[\s\S]*^`{5}$/m, '')
        .match(/<\/?(details|summary)>/g)
        ?.join(),
      '<details>,<summary>,</summary>,</details>',
    )
    const summary = /<summary>(.*)<\/summary>/.exec(body)?.[1] as string
    assert.ok(!/[<>"']|\\[(*_]/.test(summary.replaceAll('\\', name.includes('\\') ? '' : '\\')), summary.slice(0, 80))
    const fences = body.split('\n').filter((line) => /^`{5,}/.test(line))
    const fence = fences.at(-1) as string
    assert.equal(fences[0], `${fence}text`)
    assert.ok(!fences.slice(1, -1).includes(fence))
  }
  assert.match(
    bodyOf({ kind: 'fold', title: 'a (b) & <c>', blocks: [] }),
    /<summary>a \(b\) &amp; &lt;c&gt;<\/summary>/,
  )
})

test('a fence is longer than every run of backticks in its lines', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fcText, fc.constantFrom('```', '````x', '`'.repeat(30)))), (lines) => {
      const body = bodyOf({ kind: 'lines', lines }).split('\n')
      assert.equal(body.length, Math.max(1, lines.length) + 2)
      const fence = body.at(-1) as string
      assert.equal(body[0], `${fence}text`)
      assert.ok(body.slice(1, -1).every((line) => !line.includes(fence)))
    }),
  )
})

test('a chart holds its own syntax only, and short labels', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fcText, fcText), { maxLength: 5 }), (edges) => {
      const lines = bodyOf({ kind: 'flow', edges }).split('\n')
      assert.equal(lines.length, edges.length + 3)
      for (const line of lines.slice(2, -1)) {
        assert.match(line, /^ {2}n\d+(\["[\p{L}\p{N} .,:_/=…-]*"\])? --> n\d+(\["[\p{L}\p{N} .,:_/=…-]*"\])?$/u)
        assert.ok(line.length < 200)
      }
    }),
  )
})

test('no control, invisible or direction character reaches a page, and a name of 65,536 characters is cut', () => {
  for (const name of hostileNames) {
    const markdown = toMarkdown({
      title: name,
      outcome: 'refused',
      verdict: 'fail',
      summary: name,
      blocks: [
        { kind: 'text', text: [name, { code: name }, { strong: name }, { link: name, text: name }] },
        { kind: 'table', columns: [{ title: name }], rows: [[name], [[{ code: name }]]] },
        { kind: 'list', items: [name], ordered: true },
        { kind: 'lines', lines: [name] },
        { kind: 'flow', edges: [[name, name]] },
        { kind: 'fold', title: name, blocks: [{ kind: 'alert', level: 'caution', text: name }] },
      ],
      next: [[{ code: name }]],
    })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    assert.ok(!/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/.test(markdown))
    const outside = name.includes('`') ? '' : markdown.replace(/(`+)[^`]*\1/g, '')
    assert.ok(!/<(?!\/?(details|summary)>)/.test(outside), name.slice(0, 60))
    assert.ok(markdown.length < 250_000)
  }
})

test('above the limit whole blocks go from the end, and a line says how many', () => {
  const table = (rows: number): Block => ({
    kind: 'table',
    columns: [{ title: 'name' }, { title: 'value' }],
    rows: Array.from({ length: rows }, (_, at) => [`größe ${at}`, '日本語']),
  })
  const report: Report = { ...reportOf(table(3), table(200), table(3)), next: [['do it']] }
  const whole = toMarkdown(report)
  const cut = toMarkdown(report, 2000)
  assert.ok(Buffer.byteLength(cut) <= 2000)
  assert.match(cut, /2 more parts did not fit here/)
  assert.match(cut, /- do it\n$/)
  assert.ok(cut.includes('| größe 2 | 日本語 |') && !cut.includes('größe 3'))
  assert.ok(!/did not fit/.test(whole) && Buffer.byteLength(whole) > 2000)
})

test('the limit holds in bytes for every report, and what is kept is kept whole', () => {
  const block = fc.oneof(
    fcText.map((text): Block => ({ kind: 'text', text })),
    fc.array(fcText, { maxLength: 30 }).map((lines): Block => ({ kind: 'lines', lines })),
    fc
      .array(fcText, { maxLength: 20 })
      .map((items): Block => ({ kind: 'fold', title: 't', blocks: [{ kind: 'list', items }] })),
  )
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), fc.integer({ min: 300, max: 6000 }), (blocks, limit) => {
      const markdown = toMarkdown(reportOf(...blocks), limit)
      assert.ok(Buffer.byteLength(markdown) <= limit)
      assert.equal(markdown.match(/^<details>/gm)?.length, markdown.match(/^<\/details>/gm)?.length)
      const parts = blocks.map((one) => bodyOf(one))
      const kept = parts.findLastIndex((_, at) => markdown.includes(parts.slice(0, at + 1).join('\n\n'))) + 1
      if (kept < parts.length) assert.match(markdown, /_\d+ more part/)
    }),
  )
  assert.ok(summaryLimit < 1024 * 1024)
})

test('the mark says the outcome in a word too', () => {
  const mark = (report: Partial<Report>): string => toMarkdown({ ...reportOf(), ...report }).slice(4, 6)
  assert.ok(mark({ outcome: 'error' }).startsWith('🛠'))
  assert.ok(mark({ outcome: 'pending' }).startsWith('⏳'))
  assert.ok(mark({ outcome: 'passed', verdict: 'pass' }).startsWith('✅'))
  assert.ok(mark({ outcome: 'passed', verdict: 'fail' }).startsWith('❌'), 'a waived or observed fail stays a fail')
  assert.ok(mark({ outcome: 'refused', verdict: 'fail' }).startsWith('❌'))
  assert.ok(mark({ outcome: 'inconclusive', verdict: 'inconclusive' }).startsWith('⚠'))
})
