import { defineCommand, input, output } from '@mlops-actions/core'

export const inputs = {
  model: input.path('An ONNX file.', { required: true }),
  data: input.path('csv, parquet or jsonl.', { required: true }),
  out: input.path('Where to write the predictions, as CSV.', { required: true }),
  features: input.list(
    'The columns that are features, in the order of the model; = by name, else all columns of the table in order.',
  ),
  exclude: input.list('Columns that are no features.'),
  threads: input.integer('Threads of the runtime.', { fallback: '2' }),
  missing: input.choice(['refuse', 'allow'])('Whether empty cells may be given to the model.', {
    fallback: 'refuse',
  }),
} as const

export default defineCommand({
  name: 'predict',
  summary: 'Score a table with a model, a line a row in order.',
  surfaces: ['command'],
  inputs,
  outputs: { rows: output.number('Rows scored.') },
  example: 'mlops predict --model model.onnx --data test.csv --out predictions.csv',
  writes: true,
  decides: false,
  permissions: {},
  json: {
    type: 'object',
    properties: { rows: { type: 'integer' }, columns: { type: 'array' }, model: { type: 'object' } },
  },
  handler: () => import('./handler.ts'),
})
