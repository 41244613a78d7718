import { defaultMetric, humanCount, humanDuration, metricInfo, type Table, UserError } from '@mlops-actions/core'
import {
  type DiscoveredSlice,
  discoverSlices,
  gatherTable,
  obstacleTo,
  type Predict,
  permutationImportance,
  rowLosses,
  type Scored,
  takeRows,
} from '@mlops-actions/evaluation'
import { rowScorer, score } from '@mlops-actions/inference'
import { type Asking, drawnQueries, drawnRows, predictor } from './asking.ts'

/** What the candidate answers from, and for whom it answers worst. Information: nothing here decides. */
export interface Insight {
  readonly importance?: Importances
  /** Why there is none: the rest of a sentence. */
  readonly noImportance?: string
  readonly discoveredSlice?: FoundSlice
}

/** Permutation importance of the features, most important first. */
export interface Importances {
  readonly metric: string
  /** What the answers are held against: the target, or, for clusters without one, the candidate's clusters of the rows as they are. */
  readonly against: 'target' | 'own-clusters'
  readonly rows: number
  readonly repeats: number
  readonly features: readonly { readonly feature: string; readonly mean: number; readonly deviation: number }[]
}

/** The worst slice that nobody declared: proposed by one half of the rows, measured on the other. */
export interface FoundSlice extends DiscoveredSlice {
  /** The loss a row, of which less is better. */
  readonly loss: string
}

/** The cost is fixed: at most so many rows, repeats and answers of the model in all. */
const limits = { rows: 2000, repeats: 3, answers: 150_000, searched: 20_000, milliseconds: 4000 } as const

/** Asks the candidate for its importances and searches its losses. What cannot be computed is left out; of the importances it is said why. */
export async function insightOf(asking: Asking): Promise<Insight> {
  const importance = await importancesOrWhy(asking)
  const discoveredSlice = worstSlice(asking)
  return {
    ...(typeof importance === 'string' ? { noImportance: importance } : { importance }),
    ...(discoveredSlice ? { discoveredSlice } : {}),
  }
}

/** The importances alone; undefined where there are none. */
export async function importances(asking: Asking): Promise<Importances | undefined> {
  const found = await importancesOrWhy(asking)
  return typeof found === 'string' ? undefined : found
}

async function importancesOrWhy(asking: Asking): Promise<Importances | string> {
  const { task, decisionThreshold } = asking.project.config.validate
  const features = rowScorer(asking.model).columns.map((column) => column.name)
  const most = Math.min(limits.rows, Math.floor(limits.answers / (limits.repeats * Math.max(1, features.length))))
  const { queries } = asking.scored
  const rows = queries === undefined ? drawnRows(asking.test, most) : drawnQueries(asking.test, queries, most)
  if (rows.length === 0) return `no query has at most ${humanCount(most)} rows`
  const { base, against } = judgedBy(takeRows(asking.scored, rows))
  const metric = metricOf(asking, base)
  const predict = task === 'multiclass' ? allClasses(asking) : predictor(asking)
  const table = gatherTable(asking.test, rows)
  try {
    const slow = await tooSlow(asking, predict, table, features.length)
    if (slow !== undefined) return slow
    const found = await permutationImportance(predict, { table, features, signal: asking.context.signal }, base, {
      metric,
      seed: 'importance',
      repeats: limits.repeats,
      threshold: decisionThreshold,
    })
    return {
      metric,
      against,
      rows: rows.length,
      repeats: limits.repeats,
      features: found.map(({ feature, mean, deviation }) => ({ feature, mean, deviation })),
    }
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause
    return cause.message.replace(/\.$/, '')
  }
}

/** What the answers to shuffled rows are held against: the target, or, for clusters that nobody labelled, the clusters of the rows as they are. */
function judgedBy(scored: Scored): { readonly base: Scored; readonly against: Importances['against'] } {
  const { task, truth, labels } = scored
  if (task !== 'clustering' || labels === undefined || !truth.every(Number.isNaN))
    return { base: scored, against: 'target' }
  return { base: { ...scored, truth: labels }, against: 'own-clusters' }
}

/** The first quality metric of the gates that these rows can be judged by, else the first of the task. */
function metricOf({ project }: Asking, base: Scored): string {
  const { task, gates } = project.config.validate
  const asked = gates.map((gate) => gate.metric).filter((metric) => metricInfo(metric)?.family === 'quality')
  return asked.find((metric) => obstacleTo(metric, base) === undefined) ?? defaultMetric(task)
}

/** A model that answers slowly is left alone: what is only information must not keep a decision waiting. */
async function tooSlow(
  { context }: Asking,
  predict: Predict,
  table: Table,
  features: number,
): Promise<string | undefined> {
  const begun = context.clock.monotonicMs()
  await predict(table)
  const needed = (context.clock.monotonicMs() - begun) * features * limits.repeats
  return needed > limits.milliseconds ? `the model would need about ${humanDuration(needed)}` : undefined
}

/** Rows × classes probabilities, as the metrics of several classes take them. */
function allClasses(asking: Asking): Predict {
  return async (table) => {
    const { probabilities } = await score(asking.model, table, { signal: asking.context.signal })
    const columns = probabilities ?? []
    const out = new Float64Array(table.rows * columns.length)
    columns.forEach((column, at) => {
      for (let row = 0; row < table.rows; row += 1) out[row * columns.length + at] = column[row] as number
    })
    return out
  }
}

function worstSlice(asking: Asking): FoundSlice | undefined {
  const { project, test, features, scored } = asking
  const rows = drawnRows(test, limits.searched)
  const losses = rowLosses(takeRows(scored, rows))
  if (losses === undefined || !losses.values.every(Number.isFinite)) return undefined
  const minRows = Math.max(30, project.config.privacy.minGroup)
  const [first] = discoverSlices(gatherTable(test, rows), losses.values, {
    columns: features,
    seed: 'discovery',
    minRows,
    most: 5,
  })
  return first ? { ...first, loss: losses.metric } : undefined
}
