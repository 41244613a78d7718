// Expected: scikit-learn 1.9.1, XGBoost 3.2.0, LightGBM 4.7.0 themselves (test/golden/models/make.py), not the ONNX runtime.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { temporaryFolder } from '@mlops-actions/testing'
import { golden, json, mlops, near, type Refusal } from './cli.ts'

const model = (name: string): string => golden(`models/models/${name}.onnx`)
const table = (name: string): string => golden(`models/tables/${name}.csv`)
const manifest = JSON.parse(readFileSync(golden('models/manifest.json'), 'utf8')) as Readonly<
  Record<
    string,
    {
      readonly labels?: readonly (string | number)[]
      readonly probabilities?: readonly (readonly number[])[]
      readonly values?: readonly (readonly number[])[]
      readonly scores?: readonly (number | readonly number[])[]
    }
  >
>

interface Answer {
  readonly rows: number
  readonly columns: readonly string[]
  readonly features: readonly { readonly input: string; readonly columns: readonly string[] }[]
  readonly model: { readonly classes: readonly string[] | null }
  readonly scoreKind?: string
  readonly written: string | null
  readonly findings: readonly { readonly about: string; readonly code: string }[]
}

function readCsv(path: string): { header: readonly string[]; rows: readonly (readonly string[])[] } {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  return { header: header.split(','), rows: lines.map((line) => line.split(',')) }
}

const credit = ['--data', table('credit'), '--exclude', 'id,default_payment_next_month']

describe('mlops predict', { concurrency: 2 }, () => {
  test('a matrix without names: all columns that are not excluded, a line a row, a probability a class', async (t) => {
    const out = join(await temporaryFolder(t), 'p.csv')
    const answer = await json<Answer>(['predict', '--model', model('credit_gbc_zipmap_off'), ...credit, '--out', out])
    assert.deepEqual(answer.columns, ['prediction', 'probability_0', 'probability_1'])
    assert.equal(answer.written, out)
    assert.equal(answer.features[0]?.columns.length, 23)
    assert.ok(answer.findings.some((one) => one.code === 'FEATURES_BY_POSITION'))
    const { header, rows } = readCsv(out)
    assert.deepEqual(header, answer.columns)
    const expected = manifest['credit_gbc_zipmap_off']
    assert.deepEqual(
      rows.map(([label]) => label),
      expected?.labels?.map(String),
    )
    for (const [row, shares] of (expected?.probabilities ?? []).entries())
      near(Number(rows[row]?.[2]), shares[1] as number, `row ${row}`, 1e-6)
  })

  test('inputs with names take their columns by name, whatever else the table has', async (t) => {
    const out = join(await temporaryFolder(t), 'p.csv')
    const answer = await json<Answer>([
      'predict',
      '--model',
      model('credit_lr_columns'),
      '--data',
      table('credit'),
      '--out',
      out,
    ])
    assert.equal(answer.features.length, 23)
    assert.ok(answer.features.every((one) => one.columns.length === 1 && one.columns[0] === one.input))
    const expected = manifest['credit_lr_columns']?.probabilities
    const { rows } = readCsv(out)
    assert.equal(rows.length, expected?.length)
    for (const [row, shares] of (expected ?? []).entries())
      near(Number(rows[row]?.[1]), shares[0] as number, `row ${row}`, 1e-6)
  })

  test('numbers that are no probabilities are called score; several targets have a column each', async (t) => {
    const folder = await temporaryFolder(t)
    const raw = join(folder, 'raw.csv')
    const two = join(folder, 'two.csv')
    const answer = await json<Answer>(['predict', '--model', model('credit_gbc_raw_scores'), ...credit, '--out', raw])
    assert.deepEqual(answer.columns, ['prediction', 'score'])
    assert.equal(answer.scoreKind, 'log-odds')
    const bike = 'season,mnth,hr,holiday,weekday,workingday,weathersit,temp,atemp,hum,windspeed'
    const flags = ['--data', table('bike'), '--features', bike, '--out', two]
    const both = await json<Answer>(['predict', '--model', model('bike_rf_two_targets'), ...flags])
    assert.deepEqual(both.columns, ['prediction_1', 'prediction_2'])
    const { rows } = readCsv(two)
    manifest['bike_rf_two_targets']?.values?.forEach((values, row) => {
      for (const [at, value] of values.entries()) near(Number(rows[row]?.[at]), value, `row ${row}`, 1e-6)
    })
  })

  test('text classes, to standard output', async () => {
    const ran = await mlops([
      'predict',
      '--model',
      model('iris_lr_zipmap_default'),
      '--data',
      table('iris'),
      '--features',
      'sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm',
      '--out',
      '-',
    ])
    assert.equal(ran.code, 0, ran.stderr)
    const lines = ran.stdout.trimEnd().split('\n')
    assert.equal(lines[0], 'prediction,probability_setosa,probability_versicolor,probability_virginica')
    assert.deepEqual(
      lines.slice(1).map((line) => line.split(',')[0]),
      manifest['iris_lr_zipmap_default']?.labels,
    )
  })

  test('columns are kept beside the predictions, so that metrics can follow', async (t) => {
    const out = join(await temporaryFolder(t), 'scored.csv')
    const args = ['predict', '--model', model('credit_xgboost'), ...credit, '--out', out]
    const answer = await json<Answer>([...args, '--keep', 'default_payment_next_month,sex'])
    assert.deepEqual(answer.columns.slice(3), ['default_payment_next_month', 'sex'])
    const { header, rows } = readCsv(out)
    assert.deepEqual(header, answer.columns)
    const before = readCsv(table('credit'))
    const at = before.header.indexOf('sex')
    assert.deepEqual(
      rows.map((row) => row[4]),
      before.rows.map((row) => row[at]),
    )
    const columns = ['--target', 'default_payment_next_month', '--score', 'probability_1', '--slices', 'sex']
    const measured = await json<{ readonly rows: number }>([
      'metrics',
      '--predictions',
      out,
      '--task',
      'binary',
      ...columns,
    ])
    assert.equal(measured.rows, 96)
    const { problems } = await json<Refusal>([...args, '--keep', 'prediction'], { code: 2 })
    assert.match(problems[0]?.message ?? '', /no such column/)
  })

  test('--dry-run says which columns feed the model and writes nothing', async (t) => {
    const folder = await temporaryFolder(t)
    const out = join(folder, 'p.csv')
    const answer = await json<Answer>([
      'predict',
      '--model',
      model('credit_xgboost'),
      ...credit,
      '--out',
      out,
      '--dry-run',
    ])
    assert.equal(answer.written, null)
    assert.equal(answer.rows, 96)
    assert.deepEqual(readdirSync(folder), [])
  })

  test('what cannot be scored is refused with both numbers and the flags, and nothing is written', async (t) => {
    const folder = await temporaryFolder(t)
    const holes = join(folder, 'holes.csv')
    const lines = readFileSync(table('credit'), 'utf8').split('\n')
    lines[3] = (lines[3] as string).replace(/^([^,]*),[^,]*,/, '$1,,')
    await writeFile(holes, lines.join('\n'))
    const out = ['--out', join(folder, 'p.csv')]
    const gbc = ['predict', '--model', model('credit_gbc_zipmap_off'), ...out]
    const cases: readonly (readonly [readonly string[], string, RegExp, RegExp])[] = [
      [
        [...gbc, '--data', table('credit')],
        'FEATURES_UNKNOWN',
        /23 columns.*the table has 25/,
        /the 2 .*--exclude.*--features/,
      ],
      [
        [...gbc, '--data', table('credit'), '--features', 'age,sex'],
        'FEATURES_MISMATCH',
        /23 columns; 2 features/,
        /--features/,
      ],
      [
        [...gbc, '--data', table('credit'), '--exclude', 'id,default_payment'],
        'COLUMN_MISSING',
        /--exclude names "default_payment"/,
        /./,
      ],
      [
        [...gbc, '--data', holes, '--exclude', 'id,default_payment_next_month'],
        'VALUE_MISSING',
        /limit_bal/,
        /--missing allow/,
      ],
      [['predict', '--model', table('credit'), ...credit, ...out], 'MODEL_NOT_ONNX', /credit\.csv/, /./],
      [['predict', '--model', 'no.onnx', ...credit, ...out], 'MODEL_NOT_FOUND', /no\.onnx/, /./],
      [
        [
          'predict',
          '--model',
          model('credit_lightgbm_categories_TRAP'),
          '--data',
          table('credit'),
          '--features',
          'limit_bal,sex,education,marriage,age',
          ...out,
        ],
        'MODEL_CATEGORY_CODES',
        /marriage|sex/,
        /--categories/,
      ],
    ]
    for (const [args, code, message, remedy] of cases) {
      const { problems } = await json<Refusal>(args, { code: 2 })
      assert.equal(problems[0]?.code, code, problems[0]?.message)
      assert.match(problems[0]?.message ?? '', message)
      assert.match(problems[0]?.remedy ?? '', remedy)
    }
    assert.deepEqual(readdirSync(folder), ['holes.csv'])
  })

  test('a folder that may not be written to leaves no part behind', async (t) => {
    const folder = await temporaryFolder(t)
    const args = ['predict', '--model', model('credit_xgboost'), ...credit, '--out', join(folder, 'no/such/p.csv')]
    const { problems } = await json<Refusal>(args, { code: 2 })
    assert.equal(problems[0]?.code, 'OUTPUT_FOLDER_MISSING')
    assert.deepEqual(readdirSync(folder), [])
  })
})
