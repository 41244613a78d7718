import type { Digest, EndpointState, EnvironmentConfig, Instant, Phase, Rollout, Weights } from '@mlops-actions/core'
import type { AnalysisResult } from './analysis-types.ts'

/** How an environment is rolled out: the part of its configuration that decides. Times in milliseconds, weights in percent. */
export type Strategy = Pick<
  EnvironmentConfig,
  'strategy' | 'steps' | 'analysis' | 'minRequests' | 'extendMs' | 'inconclusive' | 'bakeMs'
> & {
  /** How long a new deployment may take until it is ready. 30 minutes unless set. */
  readonly prepareMs?: number
}

/** What somebody wants of the endpoint. */
export interface Intent {
  /** `resume`: take whatever is due of the rollout that is stored. */
  readonly operation: 'deploy' | 'promote' | 'rollback' | 'abort' | 'resume'
  /** Identifies the rollout that begins with this intent; a rollout that is adopted keeps its own. */
  readonly id: string
  /** Who: the URL of the workflow run, or user@machine. Shown to whoever finds the rollout in progress. */
  readonly owner: string
  /** deploy: the requested version. rollback: the version to bring back when the old deployment is gone. */
  readonly version?: string
  readonly package?: Digest
  readonly reason?: string
}

/** Whether a deployment answers correctly. `detail` is a sentence for the event: `20 of 20 examples answered as the package did`. */
export interface Health {
  readonly ok: boolean
  readonly detail: string
}

/** What was looked at since the last change. What is missing and needed is asked for with `look`. */
export interface Evidence {
  /** The deployment that served before. */
  readonly old?: Health
  /** The new deployment, called directly. */
  readonly new?: Health
  readonly analysis?: AnalysisResult
}

/** One change of the endpoint. A write holds the traffic and the rollout that explains it. */
export type Step =
  | { readonly do: 'create'; readonly deployment: string }
  | { readonly do: 'delete'; readonly deployment: string; readonly why: string }
  | { readonly do: 'write'; readonly traffic?: Weights; readonly rollout: Rollout }

/**
 * How it ended. `live`: the requested version serves all traffic. `paused`: a person decides. `refused`: nothing was begun.
 * `busy`: another rollout is in progress.
 */
export type End = 'live' | 'rolled-back' | 'failed' | 'paused' | 'refused' | 'busy'

/** What comes next. */
export type Next =
  | { readonly kind: 'look'; readonly at: keyof Evidence; readonly deployment: string }
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'wait'; readonly until: Instant; readonly why: string }
  | {
      readonly kind: 'done'
      readonly end: End
      readonly reason?: string
      /** A stable code with `refused`: why nothing was begun. */
      readonly code?: RefusalCode
      /** When something is due that nobody needs to wait for: the end of the bake. */
      readonly due?: Instant
    }

/** Why an operation is refused. */
export type RefusalCode =
  | 'NO_ROLLOUT'
  | 'NOTHING_BEFORE'
  | 'OLD_SICK'
  | 'NEW_SICK'
  | 'TRAFFIC_SPLIT'
  | 'VERSION_MISSING'

/** One line of what happened. */
export interface RolloutEvent {
  readonly at: Instant
  readonly kind: Phase | 'analysis' | 'waiting' | 'deleted'
  readonly detail: string
  /** Live traffic as it was read back. */
  readonly traffic: Weights
  readonly rollout: Rollout | null
  readonly analysis?: AnalysisResult
}

/** The state of an endpoint without deployments. */
export const emptyEndpoint: EndpointState = { traffic: {}, mirror: {}, rollout: null, ready: 'yes', deployments: {} }
