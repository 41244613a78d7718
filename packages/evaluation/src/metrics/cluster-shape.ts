import { exactSum, groupedExactSum } from '@mlops-actions/numerics'
import { encode } from './clustering.ts'
import { lazy, type MetricInput, type MetricValue, notEstimable, valueOr } from './metric-input.ts'
import { unknownIn } from './unknown.ts'

/** Above so many points the silhouette, which looks at every pair, is not computed. */
const silhouetteLimit = 20_000

interface Shape {
  readonly rows: number
  readonly width: number
  readonly points: Float64Array
  readonly codes: Int32Array
  readonly sizes: readonly number[]
  /** Cluster means, row by row. */
  readonly centers: Float64Array
  /** Distance of each point to its own centre. */
  readonly own: () => Float64Array
}

const metrics: Readonly<Record<string, (shape: Shape) => MetricValue>> = {
  silhouette_score: silhouette,
  calinski_harabasz_score: calinskiHarabasz,
  davies_bouldin_score: daviesBouldin,
  average_distance_to_center: (s) => ({ value: exactSum(s.own()) / s.rows }),
  maximal_distance_to_center: (s) => ({ value: s.own().reduce((most, one) => Math.max(most, one), 0) }),
  average_distance_to_other_center: otherCenters,
}

/** A function that computes metrics of the shape of clusters from the coordinates of their points (Euclidean distance). */
export function shapeMetrics(input: MetricInput, labels: Float64Array): (name: string) => MetricValue | undefined {
  const { points, rows } = input
  const refuse = (reason: string) => (name: string) => (name in metrics ? notEstimable(reason) : undefined)
  if (points === undefined || points.length === 0) return refuse('the coordinates of the points are not given')
  if (input.weights !== undefined) return refuse('shapes of clusters are not defined for weighted rows')
  if (points.length % rows !== 0) return refuse(`${points.length} coordinates are not whole points of ${rows} rows`)
  const unknown = unknownIn(points)
  if (unknown > 0) return refuse(`${unknown} coordinates are not finite numbers`)
  const [given, sizes] = encode(labels)
  if (sizes.length < 2 || sizes.length >= rows)
    return refuse(`there are ${sizes.length} clusters of ${rows} points: from 2 to ${rows - 1} are needed`)
  const width = points.length / rows
  const order = canonicalOrder(points, given, width)
  const codes = Int32Array.from(order, (row) => given[row] as number)
  const sorted = new Float64Array(points.length)
  for (const [i, row] of order.entries()) sorted.set(points.subarray(row * width, (row + 1) * width), i * width)
  const centers = meansOf(sorted, codes, sizes, width)
  const own = lazy(() =>
    Float64Array.from({ length: rows }, (_, i) =>
      Math.sqrt(squaredDistance(sorted, i, centers, codes[i] as number, width)),
    ),
  )
  const shape: Shape = { rows, width, points: sorted, codes, sizes, centers, own }
  return (name) => metrics[name]?.(shape)
}

/** Rows by cluster, then by coordinates: sums over points are then the same for every order of the rows. */
function canonicalOrder(points: Float64Array, codes: Int32Array, width: number): Uint32Array {
  return Uint32Array.from(codes.keys()).sort((a, b) => {
    const byCluster = (codes[a] as number) - (codes[b] as number)
    if (byCluster !== 0) return byCluster
    for (let d = 0; d < width; d++) {
      const gap = (points[a * width + d] as number) - (points[b * width + d] as number)
      if (gap !== 0) return gap
    }
    return 0
  })
}

function meansOf(points: Float64Array, codes: Int32Array, sizes: readonly number[], width: number): Float64Array {
  const centers = new Float64Array(sizes.length * width)
  const column = new Float64Array(codes.length)
  for (let d = 0; d < width; d++) {
    for (let i = 0; i < column.length; i++) column[i] = points[i * width + d] as number
    const sums = groupedExactSum(column, codes, sizes.length)
    for (const [k, size] of sizes.entries()) centers[k * width + d] = (sums[k] as number) / size
  }
  return centers
}

function squaredDistance(a: Float64Array, i: number, b: Float64Array, j: number, width: number): number {
  let sum = 0
  for (let d = 0; d < width; d++) {
    const gap = (a[i * width + d] as number) - (b[j * width + d] as number)
    sum += gap * gap
  }
  return sum
}

function silhouette(s: Shape): MetricValue {
  if (s.rows > silhouetteLimit)
    return notEstimable(`the silhouette compares every pair: not computed for more than ${silhouetteLimit} points`)
  const k = s.sizes.length
  const values = new Float64Array(s.rows)
  const sums = new Float64Array(k)
  for (let i = 0; i < s.rows; i++) {
    const own = s.codes[i] as number
    // A cluster of one point has the silhouette 0.
    if (s.sizes[own] === 1) continue
    sums.fill(0)
    for (let j = 0; j < s.rows; j++) {
      const code = s.codes[j] as number
      sums[code] = (sums[code] as number) + Math.sqrt(squaredDistance(s.points, i, s.points, j, s.width))
    }
    const inside = (sums[own] as number) / ((s.sizes[own] as number) - 1)
    let nearest = Number.POSITIVE_INFINITY
    for (let c = 0; c < k; c++) if (c !== own) nearest = Math.min(nearest, (sums[c] as number) / (s.sizes[c] as number))
    const larger = Math.max(inside, nearest)
    values[i] = larger === 0 ? 0 : (nearest - inside) / larger
  }
  return { value: exactSum(values) / s.rows }
}

function calinskiHarabasz(s: Shape): MetricValue {
  const k = s.sizes.length
  const whole = meansOf(s.points, new Int32Array(s.rows), [s.rows], s.width)
  const between = exactSum(
    Float64Array.from(s.sizes, (size, c) => size * squaredDistance(s.centers, c, whole, 0, s.width)),
  )
  const within = exactSum(s.own().map((distance) => distance * distance))
  if (within === 0) return { value: 1, note: 'every cluster is one point: 1, as scikit-learn sets it' }
  return valueOr((between * (s.rows - k)) / (within * (k - 1)), 'the dispersion is not finite')
}

function daviesBouldin(s: Shape): MetricValue {
  const k = s.sizes.length
  const spread = groupedExactSum(s.own(), s.codes, k).map((sum, c) => sum / (s.sizes[c] as number))
  if (spread.every((one) => one <= 1e-8)) return { value: 0 }
  let sum = 0
  for (let i = 0; i < k; i++) {
    let worst = 0
    for (let j = 0; j < k; j++) {
      if (i === j) continue
      const gap = Math.sqrt(squaredDistance(s.centers, i, s.centers, j, s.width))
      // Two clusters with one centre: scikit-learn leaves the pair out.
      if (gap > 0) worst = Math.max(worst, ((spread[i] as number) + (spread[j] as number)) / gap)
    }
    sum += worst
  }
  return { value: sum / k }
}

function otherCenters(s: Shape): MetricValue {
  const k = s.sizes.length
  const means = new Float64Array(s.rows)
  for (let i = 0; i < s.rows; i++) {
    let sum = 0
    for (let c = 0; c < k; c++)
      if (c !== s.codes[i]) sum += Math.sqrt(squaredDistance(s.points, i, s.centers, c, s.width))
    means[i] = sum / (k - 1)
  }
  return { value: exactSum(means) / s.rows }
}
