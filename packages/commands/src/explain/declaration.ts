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
    properties: { code: { type: 'string' }, summary: { type: 'string' }, explanation: { type: 'string' } },
  },
  handler: () => import('./handler.ts'),
})
