import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { house } from '../quick/chain/house.ts'

test('a port in use is named, with what to do', { timeout: 120_000 }, async (t) => {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  t.after(() => server.close())
  const { port } = server.address() as { port: number }
  const one = await house(t, { 'deploy:\n': `deploy:\n  port: ${port}\n` })
  for (const step of ['train', 'validate', 'package', 'register']) await one.json([step])
  const started = performance.now()
  const answer = await one.json(['deploy'], 2)
  // The stranger never answers: that is not waited for, neither here nor by the controller (before: at least 6 s).
  assert.ok(performance.now() - started < 5500, `${performance.now() - started} ms`)
  const [problem] = answer.problems ?? []
  assert.match(`${problem?.message} ${problem?.remedy}`, new RegExp(String(port)))
  assert.match(String(problem?.code), /PORT|ENDPOINT/)
  assert.match(String(problem?.message), /deploy\.port/)
  const status = await one.json(['status'])
  assert.equal((status['aliases'] as Record<string, string>)['champion'], undefined, 'nothing went live')
})
