import type { Digest, Json } from '@mlops-actions/core'

/** What the record of `package` holds: what was built, and how what was built answered. */
export interface PackageBody {
  readonly package: {
    readonly digest: Digest
    readonly bytes: number
    readonly files: number
    readonly nativeBytes: number
  }
  readonly image?: { readonly digest: Digest; readonly files: number }
  readonly profile?: { readonly digest: Digest; readonly rows: number }
  readonly parity: Json
  readonly model: Digest
}
