import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UserError } from '../errors.ts'
import { readConfig } from './index.ts'

const text = (task: string, behaviour: string, more = ''): string => `model: { name: a, task: ${task}${more} }
data: { path: a.csv, target: y${task === 'ranking' ? ', group: q' : ''} }
train: { command: make }
validate:
  behaviour:
    - { name: first, kind: invariance, column: x, ${behaviour} }
`

async function problemOf(task: string, behaviour: string, more = ''): Promise<UserError['problems'][number]> {
  try {
    await readConfig(text(task, behaviour, more), 'mlops.yml')
  } catch (thrown) {
    assert.ok(thrown instanceof UserError, String(thrown))
    const [problem, ...others] = thrown.problems
    assert.deepEqual(others, [])
    return problem as UserError['problems'][number]
  }
  assert.fail('it was accepted')
}

test('of several classes one must be named, and the complaint stands at the test', async () => {
  const { code, message, remedy, where } = await problemOf('multiclass', 'tolerance: 0.1')
  assert.equal(code, 'CONFIG_MISSING_KEY')
  assert.match(message, /behaviour "first".*"class" says whose probability/)
  assert.match(remedy ?? '', /class: NAME/)
  assert.deepEqual([where?.file, where?.line, where?.column], ['mlops.yml', 6, 7])
})

test('a number has no class, and the complaint stands at the value', async () => {
  for (const task of ['regression', 'ranking']) {
    const { code, message, where } = await problemOf(task, 'class: high')
    assert.equal(code, 'CONFIG_CONTRADICTION')
    assert.match(message, /has no classes/)
    assert.deepEqual([where?.file, where?.line, where?.column], ['mlops.yml', 6, 58])
  }
})

test('a class that is none of those that mlops.yml names is refused at its place', async () => {
  const { code, message, where } = await problemOf('multiclass', 'class: 4', ', classes: [1, 2, 3]')
  assert.equal(code, 'CONFIG_INVALID_VALUE')
  assert.match(message, /"4" is none of model\.classes: 1, 2, 3/)
  assert.deepEqual([where?.line, where?.column], [6, 58])
  await readConfig(text('multiclass', 'class: 3', ', classes: [1, 2, 3]'), 'mlops.yml')
})

test('a class is kept as text, whatever it is written as', async () => {
  for (const [task, written, kept] of [
    ['multiclass', 'class: 3', '3'],
    ['multiclass', 'class: high', 'high'],
    ['binary', 'class: true', 'true'],
  ] as const) {
    const config = await readConfig(text(task, written), 'mlops.yml')
    assert.equal(config.validate.behaviour?.[0]?.class, kept)
  }
})
