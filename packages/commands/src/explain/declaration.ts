import { defineCommand, input } from '@mlops-actions/core'

export const inputs = {
  code: input.text('The code, for example CONFIG_UNKNOWN_KEY; or metrics; or nothing: all codes.', {
    positional: true,
  }),
} as const

export default defineCommand({
  name: 'explain',
  summary: 'Explain an error code, or list the metrics of each task.',
  surfaces: ['command'],
  inputs,
  outputs: {},
  example: 'mlops explain CONFIG_UNKNOWN_METRIC',
  writes: false,
  decides: false,
  permissions: {},
  json: {
    type: 'object',
    description: 'Of one code `code`, `summary`, `explanation`; of none `codes`; of metrics `metrics`.',
    properties: {
      code: { type: 'string', pattern: '^[A-Z0-9_]+$' },
      explanation: { type: 'string' },
      codes: { type: 'object', additionalProperties: { type: 'string' }, description: 'Every code and what it means.' },
      metrics: {
        type: 'object',
        description: 'The metrics of each task, its first one first.',
        additionalProperties: {
          type: 'array',
          items: {
            type: 'object',
            required: ['name', 'label', 'goal', 'family', 'description'],
            properties: {
              name: { type: 'string' },
              label: { type: 'string' },
              goal: { enum: ['maximize', 'minimize'] },
              family: { enum: ['quality', 'calibration', 'fairness', 'operational'] },
              description: { type: 'string' },
            },
          },
        },
      },
    },
  },
  handler: () => import('./handler.ts'),
})
