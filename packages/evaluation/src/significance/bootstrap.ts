import { argsortFloat64, exactSum, sortFloat64 } from '@mlops-actions/numerics'
import { type Comparison, equalComparison, type NotComparable } from './paired-sample.ts'
import { poissonWeights } from './poisson-weights.ts'

/**
 * A metric as a function of how often each row was drawn; NaN where it is not estimable on that draw. Everything that needs a sort is sorted
 * before. `draw` numbers the draw, so that metrics which share a count can count once.
 */
export interface Weighted {
  (weights: Draws, draw?: number): number
  /** The same of four draws at once, where the metric can: byte k of a word of `packed` is how often the row was drawn in draw k; the values go to `out`. */
  readonly four?: (packed: Int32Array, out: Float64Array) => void
}

/** How often each row counts: draws of the bootstrap, times the row's own weight where rows have weights. */
export type Draws = Uint8Array | Float64Array

/** How the paired bootstrap is drawn. */
export interface BootstrapOptions {
  readonly seed: number | string
  /** = 1000 */
  readonly replicates?: number
  /** = 0.95 */
  readonly confidence?: number
  /** An id a row, 0-based: whole clusters are drawn, not rows. */
  readonly clusters?: Int32Array
  /** The rows' own weights. */
  readonly weights?: Float64Array
  /** The second canonical order: every other replicate meets the draws of the one before in that order. */
  readonly alternate?: Uint32Array
}

/** Above this share of replicates without a value (one class only, no positive prediction) there is no interval. */
const MOST_LOST = 0.05

/**
 * Paired Poisson bootstrap of candidate minus champion for any metric: each replicate draws every row Poisson(1) times and computes both
 * metrics on the same draw. Percentile interval; `pLower` is (1 + replicates at or above 0) / (replicates + 1), never 0.
 * The same seed gives the same interval on every machine, and exactly the mirrored one when the models are swapped.
 */
export function pairedBootstrap(
  rows: number,
  candidate: Weighted,
  champion: Weighted,
  options: BootstrapOptions & { readonly estimate?: number },
): Comparison | NotComparable {
  const { estimate } = options
  const one: DrawnPair = { candidate, champion, ...(estimate === undefined ? {} : { estimate }) }
  return pairedBootstraps(rows, [one], options)[0] as Comparison | NotComparable
}

/** A metric of both models, and their difference on the rows as they are, where the caller has it more exactly. */
export interface DrawnPair {
  readonly candidate: Weighted
  readonly champion: Weighted
  readonly estimate?: number
}

/** The paired bootstrap of several metrics on the same draws: each comes out as it would alone. */
export function pairedBootstraps(
  rows: number,
  pairs: readonly DrawnPair[],
  options: BootstrapOptions,
): (Comparison | NotComparable)[] {
  const replicates = options.replicates ?? 1000
  const once = options.weights ?? new Uint8Array(rows).fill(1)
  const estimates = pairs.map((pair) => pair.estimate ?? pair.candidate(once, -1) - pair.champion(once, -1))
  const found = pairs.map(() => new Float64Array(replicates))
  const kept = pairs.map(() => 0)
  const draw = drawer(rows, options)
  const four = new FourDraws(rows, pairs)
  for (let start = 0; start < replicates; start += 4) {
    const end = Math.min(replicates, start + 4)
    for (let replicate = start; replicate < end; replicate++) four.add(draw(), replicate)
    four.differences().forEach((differences, i) => {
      for (let k = 0; k < end - start; k++) {
        const difference = differences[k] as number
        if (Number.isNaN(difference)) continue
        ;(found[i] as Float64Array)[kept[i] as number] = difference
        kept[i] = (kept[i] as number) + 1
      }
    })
  }
  return pairs.map((_, i) => {
    const values = (found[i] as Float64Array).subarray(0, kept[i] as number)
    return outcomeOf(values, replicates, estimates[i] as number, rows, options)
  })
}

/**
 * The differences of all pairs on up to four draws. A metric that can takes four at once, its draws packed into the bytes of a word; any other takes each
 * draw as it comes, so that metrics which share a count still count once.
 */
class FourDraws {
  readonly #pairs: readonly DrawnPair[]
  readonly #values: readonly Float64Array[]
  readonly #lanes: readonly Uint8Array[]
  readonly #packed: Int32Array
  readonly #other = new Float64Array(4)
  #held = 0
  /** Whether the draws are counts: weights of rows are none, and then each draw is taken alone. */
  #counts = true

  constructor(rows: number, pairs: readonly DrawnPair[]) {
    const together = pairs.some(takesFour) ? rows : 0
    this.#pairs = pairs
    this.#values = pairs.map(() => new Float64Array(4))
    this.#lanes = Array.from({ length: 4 }, () => new Uint8Array(together))
    this.#packed = new Int32Array(together)
  }

  add(weights: Draws, replicate: number): void {
    const place = this.#held++
    this.#counts = weights instanceof Uint8Array
    if (weights instanceof Uint8Array && this.#packed.length > 0) this.#lanes[place]?.set(weights)
    for (const [i, pair] of this.#pairs.entries())
      if (!this.#counts || !takesFour(pair))
        (this.#values[i] as Float64Array)[place] =
          pair.candidate(weights, replicate) - pair.champion(weights, replicate)
  }

  /** For each pair, as many as draws were added since the last call. */
  differences(): readonly Float64Array[] {
    this.#held = 0
    if (!this.#counts || this.#packed.length === 0) return this.#values
    pack(this.#lanes, this.#packed)
    for (const [i, { candidate, champion }] of this.#pairs.entries()) {
      if (!candidate.four || !champion.four) continue
      const values = this.#values[i] as Float64Array
      candidate.four(this.#packed, values)
      champion.four(this.#packed, this.#other)
      for (let k = 0; k < 4; k++) values[k] = (values[k] as number) - (this.#other[k] as number)
    }
    return this.#values
  }
}

function takesFour({ candidate, champion }: DrawnPair): boolean {
  return candidate.four !== undefined && champion.four !== undefined
}

/** Puts four draws into the bytes of words, the first into the lowest. */
function pack(lanes: readonly Uint8Array[], into: Int32Array): void {
  const [first, second, third, fourth] = lanes as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  for (let i = 0; i < into.length; i++)
    into[i] =
      (first[i] as number) | ((second[i] as number) << 8) | ((third[i] as number) << 16) | ((fourth[i] as number) << 24)
}

function outcomeOf(
  found: Float64Array,
  replicates: number,
  estimate: number,
  rows: number,
  options: BootstrapOptions,
): Comparison | NotComparable {
  if (Number.isNaN(estimate)) return { notEstimable: 'the metric has no value on these rows' }
  const lost = replicates - found.length
  if (lost > replicates * MOST_LOST)
    return { notEstimable: `the metric has no value on ${lost} of ${replicates} draws of these rows` }
  const { clusters } = options
  const base = {
    confidence: options.confidence ?? 0.95,
    method: clusters === undefined ? 'paired-bootstrap' : 'paired-bootstrap-clustered',
    rows,
    units: clusters === undefined ? rows : new Set(clusters).size,
  }
  if (estimate === 0 && found.every((value) => value === 0)) return equalComparison(base)
  return summaryOf(found, estimate, base)
}

/** Gives the draws of the next replicate, in an array that it uses again. */
function drawer(rows: number, options: BootstrapOptions): () => Draws {
  const fill = poissonWeights(options.seed, 'bootstrap')
  const { clusters, weights, alternate } = options
  const units = clusters === undefined ? rows : clusters.reduce((most, cluster) => Math.max(most, cluster + 1), 0)
  const drawn = new Uint8Array(units)
  if (clusters === undefined && alternate !== undefined) return alternating(fill, drawn, alternate, weights)
  if (clusters === undefined && weights === undefined)
    return () => {
      fill(drawn)
      return drawn
    }
  const product = new Float64Array(rows)
  return () => {
    fill(drawn)
    for (let i = 0; i < rows; i++)
      product[i] = (drawn[clusters === undefined ? i : (clusters[i] as number)] as number) * (weights?.[i] ?? 1)
    return product
  }
}

/** Each draw twice, the second time in the alternate order: swapping the models then only exchanges the two. */
function alternating(
  fill: (into: Uint8Array) => void,
  drawn: Uint8Array,
  alternate: Uint32Array,
  weights: Float64Array | undefined,
): () => Draws {
  let second = true
  const out = weights === undefined ? new Uint8Array(drawn.length) : new Float64Array(drawn.length)
  return () => {
    second = !second
    if (!second) fill(drawn)
    for (let i = 0; i < out.length; i++)
      out[i] = (drawn[second ? (alternate[i] as number) : i] as number) * (weights?.[i] ?? 1)
    return out
  }
}

function summaryOf(
  found: Float64Array,
  estimate: number,
  base: { confidence: number; method: string; rows: number; units: number },
): Comparison {
  const n = found.length
  const alpha = 1 - base.confidence
  const sorted = sortFloat64(found)
  const mirrored = sortFloat64(found.map((value) => -value))
  let high = 0
  let low = 0
  for (const value of found) {
    if (value >= 0) high++
    if (value <= 0) low++
  }
  const mean = exactSum(found) / n
  const standardError = Math.sqrt(exactSum(found.map((value) => (value - mean) ** 2)) / (n - 1))
  const pLower = (1 + high) / (n + 1)
  const pHigher = (1 + low) / (n + 1)
  const lower = quantile(sorted, alpha / 2)
  // By the mirrored draws, so that swapping the models changes signs and nothing else.
  const upper = 0 - quantile(mirrored, alpha / 2)
  return {
    ...base,
    difference: estimate,
    standardError,
    lower,
    upper,
    pValue: Math.min(1, 2 * Math.min(pLower, pHigher)),
    pHigher,
    pLower,
    guarded: { lower, upper, pHigher, pLower },
    equal: false,
  }
}

function quantile(sorted: Float64Array, q: number): number {
  const at = q * (sorted.length - 1)
  const below = Math.floor(at)
  const first = sorted[below] as number
  const second = sorted[Math.min(below + 1, sorted.length - 1)] as number
  // Adding 0 turns a negative zero into zero.
  return first + (second - first) * (at - below) + 0
}

/** An order of rows, and a second one where the first had to choose between the two models. */
export interface CanonicalOrder {
  readonly order: Uint32Array
  /** The position, in `order`, of the row that stands at each place of the second order; undefined where nothing had to be chosen. */
  readonly alternate?: Uint32Array
}

/**
 * The order in which rows are laid before anything is drawn or summed: by a key of the row's content where the caller has one (best: it
 * knows nothing of the models), then by truth and by the two predictions without regard to which model made which. So the result depends
 * neither on the order of the file nor on which model is called the candidate. Rows that only differ in which model said what are ordered
 * by which kind is more frequent; where both are equally frequent, there are two orders and the draws are shared between them.
 */
export function canonicalOrder(
  rows: number,
  truth: ArrayLike<number>,
  candidate: ArrayLike<number>,
  champion: ArrayLike<number>,
  keys?: ArrayLike<number>,
): CanonicalOrder {
  const low = new Float64Array(rows)
  const high = new Float64Array(rows)
  for (let i = 0; i < rows; i++) {
    // What is unknown makes the metric not estimable later; here it only needs a place.
    const a = placeOf(candidate[i] as number)
    const b = placeOf(champion[i] as number)
    low[i] = a < b ? a : b
    high[i] = a < b ? b : a
  }
  const sorts = [high, low, Float64Array.from(truth, placeOf), ...(keys === undefined ? [] : [Float64Array.from(keys)])]
  const order = sorts.reduce(
    thenBy,
    Uint32Array.from({ length: rows }, (_, i) => i),
  )
  const alike = (x: number, y: number): boolean => sorts.every((values) => values[x] === values[y])
  let alternate: Uint32Array | undefined
  for (let start = 0; start < rows; ) {
    let end = start + 1
    while (end < rows && alike(order[start] as number, order[end] as number)) end++
    if (end - start > 1 && settle(order.subarray(start, end), candidate, champion) === 'even') {
      alternate ??= Uint32Array.from({ length: rows }, (_, i) => i)
      const half = (end - start) / 2
      for (let i = start; i < end; i++) alternate[i] = i < start + half ? i + half : i - half
    }
    start = end
  }
  return alternate === undefined ? { order } : { order, alternate }
}

/** Sorts an order by one more column; what is equal in it keeps its place. */
function thenBy(order: Uint32Array, values: Float64Array): Uint32Array {
  const sorted = argsortFloat64(Float64Array.from(order, (row) => values[row] as number))
  return sorted.map((place) => order[place] as number)
}

/** NaN stands last. */
function placeOf(value: number): number {
  return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value
}

/** Puts the more frequent kind of a block of rows first (the candidate below the champion, or above it). */
function settle(block: Uint32Array, candidate: ArrayLike<number>, champion: ArrayLike<number>): 'even' | 'settled' {
  const below = block.filter((row) => (candidate[row] as number) < (champion[row] as number))
  if (below.length === 0 || below.length === block.length) return 'settled'
  const above = block.filter((row) => (candidate[row] as number) > (champion[row] as number))
  const [first, second] = below.length >= above.length ? [below, above] : [above, below]
  block.set(first, 0)
  block.set(second, first.length)
  return first.length === second.length ? 'even' : 'settled'
}
