import assert from 'node:assert/strict'
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type House, halfWritten, house } from './house.ts'

/** Records that the model has. */
const records = (one: House): string[] => globSync('.mlops/records/*.json', { cwd: one.folder })

async function refused(one: House, args: readonly string[], code: string, options = {}): Promise<string> {
  const answer = await one.json(args, 2, options)
  assert.equal(answer.result, 'error')
  assert.deepEqual(
    answer.problems?.map((problem) => problem.code),
    [code],
    JSON.stringify(answer, null, 2),
  )
  assert.deepEqual(halfWritten(one), [])
  const [problem] = answer.problems ?? []
  return `${problem?.message}\n${problem?.remedy}`
}

test('a training that stops: what is said, exit 2, nothing recorded', { timeout: 120_000 }, async (t) => {
  const cases: readonly (readonly [string, string, string, RegExp])[] = [
    ['a failing command', "sh -c 'echo about to fail; exit 3'", 'TRAIN_FAILED', /failed[\s\S]*about to fail/],
    [
      'no output',
      "sh -c 'echo x > $MLOPS_OUTPUT/other.txt'",
      'TRAIN_FAILED',
      /left no (metrics\.json|model\.onnx) below MLOPS_OUTPUT/,
    ],
    ['a command that is not there', 'no-such-program --x', 'TRAIN_FAILED', /no-such-program/],
  ]
  await Promise.all(
    cases.map(([name, command, code, message]) =>
      t.test(name, async (inner) => {
        const one = await house(inner, { 'node train.mjs': JSON.stringify(command) })
        assert.match(await refused(one, ['train'], code), message)
        assert.deepEqual(records(one), [])
      }),
    ),
  )
  await t.test('a time limit', async (inner) => {
    const one = await house(inner, { 'node train.mjs': 'sleep 60', 'time-limit: 1m': 'time-limit: 1s' })
    assert.match(await refused(one, ['train'], 'TRAIN_FAILED'), /time limit|1 s/)
    assert.deepEqual(records(one), [])
  })
})

test('Ctrl+C cancels the run and exits with 130', { timeout: 60_000 }, async (t) => {
  const one = await house(t, { 'node train.mjs': `"sh -c 'echo began; sleep 60; touch ended'"` })
  const ran = await one.run(['train'], { signal: { name: 'SIGINT', after: 'began' } })
  assert.equal(ran.code, 130, ran.stderr)
  assert.match(ran.stderr, /CANCELLED/)
  assert.deepEqual(records(one), [])
  assert.deepEqual(halfWritten(one), [])
  assert.ok(!existsSync(join(one.folder, 'ended')))
  const states = globSync('.mlops/runs/*', { cwd: one.folder })
  assert.equal(states.length, 1)
})

test('a disk that is full is said, and what was whole stays whole', { timeout: 60_000 }, async (t) => {
  const one = await house(t)
  await one.json(['train'])
  await one.json(['validate'])
  const before = records(one)
  assert.match(await refused(one, ['package'], 'DISK_FULL', { largestFileKb: 256 }), /Free space|MLOPS_HOME/)
  assert.deepEqual(records(one), before)
  assert.deepEqual(globSync('.mlops/packages/*', { cwd: one.folder }), [])
  await one.json(['package'])
})

test('on a hosted runner a folder that dies with the job is refused', { timeout: 60_000 }, async (t) => {
  const one = await house(t)
  const env = { GITHUB_ACTIONS: 'true', RUNNER_ENVIRONMENT: 'github-hosted' }
  await one.json(['train'], 0, { env })
  await one.json(['package'], 0, { env })
  assert.match(await refused(one, ['register'], 'STATE_IS_EPHEMERAL', { env }), /registry: git/)
  const made = await one.json(['register'])
  assert.deepEqual([made.outputs['version'], made['created']], ['1', true], 'no version was made before')
})
