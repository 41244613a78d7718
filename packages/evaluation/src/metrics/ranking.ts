import { argsortFloat64, exactSum } from '@mlops-actions/numerics'
import { lazy, type MetricInput, type MetricValue, notEstimable, valueOr } from './metric-input.ts'
import { averagePrecision, rankedOf } from './ranked.ts'
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
  readonly scores: Float64Array
  readonly relevant: number
  readonly items: number
}

const metrics: Readonly<Record<string, (query: Query) => number>> = {
  ndcg: (query) => normalised(query, Number.POSITIVE_INFINITY),
  ndcg_at_5: (query) => normalised(query, 5),
  ndcg_at_10: (query) => normalised(query, 10),
  dcg: (query) => gain(query.groups, Number.POSITIVE_INFINITY),
  mean_reciprocal_rank: reciprocalRank,
  mean_average_precision: (query) =>
    query.relevant === 0
      ? 0
      : averagePrecision(
          rankedOf(
            query.relevance.map((value) => (value > 0 ? 1 : 0)),
            query.scores,
          ),
        ),
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
    return valueOr(exactSum(values) / exactSum(weights), 'the weights sum to 0', note)
  }
}

/** The queries and their weights (the weight of a query's first row; undefined when its rows disagree). */
function queriesOf(
  input: MetricInput,
  scores: Float64Array,
): { readonly queries: readonly Query[] | undefined; readonly weights: Float64Array } {
  const rows = new Map<number, number[]>()
  for (let i = 0; i < input.rows; i++) {
    const query = input.queries?.[i] ?? 0
    const known = rows.get(query)
    if (known === undefined) rows.set(query, [i])
    else known.push(i)
  }
  const lists = [...rows].sort(([a], [b]) => a - b).map(([, list]) => list)
  const weights = Float64Array.from(lists, (list) => input.weights?.[list[0] as number] ?? 1)
  const own = input.weights
  if (own !== undefined && lists.some((list, q) => list.some((row) => own[row] !== weights[q])))
    return { queries: undefined, weights }
  return { queries: lists.map((list) => queryOf(input.truth, scores, list)), weights }
}

function queryOf(truth: Float64Array, scores: Float64Array, rows: readonly number[]): Query {
  const relevance = Float64Array.from(rows, (row) => truth[row] as number)
  const own = Float64Array.from(rows, (row) => scores[row] as number)
  const order = argsortFloat64(own)
  const groups: [number, number, number][] = []
  let last = Number.NaN
  for (let i = order.length - 1; i >= 0; i--) {
    const at = order[i] as number
    if (own[at] !== last) groups.push([0, 0, 0])
    last = own[at] as number
    const group = groups.at(-1) as [number, number, number]
    group[0]++
    group[1] += relevance[at] as number
    if ((relevance[at] as number) > 0) group[2]++
  }
  return {
    groups,
    relevance,
    scores: own,
    relevant: groups.reduce((sum, [, , hits]) => sum + hits, 0),
    items: rows.length,
  }
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
