import { chi2Cdf, chi2Quantile, chi2Sf, normalSf } from '@mlops-actions/numerics'

/**
 * The law of the binned distances when nothing drifted: each has a scale on which value / (1/n + 1/m) follows chi-square with
 * B − 1 degrees of freedom, by the second-order expansion around equal distributions (checked by simulation in the tests).
 */
export type BinnedDistance = 'psi' | 'kl_divergence' | 'jensen_shannon' | 'hellinger'

/** From the distance to the chi-square scale and back. */
const scales: Readonly<Record<BinnedDistance, { to(value: number): number; from(scaled: number): number }>> = {
  psi: { to: (value) => value, from: (scaled) => scaled },
  kl_divergence: { to: (value) => 2 * value, from: (scaled) => scaled / 2 },
  jensen_shannon: { to: (value) => 8 * value * value, from: (scaled) => Math.sqrt(scaled / 8) },
  hellinger: { to: (value) => 8 * value * value, from: (scaled) => Math.sqrt(scaled / 8) },
}

/** Sizes of a comparison. `bins` counts those with a row in either set. */
export interface Sizes {
  readonly n: number
  readonly m: number
  readonly bins: number
}

/** What the law says of one value. */
export interface LawResult {
  readonly pValue: number
  readonly chance: number
  readonly minimumDetectable: number
}

/** p-value, the value that chance alone exceeds in 1 of 20 windows, and the smallest drift seen with 80 % power. */
export function sizeAware(distance: BinnedDistance, value: number, sizes: Sizes): LawResult {
  const degrees = sizes.bins - 1
  const unit = 1 / sizes.n + 1 / sizes.m
  const scale = scales[distance]
  // All rows in one bin: what could be seen is a second one.
  if (degrees < 1) return { pValue: 1, chance: 0, minimumDetectable: scale.from(unit * detectableNoncentrality(1)) }
  return {
    pValue: chi2Sf(scale.to(value) / unit, degrees),
    chance: scale.from(unit * criticalValue(degrees)),
    minimumDetectable: scale.from(unit * detectableNoncentrality(degrees)),
  }
}

/**
 * Current rows that make a drift of `limit` visible with 80 % power, or null where no number of current rows can, since the
 * reference itself is too small.
 */
export function rowsNeeded(distance: BinnedDistance, limit: number, n: number, bins: number): number | null {
  const degrees = Math.max(1, bins - 1)
  const room = scales[distance].to(limit) / detectableNoncentrality(degrees) - 1 / n
  return room > 0 ? Math.ceil(1 / room) : null
}

const criticalCache = new Map<number, number>()

/** 95 % quantile of chi-square. */
function criticalValue(degrees: number): number {
  const known = criticalCache.get(degrees)
  if (known !== undefined) return known
  const value = chi2Quantile(0.95, degrees)
  criticalCache.set(degrees, value)
  return value
}

const noncentralityCache = new Map<number, number>()

/** Noncentrality at which a chi-square test of level 0.05 has 80 % power: bisection on the noncentral law. */
export function detectableNoncentrality(degrees: number): number {
  const known = noncentralityCache.get(degrees)
  if (known !== undefined) return known
  const critical = criticalValue(degrees)
  let low = 0
  let high = 8
  while (noncentralCdf(critical, degrees, high) > 0.2) high *= 2
  for (let step = 0; step < 60 && high - low > 1e-9 * high; step++) {
    const middle = (low + high) / 2
    if (noncentralCdf(critical, degrees, middle) > 0.2) low = middle
    else high = middle
  }
  noncentralityCache.set(degrees, high)
  return high
}

/** Noncentral chi-square CDF: Poisson mixture of central ones, summed outwards from its mode. */
function noncentralCdf(x: number, degrees: number, noncentrality: number): number {
  const half = noncentrality / 2
  let weight = Math.exp(-half)
  let sum = 0
  let left = 1
  for (let j = 0; j < 2000 && left > 1e-12; j++) {
    sum += weight * chi2Cdf(x, degrees + 2 * j)
    left -= weight
    weight *= half / (j + 1)
  }
  return sum
}

/**
 * p-value of the largest difference of shares over bins: the largest |z| of the pooled two-proportion tests, corrected for the
 * number of bins (Bonferroni), so never too small.
 */
export function lInfinityPValue(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  n: number,
  m: number,
): number {
  let largest = 0
  let bins = 0
  for (let at = 0; at < reference.length; at++) {
    const r = reference[at] as number
    const c = current[at] as number
    if (r + c === 0) continue
    bins++
    const pooled = (r + c) / (n + m)
    const variance = pooled * (1 - pooled) * (1 / n + 1 / m)
    if (variance > 0) largest = Math.max(largest, Math.abs(r / n - c / m) / Math.sqrt(variance))
  }
  return Math.min(1, Math.max(1, bins) * 2 * normalSf(largest))
}

/**
 * The smallest Kolmogorov–Smirnov distance seen with 80 % power at level 0.05: critical value plus the 80 % deviation of the
 * empirical distance, both by the Dvoretzky–Kiefer–Wolfowitz inequality with Massart's constant (so never too small).
 */
export function ksMinimumDetectable(n: number, m: number): number {
  const unit = Math.sqrt((1 / n + 1 / m) / 2)
  return unit * (Math.sqrt(Math.log(2 / 0.05)) + Math.sqrt(Math.log(2 / 0.2)))
}

/**
 * Benjamini–Hochberg adjusted p-values: `adjusted[i] ≤ q` exactly for the hypotheses that are rejected at false discovery rate q.
 * Entries that are null stay null and do not count.
 */
export function benjaminiHochberg(pValues: readonly (number | null)[]): (number | null)[] {
  const order = pValues
    .map((p, at) => ({ p, at }))
    .filter((entry): entry is { p: number; at: number } => entry.p !== null)
    .sort((a, b) => b.p - a.p)
  const adjusted: (number | null)[] = pValues.map(() => null)
  let smallest = 1
  order.forEach(({ p, at }, position) => {
    smallest = Math.min(smallest, (p * order.length) / (order.length - position))
    adjusted[at] = smallest
  })
  return adjusted
}
