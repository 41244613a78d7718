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
  const single = (weights: Draws): number => (ranked.tied ? tiedAuc(ranked, weights) : untiedAuc(ranked, weights))
  let steps: Steps | undefined
  let sums = new Int32Array()
  return Object.assign(single, {
    four: (packed: Int32Array, out: Float64Array) => {
      if (steps === undefined) {
        steps = stepsOf(ranked)
        sums = new Int32Array(packed.length + 1)
      }
      fourAucs(steps, packed, sums, out)
    },
  })
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

/** Rows in the order of their scores, in steps: some negatives, then some positives. Among equal scores the negatives come first. */
interface Steps {
  readonly order: Uint32Array
  /** Where the negatives of each step end, and where its positives do. */
  readonly negativeEnds: Uint32Array
  readonly positiveEnds: Uint32Array
  /** 1 where the positives of a step tie with its negatives (and with those of the steps before that go on). */
  readonly tied: Uint8Array
  /** 1 where the negatives of the step before tie with the positives of this one too. */
  readonly goesOn: Uint8Array
}

/** The most rows of one class in a step: a row is drawn at most 13 times, and their sum must fit into a byte. */
const longestRun = 19

function stepsOf({ order, labels, starts }: Ranked): Steps {
  const rows = new Uint32Array(order.length)
  const steps: { negative: number; positive: number; tied: number; goesOn: number }[] = []
  let [at, negatives, positives] = [0, 0, 0]
  const begin = (tied: number, goesOn: number): void => {
    steps.push({ negative: at, positive: at, tied, goesOn })
    negatives = 0
    positives = 0
  }
  const put = (row: number, positive: boolean, tied: number, goesOn: number): void => {
    if (positive ? positives === longestRun : positives > 0 || negatives === longestRun) begin(tied, goesOn)
    rows[at++] = row
    const step = steps.at(-1) as { negative: number; positive: number }
    if (positive) positives++
    else {
      negatives++
      step.negative = at
    }
    step.positive = at
  }
  begin(0, 0)
  for (let group = 0; group + 1 < starts.length; group++) {
    const start = starts[group] as number
    const end = starts[group + 1] as number
    let own = 0
    for (let i = start; i < end; i++) own += labels[i] as number
    const mixed = own > 0 && own < end - start ? 1 : 0
    // A group with both classes begins a step of its own, and so does what follows it.
    if (mixed === 1) begin(1, 0)
    for (const positive of [false, true])
      for (let i = start; i < end; i++)
        if ((labels[i] === 1) === positive) put(order[i] as number, positive, mixed, mixed)
    if (mixed === 1) begin(0, 0)
  }
  return {
    order: rows,
    negativeEnds: Uint32Array.from(steps, ({ negative }) => negative),
    positiveEnds: Uint32Array.from(steps, ({ positive }) => positive),
    tied: Uint8Array.from(steps, ({ tied }) => tied),
    goesOn: Uint8Array.from(steps, ({ goesOn }) => goesOn),
  }
}

/**
 * The areas of four draws. The words of the rows are summed up once; a difference of two such sums holds, in its bytes, how often the rows between were
 * drawn in each of the four. Whole numbers, as in `tiedAuc`.
 * @param sums room for a number a row, and one more
 */
function fourAucs(steps: Steps, packed: Int32Array, sums: Int32Array, out: Float64Array): void {
  const { order, negativeEnds, positiveEnds, tied, goesOn } = steps
  let sum = 0
  for (let at = 0; at < order.length; at++) {
    sum = (sum + (packed[order[at] as number] as number)) | 0
    sums[at + 1] = sum
  }
  let [n0, n1, n2, n3] = [0, 0, 0, 0]
  let [p0, p1, p2, p3] = [0, 0, 0, 0]
  let [t0, t1, t2, t3] = [0, 0, 0, 0]
  let [d0, d1, d2, d3] = [0, 0, 0, 0]
  let before = 0
  for (let step = 0; step < tied.length; step++) {
    const middle = sums[negativeEnds[step] as number] as number
    const after = sums[positiveEnds[step] as number] as number
    const negatives = (middle - before) | 0
    const positives = (after - middle) | 0
    before = after
    const more = goesOn[step] as number
    const half = tied[step] as number
    n0 += negatives & 255
    n1 += (negatives >>> 8) & 255
    n2 += (negatives >>> 16) & 255
    n3 += negatives >>> 24
    t0 = more * t0 + half * (negatives & 255)
    t1 = more * t1 + half * ((negatives >>> 8) & 255)
    t2 = more * t2 + half * ((negatives >>> 16) & 255)
    t3 = more * t3 + half * (negatives >>> 24)
    const s0 = positives & 255
    const s1 = (positives >>> 8) & 255
    const s2 = (positives >>> 16) & 255
    const s3 = positives >>> 24
    p0 += s0
    p1 += s1
    p2 += s2
    p3 += s3
    // Each positive is above all negatives so far, and above half of those that tie with it: twice that.
    d0 += s0 * (2 * n0 - t0)
    d1 += s1 * (2 * n1 - t1)
    d2 += s2 * (2 * n2 - t2)
    d3 += s3 * (2 * n3 - t3)
  }
  out[0] = d0 / (2 * p0 * n0)
  out[1] = d1 / (2 * p1 * n1)
  out[2] = d2 / (2 * p2 * n2)
  out[3] = d3 / (2 * p3 * n3)
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
