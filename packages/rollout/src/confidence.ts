import { logBeta, logGamma } from '@mlops-actions/numerics'

/** Parameter of the symmetric beta and Dirichlet mixtures (Jeffreys): nearly the best regret, also for rare events. */
const prior = 0.5

/** An interval that holds its parameter at every look at once with probability 1 - alpha. */
export interface Interval {
  readonly lower: number
  readonly upper: number
}

/**
 * Confidence sequence of a probability: the values p at which the likelihood ratio of a beta(1/2, 1/2) mixture against p stays
 * below 1/alpha. Ville's inequality makes it valid at every number of trials together, so it may be looked at continuously.
 * Robbins, "Statistical methods related to the law of the iterated logarithm", Ann. Math. Stat. 41 (1970).
 * @param successes from 0 to trials
 */
export function proportionSequence(successes: number, trials: number, alpha: number): Interval {
  if (trials <= 0) return { lower: 0, upper: 1 }
  const failures = trials - successes
  const mixture = logBeta(prior + successes, prior + failures) - logBeta(prior, prior)
  const limit = -Math.log(alpha)
  const outside = (p: number) => mixture - logLikelihood(successes, failures, p) >= limit
  const estimate = successes / trials
  return {
    lower: successes === 0 ? 0 : crossing(outside, 0, estimate),
    upper: failures === 0 ? 1 : crossing(outside, 1, estimate),
  }
}

function logLikelihood(successes: number, failures: number, p: number): number {
  const first = successes === 0 ? 0 : successes * Math.log(p)
  return first + (failures === 0 ? 0 : failures * Math.log1p(-p))
}

/** Bisection to the last bit: `outside` holds at `far`, not at `near`. Returns the side that is outside: never too narrow. */
function crossing(outside: (p: number) => boolean, far: number, near: number): number {
  let [bad, good] = [far, near]
  for (let step = 0; step < 80; step += 1) {
    const middle = (bad + good) / 2
    if (middle === bad || middle === good) break
    if (outside(middle)) bad = middle
    else good = middle
  }
  return bad
}

/**
 * Half width of the confidence sequence of a mean with known or estimated variance (normal mixture, Robbins 1970), tightest at
 * `tightest` observations. With an estimated variance the coverage is asymptotic.
 * @returns in the unit of the mean; Infinity without observations
 */
export function meanRadius(variance: number, count: number, alpha: number, tightest: number): number {
  if (count <= 0) return Number.POSITIVE_INFINITY
  const twice = -2 * Math.log(alpha)
  const rho = (twice + Math.log(twice) + 1) / Math.max(1, tightest)
  const scaled = count * rho + 1
  return Math.sqrt(((variance * scaled) / (count * count * rho)) * Math.log(scaled / (alpha * alpha)))
}

/**
 * How far, in total variation, the observed shares of the classes may lie from the true ones, at every look at once with
 * probability 1 - alpha: the Dirichlet(1/2) mixture bounds the Kullback-Leibler divergence, Pinsker's inequality the distance.
 * @param counts per class, over a set of classes that is fixed beforehand
 * @returns from 0 to 1; 1 without observations
 */
export function sharesRadius(counts: readonly number[], alpha: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total <= 0) return 1
  const all = prior * counts.length
  let mixture = logGamma(all) - logGamma(total + all)
  let best = 0
  for (const count of counts) {
    mixture += logGamma(count + prior) - logGamma(prior)
    if (count > 0) best += count * Math.log(count / total)
  }
  return Math.min(1, Math.sqrt((best - mixture - Math.log(alpha)) / total / 2))
}
