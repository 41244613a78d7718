import { defineCommand, input } from '@mlops-actions/core'
import { projectInputs } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  subject: input.text('A request id, a version (v12), a run, a record, or a commit.', {
    positional: true,
    required: true,
  }),
} as const

export default defineCommand({
  name: 'trace',
  summary: 'Walk from a request id or a version back to the commit and the data, and forward to where it is live.',
  surfaces: ['command'],
  inputs,
  outputs: {},
  example: 'mlops trace v12',
  writes: false,
  decides: false,
  permissions: {},
  json: { type: 'object', properties: { subject: { type: 'string' }, steps: { type: 'array' } } },
  handler: () => import('./handler.ts'),
})
