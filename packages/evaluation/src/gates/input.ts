import type { Estimate, Evidence, GateResult, Table } from '@mlops-actions/core'
import type { Scored } from '../scored.ts'
import type { Flips } from './flips.ts'
import type { Operational } from './measurements.ts'

/** A champion: its predictions of the same rows, that there is none yet, or that it exists and could not be read. */
export type Champion = Scored | 'none' | { readonly unreadable: string }

/** Everything that gates decide from. Nothing else is read: the same input gives the same verdicts on every machine. */
export interface GateInput {
  readonly candidate: Scored
  /** = none */
  readonly champion?: Champion
  /** The rows' columns, in the order of the predictions: slices and protected groups are cut from them. */
  readonly table?: Table
  readonly operational?: Operational
  /** Of the candidate's predictions; = what the predictions say, else measured. */
  readonly evidence?: Evidence
  /** Seeds every random draw. */
  readonly seed: number | string
  /**
   * Slices too small to be judged that have fewer rows are counted, never named, and so are small ones that would give them away; of a judged
   * one that would, the verdict is told and no number. = 10, or where fewer rows are judged as many
   */
  readonly minGroup?: number
  /**
   * Values of a metric from training the same code again with other seeds (`gateValues`): an improvement smaller than their spread is noise.
   * Of a slice under `metric[column=value]`.
   */
  readonly seedNoise?: Readonly<Record<string, readonly number[]>>
  /** How often this test set has decided before, where somebody counted. */
  readonly holdoutUses?: number
}

/** How a slice stands against the champion. */
export type Standing = 'better' | 'worse' | 'same' | 'not-judged'

/** One slice in the report. */
export interface SliceFinding {
  readonly slice: Readonly<Record<string, string>>
  /** `` `education` = 3 `` */
  readonly label: string
  /** null: not shown, because it would give away a smaller slice. */
  readonly rows: number | null
  readonly candidate: Estimate | null
  readonly champion: Estimate | null
  readonly difference: Estimate | null
  /** One-sided p of being worse, corrected over all metrics × slices that gates judge. */
  readonly pAdjusted?: number
  readonly standing: Standing
  readonly reason?: string
  readonly minimumDetectable?: number
  readonly flips?: Flips
}

/** One metric of both models. */
export interface MetricLine {
  readonly metric: string
  readonly label: string
  readonly goal: 'maximize' | 'minimize'
  readonly candidate: Estimate | null
  readonly champion: Estimate | null
  readonly difference: Estimate | null
  readonly reason?: string
}

/** What training again with other seeds does to a metric, on all rows. */
export interface SeedNoise {
  readonly metric: string
  /** Trainings with other seeds than the candidate's. */
  readonly trainings: number
  readonly lowest: number
  readonly highest: number
  /** Standard deviation (n - 1). */
  readonly deviation: number
  /** Two trainings differ by more than this in one case of twenty (at confidence 0.95): what a gate `superior` asks for. */
  readonly floor: number
}

/** What the gates saw, as data for the comment, the summary and the report. */
export interface GateReport {
  readonly rows: number
  readonly champion: 'compared' | 'none' | 'unreadable'
  /** `better overall, worse for education = 3`; what the title says. */
  readonly headline: string
  /** `Better for 1 slice, worse for 1, …`; absent without slices. */
  readonly forWhom?: string
  readonly metrics: readonly MetricLine[]
  /** The metric by which slices are listed. */
  readonly sliceMetric?: string
  /** Worst first; those not judged last. */
  readonly slices: readonly SliceFinding[]
  /** Slices so small that they are not even named. */
  readonly unnamedSlices: number
  /** How p was corrected where slices were judged, and over how many comparisons of the gates that decide. */
  readonly correction?: { readonly method: 'holm' | 'bh'; readonly comparisons: number }
  readonly flips?: Flips
  /** How the comparison was made, for the sentence under the table. */
  readonly methods: readonly string[]
  /** Smallest change that these rows can show with 80 % power, of the first gate against the champion. */
  readonly minimumDetectable?: { readonly metric: string; readonly value: number }
  /** Where enough trainings with other seeds are known. */
  readonly seedNoise?: readonly SeedNoise[]
  readonly holdoutUses?: number
  /** By how much the best of so many candidates looks better than it is, in units of the metric of `minimumDetectable`. */
  readonly holdoutOptimism?: number
}

/** The verdicts and what they were made from. */
export interface GateOutcome {
  readonly gates: readonly GateResult[]
  readonly report: GateReport
}
