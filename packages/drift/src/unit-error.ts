import { countAtMost } from '@mlops-actions/numerics'
import type { NumericReference } from './reference.ts'
import type { NumericSample } from './samples.ts'
import { number } from './words.ts'

/** A change of unit that explains how the current values differ: a share of the rows arrives as `written` says. */
export interface UnitError {
  /** For people: `1,000 times too small`. */
  readonly words: string
  /** Share of the current finite values that seem to have come in the other unit. */
  readonly share: number
  /** How much of the squared distance between the distributions the mixture explains, 0 to 1. */
  readonly explained: number
  /** From what arrives back to the reference's unit: value × factor + offset. */
  readonly factor: number
  readonly offset: number
}

/** `value × factor + offset` turns what arrives into the reference's unit. */
interface Conversion {
  readonly words: string
  readonly factor: number
  readonly offset: number
  /** Least share of rows for which it is believed: factors near 1 could be an honest drift, so they count only for whole columns. */
  readonly leastShare: number
}

const scaled = (factor: number, leastShare: number): readonly Conversion[] => [
  { words: `${number(factor)} times too small`, factor, offset: 0, leastShare },
  { words: `${number(factor)} times too large`, factor: 1 / factor, offset: 0, leastShare },
]
const wholeColumn = 0.95
const partOfColumn = 0.01

/** What goes wrong between systems: metric prefixes, cents, months, hours, minutes, seconds, miles, pounds, inches, feet, degrees, signs. */
const conversions: readonly Conversion[] = [
  ...[10, 100, 1000, 1e6, 1e9, 12, 24, 60, 3600, 86_400].flatMap((factor) => scaled(factor, partOfColumn)),
  ...[1.609344, 2.2046226, 2.54, 3.2808399].flatMap((factor) => scaled(factor, wholeColumn)),
  { words: 'with the opposite sign', factor: -1, offset: 0, leastShare: partOfColumn },
  { words: 'in degrees Fahrenheit instead of Celsius', factor: 5 / 9, offset: -160 / 9, leastShare: wholeColumn },
  { words: 'in degrees Celsius instead of Fahrenheit', factor: 9 / 5, offset: 32, leastShare: wholeColumn },
  { words: 'in kelvin instead of degrees Celsius', factor: 1, offset: -273.15, leastShare: wholeColumn },
  { words: 'in degrees Celsius instead of kelvin', factor: 1, offset: 273.15, leastShare: wholeColumn },
]

/** A mixture must explain this much of the squared difference. */
const leastExplained = 0.95
/** And leave no more than this between the distribution functions, or what chance gives in half of the windows. */
const leastTolerance = 0.03
/** In units of √(1/n + 1/m): what chance exceeds in 1 of 100 windows (Kolmogorov). */
const rareChance = 1.63
/** Of the points compared with a profile, so many may lie further off. */
const interpolatedShare = 0.05

/**
 * Looks for a change of unit: the conversion g and share w for which the current distribution is nearest to
 * (1 − w)·reference + w·(reference converted back), by least squares between distribution functions over the quantiles of both sets.
 * Returns the conversion that explains at least 95 % of the difference, or undefined. Call it only where the sets differ significantly.
 */
export function findUnitError(reference: NumericReference, current: NumericSample): UnitError | undefined {
  const { sorted } = current
  if (sorted.length < 30 || reference.finite < 30 || (reference.values?.length ?? 30) < 5) return undefined
  if (!hasSeveralValues(sorted)) return undefined
  const grid = evaluationGrid(reference, sorted)
  const gaps = grid.map((x) => countAtMost(sorted, x) / sorted.length - reference.cdf(x))
  const plain = gaps.reduce((sum, gap) => sum + gap * gap, 0)
  if (!(plain > 0)) return undefined
  // What is left must be no more than chance gives: the shape has to be the reference's, not only the place.
  const chance = Math.sqrt(1 / sorted.length + 1 / reference.finite)
  // Between its edges the function of a profile is interpolated: a few points there say nothing about the shape.
  const known = reference.compareProfile === undefined
  const tolerance = Math.max(known ? leastTolerance : 2 * leastTolerance, chance)
  const mayMiss = known ? 0 : Math.floor(interpolatedShare * grid.length)
  let best: UnitError | undefined
  for (const { words, factor, offset, leastShare } of conversions) {
    const convertedCdf = (x: number): number =>
      factor > 0 ? reference.cdf(x * factor + offset) : 1 - reference.cdf(x * factor + offset)
    const direction = grid.map((x) => convertedCdf(x) - reference.cdf(x))
    const length = direction.reduce((sum, step) => sum + step * step, 0)
    if (!(length > 0)) continue
    const along = direction.reduce((sum, step, at) => sum + step * (gaps[at] as number), 0)
    const share = Math.min(1, along / length)
    if (share < leastShare) continue
    const residuals = direction.map((step, at) => (gaps[at] as number) - share * step)
    const explained = 1 - residuals.reduce((sum, rest) => sum + rest * rest, 0) / plain
    // A whole column ten times too large or more is no honest drift: there its shape may be off as far as chance takes it.
    const whole = leastShare === partOfColumn && share >= wholeColumn
    const limit = whole ? Math.max(tolerance, rareChance * chance) : tolerance
    const fits = residuals.filter((rest) => Math.abs(rest) > limit).length <= mayMiss
    if (fits && explained >= leastExplained && explained > (best?.explained ?? 0) + 1e-9)
      best = { words, share, explained, factor, offset }
  }
  return best
}

/** At least five different values: a flag that is always 1 fits almost any conversion. */
function hasSeveralValues(sorted: Float64Array): boolean {
  let different = 1
  for (let at = 1; at < sorted.length && different < 5; at++) if (sorted[at] !== sorted[at - 1]) different++
  return different >= 5
}

/** Quantiles of both sets: where either distribution has its mass. */
function evaluationGrid(reference: NumericReference, sorted: Float64Array): number[] {
  const points = 100
  const grid = new Set<number>()
  for (let k = 0; k <= points; k++) {
    grid.add(reference.quantile(k / points))
    grid.add(sorted[Math.round((k / points) * (sorted.length - 1))] as number)
  }
  return [...grid].filter(Number.isFinite).sort((a, b) => a - b)
}
