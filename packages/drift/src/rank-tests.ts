import { normalSf } from '@mlops-actions/numerics'
import type { MergePass } from './merge-pass.ts'

/** A statistic with its two-sided p-value; p is null where no law holds, `reason` says why. */
export interface TestResult {
  readonly statistic: number
  readonly pValue: number | null
  readonly method: string
  readonly reason?: string
}

/** Largest n × m for which the exact Mann–Whitney law is worked out. */
const exactMannWhitneyCells = 2_000_000

/**
 * Mann–Whitney U of the first sample, two-sided, as `scipy.stats.mannwhitneyu`: mid-ranks, tie-corrected deviation and
 * continuity correction 0.5; exact when the smaller sample has at most 8 rows and nothing is tied.
 */
export function mannWhitney(pass: MergePass): TestResult {
  const { n, m, rankSum, tieTerm } = pass
  const statistic = rankSum - (n * (n + 1)) / 2
  const larger = Math.max(statistic, n * m - statistic)
  if (Math.min(n, m) <= 8 && tieTerm === 0 && n * m <= exactMannWhitneyCells)
    return { statistic, pValue: Math.min(1, 2 * mannWhitneyExactSf(larger, n, m)), method: 'exact' }
  const total = n + m
  const deviation = Math.sqrt(((n * m) / 12) * (total + 1 - tieTerm / (total * (total - 1))))
  if (!(deviation > 0)) return { statistic, pValue: 1, method: 'asymptotic' }
  const z = (larger - (n * m) / 2 - 0.5) / deviation
  return { statistic, pValue: Math.min(1, 2 * normalSf(z)), method: 'asymptotic' }
}

/**
 * The one-sided test that the first sample tends to be smaller, asymptotic, as `mannwhitneyu(x, y, alternative="less")`; exact as above.
 * Kept for the compatibility with a package that uses it as if it were two-sided.
 */
export function mannWhitneyLess(pass: MergePass): TestResult {
  const { n, m, rankSum, tieTerm } = pass
  const statistic = rankSum - (n * (n + 1)) / 2
  const other = n * m - statistic
  if (Math.min(n, m) <= 8 && tieTerm === 0 && n * m <= exactMannWhitneyCells)
    return { statistic, pValue: mannWhitneyExactSf(other, n, m), method: 'exact' }
  const total = n + m
  const deviation = Math.sqrt(((n * m) / 12) * (total + 1 - tieTerm / (total * (total - 1))))
  const pValue = deviation > 0 ? normalSf((other - (n * m) / 2 - 0.5) / deviation) : 1
  return { statistic, pValue, method: 'asymptotic' }
}

/** P(U ≥ u): the number of partitions of U in an n × m box, by the product of Gaussian binomials. */
function mannWhitneyExactSf(u: number, n: number, m: number): number {
  const short = Math.min(n, m)
  const long = Math.max(n, m)
  const size = short * long
  // Generating function Π (1 − q^(long+k)) / (1 − q^k), k = 1..short, kept as probabilities by scaling each factor.
  const weights = new Float64Array(size + 1)
  weights[0] = 1
  for (let k = 1; k <= short; k++) {
    for (let at = size; at >= long + k; at--) weights[at]! -= weights[at - long - k] as number
    for (let at = k; at <= size; at++) weights[at]! += weights[at - k] as number
    const scale = k / (long + k)
    for (let at = 0; at <= size; at++) weights[at]! *= scale
  }
  // The law is symmetric. What lies below the middle was made by additions of small numbers; far above it only rounding is left.
  const below = (most: number): number => {
    let sum = 0
    for (let at = 0; at <= most; at++) sum += weights[at] as number
    return sum
  }
  const mirror = size - Math.ceil(u)
  return 2 * mirror < size ? below(mirror) : 1 - below(size - mirror - 1)
}

/**
 * Anderson–Darling test for two samples with mid-ranks, as `scipy.stats.anderson_ksamp`: the standardised statistic, and p by the
 * quadratic through the logarithms of Scholz and Stephens' table, which ends at 0.25 and 0.001 (so p is clipped there).
 */
export function andersonTwoSample(pass: MergePass): TestResult {
  const { n, m } = pass
  if (pass.distinct < 2)
    return { statistic: Number.NaN, pValue: null, method: 'interpolated', reason: 'every value is the same' }
  const statistic = (pass.anderson - 1) / Math.sqrt(andersonVariance(n, m))
  return { statistic, pValue: andersonP(statistic), method: 'interpolated' }
}

const harmonicCache = new Map<number, readonly [h: number, g: number]>()

/** h = Σ 1/i (i < N) and g = Σ_{i<j} 1/((N−i) j) of Scholz and Stephens; O(N), kept for the sizes of a run. */
function harmonics(total: number): readonly [h: number, g: number] {
  const known = harmonicCache.get(total)
  if (known) return known
  let partial = 0
  let g = 0
  for (let at = 2; at < total; at++) {
    partial += 1 / (total - at + 1)
    g += partial / at
  }
  const result = [partial + 1, g] as const
  if (harmonicCache.size > 64) harmonicCache.clear()
  harmonicCache.set(total, result)
  return result
}

/** Variance of A² for k = 2 samples (Scholz and Stephens 1987, equation 4). */
function andersonVariance(n: number, m: number): number {
  const total = n + m
  const k = 2
  const [h, g] = harmonics(total)
  const sizes = 1 / n + 1 / m
  const a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * sizes
  const b = (2 * g - 4) * k * k + 8 * h * k + (2 * g - 14 * h - 4) * sizes - 8 * h + 4 * g - 6
  const c = (6 * h + 2 * g - 2) * k * k + (4 * h - 4 * g + 6) * k + (2 * h - 6) * sizes + 4 * h
  const d = (2 * h + 6) * k * k - 4 * h * k
  return (a * total ** 3 + b * total ** 2 + c * total + d) / ((total - 1) * (total - 2) * (total - 3))
}

/** Levels of Scholz and Stephens' table 1 and their critical values for one degree (k − 1 = 1): b0 + b1 + b2. */
const andersonLevels = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001] as const
const andersonCritical = [
  0.675 - 0.245 - 0.105,
  1.281 + 0.25 - 0.305,
  1.645 + 0.678 - 0.362,
  1.96 + 1.149 - 0.391,
  2.326 + 1.822 - 0.396,
  2.573 + 2.364 - 0.345,
  3.085 + 3.615 - 0.154,
] as const
const andersonFit = quadraticFit(andersonCritical, andersonLevels.map(Math.log))

function andersonP(statistic: number): number {
  if (statistic < andersonCritical[0]) return andersonLevels[0]
  if (statistic > andersonCritical[6]) return andersonLevels[6]
  const [c0, c1, c2] = andersonFit
  return Math.exp(c0 + statistic * (c1 + statistic * c2))
}

/** Least-squares parabola, centred so that the normal equations are well conditioned. */
function quadraticFit(xs: readonly number[], ys: readonly number[]): readonly [number, number, number] {
  const centre = xs.reduce((sum, x) => sum + x, 0) / xs.length
  const s = [0, 0, 0, 0, 0]
  const t = [0, 0, 0]
  xs.forEach((raw, at) => {
    const x = raw - centre
    for (let power = 0; power < 5; power++) s[power]! += x ** power
    for (let power = 0; power < 3; power++) t[power]! += (ys[at] as number) * x ** power
  })
  const rows = [
    [s[0]!, s[1]!, s[2]!, t[0]!],
    [s[1]!, s[2]!, s[3]!, t[1]!],
    [s[2]!, s[3]!, s[4]!, t[2]!],
  ] as number[][]
  for (let pivot = 0; pivot < 3; pivot++)
    for (let row = 0; row < 3; row++) {
      if (row === pivot) continue
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!
      for (let column = pivot; column < 4; column++) rows[row]![column]! -= factor * rows[pivot]![column]!
    }
  const [d0, d1, d2] = rows.map((row, at) => row[3]! / row[at]!) as [number, number, number]
  return [d0 - d1 * centre + d2 * centre * centre, d1 - 2 * d2 * centre, d2]
}
