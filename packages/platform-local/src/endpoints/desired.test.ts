import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { isConflict } from '@mlops-actions/core'
import { changeDesired, type Desired, desiredVersion, readDesired, writeDesired } from './desired.ts'
import { ensureKey } from './key.ts'
import { endpointPaths } from './paths.ts'
import { parseSettings } from './settings.ts'

let home = ''
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'desired-'))
})
after(() => rm(home, { recursive: true }))

const first: Desired = {
  schema: desiredVersion,
  settings: {},
  port: 1,
  traffic: {},
  mirror: {},
  rollout: null,
  deployments: {},
}

test('of many writers with the same revision exactly one wins', async () => {
  const paths = endpointPaths(home, 'race')
  const seen = await writeDesired(paths, undefined, first)
  const outcomes = await Promise.allSettled(
    Array.from({ length: 16 }, (_, index) => writeDesired(paths, seen, { ...first, port: index + 2 })),
  )
  const won = outcomes.filter((outcome) => outcome.status === 'fulfilled')
  assert.equal(won.length, 1)
  for (const outcome of outcomes) if (outcome.status === 'rejected') assert.ok(isConflict(outcome.reason))
  assert.deepEqual((await readDesired(paths))?.value, won[0]?.value.value)
  assert.deepEqual(await readdir(paths.desired), ['00000001.json', '00000002.json'])
})

test('changes that are right on any state are all made', async () => {
  const paths = endpointPaths(home, 'many')
  await writeDesired(paths, undefined, { ...first, port: 0 })
  await Promise.all(
    Array.from({ length: 12 }, () => changeDesired(paths, (seen) => ({ ...first, port: (seen?.value.port ?? 0) + 1 }))),
  )
  assert.equal((await readDesired(paths))?.value.port, 12)
})

test('a revision that somebody damaged is named, not guessed', async () => {
  const paths = endpointPaths(home, 'damaged')
  await writeDesired(paths, undefined, first)
  await writeFile(join(paths.desired, '00000001.json'), '{')
  await assert.rejects(readDesired(paths), { code: 'ENDPOINT_STATE' })
})

test('the key is made once and only its owner reads it', async () => {
  const paths = endpointPaths(home, 'keyed')
  const keys = await Promise.all(Array.from({ length: 8 }, () => ensureKey(paths)))
  assert.equal(new Set(keys).size, 1)
  assert.match(keys[0] ?? '', /^[\w-]{43}$/)
  assert.equal((await stat(paths.key)).mode & 0o777, 0o600)
  assert.equal((await readFile(paths.key, 'utf8')).trim(), keys[0])
})

for (const name of ['', '..', 'a/b', '-a', 'a'.repeat(64), 'ä'])
  test(`${JSON.stringify(name)} is no name of an endpoint`, () => {
    assert.throws(() => endpointPaths(home, name), { code: 'ENDPOINT_NAME' })
  })

test('a section of mlops.yml is taken as it stands', () => {
  const settings = parseSettings({
    collect: { share: 0.001, exclude: ['id'], keep: '30d', 'at-most': '5GiB' },
    'route-header': 'X-Customer',
    steps: [],
  })
  assert.deepEqual(settings.collect, { share: 0.001, exclude: ['id'], keepMs: 30 * 86400e3, atMostBytes: 5 * 2 ** 30 })
  assert.equal(settings.routeHeader, 'x-customer')
})

for (const wrong of [
  { collect: { share: 2 } },
  { collect: { keep: '30 fortnights' } },
  { collect: { exclude: 'id' } },
  { port: -1 },
  { collect: [] },
  { timeout: 0 },
  { 'maximum-bytes': '1GiB' },
])
  test(`${JSON.stringify(wrong)} is refused`, () => {
    assert.throws(() => parseSettings(wrong), { code: 'ENDPOINT_SETTINGS' })
  })
