import { defineCommand, input, output } from '@mlops-actions/core'
import { projectInputs } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  fix: input.flag('Bring an older mlops.yml to the format of this version.', { fallback: 'false' }),
} as const

export default defineCommand({
  name: 'check',
  summary: 'Check mlops.yml and what it names, and run nothing.',
  description:
    'Every problem at once, each with file, line and column, what was given, what is accepted and what to write instead.',
  surfaces: ['command'],
  inputs,
  outputs: { gates: output.json('The gates as they will be applied.') },
  example: 'mlops check',
  writes: false,
  decides: false,
  permissions: { contents: { level: 'read', why: 'read mlops.yml and the files that it names' } },
  json: {
    type: 'object',
    properties: {
      model: { type: 'string' },
      task: { type: 'string' },
      gates: { type: 'array' },
      files: { type: 'array' },
    },
  },
  handler: () => import('./handler.ts'),
})
