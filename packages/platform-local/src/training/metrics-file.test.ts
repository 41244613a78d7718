import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '@mlops-actions/testing'
import { maximumMetricsBytes, parseMetrics, readMetricsFile } from './metrics-file.ts'

for (const [name, text, metrics, problem] of [
  [
    'numbers',
    '{"a": 1, "b": -2.5e-3}',
    [
      ['a', 1],
      ['b', -0.0025],
    ],
    undefined,
  ],
  [
    'nested',
    '{"test": {"roc_auc": 0.7, "by sex": {"1": 0.6}}}',
    [
      ['test.roc_auc', 0.7],
      ['test.by sex.1', 0.6],
    ],
    undefined,
  ],
  [
    'what Python writes for NaN and infinities',
    '{"a": NaN, "b": -Infinity, "c": Infinity}',
    [
      ['a', null],
      ['b', null],
      ['c', null],
    ],
    undefined,
  ],
  ['NaN in a text stays a text', '{"NaN": 1, "x": "is NaN, \\"Infinity\\""}', [['NaN', 1]], /"x" is no number/],
  ['too large for a number', '{"a": 1e999}', [['a', null]], undefined],
  [
    'names that mean something elsewhere',
    '{"__proto__": {"polluted": 1}, "constructor": 2, "::error::x": 3}',
    [
      ['__proto__.polluted', 1],
      ['constructor', 2],
      ['::error::x', 3],
    ],
    undefined,
  ],
  [
    'what is no number',
    '{"a": true, "b": "0.5", "c": [1, 2], "d": null, "e": 1}',
    [
      ['d', null],
      ['e', 1],
    ],
    /"a" is no number/,
  ],
  ['a list', '[1, 2]', [], /not an object/],
  ['nothing', '', [], /not JSON/],
  ['half a file', '{"a": 1', [], /not JSON/],
] as const)
  test(`metrics: ${name}`, () => {
    const read = parseMetrics(text)
    assert.deepEqual(read.metrics, metrics)
    if (problem) assert.match(read.problems.join('\n'), problem)
    else assert.deepEqual(read.problems, [])
    assert.equal(({} as { polluted?: unknown }).polluted, undefined)
  })

test('metrics: a huge file, a deep one, one with very many names, none at all', async (context) => {
  const folder = await temporaryFolder(context)
  await writeFile(join(folder, 'huge.json'), `{"a": 1${' '.repeat(maximumMetricsBytes)}}`)
  assert.match((await readMetricsFile(join(folder, 'huge.json')))?.problems[0] ?? '', /bytes/)
  assert.equal(await readMetricsFile(join(folder, 'gone.json')), undefined)
  const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`m${index}`, index]))
  assert.equal(parseMetrics(JSON.stringify(many)).metrics.length, 2000)
  const deep = parseMetrics(`${'{"a":'.repeat(100)}1${'}'.repeat(100)}`)
  assert.deepEqual(deep.metrics, [])
  assert.equal(deep.problems.length, 1)
})
