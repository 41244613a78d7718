import type { Evidence } from '@mlops-actions/core'
import type { Finding, Meaning } from './options.ts'

/** What numbers per class are when they are no probabilities. */
export type ScoreKind = Exclude<Meaning['numbers'], 'none' | 'values' | 'probabilities'>

/**
 * What a model, or a prediction file, says about the rows of a table, in their order.
 * Exactly one of three forms: classes (`labels` given, `predicted` holds positions in it), a value a row (`predicted` holds it),
 * or several values a row (`targets`).
 */
export interface Predictions {
  readonly rows: number
  /** Classes or clusters as texts, in the order of the columns below. Absent for values. */
  readonly labels?: readonly string[]
  /** Positions in `labels`, or values. With `targets`, the first of them. */
  readonly predicted: Float64Array
  /** One array a class, each in [0, 1]. */
  readonly probabilities?: readonly Float64Array[]
  /** Where there are no probabilities: one array (the positive class of two, or an anomaly score), or one a class or cluster. */
  readonly scores?: readonly Float64Array[]
  readonly scoreKind?: ScoreKind
  /** Several values a row: one array a target. */
  readonly targets?: readonly Float64Array[]
  readonly targetNames?: readonly string[]
  readonly evidence: Evidence
  readonly findings: readonly Finding[]
}

/** What the numbers were found to be: kept beside a model (`ModelOptions.meaning`), it makes single rows be read the same way. */
export function meaningOf(predictions: Predictions): Meaning {
  const { labels, probabilities, scores, scoreKind } = predictions
  if (labels === undefined) return { numbers: 'values' }
  return { numbers: probabilities ? 'probabilities' : scores ? (scoreKind ?? 'score') : 'none', labels }
}

/**
 * The numbers that rank rows by how much they speak for one class: its probability, its own score, or the single score of two classes,
 * which speaks for the second and is turned round for the first. The score of a prediction file speaks for the class that is asked for:
 * its author calls that class positive. Undefined where there are none.
 */
export function scoreOfClass(predictions: Predictions, at: number): Float64Array | undefined {
  const { labels = [], probabilities, scores, scoreKind, evidence } = predictions
  if (probabilities) return probabilities[at]
  const [only] = scores ?? []
  if (scores?.length !== 1 || only === undefined) {
    const own = scores?.[at]
    return scoreKind === 'distance' ? own?.map((value) => -value) : own
  }
  if (evidence === 'claimed') return only
  if (labels.length !== 2) return undefined
  return at === 1 ? only : only.map((value) => -value)
}

/** The position of a class. Throws LABEL_UNKNOWN through `refuse`. */
export function classIndex(labels: readonly string[], label: string, refuse: (message: string) => Error): number {
  const found = labels.indexOf(label)
  if (found >= 0) return found
  throw refuse(`"${label}" is none of the classes: ${labels.map((one) => JSON.stringify(one)).join(', ')}.`)
}

/** The header of the prediction file: `prediction`, then a column a class, `score`, or nothing more. */
export function predictionColumns(predictions: Predictions): readonly string[] {
  const { labels = [], probabilities, scores, targets, targetNames } = predictions
  if (targets) return targets.map((_, at) => `prediction_${targetNames?.[at] ?? at + 1}`)
  if (probabilities) return ['prediction', ...probabilities.map((_, at) => `probability_${labels[at] ?? at}`)]
  if (scores?.length === 1) return ['prediction', 'score']
  if (scores) return ['prediction', ...scores.map((_, at) => `score_${labels[at] ?? at}`)]
  return ['prediction']
}

/**
 * The prediction file as CSV (RFC 4180, LF), in pieces of about 64 KiB so that a large table needs no large text.
 * Numbers are written so that reading them gives the same double.
 */
export function* predictionsCsv(predictions: Predictions): Generator<string> {
  const { labels, predicted, probabilities, scores, targets, rows } = predictions
  const columns = targets ?? probabilities ?? scores ?? []
  const words = labels?.map(cell)
  let text = `${predictionColumns(predictions).map(cell).join(',')}\n`
  for (let row = 0; row < rows; row++) {
    if (!targets) text += words ? words[predicted[row] as number] : predicted[row]
    for (let at = 0; at < columns.length; at++)
      text += at === 0 && targets ? columns[at]?.[row] : `,${columns[at]?.[row]}`
    text += '\n'
    if (text.length > 65_536) {
      yield text
      text = ''
    }
  }
  yield text
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
