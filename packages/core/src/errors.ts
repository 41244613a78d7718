/** Where a problem stands: a file with 1-based line and column, or the name of an input. */
export interface Where {
  readonly file?: string
  readonly line?: number
  readonly column?: number
  readonly input?: string
}

/** One problem that a user can mend. */
export interface Problem {
  readonly code: string
  /** Names the input and shows the offending value (never a secret). */
  readonly message: string
  /** What to write instead. */
  readonly remedy?: string
  readonly where?: Where
}

/** What the user can mend. Everything else that is thrown is ours, and the surfaces say so. */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly problems: readonly [Problem, ...Problem[]]

  constructor(problem: Problem | readonly [Problem, ...Problem[]], options?: { cause?: unknown }) {
    const list = (Array.isArray(problem) ? problem : [problem]) as [Problem, ...Problem[]]
    super(list.map((one) => one.message).join('\n'), options)
    this.problems = list
  }

  /** The code of the first problem. */
  get code(): string {
    return this.problems[0].code
  }

  /** The remedy of the first problem. */
  get remedy(): string | undefined {
    return this.problems[0].remedy
  }
}

/** One entry of a package's closed set of error codes: what `mlops explain CODE` prints. */
export interface ErrorEntry {
  /** One sentence: what happened. */
  readonly summary: string
  /** Why it is refused and what to do, in a few sentences. */
  readonly explanation: string
}

/** A package's closed set of error codes. */
export type ErrorCatalog = Readonly<Record<string, ErrorEntry>>

/**
 * Makes the one function with which a package throws: the code is checked against the package's catalogue at compile time.
 * @example const fail = errorsOf(dataErrors); throw fail('TABLE_EMPTY', 'data.csv has no rows.', { remedy: '…' })
 */
export function errorsOf<C extends ErrorCatalog>(_catalog: C) {
  return (
    code: keyof C & string,
    message: string,
    details: { remedy?: string; where?: Where; cause?: unknown } = {},
  ): UserError => {
    const { cause, ...rest } = details
    return new UserError({ code, message, ...rest }, cause === undefined ? undefined : { cause })
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

/** For the default branch of a switch over a union: a new member is then a compile error. */
export function assertNever(value: never): never {
  throw new TypeError(`unexpected value ${JSON.stringify(value)}`)
}
