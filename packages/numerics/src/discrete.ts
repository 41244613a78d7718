import { deviance, deviation, productError, sqrtTwoPi, stirlingError } from './elementary.ts'
import { normalIsf } from './erf.ts'
import { betaTails } from './incomplete-beta.ts'
import { gammaFactor, gammaTails, type Tails } from './incomplete-gamma.ts'
import { solveDiscrete } from './root.ts'

/*
 * Binomial, Poisson and hypergeometric. Cdf is P(X ≤ k), Sf is P(X > k) as in scipy (for P(X ≥ k) ask for k - 1);
 * Quantile is the smallest k with P(X ≤ k) ≥ p. k need not be whole: it is rounded down.
 */

/** P(X ≤ k) of the binomial: n trials, probability p each. */
export function binomialCdf(k: number, n: number, p: number): number {
  return binomialTails(k, n, p).lower
}

/** P(X > k) of the binomial. */
export function binomialSf(k: number, n: number, p: number): number {
  return binomialTails(k, n, p).upper
}

/** P(X = k) of the binomial, k whole. */
export function binomialPmf(k: number, n: number, p: number): number {
  if (!validBinomial(n, p)) return Number.NaN
  if (k < 0 || k > n || !Number.isInteger(k)) return 0
  if (p === 0 || p === 1) return k === n * p ? 1 : 0
  const delta = p <= 0.5 ? deviation(k, n, p) : -deviation(n - k, n, 1 - p)
  return binomialMass(k, n - k, p, delta)
}

/** The smallest k with P(X ≤ k) ≥ level. */
export function binomialQuantile(level: number, n: number, p: number): number {
  if (!validBinomial(n, p) || !(level >= 0 && level <= 1)) return Number.NaN
  if (level === 0) return -1
  const guess = n * p - normalIsf(level) * Math.sqrt(n * p * (1 - p))
  return solveDiscrete((k) => binomialTails(k, n, p), level, 1 - level, Number.isFinite(guess) ? guess : n, [0, n])
}

/** P(X ≤ k) of the Poisson distribution with this mean. */
export function poissonCdf(k: number, mean: number): number {
  return poissonTails(k, mean).lower
}

/** P(X > k) of the Poisson distribution with this mean. */
export function poissonSf(k: number, mean: number): number {
  return poissonTails(k, mean).upper
}

/** P(X = k) of the Poisson distribution. */
export function poissonPmf(k: number, mean: number): number {
  if (!(mean >= 0)) return Number.NaN
  if (k < 0 || !Number.isInteger(k)) return 0
  if (mean === 0) return k === 0 ? 1 : 0
  return k === 0 ? Math.exp(-mean) : gammaFactor(k, mean)
}

/** The smallest k with P(X ≤ k) ≥ level. */
export function poissonQuantile(level: number, mean: number): number {
  if (!(mean >= 0 && level >= 0 && level <= 1)) return Number.NaN
  if (level === 0) return -1
  if (level === 1) return Number.POSITIVE_INFINITY
  const guess = mean - normalIsf(level) * Math.sqrt(mean)
  return solveDiscrete((k) => poissonTails(k, mean), level, 1 - level, guess, [0, Number.MAX_SAFE_INTEGER])
}

/** P(X ≤ k) of the hypergeometric: `draws` without replacement from a population with so many successes. */
export function hypergeometricCdf(k: number, population: number, successes: number, draws: number): number {
  return hypergeometricTails(k, population, successes, draws).lower
}

/** P(X > k) of the hypergeometric. */
export function hypergeometricSf(k: number, population: number, successes: number, draws: number): number {
  return hypergeometricTails(k, population, successes, draws).upper
}

/** P(X = k) of the hypergeometric, as three binomial masses (Loader 2000). */
export function hypergeometricPmf(k: number, population: number, successes: number, draws: number): number {
  if (!validHypergeometric(population, successes, draws)) return Number.NaN
  if (!Number.isInteger(k) || k < Math.max(0, draws + successes - population) || k > Math.min(successes, draws))
    return 0
  const p = draws / population
  if (p === 0 || p === 1) return 1
  const failures = population - successes
  const rest = draws - k
  // k - successes·p without rounding the mean: (k·population - successes·draws) / population.
  const mean = successes * draws
  const scaled = k * population
  const exact = scaled - mean + (productError(k, population, scaled) - productError(successes, draws, mean))
  const delta = exact / population
  const chosen = binomialMass(k, successes - k, p, delta)
  const others = binomialMass(rest, failures - rest, p, -delta)
  return (chosen * others) / binomialMass(draws, population - draws, p, 0)
}

/** The smallest k with P(X ≤ k) ≥ level. */
export function hypergeometricQuantile(level: number, population: number, successes: number, draws: number): number {
  if (!validHypergeometric(population, successes, draws) || !(level >= 0 && level <= 1)) return Number.NaN
  const least = Math.max(0, draws + successes - population)
  const greatest = Math.min(successes, draws)
  if (level === 0) return least - 1
  const mean = (draws * successes) / population
  const tails = (k: number): Tails => hypergeometricTails(k, population, successes, draws)
  return solveDiscrete(tails, level, 1 - level, mean, [least, greatest])
}

/**
 * x successes and y failures with probability p each, given x - (x + y) p: the binomial probability from Stirling's errors
 * and deviances.
 */
export function binomialMass(x: number, y: number, p: number, delta: number): number {
  if (x === 0) return y === 0 ? 1 : Math.exp(y * Math.log1p(-p))
  if (y === 0) return Math.exp(p > 0.5 ? x * Math.log1p(-delta / x) : x * Math.log(p))
  const n = x + y
  const exponent =
    stirlingError(n) -
    stirlingError(x) -
    stirlingError(y) -
    deviance(x, n * p, delta) -
    deviance(y, n * (1 - p), -delta)
  return Math.exp(exponent) / (sqrtTwoPi * Math.sqrt(x * (y / n)))
}

function binomialTails(at: number, n: number, p: number): Tails {
  const k = Math.floor(at)
  if (!validBinomial(n, p) || Number.isNaN(k)) return { lower: Number.NaN, upper: Number.NaN }
  if (k < 0) return { lower: 0, upper: 1 }
  if (k >= n) return { lower: 1, upper: 0 }
  const both = betaTails(k + 1, n - k, p, 1 - p)
  return { lower: both.upper, upper: both.lower }
}

function poissonTails(at: number, mean: number): Tails {
  const k = Math.floor(at)
  if (!(mean >= 0) || Number.isNaN(k)) return { lower: Number.NaN, upper: Number.NaN }
  if (k < 0) return { lower: 0, upper: 1 }
  if (k === Number.POSITIVE_INFINITY || mean === 0) return { lower: 1, upper: 0 }
  const both = gammaTails(k + 1, mean)
  return { lower: both.upper, upper: both.lower }
}

function hypergeometricTails(at: number, population: number, successes: number, draws: number): Tails {
  const k = Math.floor(at)
  if (!validHypergeometric(population, successes, draws) || Number.isNaN(k))
    return { lower: Number.NaN, upper: Number.NaN }
  if (k < Math.max(0, draws + successes - population)) return { lower: 0, upper: 1 }
  if (k >= Math.min(successes, draws)) return { lower: 1, upper: 0 }
  const failuresLeft = population - successes - draws
  const mean = (draws * successes) / population
  if (k >= mean) {
    // P(X > k): from k + 1 outwards, each term from the one before.
    let term = 1
    let sum = 1
    for (let i = k + 1; term > 1e-17 * sum; i++) {
      term *= ((successes - i) / (i + 1)) * ((draws - i) / (failuresLeft + i + 1))
      sum += term
    }
    const upper = sum * hypergeometricPmf(k + 1, population, successes, draws)
    return { lower: 1 - upper, upper }
  }
  let term = 1
  let sum = 1
  for (let i = k; term > 1e-17 * sum; i--) {
    term *= (i / (successes - i + 1)) * ((failuresLeft + i) / (draws - i + 1))
    sum += term
  }
  const lower = sum * hypergeometricPmf(k, population, successes, draws)
  return { lower, upper: 1 - lower }
}

function validBinomial(n: number, p: number): boolean {
  return n >= 0 && Number.isInteger(n) && p >= 0 && p <= 1
}

function validHypergeometric(population: number, successes: number, draws: number): boolean {
  return (
    [population, successes, draws].every((value) => Number.isInteger(value) && value >= 0) &&
    successes <= population &&
    draws <= population &&
    population > 0
  )
}
