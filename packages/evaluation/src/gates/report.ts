import { defaultMetric, type GateResult, type GateRule, metricInfo, type Task } from '@mlops-actions/core'
import { holdoutOptimism } from '../holdout.ts'
import { isNotEstimable } from '../metric-value.ts'
import { benjaminiHochberg, holm } from '../significance/multiple.ts'
import { isNotComparable } from '../significance/paired-sample.ts'
import { minimumDetectable } from '../significance/power.ts'
import { type Context, differenceOf, type Found } from './context.ts'
import type { Families } from './family.ts'
import { count } from './figures.ts'
import { flipsOf } from './flips.ts'
import type { GateReport, MetricLine, SliceFinding, Standing } from './input.ts'
import { comparesWithChampion } from './result.ts'
import { seedNoiseOf } from './seed-noise.ts'
import { nameOf } from './slices.ts'
import { findingWithoutNumbers } from './suppression.ts'
import { turn } from './versus.ts'

/** Metrics that a reader wants beside those of the gates. */
const usual: Readonly<Record<Task, readonly string[]>> = {
  binary: ['roc_auc', 'average_precision', 'log_loss', 'recall', 'precision'],
  multiclass: ['accuracy', 'log_loss'],
  regression: ['root_mean_squared_error', 'mean_absolute_error', 'r2'],
  clustering: [],
  ranking: [],
}

/** The report beside the verdicts: nothing in it decides. */
export function reportOf(context: Context, gates: readonly GateResult[], families: Families): GateReport {
  const { rules, input, champion } = context
  const sliceRule = rules.gates.find((rule) => rule.eachSlice === true)
  const sliceMetric = sliceRule?.metric ?? defaultMetric(rules.task)
  const listed = context.slices.slices.length > 0 ? findings(context, families, sliceMetric, sliceRule) : []
  const unnamed = context.slices.slices.filter(
    (slice) => slice.rows.length < rules.minSliceRows && !context.shown.named.has(slice),
  )
  const metrics = metricLines(context)
  const decider = rules.gates.find(
    (rule) => rule.versusChampion !== undefined && !rule.eachSlice && rule.slice === undefined,
  )
  const overall = decider ?? { metric: defaultMetric(rules.task), confidence: 0.95, margin: 0 }
  const found = qualityMetric(overall.metric) ? context.find(overall.metric, {}, overall.confidence) : undefined
  const flips =
    context.other === undefined ? undefined : sameRows(context) ? flipsOf(input.candidate, context.other) : undefined
  const smallest = smallestOf(found, overall)
  const noise = seedNoiseOf(context)
  return {
    rows: input.candidate.rows,
    champion: champion === 'none' ? 'none' : 'unreadable' in champion ? 'unreadable' : 'compared',
    headline: headlineOf(context, gates, standingOf(found, overall.metric), listed),
    ...(listed.length === 0 || context.other === undefined
      ? {}
      : { forWhom: forWhom(listed, unnamed.length, rules.minSliceRows) }),
    metrics,
    ...(listed.length === 0 ? {} : { sliceMetric }),
    slices: listed,
    unnamedSlices: unnamed.length,
    ...(families.size > 1 && context.other !== undefined
      ? { correction: { method: rules.correction ?? 'holm', comparisons: families.size } }
      : {}),
    ...(flips === undefined ? {} : { flips }),
    methods: [...new Set(gates.flatMap((gate) => gate.difference?.method ?? []))],
    ...(smallest === undefined ? {} : { minimumDetectable: { metric: overall.metric, value: smallest } }),
    ...(noise.length === 0 ? {} : { seedNoise: noise }),
    ...holdoutOf(input.holdoutUses, found),
  }
}

function sameRows(context: Context): boolean {
  return context.other?.rows === context.input.candidate.rows
}

function qualityMetric(metric: string): boolean {
  const family = metricInfo(metric)?.family
  return family === 'quality' || family === 'calibration'
}

function smallestOf(found: Found | undefined, rule: { confidence: number }): number | undefined {
  const comparison = found?.comparison
  if (comparison === undefined || isNotComparable(comparison)) return undefined
  const value = minimumDetectable(comparison.standardError, rule.confidence)
  return value > 0 && Number.isFinite(value) ? value : undefined
}

/** How worn the test set is: this candidate is one more than it has judged before. */
function holdoutOf(
  uses: number | undefined,
  found: Found | undefined,
): Pick<GateReport, 'holdoutUses' | 'holdoutOptimism'> {
  if (uses === undefined) return {}
  const comparison = found?.comparison
  const error = comparison === undefined || isNotComparable(comparison) ? 0 : comparison.standardError
  return error > 0 ? { holdoutUses: uses, holdoutOptimism: holdoutOptimism(uses + 1, error) } : { holdoutUses: uses }
}

function metricLines(context: Context): MetricLine[] {
  const asked = context.rules.gates.map((rule) => rule.metric).filter(qualityMetric)
  const names = [...new Set([...asked, ...usual[context.rules.task]])]
  // Nothing here decides: on many rows fewer draws do for an interval that is only read.
  const replicates = Math.min(1000, Math.max(100, Math.floor(1e8 / Math.max(1, context.input.candidate.rows))))
  context.prefetch(names, 0.95, replicates)
  return names.flatMap((metric) => {
    const info = metricInfo(metric)
    if (info === undefined || !info.tasks.includes(context.rules.task)) return []
    const found = context.find(metric, {}, 0.95)
    if (isNotEstimable(found.candidate) && !asked.includes(metric)) return []
    return [lineOf(metric, found)]
  })
}

function lineOf(metric: string, found: Found): MetricLine {
  const info = metricInfo(metric)
  const { candidate, champion, comparison } = found
  const reason = isNotEstimable(candidate)
    ? candidate.notEstimable
    : comparison !== undefined && isNotComparable(comparison)
      ? comparison.notEstimable
      : undefined
  return {
    metric,
    label: info?.label ?? metric,
    goal: info?.goal ?? 'maximize',
    candidate: isNotEstimable(candidate) ? null : candidate,
    champion: champion === undefined || isNotEstimable(champion) ? null : champion,
    difference: differenceOf(comparison),
    ...(reason === undefined ? {} : { reason }),
  }
}

/** Every slice in the metric of the slices gate: judged ones worst first, then the rest by rows. */
function findings(context: Context, families: Families, metric: string, rule: GateRule | undefined): SliceFinding[] {
  const goal = metricInfo(metric)?.goal ?? 'maximize'
  const { slices } = context.slices
  const { judged } = families
  const confidence = rule?.confidence ?? 0.95
  const found = families.found(metric, confidence)
  const turned = found.map(({ comparison }) =>
    comparison === undefined || isNotComparable(comparison) ? undefined : turn(comparison, goal),
  )
  const corrected = rule === undefined ? undefined : families.of(rule)
  const adjust = context.rules.correction === 'bh' ? benjaminiHochberg : holm
  const worse = corrected?.worse ?? adjust(turned.map((one) => one?.guarded.pLower ?? Number.NaN))
  const better = corrected?.better ?? adjust(turned.map((one) => one?.guarded.pHigher ?? Number.NaN))
  const margin = rule?.margin ?? 0
  const lines = judged.map((slice, i) => {
    const one = turned[i]
    const pWorse = worse[i] as number
    const standing: Standing =
      one === undefined
        ? 'not-judged'
        : one.difference < -margin && pWorse <= 1 - confidence
          ? 'worse'
          : one.difference > margin && (better[i] as number) <= 1 - confidence
            ? 'better'
            : 'same'
    return { finding: findingOf(context, metric, slice, found[i] as Found, standing, pWorse), by: one?.difference ?? 0 }
  })
  lines.sort((a, b) => a.by - b.by)
  const rest = slices
    .filter((slice) => context.shown.named.has(slice))
    .sort((a, b) => b.rows.length - a.rows.length)
    .map((slice) => ({
      slice: slice.key,
      label: nameOf(slice.key),
      rows: slice.rows.length,
      candidate: null,
      champion: null,
      difference: null,
      standing: 'not-judged' as const,
      reason: `fewer than ${count(context.rules.minSliceRows)} rows`,
    }))
  const told = lines.map(({ finding }) =>
    context.shown.withheld(finding.slice) ? findingWithoutNumbers(finding) : finding,
  )
  return [...told, ...rest]
}

function findingOf(
  context: Context,
  metric: string,
  slice: { key: Readonly<Record<string, string>>; rows: Uint32Array },
  found: Found,
  standing: Standing,
  pWorse: number,
): SliceFinding {
  const line = lineOf(metric, found)
  const { comparison } = found
  const flips =
    context.other === undefined || !sameRows(context)
      ? undefined
      : flipsOf(context.input.candidate, context.other, slice.rows)
  const smallest =
    comparison === undefined || isNotComparable(comparison)
      ? undefined
      : minimumDetectable(comparison.standardError, comparison.confidence)
  return {
    slice: slice.key,
    label: nameOf(slice.key),
    rows: slice.rows.length,
    candidate: line.candidate,
    champion: line.champion,
    difference: line.difference,
    standing,
    ...(Number.isNaN(pWorse) ? {} : { pAdjusted: pWorse }),
    ...(line.reason === undefined ? {} : { reason: line.reason }),
    ...(smallest === undefined || !Number.isFinite(smallest) ? {} : { minimumDetectable: smallest }),
    ...(flips === undefined ? {} : { flips }),
  }
}

/** `Better for 1 slice, worse for 1, no difference shown for 7, not judged 5 (fewer than 300 rows).` */
function forWhom(slices: readonly SliceFinding[], unnamed: number, minRows: number): string {
  const of = (standing: Standing): readonly SliceFinding[] => slices.filter((slice) => slice.standing === standing)
  const named = of('not-judged').filter((slice) => slice.rows !== null && slice.rows < minRows).length
  const small = named + unnamed
  const other = of('not-judged').length - named
  const parts = [
    `Better for ${slicesText(of('better').length)}`,
    `worse for ${of('worse').length}`,
    `no difference shown for ${of('same').length}`,
    ...(small > 0 ? [`not judged ${small} (fewer than ${count(minRows)} rows)`] : []),
    ...(other > 0 ? [`not estimable for ${other}`] : []),
  ]
  return `${parts.join(', ')}.`
}

function slicesText(slices: number): string {
  return slices === 1 ? '1 slice' : `${slices} slices`
}

function standingOf(found: Found | undefined, metric: string): Standing {
  const comparison = found?.comparison
  if (comparison === undefined || isNotComparable(comparison)) return 'not-judged'
  const { guarded } = turn(comparison, metricInfo(metric)?.goal ?? 'maximize')
  return guarded.lower > 0 ? 'better' : guarded.upper < 0 ? 'worse' : 'same'
}

/** What the title says after the model's name. */
function headlineOf(
  context: Context,
  gates: readonly GateResult[],
  overall: Standing,
  slices: readonly SliceFinding[],
): string {
  const { champion, rules } = context
  if (champion === 'none')
    return rules.gates.some(comparesWithChampion) ? 'first version, absolute gates only' : 'absolute gates only'
  if ('unreadable' in champion) return 'the champion could not be read'
  if (overall === 'not-judged') return 'not comparable with the champion'
  const enforced = gates.filter((gate) => gate.mode === 'enforce' && gate.judged)
  const tooFew = enforced.some((gate) => gate.reason.code.startsWith('TOO_FEW_ROWS'))
  if (tooFew && !enforced.some((gate) => gate.verdict === 'fail')) return 'too few rows to tell'
  const whole = overall === 'same' ? 'no difference shown overall' : `${overall} overall`
  const worse = slices.filter((slice) => slice.standing === 'worse')
  if (worse.length > 0) {
    const first = (worse[0] as SliceFinding).label
    return `${whole}, worse for ${first}${worse.length > 1 ? ` and ${slicesText(worse.length - 1)} more` : ''}`
  }
  return slices.some((slice) => slice.standing !== 'not-judged') ? `${whole}, no slice worse` : whole
}
