import type { Estimate, GateResult, GateRule, MetricInfo, ValidationRules } from '@mlops-actions/core'
import { isNotEstimable } from '../metric-value.ts'
import { isNotComparable } from '../significance/paired-sample.ts'
import { type Context, contextOf, type Found, infoFor, type Scope } from './context.ts'
import { fairnessGate } from './fairness-gate.ts'
import { type Families, familiesOf, namedSlice } from './family.ts'
import { count, rowsText } from './figures.ts'
import type { GateInput, GateOutcome } from './input.ts'
import { absoluteParts, type Part, relativeParts, worstOf } from './limits.ts'
import { operationalGate } from './operational-gate.ts'
import { reportOf } from './report.ts'
import { comparesWithChampion, firstVersion, inconclusive, resultOf, withoutChampion } from './result.ts'
import { noiseIn, noisePart } from './seed-noise.ts'
import { nameOf, type SliceProblem } from './slices.ts'
import { withoutNumbers } from './suppression.ts'
import { decideVersus } from './versus.ts'

/**
 * Judges every gate. Pure: the same rules and input give the same verdicts and the same numbers on every machine.
 * What should be known and is not (a metric, a champion, the rows of a declared slice) is `inconclusive` with a reason code, never `pass`.
 */
export function evaluateGates(rules: ValidationRules, input: GateInput): GateOutcome {
  const context = contextOf(rules, input)
  const families = familiesOf(context)
  const gates = rules.gates
    .flatMap((rule) => gateResults(rule, context, families))
    .map((gate) => (gate.slice !== undefined && context.shown.withheld(gate.slice) ? withoutNumbers(gate) : gate))
  return { gates, report: reportOf(context, gates, families) }
}

function gateResults(rule: GateRule, context: Context, families: Families): GateResult[] {
  const info = infoFor(rule.metric, context.rules)
  if (info === undefined) {
    const message = `there is no metric "${rule.metric}" for task ${context.rules.task}`
    return [resultOf(rule, undefined, context, {}, { verdict: 'inconclusive', code: 'METRIC_UNKNOWN', message })]
  }
  if (info.family === 'operational') return [operationalGate(rule, info, context)]
  if (info.family === 'fairness') return [fairnessGate(rule, info, context)]
  if (rule.eachSlice === true) return sliceResults(rule, info, context, families)
  if (rule.slice === undefined) return [scopeResult(rule, info, context, {})]
  return [namedResult(rule, rule.slice, info, context, families)]
}

/** The slice that the gate names: where it may only not be worse, corrected with all the other slices that the run asks about. */
function namedResult(
  rule: GateRule,
  key: Readonly<Record<string, string>>,
  info: MetricInfo,
  context: Context,
  families: Families,
): GateResult {
  const slice = namedSlice(rule, context)
  if ('code' in slice) return problemResult(rule, info, context, { ...slice, key })
  if (slice.rows.length < context.rules.minSliceRows) return tooSmall(rule, info, context, key, slice.rows.length)
  const scope: Scope = { slice: key, rows: slice.rows }
  const corrected = families.of(rule)
  if (corrected === undefined) return scopeResult(rule, info, context, scope)
  const found = families.foundIn(rule.metric, rule.confidence, slice)
  return judge(rule, info, context, scope, found, corrected.worse[0])
}

/** Every declared slice, judged with one correction over all that the run asks of slices. */
function sliceResults(rule: GateRule, info: MetricInfo, context: Context, families: Families): GateResult[] {
  const { slices, problems } = context.slices
  if (slices.length === 0 && problems.length === 0) {
    const message =
      context.input.table === undefined
        ? 'the rows have no columns, so slices cannot be judged'
        : 'the gate judges each slice, but no slice is declared'
    return [resultOf(rule, info, context, {}, { verdict: 'inconclusive', code: 'SLICES_NONE', message })]
  }
  const { minSliceRows } = context.rules
  const scopes = families.judged.map((slice): Scope => ({ slice: slice.key, rows: slice.rows }))
  const found = families.found(rule.metric, rule.confidence)
  const worse = families.of(rule)?.worse
  const results = [
    ...problems.map((problem) => problemResult(rule, info, context, problem)),
    ...scopes.map((scope, i) => judge(rule, info, context, scope, found[i] as Found, worse?.[i])),
    ...slices
      .filter((slice) => context.shown.named.has(slice))
      .map((slice) => tooSmall(rule, info, context, slice.key, slice.rows.length)),
  ]
  if (results.length > 0) return results
  // Not one slice may even be named: the gate still says that it judged nothing.
  const message = `none of ${count(slices.length)} slices has ${rowsText(minSliceRows)}: not judged`
  return [{ ...resultOf(rule, info, context, {}, inconclusive('SLICE_TOO_SMALL', message)), judged: false }]
}

function scopeResult(rule: GateRule, info: MetricInfo, context: Context, scope: Scope): GateResult {
  return judge(rule, info, context, scope, context.find(rule.metric, scope, rule.confidence))
}

function judge(
  rule: GateRule,
  info: MetricInfo,
  context: Context,
  scope: Scope,
  found: Found,
  pWorse?: number,
): GateResult {
  const { candidate } = found
  if (isNotEstimable(candidate))
    return resultOf(rule, info, context, scope, inconclusive(candidate.code, candidate.notEstimable), found)
  const parts = absoluteParts(rule, candidate, info.signed)
  if (comparesWithChampion(rule)) {
    const versus = championParts(rule, info, context, scope, found, pWorse)
    if (versus === 'first') {
      if (parts.length === 0) return { ...resultOf(rule, info, context, scope, firstVersion, found), judged: false }
    } else parts.push(...versus)
  }
  const worst = worstOf(parts) ?? inconclusive('NO_LIMIT', 'the gate has no limit, so it could not fail')
  const minimum = parts.find((part) => part.minimumDetectable !== undefined)?.minimumDetectable
  return resultOf(rule, info, context, scope, worst, found, minimum)
}

function championParts(
  rule: GateRule,
  info: MetricInfo,
  context: Context,
  scope: Scope,
  found: Found,
  pWorse: number | undefined,
): 'first' | Part[] {
  const missing = withoutChampion(context)
  if (missing !== undefined) return missing
  const { champion, comparison } = found
  if (champion === undefined) {
    const why = comparison !== undefined && isNotComparable(comparison) ? comparison.notEstimable : 'no predictions'
    return [inconclusive('NOT_COMPARABLE', `candidate and champion cannot be compared: ${why}`)]
  }
  if (isNotEstimable(champion))
    return [inconclusive('CHAMPION_NOT_ESTIMABLE', `of the champion, ${champion.notEstimable}`)]
  const parts = relativeParts(rule, info, found.candidate as Estimate, champion)
  if (rule.versusChampion === undefined) return parts
  if (comparison === undefined || isNotComparable(comparison)) {
    const why = comparison === undefined ? 'there is no comparison' : comparison.notEstimable
    return [...parts, inconclusive('NOT_COMPARABLE', `the difference cannot be judged: ${why}`)]
  }
  const asked = { versus: rule.versusChampion, margin: rule.margin ?? 0, confidence: rule.confidence }
  const decision = decideVersus(asked, comparison, info.goal, pWorse)
  return [...parts, noisePart(asked, comparison, info, decision, noiseIn(context, rule.metric, scope))]
}

function tooSmall(
  rule: GateRule,
  info: MetricInfo,
  context: Context,
  slice: Readonly<Record<string, string>>,
  rows: number,
): GateResult {
  const message = `${nameOf(slice)} has ${rowsText(rows)}, fewer than ${count(context.rules.minSliceRows)}: not judged`
  return { ...resultOf(rule, info, context, { slice }, inconclusive('SLICE_TOO_SMALL', message)), judged: false }
}

function problemResult(rule: GateRule, info: MetricInfo, context: Context, problem: SliceProblem): GateResult {
  return resultOf(rule, info, context, { slice: problem.key }, inconclusive(problem.code, problem.message))
}
