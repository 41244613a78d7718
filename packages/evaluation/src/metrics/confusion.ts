import { groupedExactSum } from '@mlops-actions/numerics'

/** Rows (or their weights) by true and predicted class. */
export interface Confusion {
  /** How many classes there are names for. */
  readonly classes: number
  /** cells[truth × classes + predicted]: the weight of those rows. */
  readonly cells: Float64Array
  /** The classes that occur in the truth or in the predictions, ascending: the ones that averages run over. */
  readonly seen: readonly number[]
  /** The weight of the rows of each true class, of each predicted class, and of all. */
  readonly trueTotals: Float64Array
  readonly predictedTotals: Float64Array
  readonly total: number
}

/** Counts the cells of a confusion matrix in one pass; weights are summed exactly. Labels are whole numbers in [0, classes). */
export function confusionOf(
  truth: Float64Array,
  labels: Float64Array,
  classes: number,
  weights?: Float64Array,
): Confusion {
  const size = classes * classes
  if (weights === undefined) {
    const cells = new Float64Array(size)
    for (let i = 0; i < truth.length; i++) {
      const cell = (truth[i] as number) * classes + (labels[i] as number)
      cells[cell] = (cells[cell] as number) + 1
    }
    return totalsOf(cells, classes, cells)
  }
  const codes = new Int32Array(truth.length)
  const counts = new Float64Array(size)
  for (let i = 0; i < truth.length; i++) {
    const cell = (truth[i] as number) * classes + (labels[i] as number)
    codes[i] = cell
    counts[cell] = (counts[cell] as number) + 1
  }
  return totalsOf(groupedExactSum(weights, codes, size), classes, counts)
}

/** The matrix of rows without weights, in one pass that looks at each label too; undefined where one is not the index of a class. */
export function countedRows(truth: Float64Array, labels: Float64Array, classes: number): Confusion | undefined {
  const cells = new Float64Array(classes * classes)
  for (let i = 0; i < truth.length; i++) {
    const t = truth[i] as number
    const p = labels[i] as number
    // Whole numbers as 32-bit integers: a NaN, a fraction or a negative number is not equal to what is left of it, or is large.
    const row = t | 0
    const column = p | 0
    if (row !== t || column !== p || row >>> 0 >= classes || column >>> 0 >= classes) return undefined
    const cell = row * classes + column
    cells[cell] = (cells[cell] as number) + 1
  }
  return totalsOf(cells, classes, cells)
}

/** The matrix as shares: of each true class (`true`), of each predicted class (`pred`) or of all rows; a share of nothing is NaN. */
export function normalizedConfusion(confusion: Confusion, by: 'true' | 'pred' | 'all'): Float64Array {
  const { classes, trueTotals, predictedTotals, total } = confusion
  return confusion.cells.map((weight, cell) => {
    const row = Math.floor(cell / classes)
    const of = by === 'all' ? total : by === 'true' ? trueTotals[row] : predictedTotals[cell % classes]
    return weight / (of as number)
  })
}

/** Says so when a truth or a label is not the index of a class: counting it would put the row nowhere. */
export function strangeClass(
  truth: Float64Array,
  labels: Float64Array | undefined,
  classes: number,
): string | undefined {
  for (const values of [truth, labels ?? truth])
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number
      // As a 32-bit integer: a fraction, a NaN or a negative number is not equal to it, or is large.
      const whole = value | 0
      if (whole !== value || whole >>> 0 >= classes)
        return `row ${i} has the class ${value}: classes are whole numbers from 0 to ${classes - 1}`
    }
  return undefined
}

/** Margins of a matrix of cells; `counts` says which classes occur (a row of weight 0 does occur). */
export function totalsOf(cells: Float64Array, classes: number, counts: Float64Array): Confusion {
  const trueTotals = new Float64Array(classes)
  const predictedTotals = new Float64Array(classes)
  const rows = new Float64Array(classes)
  let total = 0
  for (let t = 0; t < classes; t++)
    for (let p = 0; p < classes; p++) {
      const weight = cells[t * classes + p] as number
      trueTotals[t] = (trueTotals[t] as number) + weight
      predictedTotals[p] = (predictedTotals[p] as number) + weight
      total += weight
      const count = counts[t * classes + p] as number
      rows[t] = (rows[t] as number) + count
      rows[p] = (rows[p] as number) + count
    }
  const seen = [...rows.keys()].filter((one) => (rows[one] as number) > 0)
  return { classes, cells, seen, trueTotals, predictedTotals, total }
}
