import { defineCommand, input, output } from '@mlops-actions/core'
import { modeInput, projectInputs, recordInput, tokenInput } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  ...recordInput,
  candidate: input.text('The model under validation: a path, a prediction file, or a version; = of the record.'),
  champion: input.text('The version to compare with, or none; = the alias champion.'),
  ...modeInput,
  ...tokenInput,
} as const

export default defineCommand({
  name: 'validate',
  summary: 'Score candidate and champion on the same rows and decide by the gates of mlops.yml.',
  description:
    'Runs no code of the pull request: it scores the models itself. What should be known and is not (a missing metric, NaN, an empty slice, a champion that cannot be read) is inconclusive, never pass.',
  surfaces: ['action', 'command'],
  inputs,
  outputs: {
    'failed-gates': output.json('Names of the gates that failed.'),
    metrics: output.json('The metrics of the candidate and, where there is one, of the champion.'),
    report: output.text('Path of the report as Markdown.'),
  },
  example: 'mlops validate',
  writes: true,
  decides: true,
  permissions: {
    contents: { level: 'read', why: 'read mlops.yml, the test data and, with the git registry, the champion' },
  },
  json: {
    type: 'object',
    properties: {
      rows: { type: 'integer' },
      gates: { type: 'array' },
      metrics: { type: 'object' },
      slices: { type: 'array' },
      flips: { type: ['object', 'null'] },
      correction: { type: ['object', 'null'] },
      importance: { type: ['object', 'null'] },
      noImportance: { type: ['string', 'null'], description: 'Why importance is null.' },
      discoveredSlice: { type: ['object', 'null'] },
      seedNoise: {
        type: ['object', 'null'],
        description:
          'Runs with other seeds, and how far they lie apart in the metrics of the gates; null: there are none.',
      },
      holdoutUses: { type: 'integer', description: 'Other candidates that this test set judged before.' },
    },
  },
  handler: () => import('./handler.ts'),
})
