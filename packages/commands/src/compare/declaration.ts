import { defineCommand, input } from '@mlops-actions/core'

export const inputs = {
  baseline: input.path('Predictions of the champion: csv, parquet or jsonl.', { required: true }),
  candidate: input.path('Predictions of the candidate.', { required: true }),
  task: input.choice(['binary', 'multiclass', 'regression', 'ranking'])('What was predicted.', { required: true }),
  target: input.text('Column of the truth, in both files.', { required: true }),
  score: input.list('Column of the score or probability of the positive class, or one column a class.'),
  prediction: input.text('Column of the predicted class or number.'),
  key: input.list('Columns that name the row in both files; = the same order.'),
  weight: input.text('Column of row weights.'),
  group: input.text('Column of the query, for ranking.'),
  cluster: input.text('Column of what rows belong to (a customer): such rows are not independent.'),
  fold: input.text(
    'Column of the fold of a cross-validation: then also the corrected resampled t test over the folds.',
  ),
  metrics: input.list('Which metrics; = the usual ones of the task.'),
  'positive-label': input.text('The positive class; = 1, or the last class in order.'),
  threshold: input.number(
    'Decision threshold on the score, where no column of predictions is given; = 0.5 for probabilities.',
  ),
  confidence: input.number('Of the intervals.', { fallback: '0.95' }),
  seed: input.integer('Seed of the bootstrap.', { fallback: '42' }),
  replicates: input.integer('Bootstrap replicates.', { fallback: '1000' }),
} as const

const number = { type: 'number' } as const
const count = { type: 'integer', minimum: 0 } as const

export default defineCommand({
  name: 'compare',
  summary: 'Compare two prediction files on the same rows with paired tests.',
  description:
    'Differences are candidate minus baseline, with an interval, a p and the smallest change that these rows show with 80 % power. DeLong for roc_auc, a paired t for means over rows (accuracy: with McNemar’s exact p), the paired bootstrap for the rest.',
  surfaces: ['command'],
  inputs,
  outputs: {},
  example: 'mlops compare --baseline v11.csv --candidate new.csv --task binary --target y --score p',
  writes: false,
  decides: false,
  permissions: {},
  json: {
    type: 'object',
    required: ['rows', 'task', 'confidence', 'seed', 'metrics', 'notEstimable'],
    properties: {
      rows: count,
      task: { enum: ['binary', 'multiclass', 'regression', 'ranking'] },
      confidence: number,
      seed: { type: 'integer' },
      metrics: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          required: [
            'goal',
            'baseline',
            'candidate',
            'difference',
            'lower',
            'upper',
            'pValue',
            'method',
            'standing',
            'minimumDetectable',
          ],
          properties: {
            goal: { enum: ['maximize', 'minimize'] },
            baseline: number,
            candidate: number,
            difference: { ...number, description: 'Candidate minus baseline.' },
            lower: number,
            upper: number,
            standardError: number,
            pValue: { ...number, description: 'Two-sided.' },
            pHolm: { ...number, description: 'Corrected over the metrics compared.' },
            pBenjaminiHochberg: number,
            method: { type: 'string' },
            standing: {
              enum: ['better', 'worse', 'same', 'equal'],
              description: 'better, worse: the interval excludes 0; equal: no row tells the two apart.',
            },
            minimumDetectable: { ...number, description: 'Smallest change that these rows show with 80 % power.' },
          },
        },
      },
      notEstimable: { type: 'object', additionalProperties: { type: 'string' } },
      mcnemar: {
        type: 'object',
        required: ['onlyCandidate', 'onlyChampion', 'statistic', 'pValue', 'method'],
        properties: {
          onlyCandidate: { ...count, description: 'Rows that only the candidate has right.' },
          onlyChampion: { ...count, description: 'Rows that only the baseline has right.' },
          statistic: number,
          pValue: number,
          method: { enum: ['mcnemar-exact', 'mcnemar-corrected', 'mcnemar-uncorrected'] },
        },
      },
      folds: {
        type: 'object',
        required: ['folds', 'metrics', 'notEstimable'],
        description: 'With --fold: Nadeau and Bengio’s test of the differences of the folds.',
        properties: {
          folds: count,
          metrics: {
            type: 'object',
            additionalProperties: {
              type: 'object',
              required: ['statistic', 'pValue', 'difference', 'lower', 'upper', 'method', 'byFold'],
              properties: {
                statistic: { oneOf: [number, { type: 'null' }] },
                pValue: number,
                difference: { ...number, description: 'Mean over the folds, candidate minus baseline.' },
                lower: number,
                upper: number,
                method: { type: 'string' },
                byFold: { type: 'array', items: number },
              },
            },
          },
          notEstimable: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
      flips: {
        type: 'object',
        required: ['rows', 'flipped', 'share', 'becomeRight', 'becomeWrong'],
        properties: { rows: count, flipped: count, share: number, becomeRight: count, becomeWrong: count },
      },
      findings: { type: 'array', items: { type: 'string' } },
    },
  },
  handler: () => import('./handler.ts'),
})
