import type { DriftMeasure } from '../drift-measures.ts'
import type { ValidationRules } from '../gate-rule.ts'
import type { Json } from '../json.ts'
import type { Waiver } from '../verdict.ts'

/** 1-based place in a file. */
export interface Place {
  readonly line: number
  readonly column: number
}

export interface DataConfig {
  /** One table that is split, or two. Paths are relative to the model's folder. */
  readonly path?: string
  readonly train?: string
  readonly test?: string
  readonly split: { readonly test: number; readonly key?: string; readonly seed: number }
  readonly target: string
  readonly positiveLabel?: string
  readonly id: readonly string[]
  readonly exclude: readonly string[]
  readonly protected: readonly string[]
  /** The query of a row, of a ranking; also among `exclude`. */
  readonly group?: string
  readonly time?: string
  readonly types: Readonly<Record<string, 'number' | 'integer' | 'boolean' | 'timestamp' | 'text'>>
}

export interface TrainConfig {
  readonly command: string
  /** undefined: whichever is found. */
  readonly environment?: string
  readonly parameters: Readonly<Record<string, Json>>
  readonly seed: number
  readonly outputs: { readonly model: string; readonly metrics: string; readonly predictions?: string }
  readonly secrets: readonly string[]
  readonly timeLimitMs: number
}

/** One rule of the analysis between the steps of a rollout: the new deployment against the old one over the same window. */
export interface AnalysisRule {
  readonly metric:
    | 'error_rate'
    | 'latency_p50'
    | 'latency_p95'
    | 'latency_p99'
    | 'latency_mean'
    | 'prediction_distribution'
  readonly max?: number
  readonly maxRatio?: number
  readonly maxIncrease?: number
  readonly where?: Place
}

export interface EnvironmentConfig {
  readonly name: string
  readonly strategy: 'canary' | 'all-at-once'
  readonly approval: 'none' | 'required'
  readonly steps: readonly { readonly weight: number; readonly pauseMs: number }[]
  readonly analysis: readonly AnalysisRule[]
  readonly minRequests: number
  readonly extendMs: number
  readonly inconclusive: 'rollback' | 'pause'
  readonly bakeMs: number
}

export interface DeployConfig {
  readonly endpoint: string
  /** Address at which the local endpoint listens. */
  readonly host: string
  /** 0: a free one. */
  readonly port: number
  /** How long one deployment may work on a request before the other is asked, in milliseconds. */
  readonly timeoutMs: number
  /** Header whose value decides which deployment answers; undefined: they take turns by weight. */
  readonly routeHeader?: string
  readonly collect: {
    readonly share: number
    readonly exclude: readonly string[]
    readonly keepMs: number
    readonly atMostBytes: number
  }
  readonly environments: readonly EnvironmentConfig[]
}

export type MonitorSignal =
  | 'data-quality'
  | 'data-drift'
  | 'prediction-drift'
  | 'estimated-performance'
  | 'realized-performance'
  | 'multivariate'
  | 'service-health'

/** Features judged by another measure or limit than psi 0.1; without names all that have the measure. */
export interface DriftRule {
  readonly features?: readonly string[]
  readonly measure: DriftMeasure
  /** From this value on it is an effect. */
  readonly max: number
}

export interface MonitorConfig {
  readonly reference: string
  readonly windowMs: number
  readonly signals: readonly MonitorSignal[]
  /** Column of the times of a table that is given as the current data; that of `data.time` unless set. */
  readonly time?: string
  /** The cycle in which an earlier time is comparable. */
  readonly season?: 'hour' | 'weekday' | 'weekday-hour' | 'month' | 'quarter'
  /** File with the truth that arrives late. */
  readonly labels?: string
  /** How much a metric may be worse than the reference's, in its own unit. */
  readonly margin?: number
  readonly rules: readonly DriftRule[]
  readonly alarm: { readonly failed: number; readonly of: number }
  readonly retrain: 'supervised' | 'automatic' | 'never'
  readonly coolDownMs: number
  readonly budget: { readonly runs: number; readonly perMs: number }
}

/** mlops.yml with every default filled in. `places` says where a key was written: absent means default. */
export interface Config {
  /** File name as it is shown, for example `mlops.yml`. */
  readonly file: string
  readonly places: Readonly<Record<string, Place>>
  readonly model: {
    readonly name: string
    readonly owners: readonly string[]
    readonly intendedUse?: string
    readonly limitations?: string
    readonly missing: 'refuse' | 'allow'
    readonly unknownCategories: 'refuse' | 'zeros'
    readonly suspectExport: 'refuse' | 'accept'
    readonly categories?: Readonly<Record<string, 'as-is' | readonly (string | number)[]>>
    readonly classes?: readonly string[]
    readonly inputs?: Readonly<Record<string, readonly string[]>>
    readonly outputs: {
      readonly label?: string
      readonly probabilities?: string
      readonly score?: string
      readonly value?: string
    }
  }
  readonly platform: string
  readonly registry: 'directory' | 'git'
  readonly data: DataConfig
  readonly train?: TrainConfig
  /** Task, target, slices and gates: what the evaluation decides from. */
  readonly validate: ValidationRules & { readonly waivers: readonly Waiver[] }
  readonly package: { readonly formats: readonly ('bundle' | 'image')[]; readonly parityRows: number }
  readonly deploy: DeployConfig
  readonly monitor: MonitorConfig
  readonly privacy: { readonly minGroup: number }
}
