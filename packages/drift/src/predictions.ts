import { columnOf } from '@mlops-actions/core'
import { fail } from './errors.ts'
import { compareFeature, type FeatureComparison, judgeFeatures } from './features.ts'
import { findingLevel, type SettledOptions } from './options.ts'
import { performanceSignals } from './performance/performance.ts'
import type { PerformanceReport, PredictionsInput } from './prediction-types.ts'
import { isProfileInput, referenceFeatures } from './reference.ts'
import type { FeatureReport, Signal } from './types.ts'

/** Everything that the predictions say. */
export interface PredictionResult {
  readonly signals: readonly Signal[]
  readonly features: Readonly<Record<string, FeatureReport>>
  readonly performance?: PerformanceReport
  /** The verdict on the truth's own distribution, where both sides have it. */
  readonly target?: FeatureReport
}

/** Prediction drift, and performance where it can be known. Throws DRIFT_BAD_PREDICTIONS for tables without `prediction` and scores. */
export function predictionSignals(input: PredictionsInput, options: SettledOptions): PredictionResult {
  const names = outputColumns(input)
  const reference = referenceFeatures(input.reference, options.minGroup)
  const limits = { ...options.quality, alpha: findingLevel(options, names.length) }
  const compare = (name: string): FeatureComparison[] => {
    const known = reference.get(name)
    const column = columnOf(input.current, name)
    return known && column ? [compareFeature(known(), column, options, limits)] : []
  }
  const features = judgeFeatures(names.flatMap(compare), options)
  const truth = input.target === undefined ? [] : compare(input.target)
  const target = Object.values(judgeFeatures(truth, options))[0]
  const performance = performanceSignals(input, options)
  return {
    signals: [predictionSignal(features), ...performance.signals],
    features,
    ...(performance.report ? { performance: performance.report } : {}),
    ...(target ? { target } : {}),
  }
}

/** The columns of a prediction file that are judged: scores and the prediction; of two mirrored probabilities one. */
export function outputColumns(input: PredictionsInput): string[] {
  const have = input.current.columns.map((column) => column.name)
  const probabilities = have.filter((name) => name.startsWith('probability_'))
  const scores = input.task === 'binary' && probabilities.length === 2 ? [positiveColumn(input)] : probabilities
  const names = [...scores, ...['score', 'prediction'].filter((name) => have.includes(name))]
  if (names.length > 0) return names
  throw fail('DRIFT_BAD_PREDICTIONS', `The current predictions have the columns ${have.join(', ') || '(none)'}.`, {
    remedy: 'Give a table with `prediction`, and `probability_<class>` or `score`, as `mlops predict` writes it.',
  })
}

/** `probability_<positive class>`: the given label's, else the last in the order of the labels. */
export function positiveColumn(input: PredictionsInput): string {
  const columns = (isProfileInput(input.reference) ? input.current : input.reference).columns
  const names = columns.map((column) => column.name).filter((name) => name.startsWith('probability_'))
  const wanted = input.positiveLabel === undefined ? undefined : `probability_${input.positiveLabel}`
  if (wanted !== undefined && !names.includes(wanted))
    throw fail('DRIFT_BAD_PREDICTIONS', `There is no column "${wanted}"; there are ${names.join(', ') || 'none'}.`, {
      remedy: 'Set the positive label to a class of the model.',
    })
  return wanted ?? ([...names].sort().at(-1) as string)
}

function predictionSignal(features: Readonly<Record<string, FeatureReport>>): Signal {
  const entries = Object.entries(features)
  const order = { fail: 0, inconclusive: 1, pass: 2 } as const
  const worst = entries.sort(
    ([, a], [, b]) =>
      order[a.verdict] - order[b.verdict] || (b.measures.psi?.value ?? 0) - (a.measures.psi?.value ?? 0),
  )[0]
  if (worst === undefined)
    return {
      signal: 'prediction-drift',
      verdict: 'inconclusive',
      seen: 'The reference has no predictions.',
      reason: { code: 'NO_REFERENCE', message: 'Nothing to compare the predictions with.' },
    }
  const [name, report] = worst
  const measure = report.measures[report.rule.measure]
  return {
    signal: 'prediction-drift',
    subject: name,
    verdict: report.verdict,
    seen: report.reason.message,
    value: measure?.value ?? null,
    limit: report.rule.threshold,
    chance: measure?.chance ?? null,
    reason: report.reason,
  }
}
