import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Table, UserError } from '@mlops-actions/core'
import fc from 'fast-check'
import { checkDrift } from './check-drift.ts'
import { drawn, normals, numbers, table, texts } from './fixtures/tables.ts'
import { buildProfile, isProfile, type NumberProfile, parseProfile, profileBytes } from './profile.ts'
import { mergeProfiles } from './profile-merge.ts'
import { takeRows } from './time/windows.ts'

const rows = 3000
const whole = table(
  numbers(
    'income',
    normals(1, rows).map((z) => 1000 * Math.exp(z)),
  ),
  numbers(
    'age',
    normals(2, rows, 45, 12).map((x) => Math.max(18, Math.round(x))),
    'integer',
  ),
  numbers(
    'gaps',
    normals(3, rows).map((x, at) => (at % 10 === 0 ? Number.NaN : at % 100 === 1 ? Number.POSITIVE_INFINITY : x)),
  ),
  numbers(
    'flag',
    Array.from({ length: rows }, (_, at) => Number(at % 20 === 0)),
    'boolean',
  ),
  texts('group', [...drawn(4, rows - 3, { a: 5, b: 3, c: 2 }), null, 'only once', 'once more']),
)

const text = (one: Table, options = {}): string => new TextDecoder().decode(profileBytes(buildProfile(one, options)))

test('a profile has the same bytes in any row order, and is read back as it was', () => {
  const order = Array.from({ length: rows }, (_, at) => (at * 1009) % rows)
  const shuffled = takeRows(whole, order)
  assert.equal(text(shuffled), text(whole))
  assert.deepEqual(parseProfile(text(whole)), buildProfile(whole))
  assert.ok(text(whole).length < 12_000, `${text(whole).length} bytes`)
})

test('counts, moments and range are exact', () => {
  const profile = buildProfile(whole)
  const of = (name: string) => profile.columns.find((column) => column.name === name) as NumberProfile
  for (const name of ['income', 'age', 'gaps', 'flag']) {
    const { counts, nulls, positiveInfinities, negativeInfinities } = of(name)
    assert.equal(counts.reduce((sum, count) => sum + count, 0) + nulls + positiveInfinities + negativeInfinities, rows)
    assert.ok(
      counts.every((count) => count >= 10),
      `${name} has a bin below ten rows`,
    )
  }
  assert.equal(of('gaps').nulls, 300)
  assert.equal(of('gaps').positiveInfinities, 30)
  assert.deepEqual(of('flag').edges, [0])
  assert.deepEqual(of('flag').counts, [2850, 150])
  const age = whole.columns[1]
  assert.ok(age?.kind === 'number')
  assert.ok(Math.abs((of('age').mean ?? 0) - age.values.reduce((sum, value) => sum + value, 0) / rows) < 1e-9)
  assert.ok((of('income').min as number) <= Math.min(...(whole.columns[0] as { values: Float64Array }).values))
})

test('protected columns tell no extremes, identifying ones nothing but type and missing cells', () => {
  const profile = buildProfile(whole, { protected: ['age'], identifying: ['income', 'group'] })
  const [income, age, , , group] = profile.columns
  assert.ok(age?.kind === 'number' && age.min === null && age.max === null && age.edges.length > 5)
  assert.ok(income?.kind === 'number' && income.edges.length === 0 && income.mean === null && income.min === null)
  assert.ok(group?.kind === 'text' && group.levels.length === 0)
})

test('no value that few rows hold is in a profile or a report', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 200, max: 400 }), (seed, size) => {
      // Every value is unique and has a tail of digits that would show.
      const marked = normals(seed, size, 5000, 1500).map((value, at) => Math.round(value) + (at + 1) / 8191)
      const markers = [...marked].map(String)
      const one = table(numbers('x', marked), texts('t', [...drawn(seed, size - 1, { a: 1, b: 1 }), `secret-${seed}`]))
      const shifted = table(
        numbers(
          'x',
          marked.map((value) => value * 3),
        ),
        texts('t', [...drawn(seed, size - 1, { a: 1, b: 5 }), `hidden-${seed}`]),
      )
      const written = text(one)
      const report = JSON.stringify({ ...checkDrift({ reference: one, current: shifted }), features: undefined })
      const bins = JSON.stringify(
        Object.values(checkDrift({ reference: one, current: shifted }).features).map((f) => f.bins),
      )
      for (const artefact of [written, report, bins]) {
        assert.ok(!artefact.includes('secret-') && !artefact.includes('hidden-'))
        for (const marker of markers) assert.ok(!artefact.includes(marker), `${marker} is told`)
      }
    }),
    { numRuns: 15 },
  )
})

test('parts add up to the whole', () => {
  const like = buildProfile(whole)
  const parts = [0, 1, 2].map((part) => {
    const own = Array.from({ length: 1000 }, (_, at) => part * 1000 + at)
    return buildProfile(takeRows(whole, own), { like, minGroup: 1 })
  })
  const [first, second, third] = parts
  assert.ok(first && second && third)
  const merged = mergeProfiles(mergeProfiles(first, second), third)
  assert.equal(merged.rows, rows)
  for (const [at, column] of merged.columns.entries()) {
    const expected = like.columns[at]
    if (column.kind === 'number' && expected?.kind === 'number') {
      assert.deepEqual(column.counts, expected.counts)
      assert.ok(Math.abs((column.std ?? 0) - (expected.std ?? 0)) < 1e-9 * (expected.std ?? 1))
      assert.ok(Math.abs((column.mean ?? 0) - (expected.mean ?? 0)) < 1e-10 * (expected.std ?? 1))
    } else if (column.kind === 'text' && expected?.kind === 'text')
      assert.equal(column.levels.reduce((sum, [, count]) => sum + count, 0) + column.nulls, rows)
  }
  const apart = buildProfile(
    takeRows(
      whole,
      Array.from({ length: 500 }, (_, at) => at),
    ),
  )
  assert.throws(() => mergeProfiles(first, apart), /same kind and edges/)
  assert.throws(() => mergeProfiles(first, { ...second, columns: [] }), /0/)
})

test('against a profile the binned measures are exact and the others carry their error', () => {
  const reference = table(numbers('x', normals(8, 5000)))
  const current = table(numbers('x', normals(9, 2000, 0.4)))
  const exact = checkDrift({ reference, current }).features['x']?.measures
  const profiled = checkDrift({ reference: buildProfile(reference), current }).features['x']?.measures
  assert.ok(Math.abs((profiled?.psi?.value ?? 0) / (exact?.psi?.value ?? 1) - 1) < 0.05)
  for (const name of ['ks', 'wasserstein'] as const) {
    const off = Math.abs((profiled?.[name]?.value ?? 9) - (exact?.[name]?.value ?? 0))
    assert.ok(off <= (profiled?.[name]?.error ?? 0) + 1e-12, `${name} is off by ${off}`)
  }
  assert.equal(profiled?.mann_whitney?.value, null)
})

test('what is no profile is refused', () => {
  for (const bad of [
    '',
    '{}',
    '{"schema":"mlops/drift-profile/v1"}',
    text(whole).replace('"counts":[', '"counts":[1,'),
  ])
    assert.throws(
      () => parseProfile(bad),
      (thrown) => thrown instanceof UserError && thrown.code === 'DRIFT_BAD_PROFILE',
    )
  assert.equal(isProfile(null), false)
  assert.throws(() => buildProfile(whole, { minGroup: 0 }), /minGroup is 0/)
})
