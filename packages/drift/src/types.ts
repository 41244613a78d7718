import { type DriftMeasure, driftMeasureNames, type Reason, type Verdict } from '@mlops-actions/core'

/** Names of the distances and tests, as scipy writes its own. */
export const measureNames = driftMeasureNames

/** One of {@link measureNames}. */
export type MeasureName = DriftMeasure

/** One distance or test of one feature. `null` means: not estimable, `reason` says why. */
export interface Measure {
  readonly value: number | null
  /** Two-sided, of the hypothesis that both sets come from one distribution. */
  readonly pValue?: number | null
  /** The limit of the rule that uses it; a value at or above it is an effect. */
  readonly threshold?: number
  /** The smallest true value that these row counts show with 80 % power at level 0.05. */
  readonly minimumDetectable?: number
  /** What chance alone exceeds in 1 of 20 windows of these sizes. */
  readonly chance?: number
  /** `exact`, `asymptotic`, or the name of the law of the p-value. */
  readonly method?: string
  /** Set when the reference is a profile: the value can be off by at most this. */
  readonly error?: number
  readonly reason?: string
}

/** Every measure that applies to a feature. */
export type Measures = Readonly<Partial<Record<MeasureName, Measure>>>

/** What a feature holds. `number` covers integers, booleans and timestamps too, as `logical` says. */
export type FeatureType = 'number' | 'integer' | 'boolean' | 'timestamp' | 'text'

/** One bin (or category) of a feature with its shares, both of all rows including the missing ones. */
export interface BinShare {
  readonly bin: string
  readonly reference: number
  readonly current: number
  /** Its part of the feature's PSI. */
  readonly psi: number
}

/** The rule by which a feature is judged. */
export interface FeatureRule {
  readonly measure: MeasureName
  /** An effect at or above it counts, if it is significant too. */
  readonly threshold: number
  /** Level of significance after the correction for many features. */
  readonly alpha: number
}

/** What became of one feature. */
export interface FeatureReport {
  readonly type: FeatureType
  readonly verdict: Verdict
  readonly reason: Reason
  readonly rule: FeatureRule
  /** p of the rule's measure after Benjamini–Hochberg over all judged features. */
  readonly adjustedPValue: number | null
  readonly rows: { readonly reference: number; readonly current: number }
  readonly nulls: { readonly reference: number; readonly current: number }
  /** Current rows that would be enough to see a drift of the limit; set when the verdict is inconclusive for want of rows. */
  readonly rowsNeeded?: number
  readonly measures: Measures
  /** The bins that carried the drift, largest first, at most five. */
  readonly bins: readonly BinShare[]
  /** Share of the importance of all features, when importances were given. */
  readonly importance?: number
}

/** How serious a finding is: `fail` decides, `warn` is shown, `info` is kept. */
export type Severity = 'fail' | 'warn' | 'info'

/** Something odd about the current table, with its numbers. Findings never stop the rest. */
export interface Finding {
  /** Stable, for example `NULLS_ROSE`. */
  readonly code: string
  readonly kind: 'schema' | 'data-quality'
  readonly severity: Severity
  /** Absent for the table as a whole. */
  readonly feature?: string
  /** One sentence with the numbers. */
  readonly message: string
  /** Current rows concerned. */
  readonly rows?: number
  /** `rows` over the rows of the current table. */
  readonly share?: number
  readonly pValue?: number
}

/** A group of checks that has a verdict of its own. */
export interface Signal {
  readonly signal:
    | 'data-quality'
    | 'schema'
    | 'data-drift'
    | 'multivariate'
    | 'prediction-drift'
    | 'estimated-performance'
    | 'realized-performance'
    | 'service-health'
  /** The feature, metric or part it is about; absent: the whole. */
  readonly subject?: string
  readonly verdict: Verdict
  /** One sentence: what was seen, with numbers. */
  readonly seen: string
  readonly value?: number | null
  readonly limit?: number | null
  /** What chance alone gives in 19 of 20 windows, in the unit of `value`. */
  readonly chance?: number | null
  readonly reason: Reason
}

/** Probable cause of what failed. */
export type Cause =
  | 'none'
  | 'data-quality'
  | 'schema'
  | 'seasonality'
  | 'covariate'
  | 'prior'
  | 'concept'
  | 'attribution'
  | 'unknown'

/** The one thing to do. */
export type Recommendation = 'none' | 'fix-data' | 'retrain' | 'wait'

/** A cause that was considered, and why it is out or could not be judged. */
export interface Considered {
  readonly cause: Exclude<Cause, 'none' | 'unknown'> | Signal['signal']
  readonly why: string
}
