import type { Estimate, Table, Task } from '@mlops-actions/core'
import type { LearntPerformance } from './performance/learnt.ts'
import type { Profile } from './profile.ts'

/**
 * Predictions as a prediction file holds them: `prediction`, and `probability_<class>` for each class or `score`;
 * the truth in the column `target` where it is known.
 */
export interface PredictionsInput {
  readonly task: Task
  readonly reference: Table | Profile
  readonly current: Table
  /** What labelled predictions taught before; where the reference is a profile, performance is only estimated with it. */
  readonly learnt?: LearntPerformance
  /** Name of the column with the truth, in either table or both. */
  readonly target?: string
  /** The class that counts as positive (binary); the last class in order unless set. */
  readonly positiveLabel?: string
  /** From this score on a row is predicted positive; 0.5 unless set. */
  readonly decisionThreshold?: number
}

/** Performance, estimated without labels or measured with them. */
export interface PerformanceReport {
  readonly metrics: readonly MetricReport[]
}

/** One metric of the model on the current window. */
export interface MetricReport {
  readonly metric: string
  readonly kind: 'estimated' | 'realized'
  /** Of the reference; null where it has no truth. */
  readonly reference: number | null
  /** null: not estimable, `reason` says why. */
  readonly current: Estimate | null
  readonly goal: 'maximize' | 'minimize'
  readonly margin: number
  readonly reason?: string
}
