/** What one pass over two sorted samples yields: everything that the sample-based measures need. */
export interface MergePass {
  /** Rows of the first and of the second sample. */
  readonly n: number
  readonly m: number
  /** Kolmogorov–Smirnov D = max |F − G| over all points, right-continuous. */
  readonly ks: number
  /** D × lcm(n, m), exact as an integer where n × m < 2^53: max |i·m − j·n|. */
  readonly ksInteger: number
  /** ∫ |F − G|: the first Wasserstein distance. */
  readonly wasserstein: number
  /** ∫ (F − G)². */
  readonly squared: number
  /** Cramér–von Mises U = n Σ(r_i − i)² + m Σ(s_j − j)², ranks averaged over ties. */
  readonly cvmU: number
  /** Sum of the mid-ranks of the first sample. */
  readonly rankSum: number
  /** Σ (t³ − t) over the groups of equal values. */
  readonly tieTerm: number
  /** Anderson–Darling A²akN by mid-ranks (Scholz and Stephens 1987, equation 7), not standardised. */
  readonly anderson: number
  /** How many different values there are. */
  readonly distinct: number
}

/** Groups of equal values that one call of {@link advance} takes: it is called often, and so compiled once, rather than while it runs and again for each column. */
const stride = 2 ** 14

/** Where a merge is, and its sums: places in an array of doubles. */
const at = {
  ...{ i: 0, j: 1, previous: 2, gap: 3, highest: 4, lowest: 5, wasserstein: 6, squared: 7 },
  ...{ cvmA: 8, cvmB: 9, rankSum: 10, tieTerm: 11, anderson: 12, distinct: 13 },
} as const

/**
 * Merges two ascending samples of finite numbers once and gathers all sums. O(n + m), no allocation.
 * Both must be non-empty; throws RangeError for a NaN.
 */
export function mergePass(a: Float64Array, b: Float64Array): MergePass {
  const n = a.length
  const m = b.length
  const total = n + m
  const sums = new Float64Array(14)
  sums[at.previous] = Math.min(a[0] as number, b[0] as number)
  while ((sums[at.i] as number) < n || (sums[at.j] as number) < m) advance(a, b, sums)
  const sum = (name: keyof typeof at): number => sums[at[name]] as number
  const ksInteger = Math.max(sum('highest'), -sum('lowest'))
  return {
    n,
    m,
    ks: ksInteger / n / m,
    ksInteger,
    wasserstein: sum('wasserstein'),
    squared: sum('squared'),
    cvmU: n * sum('cvmA') + m * sum('cvmB'),
    rankSum: sum('rankSum'),
    tieTerm: sum('tieTerm'),
    anderson: (sum('anderson') / total) * (1 / n + 1 / m) * ((total - 1) / total),
    distinct: sum('distinct'),
  }
}

/**
 * Takes the next values of a merge. With gap = i·m − j·n (that is n·m·(F − G)) every sum needs only the gap before and after a group of equal
 * values. Which sample the next value comes from is as good as random, so a branch on it would be guessed wrong every other time: a value that stands alone,
 * the common case, is taken by arithmetic (factors 0 and 1 change no digit). All stands in one function so that it stays in registers.
 */
function advance(a: Float64Array, b: Float64Array, sums: Float64Array): void {
  const n = a.length
  const m = b.length
  const total = n + m
  const quarter = total / 4
  const inverse = 1 / n / m
  let i = (sums[at.i] as number) | 0
  let j = (sums[at.j] as number) | 0
  // The same as doubles: their squares need them.
  let di = sums[at.i] as number
  let dj = sums[at.j] as number
  let previous = sums[at.previous] as number
  let gap = sums[at.gap] as number
  let highest = sums[at.highest] as number
  let lowest = sums[at.lowest] as number
  let wasserstein = sums[at.wasserstein] as number
  let squared = sums[at.squared] as number
  let cvmA = sums[at.cvmA] as number
  let cvmB = sums[at.cvmB] as number
  let rankSum = sums[at.rankSum] as number
  let tieTerm = sums[at.tieTerm] as number
  let anderson = sums[at.anderson] as number
  let x = i < n ? (a[i] as number) : Number.POSITIVE_INFINITY
  let y = j < m ? (b[j] as number) : Number.POSITIVE_INFINITY
  let left = stride
  while (left > 0 && (i < n || j < m)) {
    for (; left > 0 && i < n - 1 && j < m - 1; left--) {
      // 1 where the value comes from the first sample.
      const first = Number(x < y)
      const second = 1 - first
      const value = first * x + second * y
      const nextX = a[i + first] as number
      const nextY = b[j + second] as number
      if (nextX === value || nextY === value) break
      const width = value - previous
      const difference = gap * inverse
      wasserstein += Math.abs(difference) * width
      squared += difference * difference * width
      previous = value
      const before = di + dj
      rankSum += first * (before + 1)
      cvmA += first * (dj * dj)
      cvmB += second * (di * di)
      // Anderson–Darling: N·M − B·n at the middle of the group is the mean of the gaps, and has the same square in either sample.
      const gapAfter = gap + first * m - second * n
      const middle = before + 0.5
      const inner = (gap + gapAfter) / 2
      anderson += (inner * inner) / (middle * (total - middle) - quarter)
      gap = gapAfter
      if (gap > highest) highest = gap
      if (gap < lowest) lowest = gap
      i += first
      j += second
      di += first
      dj += second
      x = nextX
      y = nextY
    }
    if (left === 0) break
    left--
    // A group of equal values: ties of both samples at once, so that F and G are compared only after all of them.
    const value = x < y ? x : y
    const width = value - previous
    const difference = gap * inverse
    wasserstein += Math.abs(difference) * width
    squared += difference * difference * width
    previous = value
    const before = di + dj
    const startI = i
    const startJ = j
    while (i < n && a[i] === value) i++
    while (j < m && b[j] === value) j++
    const inA = i - startI
    const inB = j - startJ
    const ties = inA + inB
    if (ties === 0) throw new RangeError('a NaN has no place in an order')
    const midRank = before + (ties + 1) / 2
    rankSum += inA * midRank
    cvmA += squareSum(midRank - startI, inA)
    cvmB += squareSum(midRank - startJ, inB)
    tieTerm += ties * (ties * ties - 1)
    const gapAfter = gap + (inA * m - inB * n)
    const middle = before + ties / 2
    const denominator = middle * (total - middle) - (total * ties) / 4
    const inner = (gap + gapAfter) / 2
    if (denominator > 0) anderson += (ties * inner * inner) / denominator
    gap = gapAfter
    if (gap > highest) highest = gap
    if (gap < lowest) lowest = gap
    di = i
    dj = j
    x = i < n ? (a[i] as number) : Number.POSITIVE_INFINITY
    y = j < m ? (b[j] as number) : Number.POSITIVE_INFINITY
  }
  sums[at.i] = i
  sums[at.j] = j
  sums[at.previous] = previous
  sums[at.gap] = gap
  sums[at.highest] = highest
  sums[at.lowest] = lowest
  sums[at.wasserstein] = wasserstein
  sums[at.squared] = squared
  sums[at.cvmA] = cvmA
  sums[at.cvmB] = cvmB
  sums[at.rankSum] = rankSum
  sums[at.tieTerm] = tieTerm
  sums[at.anderson] = anderson
  sums[at.distinct]! += stride - left
}

/** Σ_{k=1..count} (offset − k)²: the squared differences of one tie group's common rank from its members' own places. */
function squareSum(offset: number, count: number): number {
  if (count === 1) return (offset - 1) * (offset - 1)
  return count * offset * offset - offset * count * (count + 1) + (count * (count + 1) * (2 * count + 1)) / 6
}
