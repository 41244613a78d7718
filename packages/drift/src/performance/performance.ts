import type { Estimate } from '@mlops-actions/core'
import { isNotEstimable, metricEstimate, type Scored, scoredBinary, scoredRegression } from '@mlops-actions/evaluation'
import type { SettledOptions } from '../options.ts'
import type { MetricReport, PerformanceReport, PredictionsInput } from '../prediction-types.ts'
import { isProfileInput } from '../reference.ts'
import type { Signal } from '../types.ts'
import { count, distance } from '../words.ts'
import {
  type BinaryEstimate,
  binaryErrors,
  binaryEstimates,
  estimateBinary,
  type ScoredWindow,
  withInterval,
} from './cbpe.ts'
import {
  estimateMulticlass,
  type MulticlassWindow,
  multiclassErrors,
  multiclassEstimates,
  normalizeRows,
} from './cbpe-multiclass.ts'
import {
  binaryRows,
  classesOf,
  labelled,
  type MulticlassRows,
  multiclassRows,
  positiveOf,
  regressionRows,
} from './inputs.ts'
import { calibrate } from './isotonic.ts'
import { type LearntPerformance, learnPerformance, multiclassScored, regressionMetrics } from './learnt.ts'
import { estimateRegression } from './regression-error.ts'

/** Fewest labelled rows from which anything is estimated or measured. */
const leastLabelled = 30
const seed = 1

/** What is known of the model's performance on the window, with one signal for each kind. */
export interface PerformanceResult {
  readonly report?: PerformanceReport
  readonly signals: readonly Signal[]
}

/** The metric that decides for each task. */
const decisive: Readonly<Record<string, string>> = {
  binary: 'roc_auc',
  multiclass: 'accuracy',
  regression: 'mean_absolute_error',
}

/**
 * Estimates the performance without labels where the reference has some, and measures it on the rows whose labels have arrived.
 * Nothing to say (clustering, ranking, no labels at all) gives no signal.
 */
export function performanceSignals(input: PredictionsInput, options: SettledOptions): PerformanceResult {
  const learnt = learntOf(input)
  const metrics =
    input.task === 'binary'
      ? binaryPerformance(input, learnt, options)
      : input.task === 'multiclass'
        ? multiclassPerformance(input, learnt, options)
        : input.task === 'regression'
          ? regressionPerformance(input, learnt, options)
          : []
  if (metrics.length === 0) return { signals: [] }
  const name = decisive[input.task]
  const signals = (['estimated', 'realized'] as const).flatMap((kind) => {
    const metric = metrics.find((one) => one.kind === kind && one.metric === name)
    return metric === undefined ? [] : [performanceSignal(metric)]
  })
  return { report: { metrics }, signals }
}

/** What is known of the model's performance: what was learnt before, else what the reference's own rows teach. */
function learntOf(input: PredictionsInput): LearntPerformance | undefined {
  if (input.learnt !== undefined) return input.learnt.task === input.task ? input.learnt : undefined
  if (isProfileInput(input.reference)) return undefined
  // The classes are those of the current table: both sides mean the same by them.
  const positiveLabel = input.task === 'binary' ? positiveOf(input.positiveLabel, input.current) : undefined
  return learnPerformance({
    ...input,
    table: input.reference,
    ...(positiveLabel === undefined ? {} : { positiveLabel }),
  })
}

/** Fails where the whole interval is worse than the reference by more than the margin; passes where none of it is. */
export function performanceSignal(metric: MetricReport): Signal {
  const signal = metric.kind === 'estimated' ? 'estimated-performance' : 'realized-performance'
  const { current, reference, margin } = metric
  if (current === null || reference === null) {
    const why = metric.reason ?? (current === null ? 'not estimable on this window' : 'the reference has no labels')
    return {
      signal,
      subject: metric.metric,
      verdict: 'inconclusive',
      seen: `${metric.metric}: ${why}.`,
      reason: { code: 'NOT_ESTIMABLE', message: `${why}.` },
    }
  }
  const sign = metric.goal === 'maximize' ? 1 : -1
  const limit = reference - sign * margin
  const best = sign > 0 ? current.upper : current.lower
  const worst = sign > 0 ? current.lower : current.upper
  const fails = sign * ((best ?? current.value) - limit) < 0
  const passes = worst !== undefined && sign * (worst - limit) >= 0
  const interval =
    current.lower === undefined || current.upper === undefined
      ? ''
      : ` (${distance(current.lower)} to ${distance(current.upper)})`
  const verdict = fails ? 'fail' : passes ? 'pass' : 'inconclusive'
  const message = {
    fail: 'Worse than the reference by more than the margin.',
    pass: 'Not worse than the reference by more than the margin.',
    inconclusive: 'The interval reaches past the margin: more rows are needed to tell.',
  }[verdict]
  return {
    signal,
    subject: metric.metric,
    verdict,
    seen: `${metric.metric} ${distance(current.value)}${interval}, reference ${distance(reference)}, margin ${distance(margin)}`,
    value: current.value,
    limit,
    reason: {
      code: { fail: 'PERFORMANCE_FELL', pass: 'PERFORMANCE_HELD', inconclusive: 'TOO_FEW_ROWS' }[verdict],
      message,
    },
  }
}

const minimized = new Set(['log_loss', 'brier_score', 'mean_absolute_error', 'root_mean_squared_error'])

function goalOf(metric: string): MetricReport['goal'] {
  return minimized.has(metric) ? 'minimize' : 'maximize'
}

/** Rows that the model did not answer make every metric not estimable: on the rest alone it would look better than it is. */
function notAnswered(metrics: readonly MetricReport[], unanswered: number): MetricReport[] {
  if (unanswered === 0) return [...metrics]
  const reason = `${count(unanswered)} predictions are missing or not finite`
  return metrics.map((metric) => ({ ...metric, current: null, reason }))
}

/** A metric measured on labelled rows, or why it has none. */
function measured(metric: string, scored: Scored): { estimate: Estimate | null; reason?: string } {
  const result = metricEstimate(metric, scored)
  return isNotEstimable(result) ? { estimate: null, reason: result.notEstimable } : { estimate: result }
}

/** Realised metrics of the rows whose truth is known. */
function realized(
  names: readonly string[],
  current: Scored | undefined,
  reference: (metric: string) => number | null,
  margin: (reference: number) => number,
): MetricReport[] {
  if (current === undefined) return []
  return names.map((metric) => {
    const before = reference(metric)
    const now = measured(metric, current)
    const few = current.rows < leastLabelled
    return {
      metric,
      kind: 'realized',
      reference: before,
      current: few ? null : now.estimate,
      goal: goalOf(metric),
      margin: margin(before ?? 0),
      ...(few
        ? { reason: `only ${current.rows} labels have arrived, ${leastLabelled} are needed` }
        : now.reason === undefined
          ? {}
          : { reason: now.reason }),
    }
  })
}

/** Metrics that do not depend on where the threshold is. */
const withoutThreshold = new Set<string>(['roc_auc', 'average_precision', 'log_loss', 'brier_score'])

function binaryPerformance(
  input: PredictionsInput,
  learnt: LearntPerformance | undefined,
  options: SettledOptions,
): MetricReport[] {
  const positive = learnt?.classes[0] ?? positiveOf(input.positiveLabel, input.current)
  const threshold = input.decisionThreshold ?? 0.5
  const now = binaryRows(input.current, input, positive)
  if (now === undefined) return []
  const kept = (_: number, row: number): boolean => Number.isFinite(now.truth[row])
  const scored =
    labelled(now.truth) === 0 ? undefined : scoredBinary(now.truth.filter(kept), now.scores.filter(kept), { threshold })
  // A metric that was measured at another threshold is no reference for this one.
  const before = (metric: string): number | null =>
    learnt === undefined || (learnt.threshold !== threshold && !withoutThreshold.has(metric))
      ? null
      : (learnt.metrics[metric] ?? null)
  const margin = (): number => options.performanceMargin
  const metrics = realized(binaryEstimates, scored, before, margin)
  if (learnt === undefined || learnt.rows < leastLabelled || !learnt.probabilities || now.scores.length === 0)
    return notAnswered(metrics, now.unanswered)
  const calibration = learnt.calibrations[0]
  const window: ScoredWindow = {
    scores: now.scores,
    probabilities: calibration ? now.scores.map((score) => calibrate(calibration, score)) : now.scores,
    threshold,
  }
  const estimates = estimateBinary(window)
  const errors = binaryErrors(window, seed)
  const estimated = binaryEstimates.map((metric: BinaryEstimate): MetricReport => {
    const range = metric === 'log_loss' ? ([0, Number.POSITIVE_INFINITY] as const) : ([0, 1] as const)
    const current = withInterval(estimates[metric], errors[metric], now.scores.length, range)
    return {
      metric,
      kind: 'estimated',
      reference: before(metric),
      current,
      goal: goalOf(metric),
      margin: margin(),
      ...(current === null ? { reason: 'its denominator is 0 on this window' } : {}),
    }
  })
  return notAnswered([...estimated, ...metrics], now.unanswered)
}

function multiclassPerformance(
  input: PredictionsInput,
  learnt: LearntPerformance | undefined,
  options: SettledOptions,
): MetricReport[] {
  const classes = learnt?.classes ?? classesOf(input.current)
  if (classes.length < 2) return []
  const now = multiclassRows(input.current, input, classes)
  if (now === undefined) return []
  const margin = (): number => options.performanceMargin
  const before = (metric: string): number | null => learnt?.metrics[metric] ?? null
  const metrics = realized(multiclassEstimates, multiclassScored(now), before, margin)
  if (learnt === undefined || learnt.rows < leastLabelled || now.predicted.length === 0)
    return notAnswered(metrics, now.unanswered)
  const window = calibratedWindow(learnt, now)
  const estimates = estimateMulticlass(window)
  const n = now.predicted.length
  const errors = multiclassErrors(window, seed)
  const estimated = multiclassEstimates.map((metric): MetricReport => {
    return {
      metric,
      kind: 'estimated',
      reference: before(metric),
      current: withInterval(estimates[metric], errors[metric], n, [0, 1]),
      goal: 'maximize',
      margin: margin(),
    }
  })
  return notAnswered([...estimated, ...metrics], now.unanswered)
}

/** Each class calibrated one against the rest, then scaled to sum to 1. */
function calibratedWindow(learnt: LearntPerformance, current: MulticlassRows): MulticlassWindow {
  const calibrated = current.probabilities.map((scores, index) => {
    const calibration = learnt.calibrations[index]
    return calibration ? scores.map((score) => calibrate(calibration, score)) : scores
  })
  return { raw: current.probabilities, calibrated: normalizeRows(calibrated), predicted: current.predicted }
}

/** A regression error may rise by this part of the reference's, where no margin is set in its unit. */
const relativeMargin = 0.1

function regressionPerformance(
  input: PredictionsInput,
  learnt: LearntPerformance | undefined,
  options: SettledOptions,
): MetricReport[] {
  const now = regressionRows(input.current, input)
  if (now === undefined) return []
  const kept = (_: number, row: number): boolean => Number.isFinite(now.truth[row])
  const scored =
    labelled(now.truth) === 0 ? undefined : scoredRegression(now.truth.filter(kept), now.predictions.filter(kept))
  const margin = (value: number): number => options.regressionMargin ?? relativeMargin * value
  const before = (metric: string): number | null => learnt?.metrics[metric] ?? null
  const metrics = realized(regressionMetrics, scored, before, margin)
  if (!learnt?.errors || learnt.rows < leastLabelled) return notAnswered(metrics, now.unanswered)
  const estimates = estimateRegression(learnt.errors, now.predictions)
  if (estimates === undefined) return notAnswered(metrics, now.unanswered)
  const estimated = regressionMetrics.map((metric): MetricReport => {
    const { value, standardError } = estimates[metric]
    const range = [0, Number.POSITIVE_INFINITY] as const
    return {
      metric,
      kind: 'estimated',
      reference: before(metric),
      current: withInterval(value, standardError, now.predictions.length, range, 'binned-error'),
      goal: 'minimize',
      margin: margin(before(metric) ?? 0),
    }
  })
  return notAnswered([...estimated, ...metrics], now.unanswered)
}
