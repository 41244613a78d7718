// A Parquet table read whole and read in parts: the same profile, and distributions that check-drift takes.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { parseProfile } from '@mlops-actions/drift'
import { temporaryFolder } from '@mlops-actions/testing'
import { json, mlops, root } from './cli.ts'

interface Answer {
  readonly rows: number
  readonly digest: string
  readonly columns: readonly object[]
  readonly findings: readonly { readonly code: string; readonly column?: string; readonly count?: number }[]
}

const fixtures = join(root, 'packages/data/fixtures/parquet')
const told = ({ findings }: Answer): string[] =>
  findings
    .filter((one) => one.code !== 'DUPLICATE_ROWS')
    .map((one) => `${one.code} ${one.column} ${one.count}`)
    .sort()

describe('mlops profile of a table read in parts', { concurrency: 2 }, () => {
  const names = readdirSync(fixtures).filter((name) => /^(?:codec-zstd|integers|floats|texts|times|groups)/.test(name))
  assert.ok(names.length >= 3, names.join())
  for (const name of names)
    test(name, async () => {
      const file = join(fixtures, name)
      const whole = await json<Answer>(['profile', file])
      const parts = await json<Answer>(['profile', file, '--exact-cells', '0'])
      assert.deepEqual([parts.rows, parts.digest], [whole.rows, whole.digest])
      assert.deepEqual(parts.columns, whole.columns)
      assert.deepEqual(told(parts), told(whole))
    })

  test('--write gives what check-drift takes as the reference, the same from parts', async (context) => {
    const folder = await temporaryFolder(context)
    const file = join(fixtures, 'integers.parquet')
    for (const [name, more] of [
      ['whole.json', []],
      ['parts.json', ['--exact-cells', '0']],
    ] as const) {
      const { code, stderr } = await mlops(['profile', file, '--write', join(folder, name), ...more])
      assert.equal(code, 0, stderr)
    }
    const [whole, parts] = ['whole.json', 'parts.json'].map((name) =>
      parseProfile(readFileSync(join(folder, name), 'utf8')),
    )
    assert.deepEqual(parts, whole)
    const report = await json<{ readonly verdict: string; readonly features: object }>(
      ['check-drift', '--reference', join(folder, 'parts.json'), '--current', file],
      { cwd: folder, code: 1 },
    )
    assert.equal(report.verdict, 'inconclusive')
  })
})
