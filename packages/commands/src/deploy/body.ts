import type { EndpointState, Json } from '@mlops-actions/core'

/** What the record of `deploy` holds: what was asked, every event, every analysis, and what is live at the end. */
export interface DeployBody {
  readonly environment: string
  readonly endpoint: string
  readonly operation: string
  readonly version?: string
  readonly reason?: string
  readonly rollout: string
  readonly owner: string
  readonly end: string
  readonly live: { readonly version: string | null; readonly deployment: string | null }
  readonly previous: string | null
  readonly traffic: EndpointState['traffic']
  readonly events: Json
  readonly analyses: Json
}
