/**
 * Distances between two binned distributions, from counts. Every function takes the counts of the reference and of the current
 * set over the same bins; totals must be positive. An empty bin counts as half a row where a logarithm of its share is needed
 * (psi, kl_divergence): the value stays finite and does not depend on an arbitrary epsilon.
 */

/** Counts over the same bins, and their totals. */
export interface BinCounts {
  readonly reference: ArrayLike<number>
  readonly current: ArrayLike<number>
  readonly referenceRows: number
  readonly currentRows: number
}

/** Sums the two count vectors. */
export function binCounts(reference: ArrayLike<number>, current: ArrayLike<number>): BinCounts {
  let referenceRows = 0
  let currentRows = 0
  for (let bin = 0; bin < reference.length; bin++) {
    referenceRows += reference[bin] as number
    currentRows += current[bin] as number
  }
  return { reference, current, referenceRows, currentRows }
}

/** How many bins have a row in either set. */
export function usedBins(counts: BinCounts): number {
  let used = 0
  for (let bin = 0; bin < counts.reference.length; bin++)
    if ((counts.reference[bin] as number) + (counts.current[bin] as number) > 0) used++
  return used
}

/** A share in which an empty bin is half a row. */
function flooredShare(count: number, rows: number): number {
  return (count > 0 ? count : 0.5) / rows
}

/** The part of one bin in the population stability index: (c − r) ln(c / r). */
export function psiOfBin(counts: BinCounts, bin: number): number {
  const r = counts.reference[bin] as number
  const c = counts.current[bin] as number
  if (r === 0 && c === 0) return 0
  const p = flooredShare(r, counts.referenceRows)
  const q = flooredShare(c, counts.currentRows)
  return (q - p) * Math.log(q / p)
}

/** Population stability index, Σ (c − r) ln(c / r), natural logarithm. */
export function psi(counts: BinCounts): number {
  let sum = 0
  for (let bin = 0; bin < counts.reference.length; bin++) sum += psiOfBin(counts, bin)
  return sum
}

/**
 * Kullback–Leibler divergence of the current set from the reference, natural logarithm: `scipy.stats.entropy(reference, current)` of the
 * counts, an empty bin of the current set being half a row. The shares are taken after that, so that the divergence is never negative.
 */
export function klDivergence(counts: BinCounts): number {
  let sum = 0
  let added = 0
  for (let bin = 0; bin < counts.reference.length; bin++) {
    const r = counts.reference[bin] as number
    if (r === 0) continue
    const c = counts.current[bin] as number
    if (c === 0) added += 0.5
    const p = r / counts.referenceRows
    sum += p * Math.log(p / flooredShare(c, counts.currentRows))
  }
  return Math.max(0, sum + Math.log1p(added / counts.currentRows))
}

/** Jensen–Shannon distance, the square root of the divergence, as `scipy.spatial.distance.jensenshannon`; 0 to sqrt(ln 2 / ln base). */
export function jensenShannon(counts: BinCounts, base: number = Math.E): number {
  // With m = (p + q) / 2 and d = (q − p) / (p + q) a bin's part is m [2 d atanh(d) + ln(1 − d²)]: no term is negative, so nearly
  // equal distributions lose no digits.
  let sum = 0
  for (let bin = 0; bin < counts.reference.length; bin++) {
    const p = (counts.reference[bin] as number) / counts.referenceRows
    const q = (counts.current[bin] as number) / counts.currentRows
    const both = p + q
    if (p === 0 || q === 0) sum += both * Math.LN2
    else {
      const d = (q - p) / both
      sum += (both / 2) * (2 * d * Math.atanh(d) + Math.log1p(-d * d))
    }
  }
  const divergence = Math.max(0, sum / 2)
  return Math.sqrt(base === Math.E ? divergence : divergence / Math.log(base))
}

/** Hellinger distance, ‖√p − √q‖ / √2, between 0 and 1. */
export function hellinger(counts: BinCounts): number {
  let sum = 0
  for (let bin = 0; bin < counts.reference.length; bin++) {
    const difference =
      Math.sqrt((counts.reference[bin] as number) / counts.referenceRows) -
      Math.sqrt((counts.current[bin] as number) / counts.currentRows)
    sum += difference * difference
  }
  return Math.sqrt(sum / 2)
}

/** Total variation distance, half the sum of |p − q|, between 0 and 1. */
export function totalVariation(counts: BinCounts): number {
  let sum = 0
  for (let bin = 0; bin < counts.reference.length; bin++)
    sum += Math.abs(
      (counts.reference[bin] as number) / counts.referenceRows - (counts.current[bin] as number) / counts.currentRows,
    )
  return sum / 2
}

/** Largest |p − q| of any bin, between 0 and 1. */
export function lInfinity(counts: BinCounts): number {
  let largest = 0
  for (let bin = 0; bin < counts.reference.length; bin++) {
    const p = (counts.reference[bin] as number) / counts.referenceRows
    const q = (counts.current[bin] as number) / counts.currentRows
    largest = Math.max(largest, Math.abs(p - q))
  }
  return largest
}
