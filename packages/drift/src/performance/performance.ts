import type { Estimate } from '@mlops-actions/core'
import {
  isNotEstimable,
  metricEstimate,
  type Scored,
  scoredBinary,
  scoredMulticlass,
  scoredRegression,
} from '@mlops-actions/evaluation'
import type { SettledOptions } from '../options.ts'
import type { MetricReport, PerformanceReport, PredictionsInput } from '../prediction-types.ts'
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
  labelled,
  type MulticlassRows,
  multiclassRows,
  predictionTables,
  regressionRows,
} from './inputs.ts'
import { calibrate, fitIsotonic, needsCalibration } from './isotonic.ts'
import { estimateRegression, fitBinnedError } from './regression-error.ts'

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
  const metrics =
    input.task === 'binary'
      ? binaryPerformance(input, options)
      : input.task === 'multiclass'
        ? multiclassPerformance(input, options)
        : input.task === 'regression'
          ? regressionPerformance(input, options)
          : []
  if (metrics.length === 0) return { signals: [] }
  const name = decisive[input.task]
  const signals = (['estimated', 'realized'] as const).flatMap((kind) => {
    const metric = metrics.find((one) => one.kind === kind && one.metric === name)
    return metric === undefined ? [] : [performanceSignal(metric)]
  })
  return { report: { metrics }, signals }
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
  reference: Scored | undefined,
  margin: (reference: number) => number,
): MetricReport[] {
  if (current === undefined) return []
  return names.map((metric) => {
    const before = reference === undefined ? null : (measured(metric, reference).estimate?.value ?? null)
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

function binaryPerformance(input: PredictionsInput, options: SettledOptions): MetricReport[] {
  const tables = predictionTables(input)
  const positive = positiveOf(input)
  if (positive === undefined) return []
  const threshold = input.decisionThreshold ?? 0.5
  const now = binaryRows(tables.current, input, positive)
  const before = tables.reference === undefined ? undefined : binaryRows(tables.reference, input, positive)
  if (now === undefined) return []
  const scoredOf = (rows: typeof now): Scored | undefined => {
    const kept = (_: number, row: number): boolean => Number.isFinite(rows.truth[row])
    return labelled(rows.truth) === 0
      ? undefined
      : scoredBinary(rows.truth.filter(kept), rows.scores.filter(kept), { threshold })
  }
  const reference = before === undefined ? undefined : scoredOf(before)
  const margin = (): number => options.performanceMargin
  const metrics = realized(binaryEstimates, scoredOf(now), reference, margin)
  if (reference === undefined || reference.rows < leastLabelled || reference.scoresAreProbabilities === false)
    return notAnswered(metrics, now.unanswered)
  const { scores, truth } = { scores: reference.scores as Float64Array, truth: reference.truth }
  const fitted = needsCalibration(scores, truth) ? fitIsotonic(scores, truth) : undefined
  const windowOf = (values: Float64Array): ScoredWindow => ({
    scores: values,
    probabilities: fitted ? values.map((score) => calibrate(fitted, score)) : values,
    threshold,
  })
  if (now.scores.length === 0) return notAnswered(metrics, now.unanswered)
  const estimates = estimateBinary(windowOf(now.scores))
  const errors = binaryErrors(windowOf(now.scores), seed)
  const estimated = binaryEstimates.map((metric: BinaryEstimate): MetricReport => {
    const range = metric === 'log_loss' ? ([0, Number.POSITIVE_INFINITY] as const) : ([0, 1] as const)
    const current = withInterval(estimates[metric], errors[metric], now.scores.length, range)
    return {
      metric,
      kind: 'estimated',
      reference: measured(metric, reference).estimate?.value ?? null,
      current,
      goal: goalOf(metric),
      margin: margin(),
      ...(current === null ? { reason: 'its denominator is 0 on this window' } : {}),
    }
  })
  return notAnswered([...estimated, ...metrics], now.unanswered)
}

/** The positive class: the given one, else the last of the classes in the columns, else `1`. */
function positiveOf(input: PredictionsInput): string | undefined {
  if (input.positiveLabel !== undefined) return input.positiveLabel
  const names = input.current.columns.map((column) => column.name).filter((name) => name.startsWith('probability_'))
  return [...names].sort().at(-1)?.slice('probability_'.length) ?? '1'
}

function multiclassPerformance(input: PredictionsInput, options: SettledOptions): MetricReport[] {
  const tables = predictionTables(input)
  const classes = tables.current.columns
    .map((column) => column.name)
    .filter((name) => name.startsWith('probability_'))
    .map((name) => name.slice('probability_'.length))
  if (classes.length < 2) return []
  const now = multiclassRows(tables.current, input, classes)
  const before = tables.reference === undefined ? undefined : multiclassRows(tables.reference, input, classes)
  if (now === undefined) return []
  const margin = (): number => options.performanceMargin
  const reference = before === undefined ? undefined : multiclassScored(before)
  const metrics = realized(multiclassEstimates, multiclassScored(now), reference, margin)
  if (before === undefined || reference === undefined || reference.rows < leastLabelled || now.predicted.length === 0)
    return notAnswered(metrics, now.unanswered)
  const window = calibratedWindow(before, now)
  const estimates = estimateMulticlass(window)
  const n = now.predicted.length
  const errors = multiclassErrors(window, seed)
  const estimated = multiclassEstimates.map((metric): MetricReport => {
    return {
      metric,
      kind: 'estimated',
      reference: measured(metric, reference).estimate?.value ?? null,
      current: withInterval(estimates[metric], errors[metric], n, [0, 1]),
      goal: 'maximize',
      margin: margin(),
    }
  })
  return notAnswered([...estimated, ...metrics], now.unanswered)
}

function multiclassScored(rows: MulticlassRows): Scored | undefined {
  const known = Array.from(rows.truth.keys()).filter((row) => Number.isFinite(rows.truth[row]))
  if (known.length === 0) return undefined
  const { classes } = rows
  const probabilities = new Float64Array(known.length * classes.length)
  known.forEach((row, at) => {
    classes.forEach((_, index) => {
      probabilities[at * classes.length + index] = rows.probabilities[index]?.[row] as number
    })
  })
  const truth = known.map((row) => rows.truth[row] as number)
  const scored = scoredMulticlass(truth, classes, { probabilities })
  return { ...scored, labels: Float64Array.from(known, (row) => rows.predicted[row] as number) }
}

/** Each class calibrated one against the rest on the labelled rows of the reference, then scaled to sum to 1. */
function calibratedWindow(reference: MulticlassRows, current: MulticlassRows): MulticlassWindow {
  const known = (_: number, row: number): boolean => Number.isFinite(reference.truth[row])
  const truth = reference.truth.filter(known)
  const calibrated = current.probabilities.map((scores, index) => {
    const outcomes = truth.map((value) => Number(value === index))
    const own = (reference.probabilities[index] as Float64Array).filter(known)
    if (!needsCalibration(own, outcomes)) return scores
    const fitted = fitIsotonic(own, outcomes)
    return scores.map((score) => calibrate(fitted, score))
  })
  return { raw: current.probabilities, calibrated: normalizeRows(calibrated), predicted: current.predicted }
}

const regressionMetrics = ['mean_absolute_error', 'root_mean_squared_error'] as const
/** A regression error may rise by this part of the reference's, where no margin is set in its unit. */
const relativeMargin = 0.1

function regressionPerformance(input: PredictionsInput, options: SettledOptions): MetricReport[] {
  const tables = predictionTables(input)
  const now = regressionRows(tables.current, input)
  const before = tables.reference === undefined ? undefined : regressionRows(tables.reference, input)
  if (now === undefined) return []
  const scoredOf = (rows: typeof now): Scored | undefined => {
    const kept = (_: number, row: number): boolean => Number.isFinite(rows.truth[row])
    return labelled(rows.truth) === 0
      ? undefined
      : scoredRegression(rows.truth.filter(kept), rows.predictions.filter(kept))
  }
  const reference = before === undefined ? undefined : scoredOf(before)
  const margin = (value: number): number => options.regressionMargin ?? relativeMargin * value
  const metrics = realized(regressionMetrics, scoredOf(now), reference, margin)
  if (reference === undefined || reference.rows < leastLabelled) return notAnswered(metrics, now.unanswered)
  const fitted = fitBinnedError(reference.values as Float64Array, reference.truth)
  const estimates = estimateRegression(fitted, now.predictions)
  if (estimates === undefined) return notAnswered(metrics, now.unanswered)
  const estimated = regressionMetrics.map((metric): MetricReport => {
    const before = measured(metric, reference).estimate?.value ?? null
    const { value, standardError } = estimates[metric]
    const range = [0, Number.POSITIVE_INFINITY] as const
    return {
      metric,
      kind: 'estimated',
      reference: before,
      current: withInterval(value, standardError, now.predictions.length, range, 'binned-error'),
      goal: 'minimize',
      margin: margin(before ?? 0),
    }
  })
  return notAnswered([...estimated, ...metrics], now.unanswered)
}
