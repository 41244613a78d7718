import type { Estimate, GateResult, GateRule, MetricInfo } from '@mlops-actions/core'
import { wilson } from '../metric-value.ts'
import type { Context, Found } from './context.ts'
import { count } from './figures.ts'
import { flipsOf } from './flips.ts'
import { absoluteParts, type Part, relativeParts, worstOf } from './limits.ts'
import { measuredOf, unmeasured } from './measurements.ts'
import { comparesWithChampion, firstVersion, inconclusive, resultOf, withoutChampion } from './result.ts'

/** A gate on what was measured outside the predictions: latency, size, overlap of training and test rows, share of flips. */
export function operationalGate(rule: GateRule, info: MetricInfo, given: Context): GateResult {
  // Rows were counted here, whoever the predictions come from: the overlap is never a claim.
  const counted = rule.metric === 'train_test_overlap' && given.input.operational?.overlap !== undefined
  const context: Context = counted ? { ...given, evidence: 'measured' } : given
  if (rule.metric === 'prediction_flip_rate') return flipGate(rule, info, context)
  const measured = measuredOf(rule.metric, context.input.operational, {
    confidence: rule.confidence,
    seed: context.input.seed,
  })
  const candidate = measured?.candidate
  if (candidate === undefined || candidate === null || !Number.isFinite(candidate.value))
    return resultOf(rule, info, context, {}, inconclusive('NOT_MEASURED', unmeasured(rule)))
  const found: Found = {
    candidate,
    ...(measured?.champion === undefined || measured.champion === null ? {} : { champion: measured.champion }),
  }
  const parts = absoluteParts(rule, candidate).map((part) => withRows(rule, candidate, part))
  if (comparesWithChampion(rule)) {
    const versus = withoutChampion(context) ?? againstChampion(rule, info, candidate, measured?.champion)
    if (versus === 'first') {
      if (parts.length === 0) return { ...resultOf(rule, info, context, {}, firstVersion, found), judged: false }
    } else parts.push(...versus)
  }
  const worst = worstOf(parts) ?? inconclusive('NO_LIMIT', 'the gate has no limit, so it could not fail')
  return resultOf(rule, info, context, {}, worst, found)
}

function againstChampion(
  rule: GateRule,
  info: MetricInfo,
  candidate: Estimate,
  champion: Estimate | null | undefined,
): Part[] {
  if (champion === undefined || champion === null)
    return [inconclusive('CHAMPION_NOT_MEASURED', `${rule.metric} of the champion was not measured on this machine`)]
  if (rule.versusChampion !== undefined)
    return [
      inconclusive('NOT_COMPARABLE', `${rule.metric} has no paired rows; use max-ratio, max-increase or max-decrease`),
    ]
  return relativeParts(rule, info, candidate, champion)
}

/** The overlap is a share of rows: the sentence says of how many. */
function withRows(rule: GateRule, estimate: Estimate, part: Part): Part {
  if (rule.metric !== 'train_test_overlap' && rule.metric !== 'duplicate_rows') return part
  const hits = Math.round(estimate.value * estimate.rows)
  return { ...part, message: `${part.message} (${count(hits)} of ${count(estimate.rows)} rows)` }
}

function flipGate(rule: GateRule, info: MetricInfo, context: Context): GateResult {
  const missing = withoutChampion(context)
  if (missing === 'first') return { ...resultOf(rule, info, context, {}, firstVersion), judged: false }
  if (missing !== undefined) return resultOf(rule, info, context, {}, missing[0] as Part)
  const { candidate } = context.input
  const flips = context.other === undefined ? undefined : flipsOf(candidate, context.other)
  if (flips === undefined || flips.rows === 0 || context.other?.rows !== candidate.rows)
    return resultOf(
      rule,
      info,
      context,
      {},
      inconclusive('NOT_COMPARABLE', 'the two models have no labels of the same rows'),
    )
  const estimate: Estimate = {
    value: flips.share,
    rows: flips.rows,
    ...wilson(flips.flipped, flips.rows, rule.confidence),
    confidence: rule.confidence,
    method: 'wilson',
  }
  const part =
    worstOf(absoluteParts(rule, estimate)) ?? inconclusive('NO_LIMIT', 'the gate has no limit, so it could not fail')
  return resultOf(rule, info, context, {}, part, { candidate: estimate })
}
