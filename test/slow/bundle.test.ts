import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { runAction } from '@mlops-actions/testing'

const root = fileURLToPath(new URL('../..', import.meta.url))
const actions = ['train', 'validate', 'package', 'register', 'deploy', 'check-drift']

/** A copy of what a release holds, where nothing of the workspace can be found by accident. */
function released(): { folder: string; dispose: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'mlops-bundle-'))
  for (const part of ['actions', 'dist', 'package.json'])
    cpSync(join(root, part), join(folder, 'release', part), { recursive: true })
  return { folder, dispose: () => rmSync(folder, { recursive: true, force: true }) }
}

for (const action of actions)
  test(`the built action ${action} says what is missing in an empty folder`, async (context) => {
    const { folder, dispose } = released()
    context.after(dispose)
    const run = await runAction(
      join(folder, 'release/actions', action, 'main.js'),
      {},
      { root: join(folder, 'runner') },
    )
    assert.equal(run.exit, 2, run.stdout + run.stderr)
    assert.equal(run.outputs['result'], 'error')
    assert.match(run.summary, /CONFIG\\_NOT\\_FOUND|CONFIG_NOT_FOUND/)
    assert.ok(run.annotations.some((one) => one.level === 'error' && one.message.includes('mlops init')))
  })

test('an input that does not exist in its form is named with what is accepted, all at once', async (context) => {
  const { folder, dispose } = released()
  context.after(dispose)
  const run = await runAction(
    join(folder, 'release/actions/deploy/main.js'),
    { operation: 'undo', 'wait-for': 'soon', 'dry-run': 'maybe' },
    { root: join(folder, 'runner') },
  )
  assert.equal(run.exit, 2)
  const messages = run.annotations.map((one) => one.message).join('\n')
  for (const name of ['operation', 'wait-for', 'dry-run'])
    assert.match(messages, new RegExp(`${name}: ".+" is not accepted`))
})

test('a token is masked before anything else is printed', async (context) => {
  const { folder, dispose } = released()
  context.after(dispose)
  const token = 'ghs_0123456789abcdefghijklmnopqrstuv'
  const run = await runAction(
    join(folder, 'release/actions/train/main.js'),
    { 'github-token': token },
    { root: join(folder, 'runner') },
  )
  assert.ok(run.stdout.startsWith(`::add-mask::${token}`), run.stdout.slice(0, 200))
  assert.equal(run.stdout.split(token).length, 2, 'the token stands once in the log: where it is masked')
})

test('whichever chunk of the bundle is broken, an action ends with 2 and says so', (context) => {
  const { folder, dispose } = released()
  context.after(dispose)
  const release = join(folder, 'release')
  const empty = join(folder, 'empty')
  mkdirSync(empty)
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    GITHUB_ACTIONS: 'true',
    RUNNER_TEMP: folder,
    GITHUB_WORKSPACE: empty,
  }
  for (const chunk of readdirSync(join(release, 'dist')).filter((name) => name.endsWith('index.js'))) {
    writeFileSync(join(release, 'dist', chunk), 'throw new Error("broken on purpose")\n')
    const done = spawnSync(process.execPath, [join(release, 'actions/train/main.js')], {
      cwd: empty,
      env,
      encoding: 'utf8',
    })
    assert.equal(done.status, 2, `${chunk}: exit ${done.status}\n${done.stdout}${done.stderr}`)
    assert.match(done.stdout, /::error/, chunk)
    cpSync(join(root, 'dist', chunk), join(release, 'dist', chunk))
  }
})

test('the HTTP client of @actions/core is loaded when an identity token is asked for, and then answers', async (context) => {
  const { folder, dispose } = released()
  context.after(dispose)
  const issuer = createServer((request, answer) => {
    const audience = new URL(request.url ?? '', 'http://issuer').searchParams.get('audience')
    const allowed = request.headers.authorization === 'Bearer the-request-token'
    answer.writeHead(allowed ? 200 : 401).end(JSON.stringify({ value: `token-for-${audience}` }))
  }).listen(0, '127.0.0.1')
  context.after(() => issuer.close())
  await once(issuer, 'listening')
  const { port } = issuer.address() as AddressInfo
  const dist = pathToFileURL(join(folder, 'release/dist/')).href
  // The bundle itself first, so that what is asked is what it links to.
  const script = `await import('${dist}index.js')
const { OidcClient } = await import('${dist}identity-on-demand.index.js')
console.log('got ' + await OidcClient.getIDToken('api://azure'))`
  const run = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: {
      PATH: process.env['PATH'] ?? '',
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/?version=1`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'the-request-token',
    },
  })
  assert.match(run.stdout, /^::add-mask::token-for-api:\/\/azure$/m)
  assert.match(run.stdout, /^got token-for-api:\/\/azure$/m)
  // An action that asks for none starts although that client is broken.
  writeFileSync(join(folder, 'release/dist/identity.js'), 'throw new Error("broken on purpose")\n')
  const without = await runAction(join(folder, 'release/actions/train/main.js'), {}, { root: join(folder, 'runner') })
  assert.match(without.outputs['summary'] ?? '', /CONFIG_NOT_FOUND/)
})

test('the roles of the bundle start, and say what they need', (context) => {
  const { folder, dispose } = released()
  context.after(dispose)
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder }
  for (const [role, expected] of [
    ['score', /BUNDLE_/],
    ['serve', /takes an endpoint/],
    ['nothing', /there is no role/],
  ] as const) {
    const done = spawnSync(process.execPath, [join(folder, 'release/dist/mlops.js'), 'role', role], {
      cwd: folder,
      env,
      encoding: 'utf8',
    })
    assert.equal(done.status, 2, `${role}: ${done.stdout}${done.stderr}`)
    assert.match(done.stderr, expected)
  }
})
