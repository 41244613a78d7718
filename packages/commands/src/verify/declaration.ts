import { defineCommand, input } from '@mlops-actions/core'
import { projectInputs } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  subject: input.text('A version (v12), a record (path or digest), or nothing: the champion.', { positional: true }),
} as const

export default defineCommand({
  name: 'verify',
  summary: 'Check the chain of records of a version or a record: nothing was changed since.',
  surfaces: ['command'],
  inputs,
  outputs: {},
  example: 'mlops verify v11 --json',
  writes: false,
  decides: true,
  permissions: {},
  json: {
    type: 'object',
    properties: { records: { type: 'array' }, proves: { type: 'array' }, provesNot: { type: 'array' } },
  },
  handler: () => import('./handler.ts'),
})
