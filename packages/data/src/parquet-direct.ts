import type { Table } from '@mlops-actions/core'
import { type ByteSource, fileSource } from './byte-source.ts'
import { fail } from './errors.ts'
import type { Finding } from './finding.ts'
import { missingColumn } from './missing-column.ts'
import { type ColumnPlan, takeColumns } from './parquet-columns.ts'
import { type ParquetColumn, type ParquetFooter, readFooter } from './parquet-footer.ts'
import type { EngineOptions } from './parquet-read.ts'
import { startColumns } from './parquet-threads.ts'
import { ChecksumDiffers, LeftToDuckDb } from './parquet-thrift.ts'
import type { ReadColumn } from './parquet-values.ts'
import { readerEntry } from './reader-thread.ts'
import { checkNames, settle } from './settle.ts'

/**
 * Reads the usual kind of Parquet file without DuckDB: flat columns of numbers, booleans, dates, times and texts, plain or by dictionary, in any codec but LZ4.
 * Gives undefined for every other file and for one that seems damaged: then DuckDB reads it, or says what is wrong. Each value is copied once, from
 * the page to its column, and nothing but the pages of one column for each thread is held besides.
 * @throws UserError as `readTable`
 */
export async function readDirect(
  path: string,
  options: EngineOptions,
): Promise<{ table: Table; findings: Finding[] } | undefined> {
  const source = await fileSource(path)
  try {
    const footer = await readFooter(source)
    const wanted = wantedColumns(footer, options)
    const types = new Map(options.schema?.columns.map((column) => [column.name, column.type]))
    const findings: Finding[] = []
    const plans = wanted.map((column) => ({ column, chunks: footer.groups.map(({ chunk }) => chunk(column)) }))
    const read = await readPlans(path, source, plans, footer.rows, options)
    const columns = read.map(({ column, finite }) =>
      settle(column, types.get(column.name), false, { ...options, finite }, findings),
    )
    return { table: { rows: footer.rows, columns }, findings }
  } catch (error) {
    // A RangeError is a place outside of its buffer: the file says what it does not hold.
    if (error instanceof ChecksumDiffers)
      throw fail('TABLE_DAMAGED', `${options.file} is damaged: ${error.message} than it was written with.`, {
        cause: error,
        where: { file: options.file },
        remedy: 'Fetch or write the file again, and compare its SHA-256.',
      })
    if (error instanceof LeftToDuckDb || error instanceof RangeError) return undefined
    throw error
  } finally {
    await source.close()
  }
}

function wantedColumns(footer: ParquetFooter, options: EngineOptions): ParquetColumn[] {
  const { file } = options
  const names = [...footer.columns.keys()]
  checkNames(names, file)
  const wanted = (options.columns ?? names).map((name) => {
    const column = footer.columns.get(name)
    if (column === undefined && !footer.columns.has(name)) throw missingColumn(name, names, file)
    return column
  })
  if (footer.rows === 0)
    throw fail('TABLE_EMPTY', `${file} has columns and no rows.`, {
      where: { file },
      remedy: 'Check the step that writes it.',
    })
  if (wanted.includes(undefined)) throw new LeftToDuckDb('a type that is not read here')
  return wanted as ParquetColumn[]
}

/** Reads all columns, together with further threads where they are worth it. */
async function readPlans(
  path: string,
  source: ByteSource,
  plans: readonly ColumnPlan[],
  rows: number,
  options: EngineOptions,
): Promise<ReadColumn[]> {
  const { workerEntry = readerEntry(), readers, signal } = options
  const next = new Int32Array(new SharedArrayBuffer(4))
  const others = startColumns(plans, rows, next, { path, workerEntry, ...readers })
  const columns = new Map<number, ReadColumn>()
  const deliver = (index: number, read: ReadColumn) => columns.set(index, read)
  try {
    await takeColumns(source, plans, rows, next, deliver, signal)
    // A thread that came too late to take a column is not waited for.
    for (const [index, one] of await others.columns(plans.length - columns.size)) deliver(index, one)
    for (const index of plans.keys())
      if (!columns.has(index))
        await takeColumns(source, plans.slice(0, index + 1), rows, Int32Array.of(index), deliver, signal)
  } finally {
    await others.stop()
  }
  return [...plans.keys()].map((index) => columns.get(index) as ReadColumn)
}
