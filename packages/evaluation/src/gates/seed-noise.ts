import {
  type GateRule,
  type MetricInfo,
  sliceName,
  type Table,
  type ValidationRules,
  type Versus,
} from '@mlops-actions/core'
import { Accumulator, studentTQuantile } from '@mlops-actions/numerics'
import { metricValue, obstacleTo } from '../metric-value.ts'
import { type Scored, takeRows } from '../scored.ts'
import type { Comparison } from '../significance/paired-sample.ts'
import { type Context, infoFor, type Scope } from './context.ts'
import { figure } from './figures.ts'
import type { SeedNoise } from './input.ts'
import { sliceOf, slicesOf } from './slices.ts'
import { turn, type VersusDecision } from './versus.ts'

/** Fewer trainings with other seeds say nothing about how much two of them differ. */
export const LEAST_TRAININGS = 3

/**
 * The floor below which an improvement is noise of training: two trainings that differ in their seed only differ by more than this in
 * one case of twenty (confidence 0.95). Student's quantile × standard deviation of the repeated trainings × √2. NaN below three trainings.
 * The candidate is not one of them: the further it lay ahead of the others, the higher a floor that counted it would be.
 */
export function noiseFloor(values: readonly number[], confidence: number): number {
  if (values.length < LEAST_TRAININGS) return Number.NaN
  return studentTQuantile(1 - (1 - confidence) / 2, values.length - 1) * deviationOf(values) * Math.SQRT2
}

function deviationOf(values: readonly number[]): number {
  const sums = new Accumulator()
  for (const value of values) sums.add(value)
  const { mean } = sums.moments()
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
}

/** Superiority also asks that the improvement is larger than what another seed would give; the other comparisons do not need it. */
export function noisePart(
  rule: { versus: Versus; confidence: number },
  comparison: Comparison,
  info: MetricInfo,
  decision: VersusDecision,
  values: readonly number[] | undefined,
): VersusDecision {
  if (values === undefined || rule.versus !== 'superior' || decision.verdict !== 'pass') return decision
  const floor = noiseFloor(values, rule.confidence)
  const gain = turn(comparison, info.goal).difference
  if (gain > floor) return decision
  const message = Number.isNaN(floor)
    ? `the noise of training is not known from ${values.length} trainings; three are needed`
    : `an improvement of ${figure(gain)} is within the noise of training with another seed (${figure(floor)}, from ${values.length} trainings)`
  return { ...decision, verdict: 'inconclusive', code: 'WITHIN_SEED_NOISE', message }
}

/** The values of other trainings in that scope; of a slice nobody measured those of the whole set, which vary less. */
export function noiseIn(context: Context, metric: string, scope: Scope): readonly number[] | undefined {
  const known = context.input.seedNoise
  return known?.[noiseKey(metric, scope.slice)] ?? known?.[metric]
}

/** Under which name `seedNoise` holds a metric: `roc_auc`, and of a slice `roc_auc[sex=1]`. */
function noiseKey(metric: string, slice: Readonly<Record<string, string>> | undefined): string {
  return slice === undefined ? metric : `${metric}[${sliceName(slice)}]`
}

/**
 * What one training says of the metrics of the gates, as `seedNoise` takes it: each on all rows, and those that must be superior in slices
 * there too. What has no value is left out.
 */
export function gateValues(rules: ValidationRules, scored: Scored, table?: Table): Readonly<Record<string, number>> {
  const values: Record<string, number> = {}
  const add = (metric: string, slice?: { key: Readonly<Record<string, string>>; rows: Uint32Array }): void => {
    const key = noiseKey(metric, slice?.key)
    if (Object.hasOwn(values, key)) return
    const own = slice === undefined ? scored : takeRows(scored, slice.rows)
    if (obstacleTo(metric, own) !== undefined) return
    const value = metricValue(metric, own)
    if (typeof value === 'number') values[key] = value
  }
  for (const rule of rules.gates.filter((one) => measuresModel(one, rules))) {
    add(rule.metric)
    if (rule.versusChampion !== 'superior' || table === undefined) continue
    const named = rule.slice === undefined ? undefined : sliceOf(table, rule.slice, rules.slices)
    const slices =
      rule.eachSlice === true
        ? slicesOf(table, rules.slices).slices
        : named === undefined || 'code' in named
          ? []
          : [named]
    for (const slice of slices) if (slice.rows.length >= rules.minSliceRows) add(rule.metric, slice)
  }
  return values
}

function measuresModel(rule: GateRule, rules: ValidationRules): boolean {
  const family = infoFor(rule.metric, rules)?.family
  return family === 'quality' || family === 'calibration'
}

/** What the report says of other seeds: of each metric of the gates on all rows, in their order. */
export function seedNoiseOf(context: Context): readonly SeedNoise[] {
  const { rules, input } = context
  const first = rules.gates.filter((rule, at) => rules.gates.findIndex((one) => one.metric === rule.metric) === at)
  return first.flatMap(({ metric, confidence }) => {
    const values = input.seedNoise?.[metric] ?? []
    if (values.length < LEAST_TRAININGS) return []
    return [
      {
        metric,
        trainings: values.length,
        lowest: Math.min(...values),
        highest: Math.max(...values),
        deviation: deviationOf(values),
        floor: noiseFloor(values, confidence),
      },
    ]
  })
}
