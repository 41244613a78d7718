import type { ErrorCatalog } from '@mlops-actions/core'

/** What can be wrong with the place where predictions are to be written. */
export const predictErrors = {
  OUTPUT_FOLDER_MISSING: {
    summary: 'The folder of the output file is not there.',
    explanation:
      'Files are written into folders that exist, so that a typo makes no new one. Create it: mkdir -p FOLDER.',
  },
  OUTPUT_IS_FOLDER: {
    summary: 'The output is a folder, and a file is written.',
    explanation: 'Name a file: --out predictions.csv; or - for standard output.',
  },
} as const satisfies ErrorCatalog
