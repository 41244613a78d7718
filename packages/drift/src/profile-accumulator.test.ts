import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Table } from '@mlops-actions/core'
import { checkDrift } from './check-drift.ts'
import { drawn, normals, numbers, people, table, texts } from './fixtures/tables.ts'
import { buildProfile, type NumberProfile, type Profile, parseProfile, profileBytes } from './profile.ts'
import { ProfileAccumulator } from './profile-accumulator.ts'
import { takeRows } from './time/windows.ts'

const rows = 20_000
const whole = table(
  numbers(
    'income',
    normals(1, rows).map((z) => 1000 * Math.exp(z)),
  ),
  numbers('age', normals(2, rows, 45, 12).map(Math.round), 'integer'),
  numbers(
    'balance',
    normals(3, rows, -50, 400).map((x, at) => (at % 4 === 0 ? 0 : at % 9 === 0 ? Number.NaN : x)),
  ),
  numbers(
    'flag',
    Array.from({ length: rows }, (_, at) => Number(at % 3 === 0)),
    'integer',
  ),
  texts('group', drawn(4, rows, { a: 5, b: 3, c: 2 })),
)

function parts(one: Table, sizes: readonly number[]): Table[] {
  let from = 0
  return sizes.map((size) => {
    const own = Array.from({ length: size }, (_, at) => from + at)
    from += size
    return takeRows(one, own)
  })
}

function accumulate(chunks: readonly Table[], options = {}): Profile {
  const accumulator = new ProfileAccumulator(options)
  for (const chunk of chunks) accumulator.add(chunk)
  return accumulator.profile()
}

const text = (profile: Profile): string => new TextDecoder().decode(profileBytes(profile))

test('parts in any size and order, or merged, give the same bytes', () => {
  const one = text(accumulate([whole]))
  const many = parts(whole, [1, 4999, 7000, 3000, 5000])
  assert.equal(text(accumulate(many)), one)
  assert.equal(text(accumulate(many.toReversed())), one)
  const left = new ProfileAccumulator()
  const right = new ProfileAccumulator()
  for (const part of many.slice(0, 2)) left.add(part)
  for (const part of many.slice(2)) right.add(part)
  right.merge(left)
  assert.equal(text(right.profile()), one)
  assert.deepEqual(parseProfile(one), accumulate([whole]))
})

test('counts over the edges are exact, bins are about equal, and each has at least ten rows', () => {
  const profile = accumulate(parts(whole, [8000, 12_000]))
  for (const [at, column] of profile.columns.entries()) {
    const source = whole.columns[at]
    if (column.kind !== 'number' || source?.kind !== 'number') continue
    const finite = source.values.filter(Number.isFinite)
    let before = Number.NEGATIVE_INFINITY
    for (const [bin, rows] of column.counts.entries()) {
      const edge = column.edges[bin] ?? Number.POSITIVE_INFINITY
      assert.equal(finite.filter((value) => value > before && value <= edge).length, rows, `${column.name} bin ${bin}`)
      assert.ok(rows >= 10)
      before = edge
    }
    assert.ok(column.coarse.length >= (column.name === 'flag' ? 1 : 6), `${column.name}: ${column.coarse.length}`)
  }
  const age = profile.columns[1] as NumberProfile
  const exact = buildProfile(whole).columns[1] as NumberProfile
  assert.deepEqual([age.min, age.max, age.distinct], [exact.min, exact.max, exact.distinct])
  assert.ok(Math.abs((age.mean ?? 0) - (exact.mean ?? 0)) < 1e-9)
})

test('a current profile like the reference is judged as the table is', () => {
  const reference = accumulate([people(1, 8000)])
  const shifted = (seed: number): Table => ({
    rows: 5000,
    columns: people(seed, 5000).columns.map((column) =>
      column.name === 'income' && column.kind === 'number'
        ? numbers(
            'income',
            column.values.map((x) => x * 1.5),
          )
        : column.name === 'age' && column.kind === 'number'
          ? numbers(
              'age',
              column.values.map((x, at) => (at % 50 === 0 ? 999 : x)),
              'integer',
            )
          : column,
    ),
  })
  for (const current of [people(2, 5000), shifted(3)]) {
    const byRows = checkDrift({ reference, current })
    const byProfile = checkDrift({ reference, current: accumulate(parts(current, [2500, 2500]), { like: reference }) })
    assert.equal(byProfile.verdict, byRows.verdict, byProfile.summary)
    assert.deepEqual(byProfile.driftedFeatures, byRows.driftedFeatures)
    assert.equal(byProfile.cause, byRows.cause)
    for (const name of ['psi', 'jensen_shannon', 'chi2'] as const)
      assert.equal(
        byProfile.features['income']?.measures[name]?.value,
        byRows.features['income']?.measures[name]?.value,
      )
    const ks = byProfile.features['income']?.measures.ks
    const off = Math.abs((ks?.value ?? 9) - (byRows.features['income']?.measures.ks?.value ?? 0))
    assert.ok(off <= (ks?.error ?? 0) + 1e-12)
    assert.equal(
      byProfile.findings.some((finding) => finding.code === 'ABOVE_RANGE'),
      current.columns[1] !== undefined && byRows.findings.some((finding) => finding.code === 'ABOVE_RANGE'),
    )
  }
})

test('profiles over other edges, a profile against a table, and parts that differ are refused', () => {
  const reference = accumulate([people(1)])
  assert.throws(() => checkDrift({ reference, current: accumulate([people(2)]) }), /not the same in both/)
  assert.throws(() => checkDrift({ reference: people(1), current: reference }), /reference a table/)
  const accumulator = new ProfileAccumulator()
  accumulator.add(people(1))
  assert.throws(() => accumulator.add(table(numbers('income', [1]))), /has 1 columns/)
})

test('a text column that tells its rows apart is counted and not kept', () => {
  const part = (start: number): Table => ({
    rows: 500_001,
    columns: [
      {
        kind: 'text',
        name: 'id',
        codes: Int32Array.from({ length: 500_001 }, (_, i) => i),
        levels: Array.from({ length: 500_001 }, (_, i) => `id ${start + i}`),
        nulls: 0,
      },
    ],
  })
  const [column] = accumulate([part(0), part(500_001)]).columns
  assert.deepEqual(column, {
    kind: 'text',
    name: 'id',
    nulls: 0,
    distinct: null,
    levels: [],
    other: { rows: 1_000_002, levels: 1_000_000 },
  })
})
