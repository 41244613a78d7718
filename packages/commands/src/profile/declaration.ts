import { defineCommand, input } from '@mlops-actions/core'

export const inputs = {
  file: input.path('csv, parquet or jsonl; a folder or a glob.', { positional: true, required: true }),
  separator: input.text('The separator of a CSV file; = by evidence.'),
  write: input.path('Write the distributions to this file, without rows: check-drift takes it as --reference.'),
  'exact-cells': input.integer(
    'A Parquet table of more cells (rows × columns) is read in parts: different values are estimated above 65,536, and rows that repeat are not looked for.',
    { fallback: '50000000' },
  ),
  protected: input.list('Columns whose exact smallest and largest value are not shown.'),
} as const

const numberOrNull = { oneOf: [{ type: 'number' }, { type: 'null' }] } as const

export default defineCommand({
  name: 'profile',
  summary: 'Read a table strictly and say what is in it, and what is odd about it.',
  description:
    'Types, empty cells, different values, smallest, largest and mean of every column. Times are milliseconds since 1970 in the JSON answer. What would be read wrong is refused, with the line and the remedy.',
  surfaces: ['command'],
  inputs,
  outputs: {},
  example: 'mlops profile data/train.csv --json',
  writes: false,
  decides: false,
  permissions: {},
  json: {
    type: 'object',
    required: ['file', 'format', 'digest', 'bytes', 'rows', 'columns', 'findings'],
    properties: {
      file: { type: 'string' },
      format: { enum: ['csv', 'parquet', 'jsonl'] },
      digest: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$', description: 'Of the bytes of the file or folder.' },
      bytes: { type: 'integer' },
      rows: { type: 'integer', minimum: 0 },
      columns: {
        type: 'array',
        items: {
          type: 'object',
          required: ['name', 'type', 'nulls', 'distinct', 'min', 'max', 'mean'],
          properties: {
            name: { type: 'string' },
            type: { enum: ['number', 'integer', 'boolean', 'timestamp', 'text'] },
            nulls: { type: 'integer', description: 'Empty cells.' },
            distinct: { type: 'integer', description: 'Different values among the others.' },
            distinctError: {
              type: 'number',
              description:
                'How far distinct may be off, relative to it (three standard errors); absent where it is exact.',
            },
            min: numberOrNull,
            max: numberOrNull,
            mean: numberOrNull,
          },
        },
      },
      findings: {
        type: 'array',
        items: {
          type: 'object',
          required: ['code', 'severity', 'message'],
          properties: {
            code: { type: 'string' },
            severity: { enum: ['error', 'warning', 'note'] },
            message: { type: 'string' },
            remedy: { type: 'string' },
            column: { type: 'string' },
            count: { type: 'integer' },
            places: {
              type: 'array',
              items: {
                type: 'object',
                required: ['row'],
                properties: { file: { type: 'string' }, line: { type: 'integer' }, row: { type: 'integer' } },
              },
            },
          },
        },
      },
    },
  },
  handler: () => import('./handler.ts'),
})
