import { canonicalBytes, type Json, type Table } from '@mlops-actions/core'
import {
  isNotEstimable,
  metricEstimate,
  type Scored,
  scoredBinary,
  scoredMulticlass,
  scoredRegression,
} from '@mlops-actions/evaluation'
import { fail } from '../errors.ts'
import type { PredictionsInput } from '../prediction-types.ts'
import { finiteDigits } from '../privacy.ts'
import { binaryEstimates } from './cbpe.ts'
import { multiclassEstimates } from './cbpe-multiclass.ts'
import {
  binaryRows,
  classesOf,
  labelled,
  type MulticlassRows,
  multiclassRows,
  positiveOf,
  regressionRows,
} from './inputs.ts'
import { type Calibration, fitIsotonic, needsCalibration, pooled } from './isotonic.ts'
import { type BinnedError, fitBinnedError } from './regression-error.ts'

/** Metrics that are estimated and measured for a regression. */
export const regressionMetrics = ['mean_absolute_error', 'root_mean_squared_error'] as const

/**
 * What labelled predictions teach about a model: its metrics on them, and how to estimate the same metrics where labels are missing.
 * It stands for the rows, so that it can travel with a version while they stay where they are. Plain JSON.
 */
export interface LearntPerformance {
  readonly schema: 'mlops/learnt-performance/v1'
  readonly task: 'binary' | 'multiclass' | 'regression'
  /** Rows with a known truth. */
  readonly rows: number
  /** Of the labelled rows; null where a metric is not estimable. */
  readonly metrics: Readonly<Record<string, number | null>>
  /** Binary: the positive class alone; multi-class: every class; regression: none. */
  readonly classes: readonly string[]
  /** Binary: from this score on a row counted as positive. */
  readonly threshold: number | null
  /** False where the scores are no probabilities: then nothing can be estimated from them. */
  readonly probabilities: boolean
  /** For each of the classes how scores become probabilities; null: they are as they should be. */
  readonly calibrations: readonly (Calibration | null)[]
  /** Regression: the error by predicted value. */
  readonly errors: BinnedError | null
}

/** Labelled predictions to learn from. */
export type LabelledPredictions = Pick<PredictionsInput, 'task' | 'target' | 'positiveLabel' | 'decisionThreshold'> & {
  /** `prediction`, `probability_<class>` or `score`, and the truth. */
  readonly table: Table
}

/** Learns from labelled predictions; undefined without labels, without scores, and for clustering and ranking. */
export function learnPerformance(given: LabelledPredictions): LearntPerformance | undefined {
  switch (given.task) {
    case 'binary':
      return learnBinary(given)
    case 'multiclass':
      return learnMulticlass(given)
    case 'regression':
      return learnRegression(given)
    default:
      return undefined
  }
}

const schema = 'mlops/learnt-performance/v1'

function valuesOf(names: readonly string[], scored: Scored): Record<string, number | null> {
  return Object.fromEntries(
    names.map((name) => {
      const result = metricEstimate(name, scored)
      return [name, isNotEstimable(result) ? null : result.value]
    }),
  )
}

function learnBinary(given: LabelledPredictions): LearntPerformance | undefined {
  const positive = positiveOf(given.positiveLabel, given.table)
  const rows = binaryRows(given.table, given, positive)
  if (rows === undefined || labelled(rows.truth) === 0) return undefined
  const kept = (_: number, row: number): boolean => Number.isFinite(rows.truth[row])
  const scores = rows.scores.filter(kept)
  const truth = rows.truth.filter(kept)
  const threshold = given.decisionThreshold ?? 0.5
  const scored = scoredBinary(truth, scores, { threshold })
  const probabilities = scored.scoresAreProbabilities !== false
  return {
    schema,
    task: 'binary',
    rows: truth.length,
    metrics: valuesOf(binaryEstimates, scored),
    classes: [positive],
    threshold,
    probabilities,
    calibrations: [probabilities && needsCalibration(scores, truth) ? fitIsotonic(scores, truth) : null],
    errors: null,
  }
}

/** Rows of several classes whose truth is known, as the metrics take them; undefined without one. */
export function multiclassScored(rows: MulticlassRows): Scored | undefined {
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

/** Each class is calibrated one against the rest. */
function learnMulticlass(given: LabelledPredictions): LearntPerformance | undefined {
  const classes = classesOf(given.table)
  const rows = classes.length < 2 ? undefined : multiclassRows(given.table, given, classes)
  const scored = rows === undefined ? undefined : multiclassScored(rows)
  if (rows === undefined || scored === undefined) return undefined
  const known = (_: number, row: number): boolean => Number.isFinite(rows.truth[row])
  const truth = rows.truth.filter(known)
  const calibrations = classes.map((_, index) => {
    const outcomes = truth.map((value) => Number(value === index))
    const own = (rows.probabilities[index] as Float64Array).filter(known)
    return needsCalibration(own, outcomes) ? fitIsotonic(own, outcomes) : null
  })
  return {
    schema,
    task: 'multiclass',
    rows: scored.rows,
    metrics: valuesOf(multiclassEstimates, scored),
    classes,
    threshold: null,
    probabilities: true,
    calibrations,
    errors: null,
  }
}

function learnRegression(given: LabelledPredictions): LearntPerformance | undefined {
  const rows = regressionRows(given.table, given)
  if (rows === undefined || labelled(rows.truth) === 0) return undefined
  const kept = (_: number, row: number): boolean => Number.isFinite(rows.truth[row])
  const predictions = rows.predictions.filter(kept)
  const truth = rows.truth.filter(kept)
  return {
    schema,
    task: 'regression',
    rows: truth.length,
    metrics: valuesOf(regressionMetrics, scoredRegression(truth, predictions)),
    classes: [],
    threshold: null,
    probabilities: false,
    calibrations: [],
    errors: fitBinnedError(predictions, truth),
  }
}

/**
 * The same as the bytes of a file that may travel: steps of a calibration that fewer than `minGroup` rows hold are joined, and no score or
 * prediction of a single row is told to its last digit.
 */
export function learntBytes(learnt: LearntPerformance, minGroup = 10): Uint8Array {
  const calibrations = learnt.calibrations.map((one) => (one === null ? null : shared(pooled(one, minGroup))))
  const errors = learnt.errors && { ...learnt.errors, edges: apart(learnt.errors.edges) }
  return canonicalBytes({ ...learnt, calibrations, errors } as unknown as Json)
}

function shared(one: Calibration): Json {
  return {
    scores: Array.from(one.scores, rounded),
    probabilities: Array.from(one.probabilities, finiteDigits),
    rows: [...one.rows],
  }
}

/** Edges with no more digits than keep them apart: each edge that fell on another would leave one bin too many. */
function apart(edges: readonly number[]): readonly number[] {
  for (let digits = 4; digits < 16; digits += 1) {
    const short = edges.map((edge) => Number(edge.toPrecision(digits)))
    if (new Set(short).size === edges.length) return short
  }
  return edges
}

function rounded(value: number): number {
  return Number(value.toPrecision(4))
}

/** Reads what {@link learntBytes} wrote. Throws DRIFT_BAD_PROFILE for anything else. */
export function parseLearnt(text: string): LearntPerformance {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  if (isLearnt(value)) return value
  throw fail('DRIFT_BAD_PROFILE', `The file has no "schema": "${schema}" with whole content.`, {
    remedy: 'Package the model again: mlops package.',
  })
}

function isLearnt(value: unknown): value is LearntPerformance {
  if (typeof value !== 'object' || value === null) return false
  const one = value as Partial<LearntPerformance>
  const calibrated = (each: unknown): boolean => {
    if (each === null) return true
    const { scores, probabilities } = each as { readonly scores?: unknown; readonly probabilities?: unknown }
    return numbers(scores) && numbers(probabilities) && scores.length === probabilities.length && scores.length > 0
  }
  return (
    one.schema === schema &&
    ['binary', 'multiclass', 'regression'].includes(String(one.task)) &&
    typeof one.rows === 'number' &&
    typeof one.metrics === 'object' &&
    Array.isArray(one.classes) &&
    Array.isArray(one.calibrations) &&
    one.calibrations.length === one.classes.length &&
    one.calibrations.every(calibrated) &&
    (one.task !== 'regression' ||
      (numbers(one.errors?.edges) && one.errors?.bins?.length === one.errors?.edges.length + 1))
  )
}

function numbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'number' && Number.isFinite(one))
}
