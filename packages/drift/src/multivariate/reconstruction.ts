import { type Column, columnOf, type Table } from '@mlops-actions/core'
import { normalSf } from '@mlops-actions/numerics'
import { symmetricEigen } from './matrix.ts'

/** Share of the variance that the kept components hold, as NannyML's default. */
const keptVariance = 0.65

/** One column as numbers: how missing cells and levels are written, learnt on the reference. */
interface Encoding {
  readonly name: string
  readonly kind: 'number' | 'text'
  /** What a missing cell becomes: the mean, or the most frequent level. */
  readonly missing: number | string
  /** Share of each level in the reference; an unseen level is 0. */
  readonly shares: ReadonlyMap<string, number>
  readonly mean: number
  readonly deviation: number
}

/** A fitted reconstruction: encodings and the kept directions. */
export interface Reconstruction {
  readonly encodings: readonly Encoding[]
  readonly components: readonly Float64Array[]
  /** Mean error and its standard error on the reference. */
  readonly reference: { readonly error: number; readonly standardError: number; readonly rows: number }
}

/** The reconstruction error of a window against the reference's. */
export interface ReconstructionResult {
  readonly error: number
  readonly standardError: number
  readonly reference: number
  /** Two-sided, by the normal law of the two means. */
  readonly pValue: number
  readonly components: number
}

/**
 * Learns what the columns have to do with each other: missing cells by mean or most frequent level, levels by their frequency, all
 * standardised, then the principal components that hold 65 % of the variance. Undefined where the reference has fewer rows than columns.
 */
export function fitReconstruction(reference: Table, columns: readonly string[]): Reconstruction | undefined {
  const known = columns.flatMap((name) => columnOf(reference, name) ?? [])
  if (known.length < 2 || reference.rows <= known.length) return undefined
  const encodings = known.map(encode)
  const rows = standardized(reference, encodings)
  const d = encodings.length
  const covariance = Array.from({ length: d }, () => new Float64Array(d))
  for (let i = 0; i < d; i++)
    for (let j = i; j < d; j++) {
      let sum = 0
      for (let row = 0; row < reference.rows; row++) sum += (rows[i]?.[row] as number) * (rows[j]?.[row] as number)
      const value = sum / (reference.rows - 1)
      ;(covariance[i] as Float64Array)[j] = value
      ;(covariance[j] as Float64Array)[i] = value
    }
  const { values, vectors } = symmetricEigen(covariance)
  const total = values.reduce((sum, value) => sum + value, 0)
  let held = 0
  let kept = 0
  while (kept < d && held <= keptVariance * total) held += values[kept++] as number
  const components = vectors.slice(0, kept)
  const { error, standardError } = meanError(rows, components, reference.rows)
  return { encodings, components, reference: { error, standardError, rows: reference.rows } }
}

/** The mean distance of the rows of a window to their reconstruction; null without rows. */
export function reconstructionError(fitted: Reconstruction, current: Table): ReconstructionResult | null {
  if (current.rows === 0) return null
  const rows = standardized(current, fitted.encodings)
  const { error, standardError } = meanError(rows, fitted.components, current.rows)
  const spread = Math.sqrt(standardError ** 2 + fitted.reference.standardError ** 2)
  const z = spread > 0 ? Math.abs(error - fitted.reference.error) / spread : 0
  return {
    error,
    standardError,
    reference: fitted.reference.error,
    pValue: Math.min(1, 2 * normalSf(z)),
    components: fitted.components.length,
  }
}

function encode(column: Column): Encoding {
  if (column.kind === 'number') {
    const finite = column.values.filter(Number.isFinite)
    const mean = finite.reduce((sum, value) => sum + value, 0) / Math.max(1, finite.length)
    // Missing cells become the mean: they add no spread, but they count as rows.
    const squares = finite.reduce((sum, value) => sum + (value - mean) ** 2, 0)
    const deviation = Math.sqrt(squares / Math.max(1, column.values.length)) || 1
    return { name: column.name, kind: 'number', missing: mean, shares: new Map(), mean, deviation }
  }
  const counts = new Map<string, number>()
  for (const code of column.codes) {
    const level = column.levels[code]
    if (level !== undefined) counts.set(level, (counts.get(level) ?? 0) + 1)
  }
  const missing = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? ''
  if (column.nulls > 0) counts.set(missing, (counts.get(missing) ?? 0) + column.nulls)
  const rows = Math.max(1, column.codes.length)
  const shares = new Map([...counts].map(([level, count]) => [level, count / rows]))
  const mean = [...shares.values()].reduce((sum, share) => sum + share * share, 0)
  const variance = [...shares.values()].reduce((sum, share) => sum + share * (share - mean) ** 2, 0)
  return { name: column.name, kind: 'text', missing, shares, mean, deviation: Math.sqrt(variance) || 1 }
}

/** The columns as standardised numbers; a column that is gone or of another type is all missing. */
function standardized(table: Table, encodings: readonly Encoding[]): Float64Array[] {
  return encodings.map((encoding) => {
    const column = columnOf(table, encoding.name)
    const out = new Float64Array(table.rows)
    const filler =
      encoding.kind === 'text' ? (encoding.shares.get(String(encoding.missing)) ?? 0) : Number(encoding.missing)
    const codes = column?.kind === 'text' && encoding.kind === 'text' ? column : undefined
    const numbers = column?.kind === 'number' && encoding.kind === 'number' ? column.values : undefined
    const shareOf = codes?.levels.map((level) => encoding.shares.get(level) ?? 0)
    for (let row = 0; row < table.rows; row++) {
      const code = codes?.codes[row] ?? -1
      const number = numbers?.[row] ?? Number.NaN
      const value = shareOf && code >= 0 ? (shareOf[code] as number) : Number.isFinite(number) ? number : filler
      out[row] = (value - encoding.mean) / encoding.deviation
    }
    return out
  })
}

function meanError(
  rows: readonly Float64Array[],
  components: readonly Float64Array[],
  count: number,
): { error: number; standardError: number } {
  const errors = new Float64Array(count)
  const d = rows.length
  for (let row = 0; row < count; row++) {
    let squares = 0
    for (let i = 0; i < d; i++) squares += (rows[i]?.[row] as number) ** 2
    // The components are orthonormal: what is left of the length is the error.
    for (const component of components) {
      let along = 0
      for (let i = 0; i < d; i++) along += (component[i] as number) * (rows[i]?.[row] as number)
      squares -= along * along
    }
    errors[row] = Math.sqrt(Math.max(0, squares))
  }
  const error = errors.reduce((sum, value) => sum + value, 0) / count
  const variance = errors.reduce((sum, value) => sum + (value - error) ** 2, 0) / Math.max(1, count - 1)
  return { error, standardError: Math.sqrt(variance / count) }
}
