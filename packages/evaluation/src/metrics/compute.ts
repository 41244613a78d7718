import { metricInfo, metricNames, type Task } from '@mlops-actions/core'
import { binaryMetrics } from './binary.ts'
import { clusteringMetrics } from './clustering.ts'
import { finiteOnly, type MetricInput, type MetricOptions, type MetricValue, notEstimable } from './metric-input.ts'
import { multiclassMetrics } from './multiclass-metrics.ts'
import { rankingMetrics } from './ranking.ts'
import { regressionMetrics } from './regression.ts'
import { unknownIn } from './unknown.ts'

/** Computes metrics of one set of predictions by name; what metrics have in common is computed once. */
export type MetricComputer = (name: string) => MetricValue

/**
 * A function that computes any metric of these predictions. Unknown names, metrics of another task, missing or unknown (NaN)
 * predictions, negative weights, one-class truth and empty input all give `value: null` with the reason; it never throws for data.
 * Values are scikit-learn's to 1e-12.
 */
export function metricComputer(input: MetricInput, options: MetricOptions = {}): MetricComputer {
  const general = obstacleTo(input)
  if (general !== undefined) return (name) => known(name, input) ?? notEstimable(general)
  const compute = ofTask(input, options)
  return (name) => {
    const unknown = known(name, input)
    if (unknown !== undefined) return unknown
    return finiteOnly(compute(name)) ?? notEstimable(`${name} cannot be computed from predictions alone`)
  }
}

/** One metric of these predictions. For several take `metricComputer` or `computeAll`: they share the work. */
export function computeMetric(name: string, input: MetricInput, options: MetricOptions = {}): MetricValue {
  return metricComputer(input, options)(name)
}

/** Every metric of the catalogue that predictions of this task can have, by name, in the order of the catalogue. */
export function computeAll(input: MetricInput, options: MetricOptions = {}): Readonly<Record<string, MetricValue>> {
  const compute = metricComputer(input, options)
  return Object.fromEntries(namesOfPredictions(input.task).map((name) => [name, compute(name)]))
}

/** The metrics of a task that come from predictions and truth alone, in the order of the catalogue. */
export function namesOfPredictions(task: Task): readonly string[] {
  return metricNames(task).filter((name) => {
    const family = metricInfo(name)?.family
    return family === 'quality' || family === 'calibration'
  })
}

function ofTask(input: MetricInput, options: MetricOptions): (name: string) => MetricValue | undefined {
  switch (input.task) {
    case 'binary':
      return binaryMetrics(input, options)
    case 'multiclass':
      return multiclassMetrics(input, options)
    case 'regression': {
      const { values } = input
      if (values === undefined) return () => notEstimable('there are no predicted numbers')
      const unknown = unknownIn(values)
      if (unknown > 0) return () => notEstimable(`${unknown} predictions are not finite numbers`)
      return regressionMetrics({ ...input, values }, options)
    }
    case 'clustering':
      return clusteringMetrics(input)
    case 'ranking':
      return rankingMetrics(input)
  }
}

function known(name: string, input: MetricInput): MetricValue | undefined {
  // A group's rates have no entry of their own in the catalogue; fairness asks for them by these names.
  if (input.task === 'binary' && (name === 'true_positive_rate' || name === 'true_negative_rate')) return undefined
  const info = metricInfo(name)
  if (info === undefined) return notEstimable(`there is no metric "${name}"`)
  if (!info.tasks.includes(input.task)) return notEstimable(`${name} is not a metric of task ${input.task}`)
  return undefined
}

function obstacleTo(input: MetricInput): string | undefined {
  if (input.rows === 0) return 'there are no rows'
  const { truth, weights } = input
  const unknown = unknownIn(truth)
  // Clusters can be judged by their shape alone: there the metrics that need the truth look for themselves.
  if (unknown > 0 && input.task !== 'clustering') return `the truth is unknown in ${unknown} rows`
  if (weights === undefined) return undefined
  if (unknownIn(weights) > 0) return 'a weight is not a finite number'
  if (weights.some((weight) => weight < 0)) return 'a weight is negative'
  return weights.some((weight) => weight > 0) ? undefined : 'the weights sum to 0'
}
