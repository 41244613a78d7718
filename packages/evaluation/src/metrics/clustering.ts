import { exactSum, hypergeometricPmf } from '@mlops-actions/numerics'
import { shapeMetrics } from './cluster-shape.ts'
import { lazy, type MetricInput, type MetricValue, notEstimable } from './metric-input.ts'
import { unknownIn } from './unknown.ts'

/** How many rows each pair (true cluster, found cluster) has, and the margins. */
export interface Contingency {
  readonly rows: number
  /** The pairs that occur: index of the true cluster, of the found one, and how many rows. */
  readonly pairs: readonly (readonly [number, number, number])[]
  readonly trueSizes: readonly number[]
  readonly foundSizes: readonly number[]
}

/** Counts the pairs of clusters. The ids may be any numbers. */
export function contingencyOf(truth: Float64Array, found: Float64Array): Contingency {
  const [trueCodes, trueSizes] = encode(truth)
  const [foundCodes, foundSizes] = encode(found)
  const counts = new Map<number, number>()
  for (let i = 0; i < truth.length; i++) {
    const key = (trueCodes[i] as number) * foundSizes.length + (foundCodes[i] as number)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const pairs = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([key, count]) => [Math.floor(key / foundSizes.length), key % foundSizes.length, count] as const)
  return { rows: truth.length, pairs, trueSizes, foundSizes }
}

/** Codes 0, 1, … in ascending order of the ids, and how many rows each has. */
export function encode(ids: Float64Array): readonly [Int32Array, readonly number[]] {
  const distinct = [...new Set(ids)].sort((a, b) => a - b)
  const codeOf = new Map(distinct.map((id, code) => [id, code]))
  const sizes = distinct.map(() => 0)
  const codes = new Int32Array(ids.length)
  for (let i = 0; i < ids.length; i++) {
    const code = codeOf.get(ids[i] as number) as number
    codes[i] = code
    sizes[code] = (sizes[code] as number) + 1
  }
  return [codes, sizes]
}

/** A function that computes metrics of a clustering, sharing what they have in common; undefined for a name it has no rule for. */
export function clusteringMetrics(input: MetricInput): (name: string) => MetricValue | undefined {
  const { labels, truth } = input
  if (labels === undefined) return () => notEstimable('there are no found clusters')
  const unknown = unknownIn(labels)
  if (unknown > 0) return () => notEstimable(`${unknown} found clusters are not known`)
  const contingency = lazy(() => contingencyOf(truth, labels))
  const unknownTruth = lazy(() => unknownIn(truth))
  const shape = lazy(() => shapeMetrics(input, labels))
  return (name) => {
    const metric = agreement[name]
    if (metric === undefined) return shape()(name)
    if (unknownTruth() > 0) return notEstimable(`the true cluster is unknown in ${unknownTruth()} rows`)
    if (input.weights !== undefined) return notEstimable(`${name} is not defined for weighted rows`)
    return { value: metric(contingency()) }
  }
}

const agreement: Readonly<Record<string, (table: Contingency) => number>> = {
  adjusted_rand_score: adjustedRand,
  rand_score: (table) => {
    const { tp, tn, fp, fn } = pairCounts(table)
    const all = tp + tn + fp + fn
    return all === 0n ? 1 : Number(tp + tn) / Number(all)
  },
  fowlkes_mallows_score: (table) => {
    const { tp, fp, fn } = pairCounts(table)
    if (tp === 0n) return 0
    return Math.sqrt(Number(tp) / Number(tp + fp)) * Math.sqrt(Number(tp) / Number(tp + fn))
  },
  mutual_info_score: mutualInformation,
  homogeneity_score: (table) => homogeneity(table, table.trueSizes),
  completeness_score: (table) => homogeneity(table, table.foundSizes),
  v_measure_score: (table) => {
    const h = homogeneity(table, table.trueSizes)
    const c = homogeneity(table, table.foundSizes)
    return h + c === 0 ? 0 : (2 * h * c) / (h + c)
  },
  normalized_mutual_info_score: (table) => {
    if (bothWhole(table)) return 1
    const information = mutualInformation(table)
    if (information <= Number.EPSILON) return 0
    return information / meanEntropy(table)
  },
  adjusted_mutual_info_score: adjustedInformation,
}

/** Pairs of rows by whether each clustering puts them together; ordered pairs, whole numbers of any size. */
function pairCounts(table: Contingency): { tp: bigint; fp: bigint; fn: bigint; tn: bigint } {
  const squares = (sizes: Iterable<number>): bigint => {
    let sum = 0n
    for (const size of sizes) sum += BigInt(size) * BigInt(size)
    return sum
  }
  const n = BigInt(table.rows)
  const both = squares(table.pairs.map(([, , count]) => count))
  const inTruth = squares(table.trueSizes)
  const inFound = squares(table.foundSizes)
  return { tp: both - n, fp: inFound - both, fn: inTruth - both, tn: n * n - inTruth - inFound + both }
}

function adjustedRand(table: Contingency): number {
  const { tp, tn, fp, fn } = pairCounts(table)
  if (fn === 0n && fp === 0n) return 1
  return Number(2n * (tp * tn - fn * fp)) / Number((tp + fn) * (fn + tn) + (tp + fp) * (fp + tn))
}

function entropy(sizes: readonly number[], rows: number): number {
  if (sizes.length <= 1) return 0
  return -exactSum(Float64Array.from(sizes, (size) => (size / rows) * (Math.log(size) - Math.log(rows))))
}

function meanEntropy(table: Contingency): number {
  return (entropy(table.trueSizes, table.rows) + entropy(table.foundSizes, table.rows)) / 2
}

function bothWhole(table: Contingency): boolean {
  return table.trueSizes.length === 1 && table.foundSizes.length === 1
}

/** Mutual information in nats; a rounding below 0 is 0. */
function mutualInformation(table: Contingency): number {
  const { rows, pairs, trueSizes, foundSizes } = table
  if (trueSizes.length === 1 || foundSizes.length === 1) return 0
  const terms = Float64Array.from(pairs, ([t, f, count]) => {
    const ratio = (count / (trueSizes[t] as number)) * (rows / (foundSizes[f] as number))
    return (count / rows) * Math.log(ratio)
  })
  return Math.max(0, exactSum(terms))
}

function homogeneity(table: Contingency, sizes: readonly number[]): number {
  const own = entropy(sizes, table.rows)
  return own === 0 ? 1 : mutualInformation(table) / own
}

function adjustedInformation(table: Contingency): number {
  // The same clustering twice, also where every row is alone and chance alone would give as much: 1, as scikit-learn sets it.
  const { pairs, trueSizes, foundSizes } = table
  if (pairs.length === trueSizes.length && pairs.length === foundSizes.length) return 1
  const information = mutualInformation(table)
  const expected = expectedInformation(table)
  const rest = meanEntropy(table) - expected
  // As scikit-learn: a denominator of 0 becomes the machine epsilon.
  const denominator = rest < 0 ? Math.min(rest, -Number.EPSILON) : Math.max(rest, Number.EPSILON)
  const gain = information - expected
  return (Math.abs(gain) < 1e-15 ? 0 : gain) / denominator
}

/** The mean mutual information of two clusterings with these sizes, over all ways to deal the rows (Vinh, Epps and Bailey 2010). */
function expectedInformation(table: Contingency): number {
  const { rows, trueSizes, foundSizes } = table
  const terms: number[] = []
  const known = new Map<string, number>()
  for (const a of trueSizes)
    for (const b of foundSizes) {
      const key = `${Math.min(a, b)} ${Math.max(a, b)}`
      const value = known.get(key) ?? expectedTerm(a, b, rows)
      known.set(key, value)
      terms.push(value)
    }
  return exactSum(Float64Array.from(terms))
}

/** Σ over the overlap k of two clusters: k/n log(n k / (a b)) × hypergeometric probability, from the mode outwards. */
function expectedTerm(a: number, b: number, n: number): number {
  const least = Math.max(1, a + b - n)
  const most = Math.min(a, b)
  const mode = Math.min(most, Math.max(least, Math.floor(((a + 1) * (b + 1)) / (n + 2))))
  const atMode = hypergeometricPmf(mode, n, a, b)
  const term = (k: number, p: number): number => (k / n) * Math.log((n / a) * (k / b)) * p
  const terms = [term(mode, atMode)]
  for (let k = mode, p = atMode; k < most && p > 1e-20 * atMode; k++) {
    p *= ((a - k) / (k + 1)) * ((b - k) / (n - a - b + k + 1))
    terms.push(term(k + 1, p))
  }
  for (let k = mode, p = atMode; k > least && p > 1e-20 * atMode; k--) {
    p *= (k / (a - k + 1)) * ((n - a - b + k) / (b - k + 1))
    terms.push(term(k - 1, p))
  }
  return exactSum(Float64Array.from(terms))
}
