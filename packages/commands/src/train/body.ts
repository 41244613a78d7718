import type { Digest, Json, RunStatus } from '@mlops-actions/core'

/** What the record of `train` holds beside what every record has: all that reproducing needs. */
export interface TrainBody {
  readonly runId: string
  readonly status: RunStatus
  readonly command: string
  readonly parameters: Readonly<Record<string, Json>>
  readonly seed: number
  /** Digest over everything that decides the result: the same key gives the same run. */
  readonly key: Digest
  readonly environment: {
    readonly kind: string
    readonly file?: string
    readonly digest?: Digest
    readonly lock?: string
  }
  readonly machine: {
    readonly platform: string
    readonly arch: string
    readonly processors: number
    readonly node: string
  }
  /** Of each data set: its name, and what it was. */
  readonly data: readonly { readonly name: string; readonly digest: Digest; readonly bytes: number }[]
  /** What the command wrote to metrics.json: the author's word. null: not a finite number. */
  readonly metrics: Readonly<Record<string, number | null>>
  readonly durationMs: number
  readonly reused: boolean
  /** Names of the outputs below MLOPS_OUTPUT. */
  readonly outputs: { readonly model?: string; readonly predictions?: string; readonly metrics?: string }
}
