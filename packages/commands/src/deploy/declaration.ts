import { defineCommand, input, output } from '@mlops-actions/core'
import { dryRunInput, modeInput, projectInputs, recordInput, tokenInput } from '../shared/inputs.ts'

export const inputs = {
  ...projectInputs,
  ...recordInput,
  environment: input.text('The environment; = the only one.'),
  operation: input.choice(['deploy', 'status', 'promote', 'rollback', 'abort'])('What to do.', {
    fallback: 'deploy',
  }),
  version: input.text('The version; = of the record.'),
  reason: input.text('Why: asked for by rollback, abort and a version that was rolled back before.'),
  'wait-for': input.duration(
    'How long this step stays with the rollout; then it ends as pending and `mlops resume` goes on.',
    { fallback: '30m' },
  ),
  strategy: input.choice(['canary', 'all-at-once'])('How traffic moves.', { key: 'deploy.environments' }),
  ...modeInput,
  ...dryRunInput,
  ...tokenInput,
} as const

export default defineCommand({
  name: 'deploy',
  summary:
    'Take a version to an environment step by step, watch it against the old one, and go back by itself when it is worse.',
  description:
    'operation: deploy, status, promote (go on at once), rollback (all traffic back to what was live before), abort (the same, in a rollout only). Success is reported only when the requested version answers all requests.',
  surfaces: ['action', 'command'],
  inputs,
  outputs: {
    state: output.text('prepared, verified, shifting, paused, live, retired, rolling-back, rolled-back or failed.'),
    'live-version': output.text('The version that answers.'),
    'live-deployment': output.text('blue or green.'),
    'previous-version': output.text('What rollback would go back to.'),
    'endpoint-url': output.text('The address.'),
  },
  example: 'mlops deploy --environment production',
  writes: true,
  decides: true,
  permissions: { contents: { level: 'write', why: 'move the alias champion when registry: git' } },
  json: {
    type: 'object',
    properties: {
      state: { type: 'string' },
      traffic: { type: 'object' },
      events: { type: 'array' },
      plan: { type: 'array' },
    },
  },
  handler: () => import('./handler.ts'),
})
