import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Context,
  canonicalJson,
  type Digest,
  fileDigest,
  type Json,
  messageOf,
  type Resource,
  type SealedRecord,
  type Table,
  UserError,
} from '@mlops-actions/core'
import { gateValues, type Scored } from '@mlops-actions/evaluation'
import { homeOf, type Project, recentRecords } from '../shared/index.ts'
import type { TrainBody } from '../train/body.ts'
import type { Judged } from './scoring.ts'

type Trained = SealedRecord<'train', TrainBody>

/** Runs like the candidate's in all but the seed, and what each says of the metrics of the gates on the same rows. */
export interface SeedRuns {
  readonly runs: readonly SeedRun[]
  /** By metric, the values of those that have one: what `evaluateGates` takes. */
  readonly values: Readonly<Record<string, readonly number[]>>
}

/** One training with another seed. */
export interface SeedRun {
  readonly run: string
  readonly seed: number
  /** Of the file that was scored. */
  readonly digest: Digest
}

/** Most models that are scored beside the candidate, and most train records that are looked at for them, newest first. */
const limits = { models: 8, records: 200 } as const

export const noSeedRuns: SeedRuns = { runs: [], values: {} }

/**
 * Finds trainings of the same code with the same data, parameters and training environment under other seeds, as far as their models are still
 * on this machine, and scores at most eight of them, the newest.
 */
export async function scoreSeedRuns(
  project: Project,
  context: Context,
  trained: Trained | undefined,
  test: Table,
  score: (model: Judged) => Promise<Scored>,
): Promise<SeedRuns> {
  const identity = trained === undefined ? undefined : identityOf(trained)
  if (trained === undefined || identity === undefined) return noSeedRuns
  const runs: SeedRun[] = []
  const values: Record<string, number[]> = {}
  const seen = new Set([trained.record.body.seed])
  for await (const one of recentRecords(project, context, 'train', limits.records)) {
    if (runs.length === limits.models) break
    const { seed, runId } = one.record.body
    if (seen.has(seed) || identityOf(one) !== identity) continue
    try {
      const model = await modelOf(project, context, one)
      if (model === undefined) continue
      seen.add(seed)
      const scored = gateValues(project.config.validate, await score(model), test)
      for (const [key, value] of Object.entries(scored)) values[key] = [...(values[key] ?? []), value]
      runs.push({ run: runId, seed, digest: model.digest })
    } catch (thrown) {
      if (!(thrown instanceof UserError)) throw thrown
      context.log.warn(`${runId} (seed ${seed}) cannot be scored: ${messageOf(thrown)}`)
    }
  }
  return { runs, values }
}

/** All that decides what a run gives but its seed. Undefined where nobody knows whether the code was the same: outside git. */
function identityOf({ record }: Trained): string | undefined {
  const code = record.materials.find((one) => one.name === 'code')
  if (code === undefined || (code.digest === undefined && code.uri === 'folder')) return undefined
  const { command, parameters, environment, data, outputs } = record.body
  const decides = { code: code.digest ?? code.version ?? '', command, parameters, environment, data, outputs }
  return canonicalJson(decides as unknown as Json)
}

/** The model that a run wrote, when it is still what the record names: where `train` copied it, else in the folder of the run. */
async function modelOf(project: Project, context: Context, { record }: Trained): Promise<Judged | undefined> {
  const { runId, outputs, seed } = record.body
  const file = outputs.model ?? outputs.predictions
  const digest = record.subjects.find((one) => one.name === file)?.digest
  if (file === undefined || digest === undefined) return undefined
  const judged = (path: string): Judged => ({ path, digest, name: `${runId} (seed ${seed})` })
  const copied = join(homeOf(project, context), 'outputs', runId, file)
  if (existsSync(copied) && (await fileDigest(copied)) === digest) return judged(copied)
  const { training } = project.platform
  if ((await training?.state(runId, context))?.status !== 'completed') return undefined
  const into = join(await context.scratch(), 'seeds', runId)
  const again = await training?.outputs(runId, into, context)
  return again?.some((one) => one.name === file && one.digest === digest) ? judged(join(into, file)) : undefined
}

/** What the record of `validate` names as its materials. */
export function seedMaterials({ runs }: SeedRuns): Resource[] {
  return runs.map((one) => ({ name: `${one.run} (seed ${one.seed})`, digest: one.digest }))
}
