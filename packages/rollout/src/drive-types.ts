import type { DeploymentSpec, EndpointState, Endpoints, Instant } from '@mlops-actions/core'
import type { AnalysisResult } from './analysis-types.ts'
import type { End, Health, Intent, RefusalCode, RolloutEvent, Strategy } from './types.ts'

/** What a rollout is driven with. */
export interface Drive {
  readonly endpoints: Endpoints
  readonly endpoint: string
  readonly intent: Intent
  readonly strategy: Strategy
  /** What a deployment of this version is made from. Not needed to go back. */
  readonly spec?: (deployment: string, version: string) => DeploymentSpec | Promise<DeploymentSpec>
  /** Calls a deployment directly. `new`: does it answer as its package did? `old`: does it answer? */
  readonly check: (deployment: string, role: 'new' | 'old') => Promise<Health>
  readonly onEvent?: (event: RolloutEvent) => void
  /** How long to go on while there is only waiting to do. 0 takes what is due and leaves. Without end unless set. */
  readonly waitForMs?: number
  /** Between two looks at a running step. 1 second unless set. */
  readonly pollMs?: number
  /** How long a change may take until it is observed. 2 minutes unless set. */
  readonly observeMs?: number
}

/** How a drive ended. `pending`: the rollout goes on, `due` says when; `interrupted`: the signal came. */
export interface DriveResult {
  readonly end: End | 'pending' | 'interrupted'
  readonly reason?: string
  readonly code?: RefusalCode
  readonly due?: Instant
  /** The live state as it was read last. */
  readonly state: EndpointState
  /** The identity of the rollout that was driven. */
  readonly rollout: string
  readonly events: readonly RolloutEvent[]
  readonly analyses: readonly AnalysisResult[]
}
