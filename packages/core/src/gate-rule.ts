import type { GateOrigin, Mode } from './verdict.ts'

/** What a model predicts. */
export type Task = 'binary' | 'multiclass' | 'regression' | 'clustering' | 'ranking'

/** How a candidate is held against the champion. The table that maps interval and margin to the verdict is in docs/gates.md. */
export type Versus = 'superior' | 'non-inferior' | 'not-worse'

/** One rule of `validate.gates`, every default filled in. Limits are inclusive. */
export interface GateRule {
  readonly name: string
  /** A name of the metric catalogue, as scikit-learn or Fairlearn writes it. */
  readonly metric: string
  readonly mode: Mode
  /** Absolute floor and ceiling of the candidate. */
  readonly min?: number
  readonly max?: number
  /** Against the champion on the same rows. */
  readonly versusChampion?: Versus
  /** In units of the metric, not negative. */
  readonly margin?: number
  /** Relative to the champion: candidate / champion at most this (latency and the like). */
  readonly maxRatio?: number
  /** Candidate minus champion at most this, in the direction that is worse. */
  readonly maxIncrease?: number
  readonly maxDecrease?: number
  /** Judge every declared slice instead of the whole set. */
  readonly eachSlice?: boolean
  /** Judge this slice only: column = value. */
  readonly slice?: Readonly<Record<string, string>>
  /** The protected column of a fairness metric. */
  readonly of?: string
  /** 0.95 unless set. */
  readonly confidence: number
  /** A claim (metrics.json, a prediction file) satisfies this gate only where the base branch says so. */
  readonly acceptClaimed?: boolean
  readonly where?: GateOrigin
}

/** A declared slice: every value of a column, or the bins between the edges of a numeric column, or two columns crossed. */
export interface SliceRule {
  readonly columns: readonly string[]
  /** Edges of a numeric column: [25, 35] gives `age < 25`, `25–34` (below 35), `age ≥ 35`. */
  readonly edges?: Readonly<Record<string, readonly number[]>>
}

/** A cell of a row that is written in mlops.yml; null is missing. */
export type CellText = string | number | boolean | null

/** One test of `validate.behaviour`: what the model must do when its input changes. It is asked only, never opened. */
export type BehaviourTest = {
  readonly name: string
  readonly mode: Mode
  /** The class whose probability is asked for, where there are several. */
  readonly class?: string
  /** How far an answer may move against the rule, in units of the answer. */
  readonly tolerance: number
  readonly where?: GateOrigin
} & (
  | {
      readonly kind: 'invariance'
      /** Each is changed alone, and each must leave the answer where it is. */
      readonly columns: readonly string[]
      /** = the values that the column has. */
      readonly values?: readonly (string | number)[]
      /** Share of the rows that must keep the rule. */
      readonly minShare: number
    }
  | {
      readonly kind: 'direction'
      readonly columns: readonly string[]
      /** What is added to the column. */
      readonly change: number
      readonly expect: 'not-fall' | 'not-rise'
      readonly minShare: number
    }
  | {
      readonly kind: 'golden'
      /** Rows written in mlops.yml, and what each must come out as. */
      readonly rows: readonly Readonly<Record<string, CellText>>[]
      readonly expected: readonly number[]
    }
  | {
      readonly kind: 'golden'
      /** A table below the model's folder, and the column of it that holds what must come out. */
      readonly path: string
      readonly expectedColumn: string
    }
)

/** Everything of `validate:` that decides. */
export interface ValidationRules {
  readonly task: Task
  readonly target: string
  readonly positiveLabel?: string
  readonly decisionThreshold: number
  readonly first: 'absolute-only' | 'refuse'
  readonly slices: readonly SliceRule[]
  readonly minSliceRows: number
  readonly gates: readonly GateRule[]
  /** How p is corrected where slices are judged: over all metrics × slices of the run. = holm */
  readonly correction?: 'holm' | 'bh'
  /** = none */
  readonly behaviour?: readonly BehaviourTest[]
}
