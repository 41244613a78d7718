import type { Digest, Json } from '@mlops-actions/core'

/** A file that a store keeps. */
export interface KeptFile {
  readonly digest: Digest
  readonly bytes: number
}

/** A kept file and where it should go. */
export interface WantedFile {
  readonly digest: Digest
  readonly to: string
}

/**
 * Where a registry lives: files by their content, and logs that only grow. Everything else (versions, aliases, marks, records)
 * is made of these two. There are no locks: `append` is exclusive on the length that the caller has read, and that is also the
 * compare-and-swap of the aliases.
 */
export interface Store {
  readonly kind: 'directory' | 'git'
  /** Where it is, for messages. */
  readonly place: string
  /** Keeps the bytes of local files, in their order; the same bytes are kept once. Durable when it resolves. */
  putFiles(paths: readonly string[], signal: AbortSignal): Promise<readonly KeptFile[]>
  /**
   * Copies kept files to paths that do not exist; the bytes are verified.
   * @returns the digests that are not here
   */
  fetchFiles(wanted: readonly WantedFile[], signal: AbortSignal): Promise<readonly Digest[]>
  /** A small document that was kept with an entry. */
  document(digest: Digest, signal: AbortSignal): Promise<Uint8Array | undefined>
  /** All entries of a log, oldest first. */
  entries(log: string, signal: AbortSignal): Promise<readonly Json[]>
  /**
   * Adds one entry, with the documents it names, if the log still has exactly `length` entries; else writes nothing and gives
   * false. Durable when it resolves true.
   */
  append(
    log: string,
    length: number,
    entry: Json,
    documents: readonly Uint8Array[],
    signal: AbortSignal,
  ): Promise<boolean>
  /** Names of the logs below a prefix that ends in `/`. */
  logs(prefix: string, signal: AbortSignal): Promise<readonly string[]>
}

/**
 * A name as one segment of a path on every file system: lower-case letters, digits, `-` and `_` stay, everything else, capitals
 * too (file systems that fold case), is percent-encoded.
 */
export function encodeSegment(name: string): string {
  return [...new TextEncoder().encode(name)]
    .map((byte) => {
      const letter = String.fromCharCode(byte)
      return /[a-z0-9_-]/.test(letter) ? letter : `%${byte.toString(16).padStart(2, '0')}`
    })
    .join('')
}

/** The name that `encodeSegment` was given. */
export function decodeSegment(segment: string): string {
  return decodeURIComponent(segment)
}

/** The file name of the nth entry of a log, counted from 1: sorts as it counts. */
export function entryName(number: number): string {
  return `${String(number).padStart(8, '0')}.json`
}
