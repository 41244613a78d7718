import type { Table } from '@mlops-actions/core'
import type { Signal } from '../types.ts'
import { distance } from '../words.ts'
import { fitReconstruction, type ReconstructionResult, reconstructionError } from './reconstruction.ts'
import { classifierTwoSample, type TwoSampleResult } from './two-sample.ts'

/** What the features say together. */
export interface MultivariateReport {
  readonly classifier?: TwoSampleResult
  readonly reconstruction?: ReconstructionResult
}

/** From this AUC on the sets are told apart well enough to matter. */
const aucLimit = 0.6

/** Runs the classifier two-sample test (which decides) and the reconstruction error (which is reported). Both need the rows. */
export function multivariateSignal(
  reference: Table,
  current: Table,
  columns: readonly string[],
  alpha: number,
): { signal: Signal; report: MultivariateReport } {
  const classifier = classifierTwoSample(reference, current, columns)
  const fitted = fitReconstruction(reference, columns)
  const reconstruction = fitted ? reconstructionError(fitted, current) : null
  const report = { ...(classifier ? { classifier } : {}), ...(reconstruction ? { reconstruction } : {}) }
  if (classifier === undefined)
    return {
      report,
      signal: {
        signal: 'multivariate',
        verdict: 'inconclusive',
        seen: 'Fewer than 50 rows on a side.',
        reason: { code: 'TOO_FEW_ROWS', message: 'A classifier needs at least 50 rows of each set.' },
      },
    }
  const { auc, pValue, minimumDetectable, features } = classifier
  const first = features
    .filter((one) => one.share >= 0.1)
    .slice(0, 3)
    .map((one) => one.feature)
  const bad = auc >= aucLimit && pValue <= alpha
  const blind = !bad && (auc >= aucLimit || minimumDetectable > aucLimit)
  return {
    report,
    signal: {
      signal: 'multivariate',
      verdict: bad ? 'fail' : blind ? 'inconclusive' : 'pass',
      seen: `A classifier tells the sets apart with AUC ${distance(auc)} (limit ${distance(aucLimit)})${bad && first.length > 0 ? `, mostly by ${first.join(', ')}` : ''}`,
      value: auc,
      limit: aucLimit,
      reason: bad
        ? { code: 'SETS_DIFFER', message: 'Taken together the rows are not those of the reference.' }
        : blind
          ? { code: 'TOO_FEW_ROWS', message: 'So few rows could not show a difference of the limit.' }
          : { code: 'SETS_ALIKE', message: 'Taken together the rows look like those of the reference.' },
    },
  }
}
