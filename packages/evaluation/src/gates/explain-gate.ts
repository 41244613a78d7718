import type { GateRule, Task, Verdict } from '@mlops-actions/core'
import { metricInfo } from '@mlops-actions/core'
import { normalIsf } from '@mlops-actions/numerics'
import { waldOf } from '../significance/paired-sample.ts'
import { figure, limit, signed } from './figures.ts'
import { absoluteParts, type Part, relativeParts, worstOf } from './limits.ts'
import { decideVersus } from './versus.ts'

/** Numbers to try a gate with. */
export interface GivenNumbers {
  readonly candidate: number
  readonly champion?: number
  /** Standard error of the difference; without it the answer says up to which one the gate passes. */
  readonly standardError?: number
  /** = 1000 */
  readonly rows?: number
  readonly task: Task
  readonly first: 'absolute-only' | 'refuse'
}

/** What a gate would say. `depends`: on how much the difference varies over the rows, which numbers alone do not tell. */
export interface GateExplanation {
  readonly name: string
  readonly metric: string
  readonly verdict: Verdict | 'depends' | 'not judged'
  readonly code: string
  readonly message: string
}

/** What a gate would decide with given numbers: for trying limits before a model is trained. Slices and groups are taken as one. */
export function explainGate(rule: GateRule, given: GivenNumbers): GateExplanation {
  const info = metricInfo(rule.metric)
  const base = { name: rule.name, metric: rule.metric }
  if (info === undefined || !info.tasks.includes(given.task))
    return {
      ...base,
      verdict: 'inconclusive',
      code: 'METRIC_UNKNOWN',
      message: `no metric "${rule.metric}" for task ${given.task}`,
    }
  const rows = given.rows ?? 1000
  const candidate = { value: given.candidate, rows }
  const parts: Part[] = absoluteParts(rule, candidate, info.signed)
  const asks = [rule.versusChampion, rule.maxRatio, rule.maxIncrease, rule.maxDecrease].some((one) => one !== undefined)
  if (asks && given.champion === undefined) {
    const refuses = given.first === 'refuse'
    if (refuses)
      parts.push({
        verdict: 'fail',
        code: 'NO_CHAMPION',
        message: 'there is no champion, and first: refuse asks for one',
      })
    else if (parts.length === 0)
      return {
        ...base,
        verdict: 'not judged',
        code: 'FIRST_VERSION',
        message: 'nothing to compare with (first: absolute-only)',
      }
  }
  if (given.champion !== undefined) parts.push(...relativeParts(rule, info, candidate, { value: given.champion, rows }))
  const worst = worstOf(parts)
  if (rule.versusChampion === undefined || given.champion === undefined || worst?.verdict === 'fail')
    return worst === undefined
      ? { ...base, verdict: 'inconclusive', code: 'NO_LIMIT', message: 'the gate has no limit, so it could not fail' }
      : { ...base, verdict: worst.verdict, code: worst.code, message: worst.message }
  const difference = info.signed
    ? Math.abs(given.candidate) - Math.abs(given.champion)
    : given.candidate - given.champion
  if (given.standardError === undefined) return { ...base, ...withoutError(rule, difference, info.goal) }
  const comparison = waldOf(difference, given.standardError, {
    confidence: rule.confidence,
    method: 'given',
    rows,
    units: rows,
  })
  const asked = { versus: rule.versusChampion, margin: rule.margin ?? 0, confidence: rule.confidence }
  const decision = decideVersus(asked, comparison, info.goal)
  const decided = worstOf([...parts, decision]) as Part
  return { ...base, verdict: decided.verdict, code: decided.code, message: decided.message }
}

/** Up to which standard error the gate passes (or from which on it does not fail), where only the difference is known. */
function withoutError(
  rule: GateRule,
  difference: number,
  goal: 'maximize' | 'minimize',
): { verdict: GateExplanation['verdict']; code: string; message: string } {
  const better = goal === 'maximize' ? difference : -difference
  const margin = rule.margin ?? 0
  const two = normalIsf((1 - rule.confidence) / 2)
  const one = normalIsf(1 - rule.confidence)
  const up = (distance: number, z: number): string => figure(distance / z)
  const shown = `difference ${signed(difference)}`
  if (rule.versusChampion === 'not-worse') {
    if (better >= -margin)
      return { verdict: 'pass', code: 'WITHIN_MARGIN', message: `${shown}: not worse by more than ${limit(margin)}` }
    const text = `${shown}: fails when its standard error is at most ${up(-better, one)}, else chance alone may give it`
    return { verdict: 'depends', code: 'NEEDS_STANDARD_ERROR', message: text }
  }
  const boundary = rule.versusChampion === 'superior' ? 0 : -margin
  const distance = better - boundary
  const side = distance > 0 ? 'passes' : 'fails'
  const text =
    distance === 0
      ? `${shown}: exactly at the limit; no number of rows would tell`
      : `${shown}: ${side} when its standard error is at most ${up(Math.abs(distance), two)}, else inconclusive; four times the rows halve it`
  return { verdict: 'depends', code: 'NEEDS_STANDARD_ERROR', message: text }
}
