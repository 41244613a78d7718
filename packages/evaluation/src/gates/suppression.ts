import { type GateResult, type Verdict, visibleGroups } from '@mlops-actions/core'
import type { SliceFinding } from './input.ts'
import { type Slice, sliceId } from './slices.ts'

/*
 * What may be shown of slices, so that no small group can be computed from the others: a slice of five people beside one of 7,495 is the
 * total less the other. Verdicts are made before, from all that is known; only what is told of them changes.
 */

/** Which slices may be shown, and how. */
export interface ShownSlices {
  /** Slices too small to be judged that may be named with their rows. The other small ones are only counted. */
  readonly named: ReadonlySet<Slice>
  /** True for a slice whose numbers would give away a smaller one: it is told by its name and verdict alone. */
  withheld(key: Readonly<Record<string, string>>): boolean
}

/**
 * Hides slices under `minGroup` rows, and more until none of them follows from what is shown: of every whole at least two, which together are
 * not small (core's decision about small groups), and, where columns are crossed, so many that no small slice is a sum or difference of others.
 * @param named slices that gates name; where their complement in `rows` is small, they would give it away
 */
export function shownSlices(
  slices: readonly Slice[],
  named: readonly Slice[],
  policy: { readonly minSliceRows: number; readonly minGroup: number; readonly rows: number },
): ShownSlices {
  const { minGroup, minSliceRows, rows } = policy
  const groups = [...new Map(slices.map((slice) => [sliceId(slice.key), slice.rows.length]))]
  const known = new Map(groups.map(([id, size]): [string, Group] => [id, { id, rows: size }]))
  const hidden = hiddenGroups([...known.values()], wholesOf(slices, known), minGroup)
  const withheld = new Set([...hidden].map((group) => group.id))
  const visible = (slice: Slice): boolean => !withheld.has(sliceId(slice.key))
  const shown = slices.filter((slice) => slice.rows.length < minSliceRows && visible(slice))
  for (const slice of named) {
    const rest = rows - slice.rows.length
    if (slice.rows.length < minGroup || (rest > 0 && rest < minGroup)) withheld.add(sliceId(slice.key))
  }
  return { named: new Set(shown), withheld: (key) => withheld.has(sliceId(key)) }
}

/** A slice, whichever rules declare it. */
interface Group {
  readonly id: string
  readonly rows: number
}

/** Groups whose rows sum to those of `total`; undefined where they sum to all rows, which are always shown. */
interface Whole {
  readonly parts: readonly Group[]
  readonly total: Group | undefined
}

/** The slices of a rule are one whole; of a crossed rule those that share a value are another, whose total is a slice of a rule for that column. */
function wholesOf(slices: readonly Slice[], known: ReadonlyMap<string, Group>): readonly Whole[] {
  const groupOf = (slice: Slice): Group => known.get(sliceId(slice.key)) as Group
  return [...Map.groupBy(slices, (slice) => slice.rule).values()].flatMap((parts): Whole[] => {
    const columns = Object.keys(parts[0]?.key ?? {})
    const lines = (column: string): Whole[] =>
      [...Map.groupBy(parts, (slice) => slice.key[column] as string)].flatMap(([value, line]) => {
        const total = known.get(sliceId({ [column]: value }))
        return total === undefined ? [] : [{ parts: line.map(groupOf), total }]
      })
    return [{ parts: parts.map(groupOf), total: undefined }, ...(columns.length > 1 ? columns.flatMap(lines) : [])]
  })
}

function hiddenGroups(groups: readonly Group[], wholes: readonly Whole[], minGroup: number): ReadonlySet<Group> {
  const hidden = new Set(groups.filter((group) => group.rows < minGroup))
  // Wholes that have no slice in common give nothing away of each other.
  const crossed = wholes.some((whole) => whole.total !== undefined)
  // What is hidden for the sake of one whole can stand alone in another.
  for (let before = -1; before !== hidden.size; ) {
    before = hidden.size
    for (const { parts, total } of wholes) {
      if (total !== undefined && hidden.has(total)) continue
      const marked = parts.map((group) => ({ group, rows: group.rows, hidden: hidden.has(group) }))
      const shown = new Set(visibleGroups(marked, { minGroup }).shown.map((one) => one.group))
      for (const group of parts) if (!shown.has(group)) hidden.add(group)
    }
    if (!crossed) continue
    for (const given of determined(wholes, hidden)) {
      const next = given.rows < minGroup ? nextTo(given, wholes, hidden) : undefined
      if (next !== undefined) hidden.add(next)
    }
  }
  return hidden
}

/** The smallest shown group of the wholes that hold a group, else of any. */
function nextTo(group: Group, wholes: readonly Whole[], hidden: ReadonlySet<Group>): Group | undefined {
  const membersOf = ({ parts, total }: Whole): readonly Group[] => (total === undefined ? parts : [...parts, total])
  const open = (some: readonly Whole[]): readonly Group[] => some.flatMap(membersOf).filter((one) => !hidden.has(one))
  const near = open(wholes.filter((whole) => membersOf(whole).includes(group)))
  const from = near.length > 0 ? near : open(wholes)
  return [...from].sort((a, b) => a.rows - b.rows || (a.id < b.id ? -1 : 1))[0]
}

/** A prime whose square is a number without rounding: elimination over its remainders is exact. */
const PRIME = 67_108_859

/**
 * The hidden groups whose rows follow from those that are shown. Every whole is an equation between its hidden groups; solved for as many as
 * possible, a group is given away where its equation holds no other.
 */
function determined(wholes: readonly Whole[], hidden: ReadonlySet<Group>): ReadonlySet<Group> {
  const unknown = [...hidden]
  const place = new Map(unknown.map((group, at) => [group, at]))
  const equations = wholes.map(({ parts, total }) => {
    const row: Row = new Float64Array(unknown.length)
    for (const part of parts) if (hidden.has(part)) row[place.get(part) as number] = 1
    if (total !== undefined && hidden.has(total)) row[place.get(total) as number] = PRIME - 1
    return row
  })
  const solved = eliminated(equations, unknown.length)
  return new Set(
    solved.flatMap((row) => {
      const used = unknown.filter((_, at) => row[at] !== 0)
      return used.length === 1 ? used : []
    }),
  )
}

type Row = Float64Array<ArrayBuffer>

/** The reduced row echelon form (Gauss and Jordan) over the remainders of the prime; rows of zeros are left out. */
function eliminated(rows: readonly Row[], columns: number): readonly Row[] {
  const matrix = rows.map((row) => row.slice())
  let rank = 0
  for (let column = 0; column < columns; column++) {
    const at = matrix.findIndex((row, i) => i >= rank && row[column] !== 0)
    if (at < 0) continue
    const pivot = matrix[at] as Row
    matrix[at] = matrix[rank] as Row
    matrix[rank] = pivot
    const by = inverse(pivot[column] as number)
    for (let k = column; k < columns; k++) pivot[k] = ((pivot[k] as number) * by) % PRIME
    for (const row of matrix) {
      const factor = row[column] as number
      if (row === pivot || factor === 0) continue
      for (let k = column; k < columns; k++)
        row[k] = ((row[k] as number) + (PRIME - factor) * (pivot[k] as number)) % PRIME
    }
    rank++
  }
  return matrix.slice(0, rank)
}

/** By Fermat: the power PRIME - 2. */
function inverse(value: number): number {
  let [result, base] = [1, value]
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME
    base = (base * base) % PRIME
  }
  return result
}

const decided: Readonly<Record<Verdict, string>> = {
  pass: 'the gate holds here',
  fail: 'the gate fails here',
  inconclusive: 'the gate cannot be decided here',
}
const why = 'numbers are not shown, because they would give away a smaller group'

/** The result with its verdict and its code, and without a number. */
export function withoutNumbers(gate: GateResult): GateResult {
  const { champion: _, difference: __, minimumDetectable: ___, ...rest } = gate
  const said = gate.judged ? decided[gate.verdict] : 'too few rows: not judged'
  return { ...rest, candidate: null, reason: { code: gate.reason.code, message: `${said}; its ${why}` } }
}

/** The line of the report with its name and standing, and without a number. */
export function findingWithoutNumbers({ slice, label, standing }: SliceFinding): SliceFinding {
  return { slice, label, standing, rows: null, candidate: null, champion: null, difference: null, reason: why }
}
