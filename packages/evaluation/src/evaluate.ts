import { allMetrics, type SliceRule, type Table } from '@mlops-actions/core'
import { fail } from './errors.ts'
import { cutGroups, type Fairness, fairnessOf } from './gates/fairness.ts'
import { groupsOf, nameOf, type SliceProblem, slicesOf } from './gates/slices.ts'
import { computeAll, computeSliced, type MetricOptions, type MetricValue, perClass } from './metrics/index.ts'
import { lazy } from './metrics/metric-input.ts'
import { rankedOf } from './metrics/ranked.ts'
import type { Scored } from './scored.ts'

/** What to evaluate beside the metrics of the whole. */
export interface EvaluateOptions extends MetricOptions {
  /** The rows' columns, in the order of the predictions. Needed for slices and fairness. */
  readonly table?: Table
  readonly slices?: readonly SliceRule[]
  /** Metrics of each slice; = all that the task has. */
  readonly sliceMetrics?: readonly string[]
  /** Columns whose groups are compared. */
  readonly protected?: readonly string[]
  /** Groups and slices of fewer rows are left out of `slices` and not judged in `fairness`. = 1 */
  readonly minRows?: number
  /** Of the intervals of rates by group. = 0.95 */
  readonly confidence?: number
}

/** Numbers by metric; what has no number is null, and `notEstimable` says why. */
export interface MetricSet {
  readonly metrics: Readonly<Record<string, number | null>>
  readonly notEstimable: Readonly<Record<string, string>>
}

/** One slice with its metrics. */
export interface SliceMetrics extends MetricSet {
  readonly slice: Readonly<Record<string, string>>
  readonly label: string
  readonly rows: number
}

/** The groups of one protected column. */
export interface FairnessReport extends MetricSet {
  /** p of equal rates in all groups, by metric. */
  readonly pValues: Readonly<Record<string, number>>
  /** Each rate by group. */
  readonly byGroup: Readonly<Record<string, GroupReport>>
}

/** One group: its rows, its rates with intervals. */
export interface GroupReport extends MetricSet {
  readonly rows: number
  readonly intervals: Readonly<Record<string, readonly [number, number]>>
}

/** Everything that predictions can tell, as `mlops metrics --json` prints it. */
export interface Evaluation extends MetricSet {
  readonly rows: number
  /** Remarks on values that exist by convention (0 / 0 counted as 0). */
  readonly notes: Readonly<Record<string, string>>
  readonly perClass: Readonly<Record<string, Readonly<Record<string, number | null>>>>
  readonly slices: readonly SliceMetrics[]
  /** Slices that were asked for and cannot be cut from the data. */
  readonly sliceProblems: readonly SliceProblem[]
  readonly fairness: Readonly<Record<string, FairnessReport>>
}

/**
 * Every metric that applies to the predictions, per class, per slice and between groups.
 * Throws EVALUATION_ROWS_DIFFER when the table has other rows, EVALUATION_COLUMN_MISSING when a protected column is not there.
 * @example evaluate(scoredBinary(y, p), { table, slices: [{ columns: ['region'] }], protected: ['sex'] })
 */
export function evaluate(scored: Scored, options: EvaluateOptions = {}): Evaluation {
  const { table } = options
  if (table !== undefined && table.rows !== scored.rows)
    throw fail('EVALUATION_ROWS_DIFFER', `The table has ${table.rows} rows, the predictions ${scored.rows}.`)
  const ranked = lazy(() => rankedOf(scored.truth, scored.scores ?? new Float64Array(), scored.weights))
  const all = computeAll(scored, { ...options, ranked })
  const notes = Object.entries(all).flatMap(([name, { note }]) => (note === undefined ? [] : [[name, note] as const]))
  const cut = slicesWithMetrics(scored, options)
  return {
    rows: scored.rows,
    ...setOf(all),
    notes: Object.fromEntries(notes),
    perClass: Object.fromEntries(perClass(scored, { ranked }).map((one) => [one.class, one.metrics])),
    ...cut,
    fairness: Object.fromEntries(
      (options.protected ?? []).map((column) => [column, fairnessReport(scored, column, options)]),
    ),
  }
}

/** The values, and the reasons of those that are not there. */
export function setOf(values: Readonly<Record<string, MetricValue>>): MetricSet {
  const entries = Object.entries(values)
  return {
    metrics: Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
    notEstimable: Object.fromEntries(
      entries.filter(([, { value }]) => value === null).map(([name, { reason }]) => [name, reason ?? 'unknown']),
    ),
  }
}

function slicesWithMetrics(
  scored: Scored,
  options: EvaluateOptions,
): { slices: SliceMetrics[]; sliceProblems: SliceProblem[] } {
  const rules = options.slices ?? []
  const { table } = options
  if (rules.length === 0) return { slices: [], sliceProblems: [] }
  if (table === undefined)
    throw fail('EVALUATION_COLUMN_MISSING', 'Slices were asked for, but the rows have no columns.')
  const names = options.sliceMetrics ?? Object.keys(computeAll({ ...scored, rows: 0 }))
  const slices: SliceMetrics[] = []
  const sliceProblems: SliceProblem[] = []
  for (const rule of rules) {
    const cut = slicesOf(table, [rule])
    sliceProblems.push(...cut.problems)
    const named = cut.slices.filter((slice) => slice.rows.length >= (options.minRows ?? 1))
    const codes = new Int32Array(scored.rows).fill(-1)
    named.forEach((slice, code) => {
      for (const row of slice.rows) codes[row] = code
    })
    const values = computeSliced(names, scored, codes, named.length, options)
    named.forEach(({ key, rows }, i) => {
      const own = Object.fromEntries(names.map((name) => [name, values[name]?.[i] ?? { value: null }]))
      slices.push({ slice: key, label: nameOf(key), rows: rows.length, ...setOf(own) })
    })
  }
  return { slices, sliceProblems }
}

function fairnessReport(scored: Scored, column: string, options: EvaluateOptions): FairnessReport {
  const { table } = options
  const groups = table === undefined ? undefined : groupsOf(table, column)
  if (groups === undefined || 'code' in groups)
    throw fail(
      'EVALUATION_COLUMN_MISSING',
      groups === undefined ? 'Groups were asked for, but the rows have no columns.' : `${groups.message}.`,
      { where: { input: 'protected' } },
    )
  const own = cutGroups(scored, groups)
  const judged = { confidence: options.confidence ?? 0.95, minRows: options.minRows ?? 1 }
  const found = allMetrics()
    .filter((info) => info.family === 'fairness' && info.tasks.includes(scored.task))
    .map((info) => fairnessOf(info, column, own, judged))
  return {
    ...setOf(
      Object.fromEntries(
        found.map((one) => [
          one.metric,
          one.value === null ? { value: null, reason: one.reason?.message ?? 'unknown' } : { value: one.value.value },
        ]),
      ),
    ),
    pValues: Object.fromEntries(
      found.flatMap((one) => (one.value?.pValue === undefined ? [] : [[one.metric, one.value.pValue] as const])),
    ),
    byGroup: Object.fromEntries(own.map(({ name, scored: { rows } }) => [name, groupReport(name, rows, found)])),
  }
}

function groupReport(name: string, rows: number, found: readonly Fairness[]): GroupReport {
  const rates = found
    .flatMap((one) => one.parts)
    .map((part) => ({ base: part.base, rate: part.groups.find((group) => group.group === name) }))
  const intervals = rates.flatMap(({ base, rate }) => {
    const { lower, upper } = rate?.rate ?? {}
    return lower === undefined || upper === undefined ? [] : [[base, [lower, upper]] as const]
  })
  const unknown = rates.filter(({ rate }) => rate?.rate === null)
  return {
    rows,
    metrics: Object.fromEntries(rates.map(({ base, rate }) => [base, rate?.rate?.value ?? null])),
    notEstimable: Object.fromEntries(unknown.map(({ base, rate }) => [base, rate?.reason ?? 'unknown'])),
    intervals: Object.fromEntries(intervals),
  }
}
