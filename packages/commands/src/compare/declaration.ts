import { defineCommand, input } from '@mlops-actions/core'

export const inputs = {
  baseline: input.path('Predictions of the champion.', { required: true }),
  candidate: input.path('Predictions of the candidate.', { required: true }),
  task: input.choice(['binary', 'multiclass', 'regression'])('What was predicted.', { required: true }),
  target: input.text('Column of the truth.', { required: true }),
  score: input.list('Column of the score, or one column a class.'),
  prediction: input.text('Column of the predicted class or number.'),
  key: input.text('Column that names the row in both files; = the same order.'),
  'positive-label': input.text('The positive class.'),
  threshold: input.text('Decision threshold on the score.', { fallback: '0.5' }),
  seed: input.integer('Seed of the bootstrap.', { fallback: '42' }),
  replicates: input.integer('Bootstrap replicates.', { fallback: '1000' }),
} as const

export default defineCommand({
  name: 'compare',
  summary: 'Compare two prediction files on the same rows with paired tests.',
  surfaces: ['command'],
  inputs,
  outputs: {},
  example: 'mlops compare --baseline v11.csv --candidate new.csv --task binary --target y --score p',
  writes: false,
  decides: false,
  permissions: {},
  json: { type: 'object', properties: { rows: { type: 'integer' }, metrics: { type: 'object' } } },
  handler: () => import('./handler.ts'),
})
