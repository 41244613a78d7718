import { exactSum, normalCdf, normalQuantile, studentTCdf, studentTQuantile } from '@mlops-actions/numerics'
import { closureLower, closureP } from './dominance.ts'

/**
 * A comparison of two models on the same rows: candidate minus champion, in units of the metric (not yet turned so that more is better).
 * `pHigher` and `pLower` are one-sided: how likely a difference as high (as low) is where there is none.
 * `guarded` is the same evidence closed under dominance (docs/gates.md): what a verdict is made from, so that a row which
 * gets better never makes a verdict worse.
 */
export interface Comparison {
  readonly difference: number
  readonly standardError: number
  readonly lower: number
  readonly upper: number
  readonly confidence: number
  /** Two-sided. */
  readonly pValue: number
  readonly pHigher: number
  readonly pLower: number
  readonly guarded: {
    readonly lower: number
    readonly upper: number
    readonly pHigher: number
    readonly pLower: number
  }
  readonly method: string
  readonly rows: number
  /** How many independent rows (or clusters) the standard error rests on: of the smaller class for roc_auc. */
  readonly units: number
  /** True when the two models cannot be told apart on these rows: every row gives both the same. */
  readonly equal: boolean
}

/** Why a comparison cannot be made: the caller turns it into an inconclusive verdict. */
export interface NotComparable {
  readonly notEstimable: string
}

/** True for the answer that says why there is none. */
export function isNotComparable(value: Comparison | NotComparable): value is NotComparable {
  return 'notEstimable' in value
}

/**
 * One set of per-row differences and its share in the estimate: the estimate is the weighted sum of the sets' means, its variance the
 * sum of the sets' variances of the mean. A paired mean has one set; DeLong's has two (positives and negatives) that estimate the same number.
 */
export interface DifferenceSet {
  readonly values: Float64Array
  /** Shares sum to 1 over the sets. They matter to the closure under dominance only. */
  readonly share: number
}

/** Mean and standard error of the mean (n - 1), from sums that do not depend on the order of the rows. */
export function meanAndError(values: Float64Array): { mean: number; squares: number } {
  const n = values.length
  const mean = exactSum(values) / n
  const deviations = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const gap = (values[i] as number) - mean
    deviations[i] = gap * gap
  }
  return { mean, squares: exactSum(deviations) }
}

/**
 * The comparison that follows from sets of per-row differences.
 * @param degrees degrees of freedom of Student's t; undefined: the normal distribution
 */
export function comparisonOf(
  sets: readonly DifferenceSet[],
  estimate: number,
  options: { confidence: number; method: string; rows: number; degrees?: number },
): Comparison | NotComparable {
  if (sets.some((set) => set.values.length < 2))
    return { notEstimable: 'one row does not show how much a difference varies' }
  const units = Math.min(...sets.map((set) => set.values.length))
  if (sets.every((set) => isZero(set.values))) return equalComparison({ ...options, units })
  const shapes = sets.map(shapeOf)
  const standardError = Math.sqrt(shapes.reduce((sum, shape) => sum + shape.squares / (shape.n * (shape.n - 1)), 0))
  const plain = waldOf(estimate, standardError, { ...options, units })
  const critical = criticalOf(options)
  const tail = (statistic: number) => tailOf(statistic, options.degrees)
  // Only rows that are far out make the closure another than the plain interval; it needs a sort, so they are looked for first.
  const outAbove = (at: number): boolean =>
    shapes.some((shape) => shape.highest - shape.mean > (shape.share * (shape.n - 1) * standardError) / at)
  const outBelow = (at: number): boolean =>
    shapes.some((shape) => shape.mean - shape.lowest > (shape.share * (shape.n - 1) * standardError) / at)
  const mirrored = () => sets.map((set) => ({ ...set, values: set.values.map((value) => -value) }))
  const surest = 2 ** -units
  const size = Math.abs(estimate / standardError)
  const { lower, upper, pHigher, pLower } = plain
  return {
    ...plain,
    guarded: {
      lower: outAbove(critical) ? Math.max(lower, closureLower(sets, critical)) : lower,
      upper: outBelow(critical) ? Math.min(upper, 0 - closureLower(mirrored(), critical)) : upper,
      pHigher: estimate <= 0 ? pHigher : outAbove(size) ? closureP(mirrored(), tail) : Math.max(surest, pHigher),
      pLower: estimate >= 0 ? pLower : outBelow(size) ? closureP(sets, tail) : Math.max(surest, pLower),
    },
  }
}

function isZero(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (values[i] !== 0) return false
  return true
}

interface Shape {
  readonly n: number
  readonly share: number
  readonly mean: number
  readonly squares: number
  readonly lowest: number
  readonly highest: number
}

function shapeOf({ values, share }: DifferenceSet): Shape {
  let lowest = Number.POSITIVE_INFINITY
  let highest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (value < lowest) lowest = value
    if (value > highest) highest = value
  }
  return { n: values.length, share, ...meanAndError(values), lowest, highest }
}

/** A comparison by estimate and standard error alone: clustered rows, where no closure is taken. */
export function waldOf(
  estimate: number,
  standardError: number,
  options: { confidence: number; method: string; rows: number; units: number; degrees?: number },
): Comparison {
  const half = criticalOf(options) * standardError
  const statistic = standardError === 0 ? Math.sign(estimate) * Number.POSITIVE_INFINITY : estimate / standardError
  const pLower = estimate === 0 ? 0.5 : tailOf(statistic, options.degrees)
  const pHigher = estimate === 0 ? 0.5 : tailOf(-statistic, options.degrees)
  const lower = estimate - half
  const upper = estimate + half
  return {
    difference: estimate,
    standardError,
    lower,
    upper,
    confidence: options.confidence,
    pValue: Math.min(1, 2 * Math.min(pLower, pHigher)),
    pHigher,
    pLower,
    guarded: { lower, upper, pHigher, pLower },
    method: options.method,
    rows: options.rows,
    units: options.units,
    equal: false,
  }
}

/** Two models that no row tells apart: the difference is 0 and p is 1, never 0 / 0. */
export function equalComparison(options: {
  confidence: number
  method: string
  rows: number
  units: number
}): Comparison {
  return {
    difference: 0,
    standardError: 0,
    lower: 0,
    upper: 0,
    confidence: options.confidence,
    pValue: 1,
    pHigher: 1,
    pLower: 1,
    guarded: { lower: 0, upper: 0, pHigher: 1, pLower: 1 },
    method: options.method,
    rows: options.rows,
    units: options.units,
    equal: true,
  }
}

/** The comparison turned round: champion minus candidate. Exact: only signs change. */
export function mirror(comparison: Comparison): Comparison {
  const { guarded } = comparison
  return {
    ...comparison,
    difference: negate(comparison.difference),
    lower: negate(comparison.upper),
    upper: negate(comparison.lower),
    pHigher: comparison.pLower,
    pLower: comparison.pHigher,
    guarded: {
      lower: negate(guarded.upper),
      upper: negate(guarded.lower),
      pHigher: guarded.pLower,
      pLower: guarded.pHigher,
    },
  }
}

/** -x without a negative zero. */
function negate(value: number): number {
  return value === 0 ? 0 : -value
}

function criticalOf(options: { confidence: number; degrees?: number }): number {
  const p = 1 - (1 - options.confidence) / 2
  return options.degrees === undefined ? normalQuantile(p) : studentTQuantile(p, options.degrees)
}

function tailOf(statistic: number, degrees: number | undefined): number {
  if (statistic === Number.NEGATIVE_INFINITY) return 0
  if (statistic === Number.POSITIVE_INFINITY) return 1
  return degrees === undefined ? normalCdf(statistic) : studentTCdf(statistic, degrees)
}
