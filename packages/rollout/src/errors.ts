import type { ErrorCatalog } from '@mlops-actions/core'

/** The error codes of rollouts. */
export const rolloutErrors = {
  ENDPOINT_MISSING: {
    summary: 'The endpoint does not exist.',
    explanation:
      'A rollout changes an endpoint that is there. `mlops deploy` makes it; check `deploy.endpoint` and the environment.',
  },
  ROLLOUT_IN_PROGRESS: {
    summary: 'The environment is being changed by another rollout.',
    explanation:
      'Two rollouts of one endpoint at a time would explain its traffic twice. Wait for the one in progress, or stop it: mlops abort --reason "…".',
  },
  ROLLOUT_TAKEN: {
    summary: 'Another rollout took the endpoint while this one was running.',
    explanation:
      'The identity of the rollout is read before and after every change. Another one stands there now, so this one stopped without changing anything more. `mlops status` shows what is live.',
  },
  ROLLOUT_NOT_OBSERVED: {
    summary: 'The endpoint did not take over a change in time.',
    explanation:
      'After every change the live state is read until it agrees. It did not. Nothing more was changed: `mlops status` shows what is live, `mlops resume` goes on.',
  },
  PACKAGE_NEEDED: {
    summary: 'The rollout needs the package of its version, and none was given.',
    explanation:
      'A deployment is made from a package. Run the command in the repository, or with access to the registry.',
  },
} as const satisfies ErrorCatalog
