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

/**
 * Merges two ascending samples of finite numbers once and gathers all sums. O(n + m), no allocation.
 * Both must be non-empty; throws RangeError for a NaN. With gap = i·m − j·n (that is n·m·(F − G)) every sum needs only the gap before and after a group of equal
 * values. Which sample the next value comes from is as good as random, so a branch on it would be guessed wrong every other time: a value that stands alone,
 * the common case, is taken by arithmetic (factors 0 and 1 change no digit). All stands in one function so that it stays in registers.
 */
export function mergePass(a: Float64Array, b: Float64Array): MergePass {
  const n = a.length
  const m = b.length
  const total = n + m
  const quarter = total / 4
  const inverse = 1 / n / m
  let i = 0
  let j = 0
  let gap = 0
  let highest = 0
  let lowest = 0
  let wasserstein = 0
  let squared = 0
  let cvmA = 0
  let cvmB = 0
  let rankSum = 0
  let tieTerm = 0
  let anderson = 0
  let distinct = 0
  let x = n > 0 ? (a[0] as number) : Number.POSITIVE_INFINITY
  let y = m > 0 ? (b[0] as number) : Number.POSITIVE_INFINITY
  let previous = x < y ? x : y
  while (i < n || j < m) {
    // The same as i and j, as doubles: their squares need them.
    let di = i
    let dj = j
    while (i < n - 1 && j < m - 1) {
      // 1 where the value comes from the first sample.
      const taken = Number(x < y)
      const left = 1 - taken
      const value = taken * x + left * y
      const nextX = a[i + taken] as number
      const nextY = b[j + left] as number
      if (nextX === value || nextY === value) break
      const width = value - previous
      const difference = gap * inverse
      wasserstein += Math.abs(difference) * width
      squared += difference * difference * width
      previous = value
      const before = di + dj
      rankSum += taken * (before + 1)
      cvmA += taken * (dj * dj)
      cvmB += left * (di * di)
      const gapAfter = gap + taken * m - left * n
      // Anderson–Darling: N·M − B·n at the middle of the group is the mean of the gaps, and has the same square in either sample.
      const middle = before + 0.5
      const inner = (gap + gapAfter) / 2
      anderson += (inner * inner) / (middle * (total - middle) - quarter)
      gap = gapAfter
      if (gap > highest) highest = gap
      if (gap < lowest) lowest = gap
      distinct++
      i += taken
      j += left
      di += taken
      dj += left
      x = nextX
      y = nextY
    }
    // The group of equal values: ties of both samples at once, so that F and G are compared only after all of them.
    const value = x < y ? x : y
    const before = i + j
    const width = value - previous
    const difference = gap * inverse
    wasserstein += Math.abs(difference) * width
    squared += difference * difference * width
    previous = value
    distinct++
    const gapBefore = gap
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
    gap += inA * m - inB * n
    x = i < n ? (a[i] as number) : Number.POSITIVE_INFINITY
    y = j < m ? (b[j] as number) : Number.POSITIVE_INFINITY
    const middle = before + ties / 2
    const denominator = middle * (total - middle) - (total * ties) / 4
    const inner = (gapBefore + gap) / 2
    if (denominator > 0) anderson += (ties * inner * inner) / denominator
    if (gap > highest) highest = gap
    else if (gap < lowest) lowest = gap
  }
  const ksInteger = Math.max(highest, -lowest)
  return {
    n,
    m,
    ks: ksInteger / n / m,
    ksInteger,
    wasserstein,
    squared,
    cvmU: n * cvmA + m * cvmB,
    rankSum,
    tieTerm,
    anderson: (anderson / total) * (1 / n + 1 / m) * ((total - 1) / total),
    distinct,
  }
}

/** Σ_{k=1..count} (offset − k)²: the squared differences of one tie group's common rank from its members' own places. */
function squareSum(offset: number, count: number): number {
  if (count === 1) return (offset - 1) * (offset - 1)
  return count * offset * offset - offset * count * (count + 1) + (count * (count + 1) * (2 * count + 1)) / 6
}
