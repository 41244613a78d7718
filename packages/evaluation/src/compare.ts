import { metricInfo, type Task } from '@mlops-actions/core'
import { compareMetrics, type Pair, pairOf } from './compare-metric.ts'
import { fail } from './errors.ts'
import { type Flips, flipsOf } from './gates/flips.ts'
import { turn } from './gates/versus.ts'
import { isNotEstimable, metricValue, obstacleTo } from './metric-value.ts'
import { unknownIn } from './metrics/unknown.ts'
import type { Scored } from './scored.ts'
import { type McNemarResult, mcNemar } from './significance/mcnemar.ts'
import { benjaminiHochberg, holm } from './significance/multiple.ts'
import { type Comparison, isNotComparable, type NotComparable } from './significance/paired-sample.ts'
import { minimumDetectable } from './significance/power.ts'

/** How two sets of predictions are compared. */
export interface CompareSettings {
  /** = the usual metrics of the task */
  readonly metrics?: readonly string[]
  /** = 0.95 */
  readonly confidence?: number
  /** = 42 */
  readonly seed?: number | string
  /** = 1000 */
  readonly replicates?: number
  /** A key of each row's content: see canonicalOrder. */
  readonly keys?: ArrayLike<number>
}

/** One metric of both, and their difference: candidate minus baseline, in units of the metric. */
export interface ComparedMetric {
  readonly goal: 'maximize' | 'minimize'
  readonly baseline: number
  readonly candidate: number
  readonly difference: number
  readonly lower: number
  readonly upper: number
  readonly standardError: number
  /** Two-sided; `pHolm` and `pBenjaminiHochberg` are corrected over the metrics compared. */
  readonly pValue: number
  readonly pHolm: number
  readonly pBenjaminiHochberg: number
  readonly method: string
  /** `better` or `worse` when the interval excludes 0; `equal` when no row tells the two apart. */
  readonly standing: 'better' | 'worse' | 'same' | 'equal'
  /** Smallest change that these rows show with 80 % power. */
  readonly minimumDetectable: number
}

/** What `mlops compare --json` prints. */
export interface ComparisonReport {
  readonly rows: number
  readonly task: Task
  readonly confidence: number
  readonly seed: number | string
  readonly metrics: Readonly<Record<string, ComparedMetric>>
  readonly notEstimable: Readonly<Record<string, string>>
  /** Of predicted classes. */
  readonly mcnemar?: McNemarResult
  readonly flips?: Flips
}

const usual: Readonly<Record<Task, readonly string[]>> = {
  binary: [
    'roc_auc',
    'average_precision',
    'log_loss',
    'brier_score',
    'accuracy',
    'balanced_accuracy',
    'precision',
    'recall',
    'f1',
    'specificity',
    'matthews_corrcoef',
  ],
  multiclass: [
    'accuracy',
    'balanced_accuracy',
    'log_loss',
    'brier_score',
    'f1_macro',
    'f1_weighted',
    'precision_macro',
    'recall_macro',
    'matthews_corrcoef',
    'cohen_kappa',
  ],
  regression: [
    'root_mean_squared_error',
    'mean_absolute_error',
    'mean_squared_error',
    'r2',
    'mean_error',
    'median_absolute_error',
    'mean_absolute_percentage_error',
  ],
  clustering: [],
  ranking: ['ndcg', 'ndcg_at_5', 'ndcg_at_10', 'mean_reciprocal_rank', 'mean_average_precision'],
}

/**
 * Compares two sets of predictions of the same rows with paired tests. Metrics that the predictions cannot give (no scores, say) are left
 * out when they were not asked for, and in `notEstimable` when they were.
 * Throws EVALUATION_ROWS_DIFFER when the two are not of the same rows.
 * @example compare(scoredBinary(y, old), scoredBinary(y, now)).metrics.roc_auc
 */
export function compare(baseline: Scored, candidate: Scored, settings: CompareSettings = {}): ComparisonReport {
  const confidence = settings.confidence ?? 0.95
  const seed = settings.seed ?? 42
  const pair = pairOf(candidate, baseline, settings.keys)
  if ('notEstimable' in pair)
    throw fail('EVALUATION_ROWS_DIFFER', `The two cannot be compared: ${pair.notEstimable}.`, {
      remedy: 'Score both on the same rows, in the same order, or name the column that identifies a row.',
    })
  const names = settings.metrics ?? usual[candidate.task].filter((name) => available(name, pair))
  const { replicates } = settings
  const found = compareMetrics(names, pair, { confidence, seed, ...(replicates === undefined ? {} : { replicates }) })
  const known = [...found].filter((entry): entry is [string, Comparison] => !isNotComparable(entry[1]))
  const corrected = known.map(([, one]) => one.pValue)
  const [byHolm, byHochberg] = [holm(corrected), benjaminiHochberg(corrected)]
  const unknown = unknownLabels(pair)
  const labels = unknown === undefined ? mcNemarOf(pair) : undefined
  const flips = unknown === undefined && classified(candidate) ? flipsOf(candidate, baseline) : undefined
  return {
    rows: candidate.rows,
    task: candidate.task,
    confidence,
    seed,
    metrics: Object.fromEntries(
      known.map(([name, one], i) => [
        name,
        comparedMetric(name, one, pair, byHolm[i] as number, byHochberg[i] as number),
      ]),
    ),
    notEstimable: {
      ...Object.fromEntries(
        [...found].flatMap(([name, one]) =>
          isNotComparable(one) ? [[name, (one as NotComparable).notEstimable]] : [],
        ),
      ),
      ...(unknown === undefined ? {} : { mcnemar: unknown, flips: unknown }),
    },
    ...(labels === undefined ? {} : { mcnemar: labels }),
    ...(flips === undefined ? {} : { flips }),
  }
}

function available(metric: string, { candidate, champion }: Pair): boolean {
  return [candidate, champion].every((one) => obstacleTo(metric, one)?.code !== 'METRIC_WRONG_TYPE')
}

function comparedMetric(
  metric: string,
  one: Comparison,
  { candidate, champion }: Pair,
  pHolm: number,
  pBenjaminiHochberg: number,
): ComparedMetric {
  const goal = metricInfo(metric)?.goal ?? 'maximize'
  const turned = turn(one, goal)
  const number = (scored: Scored): number => {
    const value = metricValue(metric, scored)
    return isNotEstimable(Object(value)) ? Number.NaN : (value as number)
  }
  return {
    goal,
    baseline: number(champion),
    candidate: number(candidate),
    difference: one.difference,
    lower: one.lower,
    upper: one.upper,
    standardError: one.standardError,
    pValue: one.pValue,
    pHolm,
    pBenjaminiHochberg,
    method: one.method,
    standing: one.equal ? 'equal' : turned.lower > 0 ? 'better' : turned.upper < 0 ? 'worse' : 'same',
    minimumDetectable: minimumDetectable(one.standardError, one.confidence),
  }
}

function classified({ task }: Scored): boolean {
  return task === 'binary' || task === 'multiclass'
}

/** Why labels cannot be counted, though both have some: a row without one is neither right nor wrong. */
function unknownLabels({ candidate, champion }: Pair): string | undefined {
  const [a, b] = [candidate.labels, champion.labels]
  if (!classified(candidate) || a === undefined || b === undefined) return undefined
  const rows = unknownIn(candidate.truth) + unknownIn(a) + unknownIn(b)
  return rows === 0 ? undefined : `${rows} labels are not known`
}

function mcNemarOf({ candidate, champion }: Pair): McNemarResult | undefined {
  if (!classified(candidate)) return undefined
  const [a, b] = [candidate.labels, champion.labels]
  if (a === undefined || b === undefined) return undefined
  let onlyCandidate = 0
  let onlyChampion = 0
  for (let i = 0; i < candidate.rows; i++) {
    const [right, wasRight] = [a[i] === candidate.truth[i], b[i] === candidate.truth[i]]
    if (right && !wasRight) onlyCandidate++
    if (!right && wasRight) onlyChampion++
  }
  return mcNemar(onlyCandidate, onlyChampion)
}
