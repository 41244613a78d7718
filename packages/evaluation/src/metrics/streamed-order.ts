import { QuantileSketch } from '@mlops-actions/numerics'
import { lazy, type MetricValue, notEstimable } from './metric-input.ts'
import { averagePrecision, ksOfScores, liftAt, partialRocAuc, type Ranked, rocAuc } from './ranked.ts'
import { type Fineness, ScoreCells } from './score-cells.ts'

/** Buckets of the scores that leave [0, 1], of each class. */
const buckets = 65_536

type Bounded = MetricValue & { readonly lower?: number; readonly upper?: number }

/** Takes the counts of one bucket of scores; `mixed`: its rows may have different scores. */
type TakeBucket = (positives: number, negatives: number, mixed: boolean) => void

/**
 * The order of binary scores in bounded memory: cells for scores in [0, 1], sketches for what lies beyond. Metrics of the order are exact where no bucket
 * holds different scores (six digits, or few scores), else they come with bounds that surely hold the exact value.
 */
export class StreamedOrder {
  #cells: ScoreCells | undefined
  /** Of negatives and positives: scores below 0 or above 1. */
  readonly #outside = [new QuantileSketch(buckets), new QuantileSketch(buckets)] as const
  #rows: [negatives: number, positives: number] = [0, 0]
  #found: () => Readonly<Record<string, Bounded>> = lazy(() => this.#compute())

  readonly #fineness: Fineness

  constructor(fineness: Fineness = 'fine') {
    this.#fineness = fineness
  }

  /** Adds scores (no NaN, no infinity) with truth 0 or 1. */
  add(truth: Float64Array, scores: Float64Array): void {
    this.#found = lazy(() => this.#compute())
    let positives = 0
    for (let i = 0; i < truth.length; i++) if (truth[i] === 1) positives++
    this.#rows = [this.#rows[0] + truth.length - positives, this.#rows[1] + positives]
    this.#cells ??= new ScoreCells(this.#fineness)
    if (this.#cells.add(truth, scores) === 0) return
    const beyond = (score: number): boolean => score < 0 || score > 1
    this.#outside[1].addAll(scores.filter((score, i) => truth[i] === 1 && beyond(score)))
    this.#outside[0].addAll(scores.filter((score, i) => truth[i] !== 1 && beyond(score)))
  }

  merge(other: StreamedOrder): void {
    this.#found = lazy(() => this.#compute())
    this.#rows = [this.#rows[0] + other.#rows[0], this.#rows[1] + other.#rows[1]]
    if (other.#cells) {
      this.#cells ??= new ScoreCells(this.#fineness)
      this.#cells.merge(other.#cells)
    }
    this.#outside[0].merge(other.#outside[0])
    this.#outside[1].merge(other.#outside[1])
  }

  /** A metric of the order, or undefined for a name it has no rule for. */
  metric(name: string): Bounded | undefined {
    if (!names.has(name)) return undefined
    const [negatives, positives] = this.#rows
    if (name === 'average_precision' && positives === 0)
      return { value: 0, note: 'the truth has no positive row: 0, as scikit-learn sets it' }
    if (name === 'lift_at_10_percent' && positives === 0) return notEstimable('the truth has no positive row')
    if (ofBoth.has(name) && (positives === 0 || negatives === 0)) return notEstimable('the truth has only one class')
    return this.#found()[name]
  }

  /** Every metric at once: the buckets are gone through once for each order that their rows may stand in. */
  #compute(): Readonly<Record<string, Bounded>> {
    let mixed = false
    let count = 0
    this.#forEach((_p, _n, several) => {
      count++
      mixed ||= several
    })
    const together = rulesOf(this.#ranked(count, 'together'))
    if (!mixed) return Object.fromEntries(Object.entries(together).map(([name, value]) => [name, { value }]))
    const best = rulesOf(this.#ranked(count, 'positives first'))
    const worst = rulesOf(this.#ranked(count, 'negatives first'))
    const bounds = (name: keyof Rules): Bounded => ({
      value: together[name],
      lower: Math.min(together[name], worst[name]),
      upper: Math.max(together[name], best[name]),
    })
    return {
      roc_auc: bounds('roc_auc'),
      gini: bounds('gini'),
      'roc_auc_partial_0.1': bounds('roc_auc_partial_0.1'),
      lift_at_10_percent: bounds('lift_at_10_percent'),
      // A largest gap: the ends of the buckets are steps of the exact curve too, and between them it is largest in one of the two orders.
      ks_statistic: {
        value: together.ks_statistic,
        lower: together.ks_statistic,
        upper: Math.min(1, Math.max(together.ks_statistic, best.ks_statistic, worst.ks_statistic)),
      },
      average_precision: {
        value: together.average_precision,
        lower: Math.min(together.average_precision, this.#leastPrecision()),
        upper: Math.min(1, Math.max(together.average_precision, best.average_precision)),
      },
    }
  }

  /** In every mixed bucket the positives come last, each with the precision of the first of them. */
  #leastPrecision(): number {
    let sum = 0
    let up = 0
    let all = 0
    this.#forEach((p, n, mixed) => {
      all += p + n
      if (p > 0) sum += mixed ? (p * (up + 1)) / (all - p + 1) : (p * (up + p)) / all
      up += p
    })
    return sum / up
  }

  #ranked(count: number, order: 'together' | 'positives first' | 'negatives first'): Ranked {
    const most = order === 'together' ? count : 2 * count
    const positives = new Float64Array(most)
    const negatives = new Float64Array(most)
    let [up, down, steps] = [0, 0, 0]
    const step = (p: number, n: number): void => {
      up += p
      down += n
      positives[steps] = up
      negatives[steps] = down
      steps++
    }
    this.#forEach((p, n, mixed) => {
      if (order === 'together' || !mixed || p === 0 || n === 0) step(p, n)
      else if (order === 'positives first') {
        step(p, 0)
        step(0, n)
      } else {
        step(0, n)
        step(p, 0)
      }
    })
    return { steps, scores: new Float64Array(), positives, negatives, positiveTotal: up, negativeTotal: down }
  }

  /** All buckets from the highest scores down. */
  #forEach(take: TakeBucket): void {
    const bits = Math.min(this.#outside[0].bits, this.#outside[1].bits)
    const beyond = new Map<number, [number, number]>()
    for (const [side, sketch] of this.#outside.entries())
      for (const [key, rows] of sketch.buckets(bits)) {
        const both = beyond.get(key) ?? [0, 0]
        both[side] = rows
        beyond.set(key, both)
      }
    const sorted = [...beyond].sort(([a], [b]) => b - a)
    // A bucket that begins at 1 holds scores above 1; -0 is no key.
    for (const [key, [n, p]] of sorted) if (key >= 1) take(p, n, bits < 52)
    this.#cells?.forEach(take)
    for (const [key, [n, p]] of sorted) if (key < 1) take(p, n, bits < 52)
  }
}

function rulesOf(ranked: Ranked) {
  const area = rocAuc(ranked)
  return {
    roc_auc: area,
    gini: 2 * area - 1,
    average_precision: averagePrecision(ranked),
    'roc_auc_partial_0.1': partialRocAuc(ranked, 0.1),
    ks_statistic: ksOfScores(ranked),
    lift_at_10_percent: liftAt(ranked, 0.1),
  }
}
type Rules = ReturnType<typeof rulesOf>

const ofBoth: ReadonlySet<string> = new Set(['roc_auc', 'gini', 'roc_auc_partial_0.1', 'ks_statistic'])
const names: ReadonlySet<string> = new Set([...ofBoth, 'average_precision', 'lift_at_10_percent'])
