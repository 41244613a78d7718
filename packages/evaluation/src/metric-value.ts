import { type Estimate, metricInfo } from '@mlops-actions/core'
import { normalIsf, studentTQuantile } from '@mlops-actions/numerics'
import { perRow, shares } from './metric-kernels.ts'
import { strangeClass } from './metrics/confusion.ts'
import { computeMetric } from './metrics/index.ts'
import type { Scored } from './scored.ts'
import { aucWithError } from './significance/delong.ts'
import { meanAndError } from './significance/paired-sample.ts'

/** Why a metric has no value: a stable code and the rest of a sentence. */
export interface NotEstimable {
  readonly code: 'METRIC_UNKNOWN' | 'METRIC_WRONG_TYPE' | 'METRIC_NOT_FINITE' | 'METRIC_NOT_ESTIMABLE' | 'NO_ROWS'
  readonly notEstimable: string
}

/** True for the answer that says why there is no number. */
export function isNotEstimable(value: object): value is NotEstimable {
  return 'notEstimable' in value
}

/**
 * Whether the predictions can answer for a metric: rows, truth, and what the metric needs, all of it known in every row. A NaN is not
 * dropped: a model that does not answer every row would otherwise look better than one that does.
 */
export function obstacleTo(metric: string, scored: Scored): NotEstimable | undefined {
  const info = metricInfo(metric)
  if (info === undefined) return { code: 'METRIC_UNKNOWN', notEstimable: `there is no metric "${metric}"` }
  if (!info.tasks.includes(scored.task))
    return { code: 'METRIC_UNKNOWN', notEstimable: `${metric} is not a metric of task ${scored.task}` }
  if (scored.rows === 0) return { code: 'NO_ROWS', notEstimable: 'there are no rows' }
  const needed = neededBy(metric, scored)
  if (needed === undefined)
    return { code: 'METRIC_WRONG_TYPE', notEstimable: `${metric} needs ${wordsOf(info.needs)}, and there are none` }
  if (info.needs === 'probability' && scored.task === 'binary' && scored.scoresAreProbabilities === false)
    return { code: 'METRIC_WRONG_TYPE', notEstimable: `${metric} needs probabilities, and the scores leave [0, 1]` }
  const unknown = countUnknown(scored.truth)
  // Clusters can be judged by their shape alone.
  if (unknown > 0 && info.needs !== 'features')
    return { code: 'METRIC_NOT_FINITE', notEstimable: `the truth is unknown in ${unknown} rows` }
  const bad = countUnknown(needed)
  if (bad > 0) return { code: 'METRIC_NOT_FINITE', notEstimable: `${bad} predictions are not finite numbers` }
  if (scored.task !== 'binary' && scored.task !== 'multiclass') return undefined
  const classes = scored.task === 'binary' ? 2 : (scored.classes?.length ?? Number.POSITIVE_INFINITY)
  const strange = strangeClass(scored.truth, needed === scored.labels ? scored.labels : undefined, classes)
  return strange === undefined ? undefined : { code: 'METRIC_WRONG_TYPE', notEstimable: strange }
}

function neededBy(metric: string, scored: Scored): Float64Array | undefined {
  switch (metricInfo(metric)?.needs) {
    case 'label':
    case 'clusters':
    case 'groups':
      return scored.labels ?? scored.values
    case 'score':
      return scored.scores ?? scored.probabilities
    case 'probability':
      return scored.task === 'binary' ? scored.scores : scored.probabilities
    case 'value':
      return scored.values
    case 'features':
      return scored.points
    default:
      return undefined
  }
}

function wordsOf(needs: string): string {
  const words: Readonly<Record<string, string>> = {
    label: 'predicted labels',
    score: 'scores',
    probability: 'probabilities',
    value: 'predicted numbers',
    clusters: 'found clusters',
    features: 'the coordinates of the points',
    groups: 'predicted labels',
    measurement: 'a measurement',
  }
  return words[needs] ?? needs
}

function countUnknown(values: Float64Array): number {
  let count = 0
  for (const value of values) if (!Number.isFinite(value)) count++
  return count
}

/**
 * A metric of one model with what is known of its uncertainty: Wilson's interval for a share, DeLong's for roc_auc, Student's for a mean
 * over rows, none for the rest (the interval that decides is that of the difference).
 */
export function metricEstimate(metric: string, scored: Scored, confidence = 0.95): Estimate | NotEstimable {
  const obstacle = obstacleTo(metric, scored)
  if (obstacle !== undefined) return obstacle
  const value = metricValue(metric, scored)
  if (typeof value !== 'number') return value
  const interval = intervalOf(metric, scored, value, confidence)
  // 0 / 0 counted as 0 by convention has a value and no interval; so have errors too large for one.
  const known = Number.isFinite(interval.lower) && Number.isFinite(interval.upper)
  return { value, rows: scored.rows, ...(known ? interval : {}) }
}

/** A metric of complete predictions; weights count. */
export function metricValue(metric: string, scored: Scored): number | NotEstimable {
  const { value, reason } = computeMetric(metric, scored)
  if (value !== null && Number.isFinite(value)) return value
  const why = value === null ? (reason ?? 'unknown') : 'it is too large for a number'
  return { code: 'METRIC_NOT_ESTIMABLE', notEstimable: `${metric} has no value on these rows: ${why}` }
}

type Interval = Pick<Estimate, 'lower' | 'upper' | 'confidence' | 'method'>

function intervalOf(metric: string, scored: Scored, value: number, confidence: number): Interval {
  if (scored.weights !== undefined || scored.clusters !== undefined) return {}
  const share = shares[metric]
  if (share !== undefined && scored.task === 'binary') {
    const [tp, fp, fn, tn] = countsOf(scored)
    const [hits, of] = share(tp, fp, fn, tn)
    return { ...wilson(hits, of, confidence), confidence, method: 'wilson' }
  }
  if (metric === 'roc_auc' && scored.task === 'binary') {
    const { standardError } = aucWithError(scored.truth, scored.scores as Float64Array)
    if (!Number.isFinite(standardError)) return {}
    const half = normalIsf((1 - confidence) / 2) * standardError
    return { lower: Math.max(0, value - half), upper: Math.min(1, value + half), confidence, method: 'delong' }
  }
  const rows = perRow(metric, scored)
  if (rows === undefined || rows.length < 2) return {}
  const { squares } = meanAndError(rows)
  const n = rows.length
  const half = studentTQuantile(1 - (1 - confidence) / 2, n - 1) * Math.sqrt(squares / (n * (n - 1)))
  return { lower: value - half, upper: value + half, confidence, method: 'student-t' }
}

/** The four counts of a binary confusion matrix: [tp, fp, fn, tn]. */
export function countsOf(scored: Scored): readonly [number, number, number, number] {
  const counts = [0, 0, 0, 0]
  const labels = scored.labels as Float64Array
  for (let i = 0; i < scored.rows; i++) {
    const cell = 2 * (scored.truth[i] as number) + (labels[i] as number)
    counts[cell] = (counts[cell] as number) + 1
  }
  const [tn, fp, fn, tp] = counts as [number, number, number, number]
  return [tp, fp, fn, tn]
}

/** Wilson's interval (1927) for a share: `hits` of `of` rows. NaN bounds where there are no rows. */
export function wilson(hits: number, of: number, confidence: number): { lower: number; upper: number } {
  const z = normalIsf((1 - confidence) / 2)
  const share = hits / of
  const centre = (share + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  return { lower: hits === 0 ? 0 : Math.max(0, centre - half), upper: hits === of ? 1 : Math.min(1, centre + half) }
}
