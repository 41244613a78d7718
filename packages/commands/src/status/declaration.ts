import { defineCommand, input } from '@mlops-actions/core'
import { projectInputs } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  environment: input.text('Only this environment.'),
} as const

export default defineCommand({
  name: 'status',
  summary: 'Say what is live, where, since when, and what waits.',
  surfaces: ['command'],
  inputs,
  outputs: {},
  example: 'mlops status --json',
  writes: false,
  decides: false,
  permissions: {},
  json: {
    type: 'object',
    properties: { model: { type: 'string' }, aliases: { type: 'object' }, environments: { type: 'array' } },
  },
  handler: () => import('./handler.ts'),
})
