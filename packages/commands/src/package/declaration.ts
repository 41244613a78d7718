import { defineCommand, input, output } from '@mlops-actions/core'
import { dryRunInput, modeInput, projectInputs, recordInput, tokenInput } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  ...recordInput,
  formats: input.list('bundle, image.', { key: 'package.formats' }),
  ...modeInput,
  ...dryRunInput,
  ...tokenInput,
} as const

export default defineCommand({
  name: 'package',
  summary: 'Build the model and its scoring server into one folder, start it, and compare its answers with the model.',
  description:
    'A bundle runs with one command where there is only Node; `image` adds an OCI build context. Built twice it is the same to the byte. What is validated is what was built, not only the model.',
  surfaces: ['action', 'command'],
  inputs,
  outputs: {
    package: output.text('Path of the folder that was built.'),
    'package-sha256': output.text('Digest of the folder.'),
  },
  example: 'mlops package --formats bundle,image',
  writes: true,
  decides: true,
  permissions: { contents: { level: 'read', why: 'read mlops.yml and the test data' } },
  json: {
    type: 'object',
    properties: { parity: { type: 'object' }, bytes: { type: 'integer' }, files: { type: 'array' } },
  },
  handler: () => import('./handler.ts'),
})
