/*
 * Cells for scores in [0, 1], fine where scores crowd. A score below a half falls by its distance from 0, any other by its distance from 1 (1 - s is exact
 * there): each halving of that distance has its own cells, 2^20 between 1/4 and 1/2, half as many in each step towards the end, never fewer than 2^14. So a
 * cell is at most 2^-22 wide and at most 2^-14 of its distance from the nearer end, down to 2^-48; what is nearer shares one cell. The cell of a score needs
 * nothing but the score: the order of rows, the chunks and the number of parts cannot show in the counts.
 */

/** The exponent field of [1/4, 1/2). */
const topExponent = 1021
const binades = 47

/** How fine the cells are: bits of the mantissa between 1/4 and 1/2, and the fewest nearer to the ends. */
export type Fineness = 'fine' | 'coarse'
const bitsOf: Readonly<Record<Fineness, readonly [first: number, least: number]>> = { fine: [20, 14], coarse: [16, 10] }

interface Layout {
  /** By exponent field of the distance: where its cells begin, and how many bits of the upper 20 of the mantissa are dropped. */
  readonly starts: Int32Array
  readonly drops: Uint8Array
  readonly cells: number
}

const layouts = new Map<Fineness, Layout>()

/** Cells come in blocks, so that the empty ones, nearly all where rows are few, are passed over (and never get memory). */
const blockBits = 10

/** The most scores that the counters of one cell surely hold. */
const mostScores = 2 ** 32 - 1

const scratch = new Float64Array(1)
const words = new Uint32Array(scratch.buffer)

/** Takes one cell: how many positive and negative rows it holds, and whether their scores differ. */
export type TakeCell = (positives: number, negatives: number, mixed: boolean) => void

/** How many positive and negative rows fall in each cell, and whether all rows of a cell have the same score. */
export class ScoreCells {
  readonly #layout: Layout
  /** Of cell i: negatives at 2 i, positives at 2 i + 1. */
  readonly #counts: Uint32Array
  /** The one score of a cell; NaN where it holds several. */
  readonly #scores: Float64Array
  /** 1 for a block that holds rows. */
  readonly #used: Uint8Array
  #rows = 0

  constructor(fineness: Fineness) {
    const layout = layouts.get(fineness) ?? layOut(fineness)
    layouts.set(fineness, layout)
    this.#layout = layout
    this.#counts = new Uint32Array(2 * layout.cells)
    this.#scores = new Float64Array(layout.cells)
    this.#used = new Uint8Array((layout.cells >>> blockBits) + 1)
  }

  /** Adds the rows whose score lies in [0, 1]; gives how many do not. */
  add(truth: Float64Array, scores: Float64Array): number {
    if (this.#rows + scores.length > mostScores) throw new RangeError(`a stream holds at most ${mostScores} scores`)
    const counts = this.#counts
    const known = this.#scores
    const used = this.#used
    const layout = this.#layout
    let outside = 0
    for (let i = 0; i < scores.length; i++) {
      const score = scores[i] as number
      if (!(score >= 0 && score <= 1)) {
        outside++
        continue
      }
      const cell = cellOf(score, layout)
      const at = 2 * cell
      if (known[cell] !== score)
        known[cell] = (counts[at] as number) + (counts[at + 1] as number) === 0 ? score : Number.NaN
      const own = at + (truth[i] === 1 ? 1 : 0)
      counts[own] = (counts[own] as number) + 1
      used[cell >>> blockBits] = 1
    }
    this.#rows += scores.length - outside
    return outside
  }

  /** Adds what other cells hold. */
  merge(other: ScoreCells): void {
    if (this.#rows + other.#rows > mostScores) throw new RangeError(`a stream holds at most ${mostScores} scores`)
    other.#forEachUsed((cell, negatives, positives, score) => {
      const at = 2 * cell
      const own = (this.#counts[at] as number) + (this.#counts[at + 1] as number)
      if (own === 0) this.#scores[cell] = score
      else if (this.#scores[cell] !== score) this.#scores[cell] = Number.NaN
      this.#counts[at] = (this.#counts[at] as number) + negatives
      this.#counts[at + 1] = (this.#counts[at + 1] as number) + positives
      this.#used[cell >>> blockBits] = 1
    })
    this.#rows += other.#rows
  }

  /** The cells that hold rows, from the highest scores down. */
  forEach(take: TakeCell): void {
    this.#forEachUsed((_, negatives, positives, score) => take(positives, negatives, Number.isNaN(score)))
  }

  #forEachUsed(take: (cell: number, negatives: number, positives: number, score: number) => void): void {
    for (let block = this.#used.length - 1; block >= 0; block--) {
      if (this.#used[block] === 0) continue
      for (let cell = Math.min(this.#layout.cells, (block + 1) << blockBits) - 1; cell >= block << blockBits; cell--) {
        const negatives = this.#counts[2 * cell] as number
        const positives = this.#counts[2 * cell + 1] as number
        if (positives + negatives > 0) take(cell, negatives, positives, this.#scores[cell] as number)
      }
    }
  }
}

function cellOf(score: number, { starts, drops, cells }: Layout): number {
  // Adding 0 makes -0 a 0.
  scratch[0] = score < 0.5 ? score + 0 : 1 - score
  const high = words[1] as number
  const exponent = high >>> 20
  const place = (starts[exponent] as number) + ((high & 0xfffff) >>> (drops[exponent] as number))
  return score < 0.5 ? place : cells - 1 - place
}

function layOut(fineness: Fineness): Layout {
  const [firstBits, leastBits] = bitsOf[fineness]
  const starts = new Int32Array(2048)
  const drops = new Uint8Array(2048).fill(31)
  // Cell 0 is for what is nearer to the end than any binade with cells of its own: there every bit is dropped.
  let size = 1
  for (let exponent = topExponent - binades + 1; exponent <= topExponent; exponent++) {
    const bits = Math.max(leastBits, firstBits - (topExponent - exponent))
    starts[exponent] = size
    drops[exponent] = 20 - bits
    size += 2 ** bits
  }
  // A half itself, which is the last of the distances.
  starts[topExponent + 1] = size
  return { starts, drops, cells: 2 * (size + 1) }
}
