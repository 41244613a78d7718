import type { DeploymentState } from '@mlops-actions/core'

/** A deployment as the controller sees it. */
export interface ObservedDeployment extends DeploymentState {
  readonly pid?: number
  /** How often it was started again after it had ended by itself. */
  readonly restarts: number
}

/** What the controller sees: written to observed.json and told at `/-/state`. */
export interface Observed {
  readonly endpoint: string
  /** Of this start of the controller. */
  readonly instance: string
  readonly pid: number
  readonly url: string
  /** Number of the revision that is in force. */
  readonly revision: number
  /** Why a newer revision is not in force. */
  readonly problem?: string
  readonly at: string
  readonly deployments: Readonly<Record<string, ObservedDeployment>>
}

/** Checks what claims to be an observed state of this endpoint. */
export function parseObserved(value: unknown, endpoint: string): Observed | undefined {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const right =
    fields['endpoint'] === endpoint &&
    typeof fields['instance'] === 'string' &&
    typeof fields['url'] === 'string' &&
    typeof fields['revision'] === 'number' &&
    typeof fields['deployments'] === 'object' &&
    fields['deployments'] !== null
  return right ? (value as Observed) : undefined
}
