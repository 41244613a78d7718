import { defineCommand, input, output } from '@mlops-actions/core'
import { dryRunInput } from '../shared/inputs.ts'

export const inputs = {
  folder: input.path('The folder of the model.', { positional: true, fallback: '.' }),
  force: input.flag('Write over an mlops.yml that is there.', { fallback: 'false' }),
  ...dryRunInput,
} as const

export default defineCommand({
  name: 'init',
  summary: 'Look at this repository and write an mlops.yml with comments for it.',
  surfaces: ['command'],
  inputs,
  outputs: { config: output.text('Path of the file that was written.') },
  example: 'mlops init',
  writes: true,
  decides: false,
  permissions: {},
  json: { type: 'object', properties: { found: { type: 'object' }, text: { type: 'string' } } },
  handler: () => import('./handler.ts'),
})
