import { groupedExactSum } from '@mlops-actions/numerics'
import { computeMetric, metricComputer } from './compute.ts'
import { totalsOf } from './confusion.ts'
import { isLabelMetric, labelMetric } from './label-metrics.ts'
import type { MetricInput, MetricOptions, MetricValue } from './metric-input.ts'
import { classCount } from './multiclass-metrics.ts'
import { unknownIn } from './unknown.ts'

/**
 * Metrics of every slice. When all of them need the confusion matrix only, one pass counts all slices at once; else the rows are
 * brought together by slice and each slice is computed with what its metrics share.
 * @param codes the slice of each row, in [0, slices); negative: in none
 * @returns for each name one value a slice
 */
export function computeSliced(
  names: readonly string[],
  input: MetricInput,
  codes: Int32Array,
  slices: number,
  options: MetricOptions = {},
): Readonly<Record<string, readonly MetricValue[]>> {
  if (codes.length !== input.rows) throw new RangeError(`${codes.length} slice codes for ${input.rows} rows`)
  const countable = (input.task === 'binary' || input.task === 'multiclass') && names.every(isLabelMetric)
  if (countable) {
    const counted = byCounting(names, input, codes, slices, options)
    if (counted !== undefined) return counted
  }
  for (let i = 0; i < codes.length; i++) if ((codes[i] as number) >= slices) throw noSlice(codes[i] as number, slices)
  const parts = partsOf(input, codes, slices)
  // A ranking of all rows is none of a part's.
  const { ranked: _, ...own } = options
  const computers = parts.map((part) => metricComputer(part, own))
  return Object.fromEntries(names.map((name) => [name, computers.map((compute) => compute(name))]))
}

function noSlice(code: number, slices: number): RangeError {
  return new RangeError(`slice ${code}: there are ${slices}`)
}

function byCounting(
  names: readonly string[],
  input: MetricInput,
  codes: Int32Array,
  slices: number,
  options: MetricOptions,
): Readonly<Record<string, readonly MetricValue[]>> | undefined {
  const { truth, weights } = input
  const labels = input.labels
  // Anything unusual goes the long way, where the reasons are.
  if (labels === undefined || options.threshold !== undefined || input.rows === 0) return undefined
  if (weights !== undefined && (unknownIn(weights) > 0 || weights.some((weight) => weight < 0))) return undefined
  const classes = input.task === 'binary' ? 2 : classCount(input)
  const cells = countCells(truth, labels, codes, slices, classes)
  if (cells === undefined) return undefined
  const sums =
    weights === undefined ? cells.counts : groupedExactSum(weights, cells.codes(), slices * classes * classes)
  const width = classes * classes
  const confusions = Array.from({ length: slices }, (_, slice) =>
    totalsOf(
      sums.subarray(slice * width, (slice + 1) * width),
      classes,
      cells.counts.subarray(slice * width, (slice + 1) * width),
    ),
  )
  const empty = (confusion: { seen: readonly number[] }): boolean => confusion.seen.length === 0
  return Object.fromEntries(
    names.map((name) => [
      name,
      confusions.map((confusion) =>
        empty(confusion)
          ? { value: null, reason: 'there are no rows' }
          : confusion.total === 0
            ? { value: null, reason: 'the weights sum to 0' }
            : (labelMetric(name, confusion) ?? computeMetric(name, input)),
      ),
    ]),
  )
}

interface Cells {
  readonly counts: Float64Array
  /** The cell of each row, -1 for rows in no slice. */
  readonly codes: () => Int32Array
}

/** Counts rows by (slice, true class, predicted class); undefined when a truth or label is not a whole number of a class. */
function countCells(
  truth: Float64Array,
  labels: Float64Array,
  codes: Int32Array,
  slices: number,
  classes: number,
): Cells | undefined {
  const width = classes * classes
  // Numbers, because what follows takes numbers.
  const counts = new Float64Array(slices * width)
  let strange = false
  for (let i = 0; i < truth.length; i++) {
    const slice = codes[i] as number
    if (slice >= slices) throw noSlice(slice, slices)
    if (slice < 0) continue
    const t = truth[i] as number
    const p = labels[i] as number
    // Whole numbers as 32-bit integers: a NaN, a fraction or a negative number is not equal to what is left of it, or is large.
    const row = t | 0
    const column = p | 0
    if (row !== t || column !== p || row >>> 0 >= classes || column >>> 0 >= classes) strange = true
    else {
      const cell = (slice * classes + row) * classes + column
      counts[cell] = (counts[cell] as number) + 1
    }
  }
  if (strange) return undefined
  return {
    counts,
    codes: () => {
      const cells = new Int32Array(truth.length)
      for (let i = 0; i < cells.length; i++) {
        const slice = codes[i] as number
        cells[i] = slice < 0 ? -1 : slice * width + (truth[i] as number) * classes + (labels[i] as number)
      }
      return cells
    },
  }
}

/** The rows of each slice as an input of its own, in their order. */
export function partsOf(input: MetricInput, codes: Int32Array, slices: number): readonly MetricInput[] {
  const starts = new Uint32Array(slices + 1)
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number
    if (code >= 0) starts[code + 1] = (starts[code + 1] as number) + 1
  }
  for (let g = 0; g < slices; g++) starts[g + 1] = (starts[g + 1] as number) + (starts[g] as number)
  const next = starts.slice()
  const rows = new Uint32Array(starts[slices] as number)
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number
    if (code < 0) continue
    const at = next[code] as number
    next[code] = at + 1
    rows[at] = i
  }
  const width = input.probabilities === undefined ? 0 : input.probabilities.length / input.rows
  const dimensions = input.points === undefined ? 0 : input.points.length / input.rows
  const together: MetricInput = {
    ...input,
    truth: gather(input.truth, rows),
    ...given('labels', input.labels, (values) => gather(values, rows)),
    ...given('scores', input.scores, (values) => gather(values, rows)),
    ...given('values', input.values, (values) => gather(values, rows)),
    ...given('weights', input.weights, (values) => gather(values, rows)),
    ...given('probabilities', input.probabilities, (values) => gatherWide(values, rows, width)),
    ...given('points', input.points, (values) => gatherWide(values, rows, dimensions)),
    ...given('queries', input.queries, (ids) => Int32Array.from(rows, (row) => ids[row] as number)),
    ...given('clusters', input.clusters, (ids) => Int32Array.from(rows, (row) => ids[row] as number)),
  }
  return Array.from({ length: slices }, (_, g) =>
    cut(together, starts[g] as number, starts[g + 1] as number, width, dimensions),
  )
}

function cut(all: MetricInput, start: number, end: number, width: number, dimensions: number): MetricInput {
  return {
    ...all,
    rows: end - start,
    truth: all.truth.subarray(start, end),
    ...given('labels', all.labels, (values) => values.subarray(start, end)),
    ...given('scores', all.scores, (values) => values.subarray(start, end)),
    ...given('values', all.values, (values) => values.subarray(start, end)),
    ...given('weights', all.weights, (values) => values.subarray(start, end)),
    ...given('probabilities', all.probabilities, (values) => values.subarray(start * width, end * width)),
    ...given('points', all.points, (values) => values.subarray(start * dimensions, end * dimensions)),
    ...given('queries', all.queries, (ids) => ids.subarray(start, end)),
    ...given('clusters', all.clusters, (ids) => ids.subarray(start, end)),
  }
}

/** A property that is set only where there is something to set it to. */
function given<K extends string, T, U>(key: K, value: T | undefined, make: (value: T) => U): { [P in K]?: U } {
  return (value === undefined ? {} : { [key]: make(value) }) as { [P in K]?: U }
}

function gather(values: Float64Array, rows: Uint32Array): Float64Array {
  const out = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) out[i] = values[rows[i] as number] as number
  return out
}

function gatherWide(values: Float64Array, rows: Uint32Array, width: number): Float64Array {
  const out = new Float64Array(rows.length * width)
  for (let i = 0; i < rows.length; i++) {
    const from = (rows[i] as number) * width
    for (let d = 0; d < width; d++) out[i * width + d] = values[from + d] as number
  }
  return out
}
