import { type ErrorCatalog, errorsOf } from '@mlops-actions/core'

/** The error codes of the evaluation package: what a user can mend. What cannot be judged is no error but a verdict. */
export const evaluationErrors = {
  EVALUATION_ROWS_DIFFER: {
    summary: 'Tables or predictions that belong together have different numbers of rows.',
    explanation:
      'Predictions, slices and weights are matched row by row. Give files of the same rows in the same order, one line a row.',
  },
  EVALUATION_INPUT_INVALID: {
    summary: 'A value given to the evaluation is outside what it takes.',
    explanation:
      'The message names the value: weights are not negative, confidence lies between 0 and 1, classes are indices of the class list.',
  },
  EVALUATION_COLUMN_MISSING: {
    summary: 'A column that was named is not in the file.',
    explanation: 'Column names are case-sensitive. The message lists the columns that the file has.',
  },
} as const satisfies ErrorCatalog

/** Makes this package's errors. */
export const fail = errorsOf(evaluationErrors)
