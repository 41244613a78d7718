import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  type Column,
  type Context,
  columnOf,
  type Digest,
  errorsOf,
  fileDigest,
  type Table,
  type Task,
  UserError,
} from '@mlops-actions/core'
import { commandErrors } from '../shared/errors.ts'
import { isEmpty } from './cells.ts'
import { openTable } from './open.ts'

const fail = errorsOf(commandErrors)

/** The truth of rows, found by key in a file that came later. */
export interface JoinedLabels {
  /** One cell a row, empty where no label has arrived; its name is the target's. */
  readonly truth: Column
  readonly matched: number
  readonly labels: number
  readonly digest: Digest
}

/** What a label can be found by: the id of the request (and the place of the row in it), or the columns that identify a row. */
export interface LabelKeys {
  /** `<request id>#<row>` of each row, where the endpoint collected them. */
  readonly requests?: readonly string[]
  readonly rows: Table
  readonly id: readonly string[]
}

/**
 * Joins the labels of a file to rows. Several labels of one row: the last one of the file, since labels are corrected.
 * @throws UserError DRIFT_NO_LABELS without the file, DRIFT_LABELS_UNKNOWN without the target or a key
 */
export async function joinLabels(
  given: string,
  target: string,
  keys: LabelKeys,
  context: Context,
): Promise<JoinedLabels> {
  const path = resolve(context.directory, given)
  if (!existsSync(path))
    throw fail('DRIFT_NO_LABELS', `There is no file ${given}.`, {
      remedy: 'Give a table with the labels that have arrived.',
      where: { input: 'labels' },
    })
  const table = await openLabels(path, context)
  if (table === undefined)
    return { truth: noneOf(target, keys.rows.rows), matched: 0, labels: 0, digest: await fileDigest(path) }
  const column = columnOf(table, target)
  const names = column ? keyColumns(table, keys) : undefined
  if (column === undefined || names === undefined)
    throw fail(
      'DRIFT_LABELS_UNKNOWN',
      `${given} has the columns ${table.columns.map((one) => one.name).join(', ')}: ${column ? 'no key that the rows have' : `no "${target}"`}.`,
      {
        remedy: `Write "${target}" and ${keys.requests ? 'request_id (with row, from 0, for requests of several rows)' : `the columns of data.id (${keys.id.join(', ') || 'none is set'})`}.`,
        where: { input: 'labels' },
      },
    )
  const places = new Map<string, number>()
  const textOf = keyText(table, names.labels)
  for (let row = 0; row < table.rows; row += 1) {
    const key = isEmpty(column, row) ? undefined : textOf(row)
    if (key !== undefined) places.set(key, row)
  }
  const keyOf = names.requests ? (row: number) => names.requests?.[row] : keyText(keys.rows, keys.id)
  const source = Array.from({ length: keys.rows.rows }, (_, row) => {
    const key = keyOf(row)
    return key === undefined ? -1 : (places.get(key) ?? -1)
  })
  const truth = taken(column, source)
  return {
    truth,
    matched: source.reduce((sum, row) => sum + (row < 0 ? 0 : 1), 0),
    labels: table.rows,
    digest: await fileDigest(path),
  }
}

/** The table of labels; undefined for a file without a row: none has arrived yet. */
async function openLabels(path: string, context: Context): Promise<Table | undefined> {
  try {
    return await openTable(path, context)
  } catch (thrown) {
    if (thrown instanceof UserError && thrown.code === 'TABLE_EMPTY') return undefined
    throw thrown
  }
}

function noneOf(name: string, rows: number): Column {
  return { kind: 'number', name, logical: 'number', values: new Float64Array(rows).fill(Number.NaN), nulls: rows }
}

/** What is to be said where labels found no row; undefined where all is well. */
export function unmatchedText({ matched, labels }: Pick<JoinedLabels, 'matched' | 'labels'>): string | undefined {
  if (labels === 0) return 'the file of labels has no rows yet'
  return matched === 0 ? `none of ${labels} labels belongs to a row of this window` : undefined
}

/** What is to be said of labels that cannot be the truth of these predictions; undefined where all is well. They count as not arrived. */
export function strangeText(truth: Column, predictions: Table, task: Task): string | undefined {
  if (task === 'regression')
    return truth.kind === 'text' ? 'the labels are texts, and the model answers numbers' : undefined
  const prefix = 'probability_'
  const names = predictions.columns.map(({ name }) => name).filter((name) => name.startsWith(prefix))
  const classes = names.map((name) => name.slice(prefix.length))
  if (classes.length < 2) return undefined
  let strange = 0
  for (let row = 0; row < predictions.rows; row += 1)
    if (!isEmpty(truth, row) && !classes.includes(cellText(truth, row))) strange += 1
  return strange > 0 ? `${strange} labels are of no class of the model (${classes.slice(0, 6).join(', ')})` : undefined
}

/** Which columns of the labels are the key, and the keys of the requests where it is theirs. */
function keyColumns(
  table: Table,
  keys: LabelKeys,
): { readonly labels: readonly string[]; readonly requests?: readonly (string | undefined)[] } | undefined {
  const has = (one: Table, name: string): boolean => columnOf(one, name) !== undefined
  if (keys.requests && has(table, 'request_id')) {
    if (has(table, 'row')) return { labels: ['request_id', 'row'], requests: keys.requests }
    return { labels: ['request_id'], requests: ofSingleRows(keys.requests) }
  }
  const known = keys.id.length > 0 && keys.id.every((name) => has(table, name) && has(keys.rows, name))
  return known ? { labels: keys.id } : undefined
}

/** The request id where it has one row: of several rows nobody can say which one a label without `row` is of. */
function ofSingleRows(requests: readonly string[]): readonly (string | undefined)[] {
  const idOf = (key: string): string => key.slice(0, key.lastIndexOf('#'))
  const several = new Set(requests.flatMap((key) => (key.endsWith('#0') ? [] : [idOf(key)])))
  return requests.map((key) => (several.has(idOf(key)) ? undefined : idOf(key)))
}

/** The key of a row as text, undefined where a part of it is empty; cells are joined so that no two keys are written alike. */
function keyText(table: Table, names: readonly string[]): (row: number) => string | undefined {
  const columns = names.map((name) => columnOf(table, name) as Column)
  const [first, second] = names
  const joined =
    first === 'request_id' && second === 'row'
      ? (row: number) => `${cellText(columns[0] as Column, row)}#${cellText(columns[1] as Column, row)}`
      : columns.length === 1
        ? (row: number) => cellText(columns[0] as Column, row)
        : (row: number) => JSON.stringify(columns.map((column) => cellText(column, row)))
  return (row) => (columns.some((column) => isEmpty(column, row)) ? undefined : joined(row))
}

function cellText(column: Column, row: number): string {
  if (column.kind === 'number') return String(column.values[row])
  return column.levels[column.codes[row] as number] ?? ''
}

function taken(column: Column, source: readonly number[]): Column {
  const nulls = source.reduce((sum, row) => sum + (row < 0 ? 1 : 0), 0)
  if (column.kind === 'number')
    return {
      ...column,
      values: Float64Array.from(source, (row) => (row < 0 ? Number.NaN : (column.values[row] as number))),
      nulls,
    }
  return { ...column, codes: Int32Array.from(source, (row) => (row < 0 ? -1 : (column.codes[row] as number))), nulls }
}
