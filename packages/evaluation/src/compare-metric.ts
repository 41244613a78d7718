import { metricInfo } from '@mlops-actions/core'
import { isSlow, perRow, weightedMetrics } from './metric-kernels.ts'
import { isNotEstimable, metricValue, obstacleTo } from './metric-value.ts'
import { computeSliced } from './metrics/index.ts'
import { type Scored, takeRows } from './scored.ts'
import { canonicalOrder, type DrawnPair, pairedBootstraps, type Weighted } from './significance/bootstrap.ts'
import { deLong } from './significance/delong.ts'
import { mcNemarWorse } from './significance/mcnemar.ts'
import { pairedMean } from './significance/paired-mean.ts'
import { type Comparison, isNotComparable, type NotComparable } from './significance/paired-sample.ts'

/** Metrics that each draw computes from the beginning get so many draws that rows × draws stays below this, but at least the least. */
const MOST_CELLS = 2e7
const LEAST_DRAWS = 200

/** How a metric of two models is compared. */
export interface CompareOptions {
  readonly confidence?: number
  readonly seed: number | string
  /** Replicates where the bootstrap is needed; = 1000. */
  readonly replicates?: number
  /** A key of each row's content (see canonicalOrder). */
  readonly keys?: ArrayLike<number>
}

/** Two models' predictions of the same rows in canonical order: what every comparison starts from. */
export interface Pair {
  readonly candidate: Scored
  readonly champion: Scored
  /** The row, as it was given, that stands at each place. */
  readonly order: Uint32Array
  /** See canonicalOrder. */
  readonly alternate?: Uint32Array
}

/**
 * Lays the rows of both models in one order that depends on neither file nor roles, so that sums and draws come out the same.
 * Both must be of the same rows: their truths are compared.
 */
export function pairOf(candidate: Scored, champion: Scored, keys?: ArrayLike<number>): Pair | NotComparable {
  if (candidate.task !== champion.task)
    return { notEstimable: `the candidate's task is ${candidate.task}, the champion's ${champion.task}` }
  if (candidate.rows !== champion.rows)
    return { notEstimable: `the candidate was scored on ${candidate.rows} rows, the champion on ${champion.rows}` }
  if (!candidate.truth.every((value, i) => Object.is(value, champion.truth[i]) || value === champion.truth[i]))
    return { notEstimable: 'candidate and champion were scored on different rows: their truths differ' }
  for (const part of ['weights', 'clusters', 'queries'] as const)
    if (!sameNumbers(candidate[part], champion[part]))
      return { notEstimable: `candidate and champion have other ${part} for the same rows` }
  const { order, alternate } = canonicalOrder(
    candidate.rows,
    candidate.truth,
    mainOf(candidate),
    mainOf(champion),
    keys,
  )
  const pair = { candidate: takeRows(candidate, order), champion: takeRows(champion, order), order }
  return alternate === undefined ? pair : { ...pair, alternate }
}

function sameNumbers(a: ArrayLike<number> | undefined, b: ArrayLike<number> | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false
  return a.length === b.length
}

/** One number a row that tells predictions apart. */
function mainOf(scored: Scored): ArrayLike<number> {
  const { probabilities, classes } = scored
  if (scored.task === 'multiclass' && probabilities !== undefined && classes !== undefined) {
    const width = classes.length
    return Float64Array.from({ length: scored.rows }, (_, row) => {
      let sum = 0
      for (let k = 0; k < width; k++) sum += (probabilities[row * width + k] as number) * Math.sqrt(k + 2)
      return sum
    })
  }
  return scored.scores ?? scored.values ?? scored.labels ?? scored.truth
}

/** The paired comparison of one metric, candidate minus champion in its own units. See compareMetrics. */
export function compareMetric(metric: string, pair: Pair, options: CompareOptions): Comparison | NotComparable {
  return compareMetrics([metric], pair, options).get(metric) as Comparison | NotComparable
}

/**
 * The paired comparison of metrics, candidate minus champion in their own units: DeLong for roc_auc, paired t for means over rows
 * (with McNemar's exact one-sided p for labels) or over queries, the paired Poisson bootstrap for the rest, all on the same draws.
 */
export function compareMetrics(
  metrics: readonly string[],
  pair: Pair,
  options: CompareOptions,
): ReadonlyMap<string, Comparison | NotComparable> {
  const { candidate, champion } = pair
  const found = new Map<string, Comparison | NotComparable>()
  const shared = sharedOf(candidate, options)
  const kernels = { candidate: weightedMetrics(candidate), champion: weightedMetrics(champion) }
  const drawn: { metric: string; pair: DrawnPair }[] = []
  for (const metric of metrics) {
    const closed = closedForm(metric, pair, shared)
    const one = closed ?? drawnPair(metric, pair, kernels)
    if ('candidate' in one) drawn.push({ metric, pair: one })
    else found.set(metric, one)
  }
  if (drawn.length === 0) return new Map([...found].map(([metric, one]) => [metric, finiteOr(one)]))
  const asked = options.replicates ?? 1000
  const affordable = Math.max(LEAST_DRAWS, Math.min(asked, Math.floor(MOST_CELLS / candidate.rows)))
  const slow = drawn.filter((one) => isSlow(one.metric, candidate))
  const fast = drawn.filter((one) => !slow.includes(one))
  for (const [group, replicates] of [
    [fast, asked],
    [slow, affordable],
  ] as const) {
    if (group.length === 0) continue
    const pairs = group.map((one) => one.pair)
    const alternate = pair.alternate === undefined ? {} : { alternate: pair.alternate }
    const results = pairedBootstraps(candidate.rows, pairs, { ...shared, ...alternate, seed: options.seed, replicates })
    group.forEach(({ metric }, i) => {
      found.set(metric, results[i] as Comparison | NotComparable)
    })
  }
  return new Map([...found].map(([metric, one]) => [metric, finiteOr(one)]))
}

/** Differences beyond what numbers can hold are no differences: an interval to infinity would pass for one. */
function finiteOr(one: Comparison | NotComparable): Comparison | NotComparable {
  if (isNotComparable(one)) return one
  const { difference, standardError, lower, upper, pValue, guarded } = one
  const numbers = [difference, standardError, lower, upper, pValue, guarded.lower, guarded.upper]
  return numbers.every(Number.isFinite) ? one : { notEstimable: 'the difference is not a finite number' }
}

interface Shared {
  readonly confidence: number
  readonly clusters?: Int32Array
  readonly weights?: Float64Array
}

function sharedOf({ clusters, weights }: Scored, options: CompareOptions): Shared {
  return {
    confidence: options.confidence ?? 0.95,
    ...(clusters === undefined ? {} : { clusters }),
    ...(weights === undefined ? {} : { weights }),
  }
}

/** The comparison where a formula gives it, or why there is none; undefined where draws are needed. */
function closedForm(metric: string, pair: Pair, shared: Shared): Comparison | NotComparable | undefined {
  const { candidate, champion } = pair
  const obstacle = obstacleTo(metric, candidate) ?? obstacleTo(metric, champion)
  if (obstacle !== undefined) return { notEstimable: obstacle.notEstimable }
  const { confidence, clusters, weights } = shared
  if (candidate.task === 'binary' && weights === undefined && (metric === 'roc_auc' || metric === 'gini'))
    return aucComparison(metric, pair, { confidence, ...(clusters === undefined ? {} : { clusters }) })
  if (candidate.task === 'ranking') return queryComparison(metric, pair, confidence)
  const rows = metricInfo(metric)?.signed === true ? undefined : perRow(metric, candidate)
  if (rows === undefined) return undefined
  const other = perRow(metric, champion) as Float64Array
  const result = pairedMean(
    rows.map((value, i) => value - (other[i] as number)),
    shared,
  )
  return isNotComparable(result) || weights !== undefined || clusters !== undefined
    ? result
    : withExactLabels(metric, rows, other, result)
}

function drawnPair(
  metric: string,
  { candidate, champion }: Pair,
  kernels: Readonly<Record<'candidate' | 'champion', (metric: string) => Weighted | undefined>>,
): DrawnPair | NotComparable {
  const a = metricValue(metric, candidate)
  const b = metricValue(metric, champion)
  if (typeof a !== 'number') return { notEstimable: a.notEstimable }
  if (typeof b !== 'number') return { notEstimable: b.notEstimable }
  const first = kernels.candidate(metric)
  const second = kernels.champion(metric)
  if (first === undefined || second === undefined) return { notEstimable: `${metric} has no paired comparison` }
  const signed = metricInfo(metric)?.signed === true
  return { candidate: first, champion: second, estimate: signed ? Math.abs(a) - Math.abs(b) : a - b }
}

function aucComparison(
  metric: string,
  { candidate, champion }: Pair,
  options: { confidence: number; clusters?: Int32Array },
): Comparison | NotComparable {
  const result = deLong(candidate.truth, candidate.scores as Float64Array, champion.scores as Float64Array, options)
  if (isNotEstimable(result as object)) return result as NotComparable
  const { comparison } = result as Exclude<typeof result, NotComparable>
  return metric === 'gini' && !isNotComparable(comparison) ? scaled(comparison, 2) : comparison
}

/** Ranking metrics are means over queries: the queries are the independent rows of a paired t test. */
function queryComparison(
  metric: string,
  { candidate, champion }: Pair,
  confidence: number,
): Comparison | NotComparable {
  const ids = candidate.queries
  if (ids === undefined)
    return { notEstimable: 'the rows belong to no queries, so nothing shows how a difference varies' }
  const codes = new Map([...new Set(ids)].sort((a, b) => a - b).map((id, code) => [id, code]))
  const rows = ids.map((id) => codes.get(id) as number)
  const of = (scored: Scored): Float64Array =>
    Float64Array.from(computeSliced([metric], scored, rows, codes.size)[metric] ?? [], (one) => one.value ?? Number.NaN)
  const other = of(champion)
  const differences = of(candidate).map((value, i) => value - (other[i] as number))
  if (!differences.every(Number.isFinite)) return { notEstimable: `${metric} has no value for a query` }
  return pairedMean(differences, { confidence })
}

/** Gini is 2 AUC - 1: its difference is twice that of the areas, the tests are the same. */
function scaled(one: Comparison, by: number): Comparison {
  return {
    ...one,
    difference: by * one.difference,
    standardError: by * one.standardError,
    lower: by * one.lower,
    upper: by * one.upper,
    guarded: { ...one.guarded, lower: by * one.guarded.lower, upper: by * one.guarded.upper },
  }
}

/** Labels right or wrong: the exact binomial p of the discordant rows instead of Student's. */
function withExactLabels(metric: string, a: Float64Array, b: Float64Array, plain: Comparison): Comparison {
  if (metric !== 'accuracy' && metric !== 'zero_one_loss' && metric !== 'hamming_loss') return plain
  let higher = 0
  let lower = 0
  for (let i = 0; i < a.length; i++) {
    if ((a[i] as number) > (b[i] as number)) higher++
    if ((a[i] as number) < (b[i] as number)) lower++
  }
  const pLower = mcNemarWorse(higher, lower)
  const pHigher = mcNemarWorse(lower, higher)
  return {
    ...plain,
    pValue: Math.min(1, 2 * Math.min(pLower, pHigher)),
    pLower,
    pHigher,
    guarded: { ...plain.guarded, pLower, pHigher },
    method: plain.equal ? plain.method : 'paired-t, mcnemar-exact',
  }
}
