import type { Estimate, GateResult, GateRule, MetricInfo } from '@mlops-actions/core'
import { type Comparison, isNotComparable, type NotComparable } from '../significance/paired-sample.ts'
import type { Context } from './context.ts'
import { cutGroups, type Fairness, fairnessOf } from './fairness.ts'
import { compareGaps } from './fairness-versus.ts'
import { figure } from './figures.ts'
import { absoluteParts, type Part, relativeParts, worstOf } from './limits.ts'
import { comparesWithChampion, firstVersion, inconclusive, resultOf, withoutChampion } from './result.ts'
import { groupsOf } from './slices.ts'
import { decideVersus } from './versus.ts'

/**
 * A gate on the gap between the groups of a protected column. The number is judged against min and max as it stands; against the champion
 * by max-increase, max-decrease and max-ratio, or by the paired bootstrap of both gaps.
 */
export function fairnessGate(rule: GateRule, info: MetricInfo, context: Context): GateResult {
  const column = rule.of
  const { table } = context.input
  if (column === undefined || table === undefined) {
    const message =
      column === undefined ? 'the gate names no column (of: …)' : 'the rows have no columns, so groups cannot be told'
    return resultOf(rule, info, context, {}, inconclusive('GROUPS_MISSING', message))
  }
  const groups = groupsOf(table, column)
  if ('code' in groups) return resultOf(rule, info, context, {}, inconclusive(groups.code, groups.message))
  const options = { confidence: rule.confidence, minRows: context.rules.minSliceRows }
  const own = fairnessOf(info, column, cutGroups(context.input.candidate, groups), options)
  const candidate = own.value
  if (candidate === null) {
    const { code, message } = own.reason ?? { code: 'METRIC_NOT_ESTIMABLE', message: 'no value' }
    return resultOf(rule, info, context, {}, inconclusive(code, message))
  }
  const parts = absoluteParts(rule, candidate).map((part) => withGroups(own, part))
  const other =
    context.other?.rows === table.rows ? fairnessOf(info, column, cutGroups(context.other, groups), options) : undefined
  const comparison = rule.versusChampion === undefined ? undefined : gapsOf(rule, info, context, groups)
  if (comparesWithChampion(rule)) {
    const versus = withoutChampion(context) ?? againstChampion(rule, info, candidate, other, comparison)
    if (versus === 'first') {
      if (parts.length === 0)
        return { ...resultOf(rule, info, context, {}, firstVersion, { candidate }), judged: false }
    } else parts.push(...versus)
  }
  const worst = worstOf(parts) ?? inconclusive('NO_LIMIT', 'the gate has no limit, so it could not fail')
  const champion = other?.value ?? undefined
  return resultOf(rule, info, context, {}, worst, {
    candidate,
    ...(champion === undefined ? {} : { champion }),
    ...(comparison === undefined ? {} : { comparison }),
  })
}

function gapsOf(
  rule: GateRule,
  info: MetricInfo,
  context: Context,
  groups: readonly { rows: Uint32Array }[],
): Comparison | NotComparable | undefined {
  const pair = context.pair()
  if (pair === undefined || 'notEstimable' in pair) return pair
  const judged = groups.map((group) => group.rows).filter((rows) => rows.length >= context.rules.minSliceRows)
  return compareGaps(info, pair, judged, { confidence: rule.confidence, seed: context.input.seed })
}

function againstChampion(
  rule: GateRule,
  info: MetricInfo,
  candidate: Estimate,
  other: Fairness | undefined,
  comparison: Comparison | NotComparable | undefined,
): Part[] {
  const champion = other?.value
  if (champion === undefined || champion === null) {
    const why = other?.reason?.message ?? 'there are no predictions of these rows'
    return [inconclusive('CHAMPION_NOT_ESTIMABLE', `of the champion, ${why}`)]
  }
  const parts = relativeParts(rule, info, candidate, champion)
  if (rule.versusChampion === undefined) return parts
  if (comparison === undefined || isNotComparable(comparison)) {
    const why = comparison === undefined ? 'there is no comparison' : comparison.notEstimable
    return [...parts, inconclusive('NOT_COMPARABLE', `the difference cannot be judged: ${why}`)]
  }
  const asked = { versus: rule.versusChampion, margin: rule.margin ?? 0, confidence: rule.confidence }
  return [...parts, decideVersus(asked, comparison, info.goal)]
}

/** Names the groups at both ends, the test of the gap, and the groups that were too small to be judged. */
function withGroups(fairness: Fairness, part: Part): Part {
  const worst = fairness.parts.find((one) => one.value?.value === fairness.value?.value) ?? fairness.parts[0]
  const ends = worst?.lowest === undefined ? '' : ` (${worst.base}: ${worst.lowest} lowest, ${worst.highest} highest`
  const p = fairness.value?.pValue
  const test = ends === '' ? '' : p === undefined ? ')' : `; p = ${p < 0.0001 ? p.toExponential(1) : figure(p)})`
  const small =
    fairness.notJudged.length === 0
      ? ''
      : `; not judged, too few rows: ${fairness.notJudged.length} of ${fairness.parts[0]?.groups.length ?? 0} groups`
  return { ...part, message: `${part.message}${ends}${test}${small}` }
}
