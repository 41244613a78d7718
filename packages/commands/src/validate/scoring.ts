import type { Context, Digest, ModelVersion, Table } from '@mlops-actions/core'
import type { Champion, Operational, Scored } from '@mlops-actions/evaluation'
import { type Model, measureLatency, rowScorer } from '@mlops-actions/inference'
import type { Project } from '../shared/index.ts'
import { isPredictionFile, openProjectModel, predictionsOf, scoredOf } from '../shared/models.ts'
import { type Probes, probe, unprobed } from './probes.ts'

/** A model under judgement: its file, and what opened it. */
export interface Judged {
  readonly path: string
  readonly digest: Digest
  readonly name: string
}

/** The champion of this run: what exists and cannot be read is not the same as none. */
export type FoundChampion =
  | { readonly kind: 'found'; readonly version: ModelVersion; readonly model: Judged }
  | { readonly kind: 'none'; readonly why: string }
  | { readonly kind: 'unreadable'; readonly why: string }

/** Everything that needs an open model. */
export interface BothScored {
  readonly candidate: Scored
  readonly champion: Champion
  readonly operational: Operational
  readonly probes: Probes
}

/** Scores candidate and champion on the same rows, measures them in turns, and asks the candidate what else is to be known of it. */
export async function scoreBoth(
  project: Project,
  context: Context,
  models: { candidate: Judged; champion: FoundChampion },
  test: Table,
  features: readonly string[],
): Promise<BothScored> {
  const open: Model[] = []
  const scoreOne = async (judged: Judged): Promise<{ scored: Scored; model?: Model }> => {
    const one = await openAndScore(project, context, judged, test, features)
    if (one.model) open.push(one.model)
    return one
  }
  try {
    const candidate = await scoreOne(models.candidate)
    let champion: Champion = 'none'
    let other: Model | undefined
    if (models.champion.kind === 'unreadable') champion = { unreadable: models.champion.why }
    if (models.champion.kind === 'found') {
      try {
        const one = await scoreOne(models.champion.model)
        champion = one.scored
        other = one.model
      } catch (cause) {
        champion = {
          unreadable: `v${models.champion.version.version} cannot be scored on these rows: ${cause instanceof Error ? cause.message : String(cause)}`,
        }
      }
    }
    const latency = project.config.validate.gates.some((gate) => gate.metric.startsWith('latency_'))
    const operational = latency && candidate.model ? await latencies(candidate.model, other, test, context) : {}
    const probes = candidate.model
      ? await probe({ project, context, model: candidate.model, test, features, scored: candidate.scored })
      : unprobed(project)
    return { candidate: candidate.scored, champion, operational, probes }
  } finally {
    for (const model of open) await model.close()
  }
}

/** A model that is opened for its answers on these rows, and for nothing else. */
export async function scoreAlone(
  project: Project,
  context: Context,
  judged: Judged,
  test: Table,
  features: readonly string[],
): Promise<Scored> {
  const { scored, model } = await openAndScore(project, context, judged, test, features)
  await model?.close()
  return scored
}

async function openAndScore(
  project: Project,
  context: Context,
  judged: Judged,
  test: Table,
  features: readonly string[],
): Promise<{ scored: Scored; model?: Model }> {
  if (isPredictionFile(judged.path))
    return { scored: scoredOf(project, test, await predictionsOf(project, { file: judged.path }, test, context)) }
  const model = await openProjectModel(project, judged.path, features, judged.name)
  try {
    return { scored: scoredOf(project, test, await predictionsOf(project, { model }, test, context)), model }
  } catch (thrown) {
    await model.close()
    throw thrown
  }
}

/** Both models answer single rows in turns, so that whatever else the machine does falls on both. */
async function latencies(
  candidate: Model,
  champion: Model | undefined,
  test: Table,
  context: Context,
): Promise<Operational> {
  const compared = await measureLatency(
    { candidate: rowScorer(candidate), ...(champion ? { champion: rowScorer(champion) } : {}) },
    test,
    context.clock,
  )
  const one = (quantile: 'p50' | 'p95' | 'p99') => ({
    candidate: { value: compared.candidate[quantile], rows: compared.candidate.calls },
    ...(compared.champion && compared.ratio
      ? { champion: { value: compared.candidate[quantile] / compared.ratio[quantile], rows: compared.champion.calls } }
      : {}),
  })
  return { measured: { latency_p50: one('p50'), latency_p95: one('p95'), latency_p99: one('p99') } }
}
