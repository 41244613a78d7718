import { defineCommand, input } from '@mlops-actions/core'

export const inputs = {
  predictions: input.path('csv, parquet or jsonl with truth and predictions.', { required: true }),
  task: input.choice(['binary', 'multiclass', 'regression', 'clustering', 'ranking'])('What was predicted.', {
    required: true,
  }),
  target: input.text('Column of the truth.', { required: true }),
  score: input.list('Column of the score, or one column a class.'),
  prediction: input.text('Column of the predicted class or number.'),
  weight: input.text('Column of row weights.'),
  slices: input.list('Columns to slice by.'),
  protected: input.list('Columns to compute fairness for.'),
  group: input.text('Column of the query, for ranking.'),
  'positive-label': input.text('The positive class.'),
  threshold: input.text('Decision threshold on the score.', { fallback: '0.5' }),
} as const

export default defineCommand({
  name: 'metrics',
  summary: 'Compute every metric that applies from a prediction file.',
  surfaces: ['command'],
  inputs,
  outputs: {},
  example: 'mlops metrics --predictions scored.csv --task binary --target y --score p --json',
  writes: false,
  decides: false,
  permissions: {},
  json: {
    type: 'object',
    properties: {
      rows: { type: 'integer' },
      metrics: { type: 'object' },
      notEstimable: { type: 'object' },
      perClass: { type: 'object' },
      slices: { type: 'array' },
      fairness: { type: 'object' },
    },
  },
  handler: () => import('./handler.ts'),
})
