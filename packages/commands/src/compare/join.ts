import { columnOf, errorsOf, type Table } from '@mlops-actions/core'
import { selectRows } from '@mlops-actions/data'
import { metricsErrors } from '../metrics/errors.ts'
import { labelsOf } from '../metrics/labels.ts'

const fail = errorsOf(metricsErrors)

/**
 * The candidate's rows in the order of the baseline's: joined by key columns, or as they stand when both have as many.
 * @throws UserError COMPARE_ROWS when the two are not of the same rows
 */
export function joined(
  baseline: Table,
  candidate: Table,
  keys: readonly string[],
  names: { readonly baseline: string; readonly candidate: string },
): Table {
  if (keys.length === 0) {
    if (baseline.rows === candidate.rows) return candidate
    throw fail('COMPARE_ROWS', `${names.baseline} has ${baseline.rows} rows, ${names.candidate} ${candidate.rows}.`, {
      remedy: 'Score both on the same rows. If a column names the row: --key COLUMN.',
      where: { input: 'candidate' },
    })
  }
  const before = keysOf(baseline, keys, names.baseline)
  const place = new Map<string, number>()
  keysOf(candidate, keys, names.candidate).forEach((key, row) => {
    place.set(key, row)
  })
  const missing = before.filter((key) => !place.has(key)).length
  const more = candidate.rows - (before.length - missing)
  if (missing > 0 || more > 0)
    throw fail(
      'COMPARE_ROWS',
      `${missing} rows of ${names.baseline} are not in ${names.candidate}, and ${more} the other way round, by ${keys.join(', ')}.`,
      {
        remedy: 'A paired comparison needs the same rows in both: score both models on one table.',
        where: { input: 'key' },
      },
    )
  return selectRows(
    candidate,
    Uint32Array.from(before, (key) => place.get(key) as number),
  )
}

/** The key of each row as one text; refuses empty and repeated ones. */
function keysOf(table: Table, keys: readonly string[], name: string): readonly string[] {
  const parts = keys.map((key) => labelsOf(columnOf(table, key) as NonNullable<ReturnType<typeof columnOf>>))
  const seen = new Map<string, number>()
  const all: string[] = []
  for (let row = 0; row < table.rows; row += 1) {
    const cells = parts.map((part) => part.names[part.codes[row] as number])
    const text = JSON.stringify(cells)
    const first = seen.get(text)
    if (cells.includes(undefined) || first !== undefined)
      throw fail(
        'COMPARE_ROWS',
        first === undefined
          ? `${name}: the key is empty in row ${row + 1}.`
          : `${name}: rows ${first + 1} and ${row + 1} have the same key.`,
        { remedy: 'A key names one row. Add a further column: --key a,b.', where: { input: 'key' } },
      )
    seen.set(text, row)
    all.push(text)
  }
  return all
}

/** Refuses two files whose truths differ, with the first row that does. */
export function sameTruth(one: Float64Array, other: Float64Array, keyed: boolean): void {
  const at = one.findIndex((value, row) => value !== other[row] && !(Number.isNaN(value) && Number.isNaN(other[row])))
  if (at < 0) return
  throw fail('COMPARE_ROWS', `The truth differs between the two files, first in row ${at + 1}.`, {
    remedy: keyed
      ? 'The key does not name the same rows in both files, or one was scored on other data.'
      : 'The files are of other rows, or in another order. If a column names the row: --key COLUMN.',
    where: { input: 'target' },
  })
}
