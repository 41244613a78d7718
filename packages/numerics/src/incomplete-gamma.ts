import { deviance, expm1mx, sqrtTwoPi, stirlingError } from './elementary.ts'
import { logGamma1p } from './log-gamma.ts'
import { integrateDecay } from './quadrature.ts'

/** Both tails of a distribution at a point; each is relatively accurate. */
export interface Tails {
  readonly lower: number
  readonly upper: number
}

/** From here on the series and the continued fraction need hundreds of terms: integrate instead. */
const manyTerms = 2000

/** xᵃ e⁻ˣ / Γ(a + 1), from Stirling's error and the deviance, so that nothing large cancels. */
export function gammaFactor(a: number, x: number): number {
  if (a < 1) return Math.exp(a * Math.log(x) - x - logGamma1p(a))
  return Math.exp(-deviance(a, x, a - x) - stirlingError(a)) / (sqrtTwoPi * Math.sqrt(a))
}

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x), a > 0, x ≥ 0, each to about 1e-13 relative in its own far tail.
 * Series below a + 1, Legendre's continued fraction above, for a small and x < 1.1 the difference of two expm1-like terms,
 * for a ≥ 2000 quadrature of xᵃ e⁻ˣ in log x.
 */
export function gammaTails(a: number, x: number): Tails {
  if (!(a > 0) || !(x >= 0)) return { lower: Number.NaN, upper: Number.NaN }
  if (x === 0) return { lower: 0, upper: 1 }
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 }
  if (a >= manyTerms && Math.abs(x - a) < 0.6 * a) return byIntegral(a, x)
  if (a < 1 && x < 1.1) return smallShape(a, x)
  if (x < a + 1) {
    const lower = gammaFactor(a, x) * series(a, x)
    return { lower, upper: 1 - lower }
  }
  const upper = gammaFactor(a, x) * a * fraction(a, x)
  return { lower: 1 - upper, upper }
}

/** P(a, x): the lower regularised incomplete gamma function. */
export function gammaP(a: number, x: number): number {
  return gammaTails(a, x).lower
}

/** Q(a, x) = 1 - P(a, x): the upper regularised incomplete gamma function. */
export function gammaQ(a: number, x: number): number {
  return gammaTails(a, x).upper
}

function series(a: number, x: number): number {
  let term = 1
  let sum = 1
  for (let n = 1; term > 1e-17 * sum; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** Γ(a, x) eˣ x⁻ᵃ by the modified Lentz method. */
function fraction(a: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let result = d
  for (let n = 1; n < 100000; n++) {
    const numerator = -n * (n - a)
    b += 2
    d = numerator * d + b
    if (d === 0) d = tiny
    c = b + numerator / c
    if (c === 0) c = tiny
    d = 1 / d
    const delta = d * c
    result *= delta
    if (Math.abs(delta - 1) < 1e-16) break
  }
  return result
}

/** For a < 1, x < 1.1: 1 - xᵃ/Γ(1 + a) by expm1, the rest by an alternating series without the leading 1. */
function smallShape(a: number, x: number): Tails {
  const logFactor = a * Math.log(x) - logGamma1p(a)
  let term = 1
  let sum = 0
  for (let n = 1; n < 100; n++) {
    term *= -x / n
    const next = term / (a + n)
    sum += next
    if (Math.abs(next) < 1e-18 * Math.abs(sum)) break
  }
  const factor = Math.exp(logFactor)
  return { lower: factor * (1 + a * sum), upper: -Math.expm1(logFactor) - factor * a * sum }
}

/** Γ(a, x) = xᵃ e⁻ˣ ∫₀^∞ exp(-(x (eˢ - 1) - a s)) ds, and the same to the left: the side beyond the mean directly. */
function byIntegral(a: number, x: number): Tails {
  const factor = gammaFactor(a, x) * a
  const slope = x - a
  if (slope >= 0) {
    const upper = factor * integrateDecay((s) => x * expm1mx(s) + slope * s, slope, x)
    return { lower: 1 - upper, upper }
  }
  const lower = factor * integrateDecay((s) => x * expm1mx(-s) - slope * s, -slope, x)
  return { lower, upper: 1 - lower }
}
