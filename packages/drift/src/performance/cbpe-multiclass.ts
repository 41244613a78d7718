import { randomStream } from '@mlops-actions/core'
import { argsortFloat64 } from '@mlops-actions/numerics'
import { type BinaryEstimate, binaryMetrics, deviation, poissonOne, repetitions } from './cbpe.ts'

/** Probabilities of a multi-class window, one array a class, and which class the model says (by index). */
export interface MulticlassWindow {
  /** As the model gives them. */
  readonly raw: readonly Float64Array[]
  /** Calibrated one against the rest, and scaled to sum to 1. */
  readonly calibrated: readonly Float64Array[]
  readonly predicted: Int32Array
}

/** Metrics that can be estimated for a model of several classes. */
export const multiclassEstimates = ['accuracy', 'precision_macro', 'recall_macro', 'f1_macro', 'roc_auc_ovr'] as const

/** One of {@link multiclassEstimates}. */
export type MulticlassEstimate = (typeof multiclassEstimates)[number]

/** Scales the probabilities of each row to sum to 1; a row of zeros becomes uniform. */
export function normalizeRows(columns: readonly Float64Array[]): Float64Array[] {
  const scaled = columns.map((column) => column.slice())
  const rows = columns[0]?.length ?? 0
  for (let row = 0; row < rows; row++) {
    const sum = columns.reduce((total, column) => total + (column[row] as number), 0)
    for (const column of scaled) column[row] = sum > 0 ? (column[row] as number) / sum : 1 / columns.length
  }
  return scaled
}

/** CBPE for several classes: accuracy from the calibrated probability of the predicted class, the rest one against the rest, averaged. */
export function estimateMulticlass(window: MulticlassWindow): Record<MulticlassEstimate, number> {
  return multiclassMetrics(window, window.raw.map(argsortFloat64), () => 1)
}

/** Standard errors by the Poisson bootstrap over rows, as for two classes. */
export function multiclassErrors(window: MulticlassWindow, seed: number): Record<MulticlassEstimate, number> {
  const n = window.predicted.length
  const orders = window.raw.map(argsortFloat64)
  const random = randomStream(seed, 'cbpe-multiclass')
  const weights = new Float64Array(n)
  const draws: Record<MulticlassEstimate, number>[] = []
  const times = Math.max(30, Math.floor(repetitions(n) / window.raw.length))
  for (let repetition = 0; repetition < times; repetition++) {
    for (const row of orders[0] ?? []) weights[row] = poissonOne(random)
    draws.push(multiclassMetrics(window, orders, (row) => weights[row] as number))
  }
  return Object.fromEntries(
    multiclassEstimates.map((name) => [name, deviation(draws.map((draw) => draw[name]))]),
  ) as Record<MulticlassEstimate, number>
}

function multiclassMetrics(
  window: MulticlassWindow,
  orders: readonly Uint32Array[],
  weight: (row: number) => number,
): Record<MulticlassEstimate, number> {
  const { raw, calibrated, predicted } = window
  let right = 0
  let total = 0
  for (let row = 0; row < predicted.length; row++) {
    const w = weight(row)
    right += w * (calibrated[predicted[row] as number]?.[row] ?? 0)
    total += w
  }
  const perClass = raw.map((scores, index) => {
    const probabilities = calibrated[index] as Float64Array
    const one = { scores, probabilities, threshold: 0.5 }
    const { roc_auc } = binaryMetrics(one, orders[index] as Uint32Array, weight, (row) => probabilities[row] as number)
    return { ...oneAgainstRest(probabilities, predicted, index, weight), roc_auc }
  })
  const mean = (name: Extract<BinaryEstimate, 'precision' | 'recall' | 'f1' | 'roc_auc'>): number =>
    perClass.reduce((sum, one) => sum + one[name], 0) / perClass.length
  return {
    accuracy: right / total,
    precision_macro: mean('precision'),
    recall_macro: mean('recall'),
    f1_macro: mean('f1'),
    roc_auc_ovr: mean('roc_auc'),
  }
}

function oneAgainstRest(
  probabilities: Float64Array,
  predicted: Int32Array,
  index: number,
  weight: (row: number) => number,
): { precision: number; recall: number; f1: number } {
  let tp = 0
  let fp = 0
  let fn = 0
  for (let row = 0; row < predicted.length; row++) {
    const w = weight(row)
    const p = (probabilities[row] as number) * w
    if (predicted[row] === index) {
      tp += p
      fp += w - p
    } else fn += p
  }
  return { precision: tp / (tp + fp), recall: tp / (tp + fn), f1: tp / (tp + (fp + fn) / 2) }
}
