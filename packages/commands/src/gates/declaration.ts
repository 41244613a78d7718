import { defineCommand, input } from '@mlops-actions/core'
import { projectInputs } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  topic: input.choice(['explain'])('explain.', { positional: true, fallback: 'explain' }),
  candidate: input.map('Metric values of the candidate: name=value, one a line.'),
  champion: input.map('Metric values of the champion: name=value, one a line.'),
  rows: input.integer('Rows of the test set.', { fallback: '1000' }),
} as const

export default defineCommand({
  name: 'gates',
  summary: 'Say what each gate of mlops.yml would decide with given numbers.',
  surfaces: ['command'],
  inputs,
  outputs: {},
  example: 'mlops gates explain --candidate roc_auc=0.78 --champion roc_auc=0.77',
  writes: false,
  decides: false,
  permissions: {},
  json: { type: 'object', properties: { gates: { type: 'array' } } },
  handler: () => import('./handler.ts'),
})
