import type { ErrorCatalog } from '@mlops-actions/core'
import { errorsOf } from '@mlops-actions/core'

/** The closed set of errors of this package. Odd data is no error: it is a finding in the report. */
export const driftErrors = {
  DRIFT_UNKNOWN_MEASURE: {
    summary: 'A drift rule names a measure that does not exist.',
    explanation:
      'Rules use the names of the measures in the report: psi, jensen_shannon, hellinger, ks, chi2 and so on. The message lists those that fit the feature.',
  },
  DRIFT_BAD_OPTION: {
    summary: 'An option of the drift check is out of its range.',
    explanation: 'The message names the option, the value that was given, and the range that is accepted.',
  },
  DRIFT_BAD_PROFILE: {
    summary: 'A file given as a reference profile is not one.',
    explanation:
      'A profile is the canonical JSON that `buildProfile` writes, with the field "schema": "mlops/drift-profile/v1". Make it again from the reference table, or give the table itself.',
  },
  DRIFT_PROFILES_DIFFER: {
    summary: 'Two profiles cannot be merged, since their bins differ.',
    explanation:
      'Counts add only over the same bins. Build each part with the option `like`, giving the profile of the first part, then merge.',
  },
  DRIFT_EMPTY_REFERENCE: {
    summary: 'There is nothing to compare with.',
    explanation: 'The reference has no columns. Give the table the model was trained on, or its profile.',
  },
  DRIFT_COMPAT_NEEDS_TABLE: {
    summary: 'A compatibility mode needs the rows of the reference, not a profile.',
    explanation:
      'Evidently, NannyML, Azure ML, Deepchecks and TFDV bin over the rows of both tables. Give the reference as a table.',
  },
  DRIFT_BAD_PREDICTIONS: {
    summary: 'The predictions do not have the columns that their task needs.',
    explanation:
      'A prediction file has the column `prediction`, and for classification `probability_<class>` for each class. The message names the column that is missing.',
  },
} as const satisfies ErrorCatalog

/** Throws one of {@link driftErrors}. */
export const fail = errorsOf(driftErrors)
