import type { StreamDetector } from './detector.ts'

/** Options of {@link Adwin}; the defaults are river's. */
export interface AdwinOptions {
  /** Level of the test; 0.002. */
  readonly delta?: number
  /** A change is looked for every so many values; 32. */
  readonly clock?: number
  /** Buckets of one size before two are joined; 5. */
  readonly maxBuckets?: number
  /** Least values in either part; 5. */
  readonly minWindowLength?: number
  /** Values before the first test; 10. */
  readonly gracePeriod?: number
}

/** Sum and squared deviations of 2^row values. */
interface Bucket {
  readonly total: number
  readonly variance: number
}

/**
 * Adaptive windowing (Bifet and Gavaldà 2007): a window that grows while its mean is stable and drops its old part when two parts of it
 * differ by more than chance allows. Memory O(log n). Equal to river's `ADWIN`.
 */
export class Adwin implements StreamDetector {
  readonly #delta: number
  readonly #clock: number
  readonly #maxBuckets: number
  readonly #minWindowLength: number
  readonly #gracePeriod: number
  /** Row r holds buckets of 2^r values, oldest first; the last row is the oldest. */
  #rows: Bucket[][] = [[]]
  #width = 0
  #total = 0
  #variance = 0
  #tick = 0
  #found = false

  constructor(options: AdwinOptions = {}) {
    this.#delta = options.delta ?? 0.002
    this.#clock = options.clock ?? 32
    this.#maxBuckets = options.maxBuckets ?? 5
    this.#minWindowLength = options.minWindowLength ?? 5
    this.#gracePeriod = options.gracePeriod ?? 10
  }

  /** Values in the window. */
  get width(): number {
    return this.#width
  }

  /** Mean of the window; 0 while it is empty. */
  get mean(): number {
    return this.#width === 0 ? 0 : this.#total / this.#width
  }

  /** Population variance of the window. */
  get variance(): number {
    return this.#width === 0 ? 0 : this.#variance / this.#width
  }

  update(value: number): boolean {
    if (this.#found) {
      this.#rows = [[]]
      this.#width = 0
      this.#total = 0
      this.#variance = 0
      this.#tick = 0
    }
    this.#insert(value)
    this.#tick++
    this.#found = this.#tick % this.#clock === 0 && this.#width > this.#gracePeriod && this.#shrink()
    return this.#found
  }

  #insert(value: number): void {
    this.#rows[0]?.push({ total: value, variance: 0 })
    this.#width++
    if (this.#width > 1) {
      const gap = value - this.#total / (this.#width - 1)
      this.#variance += ((this.#width - 1) * gap * gap) / this.#width
    }
    this.#total += value
    this.#compress()
  }

  /** Joins the two oldest buckets of a row that has one too many, row after row. */
  #compress(): void {
    for (let row = 0; row < this.#rows.length; row++) {
      const buckets = this.#rows[row] as Bucket[]
      if (buckets.length !== this.#maxBuckets + 1) return
      const [a, b] = buckets.splice(0, 2) as [Bucket, Bucket]
      const size = 2 ** row
      const gap = a.total / size - b.total / size
      const joined = {
        total: a.total + b.total,
        variance: a.variance + b.variance + (size * size * gap * gap) / (2 * size),
      }
      const next = this.#rows[row + 1]
      if (next) next.push(joined)
      else this.#rows.push([joined])
    }
  }

  /** Drops the oldest bucket as long as some cut of the window separates two different means. */
  #shrink(): boolean {
    let found = false
    while (this.#hasCut()) {
      found = true
      this.#dropOldest()
    }
    return found
  }

  #hasCut(): boolean {
    let oldRows = 0
    let oldTotal = 0
    for (let row = this.#rows.length - 1; row >= 0; row--) {
      const buckets = this.#rows[row] as Bucket[]
      const size = 2 ** row
      for (const bucket of buckets) {
        oldRows += size
        oldTotal += bucket.total
        const newRows = this.#width - oldRows
        if (newRows < this.#minWindowLength || oldRows < this.#minWindowLength) continue
        const gap = oldTotal / oldRows - (this.#total - oldTotal) / newRows
        if (Math.abs(gap) > this.#cutLimit(oldRows, newRows)) return true
      }
    }
    return false
  }

  #cutLimit(n0: number, n1: number): number {
    const logarithm = Math.log((2 * Math.log(this.#width)) / this.#delta)
    const reciprocal = 1 / (n0 - this.#minWindowLength + 1) + 1 / (n1 - this.#minWindowLength + 1)
    return Math.sqrt(2 * reciprocal * this.variance * logarithm) + (2 / 3) * logarithm * reciprocal
  }

  #dropOldest(): void {
    const last = this.#rows.length - 1
    const buckets = this.#rows[last] as Bucket[]
    const bucket = buckets.shift() as Bucket
    const size = 2 ** last
    this.#width -= size
    this.#total -= bucket.total
    const gap = bucket.total / size - this.#total / this.#width
    this.#variance -= bucket.variance + (size * this.#width * gap * gap) / (size + this.#width)
    if (buckets.length === 0) this.#rows.pop()
  }
}
