import type { Tails } from './incomplete-gamma.ts'

/**
 * The u at which a monotone function changes sign, from a guess: the bracket is found by growing steps, then closed by
 * Chandrupatla's method (1997), which needs no derivative.
 */
export function findRoot(f: (u: number) => number, guess: number, firstStep = 1): number {
  const at = f(guess)
  if (at === 0) return guess
  let low = guess
  let fLow = at
  let high = guess
  let fHigh = at
  const rising = f(guess + firstStep) > f(guess - firstStep)
  const direction = at > 0 === rising ? -1 : 1
  for (let step = firstStep; ; step *= 2) {
    if (step > 1e6) return Number.NaN
    low = high
    fLow = fHigh
    high += direction * step
    fHigh = f(high)
    if (Number.isNaN(fHigh)) return Number.NaN
    if (fHigh === 0) return high
    if (fHigh > 0 !== at > 0) break
  }
  return close(f, low, fLow, high, fHigh)
}

function close(f: (u: number) => number, from: number, fFrom: number, to: number, fTo: number): number {
  let [a, fa, b, fb, c, fc] = [to, fTo, from, fFrom, from, fFrom]
  let t = 0.5
  for (let i = 0; i < 200; i++) {
    const x = a + t * (b - a)
    const fx = f(x)
    if (fx > 0 === fa > 0) {
      c = a
      fc = fa
    } else {
      c = b
      fc = fb
      b = a
      fb = fa
    }
    a = x
    fa = fx
    const [best, fBest] = Math.abs(fb) < Math.abs(fa) ? [b, fb] : [a, fa]
    const tolerance = 1e-16 * Math.abs(best) + 1e-17
    const limit = tolerance / Math.abs(b - c)
    if (limit > 0.5 || fBest === 0) return best
    const xi = (a - b) / (c - b)
    const phi = (fa - fb) / (fc - fb)
    const smooth = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
    t = smooth ? (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb)) : 0.5
    t = Math.min(Math.max(t, limit), 1 - limit)
  }
  return a
}

/**
 * The u at which a continuous distribution has lower tail p and upper tail q = 1 - p: solved on the logarithm of the smaller
 * tail, so that far quantiles keep their digits.
 */
export function solveTails(tails: (u: number) => Tails, p: number, q: number, guess: number): number {
  if (p <= q) {
    const target = Math.log(p)
    return findRoot((u) => Math.log(Math.max(tails(u).lower, 1e-320)) - target, guess)
  }
  const target = Math.log(q)
  return findRoot((u) => Math.log(Math.max(tails(u).upper, 1e-320)) - target, guess)
}

/** The smallest whole k in [least, greatest] with P(X ≤ k) ≥ p, by growing steps from a guess and halving. */
export function solveDiscrete(
  tails: (k: number) => Tails,
  p: number,
  q: number,
  guess: number,
  [least, greatest]: readonly [number, number],
): number {
  const enough = (k: number): boolean => {
    if (k < least) return false
    if (k >= greatest) return true
    const both = tails(k)
    return p <= q ? both.lower >= p : both.upper <= q
  }
  let high = Math.min(Math.max(Math.round(guess), least), greatest)
  let low = high
  if (enough(high)) {
    for (let step = 1; enough(low); step *= 2) {
      high = low
      low = Math.max(low - step, least - 1)
    }
  } else {
    for (let step = 1; !enough(high); step *= 2) {
      low = high
      high = Math.min(high + step, greatest)
    }
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (enough(middle)) high = middle
    else low = middle
  }
  return high
}
