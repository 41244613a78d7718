import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import * as numerics from './index.ts'

/*
 * Every value was made by test/golden/numerics/make.py: mpmath with 50 digits (scipy for the exact Kolmogorov-Smirnov law and
 * the discrete quantiles). A row is the arguments and the expected value; the tolerance is relative.
 */
const golden = JSON.parse(
  readFileSync(new URL('../../../test/golden/numerics/numerics.json', import.meta.url), 'utf8'),
) as Record<string, readonly (readonly number[])[]>

const tolerances: Readonly<Record<string, number>> = {
  // scipy's own error where it takes Pelz and Good's expansion or a lossy difference.
  kstwoSf: 1e-10,
}

const functions = numerics as unknown as Readonly<Record<string, (...args: number[]) => number>>

for (const [key, rows] of Object.entries(golden)) {
  const name = key.replace(/-.*$/, '')
  const tolerance = tolerances[name] ?? 1e-12
  test(`${key} is right to ${tolerance} in ${rows.length} places`, () => {
    assert.ok(rows.length > 0)
    for (const row of rows) {
      const args = row.slice(0, -1)
      const want = row.at(-1) as number
      const got = (functions[name] as (...args: number[]) => number)(...args)
      const error = want === 0 ? Math.abs(got) : Math.abs(got / want - 1)
      assert.ok(error <= tolerance, `${name}(${args.join(', ')}) is ${got}, not ${want}: relative error ${error}`)
    }
  })
}
