import type { Estimate, GateRule, MetricInfo } from '@mlops-actions/core'
import { sortFloat64 } from '@mlops-actions/numerics'
import { poissonWeights } from '../significance/poisson-weights.ts'

/** What was measured outside the predictions, for candidate and champion; null: tried, and not known. */
export interface Measured {
  readonly candidate: Estimate | null
  readonly champion?: Estimate | null
}

/** Everything operational that a gate can ask for. */
export interface Operational {
  /** Times of single answers in milliseconds, both models on this machine, taken in turns. */
  readonly latency?: { readonly candidate: Float64Array; readonly champion?: Float64Array }
  /** Test rows that also occur in the training data. */
  readonly overlap?: { readonly rows: number; readonly testRows: number }
  /** Any operational metric by name (`model_size`, `throughput`, or the latencies where no single times are known). */
  readonly measured?: Readonly<Record<string, Measured>>
}

const quantileOf: Readonly<Record<string, number>> = { latency_p50: 0.5, latency_p95: 0.95, latency_p99: 0.99 }

/** The value of an operational metric, from whatever was given; undefined: nobody measured it. */
export function measuredOf(
  metric: string,
  operational: Operational | undefined,
  options: { confidence: number; seed: number | string },
): Measured | undefined {
  const q = quantileOf[metric]
  const latency = operational?.latency
  if (q !== undefined && latency !== undefined) {
    const of = (times: Float64Array, who: string): Estimate | null =>
      latencyEstimate(times, q, { ...options, name: `${metric} ${who}` })
    return {
      candidate: of(latency.candidate, 'candidate'),
      ...(latency.champion === undefined ? {} : { champion: of(latency.champion, 'champion') }),
    }
  }
  if (metric === 'train_test_overlap' && operational?.overlap !== undefined) {
    const { rows, testRows } = operational.overlap
    return { candidate: testRows > 0 ? { value: rows / testRows, rows: testRows } : null }
  }
  return operational?.measured?.[metric]
}

/** A quantile of times with a bootstrap interval (500 replicates); null without a finite time. */
function latencyEstimate(
  times: Float64Array,
  q: number,
  options: { confidence: number; seed: number | string; name: string },
): Estimate | null {
  const n = times.length
  if (n === 0 || !times.every((time) => Number.isFinite(time) && time >= 0)) return null
  const sorted = sortFloat64(times)
  const value = quantile(sorted, q)
  if (n < 20) return { value, rows: n }
  const fill = poissonWeights(options.seed, options.name)
  const weights = new Uint8Array(n)
  const found = new Float64Array(500)
  for (let replicate = 0; replicate < found.length; replicate++) {
    fill(weights)
    found[replicate] = weightedQuantile(sorted, weights, q)
  }
  const replicates = sortFloat64(found)
  const tail = (1 - options.confidence) / 2
  return {
    value,
    lower: quantile(replicates, tail),
    upper: quantile(replicates, 1 - tail),
    confidence: options.confidence,
    method: 'bootstrap',
    rows: n,
  }
}

/** numpy's default quantile of sorted values. */
function quantile(sorted: Float64Array, q: number): number {
  const at = q * (sorted.length - 1)
  const below = Math.floor(at)
  const first = sorted[below] as number
  return first + ((sorted[Math.min(below + 1, sorted.length - 1)] as number) - first) * (at - below)
}

function weightedQuantile(sorted: Float64Array, weights: Uint8Array, q: number): number {
  let total = 0
  for (const weight of weights) total += weight
  const target = q * (total - 1)
  let before = 0
  for (let i = 0; i < sorted.length; i++) {
    before += weights[i] as number
    if (before > target) return sorted[i] as number
  }
  return sorted.at(-1) as number
}

/** Whether a metric is measured rather than computed from predictions. */
export function isOperational(info: MetricInfo): boolean {
  return info.family === 'operational'
}

/** The sentence for a value that nobody measured. */
export function unmeasured(rule: GateRule): string {
  return rule.metric === 'train_test_overlap'
    ? 'the overlap of training and test rows was not counted: the training data was not given'
    : `${rule.metric} was not measured`
}
