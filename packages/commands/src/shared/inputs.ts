import { input, output } from '@mlops-actions/core'

/** Inputs that every command of a model takes. */
export const projectInputs = {
  config: input.path('The configuration; its folder is the folder of the model.', { fallback: 'mlops.yml' }),
  platform: input.text('Where it runs: local.', { key: 'platform' }),
} as const

/** For actions: the token is declared so that a caller can hand over a narrower one; it is masked and never in a record. */
export const tokenInput = {
  'github-token': input.text('Token for GitHub.', { secret: true, only: 'action' }),
} as const

/** The record of the step before. */
export const recordInput = {
  record: input.text(
    'The record of the step before: a path or a digest. In a workflow always given; on the command line = the newest of this commit.',
  ),
} as const

/** For commands that decide. */
export const modeInput = {
  mode: input.choice(['enforce', 'observe'])(
    'enforce: a verdict that is not pass stops the job; observe: reports only.',
    { fallback: 'enforce' },
  ),
} as const

/** For commands that write. */
export const dryRunInput = {
  'dry-run': input.flag('Say what would be done, and do nothing.', { fallback: 'false' }),
} as const

/** Outputs that every action has; the toolkit fills them in. */
export const commonOutputDocs = {
  result: output.text('passed, refused, inconclusive, pending or error: workflows branch on it.'),
  verdict: output.text('pass, fail or inconclusive.'),
  record: output.text('Path of the record of this step.'),
  'record-digest': output.text('SHA-256 of the record.'),
  'record-artifact-id': output.text('Id of the uploaded copy of the record; empty where there are no artifacts.'),
  summary: output.text('One sentence: what it came to.'),
} as const
