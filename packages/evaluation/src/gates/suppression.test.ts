import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type GateResult, randomStream, type SliceRule } from '@mlops-actions/core'
import fc from 'fast-check'
import { gate, rulesOf, tableOf } from '../fixtures/rules.ts'
import { type Scored, scoredBinary } from '../scored.ts'
import { evaluateGates } from './evaluate-gates.ts'
import { type Slice, slicesOf } from './slices.ts'
import { shownSlices } from './suppression.ts'

/** A column with so many rows of each value. */
const repeated = (rows: Readonly<Record<string, number>>): string[] =>
  Object.entries(rows).flatMap(([value, times]) => Array<string>(times).fill(value))

function models(rows: number): { readonly candidate: Scored; readonly champion: Scored } {
  const truth = Array.from({ length: rows }, (_, i) => ((i * 13) % 7 < 3 ? 1 : 0))
  const noise = (i: number, by: number): number => ((i * 7919 * by) % 1009) / 1009
  const of = (by: number, share: number) =>
    scoredBinary(
      truth,
      truth.map((y, i) => share * y + (1 - share) * noise(i, by)),
    )
  return { candidate: of(3, 0.25), champion: of(1, 0.4) }
}

function judged(column: readonly string[], more: { minGroup?: number; slice?: Record<string, string> } = {}) {
  const asked = more.slice === undefined ? { eachSlice: true } : { slice: more.slice }
  const rules = rulesOf(
    [
      gate({ name: 'versus', metric: 'roc_auc', versusChampion: 'not-worse', margin: 0, ...asked }),
      gate({ name: 'floor', metric: 'accuracy', min: 0.5, ...asked }),
    ],
    { slices: more.slice === undefined ? [{ columns: ['town'] }] : [], minSliceRows: 50 },
  )
  const { minGroup = 10 } = more
  return evaluateGates(rules, { ...models(column.length), table: tableOf({ town: column }), seed: 1, minGroup })
}

/** What somebody reads off a result. */
const numbersOf = (one: GateResult): readonly unknown[] => [
  one.candidate,
  one.champion,
  one.difference,
  one.minimumDetectable,
]

test('one small slice beside large ones: the smallest of these is told without a number, its verdict stays', () => {
  const column = repeated({ north: 700, south: 400, atoll: 4 })
  const { gates, report } = judged(column)
  const open = judged(column, { minGroup: 1 })
  const results = (id: string, of = gates): GateResult => {
    const found = of.find((one) => one.id === `validate.gates.${id}`)
    assert.ok(found, id)
    return found
  }
  for (const name of ['versus', 'floor']) {
    const south = results(`${name}[town=south]`)
    assert.deepEqual(numbersOf(south), [null, undefined, undefined, undefined])
    assert.match(south.reason.message, /numbers are not shown, because they would give away a smaller group/)
    assert.doesNotMatch(south.reason.message, /\d/)
    for (const town of ['north', 'south']) {
      const [one, known] = [results(`${name}[town=${town}]`), results(`${name}[town=${town}]`, open.gates)]
      assert.deepEqual([one.verdict, one.reason.code, one.judged], [known.verdict, known.reason.code, known.judged])
    }
    assert.ok(results(`${name}[town=north]`).candidate?.value)
  }
  assert.deepEqual(report.slices.map((one) => [one.slice['town'], one.rows, one.difference === null]).sort(), [
    ['north', 700, false],
    ['south', null, true],
  ])
  assert.deepEqual([report.unnamedSlices, report.forWhom], [1, open.report.forWhom])
  assert.doesNotMatch(JSON.stringify({ gates, report }), /atoll|\b400\b/)
})

test('a slice that is small and may be named is hidden before one that is judged', () => {
  const { gates, report } = judged(repeated({ north: 700, south: 400, islet: 20, atoll: 4 }))
  assert.ok(gates.every((one) => !/not shown/.test(one.reason.message)))
  assert.deepEqual(report.slices.map((one) => one.slice['town']).sort(), ['north', 'south'])
  assert.equal(report.unnamedSlices, 2)
})

test('nothing is hidden where no slice is small', () => {
  const { gates, report } = judged(repeated({ north: 700, south: 400 }))
  assert.ok(gates.every((one) => one.candidate !== null))
  assert.ok(report.slices.every((one) => one.rows !== null))
})

test('a slice that a gate names is withheld where the rest is small, or it is', () => {
  const [almostAll] = judged(repeated({ north: 700, atoll: 4 }), { slice: { town: 'north' } }).gates
  assert.deepEqual([almostAll?.candidate, almostAll?.judged], [null, true])
  const [few] = judged(repeated({ north: 700, atoll: 4 }), { slice: { town: 'atoll' } }).gates
  assert.deepEqual([few?.judged, few?.reason.code], [false, 'SLICE_TOO_SMALL'])
  assert.doesNotMatch(few?.reason.message ?? '', /\d/)
  const [half] = judged(repeated({ north: 700, south: 400 }), { slice: { town: 'north' } }).gates
  assert.ok(half?.candidate)
})

const small = fc.array(
  fc.record({ a: fc.constantFrom('p', 'q', 'r'), b: fc.constantFrom('x', 'y', 'z'), c: fc.constantFrom('u', 'v') }),
  { minLength: 1, maxLength: 60 },
)
const ruleSets: readonly (readonly SliceRule[])[] = [
  [{ columns: ['a'] }],
  [{ columns: ['a', 'b'] }],
  [{ columns: ['a'] }, { columns: ['a', 'b'] }],
  [{ columns: ['a'] }, { columns: ['b'] }, { columns: ['a', 'b'] }],
  [{ columns: ['a', 'b'] }, { columns: ['a'] }, { columns: ['a', 'c'] }],
  [{ columns: ['a'] }, { columns: ['c'] }, { columns: ['a', 'c'] }, { columns: ['b', 'a'] }, { columns: ['b'] }],
]

const cells = ['p', 'q', 'r'].flatMap((a) => ['x', 'y', 'z'].flatMap((b) => ['u', 'v'].map((c) => ({ a, b, c }))))

/** Which cells a slice is the sum of. */
function sumOf(slice: Slice): number[] {
  return cells.map((cell) => (Object.entries(slice.key).every(([name, value]) => cell[name as 'a'] === value) ? 1 : 0))
}

test('no small slice is a sum or difference of what is shown, whatever is crossed', () => {
  fc.assert(
    fc.property(small, fc.constantFrom(...ruleSets), fc.constantFrom(2, 4, 8), (people, rules, minGroup) => {
      const column = (name: 'a' | 'b' | 'c') => people.map((one) => one[name])
      const table = tableOf({ a: column('a'), b: column('b'), c: column('c') })
      const { slices } = slicesOf(table, rules)
      const minSliceRows = minGroup + 3
      const { named, withheld } = shownSlices(slices, [], { minGroup, minSliceRows, rows: people.length })
      const judgedOpenly = (slice: Slice) => slice.rows.length >= minSliceRows && !withheld(slice.key)
      const shown = slices.filter((slice) => named.has(slice) || judgedOpenly(slice))
      // Unknown are the cells of the table by all three columns; known are the shown slices and the number of all rows.
      const known = [cells.map(() => 1), ...shown.map(sumOf)]
      for (const slice of slices)
        if (slice.rows.length < minGroup && people.length >= minGroup)
          assert.ok(
            rank([...known, sumOf(slice)]) > rank(known),
            `${JSON.stringify(slice.key)} (${slice.rows.length} rows) follows from ${shown.map((one) => `${JSON.stringify(one.key)}=${one.rows.length}`).join(' ')} of ${people.length}`,
          )
    }),
    { numRuns: 1500 },
  )
})

test('a table of 60 by 60 values with small groups everywhere is decided in moments', () => {
  const rows = 40_000
  const stream = randomStream(1, 'people')
  const column = () => Array.from({ length: rows }, () => `v${Math.floor(60 * stream.next() ** 2)}`)
  const table = tableOf({ a: column(), b: column() })
  const { slices } = slicesOf(table, [{ columns: ['a'] }, { columns: ['b'] }, { columns: ['a', 'b'] }])
  const begun = process.cpuUsage().user
  const { named } = shownSlices(slices, [], { minGroup: 10, minSliceRows: 100, rows })
  assert.ok(process.cpuUsage().user - begun < 10e6)
  assert.ok(named.size > 100 && named.size < slices.length)
})

/** Rank of a matrix of small whole numbers, by elimination. */
function rank(rows: readonly (readonly number[])[]): number {
  const matrix = rows.map((row) => [...row])
  let found = 0
  for (let column = 0; column < (matrix[0]?.length ?? 0); column++) {
    const pivot = matrix.findIndex((row, i) => i >= found && Math.abs(row[column] as number) > 1e-9)
    if (pivot < 0) continue
    const own = matrix[pivot] as number[]
    matrix[pivot] = matrix[found] as number[]
    matrix[found] = own
    for (const [i, row] of matrix.entries()) {
      if (i === found) continue
      const by = (row[column] as number) / (own[column] as number)
      for (let k = 0; k < row.length; k++) row[k] = (row[k] as number) - by * (own[k] as number)
    }
    found++
  }
  return found
}
