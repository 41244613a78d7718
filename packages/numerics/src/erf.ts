import { chebyshev, productError } from './elementary.ts'

/* Chebyshev coefficients of (1 + 2x) exp(x²) erfc(x) in t = (x - 3.75) / (x + 3.75): test/golden/numerics/coefficients.py. */
const scaled = [
  1.1775789345674017, -0.004590054580646478, -0.08424913336651792, 0.05920993999819189, -0.026658668435305753,
  0.009074997670705265, -0.002413163540417608, 0.0004907758365258086, -6.916973302501207e-5, 4.13902798607301e-6,
  7.74038306619849e-7, -2.1886401049234397e-7, 1.076499946567091e-8, 4.521959811218287e-9, -7.754400208831351e-10,
  -6.318088340886684e-11, 2.86879501093067e-11, 1.9455868545777347e-13, -9.65469674843344e-13, 3.25254814814874e-14,
  3.3478119482868056e-14, -1.864562880419313e-15, -1.2507950530688648e-15, 7.418235256624044e-17, 5.068148904796111e-17,
  -2.2370566594359995e-18,
]
const twoOverSqrtPi = 1.1283791670955126

/** exp(x²) erfc(x) for x ≥ 0. */
function scaledComplement(x: number): number {
  if (x > 1e15) return twoOverSqrtPi / 2 / x
  return chebyshev(scaled, (x - 3.75) / (x + 3.75)) / (1 + 2 * x)
}

/** exp(-s·x²) with the rounding of x² put back, for s = 1 or ½. */
function gaussian(x: number, s: number): number {
  const square = x * x
  if (square > 1500) return 0
  return Math.exp(-s * square) * (1 - s * productError(x, x, square))
}

/** The error function, relative error below 1e-15 for every x. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN
  const size = Math.abs(x)
  if (size >= 1) return Math.sign(x) * (1 - erfc(size))
  // 2/√π exp(-x²) Σ 2ⁿ x²ⁿ⁺¹ / (2n + 1)!!: all terms of one sign.
  let term = x
  let sum = x
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return twoOverSqrtPi * gaussian(x, 1) * sum
}

/** The complement 1 - erf(x), relative error below 1e-14 to the smallest number (x ≈ 26.5). */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return Number.NaN
  if (x < 0) return 2 - erfc(-x)
  if (x < 0.5) return 1 - erf(x)
  return gaussian(x, 1) * scaledComplement(x)
}

/** Distribution function of the standard normal, Φ(z), accurate in the left tail. */
export function normalCdf(z: number): number {
  return normalSf(-z)
}

/** Survival function of the standard normal, 1 - Φ(z), accurate in the right tail (z to 38). */
export function normalSf(z: number): number {
  if (Number.isNaN(z)) return Number.NaN
  if (z < 0) return 1 - normalSf(-z)
  if (z < 0.5) return 0.5 - 0.5 * erf(z * Math.SQRT1_2)
  return 0.5 * gaussian(z, 0.5) * scaledComplement(z * Math.SQRT1_2)
}

/** Density of the standard normal. */
export function normalPdf(z: number): number {
  return 0.3989422804014327 * gaussian(z, 0.5)
}

/** log(1 - Φ(z)) for z ≥ 0, where the survival function itself underflows too. */
export function normalLogSf(z: number): number {
  if (z < 0) return Math.log1p(-normalSf(-z))
  return -0.5 * z * z + Math.log(0.5 * scaledComplement(z * Math.SQRT1_2))
}

/** The z with Φ(z) = p, 0 ≤ p ≤ 1. NaN outside. */
export function normalQuantile(p: number): number {
  return -normalIsf(p)
}

/** The z with 1 - Φ(z) = q, 0 ≤ q ≤ 1: for small q more accurate than `normalQuantile(1 - q)`. NaN outside. */
export function normalIsf(q: number): number {
  if (!(q >= 0 && q <= 1)) return Number.NaN
  if (q === 0) return Number.POSITIVE_INFINITY
  if (q === 1) return Number.NEGATIVE_INFINITY
  return q > 0.5 ? -upperPoint(1 - q) : upperPoint(q)
}

/** Newton's method for 1 - Φ(z) = q ≤ ½. */
function upperPoint(q: number): number {
  if (q > 0.25) {
    // In the middle on Φ(z) - ½ = ½ erf(z/√2), so that z is relatively accurate near 0.
    const half = 0.5 - q
    let z = half * 2.5066282746310007
    for (let i = 0; i < 8; i++) {
      const step = (0.5 * erf(z * Math.SQRT1_2) - half) / normalPdf(z)
      z -= step
      if (Math.abs(step) < 1e-9 * Math.abs(z) || step === 0) break
    }
    return z
  }
  // In the tail on the logarithm, which is concave in z: Newton converges from either side.
  const target = Math.log(q)
  let z = Math.sqrt(-2 * target) - 0.7
  for (let i = 0; i < 60; i++) {
    const mills = 1.2533141373155003 * scaledComplement(z * Math.SQRT1_2)
    const step = (normalLogSf(z) - target) * mills
    z += step
    if (Math.abs(step) < 1e-9 * z) break
  }
  return z
}
