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
 * Both must be non-empty.
 */
export function mergePass(a: Float64Array, b: Float64Array): MergePass {
  const n = a.length
  const m = b.length
  const total = n + m
  const inverseN = 1 / n
  const inverseM = 1 / m
  let i = 0
  let j = 0
  let ksInteger = 0
  let wasserstein = 0
  let squared = 0
  let cvmA = 0
  let cvmB = 0
  let rankSum = 0
  let tieTerm = 0
  let anderson = 0
  let distinct = 0
  let value = Math.min(a[0] as number, b[0] as number)
  while (true) {
    // The group of equal values: ties of both samples at once, so that F and G are compared only after all of them.
    const startI = i
    const startJ = j
    while (i < n && a[i] === value) i++
    while (j < m && b[j] === value) j++
    const inA = i - startI
    const inB = j - startJ
    const ties = inA + inB
    const before = startI + startJ
    const midRank = before + (ties + 1) / 2
    distinct++
    if (inA > 0) {
      rankSum += inA * midRank
      cvmA += squareSum(midRank - startI, inA)
    }
    if (inB > 0) cvmB += squareSum(midRank - startJ, inB)
    if (ties > 1) tieTerm += ties * (ties * ties - 1)
    // Anderson–Darling, both samples: N·M − B·n has the same square in either.
    const b2 = before + ties / 2
    const denominator = b2 * (total - b2) - (total * ties) / 4
    if (denominator > 0) {
      const inner = total * (startI + inA / 2) - b2 * n
      anderson += (ties * inner * inner) / denominator
    }
    const gap = i * m - j * n
    const distance = gap < 0 ? -gap : gap
    if (distance > ksInteger) ksInteger = distance
    if (i === n && j === m) break
    const next = i === n ? (b[j] as number) : j === m ? (a[i] as number) : Math.min(a[i] as number, b[j] as number)
    const difference = i * inverseN - j * inverseM
    const width = next - value
    wasserstein += (difference < 0 ? -difference : difference) * width
    squared += difference * difference * width
    value = next
  }
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
    anderson: (anderson / total) * (inverseN + inverseM) * ((total - 1) / total),
    distinct,
  }
}

/** Σ_{k=1..count} (offset − k)²: the squared differences of one tie group's common rank from its members' own places. */
function squareSum(offset: number, count: number): number {
  if (count === 1) return (offset - 1) * (offset - 1)
  return count * offset * offset - offset * count * (count + 1) + (count * (count + 1) * (2 * count + 1)) / 6
}
