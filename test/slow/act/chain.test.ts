import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runWorkflow, type Staged, stage } from './harness.ts'

const workflow = '.github/workflows/model.yml'

function setParameters(staged: Staged, parameters: Readonly<Record<string, string>>): void {
  const file = join(staged.consumer, 'mlops.yml')
  let text = readFileSync(file, 'utf8')
  for (const [name, value] of Object.entries(parameters))
    text = text.replace(new RegExp(`^(\\s+${name}:\\s+)[^\\s#]+`, 'm'), `$1${value}`)
  writeFileSync(file, text)
  staged.git('commit', '-qam', 'Change parameters')
}

test('a push takes the model through the six actions, and each feeds the next', async (context) => {
  const staged = stage('bike-sharing')
  context.after(() => staged.dispose())
  const run = await runWorkflow(staged, 'push', workflow)
  assert.equal(run.exit, 0, run.log.slice(-4000))
  assert.deepEqual(Object.values(run.jobs), ['success'])
  const { train, validate, package: packaged, register, deploy } = run.steps
  assert.match(train?.outputs['run-id'] ?? '', /^run-[0-9a-f]{6}/)
  assert.match(train?.outputs['record-digest'] ?? '', /^sha256:[0-9a-f]{64}$/)
  assert.equal(validate?.outputs['verdict'], 'pass')
  assert.match(packaged?.outputs['package-sha256'] ?? '', /^sha256:[0-9a-f]{64}$/)
  assert.equal(register?.outputs['version'], '1')
  assert.equal(deploy?.outputs['live-version'], '1')
  assert.equal(deploy?.outputs['state'], 'live')
  const refs = spawnSync('git', ['-C', staged.origin, 'for-each-ref', '--format=%(refname)'], {
    encoding: 'utf8',
  }).stdout
  assert.match(refs, /^refs\/heads\/mlops-registry$/m, 'the registry was pushed')
  assert.match(refs, /^refs\/mlops\/blobs\//m)
  assert.match(run.steps['drift']?.outputs['cause'] ?? '', /^[a-z-]+$/)
  for (const step of [train, validate, packaged, register, deploy, run.steps['drift']]) {
    assert.equal(step?.result, 'success')
    assert.equal(step?.outputs['result'], 'passed')
    assert.match(step?.summary ?? '', /^\s*### .+ bike-sharing/)
  }
})

test('a failing gate stops the job: nothing is packaged, the line of mlops.yml is marked', async (context) => {
  const staged = stage('bike-sharing')
  context.after(() => staged.dispose())
  setParameters(staged, { 'train-until': "'2011-12-31'" })
  const run = await runWorkflow(staged, 'push', workflow)
  assert.equal(run.exit, 1)
  assert.deepEqual(Object.values(run.jobs), ['failure'])
  const { validate } = run.steps
  assert.equal(validate?.result, 'failure')
  assert.equal(validate?.outputs['result'], 'refused')
  assert.equal(validate?.outputs['verdict'], 'fail')
  assert.ok((JSON.parse(validate?.outputs['failed-gates'] ?? '[]') as string[]).includes('overall'))
  assert.match(validate?.summary ?? '', /### ❌ bike-sharing/)
  assert.ok(
    validate?.annotations.some((one) => one.level === 'error' && one.file === 'mlops.yml' && Number(one.line) > 1),
  )
  assert.notEqual(run.steps['package']?.result, 'success')
  assert.equal(run.steps['register']?.outputs['version'], undefined)
})

test('a pull request may only read: it trains and validates, and nothing is pushed', async (context) => {
  const staged = stage('bike-sharing')
  context.after(() => staged.dispose())
  writeFileSync(
    join(staged.origin, 'hooks/pre-receive'),
    '#!/bin/sh\necho "remote: Permission to our-org/model.git denied" >&2\nexit 1\n',
    { mode: 0o755 },
  )
  const run = await runWorkflow(staged, 'pull_request', '.github/workflows/model-pull-request.yml')
  assert.equal(run.exit, 0, run.log.slice(-4000))
  assert.equal(run.steps['train']?.outputs['result'], 'passed')
  assert.equal(run.steps['validate']?.outputs['verdict'], 'pass')
  assert.equal(run.steps['package']?.outputs['verdict'], 'pass')
  const refs = spawnSync('git', ['-C', staged.origin, 'for-each-ref'], { encoding: 'utf8' }).stdout
  assert.equal(refs.trim(), '')
})
