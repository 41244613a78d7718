import {
  type Estimate,
  type Evidence,
  type MetricInfo,
  metricInfo,
  type Table,
  type ValidationRules,
} from '@mlops-actions/core'
import { compareMetric, compareMetrics, type Pair, pairOf } from '../compare-metric.ts'
import { fail } from '../errors.ts'
import { metricEstimate, type NotEstimable } from '../metric-value.ts'
import { rowKeys } from '../row-keys.ts'
import { type Scored, takeRows } from '../scored.ts'
import { type Comparison, isNotComparable, type NotComparable } from '../significance/paired-sample.ts'
import type { Champion, GateInput } from './input.ts'
import { type Slice, type Slices, sliceOf, slicesOf } from './slices.ts'
import { type ShownSlices, shownSlices } from './suppression.ts'

/** The whole set, or the rows of a slice. */
export interface Scope {
  readonly slice?: Readonly<Record<string, string>>
  readonly rows?: Uint32Array
}

/** What is known of one metric in one scope. */
export interface Found {
  readonly candidate: Estimate | NotEstimable
  /** Undefined when there is no champion, or it could not be read. */
  readonly champion?: Estimate | NotEstimable
  readonly comparison?: Comparison | NotComparable
}

/** The input, looked at once: slices cut, pairs laid in canonical order, each metric of each scope computed once. */
export interface Context {
  readonly rules: ValidationRules
  readonly input: GateInput
  readonly evidence: Evidence
  readonly champion: Champion
  readonly slices: Slices
  /** What may be shown of slices. */
  readonly shown: ShownSlices
  find(metric: string, scope: Scope, confidence: number, replicates?: number): Found
  /** Finds several metrics of the whole set on the same draws; afterwards `find` knows them. */
  prefetch(metrics: readonly string[], confidence: number, replicates: number): void
  /** Both models' predictions of all rows in canonical order; undefined where there is no champion to read. */
  pair(): Pair | NotComparable | undefined
  /** Champion's predictions where they can be compared. */
  readonly other?: Scored
}

/** Groups of fewer rows are never named, unless a policy says another number. */
const defaultMinGroup = 10

/** Checks that what belongs together has the same rows, and prepares what gates share. */
export function contextOf(given: ValidationRules, input: GateInput): Context {
  const minGroup = input.minGroup ?? Math.min(defaultMinGroup, given.minSliceRows)
  // What a policy forbids to name is not judged either: its gate would name it.
  const rules = { ...given, minSliceRows: Math.max(given.minSliceRows, input.minGroup ?? 0) }
  const champion = input.champion ?? 'none'
  const { candidate, table } = input
  if (table !== undefined && table.rows !== candidate.rows)
    throw fail(
      'EVALUATION_ROWS_DIFFER',
      `The table has ${table.rows} rows, the candidate's predictions ${candidate.rows}.`,
      { remedy: 'Give the table that was scored, in the order in which it was scored.' },
    )
  const other = champion !== 'none' && !('unreadable' in champion) ? champion : undefined
  const keys = table === undefined ? undefined : rowKeys(table)
  const slices = table === undefined ? { slices: [], problems: [] } : slicesOf(table, rules.slices)
  const cache = new Map<string, Found>()
  const pairs = new Map<string, Pair | NotComparable>()
  const pairIn = (scope: Scope): Pair | NotComparable => {
    const name = scopeName(scope)
    const known = pairs.get(name)
    if (known !== undefined) return known
    const made = makePair(candidate, other as Scored, scope, keys)
    pairs.set(name, made)
    return made
  }
  return {
    rules,
    input,
    evidence: input.evidence ?? candidate.evidence ?? 'measured',
    champion,
    slices,
    shown: shownSlices(slices.slices, namedSlices(rules, table), {
      minSliceRows: rules.minSliceRows,
      minGroup,
      rows: candidate.rows,
    }),
    ...(other === undefined ? {} : { other }),
    pair: () => (other === undefined ? undefined : pairIn({})),
    find(metric, scope, confidence, replicates) {
      const name = `${metric} ${confidence} ${replicates ?? ''} ${scopeName(scope)}`
      const known = cache.get(name)
      if (known !== undefined) return known
      const pair = other === undefined ? undefined : pairIn(scope)
      const options = { confidence, seed: input.seed, ...(replicates === undefined ? {} : { replicates }) }
      const found = findIn(metric, pair, () => inScope(candidate, scope), options)
      cache.set(name, found)
      return found
    },
    prefetch(metrics, confidence, replicates) {
      const nameOf = (metric: string): string => `${metric} ${confidence}  ${scopeName({})}`
      const missing = metrics.filter((metric) => !cache.has(nameOf(metric)))
      const pair = other === undefined || missing.length === 0 ? undefined : pairIn({})
      if (pair === undefined || 'notEstimable' in pair) return
      for (const [metric, comparison] of compareMetrics(missing, pair, { confidence, seed: input.seed, replicates }))
        cache.set(nameOf(metric), {
          candidate: metricEstimate(metric, pair.candidate, confidence),
          champion: metricEstimate(metric, pair.champion, confidence),
          comparison,
        })
    },
  }
}

/** The slices that gates name, as far as there are any. */
function namedSlices(rules: ValidationRules, table: Table | undefined): readonly Slice[] {
  if (table === undefined) return []
  return rules.gates.flatMap((rule) => {
    const found = rule.slice === undefined ? undefined : sliceOf(table, rule.slice, rules.slices)
    return found === undefined || 'code' in found ? [] : [found]
  })
}

function findIn(
  metric: string,
  pair: Pair | NotComparable | undefined,
  alone: () => Scored,
  options: { confidence: number; seed: number | string; replicates?: number },
): Found {
  if (pair === undefined) return { candidate: metricEstimate(metric, alone(), options.confidence) }
  if ('notEstimable' in pair)
    return { candidate: metricEstimate(metric, alone(), options.confidence), comparison: pair }
  return {
    candidate: metricEstimate(metric, pair.candidate, options.confidence),
    champion: metricEstimate(metric, pair.champion, options.confidence),
    comparison: compareMetric(metric, pair, options),
  }
}

function makePair(
  candidate: Scored,
  other: Scored,
  scope: Scope,
  keys: Float64Array | undefined,
): Pair | NotComparable {
  if (candidate.rows !== other.rows) return pairOf(candidate, other)
  const { rows } = scope
  if (rows === undefined) return pairOf(candidate, other, keys)
  const own = keys === undefined ? undefined : Float64Array.from(rows, (row) => keys[row] as number)
  return pairOf(takeRows(candidate, rows), takeRows(other, rows), own)
}

function inScope(scored: Scored, scope: Scope): Scored {
  return scope.rows === undefined ? scored : takeRows(scored, scope.rows)
}

function scopeName(scope: Scope): string {
  return JSON.stringify(scope.slice ?? null)
}

/** A comparison as the estimate that records and reports hold. */
export function differenceOf(comparison: Comparison | NotComparable | undefined): Estimate | null {
  if (comparison === undefined || isNotComparable(comparison)) return null
  const { difference, lower, upper, confidence, method, pValue, rows } = comparison
  return { value: difference, lower, upper, confidence, method, pValue, rows }
}

/** The catalogue's entry when the metric exists for the task. */
export function infoFor(metric: string, rules: ValidationRules): MetricInfo | undefined {
  const info = metricInfo(metric)
  return info?.tasks.includes(rules.task) ? info : undefined
}
