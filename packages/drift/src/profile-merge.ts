import { fail } from './errors.ts'
import { finiteDigits } from './privacy.ts'
import type { NumberProfile, Profile, ProfileColumn, TextProfile } from './profile.ts'

/**
 * Adds two profiles over the same edges (build the second with `like: first`): counts, moments and levels. A level that one of them
 * withheld stays with what the other told; the rest counts under `other`. Throws DRIFT_PROFILES_DIFFER.
 */
export function mergeProfiles(a: Profile, b: Profile): Profile {
  if (a.columns.length !== b.columns.length)
    throw fail('DRIFT_PROFILES_DIFFER', `One profile has ${a.columns.length} columns, the other ${b.columns.length}.`, {
      remedy: 'Merge profiles of parts of one table.',
    })
  return {
    schema: 'mlops/drift-profile/v1',
    rows: a.rows + b.rows,
    minGroup: Math.max(a.minGroup, b.minGroup),
    columns: a.columns.map((column, at) => mergeColumns(column, b.columns[at] as ProfileColumn)),
  }
}

function mergeColumns(a: ProfileColumn, b: ProfileColumn): ProfileColumn {
  if (a.name === b.name && a.kind === 'text' && b.kind === 'text') return mergeTexts(a, b)
  if (a.name === b.name && a.kind === 'number' && b.kind === 'number' && sameEdges(a, b)) return mergeNumbers(a, b)
  throw fail(
    'DRIFT_PROFILES_DIFFER',
    `Column "${a.name}" and column "${b.name}" do not have the same kind and edges.`,
    {
      remedy: 'Build the second profile with { like: the first }.',
    },
  )
}

function sameEdges(a: NumberProfile, b: NumberProfile): boolean {
  return a.edges.length === b.edges.length && a.edges.every((edge, at) => edge === b.edges[at])
}

function mergeTexts(a: TextProfile, b: TextProfile): TextProfile {
  const rows = new Map(a.levels)
  for (const [level, count] of b.levels) rows.set(level, (rows.get(level) ?? 0) + count)
  const complete = a.other.levels === 0 && b.other.levels === 0
  return {
    kind: 'text',
    name: a.name,
    nulls: a.nulls + b.nulls,
    distinct: complete ? rows.size : null,
    levels: [...rows].sort(([x, p], [y, q]) => q - p || (x < y ? -1 : 1)),
    other: { rows: a.other.rows + b.other.rows, levels: Math.max(a.other.levels, b.other.levels) },
  }
}

function mergeNumbers(a: NumberProfile, b: NumberProfile): NumberProfile {
  const n = a.counts.reduce((sum, count) => sum + count, 0)
  const m = b.counts.reduce((sum, count) => sum + count, 0)
  const extreme = (x: number | null, y: number | null, pick: (p: number, q: number) => number): number | null =>
    n === 0 ? y : m === 0 ? x : x === null || y === null ? null : pick(x, y)
  return {
    ...a,
    type: a.type === b.type ? a.type : 'number',
    nulls: a.nulls + b.nulls,
    negativeInfinities: a.negativeInfinities + b.negativeInfinities,
    positiveInfinities: a.positiveInfinities + b.positiveInfinities,
    distinct: null,
    min: extreme(a.min, b.min, Math.min),
    max: extreme(a.max, b.max, Math.max),
    counts: a.counts.map((count, at) => count + (b.counts[at] as number)),
    ...mergeMoments(a, n, b, m),
    ...(a.outside && b.outside
      ? { outside: { below: a.outside.below + b.outside.below, above: a.outside.above + b.outside.above } }
      : {}),
  }
}

/** Mean and deviation of two sets together (Chan, Golub and LeVeque 1979). */
function mergeMoments(a: NumberProfile, n: number, b: NumberProfile, m: number): Pick<NumberProfile, 'mean' | 'std'> {
  if (n === 0) return { mean: b.mean, std: b.std }
  if (m === 0) return { mean: a.mean, std: a.std }
  if (a.mean === null || b.mean === null || a.std === null || b.std === null) return { mean: null, std: null }
  const gap = b.mean - a.mean
  const squares = n * a.std * a.std + m * b.std * b.std + (gap * gap * n * m) / (n + m)
  return {
    mean: finiteDigits(a.mean + (gap * m) / (n + m)),
    std: finiteDigits(Math.sqrt(squares / (n + m))),
  }
}
