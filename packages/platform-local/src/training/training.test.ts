import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { sha256, type TrainSpec } from '@mlops-actions/core'
import { finish, realClock, temporaryFolder, testCall, trainingContract } from '@mlops-actions/testing'
import { createLocalTraining } from './training.ts'

trainingContract('local', async (context) => {
  const home = await temporaryFolder(context)
  const open = () => createLocalTraining({ home, environment: process.env, graceMs: 300 })
  return { training: open(), again: open }
})

const specOf = (folder: string, command: string): TrainSpec => ({
  model: 'm',
  command,
  folder,
  code: { name: 'c', digest: sha256('c') },
  environment: { kind: 'none' },
  data: [],
  parameters: {},
  seed: 1,
  timeLimitMs: 60_000,
  secrets: {},
  outputs: {},
})

test('in a job the runner can find the run at the end; where processes are to stay it cannot', async (context) => {
  const job = {
    ...process.env,
    GITHUB_ACTIONS: 'true',
    RUNNER_ENVIRONMENT: 'self-hosted',
    RUNNER_TRACKING_ID: 'github_1',
  }
  for (const [environment, log] of [
    [job, '0\nRUNNER_TRACKING_ID=github_1'],
    [{ ...job, MLOPS_DETACH: 'true' }, '0'],
  ] as const) {
    const home = await temporaryFolder(context)
    const call = testCall(realClock)
    const training = createLocalTraining({ home, environment })
    const command = 'env | grep -c GITHUB_ || true; env | grep RUNNER_ || true'
    const { run } = await training.submit(specOf(home, command), sha256('k'), call)
    assert.equal((await finish(training, run, call)).log, log)
  }
})

const submitter = `
import { createLocalTraining } from '@mlops-actions/platform-local'
import { sha256, silentLog } from '@mlops-actions/core'
const [home, folder, command] = process.argv.slice(1)
const call = { signal: new AbortController().signal, log: silentLog, clock: { now: () => new Date().toISOString(), monotonicMs: () => performance.now(), sleep: async () => {} } }
const training = createLocalTraining({ home, environment: process.env })
const spec = { model: 'm', command, folder, code: { name: 'c', digest: sha256('c') }, environment: { kind: 'none' }, data: [], parameters: {}, seed: 1, timeLimitMs: 60000, secrets: {}, outputs: {} }
console.log((await training.submit(spec, sha256('k'), call)).run)
process.kill(process.pid, 'SIGKILL')
`

test('a run outlives the process that submitted it, also when that one is killed', async (context) => {
  const home = await temporaryFolder(context)
  const child = spawn(
    process.execPath,
    [
      '--conditions=@mlops-actions/source',
      '--input-type=module',
      '-e',
      submitter,
      home,
      home,
      'echo a; sleep 0.7; echo b',
    ],
    {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let printed = ''
  for await (const text of child.stdout.setEncoding('utf8')) printed += text
  const run = printed.trim()
  const call = testCall(realClock)
  const training = createLocalTraining({ home, environment: process.env })
  assert.equal((await training.state(run, call))?.status, 'running')
  const { log, last } = await finish(training, run, call)
  assert.equal(log, 'a\nb')
  assert.equal(last?.type === 'status' && last.status, 'completed')
})

test('a run whose processes are gone is failed, not running for ever', async (context) => {
  const home = await temporaryFolder(context)
  const call = testCall(realClock)
  const training = createLocalTraining({ home, environment: process.env })
  const spec = specOf(home, 'sleep 30')
  const { run } = await training.submit(spec, sha256('k'), call)
  const [wrapper, child] = (await readFile(join(home, 'runs', run, 'pid'), 'utf8')).split(' ').map(Number) as [
    number,
    number,
  ]
  process.kill(wrapper, 'SIGKILL')
  process.kill(-child, 'SIGKILL')
  const { last } = await finish(training, run, call)
  assert.equal(last?.type === 'status' && last.status, 'failed')
  assert.match((last?.type === 'status' && last.reason) || '', /processes are gone/)

  // A number that another process has by now is not the run's.
  await rm(join(home, 'runs', run, 'exit'), { force: true })
  await writeFile(join(home, 'runs', run, 'pid'), `${process.pid} ${process.pid} not-its-start-time`)
  assert.equal((await training.state(run, call))?.status, 'failed')
})
