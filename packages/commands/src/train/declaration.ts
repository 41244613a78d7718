import { defineCommand, input, output } from '@mlops-actions/core'
import { dryRunInput, projectInputs, tokenInput } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  parameters: input.map('Parameters that win over mlops.yml: name=value, one a line.', { key: 'train.parameters' }),
  seed: input.integer('The seed.', { key: 'train.seed' }),
  'run-id': input.text('Go on with this run: watch it, and take its outputs.'),
  'wait-for': input.duration('How long this step waits; a longer run ends as pending and `mlops resume` goes on.', {
    fallback: '30m',
  }),
  reuse: input.flag('Reuse an earlier run with the same inputs.', { fallback: 'true' }),
  ...dryRunInput,
  ...tokenInput,
} as const

export default defineCommand({
  name: 'train',
  summary: "Run the team's training command under the contract of mlops.yml and record what reproducing it needs.",
  description:
    'The command is any program. It reads MLOPS_DATA_TRAIN, MLOPS_PARAMETERS (a JSON file) and MLOPS_SEED, and writes below MLOPS_OUTPUT. Same inputs → the earlier run is reused, and the answer says so. The test data is never handed over.',
  surfaces: ['action', 'command'],
  inputs,
  outputs: {
    'run-id': output.text('The run, for example run-5c20e1.'),
    'run-url': output.text('Where the run can be watched; empty on this machine.'),
    'run-status': output.text('running, completed, failed or cancelled.'),
    reused: output.text('true when an earlier run had the same inputs.'),
    metrics: output.json('What the command wrote to metrics.json: a claim, not a measurement.'),
  },
  example: 'mlops train --parameters trees=200 --seed 7',
  writes: true,
  decides: false,
  permissions: { contents: { level: 'read', why: 'read the code and the data' } },
  json: {
    type: 'object',
    properties: {
      runId: { type: 'string' },
      status: { type: 'string' },
      reused: { type: 'boolean' },
      metrics: { type: 'object' },
      plan: { type: 'object' },
    },
  },
  handler: () => import('./handler.ts'),
})
