import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Commit, Context } from '@mlops-actions/core'
import { fakeRegistry, sampleRecord, testCall } from '@mlops-actions/testing'
import type { Project } from '../shared/index.ts'
import { eventsSince } from './events.ts'

/** The records of the samples end at this time. */
const end = Date.parse('2026-11-23T09:01:00.000Z')

async function events(data: Project['config']['data'], commits: readonly Commit[], since = end - 3_600_000) {
  const registry = fakeRegistry()
  const body = (environment: string) => ({ environment, operation: 'deploy', version: '12', end: 'live' })
  const call = testCall()
  for (const environment of ['production', 'staging'])
    await registry.putRecord(sampleRecord({ stage: 'deploy', body: body(environment), id: `01${environment}` }), call)
  const project = { root: '/model', registry, config: { model: { name: 'credit' }, data } } as unknown as Project
  const context = { ...call, commits: async () => commits } as unknown as Context
  return eventsSince(project, context, 'production', since)
}

const commit = (file: string): Commit => ({ id: 'abcdef0123', at: '2026-11-23T08:30:00.000Z', files: [file] })
const data = (given: object) =>
  ({ id: [], exclude: [], protected: [], ...given }) as unknown as Project['config']['data']

test('rollouts of the environment, and commits', async () => {
  const found = await events(data({ path: 'data.csv' }), [commit('train.py')])
  assert.deepEqual(found, [
    { at: end, what: 'deploy v12 in production: live' },
    { at: Date.parse('2026-11-23T08:30:00.000Z'), what: 'commit abcdef0' },
  ])
  assert.deepEqual(await events(data({ path: 'data.csv' }), [], end + 1), [])
})

test('a commit that changed the data says so, however the data is named', async () => {
  for (const [given, file, changed] of [
    [{ path: 'data.csv' }, 'data.csv', true],
    [{ path: './data.csv' }, 'data.csv', true],
    [{ path: 'data' }, 'data/a.csv', true],
    [{ path: 'data/' }, 'data/a.csv', true],
    [{ path: 'data' }, 'database.md', false],
    [{ train: 'data/*.parquet', test: 'test.csv' }, 'data/1.parquet', true],
    [{ train: 'train.csv', test: 'test.csv' }, 'test.csv', true],
    [{ train: 'train.csv', test: 'test.csv' }, 'train.py', false],
  ] as const) {
    const [, last] = await events(data(given), [commit(file)])
    assert.equal(last?.what.endsWith('changed the data'), changed, `${JSON.stringify(given)} ${file}`)
  }
})
