// The same command on the same rows, read whole and read in parts: equal, or within the bounds that the answer states.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { temporaryFolder } from '@mlops-actions/testing'
import { golden, json, mlops } from './cli.ts'

interface Answer {
  readonly rows: number
  readonly classes?: readonly string[]
  readonly threshold?: number
  readonly metrics: Readonly<Record<string, number | null>>
  readonly notEstimable: Readonly<Record<string, string>>
  readonly approximate: Readonly<
    Record<string, { readonly error: number; readonly lower: number; readonly upper: number }>
  >
  readonly perClass: Readonly<Record<string, Readonly<Record<string, number | null>>>>
  readonly slices: readonly {
    readonly slice: Readonly<Record<string, string>>
    readonly label: string
    readonly rows: number
    readonly metrics: Answer['metrics']
    readonly approximate?: Answer['approximate']
  }[]
  readonly findings: readonly string[]
}

/** Each value that both know is the same, or within the bounds that the second states; gives how many. */
function agree(whole: Answer['metrics'], parts: Answer['metrics'], approximate: Answer['approximate']): number {
  let known = 0
  for (const [metric, value] of Object.entries(whole)) {
    const got = parts[metric]
    if (got === null || got === undefined || value === null) continue
    known++
    const { lower = got, upper = got } = approximate[metric] ?? {}
    const slack = 1e-12 * Math.max(1, Math.abs(value))
    assert.ok(lower - slack <= value && value <= upper + slack, `${metric}: ${value} in [${lower}, ${upper}]`)
  }
  return known
}

const inParts = ['--exact-rows', '0']
const cases: readonly (readonly [name: string, columns: readonly string[], least: number])[] = [
  ['binary', ['--task', 'binary', '--target', 'y', '--positive-label', 'default', '--score', 'p'], 62],
  [
    'binary',
    ['--task', 'binary', '--target', 'y', '--positive-label', 'default', '--score', 'p', '--prediction', 'said'],
    62,
  ],
  [
    'multiclass',
    ['--task', 'multiclass', '--target', 'kind', '--score', 'p_ant,p_bee,p_cat', '--prediction', 'said'],
    37,
  ],
  ['regression', ['--task', 'regression', '--target', 'cnt', '--prediction', 'forecast'], 24],
]

/** The rows of a golden file in another order, in two files of a folder. */
async function inTwoFiles(name: string, context: TestContext): Promise<string> {
  const [header, ...rows] = readFileSync(golden(`commands/${name}.csv`), 'utf8')
    .trim()
    .split('\n')
  const folder = join(await temporaryFolder(context), name)
  await mkdir(folder)
  rows.reverse()
  await writeFile(join(folder, 'a.csv'), [header, ...rows.slice(0, 17), ''].join('\n'))
  await writeFile(join(folder, 'b.csv'), [header, ...rows.slice(17), ''].join('\n'))
  return folder
}

describe('mlops metrics of a file read in parts', { concurrency: 2 }, () => {
  for (const [name, columns, least] of cases)
    test(`${name} ${columns.slice(4).join(' ')}`, async (context) => {
      const file = golden(`commands/${name}.csv`)
      const ask = (path: string, more: readonly string[] = []) =>
        json<Answer>(['metrics', '--predictions', path, ...columns, ...more])
      const whole = await ask(file)
      const parts = await ask(file, inParts)
      assert.deepEqual(whole.approximate, {})
      for (const key of ['rows', 'classes', 'threshold'] as const) assert.deepEqual(parts[key], whole[key], key)
      for (const [metric, value] of Object.entries(whole.metrics))
        if (parts.metrics[metric] === null)
          assert.ok(value === null || /all rows at once/.test(parts.notEstimable[metric] ?? ''), metric)
      const known = agree(whole.metrics, parts.metrics, parts.approximate)
      assert.ok(known >= least, `${known} metrics`)
      for (const [one, metrics] of Object.entries(parts.perClass))
        for (const [metric, value] of Object.entries(metrics))
          assert.equal(value, whole.perClass[one]?.[metric], metric)
      assert.match(parts.findings.join(' '), /Read in parts/)
      assert.deepEqual(await ask(await inTwoFiles(name, context), inParts), parts)
    })

  for (const [name, columns] of cases.slice(1, 2))
    test(`${name} by slices`, async (context) => {
      const ask = (path: string, more: readonly string[]) =>
        json<Answer>(['metrics', '--predictions', path, ...columns, '--slices', 'region,w*region', ...more])
      const file = golden(`commands/${name}.csv`)
      const whole = await ask(file, ['--min-group', '20'])
      const parts = await ask(file, ['--min-group', '20', ...inParts])
      const told = ({ slices }: Answer) => slices.map(({ slice, label, rows }) => ({ slice, label, rows }))
      assert.ok(whole.slices.length > 8)
      assert.deepEqual(told(parts), told(whole))
      for (const [i, slice] of parts.slices.entries())
        assert.ok(agree(whole.slices[i]?.metrics ?? {}, slice.metrics, slice.approximate ?? {}) > 55, slice.label)
      assert.deepEqual(
        (await ask(await inTwoFiles(name, context), ['--min-group', '20', ...inParts])).slices,
        parts.slices,
      )
      // Many numbers are parted into quarters, which needs all of them: read whole.
      const quarters = await json<Answer>(['metrics', '--predictions', file, ...columns, '--slices', 'id', ...inParts])
      assert.equal(quarters.slices.length, 4)
    })

  test('labels are of the type that the whole file agrees with', async (context) => {
    const file = join(await temporaryFolder(context), 'labels.csv')
    // One label is written 1.0 in places: the whole file is of numbers, so it is the class 1.
    const rows = Array.from({ length: 60 }, (_, i) => `${i % 3 === 0 ? (i % 2 === 0 ? '1.0' : '1') : '0'},${i / 7}`)
    await writeFile(file, ['y,p', ...rows, ''].join('\n'))
    const asked = ['metrics', '--predictions', file, '--task', 'binary', '--target', 'y', '--score', 'p', ...inParts]
    const answer = await json<Answer>(asked)
    assert.deepEqual(answer.classes, ['0', '1'])
    assert.match(answer.notEstimable['accuracy'] ?? '', /--threshold/)
  })

  test('what cannot be is refused as when it is read whole', async (context) => {
    const folder = await temporaryFolder(context)
    await writeFile(join(folder, 'three.csv'), 'y,p\na,0.1\nb,0.2\nc,0.3\n')
    await writeFile(join(folder, 'text.csv'), 'y,p\na,0.1\nb,high\n')
    const ask = (...args: readonly string[]) =>
      mlops(['metrics', '--task', 'binary', '--predictions', ...args, ...inParts], { cwd: folder })
    for (const [args, said] of [
      [['three.csv', '--target', 'y', '--score', 'p'], /two classes; "y" has a, b, c/],
      [['text.csv', '--target', 'y', '--score', 'p'], /p: 1 of 2 cells are no number/],
      [['text.csv', '--target', 'y', '--score', 'q'], /q/],
      [['text.csv', '--score', 'p'], /needs the column of the truth/],
      [['none.csv', '--target', 'y', '--score', 'p'], /does not exist/],
    ] as const) {
      const { code, stdout, stderr } = await ask(...args)
      assert.equal(code, 2, args.join(' '))
      assert.match(stdout + stderr, said)
    }
  })
})
