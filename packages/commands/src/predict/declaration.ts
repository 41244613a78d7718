import { defineCommand, input, output } from '@mlops-actions/core'
import { dryRunInput } from '../shared/inputs.ts'

export const inputs = {
  model: input.path('An ONNX file.', { required: true }),
  data: input.path('csv, parquet or jsonl.', { required: true }),
  out: input.path('Where to write the predictions, as CSV; - is standard output.', { required: true }),
  features: input.list(
    'The columns that are features, in the order of training; = by name where the model has names, else all columns that are not excluded, in the order of the table.',
  ),
  exclude: input.list('Columns that are no features: the target, ids.'),
  keep: input.list('Columns of the table that are written beside the predictions, such as an id or the truth.'),
  task: input.choice(['binary', 'multiclass', 'regression', 'clustering', 'ranking'])(
    'What the model predicts, where its outputs leave it open.',
  ),
  classes: input.list('The classes in the order of the probabilities, where the model does not name them.'),
  inputs: input.map('The columns of an input, where names and order do not tell: input=column|column|….'),
  outputs: input.map(
    'The roles of outputs, where types do not tell: label=NAME, probabilities=NAME, score=NAME, value=NAME.',
  ),
  categories: input.map(
    'Columns that the model takes as category codes: column=as-is, or column=value|value|… in the order of training.',
  ),
  missing: input.choice(['refuse', 'allow'])('Whether empty cells may be given to the model.', {
    fallback: 'refuse',
  }),
  'unknown-categories': input.choice(['refuse', 'zeros'])('What happens to a category that training did not have.', {
    fallback: 'refuse',
  }),
  'suspect-export': input.choice(['refuse', 'accept'])(
    'What happens to trees that look as if the export had lost what they learned.',
    { fallback: 'refuse' },
  ),
  threads: input.integer('Threads of the runtime and of the reader.', { fallback: '2' }),
  ...dryRunInput,
} as const

const names = { type: 'array', items: { type: 'string' } } as const

export default defineCommand({
  name: 'predict',
  summary: 'Score a table with a model, a line a row in order.',
  description:
    'Writes `prediction`, then `probability_<class>` a class, or `score` where the numbers are no probabilities; `prediction_<n>` a target where a model predicts several; then the columns of --keep. The file appears whole or not at all.',
  surfaces: ['command'],
  inputs,
  outputs: { rows: output.number('Rows scored.'), predictions: output.text('Path of the file that was written.') },
  example: 'mlops predict --model model.onnx --data test.csv --exclude id,target --out predictions.csv',
  writes: true,
  decides: false,
  permissions: {},
  json: {
    type: 'object',
    required: ['rows', 'columns', 'features', 'model', 'written', 'findings'],
    properties: {
      rows: { type: 'integer', minimum: 0, description: 'Rows of the table.' },
      columns: { ...names, description: 'Columns of the file of predictions, in order.' },
      features: {
        type: 'array',
        description: 'Which columns fed which input of the model.',
        items: {
          type: 'object',
          required: ['input', 'columns'],
          properties: { input: { type: 'string' }, columns: names },
        },
      },
      model: {
        type: 'object',
        description: 'What the file says of itself: producer, versions, inputs, outputs, classes.',
        required: ['digest', 'bytes', 'inputs', 'outputs', 'classes'],
        properties: {
          digest: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
          bytes: { type: 'integer' },
          producer: { type: 'string' },
          irVersion: { type: 'integer' },
          opsets: { type: 'object', additionalProperties: { type: 'integer' } },
          inputs: { type: 'array' },
          outputs: { type: 'array' },
          classes: { oneOf: [names, { type: 'null' }] },
        },
      },
      scoreKind: {
        enum: ['log-odds', 'margin', 'distance', 'anomaly', 'score'],
        description: 'What the numbers are where they are no probabilities.',
      },
      written: { oneOf: [{ type: 'string' }, { type: 'null' }], description: 'The file; null with --dry-run.' },
      findings: {
        type: 'array',
        items: {
          type: 'object',
          required: ['about', 'code', 'message'],
          properties: {
            about: { enum: ['data', 'model'] },
            code: { type: 'string' },
            message: { type: 'string' },
            severity: { enum: ['error', 'warning', 'note'] },
            column: { type: 'string' },
            rows: { type: 'integer' },
          },
        },
      },
    },
  },
  handler: () => import('./handler.ts'),
})
