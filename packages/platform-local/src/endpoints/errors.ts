import { type ErrorCatalog, errorsOf } from '@mlops-actions/core'

/** What can go wrong with an endpoint on this machine, and what a user can do about it. */
export const endpointErrors = {
  ENDPOINT_NAME: {
    summary: 'The name cannot be one of an endpoint or deployment.',
    explanation: 'Names have letters, digits and hyphens, at most 63, and begin with a letter or digit.',
  },
  ENDPOINT_NOT_FOUND: {
    summary: 'There is no endpoint of this name here.',
    explanation:
      'Endpoints live below the state folder (`.mlops`, or MLOPS_HOME). Deploy first, or use the folder in which it was deployed.',
  },
  ENDPOINT_SETTINGS: {
    summary: 'The settings of the endpoint are not of the form they have.',
    explanation:
      'The message names the setting. Under `deploy:` in mlops.yml: collect { share, exclude, keep, at-most }, host, port, timeout, route-header.',
  },
  ENDPOINT_NOT_SERVED: {
    summary: 'The process that serves the endpoint did not start, or ended.',
    explanation:
      '`mlops serve NAME` makes the desired state true. The message has the last lines of its log. In a GitHub job it ends with the job.',
  },
  ENDPOINT_PORT_IN_USE: {
    summary: 'Another program listens on the port of the endpoint.',
    explanation:
      'An endpoint keeps its port, so that its address stays the same. Stop the other program, or set another port under `deploy:`.',
  },
  ENDPOINT_STATE: {
    summary: 'A state file of the endpoint cannot be read.',
    explanation:
      'Revisions below `endpoints/NAME/desired` are written whole and never changed. The message names the file.',
  },
  DEPLOYMENT_EXISTS: {
    summary: 'A deployment of this name exists with other content.',
    explanation: 'Deployments are created and deleted, never updated in place. Delete it first, or use the other name.',
  },
  DEPLOYMENT_NOT_FOUND: {
    summary: 'The endpoint has no deployment of this name.',
    explanation: '`mlops status` lists them.',
  },
  DEPLOYMENT_HAS_TRAFFIC: {
    summary: 'A deployment that answers requests is not deleted.',
    explanation: 'Give its traffic to the other deployment first.',
  },
  TRAFFIC_INVALID: {
    summary: 'The traffic that was asked for is not possible.',
    explanation: 'Weights are whole percentages that add to 100, of deployments that exist and are ready.',
  },
} as const satisfies ErrorCatalog

/** Makes an error of the local endpoints. */
export const fail = errorsOf(endpointErrors)
