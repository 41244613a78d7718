import { errorsOf } from '@mlops-actions/core'
import { localErrors } from './errors.ts'

const fail = errorsOf(localErrors)

/** What is known of the machine that this runs on. */
export interface EnvironmentFacts {
  /** A job of GitHub Actions. */
  readonly inJob: boolean
  /** The runner is thrown away after the job. */
  readonly ephemeral: boolean
  /** A self-hosted runner on which processes are meant to outlive the job. */
  readonly detach: boolean
}

/** Reads the facts from the environment of the process: GITHUB_ACTIONS, RUNNER_ENVIRONMENT, MLOPS_DETACH. */
export function factsOf(environment: Readonly<Record<string, string | undefined>>): EnvironmentFacts {
  const inJob = environment['GITHUB_ACTIONS'] === 'true'
  const ephemeral = inJob && environment['RUNNER_ENVIRONMENT'] === 'github-hosted'
  return { inJob, ephemeral, detach: inJob && !ephemeral && environment['MLOPS_DETACH'] === 'true' }
}

/**
 * Refuses what must be remembered where it would not be.
 * @param what the sentence's subject, for example `The version that register makes`
 * @throws UserError STATE_IS_EPHEMERAL
 */
export function assertRemembers(what: string, store: 'directory' | 'git', facts: EnvironmentFacts): void {
  if (store !== 'directory' || !facts.ephemeral) return
  throw fail(
    'STATE_IS_EPHEMERAL',
    `${what} would be lost: on a GitHub-hosted runner the folder .mlops dies with the job.`,
    {
      remedy: 'Write `registry: git` in mlops.yml and give the job `permissions: { contents: write }`.',
    },
  )
}
