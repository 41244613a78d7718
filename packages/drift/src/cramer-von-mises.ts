import { gcd } from './ks.ts'
import type { MergePass } from './merge-pass.ts'
import type { TestResult } from './rank-tests.ts'

/** Below this share of different values the law of the statistic no longer holds: it is derived for continuous data. */
const leastDistinctShare = 0.5

/**
 * Two-sample Cramér–von Mises test. Statistic T as `scipy.stats.cramervonmises_2samp`; exact for at most 20 rows a side, else the
 * limiting law of the standardised statistic, whose tail is integrated directly (never 1 − cdf), so that p is right down to 1e-300.
 * With heavily tied data p is null: the law is for continuous data and would give p = 1e-5 for two equal 0/1 columns.
 */
export function cramerVonMises(pass: MergePass): TestResult {
  const { n, m, cvmU } = pass
  const total = n + m
  const { statistic, standard } = cvmStatistic(pass)
  if (pass.distinct < leastDistinctShare * total)
    return { statistic, pValue: null, method: 'none', reason: 'too many equal values: the test is for continuous data' }
  if (Math.max(n, m) <= 20) return { statistic, pValue: cvmExact(cvmU, n, m), method: 'exact' }
  return { statistic, pValue: cvmLimitSf(standard), method: 'asymptotic' }
}

/** The statistic T, and the same moved to mean and variance of its limiting law (Anderson 1962). */
export function cvmStatistic({ n, m, cvmU }: MergePass): { statistic: number; standard: number } {
  const product = n * m
  const total = n + m
  const statistic = cvmU / (product * total) - (4 * product - 1) / (6 * total)
  const mean = (1 + 1 / total) / 6
  const variance =
    ((total + 1) * (4 * product * total - 3 * (n * n + m * m) - 2 * product)) / (45 * total * total * 4 * product)
  return { statistic, standard: 1 / 6 + (statistic - mean) / Math.sqrt(45 * variance) }
}

/** Nodes of the midpoint rule on each arc; the integrand is analytic and periodic in the angle, so the error is below 1e-15. */
const nodes = 96

/**
 * P(W² > x) of the limiting Cramér–von Mises law: Smirnov's alternating series of integrals
 * (2/π) Σ_j (−1)^(j+1) ∫_{(2j−1)π}^{2jπ} exp(−x u²/2) / √(−u sin u) du (Smirnov 1936; Durbin 1973), each by u = a + π(1 − cos θ)/2.
 */
export function cvmLimitSf(x: number): number {
  if (!(x > 0.003)) return 1
  let sum = 0
  for (let j = 1; j <= 200; j++) {
    const from = (2 * j - 1) * Math.PI
    if ((x * from * from) / 2 > 745) break
    let part = 0
    for (let k = 0; k < nodes; k++) {
      const theta = ((k + 0.5) * Math.PI) / nodes
      const offset = (Math.PI * (1 - Math.cos(theta))) / 2
      const u = from + offset
      // −sin(from + offset) = sin(offset) for the odd multiples of π; near the far end sin(π − offset) keeps its digits.
      const sine = offset < Math.PI / 2 ? Math.sin(offset) : Math.sin((Math.PI * (1 + Math.cos(theta))) / 2)
      part += (Math.exp((-x * u * u) / 2) / Math.sqrt(u * sine)) * Math.sin(theta)
    }
    const term = (part * Math.PI * Math.PI) / (2 * nodes)
    sum += j % 2 === 1 ? term : -term
    if (term < 1e-17 * Math.abs(sum)) break
  }
  return Math.min(1, Math.max(0, (2 / Math.PI) * sum))
}

/** A distribution: ascending values, without `offset` added yet, and in how many ways each comes about. */
interface Tally {
  readonly offset: number
  readonly values: Float64Array
  readonly ways: Float64Array
}

/** The last law worked out: the features of one table have the same sizes. */
let lastLaw: { n: number; m: number; tally: Tally } | undefined

/**
 * P(U ≥ u) under equal distributions without ties: the distribution of ζ = Σ (i·a − j·b)² over all lattice paths, built up one step at
 * a time (Anderson 1962; Xiao, Gordon and Yakovlev 2006). a = lcm / n, b = lcm / m; ζ is linear in U. For at most 20 × 20 steps.
 */
function cvmExact(cvmU: number, n: number, m: number): number {
  const lcm = (n / gcd(n, m)) * m
  const product = n * m
  const observed = Math.floor(
    (lcm * lcm * (n + m) * (6 * cvmU - product * (4 * product - 1))) / (6 * product * product),
  )
  if (lastLaw === undefined || lastLaw.n !== n || lastLaw.m !== m) lastLaw = { n, m, tally: latticeLaw(n, m, lcm) }
  const { offset, values, ways } = lastLaw.tally
  let all = 0
  let extreme = 0
  for (let at = 0; at < values.length; at++) {
    all += ways[at] as number
    if ((values[at] as number) + offset >= observed) extreme += ways[at] as number
  }
  return extreme / all
}

function latticeLaw(n: number, m: number, lcm: number): Tally {
  const a = lcm / n
  const b = lcm / m
  let previous: Tally[] = []
  for (let i = 0; i <= n; i++) {
    const row: Tally[] = []
    for (let j = 0; j <= m; j++) {
      const gap = (i * a - j * b) ** 2
      const above = i > 0 ? previous[j] : undefined
      const left = j > 0 ? row[j - 1] : undefined
      const merged =
        above && left
          ? mergeTallies(above, left)
          : (above ?? left ?? { offset: 0, values: Float64Array.of(0), ways: Float64Array.of(1) })
      row.push({ ...merged, offset: merged.offset + gap })
    }
    previous = row
  }
  return previous[m] as Tally
}

/** The union of two distributions, ways of equal values added. */
function mergeTallies(a: Tally, b: Tally): Tally {
  const size = a.values.length + b.values.length
  const values = new Float64Array(size)
  const ways = new Float64Array(size)
  let i = 0
  let j = 0
  let kept = 0
  while (i < a.values.length || j < b.values.length) {
    const x = i < a.values.length ? (a.values[i] as number) + a.offset : Number.POSITIVE_INFINITY
    const y = j < b.values.length ? (b.values[j] as number) + b.offset : Number.POSITIVE_INFINITY
    values[kept] = x <= y ? x : y
    ways[kept++] = (x <= y ? (a.ways[i] as number) : 0) + (y <= x ? (b.ways[j] as number) : 0)
    if (x <= y) i++
    if (y <= x) j++
  }
  return { offset: 0, values: values.subarray(0, kept), ways: ways.subarray(0, kept) }
}
