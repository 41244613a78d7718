import type { ErrorCatalog } from '@mlops-actions/core'

/** What can stop mlops init, beside an mlops.yml that is there. */
export const initErrors = {
  INIT_NO_FOLDER: {
    summary: 'The folder to look at is not there.',
    explanation:
      '`mlops init FOLDER` writes FOLDER/mlops.yml. The folder must exist: create it, or leave it out for this one.',
  },
} as const satisfies ErrorCatalog
