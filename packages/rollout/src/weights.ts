import type { EndpointState, Rollout, Weights } from '@mlops-actions/core'

/** Sum of the weights, in percent. */
export function sumOf(weights: Weights): number {
  return Object.values(weights).reduce((sum, weight) => sum + weight, 0)
}

/**
 * Refuses weights that are not whole percents from 0 to 100, or whose sum is not 100.
 * A defect of ours, not of a user: a TypeError.
 */
export function assertWeights(weights: Weights): void {
  for (const [deployment, weight] of Object.entries(weights))
    if (!Number.isInteger(weight) || weight < 0 || weight > 100)
      throw new TypeError(`weight ${weight} of ${deployment} is not a whole percent`)
  if (sumOf(weights) !== 100) throw new TypeError(`the weights ${JSON.stringify(weights)} sum to ${sumOf(weights)}`)
}

/** True when both give every deployment the same weight; a deployment that is not named has 0. */
export function sameWeights(a: Weights, b: Weights): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => (a[name] ?? 0) === (b[name] ?? 0))
}

/** The traffic of a rollout with `weight` percent on the new deployment. The first deployment of an endpoint can only have all. */
export function split(rollout: Pick<Rollout, 'from' | 'to'>, weight: number): Weights {
  return rollout.from === null ? { [rollout.to]: 100 } : { [rollout.from]: 100 - weight, [rollout.to]: weight }
}

/** The deployments that get traffic, most first. */
export function serving(state: Pick<EndpointState, 'traffic'>): readonly string[] {
  return Object.entries(state.traffic)
    .filter(([, weight]) => weight > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([name]) => name)
}

/** `blue 90 green 10`, by name. */
export function weightsText(weights: Weights): string {
  const names = Object.keys(weights).sort()
  return names.length === 0 ? 'none' : names.map((name) => `${name} ${weights[name]}`).join(' ')
}
