import type { Digest, Json } from '@mlops-actions/core'

/** What the record of `validate` holds beside its gates: counts, metrics and digests, never rows. */
export interface ValidateBody {
  readonly rows: number
  readonly task: string
  readonly champion: { readonly version: string; readonly digest?: Digest } | { readonly none: string }
  readonly candidate: { readonly digest: Digest; readonly evidence: 'measured' | 'claimed' }
  readonly metrics: {
    readonly candidate: Readonly<Record<string, number | null>>
    readonly champion?: Readonly<Record<string, number | null>>
  }
  readonly slices: Json
  readonly flips: Json
  /** Permutation importance, and the worst slice that nobody declared; null where the candidate could not be asked. They decide nothing. */
  readonly importance: Json
  /** Why there is no importance. */
  readonly noImportance: string | null
  readonly discoveredSlice: Json
  /** Runs with other seeds, and by metric of the gates how far they lie apart; null where there are none. Decides with `superior`. */
  readonly seedNoise: Json
  /** How many other candidates this test set had judged before. */
  readonly holdoutUses: number
  readonly seed: string
}
