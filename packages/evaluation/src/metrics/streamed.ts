import { ExactSum } from '@mlops-actions/numerics'
import { strangeClass, totalsOf } from './confusion.ts'
import { classMetrics, isLabelMetric, labelMetric } from './label-metrics.ts'
import { finiteOnly, type MetricInput, type MetricValue, notEstimable, valueOr } from './metric-input.ts'
import { topKRows } from './multiclass.ts'
import { brierRows, hingeRows, logLossRows } from './probability.ts'
import type { Fineness } from './score-cells.ts'
import { StreamedOrder } from './streamed-order.ts'
import { probabilityNames, StreamedProbabilities } from './streamed-probability.ts'
import { StreamedNumbers } from './streamed-regression.ts'
import { areProbabilities, unknownIn } from './unknown.ts'

/** A value of a stream. With bounds the exact value lies between them; without, it is the exact value. */
export interface StreamedValue extends MetricValue {
  readonly lower?: number
  readonly upper?: number
}

/** The tasks whose metrics are streamed. */
export type StreamTask = 'binary' | 'multiclass' | 'regression'

/**
 * Metrics of predictions that come in chunks, in memory that does not grow with the rows: counts and exact sums for what is a mean
 * or comes from the confusion matrix, sketches with sure bounds for what needs an order (ROC AUC, average precision, KS, the median
 * error). The result depends neither on the order of the rows nor on the chunks; `merge` joins two parts. Rows have no weights here.
 */
export class MetricStream {
  readonly #task: StreamTask
  readonly #classes: number
  readonly #cells: Float64Array
  readonly #means = new Map<string, ExactSum>()
  readonly #probabilities = new StreamedProbabilities()
  readonly #order: StreamedOrder
  readonly #numbers = new StreamedNumbers()
  #rows = 0
  #obstacle: string | undefined
  #withoutLabels = false
  #withoutProbabilities = false
  #withoutScores = false

  /**
   * @param classes how many classes there are: 2 for a binary task, unused for regression
   * @param fineness of the order of scores: `fine` takes up to 90 MB, `coarse` 6 MB; streams that are merged have the same
   */
  constructor(task: StreamTask, classes = 2, fineness: Fineness = 'fine') {
    this.#task = task
    this.#order = new StreamedOrder(fineness)
    this.#classes = task === 'multiclass' ? classes : 2
    this.#cells = new Float64Array(this.#classes * this.#classes)
  }

  get rows(): number {
    return this.#rows
  }

  get task(): StreamTask {
    return this.#task
  }

  /** Adds a chunk of the task of the stream. What it lacks makes the metrics that need it not estimable, for the whole stream. */
  add(chunk: MetricInput): void {
    if (chunk.task !== this.#task) throw new RangeError(`a chunk of task ${chunk.task} in a stream of ${this.#task}`)
    this.#rows += chunk.rows
    if (chunk.weights !== undefined) this.#obstacle ??= 'weighted rows are not streamed'
    const unknown = unknownIn(chunk.truth)
    if (unknown > 0) this.#obstacle ??= 'the truth is unknown in some rows'
    if (this.#obstacle !== undefined || chunk.rows === 0) return
    if (this.#task === 'regression') {
      const { values } = chunk
      if (values === undefined || unknownIn(values) > 0)
        this.#obstacle = 'predictions are missing or not finite numbers'
      else this.#numbers.add(chunk.truth, values)
      return
    }
    this.#addLabels(chunk)
    this.#addScores(chunk)
  }

  /** Adds what another stream of the same task and classes has seen. */
  merge(other: MetricStream): void {
    if (other.#task !== this.#task || other.#classes !== this.#classes)
      throw new RangeError(`a stream of ${other.#task} does not merge into one of ${this.#task}`)
    this.#rows += other.#rows
    this.#obstacle ??= other.#obstacle
    this.#withoutLabels ||= other.#withoutLabels
    this.#withoutProbabilities ||= other.#withoutProbabilities
    this.#withoutScores ||= other.#withoutScores
    for (let i = 0; i < this.#cells.length; i++)
      this.#cells[i] = (this.#cells[i] as number) + (other.#cells[i] as number)
    for (const [name, sum] of other.#means) this.#sumOf(name).merge(sum)
    this.#probabilities.merge(other.#probabilities)
    this.#order.merge(other.#order)
    this.#numbers.merge(other.#numbers)
  }

  /** One metric of all rows so far. */
  metric(name: string): StreamedValue {
    if (this.#rows === 0) return notEstimable('there are no rows')
    if (this.#obstacle !== undefined) return notEstimable(this.#obstacle)
    if (this.#task === 'regression') return finiteOnly(this.#numbers.metric(name)) ?? notEstimable(wholeOnly(name))
    if (isLabelMetric(name)) {
      if (this.#withoutLabels) return notEstimable('predicted labels are missing in some rows')
      return labelMetric(name, totalsOf(this.#cells, this.#classes, this.#cells)) ?? notEstimable(wholeOnly(name))
    }
    const sum = this.#means.get(name)
    if (this.#task === 'multiclass' && (sum !== undefined || probabilityMeans.has(name))) {
      if (this.#withoutProbabilities || sum === undefined) return notEstimable(noProbabilities)
      return valueOr(sum.total() / this.#rows, 'the sum is not finite')
    }
    if (this.#task !== 'binary') return notEstimable(wholeOnly(name))
    if (probabilityNames.has(name)) {
      if (this.#withoutProbabilities) return notEstimable(noProbabilities)
      return finiteOnly(this.#probabilities.metric(name)) ?? notEstimable(wholeOnly(name))
    }
    if (this.#withoutScores) return notEstimable('scores are missing in some rows')
    if (sum !== undefined) return valueOr(sum.total() / this.#rows, 'the sum is not finite')
    return this.#order.metric(name) ?? notEstimable(wholeOnly(name))
  }

  /** What each class has against the rest by its predicted labels; empty where there are none. */
  perClass(): readonly Readonly<Record<string, number | null>>[] {
    if (this.#task === 'regression' || this.#rows === 0) return []
    if (this.#obstacle !== undefined || this.#withoutLabels) return []
    const confusion = totalsOf(this.#cells, this.#classes, this.#cells)
    return Array.from({ length: this.#classes }, (_, one) => classMetrics(confusion, one))
  }

  #addLabels(chunk: MetricInput): void {
    const { truth, labels } = chunk
    const strange = strangeClass(truth, undefined, this.#classes)
    if (strange !== undefined) {
      this.#obstacle = strange
      return
    }
    if (labels === undefined || strangeClass(truth, labels, this.#classes) !== undefined) {
      this.#withoutLabels = true
      return
    }
    for (let i = 0; i < truth.length; i++) {
      const cell = (truth[i] as number) * this.#classes + (labels[i] as number)
      this.#cells[cell] = (this.#cells[cell] as number) + 1
    }
  }

  #addScores(chunk: MetricInput): void {
    const binary = this.#task === 'binary'
    const found = binary ? chunk.scores : chunk.probabilities
    const width = binary ? 1 : this.#classes
    if (found === undefined || found.length !== chunk.rows * width || unknownIn(found) > 0) {
      this.#withoutScores = true
      this.#withoutProbabilities = true
      return
    }
    if (binary) {
      this.#order.add(chunk.truth, found)
      this.#sumOf('hinge_loss').addAll(hingeRows(chunk.truth, found))
    }
    if (chunk.scoresAreProbabilities === false || !areProbabilities(found)) {
      this.#withoutProbabilities = true
      return
    }
    if (binary) {
      this.#probabilities.add(chunk.truth, found)
      return
    }
    this.#sumOf('log_loss').addAll(logLossRows(chunk.truth, found, width))
    this.#sumOf('brier_score').addAll(brierRows(chunk.truth, found, width))
    const scores = { rows: chunk.rows, classes: width, names: [], truth: chunk.truth, probabilities: found }
    for (const [name, k] of topK) this.#sumOf(name).addAll(topKRows(scores, k))
  }

  #sumOf(name: string): ExactSum {
    const known = this.#means.get(name)
    if (known !== undefined) return known
    const made = new ExactSum()
    this.#means.set(name, made)
    return made
  }
}

const topK = [
  ['top_k_accuracy', 2],
  ['top_3_accuracy', 3],
  ['top_5_accuracy', 5],
] as const
const probabilityMeans = new Set(['log_loss', 'brier_score', ...topK.map(([name]) => name)])
const noProbabilities = 'probabilities are missing or leave [0, 1] in some rows'

function wholeOnly(name: string): string {
  return `${name} needs all rows at once: it is not computed from a stream`
}
