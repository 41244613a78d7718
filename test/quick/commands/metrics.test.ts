// Expected: scikit-learn 1.9.1, Fairlearn 0.15.0, MLstatkit 0.1.91 and statsmodels 0.15.0 (test/golden/commands/make.py).
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { temporaryFolder } from '@mlops-actions/testing'
import { golden, json, mlops, near, type Refusal } from './cli.ts'

type Numbers = Readonly<Record<string, number>>

const expected = JSON.parse(readFileSync(golden('commands/expected.json'), 'utf8')) as {
  readonly binary: {
    readonly metrics: Numbers
    readonly weighted: Numbers
    readonly slices: Readonly<Record<string, Numbers>>
    readonly fairness: Numbers
  }
  readonly compare: {
    readonly roc_auc: { readonly baseline: number; readonly candidate: number; readonly pValue: number }
    readonly onlyCandidate: number
    readonly onlyChampion: number
    readonly mcnemar: number
    readonly flipped: number
  }
  readonly multiclass: { readonly metrics: Numbers; readonly precision: Numbers }
  readonly regression: Numbers
  readonly clustering: Numbers
  readonly ranking: Numbers
}

interface Answer {
  readonly rows: number
  readonly classes?: readonly string[]
  readonly metrics: Readonly<Record<string, number | null>>
  readonly notEstimable: Readonly<Record<string, string>>
  readonly perClass: Readonly<Record<string, Numbers>>
  readonly slices: readonly {
    readonly slice: Readonly<Record<string, string>>
    readonly rows: number
    readonly metrics: Readonly<Record<string, number | null>>
  }[]
  readonly fairness: Readonly<Record<string, { readonly metrics: Readonly<Record<string, number | null>> }>>
  readonly findings: readonly string[]
}

const file = (name: string): readonly string[] => ['metrics', '--predictions', golden(`commands/${name}.csv`)]
const binary = [...file('binary'), '--task', 'binary', '--target', 'y', '--positive-label', 'default']

function allNear(answer: Answer['metrics'], numbers: Numbers): void {
  for (const [name, value] of Object.entries(numbers)) near(answer[name], value, name)
}

describe('mlops metrics', { concurrency: 2 }, () => {
  test('binary, by class, by slice and between groups', async () => {
    const answer = await json<Answer>([...binary, '--score', 'p', '--slices', 'region'])
    assert.equal(answer.rows, 500)
    assert.deepEqual(answer.classes, ['paid', 'default'])
    allNear(answer.metrics, expected.binary.metrics)
    near(answer.perClass['default']?.['precision'], expected.binary.metrics['precision'] as number, 'precision')
    assert.equal(answer.slices.length, 3)
    for (const slice of answer.slices) {
      const { rows, ...numbers } = expected.binary.slices[slice.slice['region'] as string] as Numbers
      assert.equal(slice.rows, rows)
      allNear(slice.metrics, numbers)
    }
    allNear(answer.fairness['region']?.metrics ?? {}, expected.binary.fairness)
  })

  test('weights count', async () => {
    const answer = await json<Answer>([...binary, '--score', 'p', '--weight', 'w'])
    allNear(answer.metrics, expected.binary.weighted)
  })

  test('labels alone: what needs scores is null, with the reason', async () => {
    const answer = await json<Answer>([...binary, '--prediction', 'said'])
    near(answer.metrics['f1'], expected.binary.metrics['f1'] as number, 'f1')
    assert.equal(answer.metrics['roc_auc'], null)
    assert.match(answer.notEstimable['roc_auc'] ?? '', /no scores/)
  })

  test('the threshold moves the labels and not the order', async () => {
    const answer = await json<Answer>([...binary, '--score', 'p', '--threshold', '0.7'])
    near(answer.metrics['roc_auc'], expected.binary.metrics['roc_auc'] as number, 'roc_auc')
    assert.ok((answer.metrics['recall'] as number) < (expected.binary.metrics['recall'] as number))
  })

  test('scores that are no probabilities get no threshold by themselves', async (t) => {
    const path = join(await temporaryFolder(t), 'margins.csv')
    await writeFile(path, 'y,s,g\n1,2.5,a\n0,-1,a\n1,0.3,b\n0,-0.2,b\n')
    const flags = ['metrics', '--predictions', path, '--task', 'binary', '--target', 'y', '--score', 's']
    const answer = await json<Answer>([...flags, '--slices', 'g'])
    assert.equal(answer.metrics['roc_auc'], 1)
    assert.equal(answer.metrics['accuracy'], null)
    assert.match(answer.notEstimable['accuracy'] ?? '', /give --threshold or --prediction/)
    assert.equal(answer.metrics['log_loss'], null)
    assert.equal(answer.slices[0]?.metrics['f1'], null)
    assert.equal((await json<Answer>([...flags, '--threshold', '0'])).metrics['accuracy'], 1)
  })

  test('multiclass: columns of scores are found by their names', async () => {
    const flags = ['--task', 'multiclass', '--target', 'kind', '--score', 'p_cat,p_ant,p_bee']
    const answer = await json<Answer>([...file('multiclass'), ...flags])
    assert.deepEqual(answer.classes, ['ant', 'bee', 'cat'])
    assert.deepEqual(answer.findings, [])
    allNear(answer.metrics, expected.multiclass.metrics)
    for (const [name, value] of Object.entries(expected.multiclass.precision))
      near(answer.perClass[name]?.['precision'], value, `precision of ${name}`)
  })

  const others = [
    ['regression', ['--target', 'cnt', '--prediction', 'forecast'], expected.regression],
    ['clustering', ['--target', 'true', '--prediction', 'found', '--features', 'x1,x2'], expected.clustering],
    ['ranking', ['--target', 'relevance', '--score', 'rank', '--group', 'query'], expected.ranking],
  ] as const
  for (const [task, flags, numbers] of others)
    test(task, async () => {
      const answer = await json<Answer>([...file(task), '--task', task, ...flags])
      allNear(answer.metrics, numbers)
    })

  test('empty truth is not dropped, one class is no error', async (t) => {
    const path = join(await temporaryFolder(t), 'odd.csv')
    await writeFile(path, 'y,p,z\n0,0.2,0\n0,0.9,\n0,0.4,0\n')
    const flags = ['metrics', '--predictions', path, '--task', 'binary', '--score', 'p']
    const one = await json<Answer>([...flags, '--target', 'y'])
    assert.deepEqual(one.classes, ['0', '1'])
    near(one.metrics['accuracy'], 2 / 3, 'accuracy')
    assert.match(one.notEstimable['roc_auc'] ?? '', /only one class/)
    const holes = await json<Answer>([...flags, '--target', 'z'])
    assert.match(holes.notEstimable['accuracy'] ?? '', /the truth is unknown in 1 row/)
  })

  test('a column that is not there, classes that do not fit, nothing to compare', async () => {
    const cases: readonly (readonly [readonly string[], string, RegExp])[] = [
      [[...binary, '--score', 'q'], 'TABLE_COLUMN_MISSING', /no column "q"/],
      [
        [...file('multiclass'), '--task', 'binary', '--target', 'kind', '--prediction', 'said'],
        'METRICS_COLUMN',
        /ant, bee, cat/,
      ],
      [
        [...file('multiclass'), '--task', 'multiclass', '--target', 'kind', '--score', 'p_cat,p_ant'],
        'METRICS_CLASSES',
        /2 columns of scores/,
      ],
      [binary, 'METRICS_NOTHING', /--score nor --prediction/],
      [[...binary, '--score', 'region'], 'METRICS_COLUMN', /holds texts/],
      [[...binary, '--score', 'p', '--threshold', 'half'], 'INPUT_INVALID', /"half"/],
    ]
    for (const [args, code, message] of cases) {
      const { problems } = await json<Refusal>(args, { code: 2 })
      assert.equal(problems[0]?.code, code)
      assert.match(problems[0]?.message ?? '', message)
    }
  })

  test('booleans, crossed slices, and quarters where a column holds many numbers', async (t) => {
    const path = join(await temporaryFolder(t), 'b.csv')
    const rows = Array.from({ length: 80 }, (_, at) => `${at % 3 === 0},${at % 2},${at % 2 ? 'a' : 'b'},${at * 2}`)
    await writeFile(path, `truth,said,g,age\n${rows.join('\n')}\n`)
    const columns = ['--target', 'truth', '--prediction', 'said', '--slices', 'g,age']
    const answer = await json<Answer>(['metrics', '--predictions', path, '--task', 'binary', ...columns])
    const right = rows.filter((_, at) => (at % 3 === 0 ? 1 : 0) === at % 2).length
    near(answer.metrics['accuracy'], right / 80, 'accuracy')
    assert.deepEqual(
      answer.slices.map((one) => [Object.values(one.slice)[0], one.rows]),
      [
        ['a', 40],
        ['b', 40],
        ['< 40', 20],
        ['40–79', 20],
        ['80–119', 20],
        ['≥ 120', 20],
      ],
    )
    assert.match(answer.findings.join(), /quarters of the rows, parted at 40, 80, 120/)
    assert.deepEqual(Object.keys(answer.fairness), ['g'])
  })

  test('in a terminal: metrics, slices, fairness', async () => {
    const { code, stdout } = await mlops([...binary, '--score', 'p', '--slices', 'region'])
    assert.equal(code, 0)
    assert.match(stdout, /^✅ 500 rows, \d+ metrics of task binary/)
    assert.match(stdout, /roc_auc +0\.686059/)
    assert.match(stdout, /region=north/)
    assert.match(stdout, /equalized_odds_difference/)
  })
})

interface Compared {
  readonly rows: number
  readonly metrics: Readonly<
    Record<
      string,
      {
        readonly baseline: number
        readonly candidate: number
        readonly difference: number
        readonly pValue: number
        readonly lower: number
        readonly upper: number
        readonly method: string
        readonly minimumDetectable: number
      }
    >
  >
  readonly mcnemar: { readonly onlyCandidate: number; readonly onlyChampion: number; readonly pValue: number }
  readonly flips: { readonly flipped: number }
}

describe('mlops compare', { concurrency: 2 }, () => {
  const [before, after] = [golden('commands/binary.csv'), golden('commands/binary-other.csv')]
  const columns = ['--task', 'binary', '--target', 'y', '--positive-label', 'default', '--score', 'p']
  const pair = ['compare', '--baseline', before, '--candidate', after, ...columns]

  test('joined by key: DeLong and McNemar', async () => {
    const answer = await json<Compared>([...pair, '--key', 'id'])
    const auc = answer.metrics['roc_auc']
    near(auc?.baseline, expected.compare.roc_auc.baseline, 'baseline')
    near(auc?.candidate, expected.compare.roc_auc.candidate, 'candidate')
    near(auc?.pValue, expected.compare.roc_auc.pValue, 'p of DeLong', 1e-9)
    assert.equal(auc?.method, 'delong')
    assert.ok(auc && auc.lower < auc.difference && auc.difference < auc.upper && auc.minimumDetectable > 0)
    assert.equal(answer.mcnemar.onlyCandidate, expected.compare.onlyCandidate)
    assert.equal(answer.mcnemar.onlyChampion, expected.compare.onlyChampion)
    near(answer.mcnemar.pValue, expected.compare.mcnemar, 'p of McNemar')
    assert.equal(answer.flips.flipped, expected.compare.flipped)
    assert.equal(answer.metrics['f1']?.method, 'paired-bootstrap')
  })

  test('swapped, every difference changes its sign', async () => {
    const there = await json<Compared>([...pair, '--key', 'id', '--replicates', '200'])
    const swapped = ['compare', '--baseline', after, '--candidate', before, ...columns]
    const back = await json<Compared>([...swapped, '--key', 'id', '--replicates', '200'])
    for (const [name, one] of Object.entries(there.metrics)) {
      assert.equal(one.difference + 0, -(back.metrics[name]?.difference as number) + 0, name)
      assert.equal(one.lower + 0, -(back.metrics[name]?.upper as number) + 0, name)
    }
  })

  test('rows that are not the same are refused', async (t) => {
    const folder = await temporaryFolder(t)
    const short = join(folder, 'short.csv')
    const twice = join(folder, 'twice.csv')
    const lines = readFileSync(before, 'utf8').trimEnd().split('\n')
    await writeFile(short, `${lines.slice(0, 100).join('\n')}\n`)
    await writeFile(twice, `${[...lines, lines[1]].join('\n')}\n`)
    const against = (path: string): readonly string[] => [
      'compare',
      '--baseline',
      before,
      '--candidate',
      path,
      ...columns,
    ]
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [pair, /truth differs between the two files, first in row 2/],
      [against(short), /500 rows.*99/],
      [[...against(short), '--key', 'id'], /401 rows/],
      [[...against(twice), '--key', 'id'], /rows 1 and 501 have the same key/],
    ]
    for (const [args, message] of cases) {
      const { problems } = await json<Refusal>(args, { code: 2 })
      assert.equal(problems[0]?.code, 'COMPARE_ROWS')
      assert.match(problems[0]?.message ?? '', message)
    }
  })

  test('a metric that does not exist', async () => {
    const { problems } = await json<Refusal>([...pair, '--key', 'id', '--metrics', 'auc'], { code: 2 })
    assert.match(problems[0]?.remedy ?? '', /roc_auc/)
  })
})
