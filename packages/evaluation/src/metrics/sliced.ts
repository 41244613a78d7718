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
  const codesOf = (): Int32Array => cellCodes(truth, labels, codes, classes)
  const binary = classes === 2 ? countBinary(truth, labels, codes, slices) : undefined
  if (binary !== undefined) return { counts: binary, codes: codesOf }
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
  return strange ? undefined : { counts, codes: codesOf }
}

function cellCodes(truth: Float64Array, labels: Float64Array, codes: Int32Array, classes: number): Int32Array {
  const cells = new Int32Array(truth.length)
  for (let i = 0; i < cells.length; i++) {
    const slice = codes[i] as number
    cells[i] = slice < 0 ? -1 : (slice * classes + (truth[i] as number)) * classes + (labels[i] as number)
  }
  return cells
}

/** The upper word of 1. */
const one = 0x3ff00000

/**
 * The same for two classes, on the words of the doubles: no conversion, and what is neither 0 nor 1 leaves a bit behind. Two rows at a time, each with its
 * own counters, so that no row waits for the one before. Undefined where a row is strange (or a -0) or in no slice, which the general way looks at.
 */
function countBinary(
  truth: Float64Array,
  labels: Float64Array,
  codes: Int32Array,
  slices: number,
): Float64Array | undefined {
  const n = codes.length
  const t = new Int32Array(truth.buffer, truth.byteOffset, 2 * n)
  const p = new Int32Array(labels.buffer, labels.byteOffset, 2 * n)
  const even = new Int32Array(4 * slices)
  const odd = new Int32Array(4 * slices)
  let strange = 0
  const pairs = n & ~1
  for (let i = 0; i < pairs; i += 2) {
    const first = codes[i] as number
    const second = codes[i + 1] as number
    if (first >>> 0 >= slices || second >>> 0 >= slices) return undefined
    const at = 2 * i
    const t1 = t[at + 1] as number
    const p1 = p[at + 1] as number
    const t2 = t[at + 3] as number
    const p2 = p[at + 3] as number
    // The lowest bit of the exponent tells 1 from 0.
    const row1 = (t1 >> 20) & 1
    const column1 = (p1 >> 20) & 1
    const row2 = (t2 >> 20) & 1
    const column2 = (p2 >> 20) & 1
    strange |=
      (t[at] as number) |
      (p[at] as number) |
      (t[at + 2] as number) |
      (p[at + 2] as number) |
      (t1 ^ (-row1 & one)) |
      (p1 ^ (-column1 & one)) |
      (t2 ^ (-row2 & one)) |
      (p2 ^ (-column2 & one))
    const cell1 = first * 4 + row1 * 2 + column1
    const cell2 = second * 4 + row2 * 2 + column2
    even[cell1] = ((even[cell1] as number) + 1) | 0
    odd[cell2] = ((odd[cell2] as number) + 1) | 0
  }
  if (pairs < n) {
    const slice = codes[pairs] as number
    const row = truth[pairs] as number
    const column = labels[pairs] as number
    if (slice >>> 0 >= slices || (row !== 0 && row !== 1) || (column !== 0 && column !== 1)) return undefined
    const cell = slice * 4 + row * 2 + column
    even[cell] = (even[cell] as number) + 1
  }
  if (strange !== 0) return undefined
  return Float64Array.from({ length: 4 * slices }, (_, cell) => (even[cell] as number) + (odd[cell] as number))
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
