import {
  type Context,
  errorsOf,
  type Json,
  type ModelVersion,
  type SealedRecord,
  type Verdict,
} from '@mlops-actions/core'
import { commandErrors } from '../shared/errors.ts'
import type { Project } from '../shared/project.ts'
import { recordByDigest } from '../shared/records.ts'

/** What the record of `register` holds: the version, and the verdicts it was given. */
export interface RegisterBody {
  readonly version: string
  readonly created: boolean
  readonly verdicts: { readonly model: Verdict; readonly package: Verdict }
  /** Whether both verdicts let it go on; then `challenger` points at it. */
  readonly allowed: boolean
  readonly aliases: Json
  readonly tags: Readonly<Record<string, string>>
}

/** The record that registered a version. @throws UserError VERSION_UNKNOWN where there is none */
export async function registerRecord(
  project: Project,
  context: Context,
  version: ModelVersion,
): Promise<SealedRecord<'register', RegisterBody>> {
  if (version.record)
    return (await recordByDigest(project, context, version.record)) as SealedRecord<'register', RegisterBody>
  throw errorsOf(commandErrors)(
    'VERSION_UNKNOWN',
    `v${version.version} has no register record: it was not registered to the end.`,
    {
      remedy: 'Run mlops register again for its package: it goes on where it stopped.',
    },
  )
}
