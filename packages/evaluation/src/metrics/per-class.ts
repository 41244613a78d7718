import { confusionOf } from './confusion.ts'
import { classMetrics } from './label-metrics.ts'
import type { MetricInput, MetricOptions } from './metric-input.ts'
import { columnOfClass } from './multiclass.ts'
import { classCount } from './multiclass-metrics.ts'
import { averagePrecision, averagePrecisionOfRest, type Ranked, rankedOf, rocAuc } from './ranked.ts'
import { unknownIn } from './unknown.ts'

/** What one class has against the rest. null: not estimable (the denominator is 0). */
export interface PerClass {
  readonly class: string
  readonly metrics: Readonly<Record<string, number | null>>
}

/**
 * Precision, recall, f1, fbeta, jaccard, specificity, support, and with probabilities ROC AUC and average precision of each class
 * against the rest. Classes are those of the input, in their order; empty when labels or truth are missing or unknown.
 */
export function perClass(input: MetricInput, options: Pick<MetricOptions, 'ranked'> = {}): readonly PerClass[] {
  const { truth, labels, weights } = input
  if (input.task !== 'binary' && input.task !== 'multiclass') return []
  if (labels === undefined || input.rows === 0 || unknownIn(truth) + unknownIn(labels) > 0) return []
  const classes = input.task === 'binary' ? 2 : classCount(input)
  const confusion = confusionOf(truth, labels, classes, weights)
  const ranking = input.task === 'binary' ? binaryRanking(input, options) : undefined
  return Array.from({ length: classes }, (_, one) => ({
    class: input.classes?.[one] ?? String(one),
    metrics: {
      ...classMetrics(confusion, one),
      ...(ranking ? orderOfClass(ranking, one) : orderMetrics(input, one, classes)),
    },
  }))
}

/** One sort serves both classes. Undefined without scores. */
function binaryRanking(input: MetricInput, options: Pick<MetricOptions, 'ranked'>): Ranked | undefined {
  const { truth, scores, weights } = input
  if (scores === undefined || unknownIn(scores) > 0) return undefined
  return options.ranked?.() ?? rankedOf(truth, scores, weights)
}

/** The negative class is ranked by the same scores the other way round: the same area, another precision. */
function orderOfClass(ranked: Ranked, one: number): Readonly<Record<string, number | null>> {
  if (one === 1) return orderOf(ranked)
  return { roc_auc: finite(rocAuc(ranked)), average_precision: finite(averagePrecisionOfRest(ranked)) }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function orderMetrics(input: MetricInput, one: number, classes: number): Readonly<Record<string, number | null>> {
  const { probabilities, rows, truth, weights } = input
  if (probabilities === undefined || probabilities.length !== rows * classes) return {}
  const scores = columnOfClass({ rows, classes, names: input.classes ?? [], truth, probabilities }, one)
  if (unknownIn(scores) > 0) return {}
  return orderOf(
    rankedOf(
      truth.map((value) => (value === one ? 1 : 0)),
      scores,
      weights,
    ),
  )
}

function orderOf(ranked: Ranked): Readonly<Record<string, number | null>> {
  return { roc_auc: finite(rocAuc(ranked)), average_precision: finite(averagePrecision(ranked)) }
}
