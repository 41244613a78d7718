import type { Estimate, GateResult, GateRule, Json, MetricInfo } from '@mlops-actions/core'
import { sliceName } from '@mlops-actions/core'
import { isNotEstimable } from '../metric-value.ts'
import { type Context, differenceOf, type Found, type Scope } from './context.ts'
import type { Part } from './limits.ts'

/** A part that cannot be judged, and why. */
export function inconclusive(code: string, message: string): Part {
  return { verdict: 'inconclusive', code, message }
}

/** What a gate says that only compares, where there is nothing to compare with. */
export const firstVersion: Part = inconclusive(
  'FIRST_VERSION',
  'there is no champion yet, so there is nothing to compare with (first: absolute-only)',
)

/** True when a limit of the gate needs the champion. */
export function comparesWithChampion(rule: GateRule): boolean {
  return [rule.versusChampion, rule.maxRatio, rule.maxIncrease, rule.maxDecrease].some((one) => one !== undefined)
}

/** What to say where there is no champion to compare with: the `first:` rule, or that it could not be read. Undefined: there is one. */
export function withoutChampion(context: Context): 'first' | Part[] | undefined {
  if (context.champion === 'none')
    return context.rules.first === 'absolute-only'
      ? 'first'
      : [{ verdict: 'fail', code: 'NO_CHAMPION', message: 'there is no champion, and first: refuse asks for one' }]
  if ('unreadable' in context.champion)
    return [
      inconclusive('CHAMPION_UNREADABLE', `the champion exists but could not be read: ${context.champion.unreadable}`),
    ]
  return undefined
}

/**
 * A gate's result. A claim (the author's word instead of our scoring) passes an enforced gate only where the rule accepts claims.
 * `found` holds the numbers; without it the result says only why there are none.
 */
export function resultOf(
  rule: GateRule,
  info: MetricInfo | undefined,
  context: Context,
  scope: Scope,
  part: Part,
  found?: Found,
  minimumDetectable?: number,
): GateResult {
  const claimed = context.evidence === 'claimed' && part.verdict === 'pass' && rule.mode === 'enforce'
  const decided =
    claimed && rule.acceptClaimed !== true
      ? inconclusive(
          'EVIDENCE_CLAIMED',
          `${part.message}; but that is the author's claim, and the gate does not accept claims`,
        )
      : part
  const minimum = minimumDetectable ?? part.minimumDetectable
  return {
    id: `validate.gates.${rule.name}${scope.slice === undefined ? '' : `[${sliceName(scope.slice)}]`}`,
    verdict: decided.verdict,
    mode: rule.mode,
    evidence: context.evidence,
    metric: rule.metric,
    goal: info?.goal ?? 'maximize',
    ...(scope.slice === undefined ? {} : { slice: scope.slice }),
    candidate: estimateOrNull(found?.candidate),
    ...(found?.champion === undefined ? {} : { champion: estimateOrNull(found.champion) }),
    ...(found?.comparison === undefined ? {} : { difference: differenceOf(found.comparison) }),
    rule: ruleJson(rule),
    reason: { code: decided.code, message: decided.message },
    ...(minimum !== undefined && Number.isFinite(minimum) ? { minimumDetectable: minimum } : {}),
    judged: true,
    ...(rule.where === undefined ? {} : { where: rule.where }),
  }
}

function estimateOrNull(value: Found['candidate'] | undefined): Estimate | null {
  return value === undefined || isNotEstimable(value) ? null : value
}

/** The rule as data for the record, without the place where it was written. */
function ruleJson(rule: GateRule): Json {
  const entries = Object.entries(rule).filter(([key, value]) => key !== 'where' && value !== undefined)
  return Object.fromEntries(entries) as Json
}
