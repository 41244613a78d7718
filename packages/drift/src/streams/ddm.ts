import type { StreamDetector } from './detector.ts'

/** Options of {@link Ddm}; the defaults are river's. */
export interface DdmOptions {
  /** Values before the first alarm; 30. */
  readonly warmStart?: number
  /** Deviations above the best rate for a warning; 2. */
  readonly warningThreshold?: number
  /** Deviations above the best rate for a change; 3. */
  readonly driftThreshold?: number
}

/**
 * Drift detection method of Gama and others (2004) for a stream of errors (1 wrong, 0 right): the error rate rises above its best by
 * three deviations. Equal to river's `DDM`. Known weakness: it alarms on calm streams whose first rows went well by luck.
 */
export class Ddm implements StreamDetector {
  readonly #warmStart: number
  readonly #warningThreshold: number
  readonly #driftThreshold: number
  #found = false
  #warned = false
  #count = 0
  #rate = 0
  #bestRate = 0
  #bestDeviation = 0
  #best = Number.POSITIVE_INFINITY

  constructor(options: DdmOptions = {}) {
    this.#warmStart = options.warmStart ?? 30
    this.#warningThreshold = options.warningThreshold ?? 2
    this.#driftThreshold = options.driftThreshold ?? 3
  }

  /** True while the error rate is above the level of warning. */
  get warned(): boolean {
    return this.#warned
  }

  update(value: number): boolean {
    if (this.#found) {
      this.#found = false
      this.#warned = false
      this.#count = 0
      this.#rate = 0
      this.#best = Number.POSITIVE_INFINITY
    }
    this.#count++
    this.#rate += (value - this.#rate) / this.#count
    const deviation = Math.sqrt((this.#rate * (1 - this.#rate)) / this.#count)
    if (this.#count <= this.#warmStart) return false
    const level = this.#rate + deviation
    if (level <= this.#best) {
      this.#bestRate = this.#rate
      this.#bestDeviation = deviation
      this.#best = level
    }
    this.#found = level > this.#bestRate + this.#driftThreshold * this.#bestDeviation
    this.#warned = !this.#found && level > this.#bestRate + this.#warningThreshold * this.#bestDeviation
    return this.#found
  }
}
