import type { Table } from '@mlops-actions/core'
import type { Model } from './model.ts'
import type { Predictions } from './predictions.ts'
import { score } from './score.ts'

/** How far two sets of answers about the same rows are apart. */
export interface Agreement {
  readonly rows: number
  /** Rows that differ by more than the tolerance. */
  readonly differing: number
  /** Rows whose label differs. */
  readonly flips: number
  /** The largest difference; relative to the expected value where that is above 1. */
  readonly worst: number
  readonly agrees: boolean
}

/** When answers count as the same. */
export interface AgreementRule {
  /** Absolute up to 1, relative above. Default 1e-5: float32 with some operators between. */
  readonly tolerance?: number
  /** The share of rows that may differ by more: step functions (isotonic calibration) fall on the other side of an edge. Default 0. */
  readonly shareOfRows?: number
}

/**
 * Compares answers with those that are expected, for example of an export with what the framework itself said. Sameness of labels is
 * judged by name, so that two orders of classes agree.
 */
export function agreement(expected: Predictions, actual: Predictions, rule: AgreementRule = {}): Agreement {
  const { tolerance = 1e-5, shareOfRows = 0 } = rule
  const rows = expected.rows
  if (rows !== actual.rows)
    return { rows, differing: rows, flips: rows, worst: Number.POSITIVE_INFINITY, agrees: false }
  const pairs = columnPairs(expected, actual)
  let differing = 0
  let flips = 0
  let worst = 0
  for (let row = 0; row < rows; row++) {
    let difference = 0
    for (const [one, other] of pairs) {
      const value = one[row] as number
      difference = Math.max(difference, Math.abs((other[row] as number) - value) / Math.max(1, Math.abs(value)))
    }
    const flipped = expected.labels !== undefined && labelAt(expected, row) !== labelAt(actual, row)
    if (flipped) flips++
    if (difference > tolerance || (flipped && pairs.length === 0)) differing++
    worst = Math.max(worst, difference)
  }
  return { rows, differing, flips, worst, agrees: differing <= shareOfRows * rows && flips <= shareOfRows * rows }
}

function labelAt(predictions: Predictions, row: number): string | undefined {
  return predictions.labels?.[predictions.predicted[row] as number]
}

function columnPairs(expected: Predictions, actual: Predictions): readonly (readonly [Float64Array, Float64Array])[] {
  const paired = (one: readonly Float64Array[] | undefined, other: readonly Float64Array[] | undefined) =>
    one?.flatMap((column, at) => {
      const label = expected.labels?.[at]
      const place =
        label === undefined || one.length !== expected.labels?.length ? at : (actual.labels?.indexOf(label) ?? at)
      const match = other?.[place]
      return match
        ? [[column, match] as const]
        : [[column, new Float64Array(column.length).fill(Number.POSITIVE_INFINITY)] as const]
    }) ?? []
  if (expected.labels === undefined)
    return paired(expected.targets ?? [expected.predicted], actual.targets ?? [actual.predicted])
  return [...paired(expected.probabilities, actual.probabilities), ...paired(expected.scores, actual.scores)]
}

/** Whether a model answers the same for the same row. */
export interface Consistency {
  readonly rows: number
  /** Asked twice, the same bits. */
  readonly deterministic: boolean
  /** Alone, in sevens and all at once, the same to 1e-6. */
  readonly batchInvariant: boolean
  /** The largest difference that was seen. */
  readonly worst: number
}

/**
 * Asks the first rows of a table in batches of all, seven and one, and the first again. A model whose answer for a row depends on the
 * rows beside it (normalising over the batch) or on chance would be validated on other answers than it serves.
 */
export async function checkConsistency(model: Model, table: Table, rows = 64): Promise<Consistency> {
  const head = headOf(table, Math.min(rows, table.rows))
  const whole = await score(model, head)
  const again = agreement(whole, await score(model, head), { tolerance: 0 })
  const alone = agreement(whole, await score(model, head, { batch: 1 }), { tolerance: 1e-6 })
  const sevens = agreement(whole, await score(model, head, { batch: 7 }), { tolerance: 1e-6 })
  return {
    rows: head.rows,
    deterministic: again.agrees,
    batchInvariant: alone.agrees && sevens.agrees,
    worst: Math.max(again.worst, alone.worst, sevens.worst),
  }
}

function headOf(table: Table, rows: number): Table {
  const columns = table.columns.map((column) =>
    column.kind === 'text'
      ? {
          ...column,
          codes: column.codes.subarray(0, rows),
          nulls: column.codes.subarray(0, rows).filter((code) => code < 0).length,
        }
      : {
          ...column,
          values: column.values.subarray(0, rows),
          nulls: column.values.subarray(0, rows).filter(Number.isNaN).length,
        },
  )
  return { rows, columns }
}
