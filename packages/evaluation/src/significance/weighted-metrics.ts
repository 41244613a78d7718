import { argsortFloat64 } from '@mlops-actions/numerics'
import type { Draws, Weighted } from './bootstrap.ts'

/** Rows in ascending order of a score, with where each group of equal scores begins; sorted once for all replicates. */
interface Ranked {
  readonly order: Uint32Array
  readonly labels: Uint8Array
  /** starts[g]: the first position of group g; the last entry is the number of rows. */
  readonly starts: Uint32Array
  readonly tied: boolean
}

/**
 * The area under the ROC curve of drawn rows. Draws of unweighted rows are counts, so the sums are exact up to 9e15 pairs.
 * @param truth 1 for positive, 0 for negative
 */
export function weightedAuc(truth: ArrayLike<number>, scores: Float64Array): Weighted {
  const ranked = rankedOf(truth, scores)
  return ranked.tied ? (weights) => tiedAuc(ranked, weights) : (weights) => untiedAuc(ranked, weights)
}

/** Average precision of drawn rows: the step-wise sum over the distinct scores from the highest. */
export function weightedAveragePrecision(truth: ArrayLike<number>, scores: Float64Array): Weighted {
  const ranked = rankedOf(truth, scores)
  return ranked.tied ? (weights) => tiedPrecision(ranked, weights) : (weights) => untiedPrecision(ranked, weights)
}

function untiedPrecision({ order, labels }: Ranked, weights: Draws): number {
  let positives = 0
  let all = 0
  let sum = 0
  for (let at = order.length - 1; at >= 0; at--) {
    const weight = weights[order[at] as number] as number
    all += weight
    if (labels[at] === 1 && weight > 0) {
      positives += weight
      sum += weight * (positives / all)
    }
  }
  return positives === 0 ? Number.NaN : sum / positives
}

function tiedPrecision({ order, labels, starts }: Ranked, weights: Draws): number {
  let positives = 0
  let all = 0
  let sum = 0
  for (let group = starts.length - 2; group >= 0; group--) {
    let positiveIn = 0
    const end = starts[group + 1] as number
    for (let at = starts[group] as number; at < end; at++) {
      const weight = weights[order[at] as number] as number
      all += weight
      if (labels[at] === 1) positiveIn += weight
    }
    if (positiveIn === 0) continue
    positives += positiveIn
    sum += positiveIn * (positives / all)
  }
  return positives === 0 ? Number.NaN : sum / positives
}

/** Counts rows by cell for a draw, once a draw: all metrics of a confusion matrix share them. */
export function weightedCells(
  codes: Int32Array,
  cells: number,
): (weights: Draws, draw: number | undefined) => Float64Array {
  const counts = new Float64Array(cells)
  let counted: number | undefined
  return (weights, draw) => {
    if (draw !== undefined && draw === counted) return counts
    counts.fill(0)
    for (let i = 0; i < codes.length; i++) {
      const cell = codes[i] as number
      counts[cell] = (counts[cell] as number) + (weights[i] as number)
    }
    counted = draw
    return counts
  }
}

/** Any function of weighted sums of fixed per-row numbers (root mean squared error, R2, ratios of sums). The first sum is that of the weights. */
export function weightedSums(columns: readonly Float64Array[], metric: (sums: readonly number[]) => number): Weighted {
  return (weights) => {
    const sums = [0]
    for (const weight of weights) sums[0] = (sums[0] as number) + weight
    for (const column of columns) {
      let sum = 0
      for (let i = 0; i < column.length; i++) sum += (column[i] as number) * (weights[i] as number)
      sums.push(sum)
    }
    return metric(sums)
  }
}

function untiedAuc({ order, labels }: Ranked, weights: Draws): number {
  let negatives = 0
  let positives = 0
  let area = 0
  for (let at = 0; at < order.length; at++) {
    const weight = weights[order[at] as number] as number
    if (labels[at] === 1) {
      positives += weight
      area += weight * negatives
    } else negatives += weight
  }
  return area / (positives * negatives)
}

function tiedAuc({ order, labels, starts }: Ranked, weights: Draws): number {
  let negatives = 0
  let positives = 0
  let doubled = 0
  for (let group = 0; group + 1 < starts.length; group++) {
    let all = 0
    let positiveIn = 0
    const end = starts[group + 1] as number
    for (let at = starts[group] as number; at < end; at++) {
      const weight = weights[order[at] as number] as number
      all += weight
      positiveIn += weight * (labels[at] as number)
    }
    doubled += positiveIn * (2 * negatives + all - positiveIn)
    positives += positiveIn
    negatives += all - positiveIn
  }
  return doubled / (2 * positives * negatives)
}

function rankedOf(truth: ArrayLike<number>, scores: Float64Array): Ranked {
  const order = argsortFloat64(scores)
  const labels = new Uint8Array(order.length)
  const starts: number[] = []
  let tied = false
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number
    labels[at] = truth[row] as number
    const before = at === 0 ? Number.NaN : (scores[order[at - 1] as number] as number)
    if (scores[row] !== before) starts.push(at)
    else tied = true
  }
  starts.push(order.length)
  return { order, labels, starts: Uint32Array.from(starts), tied }
}
