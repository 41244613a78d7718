import { exactSum } from '@mlops-actions/numerics'
import { type Comparison, comparisonOf, equalComparison, type NotComparable, waldOf } from './paired-sample.ts'

/**
 * Paired t test of a metric that is the mean of one number a row (accuracy, log loss, Brier score, absolute or squared error).
 * `differences[i]` is candidate minus champion for row i. With weights the mean is weighted and the variance is that of the linearised
 * mean; with clusters (an id a row, 0-based) the sums of the clusters are the independent units, Student's t with clusters - 1 degrees.
 */
export function pairedMean(
  differences: Float64Array,
  options: { confidence?: number; weights?: Float64Array; clusters?: Int32Array } = {},
): Comparison | NotComparable {
  const confidence = options.confidence ?? 0.95
  const rows = differences.length
  if (rows === 0) return { notEstimable: 'there are no rows' }
  const base = { confidence, rows }
  if (options.clusters !== undefined || options.weights !== undefined)
    return linearised(differences, options.weights, options.clusters, base)
  const estimate = exactSum(differences) / rows
  return comparisonOf([{ values: differences, share: 1 }], estimate, { ...base, method: 'paired-t', degrees: rows - 1 })
}

function linearised(
  differences: Float64Array,
  weights: Float64Array | undefined,
  clusters: Int32Array | undefined,
  base: { confidence: number; rows: number },
): Comparison | NotComparable {
  const n = differences.length
  const weightOf = (i: number): number => (weights === undefined ? 1 : (weights[i] as number))
  const total = weights === undefined ? n : exactSum(weights)
  if (!(total > 0)) return { notEstimable: 'the weights sum to 0' }
  const weighted = new Float64Array(n)
  for (let i = 0; i < n; i++) weighted[i] = weightOf(i) * (differences[i] as number)
  const estimate = exactSum(weighted) / total
  const method = clusters === undefined ? 'paired-t-weighted' : 'paired-t-clustered'
  const residuals = new Float64Array(n)
  for (let i = 0; i < n; i++) residuals[i] = weightOf(i) * ((differences[i] as number) - estimate)
  const units = clusters === undefined ? residuals : sumsByCluster(residuals, clusters)
  const shared = { ...base, method, units: units.length }
  if (units.length < 2) return { notEstimable: 'one cluster does not show how much a difference varies' }
  if (weighted.every((value) => value === 0)) return equalComparison(shared)
  const squares = exactSum(units.map((value) => value * value))
  const variance = ((units.length / (units.length - 1)) * squares) / (total * total)
  return waldOf(estimate, Math.sqrt(variance), { ...shared, degrees: units.length - 1 })
}

/** Sums by cluster, each exact, so that the order of the rows does not matter. */
function sumsByCluster(values: Float64Array, clusters: Int32Array): Float64Array {
  const members = new Map<number, number[]>()
  clusters.forEach((cluster, i) => {
    const own = members.get(cluster)
    if (own === undefined) members.set(cluster, [values[i] as number])
    else own.push(values[i] as number)
  })
  return Float64Array.from(members.values(), (own) => exactSum(Float64Array.from(own)))
}
