import type { Json } from '@mlops-actions/core'

/** What the record of `check-drift` holds: counts, distances and the decision, never rows. */
export interface CheckDriftBody {
  readonly environment: string | null
  readonly version: string | null
  readonly reference: string
  readonly window: { readonly from: string; readonly to: string } | null
  readonly rows: { readonly reference: number; readonly current: number }
  readonly cause: string
  readonly recommendation: string
  readonly summary: string
  readonly driftedFeatures: readonly string[]
  readonly report: Json
}
