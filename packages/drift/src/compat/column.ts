import type { Column } from '@mlops-actions/core'
import { sortFloat64 } from '@mlops-actions/numerics'

/** A column as pandas would hand it to the other packages: missing values apart, in file order and sorted. */
export interface CompatColumn {
  readonly name: string
  readonly rows: number
  readonly nulls: number
  /** The numbers that are not missing, in file order; infinities are kept. Absent for text. */
  readonly values?: Float64Array
  /** The same without infinities, ascending. */
  readonly sorted?: Float64Array
  /** True where pandas would have an integer column: whole numbers and nothing missing. */
  readonly integer: boolean
  readonly boolean: boolean
  readonly timestamp: boolean
  /** Rows of each value that is not missing; numbers by their decimal text. */
  counts(): Map<string, number>
  /** The value of each row in file order, undefined where it is missing. */
  levels(): (string | undefined)[]
}

/** Prepares a column of a table. */
export function compatColumn(column: Column): CompatColumn {
  const common = { name: column.name, nulls: column.nulls }
  if (column.kind === 'text') {
    const levels = (): (string | undefined)[] => Array.from(column.codes, (code) => column.levels[code])
    const flags = { integer: false, boolean: false, timestamp: false }
    return { ...common, ...flags, rows: column.codes.length, levels, counts: () => tally(levels()) }
  }
  const values = column.values.filter((value) => !Number.isNaN(value))
  const levels = (): (string | undefined)[] =>
    Array.from(column.values, (value) => (Number.isNaN(value) ? undefined : String(value)))
  return {
    ...common,
    rows: column.values.length,
    values,
    sorted: sortFloat64(values.filter(Number.isFinite)),
    integer: column.logical === 'integer' && column.nulls === 0,
    boolean: column.logical === 'boolean',
    timestamp: column.logical === 'timestamp',
    levels,
    counts: () => tally(levels()),
  }
}

function tally(levels: readonly (string | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const level of levels) if (level !== undefined) counts.set(level, (counts.get(level) ?? 0) + 1)
  return counts
}

/** Counts of both sides over the union of their levels, in a fixed order. */
export function aligned(
  reference: ReadonlyMap<string, number>,
  current: ReadonlyMap<string, number>,
): { keys: string[]; reference: number[]; current: number[] } {
  const keys = [...new Set([...reference.keys(), ...current.keys()])].sort()
  return {
    keys,
    reference: keys.map((key) => reference.get(key) ?? 0),
    current: keys.map((key) => current.get(key) ?? 0),
  }
}

/** How many different values a sorted array has. */
export function distinctOf(sorted: Float64Array): number {
  let distinct = 0
  for (let at = 0; at < sorted.length; at++) if (at === 0 || sorted[at] !== sorted[at - 1]) distinct++
  return distinct
}

/** Different values of two sorted arrays together. */
export function distinctOfBoth(a: Float64Array, b: Float64Array): number {
  const both = new Float64Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return distinctOf(sortFloat64(both))
}
