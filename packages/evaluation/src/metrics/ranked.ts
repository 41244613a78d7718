import { argsortFloat64, sortFloat64 } from '@mlops-actions/numerics'

/**
 * The rows of a binary task from the highest score to the lowest, tied scores taken together: one sort serves every metric of
 * the order (ROC AUC, average precision, KS, lift, the curves).
 */
export interface Ranked {
  /** How many different scores there are. */
  readonly steps: number
  /** The score of each step, descending. */
  readonly scores: Float64Array
  /** The weight of positives and negatives with at least this score, cumulated. */
  readonly positives: Float64Array
  readonly negatives: Float64Array
  readonly positiveTotal: number
  readonly negativeTotal: number
}

/** Ranks scores (no NaN) with truth 0 or 1 (any number above 0.5 is positive). Rows of weight 0 are left out. */
export function rankedOf(truth: Float64Array, scores: Float64Array, weights?: Float64Array): Ranked {
  return weights === undefined ? countSteps(truth, scores) : weighSteps(truth, scores, argsortFloat64(scores), weights)
}

/** The scores of each class are sorted apart and merged: reading in order is far quicker than following an order of rows. */
function countSteps(truth: Float64Array, scores: Float64Array): Ranked {
  const n = scores.length
  const above = new Float64Array(n)
  let positiveTotal = 0
  let rest = n
  // Positives from the front, negatives from the back.
  for (let i = 0; i < n; i++) {
    if ((truth[i] as number) > 0.5) above[positiveTotal++] = scores[i] as number
    else above[--rest] = scores[i] as number
  }
  const positive = sortFloat64(above.subarray(0, positiveTotal))
  const negative = sortFloat64(above.subarray(positiveTotal))
  const steps = new Float64Array(n)
  const up = new Float64Array(n)
  const down = new Float64Array(n)
  let count = 0
  let p = positiveTotal - 1
  let q = n - positiveTotal - 1
  while (p >= 0 || q >= 0) {
    const ahead = q < 0 || (p >= 0 && (positive[p] as number) >= (negative[q] as number))
    const score = (ahead ? positive[p] : negative[q]) as number
    while (p >= 0 && positive[p] === score) p--
    while (q >= 0 && negative[q] === score) q--
    steps[count] = score
    up[count] = positiveTotal - 1 - p
    down[count] = n - positiveTotal - 1 - q
    count++
  }
  return {
    steps: count,
    scores: steps.subarray(0, count),
    positives: up.subarray(0, count),
    negatives: down.subarray(0, count),
    positiveTotal,
    negativeTotal: n - positiveTotal,
  }
}

/**
 * Weights are cumulated in pairs of doubles (a sum and its rounding errors), so that the order of tied rows cannot show in
 * the result.
 */
function weighSteps(truth: Float64Array, scores: Float64Array, order: Uint32Array, weights: Float64Array): Ranked {
  const n = order.length
  const steps = new Float64Array(n)
  const up = new Float64Array(n)
  const down = new Float64Array(n)
  let count = 0
  let last = Number.NaN
  const sums = [0, 0]
  const errors = [0, 0]
  for (let i = n - 1; i >= 0; i--) {
    const row = order[i] as number
    const weight = weights[row] as number
    if (weight === 0) continue
    const score = scores[row] as number
    if (score !== last) {
      steps[count++] = score
      last = score
    }
    const side = (truth[row] as number) > 0.5 ? 1 : 0
    const before = sums[side] as number
    const after = before + weight
    const part = after - before
    sums[side] = after
    errors[side] = (errors[side] as number) + (before - (after - part) + (weight - part))
    up[count - 1] = (sums[1] as number) + (errors[1] as number)
    down[count - 1] = (sums[0] as number) + (errors[0] as number)
  }
  return {
    steps: count,
    scores: steps.subarray(0, count),
    positives: up.subarray(0, count),
    negatives: down.subarray(0, count),
    positiveTotal: (sums[1] as number) + (errors[1] as number),
    negativeTotal: (sums[0] as number) + (errors[0] as number),
  }
}

/** Areas that were computed: several metrics are made of one. A ranking never changes. */
const areas = new WeakMap<Ranked, number>()

/** Area under the ROC curve, ties counting half. NaN when a class is absent. */
export function rocAuc(ranked: Ranked): number {
  const known = areas.get(ranked)
  if (known !== undefined) return known
  const area = areaOf(ranked)
  areas.set(ranked, area)
  return area
}

function areaOf(ranked: Ranked): number {
  const { positives, negatives } = ranked
  const area = new RunningSum()
  let before = 0
  let negativesBefore = 0
  for (let i = 0; i < ranked.steps; i++) {
    const up = positives[i] as number
    const down = negatives[i] as number
    area.add((down - negativesBefore) * (up + before))
    before = up
    negativesBefore = down
  }
  return area.value() / 2 / (ranked.positiveTotal * ranked.negativeTotal)
}

/** Average precision: the sum of precision over the steps of recall. NaN when there is no positive. */
export function averagePrecision(ranked: Ranked): number {
  const { positives, negatives } = ranked
  const area = new RunningSum()
  let before = 0
  for (let i = 0; i < ranked.steps; i++) {
    const up = positives[i] as number
    if (up !== before) area.add(((up - before) * up) / (up + (negatives[i] as number)))
    before = up
  }
  return area.value() / ranked.positiveTotal
}

/** The average precision of the negative class with every score turned round, in the order of its steps. */
export function averagePrecisionOfRest({ steps, positives, negatives, ...totals }: Ranked): number {
  const area = new RunningSum()
  let before = 0
  for (let i = steps - 1; i >= 0; i--) {
    const up = i === 0 ? totals.negativeTotal : totals.negativeTotal - (negatives[i - 1] as number)
    const down = i === 0 ? totals.positiveTotal : totals.positiveTotal - (positives[i - 1] as number)
    if (up !== before) area.add(((up - before) * up) / (up + down))
    before = up
  }
  return area.value() / totals.negativeTotal
}

/** ROC AUC for false positive rates to `maxFpr`, standardised after McClish so that guessing is 0.5. */
export function partialRocAuc(ranked: Ranked, maxFpr: number): number {
  const { positiveTotal, negativeTotal } = ranked
  if (positiveTotal === 0 || negativeTotal === 0) return Number.NaN
  let area = 0
  let fpr = 0
  let tpr = 0
  for (let i = 0; i < ranked.steps; i++) {
    const nextFpr = (ranked.negatives[i] as number) / negativeTotal
    const nextTpr = (ranked.positives[i] as number) / positiveTotal
    if (nextFpr > maxFpr) {
      const cut = tpr + ((nextTpr - tpr) * (maxFpr - fpr)) / (nextFpr - fpr)
      area += ((maxFpr - fpr) * (cut + tpr)) / 2
      break
    }
    area += ((nextFpr - fpr) * (nextTpr + tpr)) / 2
    fpr = nextFpr
    tpr = nextTpr
  }
  const least = (maxFpr * maxFpr) / 2
  return (1 + (area - least) / (maxFpr - least)) / 2
}

/** The largest distance between true and false positive rate. NaN when a class is absent. */
export function ksOfScores(ranked: Ranked): number {
  const { positiveTotal, negativeTotal } = ranked
  if (positiveTotal === 0 || negativeTotal === 0) return Number.NaN
  let largest = 0
  for (let i = 0; i < ranked.steps; i++) {
    const gap = (ranked.positives[i] as number) / positiveTotal - (ranked.negatives[i] as number) / negativeTotal
    largest = Math.max(largest, Math.abs(gap))
  }
  return largest
}

/** The share of positives among the `share` of rows with the highest scores, over their share in all; ties count in part. */
export function liftAt(ranked: Ranked, share: number): number {
  const all = ranked.positiveTotal + ranked.negativeTotal
  const wanted = share * all
  let before = 0
  let positivesBefore = 0
  for (let i = 0; i < ranked.steps; i++) {
    const up = ranked.positives[i] as number
    const rows = up + (ranked.negatives[i] as number)
    if (rows >= wanted) {
      const part = (wanted - before) / (rows - before)
      const found = positivesBefore + part * (up - positivesBefore)
      return found / wanted / (ranked.positiveTotal / all)
    }
    before = rows
    positivesBefore = up
  }
  return Number.NaN
}

/** A point of the ROC, precision-recall and DET curves: what holds when rows at or above the threshold are positive. */
export interface CurvePoint {
  readonly threshold: number
  readonly truePositiveRate: number
  readonly falsePositiveRate: number
  readonly falseNegativeRate: number
  readonly precision: number
  /** Share of the rows at or above the threshold: with the true positive rate the gain curve. */
  readonly selectionRate: number
}

/** At most `limit` points of the curves, spread evenly over the steps, the first and the last among them. */
export function curvePoints(ranked: Ranked, limit = 200): readonly CurvePoint[] {
  const count = Math.min(limit, ranked.steps)
  const all = ranked.positiveTotal + ranked.negativeTotal
  return Array.from({ length: count }, (_, k) => {
    const i = count === 1 ? 0 : Math.round((k * (ranked.steps - 1)) / (count - 1))
    const up = ranked.positives[i] as number
    const down = ranked.negatives[i] as number
    return {
      threshold: ranked.scores[i] as number,
      truePositiveRate: up / ranked.positiveTotal,
      falsePositiveRate: down / ranked.negativeTotal,
      falseNegativeRate: 1 - up / ranked.positiveTotal,
      precision: up / (up + down),
      selectionRate: (up + down) / all,
    }
  })
}

/** A sum that carries its rounding errors (Neumaier 1974). */
class RunningSum {
  #sum = 0
  #error = 0

  add(value: number): void {
    const next = this.#sum + value
    this.#error += Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - next + value : value - next + this.#sum
    this.#sum = next
  }

  value(): number {
    return this.#sum + this.#error
  }
}
