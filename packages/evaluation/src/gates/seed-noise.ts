import type { MetricInfo, Versus } from '@mlops-actions/core'
import { Accumulator, studentTQuantile } from '@mlops-actions/numerics'
import type { Comparison } from '../significance/paired-sample.ts'
import { figure } from './figures.ts'
import { turn, type VersusDecision } from './versus.ts'

/**
 * The floor below which an improvement is noise of training: two trainings that differ in their seed only differ by more than this in
 * one case of twenty (confidence 0.95). Student's quantile × standard deviation of the repeated trainings × √2. NaN below three trainings.
 */
export function noiseFloor(values: readonly number[], confidence: number): number {
  if (values.length < 3) return Number.NaN
  const sums = new Accumulator()
  for (const value of values) sums.add(value)
  const { mean } = sums.moments()
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return studentTQuantile(1 - (1 - confidence) / 2, values.length - 1) * Math.sqrt(2 * variance)
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
