import { confusionOf } from './confusion.ts'
import { classMetrics } from './label-metrics.ts'
import type { MetricInput } from './metric-input.ts'
import { columnOfClass } from './multiclass.ts'
import { classCount } from './multiclass-metrics.ts'
import { averagePrecision, rankedOf, rocAuc } from './ranked.ts'
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
export function perClass(input: MetricInput): readonly PerClass[] {
  const { truth, labels, weights } = input
  if (input.task !== 'binary' && input.task !== 'multiclass') return []
  if (labels === undefined || input.rows === 0 || unknownIn(truth) + unknownIn(labels) > 0) return []
  const classes = input.task === 'binary' ? 2 : classCount(input)
  const confusion = confusionOf(truth, labels, classes, weights)
  return Array.from({ length: classes }, (_, one) => ({
    class: input.classes?.[one] ?? String(one),
    metrics: { ...classMetrics(confusion, one), ...orderMetrics(input, one, classes) },
  }))
}

function orderMetrics(input: MetricInput, one: number, classes: number): Readonly<Record<string, number | null>> {
  const scores = scoresOfClass(input, one, classes)
  if (scores === undefined || unknownIn(scores) > 0) return {}
  const truth = input.truth.map((value) => (value === one ? 1 : 0))
  const ranked = rankedOf(truth, scores, input.weights)
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
  return { roc_auc: finite(rocAuc(ranked)), average_precision: finite(averagePrecision(ranked)) }
}

function scoresOfClass(input: MetricInput, one: number, classes: number): Float64Array | undefined {
  if (input.task === 'binary')
    // The negative class is ranked by the same scores the other way round.
    return one === 1 ? input.scores : input.scores?.map((score) => -score)
  const { probabilities, rows, truth } = input
  if (probabilities === undefined || probabilities.length !== rows * classes) return undefined
  return columnOfClass({ rows, classes, names: input.classes ?? [], truth, probabilities }, one)
}
