import { type Column, columnOf, type Table } from '@mlops-actions/core'
import { normalSf, rankMid } from '@mlops-actions/numerics'
import { quantileEdges } from '../binning.ts'
import { numericSample } from '../samples.ts'
import { type BoostSettings, boostedScores } from './boosting.ts'

/** How well a classifier tells the current rows from the reference's. */
export interface TwoSampleResult {
  /** Area under the ROC curve on rows it was not fitted on; 0.5: cannot tell, 1: tells every row. */
  readonly auc: number
  /** One-sided, of AUC = 0.5 (Wilcoxon's law); valid, since each row is scored by a model that did not see it. */
  readonly pValue: number
  /** The smallest AUC that these rows show with 80 % power at level 0.05. */
  readonly minimumDetectable: number
  readonly rows: { readonly reference: number; readonly current: number }
  /** Which features tell the sets apart: their part of the gain, falling. */
  readonly features: readonly { readonly feature: string; readonly share: number }[]
}

/** Most rows taken of each set, spread evenly over the table. */
const mostRows = 5000
const folds = 5
const bins = 16
const settings: BoostSettings = { rounds: 30, depth: 3, rate: 0.2, leastRows: 20 }

/**
 * Classifier two-sample test (Lopez-Paz and Oquab 2017) with boosted trees of depth 3 over the reference's quantile bins, five folds. Sees what
 * no single feature shows: that they no longer go together as they did. Undefined with fewer than 50 rows on a side.
 */
export function classifierTwoSample(
  reference: Table,
  current: Table,
  columns: readonly string[],
): TwoSampleResult | undefined {
  const shared = columns.filter((name) => columnOf(reference, name)?.kind === columnOf(current, name)?.kind)
  const known = shared.filter((name) => columnOf(reference, name) !== undefined)
  if (known.length === 0 || reference.rows < 50 || current.rows < 50) return undefined
  const r = spread(reference.rows)
  const c = spread(current.rows)
  const rows = r.length + c.length
  const codes = known.map((name) =>
    binnedColumn(columnOf(reference, name) as Column, columnOf(current, name) as Column, r, c),
  )
  const labels = Uint8Array.from({ length: rows }, (_, row) => Number(row >= r.length))
  const fold = Uint8Array.from({ length: rows }, (_, row) => (row < r.length ? row : row - r.length) % folds)
  const scores = new Float64Array(rows)
  const gains = new Float64Array(known.length)
  for (let part = 0; part < folds; part++) {
    const inside = Uint8Array.from(fold, (own) => Number(own !== part))
    boostedScores(codes, labels, inside, scores, gains, settings)
  }
  const auc = aucOf(scores, labels, r.length, c.length)
  const unit = Math.sqrt((rows + 1) / (12 * r.length * c.length))
  const total = gains.reduce((sum, gain) => sum + gain, 0)
  return {
    auc,
    pValue: Math.min(1, normalSf((auc - 0.5) / unit)),
    minimumDetectable: Math.min(1, 0.5 + (1.6448536269514722 + 0.8416212335729143) * unit),
    rows: { reference: r.length, current: c.length },
    features: known
      .map((feature, at) => ({ feature, share: total > 0 ? (gains[at] as number) / total : 0 }))
      .sort((a, b) => b.share - a.share),
  }
}

/** Up to {@link mostRows} row numbers, evenly spread. */
function spread(rows: number): number[] {
  const taken = Math.min(rows, mostRows)
  return Array.from({ length: taken }, (_, at) => Math.floor((at * rows) / taken))
}

/** A column of both sets as small bin numbers: 0 is missing, then the reference's quantile bins, or its levels by frequency. */
function binnedColumn(reference: Column, current: Column, r: readonly number[], c: readonly number[]): Uint8Array {
  if (reference.kind === 'number' && current.kind === 'number') {
    const edges = quantileEdges(numericSample(reference).sorted, bins)
    const code = (value: number): number => {
      if (Number.isNaN(value)) return 0
      let bin = 1
      while (bin <= edges.length && value > (edges[bin - 1] as number)) bin++
      return bin
    }
    return Uint8Array.from([
      ...r.map((row) => code(reference.values[row] as number)),
      ...c.map((row) => code(current.values[row] as number)),
    ])
  }
  if (reference.kind === 'text' && current.kind === 'text') {
    const counts = new Map<string, number>()
    for (const at of reference.codes) {
      const level = reference.levels[at]
      if (level !== undefined) counts.set(level, (counts.get(level) ?? 0) + 1)
    }
    const order = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 30)
    const place = new Map(order.map(([level], at) => [level, at + 1]))
    const rest = order.length + 1
    const code = (column: typeof reference, row: number): number => {
      const level = column.levels[column.codes[row] as number]
      return level === undefined ? 0 : (place.get(level) ?? (counts.has(level) ? rest : rest + 1))
    }
    return Uint8Array.from([...r.map((row) => code(reference, row)), ...c.map((row) => code(current, row))])
  }
  return new Uint8Array(r.length + c.length)
}

function aucOf(scores: Float64Array, labels: Uint8Array, n: number, m: number): number {
  const ranks = rankMid(scores)
  let sum = 0
  for (let row = 0; row < ranks.length; row++) if (labels[row] === 1) sum += ranks[row] as number
  return (sum - (m * (m + 1)) / 2) / (n * m)
}
