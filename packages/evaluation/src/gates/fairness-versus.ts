import type { MetricInfo } from '@mlops-actions/core'
import type { Pair } from '../compare-metric.ts'
import { shares } from '../metric-kernels.ts'
import { obstacleTo } from '../metric-value.ts'
import type { Scored } from '../scored.ts'
import { pairedBootstrap, type Weighted } from '../significance/bootstrap.ts'
import type { Comparison, NotComparable } from '../significance/paired-sample.ts'
import { weightedCells } from '../significance/weighted-metrics.ts'

/**
 * The gap between groups of candidate and champion on the same rows, by the paired bootstrap: both gaps are computed on each draw.
 * For rates that are counted from labels; groups that are not judged take no part.
 * @param groups the rows of each judged group, as they stand in the table
 */
export function compareGaps(
  info: MetricInfo,
  pair: Pair,
  groups: readonly Uint32Array[],
  options: { confidence: number; seed: number | string; replicates?: number },
): Comparison | NotComparable {
  const { candidate, champion, alternate } = pair
  const obstacle = obstacleTo(info.name, candidate) ?? obstacleTo(info.name, champion)
  if (obstacle !== undefined) return { notEstimable: obstacle.notEstimable }
  const first = gapKernel(info, candidate, pair.order, groups)
  const second = gapKernel(info, champion, pair.order, groups)
  if (first === undefined || second === undefined)
    return { notEstimable: `${info.name} of two models has no paired comparison; use max-increase or max-ratio` }
  const { clusters, weights } = candidate
  return pairedBootstrap(candidate.rows, first, second, {
    ...options,
    ...(alternate === undefined ? {} : { alternate }),
    ...(clusters === undefined ? {} : { clusters }),
    ...(weights === undefined ? {} : { weights }),
  })
}

function gapKernel(
  info: MetricInfo,
  scored: Scored,
  order: Uint32Array,
  groups: readonly Uint32Array[],
): Weighted | undefined {
  const asked = info.groups
  if (asked === undefined || scored.task !== 'binary' || scored.labels === undefined) return undefined
  const bases = asked.base === 'equalized_odds' ? ['true_positive_rate', 'false_positive_rate'] : [asked.base]
  const rates = bases.map((base) => shares[base])
  if (rates.some((rate) => rate === undefined)) return undefined
  const ratio = info.name.endsWith('_ratio')
  const how = asked.how === 'equalized-odds' ? (ratio ? 'ratio' : 'difference') : asked.how
  const cells = weightedCells(codesOf(scored, scored.labels, order, groups), 4 * groups.length + 1)
  return (weights, draw) => {
    const counts = cells(weights, draw)
    const parts = rates.map((rate) => {
      const values = groups.map((_, group) => {
        const [tn, fp, fn, tp] = counts.subarray(4 * group, 4 * group + 4) as unknown as [
          number,
          number,
          number,
          number,
        ]
        const [hits, of] = (rate as NonNullable<typeof rate>)(tp, fp, fn, tn)
        return hits / of
      })
      return gapOfRates(how, values)
    })
    return ratio ? Math.min(...parts) : Math.max(...parts)
  }
}

/** NaN where a group's rate, or the ratio, is 0 / 0. */
function gapOfRates(how: 'difference' | 'ratio' | 'min' | 'max', values: readonly number[]): number {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (how === 'min') return low
  if (how === 'max') return high
  return how === 'ratio' ? low / high : high - low
}

/** For each row in the pair's order: group × 4 + cell; rows of no judged group fall into the last cell. */
function codesOf(scored: Scored, labels: Float64Array, order: Uint32Array, groups: readonly Uint32Array[]): Int32Array {
  const groupOf = new Int32Array(scored.rows).fill(groups.length)
  groups.forEach((rows, group) => {
    for (const row of rows) groupOf[row] = group
  })
  return Int32Array.from(order, (row, i) => {
    const group = groupOf[row] as number
    return group === groups.length ? 4 * group : 4 * group + 2 * (scored.truth[i] as number) + (labels[i] as number)
  })
}
