import { kstwoSf } from '@mlops-actions/numerics'

/** How a p-value was found. */
export type KsMethod = 'exact' | 'asymptotic'

/** Rows above which scipy's `method="auto"` goes to the asymptotic law. */
const autoLimit = 10_000

/**
 * p-value of the two-sided two-sample Kolmogorov–Smirnov test, as `scipy.stats.ks_2samp`.
 * `auto` is exact up to 10,000 rows a side. The asymptotic law is that of the one-sample statistic with round(nm / (n + m)) rows.
 * @param ksInteger max |i·m − j·n|, the statistic times n·m
 * @param budget largest number of lattice points that the exact law may visit; beyond it the asymptotic law is used
 */
export function ksPValue(
  ksInteger: number,
  n: number,
  m: number,
  method: 'auto' | KsMethod = 'auto',
  budget = Number.POSITIVE_INFINITY,
): { pValue: number; method: KsMethod } {
  const divisor = gcd(n, m)
  const height = Math.round(ksInteger / divisor)
  if (method === 'exact' || (method === 'auto' && Math.max(n, m) <= autoLimit)) {
    if (height === 0) return { pValue: 1, method: 'exact' }
    if (n === m) return { pValue: clip(outsideSquare(n, height)), method: 'exact' }
    const band = (2 * height * divisor) / Math.max(n, m)
    if (method === 'exact' || Math.min(band, Math.min(n, m)) * Math.max(n, m) <= budget)
      return { pValue: clip(outsideBand(n, m, divisor, height)), method: 'exact' }
  }
  return { pValue: clip(kstwoSf(ksInteger / n / m, Math.round((n * m) / (n + m)))), method: 'asymptotic' }
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
 * P(the random lattice path from (0, 0) to (n, m) leaves the band |i/n − j/m| < h / lcm): the probability of having left,
 * P(i, j) = (i P(i−1, j) + j P(i, j−1)) / (i + j), with 1 outside the band (Hodges 1957). Adding up "has left" instead of
 * "has stayed" keeps full relative accuracy where p is small.
 */
function outsideBand(n: number, m: number, divisor: number, height: number): number {
  const long = Math.max(n, m)
  const short = Math.min(n, m)
  const stepLong = long / divisor
  const stepShort = short / divisor
  // Row i of the long side holds j in (low, high): |i·stepShort − j·stepLong| < height.
  const row = new Float64Array(short + 1).fill(1)
  let low = 0
  let high = Math.min(short, Math.ceil(height / stepLong) - 1)
  for (let j = low; j <= high; j++) row[j] = 0
  for (let i = 1; i <= long; i++) {
    const nextLow = Math.max(0, Math.floor((i * stepShort - height) / stepLong) + 1)
    const nextHigh = Math.min(short, Math.ceil((i * stepShort + height) / stepLong) - 1)
    if (nextHigh < nextLow) return 1
    for (let j = low; j < nextLow; j++) row[j] = 1
    let left = nextLow === 0 ? 0 : 1
    for (let j = nextLow; j <= nextHigh; j++) {
      left = ((row[j] as number) * i + left * j) / (i + j)
      row[j] = left
    }
    low = nextLow
    high = nextHigh
  }
  return row[short] as number
}
