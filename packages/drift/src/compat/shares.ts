/** Distances of two vectors of shares, as numpy and scipy compute them; the caller has done any flooring. */

/** `scipy.spatial.distance.jensenshannon(p, q, base)`: both renormalised. */
export function shareJensenShannon(p: readonly number[], q: readonly number[], base: number): number {
  const sumP = p.reduce((sum, x) => sum + x, 0)
  const sumQ = q.reduce((sum, x) => sum + x, 0)
  let divergence = 0
  for (let at = 0; at < p.length; at++) {
    const a = (p[at] as number) / sumP
    const b = (q[at] as number) / sumQ
    const m = (a + b) / 2
    if (a > 0) divergence += a * Math.log(a / m)
    if (b > 0) divergence += b * Math.log(b / m)
  }
  return Math.sqrt(Math.max(0, divergence / 2) / (base === Math.E ? 1 : Math.log(base)))
}

/** Σ (p − q) ln(p / q). */
export function sharePsi(p: readonly number[], q: readonly number[]): number {
  return p.reduce((sum, a, at) => sum + (a - (q[at] as number)) * Math.log(a / (q[at] as number)), 0)
}

/** `scipy.stats.entropy(p, q)`: both renormalised; infinite where q has a zero that p has not. */
export function shareEntropy(p: readonly number[], q: readonly number[]): number {
  const sumP = p.reduce((sum, x) => sum + x, 0)
  const sumQ = q.reduce((sum, x) => sum + x, 0)
  return p.reduce((sum, a, at) => {
    const x = a / sumP
    const y = (q[at] as number) / sumQ
    return x === 0 ? sum : sum + x * Math.log(x / y)
  }, 0)
}

/** ‖√p − √q‖ / √2. */
export function shareHellinger(p: readonly number[], q: readonly number[]): number {
  const sum = p.reduce((total, a, at) => total + (Math.sqrt(a) - Math.sqrt(q[at] as number)) ** 2, 0)
  return Math.sqrt(sum) / Math.SQRT2
}

/** Counts over a total. */
export function shares(counts: ArrayLike<number>, total: number): number[] {
  return Array.from(counts, (count) => count / total)
}
