import { type Column, errorsOf, nearestWord, type Table } from '@mlops-actions/core'
import { inferenceErrors, type Predictions, predictionColumns } from '@mlops-actions/inference'

const fail = errorsOf(inferenceErrors)

/**
 * The columns that are written beside the predictions, in the order in which they were named.
 * @throws UserError COLUMN_MISSING, also where a name is one that the predictions have
 */
export async function keptColumns(table: Table, names: readonly string[]): Promise<readonly Column[]> {
  const all = table.columns.map((column) => column.name)
  const kept: Column[] = []
  for (const name of names) {
    const column = table.columns.find((one) => one.name === name)
    if (!column) {
      const near = await nearestWord(name, all)
      throw fail('COLUMN_MISSING', `--keep names "${name}", and the table has no such column.`, {
        ...(near ? { remedy: `Did you mean "${near}"?` } : {}),
        where: { input: 'keep' },
      })
    }
    if (/^prediction(_|$)|^score(_|$)|^probability_/.test(name))
      throw fail('COLUMN_MISSING', `--keep names "${name}", which is what a column of the predictions is called.`, {
        remedy: 'Rename the column of the table.',
        where: { input: 'keep' },
      })
    kept.push(column)
  }
  return kept
}

/** Predictions and the kept columns as one table, in the order of the file. */
export function withKept(predictions: Predictions, kept: readonly Column[]): Table {
  const { labels, predicted, probabilities, scores, targets, rows } = predictions
  const number = (name: string, values: Float64Array): Column => ({
    kind: 'number',
    name,
    logical: 'number',
    values,
    nulls: 0,
  })
  const names = predictionColumns(predictions)
  const first: Column = labels
    ? { kind: 'text', name: 'prediction', codes: Int32Array.from(predicted), levels: labels, nulls: 0 }
    : number('prediction', predicted)
  const rest = targets ?? probabilities ?? scores ?? []
  const skip = targets ? 0 : 1
  const numbers = rest.map((values, at) => number(names[at + skip] as string, values))
  return { rows, columns: [...(targets ? [] : [first]), ...numbers, ...kept] }
}
