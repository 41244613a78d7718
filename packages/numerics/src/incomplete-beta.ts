import { deviance, deviation, expm1mx, log1pmx, sqrtTwoPi, stirlingError } from './elementary.ts'
import type { Tails } from './incomplete-gamma.ts'
import { logBeta, logGamma1p } from './log-gamma.ts'
import { integrateDecay } from './quadrature.ts'

/** From here on (for the smaller of a and b) the continued fraction needs hundreds of steps: integrate instead. */
const manySteps = 1000

/**
 * xᵃ yᵇ / B(a, b) with y = 1 - x, from Stirling's errors and deviances (Loader 2000), so that nothing large cancels.
 * @param delta a - (a + b) x = (a + b) y - b
 */
export function betaFactor(a: number, b: number, x: number, y: number, delta: number): number {
  if (Math.min(a, b) < 1 && a + b < 20) return Math.exp(a * Math.log(x) + b * Math.log(y) - logBeta(a, b))
  const exponent =
    stirlingError(a + b) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, (a + b) * x, delta) -
    deviance(b, (a + b) * y, -delta)
  return (Math.exp(exponent) * Math.sqrt(a) * Math.sqrt(b / (a + b))) / sqrtTwoPi
}

/**
 * The regularised incomplete beta function I_x(a, b) and its complement, each to about 1e-13 relative in its own far tail.
 * a, b > 0, 0 ≤ x ≤ 1, y = 1 - x (given apart, because either may be tiny).
 * @param delta a - (a + b) x where the caller knows it better than that difference would
 */
export function betaTails(a: number, b: number, x: number, y: number, delta?: number): Tails {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) return { lower: Number.NaN, upper: Number.NaN }
  if (x === 0) return { lower: 0, upper: 1 }
  if (y === 0) return { lower: 1, upper: 0 }
  const known = delta ?? (x <= y ? deviation(a, a + b, x) : -deviation(b, a + b, y))
  // Beyond the mean take the mirror image, so that the smaller tail is the one computed.
  if (x * (a + b + 2) > a + 1) {
    const { lower, upper } = lowerFirst(b, a, y, x, -known)
    return { lower: upper, upper: lower }
  }
  return lowerFirst(a, b, x, y, known)
}

/** I_x(a, b), 0 ≤ x ≤ 1, a, b > 0. */
export function betaInc(x: number, a: number, b: number): number {
  return betaTails(a, b, x, 1 - x).lower
}

/** 1 - I_x(a, b) without the subtraction. */
export function betaIncComplement(x: number, a: number, b: number): number {
  return betaTails(a, b, x, 1 - x).upper
}

function lowerFirst(a: number, b: number, x: number, y: number, delta: number): Tails {
  if (a < 0.5 && x * Math.max(b, 1) < 0.9) return smallShape(a, b, x)
  const factor = betaFactor(a, b, x, y, delta)
  const lower =
    Math.min(a, b) >= manySteps ? factor * leftIntegral(a, b, x, y, delta) : factor * fraction(a, b, x, y, delta)
  return { lower, upper: 1 - lower }
}

/**
 * The even part of the continued fraction of DLMF 8.17.22 (Didonato and Morris 1992), by the modified Lentz method: written with
 * delta and y, so that nothing cancels where x is near 1.
 */
function fraction(a: number, b: number, x: number, y: number, delta: number): number {
  const tiny = 1e-300
  let result = (a * (delta + 1)) / (a + 1)
  if (result === 0) result = tiny
  let c = result
  let d = 0
  for (let m = 1; m < 100000; m++) {
    const step = a + 2 * m - 1
    const weight = m * (b - m) * x
    const numerator = ((a + m - 1) / step) * ((a + b + m - 1) / step) * weight * x
    const denominator = m + weight / step + ((a + m) / (step + 2)) * (delta + 1 + m * (1 + y))
    d = denominator + numerator * d
    if (d === 0) d = tiny
    c = denominator + numerator / c
    if (c === 0) c = tiny
    d = 1 / d
    const ratio = c * d
    result *= ratio
    if (Math.abs(ratio - 1) < 1e-16) break
  }
  return 1 / result
}

/**
 * For small a and b·x < 0.9: I = xᵃ/(a B) (1 + a Σ (1 - b)_n xⁿ / (n! (a + n))), its complement by expm1.
 * log(a B(a, b)) = log Γ(1 + a) + log Γ(b) - log Γ(a + b).
 */
function smallShape(a: number, b: number, x: number): Tails {
  const logFactor = a * Math.log(x) - (logGamma1p(a) + logBeta(a, b) - logGammaOf(a))
  let term = 1
  let sum = 0
  for (let n = 1; n < 1000; n++) {
    term *= ((n - b) * x) / n
    const next = term / (a + n)
    sum += next
    if (Math.abs(next) < 1e-18 * Math.abs(sum) || next === 0) break
  }
  const factor = Math.exp(logFactor)
  return { lower: factor * (1 + a * sum), upper: -Math.expm1(logFactor) - factor * a * sum }
}

/** log Γ(a) from log Γ(1 + a). */
function logGammaOf(a: number): number {
  return logGamma1p(a) - Math.log(a)
}

/**
 * ∫ of (tᵃ (1 - t)ᵇ relative to its value at x) over the log-odds below x, as a decay to the right:
 * h(s) = a s + (a + b) log(1 + x (e⁻ˢ - 1)), written about its slope so that nothing large cancels.
 */
function leftIntegral(a: number, b: number, x: number, y: number, delta: number): number {
  const n = a + b
  const curvature = n * x * y
  if (x <= 0.5)
    return integrateDecay((s) => delta * s + n * (log1pmx(x * Math.expm1(-s)) + x * expm1mx(-s)), delta, curvature)
  return integrateDecay((s) => delta * s + n * (log1pmx(y * Math.expm1(s)) + y * expm1mx(s)), delta, curvature)
}
