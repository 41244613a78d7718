import assert from 'node:assert/strict'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { isConflict, type Revision } from '@mlops-actions/core'
import { Bench, body, call, pause, rolloutTo, row, until } from '../serve/fixtures/bench.ts'
import { serveEndpoint } from '../serve/index.ts'
import { collectedFiles } from './index.ts'

let bench: Bench
before(async () => {
  bench = await Bench.make()
})
after(() => bench.close())

const inspect = async (endpoint: string) => {
  const seen = await bench.endpoints.inspect(endpoint, call)
  assert.ok(seen)
  return seen
}
const wide = () => ({
  from: new Date(Date.now() - 3600_000).toISOString(),
  to: new Date(Date.now() + 1000).toISOString(),
})

/** Asks as a client does. */
async function ask(
  endpoint: string,
  headers: Record<string, string> = {},
  sent: unknown = { rows: [row] },
): Promise<Response> {
  const { value } = await inspect(endpoint)
  const key = { authorization: `Bearer ${await bench.key(endpoint)}` }
  return fetch(value.url ?? '', { method: 'POST', headers: { ...key, ...headers }, body: JSON.stringify(sent) })
}

async function ready(endpoint: string, settings = {}): Promise<void> {
  await bench.serve(endpoint, settings)
  await bench.deploy(endpoint, 'blue', '1', bench.bundle('good'))
  await bench.write(endpoint, { blue: 100 })
}

test('an endpoint from nothing to traffic', async () => {
  assert.equal(await bench.endpoints.inspect('new', call), undefined)
  await bench.serve('new')
  await bench.endpoints.ensureEndpoint('new', {}, call)
  const empty = await inspect('new')
  assert.deepEqual([empty.value.traffic, empty.value.deployments, empty.value.rollout], [{}, {}, null])
  await bench.deploy('new', 'blue', '1', bench.bundle('good'))
  await bench.deploy('new', 'blue', '1', bench.bundle('good'))
  const created = await inspect('new')
  assert.equal(created.value.deployments['blue']?.state, 'ready')
  assert.equal(created.value.ready, 'yes')
  // No weight yet: answered when addressed, not otherwise.
  assert.equal((await bench.endpoints.invoke('new', body, {}, call)).status, 503)
  assert.equal((await bench.endpoints.invoke('new', body, { deployment: 'blue' }, call)).status, 200)
  const rollout = rolloutTo('blue', null)
  const revision = await bench.endpoints.write('new', { traffic: { blue: 100 }, rollout }, created.revision, call)
  const live = await inspect('new')
  assert.equal(live.revision, revision)
  assert.deepEqual([live.value.traffic, live.value.rollout], [{ blue: 100 }, rollout])
  const answer = await bench.endpoints.invoke('new', body, {}, call)
  assert.deepEqual([answer.status, answer.deployment], [200, 'blue'])
  assert.ok((await bench.endpoints.list(call)).includes('new'))
})

test('changes are refused that cannot be true', async () => {
  await ready('refusing')
  const { revision, value } = await inspect('refusing')
  const write = (traffic: Record<string, number>, expected: Revision = revision) =>
    bench.endpoints.write('refusing', { traffic }, expected, call)
  await assert.rejects(write({ blue: 90 }), { code: 'TRAFFIC_INVALID' })
  await assert.rejects(write({ blue: 110, green: -10 }), { code: 'TRAFFIC_INVALID' })
  await assert.rejects(write({ green: 100 }), { code: 'TRAFFIC_INVALID' })
  await assert.rejects(write({ blue: 100 }, '1-000000000000' as Revision), isConflict)
  await assert.rejects(bench.deploy('refusing', 'blue', '2', bench.bundle('good')), { code: 'DEPLOYMENT_EXISTS' })
  await assert.rejects(bench.endpoints.deleteDeployment('refusing', 'blue', call), { code: 'DEPLOYMENT_HAS_TRAFFIC' })
  await assert.rejects(bench.deploy('nowhere', 'blue', '1', bench.bundle('good')), { code: 'ENDPOINT_NOT_FOUND' })
  assert.deepEqual((await inspect('refusing')).value, value)
})

test('of two writers one wins', async () => {
  await ready('two')
  const { revision } = await inspect('two')
  const outcomes = await Promise.allSettled(
    ['a', 'b', 'c'].map((id) =>
      bench.endpoints.write('two', { rollout: { ...rolloutTo('blue', null), id } }, revision, call),
    ),
  )
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const outcome of outcomes) if (outcome.status === 'rejected') assert.ok(isConflict(outcome.reason))
})

test('a deployment is deleted with its process, and its name is free again', async () => {
  await ready('deleting')
  await bench.deploy('deleting', 'green', '2', bench.bundle('good'))
  const { pid } = (await bench.state('deleting')).deployments['green'] ?? {}
  await bench.endpoints.deleteDeployment('deleting', 'green', call)
  await bench.endpoints.deleteDeployment('deleting', 'green', call)
  assert.throws(() => process.kill(pid ?? 0, 0))
  assert.equal((await inspect('deleting')).value.deployments['green'], undefined)
  await bench.deploy('deleting', 'green', '3', bench.bundle('good'))
  assert.equal((await inspect('deleting')).value.deployments['green']?.version, '3')
})

test('without the key nothing is answered but health', async () => {
  await ready('keyed')
  const wrong = await ask('keyed', { authorization: 'Bearer no' })
  assert.equal(wrong.status, 401)
  assert.match(wrong.headers.get('x-request-id') ?? '', /^[0-9A-Z]{26}$/)
  const base = ((await inspect('keyed')).value.url ?? '').replace('/score', '')
  for (const [path, status] of [
    ['/health', 200],
    ['/ready', 200],
    ['/openapi.json', 401],
    ['/-/state', 401],
    ['/score', 401],
  ] as const)
    assert.equal((await fetch(`${base}${path}`)).status, status, path)
  const file = bench.endpoints.keyFile('keyed') ?? ''
  assert.equal((await stat(file)).mode & 0o777, 0o600)
})

test('a header addresses one deployment, request ids come back', async () => {
  await ready('addressed')
  await bench.deploy('addressed', 'green', '2', bench.bundle('opposite', { model: 'binary-opposite.onnx' }))
  const predictions = async (deployment: string) => {
    const response = await ask('addressed', { 'mlops-deployment': deployment, 'x-request-id': `to-${deployment}` })
    assert.equal(response.headers.get('mlops-deployment'), deployment)
    assert.equal(response.headers.get('x-request-id'), `to-${deployment}`)
    return ((await response.json()) as { predictions: { prediction: number }[] }).predictions[0]?.prediction
  }
  assert.deepEqual([await predictions('blue'), await predictions('green')], [1, 0])
  assert.equal((await ask('addressed', { 'mlops-deployment': 'purple' })).status, 404)
  assert.equal((await ask('addressed')).headers.get('mlops-version'), '1')
})

test('requests and answers are collected, without the columns that are excluded', async () => {
  await ready('collecting', { collect: { share: 1, exclude: ['b'] } })
  await pause(50)
  const ids = ['first', 'second']
  for (const id of ids) await ask('collecting', { 'x-request-id': id }, { rows: [row, { ...row, a: -3 }] })
  await bench.endpoints.invoke('collecting', body, { deployment: 'blue' }, call)
  await bench.endpoints.metrics('collecting', 'blue', wide(), call)
  const files = await collectedFiles(bench.home, 'collecting', wide())
  const lines = (await Promise.all(files.paths.map((path) => readFile(path, 'utf8')))).join('').trim().split('\n')
  const rows = lines.map(
    (line) =>
      JSON.parse(line) as {
        requestId: string
        deployment: string
        version: string
        inputs: object
        output: { prediction: number }
      },
  )
  assert.deepEqual(
    rows.map(({ requestId }) => requestId),
    ['first', 'first', 'second', 'second'],
  )
  assert.deepEqual(rows[0]?.inputs, { a: 1, c: 0.5 })
  assert.deepEqual(
    rows.map(({ output }) => output.prediction),
    [1, 0, 1, 0],
  )
  assert.deepEqual([rows[0]?.deployment, rows[0]?.version], ['blue', '1'])
  assert.equal(files.resources.length, files.paths.length)
  const before = await collectedFiles(bench.home, 'collecting', {
    from: '2020-01-01T00:00:00.000Z',
    to: '2020-01-02T00:00:00.000Z',
  })
  assert.deepEqual(before.paths, [])
})

test('collection stays within its size, and predictions go on', async () => {
  const atMost = 4000
  await ready('bounded', { collect: { 'at-most': `${atMost}B` } })
  const statuses = new Set<number>()
  for (let index = 0; index < 60; index += 1) statuses.add((await ask('bounded')).status)
  await bench.endpoints.metrics('bounded', 'blue', wide(), call)
  assert.deepEqual(statuses, new Set([200]))
  const { paths } = await collectedFiles(bench.home, 'bounded', wide())
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  assert.ok(total > 1000 && total <= atMost, `${total} bytes`)
})

test('a share of the requests is collected, the same on every deployment', async () => {
  await ready('sharing', { collect: { share: 0.3 } })
  for (let index = 0; index < 200; index += 1) await ask('sharing', { 'x-request-id': `request-${index}` })
  await bench.endpoints.metrics('sharing', 'blue', wide(), call)
  const { paths } = await collectedFiles(bench.home, 'sharing', wide())
  const lines = (await Promise.all(paths.map((path) => readFile(path, 'utf8')))).join('').trim().split('\n').length
  // 4 standard deviations of a binomial of 200 and 0.3.
  assert.ok(Math.abs(lines - 60) <= 26, `${lines} of 200`)
})

test('a disk that refuses never fails a prediction', async () => {
  const served = await bench.serve('full')
  await served.close()
  // A file in the place of the folder: every write below it is refused, as on a full disk.
  await writeFile(join(bench.home, 'endpoints', 'full', 'collected'), '')
  await bench.serve('full')
  await bench.deploy('full', 'blue', '1', bench.bundle('good'))
  await bench.write('full', { blue: 100 })
  for (let index = 0; index < 5; index += 1) assert.equal((await ask('full')).status, 200)
})

test('a controller that is killed is started again and finds everything', async () => {
  await bench.endpoints.ensureEndpoint('killed', {}, call)
  await bench.deploy('killed', 'blue', '1', bench.bundle('good'))
  await bench.write('killed', { blue: 100 })
  const before = await inspect('killed')
  const { pid, deployments } = await bench.state('killed')
  assert.notEqual(pid, process.pid)
  process.kill(pid, 'SIGKILL')
  const orphan = deployments['blue']?.pid ?? 0
  await until('the deployment has ended with its controller', () => {
    try {
      process.kill(orphan, 0)
      return false
    } catch {
      return true
    }
  })
  const dead = await inspect('killed')
  assert.equal(dead.value.ready, 'failed')
  assert.match(dead.value.deployments['blue']?.reason ?? '', /nobody serves/)
  await assert.rejects(bench.endpoints.invoke('killed', body, {}, call), { code: 'ENDPOINT_NOT_SERVED' })
  await Promise.all([
    bench.endpoints.ensureEndpoint('killed', {}, call),
    bench.endpoints.ensureEndpoint('killed', {}, call),
  ])
  assert.equal((await ask('killed')).status, 200)
  const revived = await inspect('killed')
  await until('all is ready', async () => (await inspect('killed')).value.ready === 'yes')
  assert.deepEqual(
    [revived.value.url, revived.value.traffic, revived.revision],
    [before.value.url, before.value.traffic, before.revision],
  )
})

test('a second controller leaves the endpoint to the first', async () => {
  await ready('single')
  assert.equal(await serveEndpoint('single', { home: bench.home, log: () => {} }), undefined)
  assert.equal((await ask('single')).status, 200)
})

test('a port that another program has is a clear error', async () => {
  const served = await bench.serve('blocked')
  const { port } = new URL(served.url)
  await served.close()
  const stranger = createServer((_request, response) => response.end('hello')).listen(Number(port), '127.0.0.1')
  await until('the stranger listens', () => stranger.listening)
  try {
    await assert.rejects(serveEndpoint('blocked', { home: bench.home, log: () => {} }), {
      code: 'ENDPOINT_PORT_IN_USE',
    })
    await assert.rejects(
      bench.endpoints.ensureEndpoint('blocked', {}, call),
      /ENDPOINT_PORT_IN_USE|in use by another program/,
    )
  } finally {
    stranger.close()
    stranger.closeAllConnections()
  }
})

test('an endpoint listens at another address of its port while it serves, and stays where it was if it may not', async () => {
  await ready('hosted')
  const { url } = (await inspect('hosted')).value
  const port = Number(new URL(url ?? '').port)
  const reached = (address: string): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connect(port, address, () => resolve(true))
      socket.on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
  assert.equal(await reached('127.0.0.2'), false)
  await bench.endpoints.ensureEndpoint('hosted', { host: '0.0.0.0' }, call)
  assert.equal(await reached('127.0.0.2'), true)
  assert.equal((await inspect('hosted')).value.url, url, 'callers on this machine keep their address')
  assert.equal((await ask('hosted')).status, 200)
  await assert.rejects(bench.endpoints.ensureEndpoint('hosted', { host: '192.0.2.1' }, call), /192\.0\.2\.1/)
  assert.equal(await reached('127.0.0.2'), true)
  await bench.endpoints.ensureEndpoint('hosted', {}, call)
  assert.equal(await reached('127.0.0.2'), false)
  assert.equal((await ask('hosted')).status, 200)
})

test('an endpoint moves to another port while it serves', async () => {
  await ready('moving')
  const before = (await inspect('moving')).value.url ?? ''
  const probe = createServer().listen(0, '127.0.0.1')
  await until('a free port is known', () => probe.listening)
  const { port } = probe.address() as { port: number }
  probe.close()
  await bench.endpoints.ensureEndpoint('moving', { port }, call)
  const after = (await inspect('moving')).value.url ?? ''
  assert.equal(new URL(after).port, String(port))
  assert.equal((await ask('moving')).status, 200)
  // Connections that are open are served on; new ones are refused.
  const outcome = await new Promise((resolve) => {
    const socket = connect(Number(new URL(before).port), '127.0.0.1', () => resolve('connected'))
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
  })
  assert.equal(outcome, 'ECONNREFUSED')
})

test('an endpoint that nobody made is a clear error', async () => {
  await assert.rejects(serveEndpoint('unknown', { home: bench.home, log: () => {} }), { code: 'ENDPOINT_NOT_FOUND' })
  assert.deepEqual((await readdir(join(bench.home, 'endpoints'))).includes('unknown'), false)
})
