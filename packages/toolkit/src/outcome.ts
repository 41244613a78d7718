import type { Outcome, Report, Result } from '@mlops-actions/core'
import { assertNever, messageOf, type Problem, UserError } from '@mlops-actions/core'

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

/** `mlops.yml:33:3`, or the input's name. */
export function whereText(problem: Problem): string {
  const where = problem.where
  if (!where) return ''
  if (where.file) return [where.file, where.line, where.column].filter((part) => part !== undefined).join(':')
  return where.input ?? ''
}

/** What was thrown, as problems a person can read. What is not a UserError is ours, and says so. */
export function problemsOf(thrown: unknown): { problems: readonly Problem[]; ours: boolean } {
  if (thrown instanceof UserError) return { problems: thrown.problems, ours: false }
  const code = (thrown as { code?: unknown } | null)?.code
  if (code === 'ENOSPC')
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
          problem.remedy ?? '',
        ]),
      },
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
