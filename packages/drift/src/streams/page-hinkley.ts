import type { StreamDetector } from './detector.ts'

/** Options of {@link PageHinkley}; the defaults are river's. */
export interface PageHinkleyOptions {
  /** Values before the first alarm is possible; 30. */
  readonly minInstances?: number
  /** Change of the mean that is tolerated; 0.005. */
  readonly delta?: number
  /** Limit of the cumulated deviation; 50. In units of the stream: scale it to the data, the default alarms on calm streams of wide spread. */
  readonly threshold?: number
  /** Forgetting factor; 0.9999. */
  readonly alpha?: number
  /** Which changes count; both. */
  readonly mode?: 'up' | 'down' | 'both'
}

/** The Page–Hinkley test (Page 1954) with a forgetting factor: a change of the mean, in constant memory. Equal to river's `PageHinkley`. */
export class PageHinkley implements StreamDetector {
  readonly #minInstances: number
  readonly #delta: number
  readonly #threshold: number
  readonly #alpha: number
  readonly #mode: 'up' | 'down' | 'both'
  #found = false
  #count = 0
  #mean = 0
  #increase = 0
  #decrease = 0
  #least = Number.POSITIVE_INFINITY
  #most = -1

  constructor(options: PageHinkleyOptions = {}) {
    this.#minInstances = options.minInstances ?? 30
    this.#delta = options.delta ?? 0.005
    this.#threshold = options.threshold ?? 50
    this.#alpha = options.alpha ?? 1 - 0.0001
    this.#mode = options.mode ?? 'both'
  }

  update(value: number): boolean {
    if (this.#found) this.#restart()
    this.#count++
    this.#mean += (value - this.#mean) / this.#count
    const gap = value - this.#mean
    this.#increase = this.#alpha * this.#increase + gap - this.#delta
    this.#decrease = this.#alpha * this.#decrease + gap + this.#delta
    this.#least = Math.min(this.#least, this.#increase)
    this.#most = Math.max(this.#most, this.#decrease)
    if (this.#count < this.#minInstances) return false
    const up = this.#increase - this.#least > this.#threshold
    const down = this.#most - this.#decrease > this.#threshold
    this.#found = (up && this.#mode !== 'down') || (down && this.#mode !== 'up')
    return this.#found
  }

  #restart(): void {
    this.#found = false
    this.#count = 0
    this.#mean = 0
    this.#increase = 0
    this.#decrease = 0
    this.#least = Number.POSITIVE_INFINITY
    // river starts the maximum at −1, so that a first deviation below it does not set it.
    this.#most = -1
  }
}
