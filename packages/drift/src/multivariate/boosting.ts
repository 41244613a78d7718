/** Settings of the boosted trees. */
export interface BoostSettings {
  readonly rounds: number
  readonly depth: number
  readonly rate: number
  /** Fewest rows of a leaf. */
  readonly leastRows: number
}

/** Where a node is split: bin numbers at most `bin` go left. */
interface Split {
  readonly feature: number
  readonly bin: number
  readonly gain: number
}

/**
 * Gradient boosting of the logistic loss on binned columns: fits on the rows that are `inside`, and writes the score of the others.
 * Adds what each feature gained to `gains`. Deterministic; trees grow level by level with second-order gains.
 */
export function boostedScores(
  columns: readonly Uint8Array[],
  labels: Uint8Array,
  inside: Uint8Array,
  scores: Float64Array,
  gains: Float64Array,
  settings: BoostSettings,
): void {
  const rows = labels.length
  const margin = new Float64Array(rows)
  const gradient = new Float64Array(rows)
  const hessian = new Float64Array(rows)
  const node = new Uint8Array(rows)
  const width = 1 + columns.reduce((most, column) => column.reduce((best, code) => Math.max(best, code), most), 0)
  for (let round = 0; round < settings.rounds; round++) {
    for (let row = 0; row < rows; row++) {
      const p = 1 / (1 + Math.exp(-(margin[row] as number)))
      gradient[row] = p - (labels[row] as number)
      hessian[row] = p * (1 - p)
    }
    node.fill(0)
    for (let level = 0; level < settings.depth; level++) {
      const splits = bestSplits(columns, gradient, hessian, node, inside, 1 << level, width, settings.leastRows)
      for (const split of splits) if (split) gains[split.feature]! += split.gain
      for (let row = 0; row < rows; row++) {
        const split = splits[node[row] as number]
        const right = split ? Number((columns[split.feature]?.[row] as number) > split.bin) : 0
        node[row] = (node[row] as number) * 2 + right
      }
    }
    addLeaves(margin, gradient, hessian, node, inside, 1 << settings.depth, settings.rate)
  }
  for (let row = 0; row < rows; row++) if (inside[row] === 0) scores[row] = margin[row] as number
}

/** The best split of every node of a level, from one histogram of all features; undefined where no split gains. */
function bestSplits(
  columns: readonly Uint8Array[],
  gradient: Float64Array,
  hessian: Float64Array,
  node: Uint8Array,
  inside: Uint8Array,
  nodes: number,
  width: number,
  leastRows: number,
): (Split | undefined)[] {
  const best: (Split | undefined)[] = Array.from({ length: nodes }, () => undefined)
  const g = new Float64Array(nodes * width)
  const h = new Float64Array(nodes * width)
  const n = new Float64Array(nodes * width)
  columns.forEach((column, feature) => {
    g.fill(0)
    h.fill(0)
    n.fill(0)
    for (let row = 0; row < column.length; row++) {
      if (inside[row] === 0) continue
      const at = (node[row] as number) * width + (column[row] as number)
      g[at]! += gradient[row] as number
      h[at]! += hessian[row] as number
      n[at]!++
    }
    for (let own = 0; own < nodes; own++) {
      const split = splitOf(g, h, n, own * width, width, leastRows)
      if (split && split.gain > (best[own]?.gain ?? 1e-6)) best[own] = { feature, ...split }
    }
  })
  return best
}

function splitOf(
  g: Float64Array,
  h: Float64Array,
  n: Float64Array,
  from: number,
  width: number,
  leastRows: number,
): { bin: number; gain: number } | undefined {
  let totalG = 0
  let totalH = 0
  let total = 0
  for (let bin = 0; bin < width; bin++) {
    totalG += g[from + bin] as number
    totalH += h[from + bin] as number
    total += n[from + bin] as number
  }
  const score = (sum: number, weight: number): number => (sum * sum) / (weight + 1)
  let best: { bin: number; gain: number } | undefined
  let leftG = 0
  let leftH = 0
  let left = 0
  for (let bin = 0; bin < width - 1; bin++) {
    leftG += g[from + bin] as number
    leftH += h[from + bin] as number
    left += n[from + bin] as number
    if (left < leastRows || total - left < leastRows) continue
    const gain = score(leftG, leftH) + score(totalG - leftG, totalH - leftH) - score(totalG, totalH)
    if (gain > (best?.gain ?? 0)) best = { bin, gain }
  }
  return best
}

/** Newton's step in every leaf, for all rows; the leaf's value comes from the rows inside only. */
function addLeaves(
  margin: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
  node: Uint8Array,
  inside: Uint8Array,
  leaves: number,
  rate: number,
): void {
  const g = new Float64Array(leaves)
  const h = new Float64Array(leaves)
  for (let row = 0; row < node.length; row++) {
    if (inside[row] === 0) continue
    g[node[row] as number]! += gradient[row] as number
    h[node[row] as number]! += hessian[row] as number
  }
  for (let row = 0; row < node.length; row++) {
    const leaf = node[row] as number
    margin[row]! -= (rate * (g[leaf] as number)) / ((h[leaf] as number) + 1)
  }
}
