import type { Digest, Json } from '@mlops-actions/core'

/** What the record of `check-drift` holds: counts, distances and the decision, never rows. */
export interface CheckDriftBody {
  readonly environment: string | null
  readonly version: string | null
  readonly reference: string
  /** The time that was looked at; null where the current rows have none. */
  readonly window: { readonly from: string; readonly to: string } | null
  /** The file that was given; null for what the endpoint collected. */
  readonly current: Digest | null
  readonly rows: { readonly reference: number; readonly current: number }
  readonly cause: string
  readonly recommendation: string
  readonly summary: string
  readonly driftedFeatures: readonly string[]
  /** What became of the alarm, and whether a training may start now. */
  readonly alarm: {
    readonly state: 'open' | 'keep' | 'close' | 'none'
    readonly failed: number
    readonly judged: number
    readonly retrain: boolean
    readonly why: string
    readonly runsUsed: number
    /** When trainings that drift started began, as far as they are known, RFC 3339, without this one; absent in older records. */
    readonly retrainings?: readonly string[]
  }
  readonly report: Json
}
