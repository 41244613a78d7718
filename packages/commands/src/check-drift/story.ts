import type { Context, Digest } from '@mlops-actions/core'
import { chainOf, findVersion, ownEdges, type Project, recordByDigest } from '../shared/index.ts'
import type { TrainBody } from '../train/body.ts'
import type { ValidateBody } from '../validate/body.ts'
import type { Importances } from '../validate/insight.ts'

/** What the records of a version say that a drift check can use. */
export interface Story {
  /** How much each feature mattered when the version was validated, not negative. */
  readonly importances?: Readonly<Record<string, number>>
  /** The training data. */
  readonly trained?: Digest
}

/** Reads the records that a version was built on. */
export async function storyOf(project: Project, context: Context, version: string): Promise<Story> {
  const { record } = await findVersion(project, context, version)
  if (!record) return {}
  const { records } = await chainOf(project, context, await recordByDigest(project, context, record), ownEdges)
  const bodyOf = <Body>(stage: 'train' | 'validate'): Body | undefined =>
    records.find((one) => one.record.stage === stage)?.record.body as Body | undefined
  const importances = weightsOf(bodyOf<ValidateBody>('validate')?.importance as Importances | null | undefined)
  const trained = bodyOf<TrainBody>('train')?.data.find((one) => one.name === 'train')?.digest
  return { ...(importances ? { importances } : {}), ...(trained ? { trained } : {}) }
}

/** Mean losses as weights: a feature whose loss is below 0 by chance weighs nothing. */
export function weightsOf(found: Importances | null | undefined): Readonly<Record<string, number>> | undefined {
  const entries = found?.features.map((one) => [one.feature, Math.max(0, one.mean)] as const) ?? []
  return entries.some(([, weight]) => weight > 0) ? Object.fromEntries(entries) : undefined
}
