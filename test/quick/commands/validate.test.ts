// Expected answers of the golden rows: scikit-learn 1.9.1 itself (test/golden/models/make.py), not the ONNX runtime.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import type { GateResult } from '@mlops-actions/core'
import { temporaryFolder } from '@mlops-actions/testing'
import { golden, json, type Refusal } from './cli.ts'

interface Answer {
  readonly importance: {
    readonly metric: string
    readonly against: string
    readonly rows: number
    readonly features: readonly { readonly feature: string; readonly mean: number }[]
  } | null
  readonly noImportance: string | null
  readonly discoveredSlice: { readonly rows: number } | null
  readonly gates: readonly GateResult[]
}

const manifest = JSON.parse(readFileSync(golden('models/manifest.json'), 'utf8')) as Readonly<
  Record<string, { readonly probabilities: readonly (readonly number[])[] }>
>
const answers = (manifest['credit_gbc_zipmap_off']?.probabilities ?? []).map((row) => row[1] as number)
const lines = readFileSync(golden('models/tables/credit.csv'), 'utf8').trimEnd().split('\n')
const [header = '', ...rows] = lines

/** A project with a model of 23 columns, the rows it is judged on, and what is added to `validate:`. */
async function project(t: TestContext, validate: string): Promise<string> {
  const folder = await temporaryFolder(t)
  spawnSync('git', ['init', '-q', folder])
  mkdirSync(join(folder, 'data'))
  const half = rows.length >> 1
  writeFileSync(join(folder, 'data/train.csv'), `${[header, ...rows.slice(0, half)].join('\n')}\n`)
  writeFileSync(join(folder, 'data/test.csv'), `${[header, ...rows.slice(half)].join('\n')}\n`)
  const known = rows.slice(0, answers.length).map((row, i) => `${row},${answers[i]}`)
  writeFileSync(join(folder, 'golden.csv'), `${[`${header},answer`, ...known].join('\n')}\n`)
  copyFileSync(golden('models/models/credit_gbc_zipmap_off.onnx'), join(folder, 'model.onnx'))
  writeFileSync(
    join(folder, 'mlops.yml'),
    `model: { name: credit, task: binary }
data:
  train: { path: data/train.csv }
  test: { path: data/test.csv }
  target: default_payment_next_month
  id: [id]
validate:
  min-slice-rows: 10
${validate}`,
  )
  return folder
}

const ask = ['validate', '--champion', 'none', '--candidate']

describe('mlops validate', { concurrency: 2 }, () => {
  test('behaviour tests decide with the gates, under their names, with their places', async (t) => {
    const folder = await project(
      t,
      `  gates: [{ name: floor, metric: roc_auc, min: 0.1 }]
  behaviour:
    - { name: known, kind: golden, path: golden.csv, expected: answer, tolerance: 0.0001 }
    - { name: wrong, kind: golden, path: golden.csv, expected: age, tolerance: 0.5, mode: observe }
    - { name: loose, kind: invariance, column: [sex, marriage], tolerance: 1 }
    - { name: tight, kind: invariance, column: pay_0, values: [-2, 8], tolerance: 0.0001 }
    - { name: text, kind: golden, rows: [{ nobody: 1 }], expected: 1 }
    - { name: gone, kind: golden, path: nowhere.csv, expected: answer }
`,
    )
    const { gates, importance } = await json<Answer>([...ask, 'model.onnx'], { cwd: folder, code: 1 })
    const found = Object.fromEntries(gates.map((gate) => [gate.id, [gate.verdict, gate.mode, gate.where?.line]]))
    assert.deepEqual(found, {
      'validate.gates.floor': ['pass', 'enforce', 9],
      'validate.behaviour.known': ['pass', 'enforce', 11],
      'validate.behaviour.wrong': ['fail', 'observe', 12],
      'validate.behaviour.loose': ['pass', 'enforce', 13],
      'validate.behaviour.tight': ['fail', 'enforce', 14],
      'validate.behaviour.text': ['inconclusive', 'enforce', 15],
      'validate.behaviour.gone': ['inconclusive', 'enforce', 16],
    })
    const known = gates.find((gate) => gate.id === 'validate.behaviour.known')
    assert.deepEqual([known?.candidate?.value, known?.candidate?.rows], [1, answers.length])
    assert.deepEqual([importance?.metric, importance?.rows, importance?.features.length], ['roc_auc', 48, 23])
    const means = importance?.features.map((one) => one.mean) ?? []
    assert.ok((means[0] as number) > 0)
    assert.deepEqual(
      [...means].sort((a, b) => b - a),
      means,
    )
  })

  test('a file of predictions answers no behaviour test: it is inconclusive, never pass', async (t) => {
    const folder = await project(
      t,
      `  gates: [{ name: floor, metric: roc_auc, min: 0.1, accept-claimed: true }]
  behaviour: [{ name: loose, kind: invariance, column: sex, tolerance: 1 }]
`,
    )
    const half = rows.length >> 1
    const claimed = rows.slice(half).map((_, i) => `${i % 2},${(i % 10) / 10}`)
    writeFileSync(join(folder, 'p.csv'), `prediction,score\n${claimed.join('\n')}\n`)
    const { gates, importance, noImportance } = await json<Answer>([...ask, 'p.csv'], { cwd: folder, code: 1 })
    assert.equal(importance, null)
    assert.match(noImportance ?? '', /file of predictions/)
    assert.deepEqual(
      gates.map((gate) => [gate.id, gate.verdict]),
      [
        ['validate.gates.floor', 'pass'],
        ['validate.behaviour.loose', 'inconclusive'],
      ],
    )
  })

  test('of several classes the one that is named is asked for; one that the model does not know is inconclusive', async (t) => {
    const folder = await temporaryFolder(t)
    spawnSync('git', ['init', '-q', folder])
    const table = readFileSync(golden('models/tables/iris.csv'), 'utf8')
    const [names, ...flowers] = table.trimEnd().split('\n') as [string, ...string[]]
    writeFileSync(join(folder, 'train.csv'), table)
    writeFileSync(join(folder, 'test.csv'), table)
    const shares = manifest['iris_lr_zipmap_default']?.probabilities ?? []
    const virginica = flowers.map((line, i) => `${line.replace(/,[a-z]+$/, '')},${shares[i]?.[2]}`)
    writeFileSync(join(folder, 'known.csv'), [names.replace('species', 'answer'), ...virginica, ''].join('\n'))
    copyFileSync(golden('models/models/iris_lr_zipmap_default.onnx'), join(folder, 'model.onnx'))
    writeFileSync(
      join(folder, 'mlops.yml'),
      `model: { name: iris, task: multiclass }
data: { train: { path: train.csv }, test: { path: test.csv }, target: species }
validate:
  gates: [{ name: floor, metric: accuracy, min: 0.1 }]
  behaviour:
    - { name: known, kind: golden, class: virginica, path: known.csv, expected: answer, tolerance: 0.00001 }
    - { name: other, kind: golden, class: setosa, path: known.csv, expected: answer, tolerance: 0.1 }
    - { name: longer, kind: direction, class: setosa, column: petal_length_cm, change: 1, expect: not-rise }
    - { name: nobody, kind: invariance, class: tulip, column: petal_length_cm, tolerance: 1 }
`,
    )
    const { gates } = await json<Answer>([...ask, 'model.onnx'], { cwd: folder, code: 1 })
    assert.deepEqual(
      gates.map((gate) => [gate.id.replace(/.*\./, ''), gate.verdict]),
      [
        ['floor', 'pass'],
        ['known', 'pass'],
        ['other', 'fail'],
        ['longer', 'pass'],
        ['nobody', 'inconclusive'],
      ],
    )
    assert.match(gates[4]?.reason.message ?? '', /class tulip is none of the model's: setosa, versicolor, virginica/)
  })

  test('a ranking is judged by its queries, and each column by what its shuffling costs them', async (t) => {
    const folder = await ranked(t, 'ranking', 'group: q, ')
    const { gates, importance, noImportance } = await json<Answer>([...ask, 'model.onnx'], { cwd: folder })
    assert.deepEqual(
      gates.map((gate) => [gate.id, gate.verdict]),
      [['validate.gates.floor', 'pass']],
    )
    assert.deepEqual([importance?.metric, importance?.against, importance?.rows], ['ndcg', 'target', 128])
    assert.equal(noImportance, null)
    const [first, ...others] = importance?.features ?? []
    assert.deepEqual([first?.feature, others.length], ['hr', 10])
    assert.ok((first?.mean as number) > 0.01)
    // Shuffling a column among all rows costs NDCG; the query of a row is no feature.
    assert.ok(!others.some((one) => one.feature === 'q'))
  })

  test('a ranking without its queries is refused, and so is a query of something else', async (t) => {
    const refused = async (task: string, group: string): Promise<Refusal['problems'][number] | undefined> => {
      const folder = await ranked(t, task, group)
      const { problems } = await json<Refusal>([...ask, 'model.onnx'], { cwd: folder, code: 2 })
      assert.equal(problems.length, 1, JSON.stringify(problems))
      return problems[0]
    }
    const missing = await refused('ranking', '')
    assert.deepEqual([missing?.code, missing?.where?.line], ['CONFIG_MISSING_KEY', 2])
    assert.match(missing?.remedy ?? '', /group: column_of_the_query/)
    assert.match((await refused('ranking', 'group: nowhere, '))?.message ?? '', /no column "nowhere"/)
    const other = await refused('regression', 'group: q, ')
    assert.equal(other?.code, 'CONFIG_CONTRADICTION')
    assert.match(other?.remedy ?? '', /data\.split\.key/)
  })

  test('clusters are held against a target, or against those of the rows as they are', async (t) => {
    const found = async (target: string): Promise<Answer> => {
      const folder = await temporaryFolder(t)
      spawnSync('git', ['init', '-q', folder])
      for (const name of ['train.csv', 'test.csv']) copyFileSync(golden('models/tables/wine.csv'), join(folder, name))
      copyFileSync(golden('models/models/wine_kmeans.onnx'), join(folder, 'model.onnx'))
      writeFileSync(
        join(folder, 'mlops.yml'),
        `model: { name: wine, task: clustering }
data: { train: { path: train.csv }, test: { path: test.csv }, ${target} }
validate:
  gates:
    - { name: shape, metric: silhouette_score, min: 0, mode: observe }
    - { name: speed, metric: latency_p95, max: 1000 }
`,
      )
      return json<Answer>([...ask, 'model.onnx'], { cwd: folder })
    }
    const labelled = (await found('target: cultivar')).importance
    assert.deepEqual([labelled?.metric, labelled?.against], ['adjusted_rand_score', 'target'])
    const own = (await found('exclude: [cultivar]')).importance
    assert.deepEqual([own?.metric, own?.against], ['adjusted_rand_score', 'own-clusters'])
    // k-means on unscaled columns goes by the one with the largest numbers.
    // The model finds the cultivars exactly, so both are the same, and columns that it hardly reads cost nothing.
    assert.deepEqual(own?.features, labelled?.features)
    assert.equal(own?.features[0]?.feature, 'alcohol')
    assert.ok((own?.features[0]?.mean as number) > 0.1)
    assert.equal(own?.features.find((one) => one.feature === 'ash')?.mean, 0)
  })
})

/** The hours of the bike sharing data, ranked by a random forest within ten queries. */
async function ranked(t: TestContext, task: string, group: string): Promise<string> {
  const folder = await temporaryFolder(t)
  spawnSync('git', ['init', '-q', folder])
  const [names, ...hours] = readFileSync(golden('models/tables/bike.csv'), 'utf8').trimEnd().split('\n')
  const table = [`${names},q`, ...hours.map((line, i) => `${line},${i % 10}`), ''].join('\n')
  for (const name of ['train.csv', 'test.csv']) writeFileSync(join(folder, name), table)
  copyFileSync(golden('models/models/bike_rf.onnx'), join(folder, 'model.onnx'))
  writeFileSync(
    join(folder, 'mlops.yml'),
    `model: { name: bike, task: ${task} }
data: { train: { path: train.csv }, test: { path: test.csv }, ${group}target: cnt, id: [instant], exclude: [dteday, yr, casual, registered] }
validate:
  gates: [{ name: floor, metric: ${task === 'ranking' ? 'ndcg' : 'r2'}, min: 0.5 }]
`,
  )
  return folder
}
