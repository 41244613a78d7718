import type { Estimate, GateRule, MetricInfo, Verdict } from '@mlops-actions/core'
import { figure, limit, signed } from './figures.ts'

/** One part of a gate's judgement: a gate may have a floor, a ceiling and a comparison at once. */
export interface Part {
  readonly verdict: Verdict
  readonly code: string
  readonly message: string
  readonly minimumDetectable?: number
}

/** The worst part decides: fail before inconclusive before pass; of equals the first. */
export function worstOf(parts: readonly Part[]): Part | undefined {
  return (
    parts.find((part) => part.verdict === 'fail') ??
    parts.find((part) => part.verdict === 'inconclusive') ??
    parts.at(-1)
  )
}

/**
 * Floor and ceiling of the candidate, inclusive. A value that is not finite satisfies nothing. Of a signed metric (mean error) the ceiling
 * is for the size: a bias of -10 is not below one of 5.
 */
export function absoluteParts(rule: GateRule, candidate: Estimate, signedMetric = false): Part[] {
  const parts: Part[] = []
  const { value } = candidate
  if (rule.min === undefined && rule.max === undefined) return parts
  if (!Number.isFinite(value))
    return [{ verdict: 'inconclusive', code: 'METRIC_NOT_FINITE', message: `${rule.metric} is not a finite number` }]
  if (rule.min !== undefined)
    parts.push(
      value >= rule.min
        ? { verdict: 'pass', code: 'AT_LEAST_MIN', message: `${figure(value)} is at least ${limit(rule.min)}` }
        : { verdict: 'fail', code: 'BELOW_MIN', message: `${figure(value)} is below ${limit(rule.min)}` },
    )
  const size = signedMetric ? Math.abs(value) : value
  if (rule.max !== undefined)
    parts.push(
      size <= rule.max
        ? { verdict: 'pass', code: 'AT_MOST_MAX', message: `${figure(value)} is at most ${limit(rule.max)}` }
        : { verdict: 'fail', code: 'ABOVE_MAX', message: `${figure(value)} is above ${limit(rule.max)}` },
    )
  return parts
}

/** The candidate against the champion by number alone: largest rise, largest fall, largest ratio; all inclusive. */
export function relativeParts(rule: GateRule, info: MetricInfo, candidate: Estimate, champion: Estimate): Part[] {
  const parts: Part[] = []
  const difference = info.signed
    ? Math.abs(candidate.value) - Math.abs(champion.value)
    : candidate.value - champion.value
  if (![candidate.value, champion.value].every(Number.isFinite))
    return [{ verdict: 'inconclusive', code: 'METRIC_NOT_FINITE', message: `${rule.metric} is not a finite number` }]
  if (rule.maxIncrease !== undefined)
    parts.push(
      difference <= rule.maxIncrease
        ? {
            verdict: 'pass',
            code: 'WITHIN_INCREASE',
            message: `${signed(difference)}, at most ${limit(rule.maxIncrease)}`,
          }
        : {
            verdict: 'fail',
            code: 'INCREASED',
            message: `${signed(difference)}, more than ${limit(rule.maxIncrease)}`,
          },
    )
  if (rule.maxDecrease !== undefined)
    parts.push(
      -difference <= rule.maxDecrease
        ? { verdict: 'pass', code: 'WITHIN_DECREASE', message: `${signed(difference)}, at most −${rule.maxDecrease}` }
        : { verdict: 'fail', code: 'DECREASED', message: `${signed(difference)}, more than −${rule.maxDecrease}` },
    )
  if (rule.maxRatio !== undefined) parts.push(ratioPart(rule.maxRatio, info, candidate, champion))
  return parts
}

/**
 * How many times worse the candidate may be. For a metric that is better when small: candidate / champion; for one that is better when
 * large: champion / candidate, so that 1.2 always means "a fifth worse". Where both values have intervals (latency), a ratio that is above
 * the limit while its interval still reaches it is inconclusive: the machine was noisy.
 */
function ratioPart(maxRatio: number, info: MetricInfo, candidate: Estimate, champion: Estimate): Part {
  const [worse, base] = info.goal === 'minimize' ? [candidate, champion] : [champion, candidate]
  if (worse.value < 0 || base.value < 0)
    return {
      verdict: 'inconclusive',
      code: 'RATIO_OF_NEGATIVE',
      message: 'a ratio of negative numbers has no direction; use max-increase or max-decrease',
    }
  if (base.value === 0)
    return worse.value === 0
      ? { verdict: 'pass', code: 'WITHIN_RATIO', message: 'both are 0' }
      : { verdict: 'fail', code: 'ABOVE_RATIO', message: `${figure(worse.value)} against 0` }
  const ratio = worse.value / base.value
  const text = `${ratio.toFixed(2)} × ${info.goal === 'minimize' ? 'champion' : 'worse than the champion'}`
  if (ratio <= maxRatio)
    return { verdict: 'pass', code: 'WITHIN_RATIO', message: `${text}, at most ${limit(maxRatio)} ×` }
  if (worse.lower !== undefined && base.upper !== undefined && worse.lower / base.upper <= maxRatio)
    return {
      verdict: 'inconclusive',
      code: 'RATIO_WITHIN_NOISE',
      message: `${text}, more than ${limit(maxRatio)} ×, but the measurements vary too much to be sure`,
    }
  return { verdict: 'fail', code: 'ABOVE_RATIO', message: `${text}, more than ${limit(maxRatio)} ×` }
}

/**
 * Relative change of a metric, (candidate - champion) / |champion|: the sign is that of the difference also where the champion is negative
 * (R2 below 0, log-likelihoods). NaN when the champion is 0.
 */
export function relativeChange(candidate: number, champion: number): number {
  return champion === 0 ? Number.NaN : (candidate - champion) / Math.abs(champion)
}
