import { randomStream } from '@mlops-actions/core'
import { argsortFloat64, exactSum } from '@mlops-actions/numerics'
import { fail } from './errors.ts'
import { shuffled } from './explain/predictor.ts'
import { obstacleTo } from './metric-value.ts'
import type { Scored } from './scored.ts'

/** What the four outcomes cost, in any unit; gains are negative. Right answers cost 0 unless set. */
export interface Costs {
  readonly falsePositive: number
  readonly falseNegative: number
  readonly truePositive?: number
  readonly trueNegative?: number
}

/** The threshold that costs least on these rows. A row is positive at or above it. */
export interface ThresholdChoice {
  /** Infinity: never positive is cheapest. */
  readonly threshold: number
  /** Mean cost a row at that threshold, on the rows that chose it: too good, because it was chosen on them. */
  readonly cost: number
  /** Mean cost a row when each half of the rows is judged at the threshold that the other half chose. */
  readonly honestCost: number
  /** Mean cost at the given threshold, and of never and always answering positive. */
  readonly now: number
  readonly never: number
  readonly always: number
  /** The threshold that probability theory asks for where the scores are calibrated probabilities; null where they are not probabilities. */
  readonly calibrated: number | null
  readonly rows: number
}

/**
 * Chooses a decision threshold by cost over all distinct scores. O(n log n).
 * Throws EVALUATION_INPUT_INVALID when the predictions are not complete binary scores.
 */
export function chooseThreshold(
  scored: Scored,
  costs: Costs,
  options: { threshold?: number; seed: number | string },
): ThresholdChoice {
  const obstacle = obstacleTo('roc_auc', scored)
  const { scores } = scored
  if (obstacle !== undefined || scores === undefined)
    throw fail(
      'EVALUATION_INPUT_INVALID',
      `A threshold cannot be chosen: ${obstacle?.notEstimable ?? 'there are no scores'}.`,
    )
  const costOf = { ...{ truePositive: 0, trueNegative: 0 }, ...costs }
  const rows = Uint32Array.from({ length: scored.rows }, (_, i) => i)
  const best = cheapest(scored, scores, rows, costOf)
  const at = (threshold: number): number => costAt(scored, scores, rows, threshold, costOf)
  const stream = randomStream(options.seed, 'threshold halves')
  const order = shuffled(scored.rows, () => stream.next())
  const half = scored.rows >> 1
  const halves = [order.subarray(0, half), order.subarray(half)] as const
  const crossed = halves.map((own, i) => {
    const chosen = cheapest(scored, scores, halves[1 - i] as Uint32Array, costOf)
    return costAt(scored, scores, own, chosen.threshold, costOf) * own.length
  })
  const saved = costOf.falseNegative - costOf.truePositive
  const risked = costOf.falsePositive - costOf.trueNegative
  return {
    threshold: best.threshold,
    cost: best.cost,
    honestCost: scored.rows < 2 ? Number.NaN : exactSum(Float64Array.from(crossed)) / scored.rows,
    now: at(options.threshold ?? 0.5),
    never: at(Number.POSITIVE_INFINITY),
    always: at(Number.NEGATIVE_INFINITY),
    calibrated: scored.scoresAreProbabilities === false || saved + risked <= 0 ? null : risked / (saved + risked),
    rows: scored.rows,
  }
}

function costAt(
  scored: Scored,
  scores: Float64Array,
  rows: Uint32Array,
  threshold: number,
  costs: Required<Costs>,
): number {
  const each = Float64Array.from(rows, (row) => rowCost((scores[row] as number) >= threshold, scored, row, costs))
  return exactSum(each) / weightOf(scored, rows)
}

function rowCost(positive: boolean, scored: Scored, row: number, costs: Required<Costs>): number {
  const weight = scored.weights?.[row] ?? 1
  if (scored.truth[row] === 1) return weight * (positive ? costs.truePositive : costs.falseNegative)
  return weight * (positive ? costs.falsePositive : costs.trueNegative)
}

function weightOf(scored: Scored, rows: Uint32Array): number {
  const { weights } = scored
  return weights === undefined ? rows.length : exactSum(Float64Array.from(rows, (row) => weights[row] as number))
}

/** From "never positive" down the scores: at each distinct score all rows of that score become positive. */
function cheapest(
  scored: Scored,
  scores: Float64Array,
  rows: Uint32Array,
  costs: Required<Costs>,
): { threshold: number; cost: number } {
  const own = Float64Array.from(rows, (row) => scores[row] as number)
  const order = argsortFloat64(own)
  let sum = 0
  for (const row of rows) sum += rowCost(false, scored, row, costs)
  let best = { threshold: Number.POSITIVE_INFINITY, sum }
  for (let at = order.length - 1; at >= 0; ) {
    const score = own[order[at] as number] as number
    while (at >= 0 && own[order[at] as number] === score) {
      const row = rows[order[at] as number] as number
      sum += rowCost(true, scored, row, costs) - rowCost(false, scored, row, costs)
      at--
    }
    // Rounding must not choose: of equal costs the higher threshold stays.
    if (sum < best.sum - 1e-9 * Math.abs(best.sum)) best = { threshold: score, sum }
  }
  return { threshold: best.threshold, cost: best.sum / weightOf(scored, rows) }
}
