import { defineCommand, input, output } from '@mlops-actions/core'
import { dryRunInput, projectInputs, recordInput, tokenInput } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  ...recordInput,
  tags: input.map('Tags of the version: name=value, one a line.'),
  ...dryRunInput,
  ...tokenInput,
} as const

export default defineCommand({
  name: 'register',
  summary: 'Keep the model, its package and its records under a version that never changes.',
  description:
    'A version is always made, a failed one too, with its verdict. When both verdicts (model, package) allow it, the alias challenger points at it. History is append-only.',
  surfaces: ['action', 'command'],
  inputs,
  outputs: {
    version: output.text('The version, for example 12.'),
    'version-url': output.text('Where the version can be looked at; empty on this machine.'),
    aliases: output.json('Aliases after this step.'),
  },
  example: 'mlops register --tags ticket=RISK-12',
  writes: true,
  decides: false,
  permissions: { contents: { level: 'write', why: 'push to the registry branch when registry: git' } },
  json: {
    type: 'object',
    properties: { version: { type: 'string' }, created: { type: 'boolean' }, aliases: { type: 'object' } },
  },
  handler: () => import('./handler.ts'),
})
