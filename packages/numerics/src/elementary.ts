/** ln √(2π). */
export const logSqrtTwoPi = 0.9189385332046728
/** √(2π). */
export const sqrtTwoPi = 2.5066282746310007

/**
 * log(1 + x) - x without cancellation, x > -1; always ≤ 0.
 * For small x by the series of the inverse hyperbolic tangent in r = x / (2 + x).
 */
export function log1pmx(x: number): number {
  if (x < -0.5 || x > 1) return Math.log1p(x) - x
  const r = x / (2 + x)
  const y = r * r
  // 2 (y/3 + y²/5 + …): y ≤ 1/9, so 18 terms reach 1e-17.
  let sum = 0
  for (let k = 18; k >= 1; k--) sum = y * (1 / (2 * k + 1) + sum)
  return r * (2 * sum - x)
}

/** exp(x) - 1 - x without cancellation. */
export function expm1mx(x: number): number {
  if (Math.abs(x) > 0.5) return Math.expm1(x) - x
  let sum = 0
  for (let k = 16; k >= 2; k--) sum = (x / k) * (1 + sum)
  return sum * x
}

/** The rounding error of the product a·b: a·b = product + error exactly (Dekker 1971), while nothing overflows. */
export function productError(a: number, b: number, product: number): number {
  const ca = 134217729 * a
  const ah = ca - (ca - a)
  const al = a - ah
  const cb = 134217729 * b
  const bh = cb - (cb - b)
  const bl = b - bh
  return ah * bh - product + ah * bl + al * bh + al * bl
}

/** x - m·p with the product exact: the deviation of a count from its mean keeps all its digits. */
export function deviation(x: number, m: number, p: number): number {
  const product = m * p
  return x - product - productError(m, p, product)
}

/**
 * The deviance term x log(x / m) + m - x ≥ 0 (Loader 2000, "Fast and accurate computation of binomial probabilities").
 * x ≥ 0, m > 0; x - m is given apart, because the caller may know it better than the difference of the two.
 */
export function deviance(x: number, m: number, xMinusM: number): number {
  if (x === 0) return m
  if (Math.abs(xMinusM) > 0.5 * x) return x * Math.log(x / m) - xMinusM
  return -x * log1pmx(-xMinusM / x)
}

const stirling = [
  0.08333333333333333, -0.002777777777777778, 0.0007936507936507937, -0.0005952380952380953, 0.0008417508417508417,
  -0.0019175269175269176, 0.00641025641025641, -0.029550653594771242, 0.17964437236883057, -1.3924322169059011,
  13.402864044168393,
]

/** log Γ(a + 1) - (a + ½) log a + a - log √(2π): the error of Stirling's formula, absolutely accurate for every a > 0. */
export function stirlingError(a: number): number {
  let shift = 0
  let x = a
  while (x < 9) {
    shift += (x + 0.5) * Math.log1p(1 / x) - 1
    x += 1
  }
  return shift + stirlingSeries(x)
}

/** The tail of Stirling's series, for x ≥ 9: 1/(12 x) - 1/(360 x³) + … */
export function stirlingSeries(x: number): number {
  const inverse = 1 / (x * x)
  let sum = 0
  for (let k = stirling.length - 1; k >= 0; k--) sum = sum * inverse + (stirling[k] as number)
  return sum / x
}

/** Chebyshev sum c₀ + Σ c_k T_k(t) by Clenshaw's recurrence. */
export function chebyshev(coefficients: readonly number[], t: number): number {
  let b1 = 0
  let b2 = 0
  for (let k = coefficients.length - 1; k >= 1; k--) {
    const b0 = 2 * t * b1 - b2 + (coefficients[k] as number)
    b2 = b1
    b1 = b0
  }
  return t * b1 - b2 + (coefficients[0] as number)
}
