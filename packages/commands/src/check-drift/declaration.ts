import { defineCommand, input, output } from '@mlops-actions/core'
import { modeInput, projectInputs, recordInput, tokenInput } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  ...recordInput,
  environment: input.text('The environment whose endpoint is looked at; = the last.'),
  reference: input.text('train, test, or a file: a table or a profile.', { key: 'monitor.reference' }),
  current: input.text('A table; = what the endpoint collected.'),
  window: input.duration('How far back.', { key: 'monitor.window' }),
  compat: input.choice(['evidently', 'nannyml', 'azureml', 'deepchecks', 'tfdv'])(
    'Also compute what this tool would say.',
  ),
  ...modeInput,
  ...tokenInput,
} as const

export default defineCommand({
  name: 'check-drift',
  summary: 'Compare what arrives with what the model was trained on, find the cause, and say what to do.',
  description:
    'A reference (a profile or a table) against current data (a table, or what the endpoint collected): data quality, schema, the distance of each feature, predictions, errors and latency. Drift needs an effect and significance; too few rows is inconclusive.',
  surfaces: ['action', 'command'],
  inputs,
  outputs: {
    cause: output.text('none, data-quality, schema, seasonality, covariate, prior, concept, attribution or unknown.'),
    recommendation: output.text('none, fix-data, retrain or wait.'),
    'drifted-features': output.json('Names of the features that drifted, strongest first.'),
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
    },
  },
  handler: () => import('./handler.ts'),
})
