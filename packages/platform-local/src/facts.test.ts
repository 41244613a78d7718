import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UserError } from '@mlops-actions/core'
import { assertRemembers, factsOf } from './facts.ts'

test('only the folder store on a throw-away runner forgets', () => {
  const hosted = factsOf({ GITHUB_ACTIONS: 'true', RUNNER_ENVIRONMENT: 'github-hosted', MLOPS_DETACH: 'true' })
  const own = factsOf({ GITHUB_ACTIONS: 'true', RUNNER_ENVIRONMENT: 'self-hosted' })
  const laptop = factsOf({ RUNNER_ENVIRONMENT: 'github-hosted' })
  assert.deepEqual(hosted, { inJob: true, ephemeral: true, detach: false })
  assert.deepEqual(own, { inJob: true, ephemeral: false, detach: false })
  assert.deepEqual(laptop, { inJob: false, ephemeral: false, detach: false })
  assert.throws(
    () => assertRemembers('The version', 'directory', hosted),
    (error: unknown) => {
      assert.ok(error instanceof UserError)
      assert.equal(error.code, 'STATE_IS_EPHEMERAL')
      assert.match(error.remedy ?? '', /registry: git/)
      return true
    },
  )
  for (const facts of [own, laptop]) assertRemembers('The version', 'directory', facts)
  assertRemembers('The version', 'git', hosted)
})
