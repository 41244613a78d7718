import type { AliasEvent, Digest, Instant, Json, Resource, Stage } from '@mlops-actions/core'

/** What stands in the log `versions`: the nth entry is version n. */
export interface VersionEntry {
  readonly version: string
  readonly key: Digest
  readonly content: readonly Resource[]
  /** Where the bytes are: name of the resource to the kept file, or to the list of files of a folder. */
  readonly kept: readonly { readonly name: string; readonly digest: Digest; readonly folder?: boolean }[]
  readonly tags: Readonly<Record<string, string>>
  readonly createdAt: Instant
}

/** What stands in the log `marks`. */
export interface MarkEntry {
  readonly at: Instant
  readonly version: string
  readonly tags: Readonly<Record<string, string | null>>
}

/** What stands in the log `records`: enough to filter without opening the record. */
export interface RecordEntry {
  readonly digest: Digest
  readonly stage: Stage
  readonly id: string
  readonly commit: string
  readonly subjects: readonly Digest[]
  /** The version that the record of `register` is about. */
  readonly version?: string
  readonly at: Instant
}

/** A list of files, kept as a file: its digest is the digest of the folder. */
export type FolderList = readonly { readonly path: string; readonly bytes: number; readonly digest: Digest }[]

/** Entries are written by this module only and read back as what they were; the casts stand in one place. */
export const asVersions = (entries: readonly Json[]) => entries as unknown as readonly VersionEntry[]
export const asMarks = (entries: readonly Json[]) => entries as unknown as readonly MarkEntry[]
export const asAliases = (entries: readonly Json[]) => entries as unknown as readonly AliasEvent[]
export const asRecords = (entries: readonly Json[]) => entries as unknown as readonly RecordEntry[]
export const asJson = (entry: VersionEntry | MarkEntry | AliasEvent | RecordEntry) => entry as unknown as Json
