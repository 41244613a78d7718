import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalJson, type Json, type Table } from '@mlops-actions/core'
import fc from 'fast-check'
import { checkDrift } from './check-drift.ts'
import { compatDrift } from './compat/compat.ts'
import { compatModes } from './compat/types.ts'
import { numbers, table, texts } from './fixtures/tables.ts'
import { buildProfile, parseProfile, profileBytes } from './profile.ts'
import { ProfileAccumulator } from './profile-accumulator.ts'

/** Numbers as they should not be: extremes of the double, infinities, missing ones, negative zero, few different ones. */
const cell = fc.oneof(
  fc.double(),
  fc.constantFrom(0, -0, 1, 1e308, -1e308, 5e-324, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  fc.integer({ min: -3, max: 3 }),
)
const word = fc.oneof(fc.constantFrom('a', 'b', '', '__proto__', 'constructor', '1', null), fc.string())

const anyTable: fc.Arbitrary<Table> = fc
  .integer({ min: 0, max: 60 })
  .chain((rows) =>
    fc.record({
      x: fc.array(cell, { minLength: rows, maxLength: rows }),
      t: fc.array(word, { minLength: rows, maxLength: rows }),
      turned: fc.boolean(),
    }),
  )
  .map(({ x, t, turned }) => (turned ? table(texts('x', t), numbers('t', x)) : table(numbers('x', x), texts('t', t))))

const plain = (value: unknown): string => canonicalJson(value as Json)

test('no table makes a check, a profile or a compatibility mode throw, and every report is plain JSON', () => {
  fc.assert(
    fc.property(anyTable, anyTable, (reference, current) => {
      plain(checkDrift({ reference, current }))
      const profile = buildProfile(reference, { minGroup: 3 })
      assert.deepEqual(parseProfile(new TextDecoder().decode(profileBytes(profile))), profile)
      plain(checkDrift({ reference: profile, current }))
      const accumulator = new ProfileAccumulator({ minGroup: 3 })
      accumulator.add(reference)
      plain(checkDrift({ reference: accumulator.profile(), current }))
      for (const mode of compatModes) plain(compatDrift(mode, reference, current))
    }),
    { numRuns: 150 },
  )
})
