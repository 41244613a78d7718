import { kstwoSf } from '@mlops-actions/numerics'

/** How a p-value was found. */
export type KsMethod = 'exact' | 'asymptotic'

/** Rows above which scipy's `method="auto"` goes to the asymptotic law. */
const autoLimit = 10_000

/** Where 2 exp(−2 nm / (n + m) D²) is below the smallest double: the exact law is 0 there without looking. */
const noChance = 380

/**
 * p-value of the two-sided two-sample Kolmogorov–Smirnov test, as `scipy.stats.ks_2samp`.
 * `auto` is exact up to 10,000 rows a side. The asymptotic law is that of the one-sample statistic with round(nm / (n + m)) rows.
 * @param ksInteger max |i·m − j·n|, the statistic times n·m
 */
export function ksPValue(
  ksInteger: number,
  n: number,
  m: number,
  method: 'auto' | KsMethod = 'auto',
): { pValue: number; method: KsMethod } {
  const divisor = gcd(n, m)
  const height = Math.round(ksInteger / divisor)
  const distance = ksInteger / n / m
  if (method === 'exact' || (method === 'auto' && Math.max(n, m) <= autoLimit)) {
    if (height === 0) return { pValue: 1, method: 'exact' }
    if (n === m) return { pValue: clip(outsideSquare(n, height)), method: 'exact' }
    if (((distance * distance * n) / (n + m)) * m > noChance) return { pValue: 0, method: 'exact' }
    return { pValue: clip(outsideBand(n, m, divisor, height)), method: 'exact' }
  }
  return { pValue: clip(kstwoSf(distance, Math.round((n * m) / (n + m)))), method: 'asymptotic' }
}

/** Greatest common divisor of two positive integers. */
export function gcd(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b]
  return a
}

function clip(p: number): number {
  return Math.min(1, Math.max(0, p))
}

/**
 * P(D ≥ h / n) for two samples of equal size n: reflections of the lattice path (Gnedenko and Korolyuk 1951),
 * the alternating sum of binomials evaluated from the inside out so that no term is large.
 */
function outsideSquare(n: number, h: number): number {
  let sum = 0
  for (let k = Math.floor(n / h); k >= 0; k--) {
    let ratio = 1
    for (let j = 0; j < h; j++) ratio = ((n - k * h - j) * ratio) / (n + k * h + j + 1)
    sum = ratio * (1 - sum)
  }
  return 2 * sum
}

/**
 * P(the random lattice path from (0, 0) to (n, m) leaves the band |i/n − j/m| < h / lcm), in O(n · band).
 * A free walk goes along the long side with chance p = long / (n + m), else along the short one. The chance that it passes (i, j) and has
 * left before is A(i, j) = p A(i−1, j) + q A(i, j−1), outside the band the chance to pass at all (after Hodges 1957); the answer is
 * A(n, m) over the chance to pass (n, m). Adding up "has left" instead of "has stayed" keeps full relative accuracy where p is small.
 */
function outsideBand(n: number, m: number, divisor: number, height: number): number {
  const long = Math.max(n, m)
  const short = Math.min(n, m)
  const stepLong = long / divisor
  const stepShort = short / divisor
  const p = long / (long + short)
  const q = short / (long + short)
  const enters = passing(p, q)
  const leaves = passing(p, q)
  // Row i of the long side holds j in [low, high]: |i·stepShort − j·stepLong| < height.
  const row = new Float64Array(short + 1)
  let high = Math.min(short, Math.ceil(height / stepLong) - 1)
  for (let i = 1; i <= long; i++) {
    const low = Math.max(0, Math.floor((i * stepShort - height) / stepLong) + 1)
    const nextHigh = Math.min(short, Math.ceil((i * stepShort + height) / stepLong) - 1)
    if (nextHigh < low) return 1
    for (let j = high + 1; j <= nextHigh; j++) row[j] = enters(i - 1, j)
    let left = low === 0 ? 0 : leaves(i, low - 1)
    for (let j = low; j <= nextHigh; j++) {
      left = (row[j] as number) * p + left * q
      row[j] = left
    }
    high = nextHigh
  }
  return (row[short] as number) / leaves(long, short)
}

/**
 * The chance C(i + j, i) p^i q^j that a free walk passes (i, j), for places asked for in ascending order. A chance below 2^-512 is kept
 * as a multiple of that unit, since the walk may come back to where chances are large.
 */
function passing(p: number, q: number): (toI: number, toJ: number) => number {
  const unit = 2 ** -512
  let i = 0
  let j = 0
  let chance = 1
  let units = 0
  return (toI, toJ) => {
    while (i < toI || j < toJ) {
      if (i < toI && (j >= toJ || i * q <= j * p)) {
        i++
        chance *= (p * (i + j)) / i
      } else {
        j++
        chance *= (q * (i + j)) / j
      }
      if (chance < unit) {
        chance /= unit
        units++
      } else if (units > 0 && chance >= 1) {
        chance *= unit
        units--
      }
    }
    return units === 0 ? chance : units === 1 ? chance * unit : 0
  }
}
