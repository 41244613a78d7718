import { ExactSum } from '@mlops-actions/numerics'
import { type MetricValue, notEstimable, valueOr } from './metric-input.ts'
import {
  brierParts,
  brierRows,
  type CalibrationBin,
  calibrationError,
  logLossRows,
  nullBrier,
  nullLogLoss,
  uniformCodes,
  uniformEdges,
} from './probability.ts'

const bins = 15
const edges = uniformEdges(bins)
const oneClass = 'the truth has only one class'

/** Probabilities of the positive class, part by part: exact sums of the losses, and the calibration curve over 15 bins of equal width. */
export class StreamedProbabilities {
  readonly #logLoss = new ExactSum()
  readonly #brier = new ExactSum()
  readonly #predicted = Array.from({ length: bins }, () => new ExactSum())
  readonly #weight = new Float64Array(bins)
  readonly #happened = new Float64Array(bins)

  /** Adds probabilities in [0, 1] with truth 0 or 1. */
  add(truth: Float64Array, probabilities: Float64Array): void {
    this.#logLoss.addAll(logLossRows(truth, probabilities, 1))
    this.#brier.addAll(brierRows(truth, probabilities, 1))
    const codes = uniformCodes(probabilities, edges, bins)
    const words = new Uint32Array(probabilities.buffer, probabilities.byteOffset, probabilities.length * 2)
    for (let i = 0; i < codes.length; i++) {
      const bin = codes[i] as number
      this.#weight[bin] = (this.#weight[bin] as number) + 1
      this.#happened[bin] = (this.#happened[bin] as number) + (truth[i] as number)
      ;(this.#predicted[bin] as ExactSum).addWords(words[2 * i + 1] as number, words[2 * i] as number)
    }
  }

  merge(other: StreamedProbabilities): void {
    this.#logLoss.merge(other.#logLoss)
    this.#brier.merge(other.#brier)
    for (let bin = 0; bin < bins; bin++) {
      this.#predicted[bin]?.merge(other.#predicted[bin] as ExactSum)
      this.#weight[bin] = (this.#weight[bin] as number) + (other.#weight[bin] as number)
      this.#happened[bin] = (this.#happened[bin] as number) + (other.#happened[bin] as number)
    }
  }

  /** A metric, exact but for its last rounding; undefined for a name it has no rule for. There is at least one row. */
  metric(name: string): MetricValue | undefined {
    const rows = this.#weight.reduce((a, b) => a + b)
    const positives = this.#happened.reduce((a, b) => a + b)
    const shares = Float64Array.of((rows - positives) / rows, positives / rows)
    const skill = (loss: number, base: number): MetricValue => {
      if (rows < 2) return notEstimable('a D2 score needs two rows')
      return positives === 0 || positives === rows ? notEstimable(oneClass) : valueOr(1 - loss / base, oneClass)
    }
    const logLoss = (): number => this.#logLoss.total() / rows
    const brier = (): number => this.#brier.total() / rows
    const rules: Readonly<Record<string, () => MetricValue>> = {
      log_loss: () => ({ value: logLoss() }),
      brier_score: () => ({ value: brier() }),
      d2_log_loss_score: () => skill(logLoss(), nullLogLoss(shares)),
      d2_brier_score: () => skill(brier(), nullBrier(shares) / 2),
      calibration_bias: () => ({ value: this.#mean() / rows - positives / rows }),
      expected_calibration_error: () => ({ value: calibrationError(this.#curve()).expected }),
      maximum_calibration_error: () => ({ value: calibrationError(this.#curve()).maximum }),
      brier_reliability: () => ({ value: brierParts(this.#curve()).reliability }),
      brier_resolution: () => ({ value: brierParts(this.#curve()).resolution }),
      brier_uncertainty: () => ({ value: brierParts(this.#curve()).uncertainty }),
    }
    return rules[name]?.()
  }

  #mean(): number {
    const all = new ExactSum()
    for (const sum of this.#predicted) all.merge(sum)
    return all.total()
  }

  #curve(): readonly CalibrationBin[] {
    return this.#predicted.map((sum, bin) => ({
      lower: edges[bin] as number,
      upper: edges[bin + 1] as number,
      weight: this.#weight[bin] as number,
      predicted: sum.total() / (this.#weight[bin] as number),
      observed: (this.#happened[bin] as number) / (this.#weight[bin] as number),
    }))
  }
}

/** The names that `StreamedProbabilities` has a rule for. */
export const probabilityNames: ReadonlySet<string> = new Set([
  'log_loss',
  'brier_score',
  'd2_log_loss_score',
  'd2_brier_score',
  'calibration_bias',
  'expected_calibration_error',
  'maximum_calibration_error',
  'brier_reliability',
  'brier_resolution',
  'brier_uncertainty',
])
