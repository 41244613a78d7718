/**
 * A quantile of sorted values by linear interpolation: numpy's default (`method='linear'`, type 7 of Hyndman and Fan).
 * @param sorted ascending, not empty (empty: NaN)
 * @param q in [0, 1]
 */
export function quantileSorted(sorted: Float64Array, q: number): number {
  const n = sorted.length
  if (n === 0 || !(q >= 0 && q <= 1)) return Number.NaN
  const at = q * (n - 1)
  const below = Math.floor(at)
  const low = sorted[below] as number
  const high = sorted[Math.min(below + 1, n - 1)] as number
  if (low === high) return low
  const t = at - below
  // From the nearer end, as numpy does, so that the result is monotone in q and exact at both ends.
  return t >= 0.5 ? high - (high - low) * (1 - t) : low + (high - low) * t
}

/** How many of the sorted values are below x. O(log n). */
export function countBelow(sorted: Float64Array, x: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) < x) low = middle + 1
    else high = middle
  }
  return low
}

/** How many of the sorted values are at most x; the first `from` are known to be. O(log n). */
export function countAtMost(sorted: Float64Array, x: number, from = 0): number {
  let low = from
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) <= x) low = middle + 1
    else high = middle
  }
  return low
}
