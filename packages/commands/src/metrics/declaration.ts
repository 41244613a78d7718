import { defineCommand, input } from '@mlops-actions/core'

export const inputs = {
  predictions: input.path('csv, parquet or jsonl with truth and predictions.', { required: true }),
  task: input.choice(['binary', 'multiclass', 'regression', 'clustering', 'ranking'])('What was predicted.', {
    required: true,
  }),
  target: input.text('Column of the truth: class, number, relevance; for clustering the true cluster, if it is known.'),
  score: input.list('Column of the score or probability of the positive class, or one column a class.'),
  prediction: input.text('Column of the predicted class, number or cluster.'),
  weight: input.text('Column of row weights.'),
  slices: input.list('Columns to slice by; a*b crosses two. Columns of many numbers are parted in quarters.'),
  protected: input.list('Columns to compute fairness for; = the columns of the slices.'),
  group: input.text('Column of the query, for ranking.'),
  features: input.list('Columns of the coordinates, for the clustering metrics that look at shapes.'),
  'positive-label': input.text('The positive class; = 1, or the last class in order.'),
  threshold: input.number(
    'Decision threshold on the score, where no column of predictions is given; = 0.5 for probabilities.',
  ),
  'exact-rows': input.integer(
    'A file of more rows is read in parts, and what needs an order is approximate, with its error. Not with weights, protected columns or groups.',
    { fallback: '5000000' },
  ),
  'cost-false-positive': input.number(
    'What a false alarm costs: with the other cost, the cheapest threshold is found.',
  ),
  'cost-false-negative': input.number('What a missed positive costs, in the same unit.'),
  'min-group': input.integer('Slices and groups of fewer rows are left out.', { fallback: '1' }),
} as const

const number = { oneOf: [{ type: 'number' }, { type: 'null' }] } as const
const numbers = { type: 'object', additionalProperties: number } as const
const reasons = { type: 'object', additionalProperties: { type: 'string' } } as const

const approximate = {
  type: 'object',
  description:
    'Metrics of a file that was read in parts and that are not exact: the exact value lies in [lower, upper]. Empty where all are exact.',
  additionalProperties: {
    type: 'object',
    required: ['error', 'lower', 'upper'],
    properties: {
      error: { type: 'number', description: 'The larger distance to the two bounds.' },
      lower: { type: 'number' },
      upper: { type: 'number' },
    },
  },
} as const

export default defineCommand({
  name: 'metrics',
  summary: 'Compute every metric that applies from a prediction file.',
  description:
    'Names and definitions are those of scikit-learn and Fairlearn. Without --score the labels of --prediction serve; without --prediction the labels come from the scores. What cannot be estimated is null, with the reason. A large file is read in parts, in bounded memory. Rows are never dropped: an empty cell in a column that is used makes what needs it not estimable.',
  surfaces: ['command'],
  inputs,
  outputs: {},
  example: 'mlops metrics --predictions scored.csv --task binary --target y --score p --json',
  writes: false,
  decides: false,
  permissions: {},
  json: {
    type: 'object',
    required: [
      'rows',
      'task',
      'metrics',
      'notEstimable',
      'approximate',
      'notes',
      'perClass',
      'slices',
      'fairness',
      'findings',
    ],
    properties: {
      rows: { type: 'integer', minimum: 0 },
      task: { enum: ['binary', 'multiclass', 'regression', 'clustering', 'ranking'] },
      classes: {
        type: 'array',
        items: { type: 'string' },
        description: 'The classes in order; binary: negative, positive.',
      },
      threshold: { type: 'number', description: 'Binary: rows at or above it were taken as positive.' },
      cheapestThreshold: {
        type: 'object',
        required: ['threshold', 'cost', 'honestCost', 'now', 'never', 'always', 'calibrated', 'rows'],
        description: 'With costs: the threshold that costs least, and mean costs a row.',
        properties: {
          threshold: {
            oneOf: [{ type: 'number' }, { type: 'null' }],
            description: 'null: never positive is cheapest.',
          },
          cost: { type: 'number', description: 'On the rows that chose it: too good.' },
          honestCost: {
            oneOf: [{ type: 'number' }, { type: 'null' }],
            description: 'Each half of the rows at the threshold that the other half chose.',
          },
          now: { type: 'number', description: 'At --threshold, or 0.5.' },
          never: { type: 'number' },
          always: { type: 'number' },
          calibrated: { oneOf: [{ type: 'number' }, { type: 'null' }] },
          rows: { type: 'integer' },
        },
      },
      metrics: { ...numbers, description: 'Every metric of the task; null where notEstimable says why.' },
      notEstimable: reasons,
      approximate,
      notes: { ...reasons, description: 'Values that exist by convention, such as 0 for 0 / 0.' },
      perClass: { type: 'object', additionalProperties: numbers, description: 'Each class against the rest.' },
      slices: {
        type: 'array',
        items: {
          type: 'object',
          required: ['slice', 'label', 'rows', 'metrics', 'notEstimable'],
          properties: {
            slice: { type: 'object', additionalProperties: { type: 'string' }, description: 'Column to value.' },
            label: { type: 'string', description: 'The same for a sentence.' },
            rows: { type: 'integer' },
            metrics: numbers,
            notEstimable: reasons,
            approximate,
          },
        },
      },
      fairness: {
        type: 'object',
        description: 'By column: the fairness metrics, and what they were made from.',
        additionalProperties: {
          type: 'object',
          required: ['metrics', 'notEstimable', 'pValues', 'byGroup'],
          properties: {
            metrics: numbers,
            notEstimable: reasons,
            pValues: {
              type: 'object',
              additionalProperties: { type: 'number' },
              description: 'Of equal rates in all groups, by metric.',
            },
            byGroup: {
              type: 'object',
              description: 'Each rate in each group.',
              additionalProperties: {
                type: 'object',
                required: ['rows', 'metrics', 'notEstimable', 'intervals'],
                properties: {
                  rows: { type: 'integer' },
                  metrics: numbers,
                  notEstimable: reasons,
                  intervals: {
                    type: 'object',
                    additionalProperties: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
                  },
                },
              },
            },
          },
        },
      },
      findings: { type: 'array', items: { type: 'string' }, description: 'How the columns were understood.' },
    },
  },
  handler: () => import('./handler.ts'),
})
