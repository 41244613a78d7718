import { defineCommand, input, output } from '@mlops-actions/core'
import { modeInput, projectInputs, recordInput, tokenInput } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  ...recordInput,
  environment: input.text('The environment whose endpoint is looked at; = the last.'),
  reference: input.text('train, test, or a file: a table or a profile.', { key: 'monitor.reference' }),
  current: input.text('A table; = what the endpoint collected.'),
  window: input.duration('How far back; the last rows of a table whose times are known.', { key: 'monitor.window' }),
  time: input.text('Column of the times of the current table.', { key: 'monitor.time' }),
  season: input.choice(['hour', 'weekday', 'weekday-hour', 'month', 'quarter'])(
    'Compare also with the same season of an earlier cycle.',
    { key: 'monitor.season' },
  ),
  labels: input.text(
    'A table with the truth that has arrived since: the target and request_id, or the columns that identify a row.',
    {
      key: 'monitor.labels',
    },
  ),
  multivariate: input.flag('Also look at all features together, which needs the rows of the reference.', {
    fallback: 'false',
  }),
  compat: input.choice(['evidently', 'nannyml', 'azureml', 'deepchecks', 'tfdv'])(
    'Also compute what this tool would say.',
  ),
  task: input.choice(['binary', 'multiclass', 'regression'])('What was predicted, for files with predictions.', {
    only: 'command',
  }),
  target: input.text('Column of the truth, where a file has it.', { only: 'command' }),
  score: input.list('Column of the score of the positive class, or one column a class.', { only: 'command' }),
  prediction: input.text('Column of the predicted class or number.', { only: 'command' }),
  'positive-label': input.text('The positive class; = 1, or the last class in order.', { only: 'command' }),
  threshold: input.number('Decision threshold on the score; = 0.5.', { only: 'command' }),
  id: input.list('Columns that identify a row: the key of the labels, and no features.', { only: 'command' }),
  exclude: input.list('Columns that are no features.', { only: 'command' }),
  'exact-cells': input.integer('A table of more cells (rows × columns) is read in parts, as distributions.', {
    fallback: '50000000',
    only: 'command',
  }),
  ...modeInput,
  ...tokenInput,
} as const

export default defineCommand({
  name: 'check-drift',
  summary: 'Compare what arrives with what the model was trained on, find the cause, and say what to do.',
  description:
    'A reference (a profile or a table) against current data (a table, or what the endpoint collected): data quality, schema, the distance of each feature, predictions, performance with and without labels, errors and latency. Drift needs an effect and significance; too few rows is inconclusive. With two files no mlops.yml is needed; --task to --exclude say what their columns are.',
  surfaces: ['action', 'command'],
  inputs,
  outputs: {
    cause: output.text('none, data-quality, schema, seasonality, covariate, prior, concept, attribution or unknown.'),
    recommendation: output.text('none, fix-data, retrain or wait.'),
    'drifted-features': output.json('Names of the features that drifted, strongest first.'),
    since: output.text('When the worst feature began to drift, RFC 3339; empty where that is not known.'),
    alarm: output.text('open, keep, close or none: whether enough of the last windows failed.'),
    retrain: output.text('true where mlops.yml lets a training start now by itself.'),
  },
  example: 'mlops check-drift --reference train.csv --current today.csv --json',
  writes: true,
  decides: true,
  permissions: { contents: { level: 'read', why: 'read mlops.yml and the reference' } },
  json: {
    type: 'object',
    properties: {
      rows: { type: 'object' },
      features: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          properties: { type: { type: 'string' }, verdict: { type: 'string' }, measures: { type: 'object' } },
        },
      },
      cause: { type: 'string' },
      recommendation: { type: 'string' },
      since: { type: 'object', description: 'When the worst feature began to drift, and what happened before.' },
      alarm: { type: 'object', description: 'k of n windows, cool-down and budget; with an mlops.yml only.' },
      windows: { type: 'array', items: { type: 'object' }, description: 'With --time and --window: each window.' },
      notJudged: { type: 'array', items: { type: 'object' } },
    },
  },
  handler: () => import('./handler.ts'),
})
