// Gradient-boosted regression trees for squared error, by histograms: each column is cut into at most 255 bins once, and a split is
// found by one pass over the bins. After Friedman (2001), Annals of Statistics 29(5), and the histogram idea of Ke and others (2017), NeurIPS.

const mostBins = 255

/**
 * @typedef {{ column: number, threshold: number, left: Node, right: Node } | { value: number }} Node
 * @typedef {{ base: number, trees: Node[] }} Ensemble
 */

/**
 * @param {Float64Array[]} columns the features
 * @param {Float64Array} target
 * @param {{ trees: number, maxDepth: number, learningRate: number, minRows: number, share: number }} settings `share`: of the rows, drawn for each tree
 * @param {() => number} random uniform in [0, 1)
 * @param {(tree: number, rmse: number) => void} progress
 * @returns {Ensemble}
 */
export function train(columns, target, settings, random, progress) {
  const rows = target.length
  const binned = columns.map(cut)
  const base = target.reduce((sum, value) => sum + value, 0) / rows
  const fitted = new Float64Array(rows).fill(base)
  const residual = new Float64Array(rows)
  const trees = []
  for (let tree = 0; tree < settings.trees; tree++) {
    for (let row = 0; row < rows; row++) residual[row] = target[row] - fitted[row]
    const drawn = Uint32Array.from(Array.from({ length: rows }, (_, row) => row).filter(() => random() < settings.share))
    const grown = grow(drawn, residual, binned, settings, settings.maxDepth)
    trees.push(grown)
    for (let row = 0; row < rows; row++) fitted[row] += answer(grown, columns, row)
    progress(tree + 1, rmse(target, fitted))
  }
  return { base, trees }
}

/** What a tree says about a row. Columns are compared as float32, as the ONNX runtime does. */
export function answer(node, columns, row) {
  let at = node
  while ('left' in at) at = Math.fround(columns[at.column][row]) <= at.threshold ? at.left : at.right
  return at.value
}

/** What all trees together say about each row. */
export function predict({ base, trees }, columns) {
  return Float64Array.from(columns[0], (_, row) => trees.reduce((sum, tree) => sum + answer(tree, columns, row), base))
}

/** Root of the mean squared error. */
export function rmse(truth, said) {
  return Math.sqrt(truth.reduce((sum, value, row) => sum + (value - said[row]) ** 2, 0) / truth.length)
}

/** Cuts a column into bins: between all distinct values where they are few, else at quantiles. A threshold is the upper end of its bin. */
function cut(column) {
  const distinct = [...new Set(column)].sort((a, b) => a - b)
  const step = Math.max(1, distinct.length / mostBins)
  const thresholds = []
  for (let at = step; at < distinct.length; at += step) {
    const place = Math.floor(at)
    thresholds.push(Math.fround((distinct[place - 1] + distinct[place]) / 2))
  }
  const bins = Uint8Array.from(column, (value) => binOf(thresholds, Math.fround(value)))
  return { thresholds, bins }
}

function binOf(thresholds, value) {
  let low = 0
  let high = thresholds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= thresholds[middle]) high = middle
    else low = middle + 1
  }
  return low
}

function grow(rows, residual, binned, settings, depth) {
  let sum = 0
  for (const row of rows) sum += residual[row]
  const split = depth > 0 && rows.length >= 2 * settings.minRows ? bestSplit(rows, sum, residual, binned, settings.minRows) : undefined
  if (split === undefined) return { value: rows.length === 0 ? 0 : (settings.learningRate * sum) / rows.length }
  const { bins, thresholds } = binned[split.column]
  const left = rows.filter((row) => bins[row] <= split.bin)
  const right = rows.filter((row) => bins[row] > split.bin)
  return {
    column: split.column,
    threshold: thresholds[split.bin],
    left: grow(left, residual, binned, settings, depth - 1),
    right: grow(right, residual, binned, settings, depth - 1),
  }
}

/** The split that lowers the squared error most: the gain is sumLeft² / nLeft + sumRight² / nRight, up to a constant. */
function bestSplit(rows, sum, residual, binned, minRows) {
  let best
  let bestGain = (sum * sum) / rows.length + 1e-9
  binned.forEach(({ bins, thresholds }, column) => {
    const sums = new Float64Array(thresholds.length + 1)
    const counts = new Uint32Array(thresholds.length + 1)
    for (const row of rows) {
      sums[bins[row]] += residual[row]
      counts[bins[row]]++
    }
    let leftSum = 0
    let leftCount = 0
    for (let bin = 0; bin < thresholds.length; bin++) {
      leftSum += sums[bin]
      leftCount += counts[bin]
      const rightCount = rows.length - leftCount
      if (leftCount < minRows || rightCount < minRows) continue
      const gain = leftSum ** 2 / leftCount + (sum - leftSum) ** 2 / rightCount
      if (gain > bestGain) {
        bestGain = gain
        best = { column, bin }
      }
    }
  })
  return best
}
