import type { Json, Verdict } from '@mlops-actions/core'

/** What the record of `register` holds: the version, and the verdicts it was given. */
export interface RegisterBody {
  readonly version: string
  readonly created: boolean
  readonly verdicts: { readonly model: Verdict; readonly package: Verdict }
  /** Whether both verdicts let it go on; then `challenger` points at it. */
  readonly allowed: boolean
  readonly aliases: Json
  readonly tags: Readonly<Record<string, string>>
}
