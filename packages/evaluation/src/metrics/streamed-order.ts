import { QuantileSketch } from '@mlops-actions/numerics'
import { type MetricValue, notEstimable } from './metric-input.ts'
import { averagePrecision, ksOfScores, type Ranked, rocAuc } from './ranked.ts'

/** 65,536 buckets: six-digit scores and float32 scores of a narrow range are told apart nearly all. */
const buckets = 65_536

type Bounded = MetricValue & { readonly lower?: number; readonly upper?: number }

/** One bucket of scores: how many positives and negatives it holds. */
type Bucket = readonly [positives: number, negatives: number]

/** The order of binary scores in two sketches: metrics of the order with bounds that surely hold the exact value. */
export class StreamedOrder {
  readonly #positives = new QuantileSketch(buckets)
  readonly #negatives = new QuantileSketch(buckets)

  add(truth: Float64Array, scores: Float64Array): void {
    this.#positives.addAll(scores.filter((_, i) => truth[i] === 1))
    this.#negatives.addAll(scores.filter((_, i) => truth[i] !== 1))
  }

  merge(other: StreamedOrder): void {
    this.#positives.merge(other.#positives)
    this.#negatives.merge(other.#negatives)
  }

  /** A metric of the order, or undefined for a name it has no rule for. */
  metric(name: string): Bounded | undefined {
    const rule = rules[name]
    if (rule === undefined) return undefined
    if (this.#positives.count === 0 || this.#negatives.count === 0) return notEstimable('the truth has only one class')
    const found = this.#buckets()
    const value = rule(rankedOfBuckets(found.list), found.list)
    return found.exact ? { value: value.value as number } : value
  }

  /** From the highest scores down; exact when every bucket holds one score only. */
  #buckets(): { readonly list: readonly Bucket[]; readonly exact: boolean } {
    const bits = Math.min(this.#positives.bits, this.#negatives.bits)
    const counts = new Map<number, [number, number]>()
    for (const [side, sketch] of [this.#positives, this.#negatives].entries())
      for (const [key, count] of sketch.buckets(bits)) {
        const both = counts.get(key) ?? [0, 0]
        both[side] = count
        counts.set(key, both)
      }
    const list = [...counts].sort(([a], [b]) => b - a).map(([, both]) => both)
    return { list, exact: bits === 52 }
  }
}

const rules: Readonly<Record<string, (ranked: Ranked, list: readonly Bucket[]) => Bounded>> = {
  roc_auc: aucBounds,
  gini: (ranked, list) => {
    const { value, lower, upper } = aucBounds(ranked, list)
    return { value: 2 * value - 1, lower: 2 * lower - 1, upper: 2 * upper - 1 }
  },
  average_precision: precisionBounds,
  ks_statistic: ksBounds,
}

function rankedOfBuckets(list: readonly Bucket[]): Ranked {
  const positives = new Float64Array(list.length)
  const negatives = new Float64Array(list.length)
  let up = 0
  let down = 0
  for (const [i, [p, n]] of list.entries()) {
    up += p
    down += n
    positives[i] = up
    negatives[i] = down
  }
  const scores = new Float64Array(list.length)
  return { steps: list.length, scores, positives, negatives, positiveTotal: up, negativeTotal: down }
}

/** Inside a bucket the pairs may stand either way: half of them at most is the error. */
function aucBounds(ranked: Ranked, list: readonly Bucket[]): { value: number; lower: number; upper: number } {
  const value = rocAuc(ranked)
  const pairs = list.reduce((sum, [p, n]) => sum + p * n, 0)
  const half = pairs / 2 / (ranked.positiveTotal * ranked.negativeTotal)
  return { value, lower: value - half, upper: value + half }
}

/** Upper: in every bucket the positives come first. Lower: last, each with the precision of the first of them. */
function precisionBounds(ranked: Ranked, list: readonly Bucket[]): Bounded {
  let lower = 0
  let upper = 0
  let up = 0
  let down = 0
  for (const [p, n] of list) {
    if (p > 0) {
      upper += (p * (up + p)) / (up + p + down)
      lower += (p * (up + 1)) / (up + 1 + down + n)
    }
    up += p
    down += n
  }
  const total = ranked.positiveTotal
  return { value: averagePrecision(ranked), lower: lower / total, upper: Math.min(1, upper / total) }
}

/** Between two edges of a bucket the rates move by its shares at most. */
function ksBounds(ranked: Ranked, list: readonly Bucket[]): Bounded {
  const value = ksOfScores(ranked)
  let upper = value
  let gap = 0
  for (const [p, n] of list) {
    const up = p / ranked.positiveTotal
    const down = n / ranked.negativeTotal
    upper = Math.max(upper, Math.abs(gap + up), Math.abs(gap - down))
    gap += up - down
  }
  return { value, lower: value, upper: Math.min(1, upper) }
}
