import { defineCommand } from '@mlops-actions/core'
import { dryRunInput, projectInputs } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  ...dryRunInput,
} as const

export default defineCommand({
  name: 'resume',
  summary: 'Take every step that is due (rollouts, long runs) and end. Safe to run twice at once.',
  surfaces: ['command'],
  inputs,
  outputs: {},
  example: 'mlops resume',
  writes: true,
  decides: false,
  permissions: {},
  json: { type: 'object', properties: { taken: { type: 'array' }, waiting: { type: 'array' } } },
  handler: () => import('./handler.ts'),
})
