import { exceedancePValue } from './exceedance.ts'

/** Levels that the reference never had have a bin of their own where chance gives so many rows at most this often. */
export const unseenLevel = 0.05

/**
 * How likely chance alone puts at least as many current rows into levels that the reference does not have. Both tables are taken for parts
 * of one: a level of t rows falls wholly into the current part with probability Π (m − i) / (n + m − i), i < t, and the sum of the rows of
 * such levels is held against its Chernoff bound, so that the p is never too small. A level that is rare in the whole may well be missing
 * from a small reference; one with many current rows may not.
 * @param reference rows per level, without missing cells
 * @param current the same of the current table
 */
export function unseenPValue(reference: ReadonlyMap<string, number>, current: ReadonlyMap<string, number>): number {
  const tally = new UnseenTally()
  for (const [level, rows] of reference) tally.add(rows, current.get(level) ?? 0)
  for (const [level, rows] of current) if (!reference.has(level)) tally.add(0, rows)
  return tally.pValue()
}

/** The same level by level, for levels that are never all at hand. */
export class UnseenTally {
  #reference = 0
  #current = 0
  #unseen = 0
  /** How many levels have so many rows in both tables together. */
  readonly #sizes = new Map<number, number>()

  /** Takes one level with its rows in both tables. */
  add(reference: number, current: number): void {
    const rows = reference + current
    this.#reference += reference
    this.#current += current
    if (reference === 0) this.#unseen += current
    if (rows > 0) this.#sizes.set(rows, (this.#sizes.get(rows) ?? 0) + 1)
  }

  /** Current rows in levels that the reference does not have. */
  get unseen(): number {
    return this.#unseen
  }

  /** See {@link unseenPValue}. */
  pValue(): number {
    if (this.#unseen === 0) return 1
    const parts = [...this.#sizes].flatMap(([rows, levels]) => {
      const chance = exceedancePValue(rows, this.#reference, this.#current)
      return chance > 0 ? [{ rows, levels, chance }] : []
    })
    return chernoff(this.#unseen, parts)
  }
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
