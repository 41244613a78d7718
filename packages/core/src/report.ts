import type { Problem } from './errors.ts'
import type { Outcome, Verdict } from './verdict.ts'

/** A piece of a line. Plain strings are text and are escaped by each renderer for its sink; nothing in a report is markup. */
export type Span =
  | string
  | { readonly code: string }
  | { readonly strong: string }
  | { readonly link: string; readonly text: string }
export type Line = string | readonly Span[]

/** One part of a report. */
export type Block =
  | { readonly kind: 'text'; readonly text: Line }
  | { readonly kind: 'alert'; readonly level: 'note' | 'important' | 'warning' | 'caution'; readonly text: Line }
  | {
      readonly kind: 'table'
      readonly columns: readonly { readonly title: string; readonly align?: 'left' | 'right' }[]
      readonly rows: readonly (readonly Line[])[]
    }
  | { readonly kind: 'list'; readonly items: readonly Line[]; readonly ordered?: boolean }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'flow'; readonly edges: readonly (readonly [from: string, to: string])[] }
  | { readonly kind: 'fold'; readonly title: string; readonly blocks: readonly Block[] }

/** What a step shows to people, as data: verdict first, then the numbers that decided it, then the rest folded. */
export interface Report {
  /** `credit-default: better overall, worse for education = 3` */
  readonly title: string
  readonly outcome: Outcome
  readonly verdict?: Verdict
  /** One sentence: the output `summary`. */
  readonly summary: string
  readonly blocks: readonly Block[]
  /** What to do now: commands or actions, most useful first. */
  readonly next?: readonly Line[]
  /** Problems that belong to a line of a file: failing gates at their place in mlops.yml. */
  readonly annotations?: readonly (Problem & { readonly level: 'error' | 'warning' | 'notice' })[]
}
