import { defineCommand, input } from '@mlops-actions/core'
import { projectInputs } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  endpoint: input.text('The endpoint; = the one of the last environment.', { positional: true }),
} as const

export default defineCommand({
  name: 'serve',
  summary: 'Run the controller of a local endpoint: deployments, router, collection. Ctrl-C stops it.',
  surfaces: ['command'],
  inputs,
  outputs: {},
  example: 'mlops serve credit-default',
  writes: true,
  decides: false,
  permissions: {},
  json: { type: 'object', properties: { url: { type: 'string' } } },
  handler: () => import('./handler.ts'),
})
