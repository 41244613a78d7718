/** RFC 3339, UTC, milliseconds, always from the Clock port: `2026-11-23T09:22:41.000Z`. */
export type Instant = string

/** Time. Core and the domain packages know no other; waits are tested on a virtual clock. */
export interface Clock {
  now(): Instant
  /** Milliseconds from an arbitrary origin; never goes back. */
  monotonicMs(): number
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
}

/** A stream of uniform numbers in [0, 1). */
export interface Random {
  next(): number
}

/** Makes identifiers: ULIDs, sortable by time. */
export type Ids = () => string

/** What a step tells while it works. `foreign` is text that is not ours: it is never interpreted as a workflow command. */
export interface Log {
  info(text: string): void
  warn(text: string): void
  debug(text: string): void
  foreign(line: string): void
  /** Progress of long work: `done` of `total` (`total` undefined: unknown). Surfaces may draw a bar or nothing. */
  progress(label: string, done: number, total?: number): void
}

/** What every impure call takes. */
export interface Call {
  readonly signal: AbortSignal
  readonly clock: Clock
  readonly log: Log
}

/** A log that drops everything: for libraries used without a surface, and for tests. */
export const silentLog: Log = { info() {}, warn() {}, debug() {}, foreign() {}, progress() {} }
