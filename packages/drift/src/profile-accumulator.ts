import { type Column, extremesVisible, type Table, visibleGroups } from '@mlops-actions/core'
import { Accumulator, QuantileSketch } from '@mlops-actions/numerics'
import { countSorted } from './binning.ts'
import { fail } from './errors.ts'
import { defaultMinGroup, finiteDigits, outward } from './privacy.ts'
import type { NumberProfile, Profile, ProfileColumn, ProfileOptions, TextProfile } from './profile.ts'
import { bucketAtoms, edgesOfAtoms } from './profile-edges.ts'
import { categorySample, numericSample } from './samples.ts'

/** What is kept of a numeric column. */
interface NumberState {
  readonly kind: 'number'
  type: NumberProfile['type']
  nulls: number
  negativeInfinities: number
  positiveInfinities: number
  readonly moments: Accumulator
  readonly sketch: QuantileSketch
  /** Rows over the edges of `like`, and beyond its extremes. */
  readonly counts: Float64Array | undefined
  below: number
  above: number
}

/** What is kept of a text column. */
interface TextState {
  readonly kind: 'text'
  nulls: number
  /** Rows that hold a text. */
  filled: number
  /** Undefined once there were more levels than are kept: such a column tells its rows apart, and no level of it is told. */
  counts: Map<string, number> | undefined
}

/** Levels of a text column that are kept. */
const mostLevels = 1_000_000

/**
 * Builds a profile part by part, in memory that does not grow with the rows (it does with the levels of text columns, up to a million). Exact sums and a sketch without
 * chance: the parts may come in any order and any split, and accumulators may be merged, with the same bytes at the end.
 * With `like` the counts are over that profile's edges, so that the result can be held against it.
 */
export class ProfileAccumulator {
  readonly #options: ProfileOptions
  readonly #columns = new Map<string, NumberState | TextState>()
  #rows = 0

  constructor(options: ProfileOptions = {}) {
    this.#options = options
  }

  /** Adds a part of the table. Throws DRIFT_PROFILES_DIFFER for a part whose columns are not those of the first. */
  add(part: Table): void {
    if (this.#rows > 0 && part.columns.length !== this.#columns.size)
      throw differ(`A part has ${part.columns.length} columns, the first had ${this.#columns.size}.`)
    for (const column of part.columns) this.#addColumn(column)
    this.#rows += part.rows
  }

  #addColumn(column: Column): void {
    const state = this.#columns.get(column.name) ?? this.#open(column)
    if (state.kind === 'text' && column.kind === 'text') {
      const sample = categorySample(column)
      state.nulls += sample.nulls
      addLevels(state, sample.counts, sample.rows - sample.nulls)
    } else if (state.kind === 'number' && column.kind === 'number') {
      const sample = numericSample(column)
      if (column.logical !== state.type) state.type = 'number'
      state.nulls += sample.nulls
      state.negativeInfinities += sample.negativeInfinities
      state.positiveInfinities += sample.positiveInfinities
      state.moments.addAll(sample.sorted)
      state.sketch.addSorted(sample.sorted)
      this.#countLike(column.name, state, sample.sorted)
    } else throw differ(`Column "${column.name}" is text in one part and numbers in another.`)
  }

  #open(column: Column): NumberState | TextState {
    if (this.#rows > 0) throw differ(`Column "${column.name}" is not in the first part.`)
    const like = this.#like(column.name)
    const state: NumberState | TextState =
      column.kind === 'text'
        ? { kind: 'text', nulls: 0, filled: 0, counts: new Map() }
        : {
            kind: 'number',
            type: column.logical,
            nulls: 0,
            negativeInfinities: 0,
            positiveInfinities: 0,
            moments: new Accumulator(),
            sketch: new QuantileSketch(),
            counts: like ? new Float64Array(like.edges.length + 1) : undefined,
            below: 0,
            above: 0,
          }
    this.#columns.set(column.name, state)
    return state
  }

  #like(name: string): NumberProfile | undefined {
    const column = this.#options.like?.columns.find((one) => one.name === name)
    return column?.kind === 'number' ? column : undefined
  }

  #countLike(name: string, state: NumberState, sorted: Float64Array): void {
    const like = this.#like(name)
    if (like === undefined || state.counts === undefined) return
    countSorted(sorted, like.edges).forEach((rows, bin) => {
      state.counts![bin]! += rows
    })
    const { min, max } = like
    for (let at = 0; min !== null && at < sorted.length && (sorted[at] as number) < min; at++) state.below++
    for (let at = sorted.length - 1; max !== null && at >= 0 && (sorted[at] as number) > max; at--) state.above++
  }

  /** Adds what another accumulator with the same options has seen. */
  merge(other: ProfileAccumulator): void {
    for (const [name, theirs] of other.#columns) {
      const own = this.#columns.get(name)
      if (own === undefined) {
        if (this.#rows > 0) throw differ(`Column "${name}" is not in both.`)
        this.#columns.set(name, theirs)
      } else if (own.kind === 'text' && theirs.kind === 'text') {
        own.nulls += theirs.nulls
        addLevels(own, theirs.counts, theirs.filled)
      } else if (own.kind === 'number' && theirs.kind === 'number') {
        if (own.type !== theirs.type) own.type = 'number'
        own.nulls += theirs.nulls
        own.negativeInfinities += theirs.negativeInfinities
        own.positiveInfinities += theirs.positiveInfinities
        own.below += theirs.below
        own.above += theirs.above
        own.moments.merge(theirs.moments)
        own.sketch.merge(theirs.sketch)
        theirs.counts?.forEach((rows, bin) => {
          if (own.counts) own.counts[bin]! += rows
        })
      } else throw differ(`Column "${name}" is text in one part and numbers in another.`)
    }
    this.#rows += other.#rows
  }

  /** The profile of everything that was added. */
  profile(): Profile {
    const minGroup = this.#options.minGroup ?? defaultMinGroup
    return {
      schema: 'mlops/drift-profile/v1',
      rows: this.#rows,
      minGroup,
      columns: [...this.#columns].map(
        ([name, state]): ProfileColumn =>
          state.kind === 'text' ? this.#text(name, state, minGroup) : this.#numbers(name, state, minGroup),
      ),
    }
  }

  #text(name: string, state: TextState, minGroup: number): TextProfile {
    if (state.counts === undefined)
      return {
        kind: 'text',
        name,
        nulls: state.nulls,
        distinct: null,
        levels: [],
        other: { rows: state.filled, levels: mostLevels },
      }
    const all = [...state.counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    const hidden = this.#options.identifying?.includes(name) ?? false
    const groups = all.map(([level, rows]) => ({ level, rows }))
    const shown = hidden ? [] : visibleGroups(groups, { minGroup }).shown.slice(0, this.#options.topLevels ?? 200)
    const told = shown.reduce((sum, { rows }) => sum + rows, 0)
    return {
      kind: 'text',
      name,
      nulls: state.nulls,
      distinct: all.length,
      levels: shown.map(({ level, rows }) => [level, rows] as const),
      other: { rows: state.filled - told, levels: all.length - shown.length },
    }
  }

  #numbers(name: string, state: NumberState, minGroup: number): NumberProfile {
    const { nulls, negativeInfinities, positiveInfinities, moments, sketch } = state
    const atoms = bucketAtoms(sketch)
    const exact = atoms.every((atom) => atom.low === atom.high)
    const base = {
      kind: 'number' as const,
      name,
      type: state.type,
      nulls,
      negativeInfinities,
      positiveInfinities,
      distinct: exact ? atoms.length : null,
    }
    const hidden = this.#options.identifying?.includes(name) ?? false
    if (hidden || moments.count < minGroup)
      return { ...base, min: null, max: null, mean: null, std: null, edges: [], counts: [moments.count], coarse: [] }
    const like = this.#like(name)
    const own = edgesOfAtoms(atoms, minGroup)
    const { edges, coarse, counts } = like ? { ...like, counts: [...(state.counts ?? [])] } : own
    const known = moments.moments()
    const visible = extremesVisible(name, { protected: this.#options.protected ?? [], identifying: [] })
    // The two ends as a small sample: enough rows of the extreme itself tell it, else it is rounded outwards.
    const ends = (side: 'min' | 'max'): number => {
      const atom = side === 'min' ? atoms[0] : atoms.at(-1)
      const held = atom !== undefined && atom.low === atom.high ? atom.rows : 1
      return outward(Float64Array.of(known.min, known.max), held >= minGroup ? 1 : 2, side)
    }
    return {
      ...base,
      min: visible ? ends('min') : null,
      max: visible ? ends('max') : null,
      mean: finiteDigits(known.mean),
      std: finiteDigits(Math.sqrt(known.m2 / known.count)),
      edges,
      counts,
      coarse,
      ...(like ? { outside: { below: state.below, above: state.above } } : {}),
    }
  }
}

/** Adds levels with their rows; `counts` undefined: there were too many of them. */
function addLevels(state: TextState, counts: ReadonlyMap<string, number> | undefined, filled: number): void {
  state.filled += filled
  const own = state.counts
  if (counts === undefined) state.counts = undefined
  if (own === undefined || counts === undefined) return
  for (const [level, rows] of counts) own.set(level, (own.get(level) ?? 0) + rows)
  if (own.size > mostLevels) state.counts = undefined
}

function differ(message: string): Error {
  return fail('DRIFT_PROFILES_DIFFER', message, { remedy: 'Read every part with one schema.' })
}
