import type { Measure } from '../types.ts'

/** The packages whose numbers can be reproduced. */
export const compatModes = ['evidently', 'nannyml', 'azureml', 'deepchecks', 'tfdv'] as const

/** One of {@link compatModes}. */
export type CompatMode = (typeof compatModes)[number]

/** A feature as the other package sees it. */
export interface CompatFeature {
  /** Its own word for the type: numerical, categorical, continuous. */
  readonly type: string
  /** Its own name of the method that decides, and that method's number; null: the package has no number here, `reason` says why. */
  readonly method: string
  readonly score: number | null
  readonly threshold: number | null
  /** What the package would say; null where it would crash or keep silent. */
  readonly drifted: boolean | null
  readonly reason?: string
  /** Every number it can give, under our names where the measure is the same, else under its own. */
  readonly measures: Readonly<Record<string, Measure>>
  /** NannyML judges chunk by chunk. */
  readonly chunks?: readonly { readonly value: number | null; readonly alert: boolean | null }[]
}

/** What another package would report of the same two tables. */
export interface CompatReport {
  readonly schema: 'mlops/drift-compat/v1'
  readonly mode: CompatMode
  /** The version whose numbers these are. */
  readonly version: string
  readonly drifted: readonly string[]
  /** Its verdict on the whole, where it has one. */
  readonly datasetDrift: boolean | null
  readonly features: Readonly<Record<string, CompatFeature>>
}
