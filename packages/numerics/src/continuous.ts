import { normalIsf } from './erf.ts'
import { betaTails } from './incomplete-beta.ts'
import { gammaP, gammaQ, gammaTails, type Tails } from './incomplete-gamma.ts'
import { solveTails } from './root.ts'

/*
 * Chi-square, gamma, beta, Student's t and F. Each has Cdf, Sf (survival function, 1 - cdf without the subtraction),
 * Quantile (inverse of Cdf) and Isf (inverse of Sf: more accurate for a small upper tail). Parameters outside their range give NaN.
 */

/** P(X ≤ x) of the gamma distribution with this shape and scale 1. */
export function gammaCdf(x: number, shape: number): number {
  return x <= 0 ? zeroBelow(shape) : gammaP(shape, x)
}

/** P(X > x) of the gamma distribution with this shape and scale 1. */
export function gammaSf(x: number, shape: number): number {
  return x <= 0 ? 1 - zeroBelow(shape) : gammaQ(shape, x)
}

/** The x with P(X ≤ x) = p of the gamma distribution with this shape and scale 1. */
export function gammaQuantile(p: number, shape: number): number {
  return positivePoint(p, 1 - p, (x) => gammaTails(shape, x), gammaGuess(p, shape), shape > 0)
}

/** The x with P(X > x) = q of the gamma distribution with this shape and scale 1. */
export function gammaIsf(q: number, shape: number): number {
  return positivePoint(1 - q, q, (x) => gammaTails(shape, x), gammaGuess(1 - q, shape), shape > 0)
}

/** P(X ≤ x) of chi-square with df > 0 degrees of freedom. */
export function chi2Cdf(x: number, df: number): number {
  return gammaCdf(x / 2, df / 2)
}

/** P(X > x) of chi-square with df > 0 degrees of freedom: the p-value of a chi-square test. */
export function chi2Sf(x: number, df: number): number {
  return gammaSf(x / 2, df / 2)
}

/** The x with P(X ≤ x) = p of chi-square. */
export function chi2Quantile(p: number, df: number): number {
  return 2 * gammaQuantile(p, df / 2)
}

/** The x with P(X > x) = q of chi-square. */
export function chi2Isf(q: number, df: number): number {
  return 2 * gammaIsf(q, df / 2)
}

/** P(X ≤ x) of the beta distribution. */
export function betaCdf(x: number, a: number, b: number): number {
  return betaTails(a, b, clamp(x), clamp(1 - x)).lower
}

/** P(X > x) of the beta distribution. */
export function betaSf(x: number, a: number, b: number): number {
  return betaTails(a, b, clamp(x), clamp(1 - x)).upper
}

/** The x with P(X ≤ x) = p of the beta distribution (Clopper and Pearson's limits). */
export function betaQuantile(p: number, a: number, b: number): number {
  return betaPoint(p, 1 - p, a, b)
}

/** The x with P(X > x) = q of the beta distribution. */
export function betaIsf(q: number, a: number, b: number): number {
  return betaPoint(1 - q, q, a, b)
}

/** P(X ≤ x) of F with d1 and d2 degrees of freedom. */
export function fCdf(x: number, d1: number, d2: number): number {
  return fTails(x, d1, d2).lower
}

/** P(X > x) of F with d1 and d2 degrees of freedom: the p-value of an F test. */
export function fSf(x: number, d1: number, d2: number): number {
  return fTails(x, d1, d2).upper
}

/** The x with P(X ≤ x) = p of F. */
export function fQuantile(p: number, d1: number, d2: number): number {
  return positivePoint(p, 1 - p, (x) => fTails(x, d1, d2), 1, d1 > 0 && d2 > 0)
}

/** The x with P(X > x) = q of F. */
export function fIsf(q: number, d1: number, d2: number): number {
  return positivePoint(1 - q, q, (x) => fTails(x, d1, d2), 1, d1 > 0 && d2 > 0)
}

/** P(T ≤ t) of Student's t with df > 0 degrees of freedom (infinity: the normal). */
export function studentTCdf(t: number, df: number): number {
  return studentTSf(-t, df)
}

/** P(T > t) of Student's t: half the p-value of a two-sided t test for t > 0. */
export function studentTSf(t: number, df: number): number {
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN
  const tail = absoluteT(Math.abs(t), df).lower / 2
  return t >= 0 ? tail : 1 - tail
}

/** The t with P(T ≤ t) = p. */
export function studentTQuantile(p: number, df: number): number {
  return -studentTIsf(p, df)
}

/** The t with P(T > t) = q. */
export function studentTIsf(q: number, df: number): number {
  if (!(q >= 0 && q <= 1 && df > 0)) return Number.NaN
  if (q === 0.5) return 0
  if (q > 0.5) return -studentTIsf(1 - q, df)
  if (q === 0) return Number.POSITIVE_INFINITY
  if (df === Number.POSITIVE_INFINITY) return normalIsf(q)
  const guess = Math.log(Math.max(normalIsf(q), 1e-8))
  // `lower` is P(|T| > t), `upper` P(|T| ≤ t): the smaller one is solved for.
  return Math.exp(solveTails((u) => absoluteT(Math.exp(u), df), 2 * q, 1 - 2 * q, guess))
}

/** For t ≥ 0: lower = P(|T| > t), upper = P(|T| ≤ t). */
function absoluteT(t: number, df: number): Tails {
  if (df === Number.POSITIVE_INFINITY) {
    const both = gammaTails(0.5, (t * t) / 2)
    return { lower: both.upper, upper: both.lower }
  }
  const square = t * t
  if (square > 1e300) return betaTails(df / 2, 0.5, df / t / t, 1)
  const sum = df + square
  return betaTails(df / 2, 0.5, df / sum, square / sum, (0.5 * (square - 1) * df) / sum)
}

function fTails(x: number, d1: number, d2: number): Tails {
  if (!(d1 > 0 && d2 > 0) || Number.isNaN(x)) return { lower: Number.NaN, upper: Number.NaN }
  if (x <= 0) return { lower: 0, upper: 1 }
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 }
  const sum = d2 + d1 * x
  return betaTails(d1 / 2, d2 / 2, (d1 * x) / sum, d2 / sum, (-0.5 * d1 * d2 * (x - 1)) / sum)
}

function betaPoint(p: number, q: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1 && a > 0 && b > 0)) return Number.NaN
  if (p === 0) return 0
  if (q === 0) return 1
  // In the log-odds, so that both ends of (0, 1) keep their digits.
  const tails = (u: number): Tails => betaTails(a, b, 1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u)))
  const u = solveTails(tails, p, q, Math.log(a / b))
  return 1 / (1 + Math.exp(-u))
}

function positivePoint(p: number, q: number, tails: (x: number) => Tails, guess: number, valid: boolean): number {
  if (!(p >= 0 && p <= 1 && valid)) return Number.NaN
  if (p === 0) return 0
  if (q === 0) return Number.POSITIVE_INFINITY
  return Math.exp(solveTails((u) => tails(Math.exp(u)), p, q, Math.log(guess)))
}

/** Wilson and Hilferty's cube, or the leading term of the series where that is not positive. */
function gammaGuess(p: number, shape: number): number {
  const c = 1 / (9 * shape)
  const z = -normalIsf(Math.min(Math.max(p, 1e-300), 1 - 1e-16))
  const cube = shape * (1 - c + z * Math.sqrt(c)) ** 3
  return cube > 0.01 * shape ? cube : Math.max(1e-300, (p * shape) ** (1 / shape))
}

function zeroBelow(shape: number): number {
  return shape > 0 ? 0 : Number.NaN
}

function clamp(x: number): number {
  return Math.min(Math.max(x, 0), 1)
}
