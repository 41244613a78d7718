import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

for (const example of ['bike-sharing', 'credit-default'])
  test(`the demo takes ${example} through the whole story`, { timeout: 600_000 }, () => {
    const done = spawnSync(process.execPath, ['scripts/demo.ts', example], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    })
    const folder = /A temporary repository: (\S+)/.exec(done.stdout)?.[1]
    if (folder) rmSync(folder, { recursive: true, force: true })
    assert.equal(done.status, 0, done.stdout + done.stderr)
    assert.match(done.stdout, /✅ mlops deploy +production: v1 answers all requests/)
    assert.match(done.stdout, /❌ mlops validate +fail: better overall, worse for/)
    assert.match(done.stdout, /✅ mlops deploy +production: v2 answers all requests/)
    assert.match(done.stdout, /❌ mlops deploy +production: v3 is not live/)
    assert.match(done.stdout, /❌ mlops check-drift +.*look at the data source/)
    assert.match(done.stdout, /champion v2 · challenger none · previous v1/)
    const seen = [...done.stdout.matchAll(/clients saw ([\d,]+) requests, (\d+) failed/g)]
    assert.equal(seen.length, 3)
    for (const [, sent, failed] of seen) {
      assert.ok(Number(sent?.replaceAll(',', '')) > 100)
      assert.equal(failed, '0', 'no client sees a failed request on account of a release')
    }
  })
