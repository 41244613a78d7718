import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { sha256 } from '@mlops-actions/core'
import { finish, realClock, temporaryFolder, testCall, trainingContract } from '@mlops-actions/testing'
import { createLocalTraining } from './training.ts'

trainingContract('local', async (context) => {
  const home = await temporaryFolder(context)
  const open = () => createLocalTraining({ home, environment: process.env, graceMs: 300 })
  return { training: open(), again: open }
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
  const spec = {
    model: 'm',
    command: 'sleep 30',
    folder: home,
    code: { name: 'c', digest: sha256('c') },
    environment: { kind: 'none' as const },
    data: [],
    parameters: {},
    seed: 1,
    timeLimitMs: 60_000,
    secrets: {},
    outputs: {},
  }
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
