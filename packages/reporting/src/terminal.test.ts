import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import type { Report } from '@mlops-actions/core'
import fc from 'fast-check'
import { plainLine, plainText } from './clean.ts'
import { hostileNames } from './fixtures/hostile.ts'
import { toTerminal } from './terminal.ts'

const name = fc.oneof(
  fc.constantFrom(...hostileNames),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'\u001b[]0;3m\u0007\u009b\u009d\\\r\n\tab'), maxLength: 40 }),
)

const full = (text: string): Report => ({
  title: text,
  outcome: 'refused',
  verdict: 'fail',
  summary: text,
  blocks: [
    { kind: 'text', text: [text, { code: text }, { strong: text }, { link: text, text }] },
    { kind: 'alert', level: 'caution', text },
    {
      kind: 'table',
      columns: [{ title: text }, { title: 'n', align: 'right' }],
      rows: [[text, '1'], [[{ code: text }]]],
    },
    { kind: 'list', items: [text], ordered: true },
    { kind: 'lines', lines: [text] },
    { kind: 'flow', edges: [[text, text]] },
    { kind: 'fold', title: text, blocks: [{ kind: 'text', text }] },
  ],
  next: [[{ code: text }]],
})

test('without colour no control character but the line break is written, and no line is added by a name', () => {
  const lines = toTerminal(full('x'), { color: false }).split('\n').length
  fc.assert(
    fc.property(name, (text) => {
      const out = toTerminal(full(text), { color: false })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      assert.ok(!/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(out))
      assert.ok(out.split('\n').length <= lines, JSON.stringify(out))
    }),
    { numRuns: 300 },
  )
})

test('with colour only colours of ours are written: without them the text is the plain one', () => {
  fc.assert(
    fc.property(name, (text) => {
      const painted = toTerminal(full(text), { color: true })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
      const sequences = painted.match(/\u001b[^m]*m/g) ?? []
      assert.ok(
        sequences.every((one) => ['1', '2', '22', '31', '33', '36', '39'].includes(one.slice(2, -1))),
        JSON.stringify(sequences),
      )
      const bare = (out: string): string => stripVTControlCharacters(out).replace(/ +$/gm, '')
      assert.equal(bare(painted), bare(toTerminal(full(text), { color: false })))
    }),
    { numRuns: 200 },
  )
})

test('plain text loses whole escape sequences, not only their first character', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]0;title\u0007x', 'x'],
    ['\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\', 'link'],
    ['\u009b2Jx', 'x'],
    ['\u001b[38;5;196mx', 'x'],
    ['\u001b(0x', 'x'],
    ['\u001bPq#0\u001b\\x', 'x'],
    ['over\rwritten', 'overwritten'],
    ['a\r\nb\tc', 'a\nb\tc'],
    ['a\u202eb', 'ab'],
    ['\u001b\u001b[31mx', 'x'],
    ['\u001b]unclosed', ''],
  ]
  for (const [given, expected] of cases) assert.equal(plainText(given), expected, JSON.stringify(given))
  assert.equal(plainLine('a\r\nb\tc'), 'a b c')
})

test('a name can cut nothing off what stands after its own line', () => {
  assert.equal(plainText('\u001b]unclosed\nnext'), '\nnext')
})

test('columns line up, numbers to the right, marks count as two', () => {
  const out = toTerminal(
    {
      title: 't',
      outcome: 'passed',
      verdict: 'pass',
      summary: '',
      blocks: [
        {
          kind: 'table',
          columns: [{ title: 'gate' }, { title: 'rows', align: 'right' }, { title: 'x' }],
          rows: [
            ['✅ a', '1,000', 'x'],
            ['long name', '7', 'x'],
          ],
        },
      ],
    },
    { color: false },
  )
  assert.deepEqual(out.split('\n'), [
    '✅ t',
    '  GATE        ROWS  X',
    '  ✅ a       1,000  x',
    '  long name      7  x',
    '',
  ])
})

test('a table of 200,000 rows is written', () => {
  const rows = Array.from({ length: 200_000 }, () => ['a'])
  const out = toTerminal(
    { title: 't', outcome: 'passed', summary: '', blocks: [{ kind: 'table', columns: [{ title: 'c' }], rows }] },
    { color: false },
  )
  assert.equal(out.split('\n').length, 200_003)
})
