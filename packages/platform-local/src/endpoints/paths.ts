import { join } from 'node:path'
import { fail } from './errors.ts'

/** Where the state of an endpoint lies below the state folder. */
export interface EndpointPaths {
  readonly folder: string
  /** Numbered revisions of the desired state. */
  readonly desired: string
  /** What the controller last saw. */
  readonly observed: string
  /** Mode 0600. */
  readonly key: string
  readonly logs: string
  readonly metrics: string
  readonly collected: string
}

/** @throws UserError ENDPOINT_NAME */
export function endpointPaths(home: string, endpoint: string): EndpointPaths {
  const folder = join(home, 'endpoints', checkedName(endpoint, 'an endpoint'))
  return {
    folder,
    desired: join(folder, 'desired'),
    observed: join(folder, 'observed.json'),
    key: join(folder, 'key'),
    logs: join(folder, 'logs'),
    metrics: join(folder, 'metrics'),
    collected: join(folder, 'collected'),
  }
}

/** @throws UserError ENDPOINT_NAME */
export function checkedName(name: string, what: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/.test(name)) return name
  throw fail('ENDPOINT_NAME', `${JSON.stringify(name)} cannot be the name of ${what}.`, {
    remedy: 'Use letters, digits and hyphens, at most 63.',
  })
}
