import { binomialMass } from './discrete.ts'

/** P(√n D > x) in the limit: 2 Σ (-1)ᵏ⁻¹ exp(-2 k² x²), by its theta transform for small x. */
export function kolmogorovSf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN
  if (x <= 0) return 1
  if (x < 0.9) return 1 - kolmogorovCdf(x)
  let sum = 0
  for (let k = 1; k < 20; k++) {
    const term = Math.exp(-2 * k * k * x * x)
    sum += k % 2 === 1 ? term : -term
    if (term < 1e-18 * sum) break
  }
  return 2 * sum
}

/** P(√n D ≤ x) in the limit: √(2π)/x Σ exp(-(2k - 1)² π² / (8 x²)). */
export function kolmogorovCdf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN
  if (x <= 0) return 0
  if (x >= 0.9) return 1 - kolmogorovSf(x)
  let sum = 0
  for (let k = 1; k < 20; k++) {
    const odd = (2 * k - 1) * Math.PI
    sum += Math.exp((-odd * odd) / (8 * x * x))
  }
  return (Math.sqrt(2 * Math.PI) / x) * sum
}

/**
 * Smirnov's one-sided law: P(D⁺ ≥ d) for n points (Birnbaum and Tingey 1951), as `scipy.special.smirnov`. Each term is a
 * binomial probability, so that the sum of positive terms keeps its digits; for n over 2000 (and n d² > 1) the smooth sum is taken at
 * about a thousand equally spaced points, which is exact to rounding (the trapezoid rule on a function flat at both ends).
 */
export function smirnov(n: number, d: number): number {
  if (!(n >= 1) || Number.isNaN(d)) return Number.NaN
  if (d <= 0) return 1
  if (d >= 1) return 0
  const term = (j: number): number => {
    if (j === 0) return Math.exp(n * Math.log1p(-d))
    const p = d + j / n
    if (p >= 1) return 0
    return (binomialMass(j, n - j, p, -n * d) * d) / p
  }
  const last = Math.floor(n * (1 - d))
  const flatEnds = n * d > 2 * n * d * d + 60 && n * d * d > 1
  const step = n > 2000 && flatEnds ? n / 1024 : 1
  let sum = 0
  for (let j = 0; j <= last; j += step) sum += term(j)
  return Math.min(1, sum * step)
}

/** P(D ≥ d) of the exact two-sided one-sample Kolmogorov-Smirnov statistic, `scipy.stats.kstwo.sf(d, n)`. */
export function kstwoSf(d: number, n: number): number {
  return kstwo(d, n).upper
}

/** P(D ≤ d) of the exact two-sided one-sample Kolmogorov-Smirnov statistic. */
export function kstwoCdf(d: number, n: number): number {
  return kstwo(d, n).lower
}

function fromLower(lower: number): { lower: number; upper: number } {
  const inside = Math.min(Math.max(lower, 0), 1)
  return { lower: inside, upper: 1 - inside }
}

function fromUpper(upper: number): { lower: number; upper: number } {
  const inside = Math.min(Math.max(upper, 0), 1)
  return { lower: 1 - inside, upper: inside }
}

/** Chooses as Simard and L'Ecuyer (2011) do, and scipy after them. */
function kstwo(d: number, n: number): { lower: number; upper: number } {
  if (!(n >= 1) || Number.isNaN(d)) return { lower: Number.NaN, upper: Number.NaN }
  if (d >= 1) return { lower: 1, upper: 0 }
  const nd = n * d
  if (nd <= 0.5) return { lower: 0, upper: 1 }
  if (nd <= 1) {
    // Ruben and Gambino: n! (2 d - 1/n)ⁿ.
    let product = 1
    for (let i = 1; i <= n && product > 0; i++) product *= (i / n) * (2 * nd - 1)
    return fromLower(product)
  }
  if (nd >= n - 1) return fromUpper(2 * (1 - d) ** n)
  if (d >= 0.5) return fromUpper(2 * smirnov(n, d))
  const square = nd * d
  if (n <= 140) return square <= 4 ? fromLower(durbin(n, d)) : fromUpper(2 * smirnov(n, d))
  if (square >= 2.2) return square >= 370 ? fromUpper(0) : fromUpper(2 * smirnov(n, d))
  if (n <= 100_000 && n * d ** 1.5 <= 1.4) return fromLower(durbin(n, d))
  return fromLower(pelzGood(n, d))
}

/** Durbin's matrix by repeated squaring (Marsaglia, Tsang and Wang 2003); numbers are kept in range by powers of two. */
function durbin(n: number, d: number): number {
  const k = Math.ceil(n * d)
  const h = k - n * d
  const m = 2 * k - 1
  const result = matrixPower({ matrix: durbinMatrix(m, h), exponent: 0 }, n, m)
  let value = result.matrix[(k - 1) * m + (k - 1)] as number
  let exponent = result.exponent
  for (let i = 1; i <= n; i++) {
    value *= i / n
    if (value < 1e-140 && value > 0) {
      value *= 2 ** 460
      exponent -= 460
    }
  }
  // In two halves, because 2^exponent alone may underflow.
  return value * 2 ** Math.trunc(exponent / 2) * 2 ** (exponent - Math.trunc(exponent / 2))
}

/** A matrix times a power of two. */
interface Scaled {
  readonly matrix: Float64Array
  readonly exponent: number
}

function matrixPower(base: Scaled, n: number, m: number): Scaled {
  if (n === 1) return base
  const half = matrixPower(base, Math.floor(n / 2), m)
  const square = multiply(half, half, m)
  return n % 2 === 1 ? multiply(square, base, m) : square
}

function durbinMatrix(m: number, h: number): Float64Array {
  const matrix = new Float64Array(m * m)
  const inverseFactorial = new Float64Array(m + 2)
  inverseFactorial[0] = 1
  for (let i = 1; i <= m + 1; i++) inverseFactorial[i] = (inverseFactorial[i - 1] as number) / i
  for (let i = 0; i < m; i++)
    for (let j = 0; j <= Math.min(i + 1, m - 1); j++) matrix[i * m + j] = inverseFactorial[i - j + 1] as number
  for (let i = 0; i < m; i++) {
    const edge = (1 - h ** (i + 1)) * (inverseFactorial[i + 1] as number)
    matrix[i * m] = edge
    matrix[(m - 1) * m + (m - 1 - i)] = edge
  }
  const corner = 1 - 2 * h ** m + Math.max(2 * h - 1, 0) ** m
  matrix[(m - 1) * m] = corner * (inverseFactorial[m] as number)
  return matrix
}

function multiply(a: Scaled, b: Scaled, m: number): Scaled {
  const product = new Float64Array(m * m)
  for (let i = 0; i < m; i++)
    for (let k = 0; k < m; k++) {
      const factor = a.matrix[i * m + k] as number
      if (factor === 0) continue
      for (let j = 0; j < m; j++)
        product[i * m + j] = (product[i * m + j] as number) + factor * (b.matrix[k * m + j] as number)
    }
  const exponent = a.exponent + b.exponent
  // By the largest entry, not the middle one: the corners may be many orders of magnitude away from it.
  let largest = 0
  for (let i = 0; i < product.length; i++) largest = Math.max(largest, product[i] as number)
  if (largest < 2 ** 128) return { matrix: product, exponent }
  const shift = Math.floor(Math.log2(largest))
  for (let i = 0; i < product.length; i++) product[i] = (product[i] as number) * 2 ** -shift
  return { matrix: product, exponent: exponent + shift }
}

/** Pelz and Good's expansion (1976) of P(D ≤ d) in powers of 1/√n, each coefficient in its theta form. */
function pelzGood(n: number, d: number): number {
  const z = Math.sqrt(n) * d
  const z2 = z * z
  const z4 = z2 * z2
  const z6 = z4 * z2
  const pi2 = Math.PI ** 2
  const sums = [0, 0, 0, 0]
  const extra = [0, 0]
  for (let k = Math.ceil((16 * z) / Math.PI) + 1; k >= 1; k--) {
    const odd2 = (2 * k - 1) ** 2 * pi2
    const weight = Math.exp(-odd2 / (8 * z2))
    const [s0, s1, s2, s3] = sums as [number, number, number, number]
    sums[0] = s0 + weight
    sums[1] = s1 + weight * (odd2 / 4 - z2)
    sums[2] = s2 + weight * (6 * z6 + 2 * z4 + ((2 * z4 - 5 * z2) * odd2) / 4 + ((1 - 2 * z2) * odd2 * odd2) / 16)
    sums[3] =
      s3 +
      weight *
        (-30 * z6 -
          90 * z6 * z2 +
          ((135 * z4 - 96 * z6) * odd2) / 4 +
          ((212 * z4 - 60 * z2) * odd2 * odd2) / 16 +
          ((5 - 30 * z2) * odd2 ** 3) / 64)
    const whole2 = k * k * pi2
    const even = Math.exp(-whole2 / (2 * z2))
    extra[0] = (extra[0] as number) + even * whole2
    extra[1] = (extra[1] as number) + even * whole2 * (3 * z2 - whole2)
  }
  const root = Math.sqrt(2 * Math.PI)
  const [s0, s1, s2, s3] = sums as [number, number, number, number]
  const k0 = (root * s0) / z
  const k1 = (root * s1) / (6 * z4)
  const k2 = (root * s2) / (72 * z6 * z) - (root * (extra[0] as number)) / (36 * z2 * z)
  const k3 = (root * s3) / (6480 * z6 * z4) + (root * (extra[1] as number)) / (216 * z6)
  return k0 + k1 / Math.sqrt(n) + k2 / n + k3 / n ** 1.5
}
