import { defineCommand, input } from '@mlops-actions/core'

export const inputs = {
  file: input.path('csv, parquet or jsonl.', { positional: true, required: true }),
  protected: input.list('Columns whose exact extremes are not shown.'),
} as const

export default defineCommand({
  name: 'profile',
  summary: 'Read a table strictly and say what is in it, and what is odd about it.',
  surfaces: ['command'],
  inputs,
  outputs: {},
  example: 'mlops profile data/train.csv --json',
  writes: false,
  decides: false,
  permissions: {},
  json: {
    type: 'object',
    properties: { rows: { type: 'integer' }, columns: { type: 'array' }, findings: { type: 'array' } },
  },
  handler: () => import('./handler.ts'),
})
