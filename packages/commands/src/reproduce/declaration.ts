import { defineCommand, input, output } from '@mlops-actions/core'
import { projectInputs } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  run: input.text('The run, for example run-5c20e1, or its record.', { positional: true, required: true }),
} as const

export default defineCommand({
  name: 'reproduce',
  summary:
    'Train again from the record of a run and say whether the outputs are equal, and if not, which metric moved by how much.',
  surfaces: ['command'],
  inputs,
  outputs: { equal: output.text('true when every output is the same to the byte.') },
  example: 'mlops reproduce run-5c20e1',
  writes: true,
  decides: true,
  permissions: {},
  json: {
    type: 'object',
    properties: { equal: { type: 'boolean' }, differences: { type: 'array' }, metrics: { type: 'object' } },
  },
  handler: () => import('./handler.ts'),
})
