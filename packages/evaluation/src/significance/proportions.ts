import { normalIsf, normalSf } from '@mlops-actions/numerics'

/** The difference of two independent shares, first minus second. */
export interface ProportionDifference {
  readonly difference: number
  readonly lower: number
  readonly upper: number
  /** Score statistic against the null value, and its two-sided and one-sided p (of a difference not above the null value). */
  readonly z: number
  readonly pValue: number
  readonly pHigher: number
  readonly confidence: number
  readonly method: 'miettinen-nurminen'
}

/**
 * Miettinen and Nurminen's score test and interval (1985) for two independent shares: the variance is that of the maximum-likelihood shares
 * which have exactly the difference asked about, so that it holds near 0 and 1 and for a null value other than 0 (a non-inferiority margin).
 * Throws a RangeError for counts that are none.
 * @param first hits and rows of the first group
 * @param nullValue the difference that is tested; = 0
 */
export function proportionDifference(
  first: readonly [hits: number, of: number],
  second: readonly [hits: number, of: number],
  options: { confidence?: number; nullValue?: number } = {},
): ProportionDifference {
  for (const [hits, of] of [first, second])
    if (!(Number.isInteger(hits) && Number.isInteger(of) && of > 0 && hits >= 0 && hits <= of))
      throw new RangeError(`${hits} of ${of} is no share of rows`)
  const confidence = options.confidence ?? 0.95
  const difference = first[0] / first[1] - second[0] / second[1]
  const z = scoreOf(first, second, options.nullValue ?? 0)
  const critical = normalIsf((1 - confidence) / 2)
  const swapped = boundAbove(second, first, critical)
  return {
    difference,
    lower: swapped === 0 ? 0 : -swapped,
    upper: boundAbove(first, second, critical),
    z,
    pValue: z === 0 ? 1 : 2 * normalSf(Math.abs(z)),
    pHigher: normalSf(z),
    confidence,
    method: 'miettinen-nurminen',
  }
}

/** The largest difference that the score test does not reject: by bisection, the score falls as the difference rises. */
function boundAbove(first: readonly [number, number], second: readonly [number, number], critical: number): number {
  let low = first[0] / first[1] - second[0] / second[1]
  let high = 1
  // At a difference of 1 the variance is 0, and the score -∞ unless the data say 1 themselves.
  if (low >= 1) return 1
  for (let step = 0; step < 100 && high - low > 1e-16; step++) {
    const middle = (low + high) / 2
    if (scoreOf(first, second, middle) > -critical) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** (p1 - p2 - d) over its standard error under p1 - p2 = d. */
function scoreOf(first: readonly [number, number], second: readonly [number, number], d: number): number {
  const [n1, n2] = [first[1], second[1]]
  const gap = first[0] / n1 - second[0] / n2 - d
  const [p1, p2] = constrained(first, second, d)
  const n = n1 + n2
  const variance = ((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2) * (n / (n - 1))
  if (gap === 0) return 0
  return variance > 0 ? gap / Math.sqrt(variance) : Math.sign(gap) * Number.POSITIVE_INFINITY
}

/** The shares of largest likelihood among those that differ by d: the root of a cubic in closed form (Farrington and Manning 1990). */
function constrained(
  [x1, n1]: readonly [number, number],
  [x2, n2]: readonly [number, number],
  d: number,
): readonly [number, number] {
  const theta = n2 / n1
  const [p1, p2] = [x1 / n1, x2 / n2]
  const a = 1 + theta
  const b = -(1 + theta + p1 + theta * p2 + d * (theta + 2))
  const c = d * d + d * (2 * p1 + theta + 1) + p1 + theta * p2
  const e = -p1 * d * (1 + d)
  const v = (b / (3 * a)) ** 3 - (b * c) / (6 * a * a) + e / (2 * a)
  const square = Math.max(0, (b / (3 * a)) ** 2 - c / (3 * a))
  const u = (v >= 0 ? 1 : -1) * Math.sqrt(square)
  const cosine = u === 0 ? 0 : Math.min(1, Math.max(-1, v / u ** 3))
  const w = (Math.PI + Math.acos(cosine)) / 3
  const one = clamp(2 * u * Math.cos(w) - b / (3 * a), Math.max(0, d), Math.min(1, 1 + d))
  return [one, clamp(one - d, 0, 1)]
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
