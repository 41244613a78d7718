import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { temporaryFolder } from '@mlops-actions/testing'
import { json, mlops, type Refusal } from './cli.ts'

interface Explained {
  readonly gates: readonly {
    readonly gate: string
    readonly metric: string
    readonly rule: string
    readonly where?: string
    readonly decision: string
    readonly parts: readonly { readonly code?: string; readonly message: string }[]
  }[]
}

async function project(t: TestContext): Promise<string> {
  const folder = await temporaryFolder(t)
  writeFileSync(
    join(folder, 'mlops.yml'),
    `model: { name: small, task: multiclass }
data: { path: a.csv, target: y }
validate:
  gates: [{ name: floor, metric: accuracy, min: 0.8 }]
  behaviour:
    - { name: sex, kind: invariance, column: sex, class: bad, tolerance: 0.05, min-share: 0.95 }
    - { name: age, kind: direction, column: age, class: bad, change: -10, expect: not-fall, mode: observe }
    - { name: known, kind: golden, class: bad, rows: [{ sex: 1 }, { sex: 2 }], expected: [0.1, 0.2] }
    - { name: table, kind: golden, class: bad, path: known.csv, expected: risk, tolerance: 0.01 }
`,
  )
  return folder
}

const explain = ['gates', 'explain', '--candidate', 'accuracy=0.9']

test('mlops check lists the behaviour tests among what decides', async (t) => {
  const cwd = await project(t)
  writeFileSync(join(cwd, 'a.csv'), 'y,sex,age\ngood,1,30\nbad,2,40\n')
  const { behaviour } = await json<{ readonly behaviour: readonly object[] }>(['check'], { cwd })
  assert.deepEqual(behaviour[1], {
    name: 'age',
    kind: 'direction',
    mode: 'observe',
    rule: 'age −10: not-fall of class bad, (observe)',
    where: 'mlops.yml:7',
  })
  assert.equal(behaviour.length, 4)
  assert.match((await mlops(['check'], { cwd })).stdout, /known +behaviour_golden .*mlops\.yml:8/)
})

describe('mlops gates explain knows the behaviour tests', { concurrency: 2 }, () => {
  test('without a number it says which one decides', async (t) => {
    const { gates } = await json<Explained>(explain, { cwd: await project(t) })
    assert.deepEqual(
      gates.map((one) => [one.gate, one.metric, one.decision, one.where]),
      [
        ['floor', 'accuracy', 'pass', 'mlops.yml:4'],
        ['behaviour.sex', 'behaviour_invariance', 'not-given', 'mlops.yml:6'],
        ['behaviour.age', 'behaviour_direction', 'not-given', 'mlops.yml:7'],
        ['behaviour.known', 'behaviour_golden', 'not-given', 'mlops.yml:8'],
        ['behaviour.table', 'behaviour_golden', 'not-given', 'mlops.yml:9'],
      ],
    )
    assert.deepEqual(
      gates.slice(1).map((one) => one.rule),
      [
        'sex changes nothing of class bad within 0.05, ≥ 95 % of rows',
        'age −10: not-fall of class bad, (observe)',
        'every known answer of class bad within 0.000001',
        'every known answer of class bad within 0.01',
      ],
    )
    assert.match(gates[1]?.parts[0]?.message ?? '', /95 % of the rows.*--candidate behaviour\.sex=SHARE/)
    assert.match(gates[3]?.parts[0]?.message ?? '', /all 2 known answers/)
  })

  test('the share of rows that keep a test decides it, the limit included', async (t) => {
    const cwd = await project(t)
    const decided = async (...given: readonly string[]) => {
      const flags = given.flatMap((one) => ['--candidate', `behaviour.${one}`])
      const { gates } = await json<Explained>([...explain, ...flags], { cwd })
      return Object.fromEntries(gates.map((one) => [one.gate.replace('behaviour.', ''), one.decision]))
    }
    const { sex, age, known, table } = await decided('sex=0.95', 'age=1', 'known=1', 'table=0.999')
    assert.deepEqual([sex, age, known, table], ['pass', 'pass', 'pass', 'fail'])
    const less = await decided('sex=0.9499', 'age=0.999', 'known=0.5')
    assert.deepEqual([less['sex'], less['age'], less['known'], less['table']], ['fail', 'fail', 'fail', 'not-given'])
    const { stdout } = await mlops([...explain, '--candidate', 'behaviour.sex=0.9'], { cwd })
    assert.match(stdout, /90 % keep it, 95 % of the rows must/)
  })

  test('shares that are none, tests that are none, and shares of the champion are refused at once', async (t) => {
    const flags = [
      '--candidate',
      'behaviour.sex=95',
      '--candidate',
      'behaviour.height=1',
      '--champion',
      'behaviour.age=1',
    ]
    const { problems } = await json<Refusal>([...explain, ...flags], { cwd: await project(t), code: 2 })
    assert.deepEqual(
      problems.map((one) => one.where?.input),
      ['candidate', 'candidate', 'champion'],
    )
    assert.match(problems[0]?.message ?? '', /0 to 1/)
    assert.match(problems[1]?.remedy ?? '', /behaviour\.sex, behaviour\.age/)
    assert.match(problems[2]?.message ?? '', /candidate alone/)
  })
})
