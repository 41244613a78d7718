import { chi2Sf } from '@mlops-actions/numerics'
import type { TestResult } from './rank-tests.ts'

/** A test on a contingency table, with its degrees of freedom. */
export interface ContingencyResult extends TestResult {
  readonly degrees: number
}

/**
 * Chi-square or G test of independence on the 2 × K table of counts, as `scipy.stats.chi2_contingency`
 * (`lambda_="log-likelihood"` for G): Yates' correction for a 2 × 2 table; columns that are empty in both sets are left out.
 * One column left: the statistic is 0 with p = 1, nothing can differ.
 */
export function contingencyTest(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  kind: 'chi2' | 'g',
): ContingencyResult {
  let rows = 0
  let columns = 0
  let referenceRows = 0
  for (let at = 0; at < reference.length; at++) {
    const column = (reference[at] as number) + (current[at] as number)
    if (column > 0) columns++
    rows += column
    referenceRows += reference[at] as number
  }
  const currentRows = rows - referenceRows
  if (referenceRows === 0 || currentRows === 0)
    return { statistic: Number.NaN, pValue: null, method: 'asymptotic', degrees: 0, reason: 'a set has no rows' }
  if (columns < 2) return { statistic: 0, pValue: 1, method: 'asymptotic', degrees: 0 }
  const yates = columns === 2
  let statistic = 0
  for (let at = 0; at < reference.length; at++) {
    const column = (reference[at] as number) + (current[at] as number)
    if (column === 0) continue
    statistic += cell(reference[at] as number, (column * referenceRows) / rows, yates, kind)
    statistic += cell(current[at] as number, (column * currentRows) / rows, yates, kind)
  }
  statistic = Math.max(0, statistic)
  return { statistic, pValue: chi2Sf(statistic, columns - 1), method: 'asymptotic', degrees: columns - 1 }
}

/** The part of one cell. Yates moves the count half a row towards what is expected, never past it. */
function cell(observed: number, expected: number, yates: boolean, kind: 'chi2' | 'g'): number {
  const gap = expected - observed
  const moved = yates ? observed + Math.sign(gap) * Math.min(0.5, Math.abs(gap)) : observed
  if (kind === 'chi2') return ((moved - expected) * (moved - expected)) / expected
  return moved > 0 ? 2 * moved * Math.log(moved / expected) : 0
}
