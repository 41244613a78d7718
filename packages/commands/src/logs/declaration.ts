import { defineCommand, input } from '@mlops-actions/core'
import { projectInputs } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  environment: input.text('The environment; = the last.'),
  deployment: input.text('blue or green; = the live one.'),
  run: input.text('A run, instead of a deployment.', { positional: true }),
  tail: input.integer('How many lines.', { fallback: '100' }),
} as const

export default defineCommand({
  name: 'logs',
  summary: 'Print the log of a deployment or of a run.',
  surfaces: ['command'],
  inputs,
  outputs: {},
  example: 'mlops logs --environment production --deployment green',
  writes: false,
  decides: false,
  permissions: {},
  json: { type: 'object', properties: { lines: { type: 'array' } } },
  handler: () => import('./handler.ts'),
})
