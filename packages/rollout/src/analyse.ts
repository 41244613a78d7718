import type { AnalysisRule, Instant, MetricBucket, Verdict } from '@mlops-actions/core'
import type { AnalysisResult, AnalysisRow, Range } from './analysis-types.ts'
import { proportionSequence, sharesRadius } from './confidence.ts'
import { histogramOf, meanOf, quantileOf, quantileOfBuckets } from './latency.ts'

/** The two deployments over the same window. */
export interface Observation {
  readonly new: readonly MetricBucket[]
  readonly old: readonly MetricBucket[]
  readonly window: { readonly from: Instant; readonly to: Instant }
}

export interface AnalysisOptions {
  /** Requests that each of the two deployments needs before anything but a failure is said. */
  readonly minRequests: number
  /** Probability that a deployment as good as the limit is failed at any look of one step. 0.05 unless set. */
  readonly alpha?: number
}

const nothing: Range = { value: null, lower: null, upper: null }

/**
 * Compares the new deployment with the old one by every rule. It may be called as often as one likes: the intervals hold at all
 * looks together, so looking again never makes a false alarm likelier than alpha, which the rules share.
 * `fail`: the difference is surely beyond the limit. `pass`: enough requests, and the estimate keeps the limit. Else inconclusive.
 */
export function analyse(
  observed: Observation,
  rules: readonly AnalysisRule[],
  options: AnalysisOptions,
): AnalysisResult {
  const requests = { new: requestsOf(observed.new), old: requestsOf(observed.old) }
  const enough = Math.min(requests.new, requests.old) >= options.minRequests && requests.new > 0 && requests.old > 0
  const alpha = (options.alpha ?? 0.05) / Math.max(1, rules.length)
  const rows = rules.map((rule) => judge(rule, observed, alpha, enough, options.minRequests))
  const first = (verdict: Verdict) => rows.find((row) => row.verdict === verdict)
  const failed = first('fail')
  const { window } = observed
  if (failed) return { verdict: 'fail', reason: failed.reason, window, requests, rows }
  if (!enough) {
    const reason = `${requests.new} and ${requests.old} requests, at least ${options.minRequests} of each are needed`
    return { verdict: 'inconclusive', reason, window, requests, rows }
  }
  const open = first('inconclusive')
  if (open) return { verdict: 'inconclusive', reason: open.reason, window, requests, rows }
  if (rows.length === 0) return { verdict: 'inconclusive', reason: 'there is no rule', window, requests, rows }
  return { verdict: 'pass', reason: 'every limit is kept', window, requests, rows }
}

function requestsOf(buckets: readonly MetricBucket[]): number {
  return buckets.reduce((sum, bucket) => sum + bucket.requests, 0)
}

function judge(
  rule: AnalysisRule,
  observed: Observation,
  alpha: number,
  enough: boolean,
  minRequests: number,
): AnalysisRow {
  const compared =
    rule.metric === 'prediction_distribution'
      ? distribution(rule, observed, alpha)
      : twoSides(rule, sideOf(rule, observed.new, alpha, minRequests), sideOf(rule, observed.old, alpha, minRequests))
  const { difference, limit } = compared
  const text = rowText(rule.metric, compared.comparison, difference.value, limit)
  const row = (verdict: Verdict, reason: string): AnalysisRow => ({
    ...compared,
    rule,
    metric: rule.metric,
    verdict,
    reason,
  })
  if (difference.lower !== null && difference.lower > limit) return row('fail', text)
  if (difference.value === null) return row('inconclusive', `${rule.metric} is not known for both deployments`)
  if (!enough) return row('inconclusive', `too few requests; ${text}`)
  if (difference.value > limit)
    // Without bins there is no interval: with the requests that the team called enough, the estimate decides.
    return hasInterval(compared) ? row('inconclusive', `not sure yet: ${text}`) : row('fail', text)
  return row('pass', text)
}

/** A platform that gives no bins gives no interval; with bins there is one, which may still be open to one side. */
function hasInterval(compared: Compared): boolean {
  if (compared.new === null) return true
  return compared.new.lower !== null && (compared.comparison === 'value' || compared.old?.lower !== null)
}

type Compared = Pick<AnalysisRow, 'new' | 'old' | 'comparison' | 'difference' | 'limit'>

/** The metric of one deployment. Each side has half of alpha, so that both intervals hold together. */
function sideOf(rule: AnalysisRule, buckets: readonly MetricBucket[], alpha: number, tightest: number): Range {
  if (rule.metric === 'error_rate') {
    const requests = requestsOf(buckets)
    if (requests === 0) return nothing
    const errors = buckets.reduce((sum, bucket) => sum + bucket.errors, 0)
    return { value: errors / requests, ...proportionSequence(errors, requests, alpha / 2) }
  }
  if (rule.metric === 'latency_mean') return meanOf(buckets, alpha / 2, tightest)
  const name = rule.metric === 'latency_p50' ? 'p50' : rule.metric === 'latency_p99' ? 'p99' : 'p95'
  const histogram = histogramOf(buckets)
  return histogram ? quantileOf(histogram, Number(name.slice(1)) / 100, alpha / 2) : quantileOfBuckets(buckets, name)
}

function twoSides(rule: AnalysisRule, fresh: Range, old: Range): Compared {
  const sides = { new: fresh, old }
  if (rule.maxRatio !== undefined)
    return { ...sides, comparison: 'ratio', difference: ratio(fresh, old), limit: rule.maxRatio }
  if (rule.maxIncrease !== undefined)
    return { ...sides, comparison: 'increase', difference: increase(fresh, old), limit: rule.maxIncrease }
  return { ...sides, comparison: 'value', difference: fresh, limit: rule.max ?? 0 }
}

const both = (a: number | null, b: number | null, combine: (a: number, b: number) => number): number | null => {
  if (a === null || b === null) return null
  const value = combine(a, b)
  return Number.isFinite(value) ? value : null
}

function increase(fresh: Range, old: Range): Range {
  const minus = (a: number, b: number) => a - b
  return {
    value: both(fresh.value, old.value, minus),
    lower: both(fresh.lower, old.upper, minus),
    upper: both(fresh.upper, old.lower, minus),
  }
}

/** New / old. Nothing against nothing is 1; something against nothing has no ratio, only a lower bound. */
function ratio(fresh: Range, old: Range): Range {
  const over = (a: number, b: number) => (a === 0 && b === 0 ? 1 : a / b)
  return {
    value: both(fresh.value, old.value, over),
    lower: both(fresh.lower, old.upper, over),
    upper: both(fresh.upper, old.lower, over),
  }
}

/**
 * Total variation between the predictions of the two deployments: the share of answers that moved to another class or score bin.
 * What sampling alone gives on average is taken off, so that few requests do not look like a difference.
 */
function distribution(rule: AnalysisRule, observed: Observation, alpha: number): Compared {
  const [fresh, old] = [binsOf(observed.new), binsOf(observed.old)]
  const limit = rule.max ?? rule.maxIncrease ?? 0
  const empty: Compared = { new: null, old: null, comparison: 'distance', difference: nothing, limit }
  const names = [...new Set([...fresh.keys(), ...old.keys()])]
  const [newCounts, oldCounts] = [fresh, old].map((bins) => names.map((name) => bins.get(name) ?? 0)) as [
    number[],
    number[],
  ]
  const [n, m] = [newCounts, oldCounts].map((counts) => counts.reduce((sum, count) => sum + count, 0)) as [
    number,
    number,
  ]
  if (n === 0 || m === 0) return empty
  let [distance, chance] = [0, 0]
  names.forEach((_, index) => {
    const [a, b] = [newCounts[index] ?? 0, oldCounts[index] ?? 0]
    const pooled = (a + b) / (n + m)
    distance += Math.abs(a / n - b / m) / 2
    chance += Math.sqrt((2 / Math.PI) * pooled * (1 - pooled) * (1 / n + 1 / m)) / 2
  })
  const radius = sharesRadius(newCounts, alpha / 2) + sharesRadius(oldCounts, alpha / 2)
  const difference = {
    value: Math.max(0, distance - chance),
    lower: Math.max(0, distance - radius),
    upper: Math.min(1, distance + radius),
  }
  return { ...empty, difference }
}

function binsOf(buckets: readonly MetricBucket[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const bucket of buckets)
    for (const [name, count] of Object.entries(bucket.predictionBins ?? {}))
      sums.set(name, (sums.get(name) ?? 0) + count)
  return sums
}

/** `latency_p95 × 1.80, at most × 1.2`: the difference and its limit as the surfaces write them. */
export function rowText(
  metric: AnalysisRow['metric'],
  comparison: AnalysisRow['comparison'],
  value: number | null,
  limit: number,
): string {
  const rate = metric === 'error_rate'
  const unit = rate ? ' %' : metric.startsWith('latency') ? ' ms' : ''
  const plain = (number: number) => (rate ? `${trim(number * 100, 2)}${unit}` : `${trim(number, unit ? 0 : 3)}${unit}`)
  const points = (number: number) =>
    `${number > 0 ? '+' : ''}${trim(rate ? number * 100 : number, 2)}${rate ? ' points' : unit}`
  switch (comparison) {
    case 'ratio':
      return `${metric} ${value === null ? 'not known' : `× ${value.toFixed(2)}`}, at most × ${limit}`
    case 'increase':
      return `${metric} ${value === null ? 'not known' : points(value)}, at most ${points(limit)}`
    case 'distance':
      return `${metric} distance ${value === null ? 'not known' : trim(value, 3)}, at most ${limit}`
    default:
      return `${metric} ${value === null ? 'not known' : plain(value)}, at most ${plain(limit)}`
  }
}

const trim = (value: number, digits: number) => String(Number(value.toFixed(digits))).replace('-', '−')
