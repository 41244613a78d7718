import { exceedancePValue } from './exceedance.ts'

/**
 * How likely chance alone puts at least as many current rows into levels that the reference does not have. Both tables are taken for parts
 * of one: a level of t rows falls wholly into the current part with probability Π (m − i) / (n + m − i), i < t, and the sum of the rows of
 * such levels is held against its Chernoff bound, so that the p is never too small. A level that is rare in the whole may well be missing
 * from a small reference; one with many current rows may not.
 * @param reference rows per level, without missing cells
 * @param current the same of the current table
 */
export function unseenPValue(reference: ReadonlyMap<string, number>, current: ReadonlyMap<string, number>): number {
  let n = 0
  let m = 0
  let unseen = 0
  /** How many levels have so many rows in both tables together. */
  const sizes = new Map<number, number>()
  const put = (rows: number): void => {
    if (rows > 0) sizes.set(rows, (sizes.get(rows) ?? 0) + 1)
  }
  for (const [level, rows] of reference) {
    n += rows
    put(rows + (current.get(level) ?? 0))
  }
  for (const [level, rows] of current) {
    m += rows
    if ((reference.get(level) ?? 0) > 0) continue
    unseen += rows
    put(rows)
  }
  if (unseen === 0) return 1
  return chernoff(
    unseen,
    [...sizes].flatMap(([rows, levels]) => {
      const chance = exceedancePValue(rows, n, m)
      return chance > 0 ? [{ rows, levels, chance }] : []
    }),
  )
}

interface Part {
  readonly rows: number
  readonly levels: number
  readonly chance: number
}

/** min over θ ≥ 0 of exp(−θ u) Π (1 − c + c exp(θ rows)): an upper bound of P(sum ≥ u); its logarithm is convex in θ. */
function chernoff(u: number, parts: readonly Part[]): number {
  const slope = (theta: number): number =>
    parts.reduce(
      (sum, { rows, levels, chance }) =>
        sum + (levels * rows) / (1 + ((1 - chance) / chance) * Math.exp(-theta * rows)),
      0,
    ) - u
  if (slope(0) >= 0) return 1
  let low = 0
  let high = 1
  while (slope(high) < 0 && high < 1000) high *= 2
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (slope(middle) < 0) low = middle
    else high = middle
  }
  const log = parts.reduce(
    (sum, { rows, levels, chance }) =>
      sum + levels * (high * rows + Math.log(chance + (1 - chance) * Math.exp(-high * rows))),
    -high * u,
  )
  return Math.min(1, Math.exp(log))
}
