import type { Outcome, Report, Result } from '@mlops-actions/core'
import { assertNever, coreErrors, errorsOf, messageOf, type Problem, UserError } from '@mlops-actions/core'

/** Exit codes of the command line, and of a step: 0 goes on, 1 the gate said no, 2 it could not run, 130 cancelled. */
export function exitCode(outcome: Outcome): 0 | 1 | 2 {
  switch (outcome) {
    case 'passed':
    case 'pending':
      return 0
    case 'refused':
    case 'inconclusive':
      return 1
    case 'error':
      return 2
    default:
      return assertNever(outcome)
  }
}

/** The exit code of what was cancelled: 128 and the number of SIGINT, as shells count. */
export const cancelledExit = 130

/** The reason with which a signal of the operating system stops the work. */
export function cancelledBy(signal: NodeJS.Signals): UserError {
  return errorsOf(coreErrors)('CANCELLED', `Cancelled by ${signal}.`, {
    remedy: 'Nothing half written was kept. Run the same command again.',
  })
}

/** `mlops.yml:33:3`, or the input's name. */
export function whereText(problem: Problem): string {
  const where = problem.where
  if (!where) return ''
  if (where.file) return [where.file, where.line, where.column].filter((part) => part !== undefined).join(':')
  return where.input ?? ''
}

/**
 * What was thrown, as problems a person can read. What is not a UserError is ours, and says so. A full disk is one wherever it was
 * met: below a UserError that only knows that a file could not be written, too.
 */
export function problemsOf(thrown: unknown): { problems: readonly Problem[]; ours: boolean } {
  const { code, user } = causes(thrown)
  if (user) return { problems: user.problems, ours: false }
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return {
      problems: [
        {
          code: 'DISK_FULL',
          message: `The disk is full: ${messageOf(thrown)}`,
          remedy: 'Free space, or set MLOPS_HOME to another disk. Nothing half written was kept.',
        },
      ],
      ours: false,
    }
  if (thrown instanceof UserError) return { problems: thrown.problems, ours: false }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return {
      problems: [
        {
          code: 'NOT_PERMITTED',
          message: `Not permitted: ${messageOf(thrown)}`,
          remedy: 'Check the owner and mode of that path, or set MLOPS_HOME to a folder that may be written.',
        },
      ],
      ours: false,
    }
  return {
    problems: [
      {
        code: 'INTERNAL',
        message: messageOf(thrown),
        remedy: 'This is a defect of mlops-actions, not of your model. Please report it with the lines above.',
      },
    ],
    ours: true,
  }
}

/** What lies below an error that wraps another: the first code of the operating system, or the cancelling of this step. */
function causes(thrown: unknown): { readonly code?: unknown; readonly user?: UserError } {
  for (let one = thrown, depth = 0; one instanceof Error && depth < 8; one = one.cause, depth += 1) {
    if (one instanceof UserError && one.code === 'CANCELLED') return { user: one }
    const { code } = one as { code?: unknown }
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return { code }
  }
  return {}
}

/** The report of a step that could not run. */
export function errorReport(command: string, problems: readonly Problem[]): Report {
  const first = problems[0]
  return {
    title: `${command}: could not run`,
    outcome: 'error',
    summary: first ? `${first.code}: ${first.message}` : 'could not run',
    blocks: [
      {
        kind: 'table',
        columns: [{ title: 'Code' }, { title: 'Where' }, { title: 'What' }, { title: 'Remedy' }],
        rows: problems.map((problem) => [
          [{ code: problem.code }],
          whereText(problem),
          problem.message,
          problem.remedy?.includes('\n') ? 'see below' : (problem.remedy ?? ''),
        ]),
      },
      ...problems.flatMap((problem) =>
        problem.remedy?.includes('\n') ? [{ kind: 'lines' as const, lines: problem.remedy.split('\n') }] : [],
      ),
    ],
    annotations: problems.map((problem) => ({ ...problem, level: 'error' as const })),
  }
}

/** The outputs that every step has, beside its own. All are strings; lists and maps are JSON. */
export function outputTexts(result: Result): Readonly<Record<string, string>> {
  const last = result.records.at(-1)
  const common: Record<string, string> = {
    result: result.outcome,
    summary: result.report.summary,
    record: last?.path ?? '',
    'record-digest': last?.sealed.digest ?? '',
  }
  if (result.verdict) common['verdict'] = result.verdict
  for (const [name, value] of Object.entries(result.outputs)) {
    if (value === undefined || value === null) common[name] = ''
    else common[name] = typeof value === 'string' ? value : JSON.stringify(value)
  }
  return common
}
