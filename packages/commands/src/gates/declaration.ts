import { defineCommand, input } from '@mlops-actions/core'
import { projectInputs } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  topic: input.choice(['explain'])('explain.', { positional: true, fallback: 'explain' }),
  candidate: input.map(
    'Values of the candidate: metric=value, or behaviour.NAME=share of rows that keep the test; one a line or a flag.',
  ),
  champion: input.map('Metric values of the champion: metric=value, one a line or a flag; without it there is none.'),
  rows: input.integer('Rows of the test set.'),
} as const

export default defineCommand({
  name: 'gates',
  summary: 'Say what each gate and behaviour test of mlops.yml would decide with given numbers.',
  description:
    'Floors, ceilings, ratios and behaviour tests are decided by numbers alone. A comparison with the champion is decided by paired rows: then the answer says what the numbers leave open, and with --rows what they leave open at that size.',
  surfaces: ['command'],
  inputs,
  outputs: {},
  example: 'mlops gates explain --candidate roc_auc=0.78 --champion roc_auc=0.77 --rows 7500',
  writes: false,
  decides: false,
  permissions: {},
  json: {
    type: 'object',
    required: ['model', 'task', 'gates'],
    properties: {
      model: { type: 'string' },
      task: { enum: ['binary', 'multiclass', 'regression', 'clustering', 'ranking'] },
      rows: { type: 'integer' },
      gates: {
        type: 'array',
        items: {
          type: 'object',
          required: ['gate', 'metric', 'mode', 'rule', 'decision', 'parts'],
          properties: {
            gate: { type: 'string', description: 'Of a behaviour test behaviour.NAME.' },
            metric: { type: 'string' },
            mode: { enum: ['enforce', 'observe'] },
            rule: { type: 'string' },
            where: { type: 'string', description: 'File and line; absent for a gate by default.' },
            decision: {
              enum: ['pass', 'fail', 'inconclusive', 'needs-rows', 'not-given'],
              description:
                'needs-rows: no number decides it, only rows do. not-given: its metric was not among the numbers.',
            },
            candidate: { type: 'number' },
            champion: { type: 'number' },
            parts: {
              type: 'array',
              items: {
                type: 'object',
                required: ['decision', 'message'],
                properties: {
                  decision: { enum: ['pass', 'fail', 'inconclusive', 'needs-rows', 'not-given'] },
                  code: { type: 'string' },
                  message: { type: 'string' },
                },
              },
            },
          },
        },
      },
    },
  },
  handler: () => import('./handler.ts'),
})
