import { sortFloat64 } from '@mlops-actions/numerics'
import { fail } from '../errors.ts'
import { ksPValue } from '../ks.ts'
import { mergePass } from '../merge-pass.ts'
import type { StreamDetector } from './detector.ts'

/** Draws `k` different whole numbers below `n`. */
export type Sampler = (n: number, k: number) => readonly number[]

/** Options of {@link Kswin}; the defaults are river's. */
export interface KswinOptions {
  /** Level of each test; 0.005. */
  readonly alpha?: number
  /** Values kept; 100. */
  readonly windowSize?: number
  /** The newest of them, held against as many drawn from the older ones; 30. */
  readonly statSize?: number
  /** Makes the sampler; called again after each change. `pythonSampler(seed)` gives river's own draws. */
  readonly sampler: () => Sampler
}

/**
 * Kolmogorov–Smirnov windowing (Raab and others 2020): the newest values against as many older ones drawn at random. Equal to river's
 * `KSWIN` for the same draws. It tests at every step, so expect alarms on calm streams at about `alpha` a window.
 */
export class Kswin implements StreamDetector {
  readonly #alpha: number
  readonly #windowSize: number
  readonly #statSize: number
  readonly #makeSampler: () => Sampler
  #sampler: Sampler
  #window: number[] = []
  #found = false

  constructor(options: KswinOptions) {
    this.#alpha = options.alpha ?? 0.005
    this.#windowSize = options.windowSize ?? 100
    this.#statSize = options.statSize ?? 30
    if (this.#windowSize < 2 * this.#statSize)
      throw fail('DRIFT_BAD_OPTION', `windowSize ${this.#windowSize} is less than twice statSize ${this.#statSize}.`, {
        remedy: 'Keep at least twice as many values as are compared.',
      })
    this.#makeSampler = options.sampler
    this.#sampler = options.sampler()
  }

  update(value: number): boolean {
    if (this.#found) {
      this.#found = false
      this.#window = []
      this.#sampler = this.#makeSampler()
    }
    this.#window.push(value)
    if (this.#window.length > this.#windowSize) this.#window.shift()
    if (this.#window.length < this.#windowSize) return false
    const older = this.#windowSize - this.#statSize
    const drawn = this.#sampler(older, this.#statSize).map((at) => this.#window[at] as number)
    const pass = mergePass(
      sortFloat64(Float64Array.from(drawn)),
      sortFloat64(Float64Array.from(this.#window.slice(older))),
    )
    this.#found = pass.ks > 0.1 && ksPValue(pass.ksInteger, pass.n, pass.m).pValue <= this.#alpha
    return this.#found
  }
}
