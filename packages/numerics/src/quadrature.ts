/** Nodes in (0, 1) and weights of Gauss-Legendre quadrature. */
export interface Rule {
  readonly nodes: Float64Array
  readonly weights: Float64Array
}

/** The rule of n points for [0, 1], nodes by Newton's method on the Legendre polynomial. */
export function gaussLegendre(n: number): Rule {
  const nodes = new Float64Array(n)
  const weights = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5))
    let derivative = 0
    for (let step = 0; step < 50; step++) {
      let p = 1
      let before = 0
      for (let k = 1; k <= n; k++) {
        const next = ((2 * k - 1) * x * p - (k - 1) * before) / k
        before = p
        p = next
      }
      derivative = (n * (x * p - before)) / (x * x - 1)
      const move = p / derivative
      x -= move
      if (Math.abs(move) < 1e-15) break
    }
    nodes[i] = (1 - x) / 2
    weights[i] = 1 / ((1 - x * x) * derivative * derivative)
  }
  return { nodes, weights }
}

let tailRule: Rule | undefined

/**
 * ∫₀^∞ exp(-h(s)) ds for a convex h with h(0) = 0 that rises at least like slope·s + ½ curvature·s² near 0 (slope ≥ 0 or
 * small): the interval is cut where the integrand is below 1e-17.
 */
export function integrateDecay(h: (s: number) => number, slope: number, curvature: number): number {
  tailRule ??= gaussLegendre(64)
  const { nodes, weights } = tailRule
  let length = 80 / (slope + Math.sqrt(slope * slope + 80 * curvature))
  while (h(length) < 39) length *= 1.25
  let sum = 0
  for (let i = 0; i < nodes.length; i++) sum += (weights[i] as number) * Math.exp(-h(length * (nodes[i] as number)))
  return length * sum
}
