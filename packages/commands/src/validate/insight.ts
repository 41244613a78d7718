import { defaultMetric, metricInfo, type Table, UserError } from '@mlops-actions/core'
import {
  type DiscoveredSlice,
  discoverSlices,
  gatherTable,
  type Predict,
  permutationImportance,
  rowLosses,
  takeRows,
} from '@mlops-actions/evaluation'
import { rowScorer, score } from '@mlops-actions/inference'
import { type Asking, drawnRows, predictor } from './asking.ts'

/** What the candidate answers from, and for whom it answers worst. Information: nothing here decides. */
export interface Insight {
  readonly importance?: Importances
  readonly discoveredSlice?: FoundSlice
}

/** Permutation importance of the features, most important first. */
export interface Importances {
  readonly metric: string
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

/** Asks the candidate for its importances and searches its losses. What cannot be computed is left out. */
export async function insightOf(asking: Asking): Promise<Insight> {
  const importance = await importances(asking)
  const discoveredSlice = worstSlice(asking)
  return { ...(importance ? { importance } : {}), ...(discoveredSlice ? { discoveredSlice } : {}) }
}

async function importances(asking: Asking): Promise<Importances | undefined> {
  const { task, decisionThreshold, gates } = asking.project.config.validate
  if (task !== 'binary' && task !== 'multiclass' && task !== 'regression') return undefined
  const features = rowScorer(asking.model).columns.map((column) => column.name)
  const most = Math.min(limits.rows, Math.floor(limits.answers / (limits.repeats * Math.max(1, features.length))))
  const rows = drawnRows(asking.test, most)
  const metric = gates.find((gate) => metricInfo(gate.metric)?.family === 'quality')?.metric ?? defaultMetric(task)
  const predict = task === 'multiclass' ? allClasses(asking) : predictor(asking)
  const table = gatherTable(asking.test, rows)
  try {
    if (await tooSlow(asking, predict, table, features.length)) return undefined
    const found = await permutationImportance(
      predict,
      { table, features, signal: asking.context.signal },
      takeRows(asking.scored, rows),
      { metric, seed: 'importance', repeats: limits.repeats, threshold: decisionThreshold },
    )
    return {
      metric,
      rows: rows.length,
      repeats: limits.repeats,
      features: found.map(({ feature, mean, deviation }) => ({ feature, mean, deviation })),
    }
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause
    asking.context.log.debug(`no permutation importance: ${cause.message}`)
    return undefined
  }
}

/** A model that answers slowly is left alone: what is only information must not keep a decision waiting. */
async function tooSlow({ context }: Asking, predict: Predict, table: Table, features: number): Promise<boolean> {
  const begun = context.clock.monotonicMs()
  await predict(table)
  const needed = (context.clock.monotonicMs() - begun) * features * limits.repeats
  if (needed > limits.milliseconds)
    context.log.debug(`no permutation importance: the model would need about ${Math.round(needed)} ms`)
  return needed > limits.milliseconds
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
