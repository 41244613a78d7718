import { argsortFloat64, exactSum } from '@mlops-actions/numerics'
import { lazy, type MetricInput, type MetricValue, notEstimable, tooLarge, valueOr } from './metric-input.ts'
import { unknownIn } from './unknown.ts'

/*
 * Ranking: every row is an item of a query, `truth` its relevance (graded for DCG; above 0 is relevant for the rest), `scores`
 * what orders the items. Items with the same score have no order: each metric is its mean over all orders of the ties, which is
 * what scikit-learn's DCG does.
 */

/** One query's items from the highest score down, ties together: [items, sum of relevance, relevant items] each. */
interface Query {
  readonly groups: readonly (readonly [number, number, number])[]
  readonly relevance: Float64Array
  readonly relevant: number
}

const metrics: Readonly<Record<string, (query: Query) => number>> = {
  ndcg: (query) => normalised(query, Number.POSITIVE_INFINITY),
  ndcg_at_5: (query) => normalised(query, 5),
  ndcg_at_10: (query) => normalised(query, 10),
  dcg: (query) => gain(query.groups, Number.POSITIVE_INFINITY),
  mean_reciprocal_rank: reciprocalRank,
  mean_average_precision: precisionOverSteps,
  hit_rate_at_5: (query) => hitRate(query, 5),
  hit_rate_at_10: (query) => hitRate(query, 10),
  recall_at_5: (query) => (query.relevant === 0 ? 0 : foundIn(query, 5) / query.relevant),
  recall_at_10: (query) => (query.relevant === 0 ? 0 : foundIn(query, 10) / query.relevant),
  precision_at_5: (query) => foundIn(query, 5) / 5,
  precision_at_10: (query) => foundIn(query, 10) / 10,
}

/** A function that computes ranking metrics, each the mean over queries; undefined for a name it has no rule for. */
export function rankingMetrics(input: MetricInput): (name: string) => MetricValue | undefined {
  const { scores } = input
  if (scores === undefined) return () => notEstimable('there are no scores')
  const unknown = unknownIn(scores)
  if (unknown > 0) return () => notEstimable(`${unknown} scores are not finite numbers`)
  const grouped = lazy(() => queriesOf(input, scores))
  return (name) => {
    const metric = metrics[name]
    if (metric === undefined) return undefined
    if (input.truth.some((value) => value < 0)) return notEstimable('a relevance is negative')
    const { queries, weights } = grouped()
    if (queries === undefined) return notEstimable('the rows of a query have different weights')
    const values = Float64Array.from(queries, (query, i) => metric(query) * (weights[i] as number))
    const empty = queries.filter((query) => query.relevant === 0).length
    const note = empty === 0 ? undefined : `${empty} queries without a relevant item count 0`
    return valueOr(
      exactSum(values) / exactSum(weights),
      exactSum(weights) === 0 ? 'the weights sum to 0' : tooLarge,
      note,
    )
  }
}

/** The queries and their weights (the weight of a query's first row; undefined when its rows disagree). */
function queriesOf(
  input: MetricInput,
  scores: Float64Array,
): { readonly queries: readonly Query[] | undefined; readonly weights: Float64Array } {
  const { order, starts } = byQueryAndScore(input, scores)
  const count = starts.length - 1
  const weights = Float64Array.from(
    { length: count },
    (_, q) => input.weights?.[order[starts[q] as number] as number] ?? 1,
  )
  const own = input.weights
  if (own !== undefined)
    for (let q = 0; q < count; q++)
      for (let i = starts[q] as number; i < (starts[q + 1] as number); i++)
        if (own[order[i] as number] !== weights[q]) return { queries: undefined, weights }
  const queries = Array.from({ length: count }, (_, q) =>
    queryOf(input.truth, scores, order.subarray(starts[q] as number, starts[q + 1] as number)),
  )
  return { queries, weights }
}

/** The rows by query, in each from the lowest score up: one sort of all scores, then one counting sort by query. */
function byQueryAndScore(input: MetricInput, scores: Float64Array): { order: Uint32Array; starts: Uint32Array } {
  const byScore = argsortFloat64(scores)
  const { queries } = input
  if (queries === undefined) return { order: byScore, starts: Uint32Array.of(0, input.rows) }
  const ids = [...new Set(queries)].sort((a, b) => a - b)
  const codeOf = new Map(ids.map((id, code) => [id, code]))
  const codes = queries.map((id) => codeOf.get(id) as number)
  const starts = new Uint32Array(ids.length + 1)
  for (const code of codes) starts[code + 1] = (starts[code + 1] as number) + 1
  for (let q = 0; q < ids.length; q++) starts[q + 1] = (starts[q + 1] as number) + (starts[q] as number)
  const next = starts.slice()
  const order = new Uint32Array(input.rows)
  for (let i = 0; i < byScore.length; i++) {
    const row = byScore[i] as number
    const code = codes[row] as number
    const at = next[code] as number
    next[code] = at + 1
    order[at] = row
  }
  return { order, starts }
}

/** One query from its rows in ascending order of their scores. */
function queryOf(truth: Float64Array, scores: Float64Array, order: Uint32Array): Query {
  const relevance = Float64Array.from(order, (row) => truth[row] as number)
  const groups: [number, number, number][] = []
  let last = Number.NaN
  let relevant = 0
  for (let i = order.length - 1; i >= 0; i--) {
    const score = scores[order[i] as number] as number
    if (score !== last) groups.push([0, 0, 0])
    last = score
    const group = groups[groups.length - 1] as [number, number, number]
    const own = relevance[i] as number
    group[0]++
    group[1] += own
    if (own > 0) {
      group[2]++
      relevant++
    }
  }
  return { groups, relevance, relevant }
}

/** Discounted cumulative gain of the first k, each item of a tie having the tie's mean relevance. */
function gain(groups: Query['groups'], k: number): number {
  let sum = 0
  let place = 0
  for (const [items, relevance] of groups) {
    let discounts = 0
    for (let i = 0; i < items; i++, place++) if (place < k) discounts += 1 / Math.log2(place + 2)
    sum += (relevance / items) * discounts
  }
  return sum
}

function normalised(query: Query, k: number): number {
  const best = query.relevance
    .slice()
    .sort()
    .reverse()
    .reduce((sum, value, place) => (place < k ? sum + value / Math.log2(place + 2) : sum), 0)
  return best === 0 ? 0 : gain(query.groups, k) / best
}

/** The mean of 1 / rank of the first relevant item: in a tie of g items, r of them relevant, it stands at place j with chance C(g-1-j, r-1) / C(g, r). */
function reciprocalRank(query: Query): number {
  let before = 0
  for (const [items, , relevant] of query.groups) {
    if (relevant === 0) {
      before += items
      continue
    }
    let mean = 0
    let none = 1
    for (let j = 0; j <= items - relevant; j++) {
      const first = relevant / (items - j)
      mean += (none * first) / (before + j + 1)
      none *= 1 - first
    }
    return mean
  }
  return 0
}

/** Average precision as in scikit-learn: precision over the steps of recall, a tie being one step. */
function precisionOverSteps(query: Query): number {
  let items = 0
  let hits = 0
  let sum = 0
  for (const [size, , relevant] of query.groups) {
    items += size
    hits += relevant
    sum += (relevant * hits) / items
  }
  return query.relevant === 0 ? 0 : sum / query.relevant
}

/** The mean number of relevant items among the first k. */
function foundIn(query: Query, k: number): number {
  let found = 0
  let before = 0
  for (const [items, , relevant] of query.groups) {
    const inside = Math.min(items, Math.max(0, k - before))
    found += (relevant * inside) / items
    before += items
  }
  return found
}

/** The chance that at least one relevant item is among the first k. */
function hitRate(query: Query, k: number): number {
  let before = 0
  for (const [items, , relevant] of query.groups) {
    if (relevant > 0) {
      const inside = Math.min(items, k - before)
      if (inside <= 0) return 0
      let none = 1
      for (let j = 0; j < inside; j++) none *= Math.max(0, items - relevant - j) / (items - j)
      return 1 - none
    }
    before += items
  }
  return 0
}
