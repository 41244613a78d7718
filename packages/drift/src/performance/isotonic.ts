import { argsortFloat64 } from '@mlops-actions/numerics'

/** A non-decreasing, piecewise linear map of scores to probabilities, constant outside its knots. */
export interface Calibration {
  /** Ascending; a step has one knot, or one at each end. */
  readonly scores: ArrayLike<number>
  readonly probabilities: ArrayLike<number>
  /** Rows behind each knot's step. */
  readonly rows: readonly number[]
}

/**
 * Isotonic regression of 0/1 outcomes on scores by pooling adjacent violators, as scikit-learn's
 * `IsotonicRegression(out_of_bounds="clip")`: equal scores are averaged first, values between two knots are interpolated.
 * Needs at least one row.
 */
export function fitIsotonic(scores: Float64Array, outcomes: Float64Array): Calibration {
  const order = argsortFloat64(scores)
  const xs: number[] = []
  const sums: number[] = []
  const weights: number[] = []
  for (const at of order) {
    const x = scores[at] as number
    if (xs.length > 0 && xs[xs.length - 1] === x) {
      sums[sums.length - 1]! += outcomes[at] as number
      weights[weights.length - 1]!++
    } else {
      xs.push(x)
      sums.push(outcomes[at] as number)
      weights.push(1)
    }
  }
  // Blocks of a common value: sum, weight, and the index of the first score after it.
  const blockSum: number[] = []
  const blockWeight: number[] = []
  const blockEnd: number[] = []
  xs.forEach((_, at) => {
    blockSum.push(sums[at] as number)
    blockWeight.push(weights[at] as number)
    blockEnd.push(at + 1)
    while (blockSum.length > 1) {
      const last = blockSum.length - 1
      const before = (blockSum[last - 1] as number) * (blockWeight[last] as number)
      if (before < (blockSum[last] as number) * (blockWeight[last - 1] as number)) break
      blockSum[last - 1]! += blockSum.pop() as number
      blockWeight[last - 1]! += blockWeight.pop() as number
      blockEnd[last - 1] = blockEnd.pop() as number
    }
  })
  let from = 0
  const steps = blockSum.map((sum, block): Step => {
    const to = blockEnd[block] as number
    const rows = blockWeight[block] as number
    const step = { first: xs[from] as number, last: xs[to - 1] as number, rows, probability: sum / rows }
    from = to
    return step
  })
  return calibrationOf(steps)
}

/** A range of scores with one probability. */
interface Step {
  readonly first: number
  readonly last: number
  readonly rows: number
  readonly probability: number
}

function calibrationOf(steps: readonly Step[]): Calibration {
  const knots = steps.flatMap(({ first, last, rows, probability }) =>
    (first === last ? [first] : [first, last]).map((score) => ({ score, rows, probability })),
  )
  return {
    scores: Float64Array.from(knots, (knot) => knot.score),
    probabilities: Float64Array.from(knots, (knot) => knot.probability),
    rows: knots.map((knot) => knot.rows),
  }
}

/** The same map with neighbouring steps joined until each stands for `least` rows or more; still non-decreasing. */
export function pooled({ scores, probabilities, rows }: Calibration, least: number): Calibration {
  const steps: Step[] = []
  for (let at = 0; at < rows.length; at += 1) {
    const probability = probabilities[at] as number
    // Two knots of one step have the same probability, which no two steps have.
    const twice = at + 1 < rows.length && probabilities[at + 1] === probability
    const first = scores[at] as number
    steps.push({ first, last: scores[twice ? at + 1 : at] as number, rows: rows[at] as number, probability })
    if (twice) at += 1
  }
  const joined: Step[] = []
  for (const step of steps) {
    const before = joined.at(-1)
    if (before !== undefined && before.rows < least) joined[joined.length - 1] = join(before, step)
    else joined.push(step)
  }
  const last = joined.at(-1)
  if (last !== undefined && last.rows < least && joined.length > 1)
    joined.splice(-2, 2, join(joined.at(-2) as Step, last))
  return calibrationOf(joined)
}

function join(a: Step, b: Step): Step {
  const rows = a.rows + b.rows
  return { first: a.first, last: b.last, rows, probability: (a.probability * a.rows + b.probability * b.rows) / rows }
}

/** The calibrated probability of a score. */
export function calibrate({ scores, probabilities }: Calibration, score: number): number {
  const last = scores.length - 1
  if (!(score > (scores[0] as number))) return probabilities[0] as number
  if (score >= (scores[last] as number)) return probabilities[last] as number
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((scores[middle] as number) <= score) low = middle
    else high = middle
  }
  const x0 = scores[low] as number
  const x1 = scores[high] as number
  const y0 = probabilities[low] as number
  return y0 + (((probabilities[high] as number) - y0) * (score - x0)) / (x1 - x0)
}

/** Bins of the calibration error. */
const errorBins = 10
/** Parts of the cross-validation that decides whether to calibrate. */
const parts = 10

/**
 * Whether isotonic calibration lowers the calibration error on rows it was not fitted on: ten parts by score order (row r of the sorted
 * scores is in part r mod 10), so the answer depends neither on row order nor on a seed. Never with one class only.
 */
export function needsCalibration(scores: Float64Array, outcomes: Float64Array): boolean {
  const n = scores.length
  if (n < 10 * parts) return false
  const positives = outcomes.reduce((sum, y) => sum + y, 0)
  if (positives === 0 || positives === n) return false
  const order = argsortFloat64(scores)
  const place = new Int32Array(n)
  // Rows of equal score are told apart by their outcome, so that the parts are the same in any row order.
  const sorted = Array.from(order).sort(
    (a, b) => (scores[a] as number) - (scores[b] as number) || (outcomes[a] as number) - (outcomes[b] as number),
  )
  sorted.forEach((row, at) => {
    place[row] = at % parts
  })
  const calibrated = new Float64Array(n)
  for (let part = 0; part < parts; part++) {
    const inside = (_: number, row: number): boolean => place[row] !== part
    const fitted = fitIsotonic(scores.filter(inside), outcomes.filter(inside))
    for (let row = 0; row < n; row++)
      if (place[row] === part) calibrated[row] = calibrate(fitted, scores[row] as number)
  }
  return calibrationError(calibrated, outcomes) < calibrationError(scores, outcomes)
}

/** Expected calibration error over ten bins of equal count. */
export function calibrationError(probabilities: Float64Array, outcomes: Float64Array): number {
  const n = probabilities.length
  const order = Array.from(argsortFloat64(probabilities)).sort(
    (a, b) =>
      (probabilities[a] as number) - (probabilities[b] as number) || (outcomes[a] as number) - (outcomes[b] as number),
  )
  let error = 0
  for (let bin = 0; bin < errorBins; bin++) {
    const rows = order.slice(Math.floor((bin * n) / errorBins), Math.floor(((bin + 1) * n) / errorBins))
    const gap = rows.reduce((sum, row) => sum + (probabilities[row] as number) - (outcomes[row] as number), 0)
    error += Math.abs(gap) / n
  }
  return error
}
