import type { AnalysisRule, Instant, Verdict } from '@mlops-actions/core'

/** A number and the interval that holds it at every look with the confidence of the analysis. null: not estimable. */
export interface Range {
  readonly value: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/** One line of the table: a rule, both deployments, and what came of it. */
export interface AnalysisRow {
  readonly rule: AnalysisRule
  readonly metric: AnalysisRule['metric']
  /** `error_rate` as a share, latencies in milliseconds; null for prediction_distribution, which has no value of one side. */
  readonly new: Range | null
  readonly old: Range | null
  /** New minus old (`increase`), new / old (`ratio`), the new value (`value`), or the distance (`distance`). */
  readonly comparison: 'increase' | 'ratio' | 'value' | 'distance'
  readonly difference: Range
  readonly limit: number
  readonly verdict: Verdict
  readonly reason: string
}

/** What a comparison of the two deployments over one window came to. */
export interface AnalysisResult {
  readonly verdict: Verdict
  readonly reason: string
  readonly window: { readonly from: Instant; readonly to: Instant }
  readonly requests: { readonly new: number; readonly old: number }
  readonly rows: readonly AnalysisRow[]
}
