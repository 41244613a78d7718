import { fail } from './errors.ts'
import { metricValue } from './metric-value.ts'
import { type Scored, takeRows } from './scored.ts'
import { correctedResampledT, type ResampledTest } from './significance/resampled.ts'

/** Predictions of a cross-validation compared fold by fold. */
export interface FoldComparison {
  readonly folds: number
  /** By metric; one that has no value in some fold is among the not estimable. */
  readonly metrics: Readonly<Record<string, FoldMetric>>
  readonly notEstimable: Readonly<Record<string, string>>
}

/** One metric over the folds: the test, and what each fold says. */
export interface FoldMetric extends ResampledTest {
  /** Candidate minus baseline, in the order of the folds. */
  readonly byFold: readonly number[]
}

/**
 * Nadeau and Bengio's corrected test of each metric over the folds of a cross-validation: every row was predicted by a model that was trained
 * on the other folds, so that models share training rows and the plain t test alarms too often.
 * @param folds the fold of each row, from 0; −1: of none
 * @throws UserError EVALUATION_INPUT_INVALID for fewer than two folds, or a row of no fold
 */
export function compareFolds(
  baseline: Scored,
  candidate: Scored,
  folds: ArrayLike<number>,
  metrics: readonly string[],
  confidence = 0.95,
): FoldComparison {
  const rows = rowsByFold(folds)
  const share = rows.reduce((sum, own) => sum + own.length / (folds.length - own.length), 0) / rows.length
  const found: Record<string, FoldMetric> = {}
  const notEstimable: Record<string, string> = {}
  for (const metric of metrics) {
    const byFold: number[] = []
    for (const [at, own] of rows.entries()) {
      const before = metricValue(metric, takeRows(baseline, own))
      const after = metricValue(metric, takeRows(candidate, own))
      if (typeof before !== 'number') notEstimable[metric] ??= `fold ${at + 1}: ${before.notEstimable}`
      else if (typeof after !== 'number') notEstimable[metric] ??= `fold ${at + 1}: ${after.notEstimable}`
      else byFold.push(after - before)
    }
    if (byFold.length === rows.length)
      found[metric] = { ...correctedResampledT(byFold, { train: 1, test: share }, confidence), byFold }
  }
  return { folds: rows.length, metrics: found, notEstimable }
}

function rowsByFold(folds: ArrayLike<number>): number[][] {
  const rows: number[][] = []
  for (let row = 0; row < folds.length; row += 1) {
    const fold = folds[row] as number
    if (!(fold >= 0)) throw fail('EVALUATION_INPUT_INVALID', `Row ${row + 1} belongs to no fold.`)
    const own = rows[fold]
    if (own === undefined) rows[fold] = [row]
    else own.push(row)
  }
  const known = rows.filter((own) => own !== undefined)
  if (known.length >= 2) return known
  throw fail('EVALUATION_INPUT_INVALID', `A cross-validation has two folds or more, not ${known.length}.`)
}
