import type { Column, Table } from '@mlops-actions/core'
import { openText, readBytes, type TextSource } from './byte-source.ts'
import { finishColumn } from './csv-columns.ts'
import { scanRange } from './csv-range.ts'
import { noRows, openCsv, refuseBad, separatorByte } from './csv-read.ts'
import { newScan, placesKept, type Scan } from './csv-scan.ts'
import { withDuckDb } from './duckdb.ts'
import { filesOf, type TableFile } from './files-of.ts'
import { type Finding, inLines } from './finding.ts'
import { readJsonRange, refuseNoJson } from './jsonl-read.ts'
import {
  checkRows,
  chunksOf,
  describeParquet,
  type EngineOptions,
  type QueryColumn,
  translated,
} from './parquet-read.ts'
import { formatOfName, type ReadTableOptions, type TableFormat } from './read-table.ts'
import type { TableSchema } from './schema.ts'
import { settle } from './settle.ts'
import { type ColumnBuilder, numberBuilder, textBuilder } from './vector-columns.ts'

/** How a table is read in parts. The types must be known, since no part sees all cells. */
export interface ReadChunksOptions
  extends Omit<ReadTableOptions, 'schema' | 'columns' | 'fingerprint' | 'workerEntry'> {
  readonly schema: TableSchema
  /** Rows of a part, about; default 65,536. */
  readonly rows?: number
}

/** Takes one part of a table. Parts come in the order of the file, one after the other. */
export type TakeChunk = (chunk: {
  table: Table
  findings: readonly Finding[]
  firstRow: number
}) => void | Promise<void>

/**
 * Reads a table part by part in the types of a schema, so that memory does not grow with the file. Columns that the schema does not name are left out.
 * Gives the number of rows.
 * @throws UserError as `readTable`
 */
export async function readChunks(path: string, options: ReadChunksOptions, take: TakeChunk): Promise<number> {
  let firstRow = 0
  for (const file of await filesOf(path)) firstRow += await chunksOfFile(file, options, take, firstRow)
  return firstRow
}

async function chunksOfFile(
  file: TableFile,
  options: ReadChunksOptions,
  take: TakeChunk,
  firstRow: number,
): Promise<number> {
  const { schema, native, threads, signal } = options
  const engine: EngineOptions = {
    file: file.name,
    schema,
    firstRow,
    ...(native === undefined ? {} : { native }),
    ...(threads === undefined ? {} : { threads }),
    ...(signal === undefined ? {} : { signal }),
  }
  const text = await openText(file.path, file.name)
  if (text === 'parquet') return parquetChunks(file.path, engine, options, take)
  try {
    const format: TableFormat = options.format ?? formatOfName(file.name)
    if (format === 'jsonl') return await jsonChunks(text, engine, options, take)
    return await csvChunks(text, file, options, take, firstRow)
  } finally {
    await text.source.close()
  }
}

async function csvChunks(
  text: TextSource,
  file: TableFile,
  options: ReadChunksOptions,
  take: TakeChunk,
  firstRow: number,
): Promise<number> {
  const { schema, separator, signal } = options
  const names = schema.columns.map((column) => column.name)
  const { dialect, wanted, plan, place, range } = await openCsv(text, {
    file: file.name,
    schema,
    columns: names,
    ...(separator === undefined ? {} : { separator }),
  })
  const types = new Map(schema.columns.map((column) => [column.name, column.type]))
  const sampled = dialect.sample.reduce((sum, row) => sum + row.join(',').length + 1, 0)
  const perRow = Math.max(2, sampled / Math.max(1, dialect.sample.length))
  const bytes = Math.min(2 ** 25, Math.ceil((options.rows ?? 65_536) * perRow))
  let at = range.from
  let line = place.firstLine
  let rows = 0
  while (at < range.until) {
    const scan: Scan = newScan(plan, separatorByte(dialect), Math.ceil((bytes / perRow) * 1.05))
    const here = { file: file.name, firstLine: line, firstRow: firstRow + rows }
    at = await scanRange(text.source, { from: at, until: Math.min(range.until, at + bytes) }, scan, here, signal)
    refuseBad(scan, dialect, here)
    const findings: Finding[] = []
    const columns = wanted.map((index) => {
      const name = dialect.names[index] as string
      return finishColumn(scan, index, name, types.get(name), here, findings)
    })
    if (scan.rows > 0) await take({ table: { rows: scan.rows, columns }, findings, firstRow: here.firstRow })
    rows += scan.rows
    line += scan.lines
  }
  if (rows === 0) throw noRows(file.name)
  return rows
}

async function parquetChunks(
  path: string,
  engine: EngineOptions,
  options: ReadChunksOptions,
  take: TakeChunk,
): Promise<number> {
  return withDuckDb([path], engine, async (connection) => {
    try {
      const names = options.schema.columns.map((column) => column.name)
      const { from, rows: promised, columns } = await describeParquet(connection, path, { ...engine, columns: names })
      const types = new Map(options.schema.columns.map((column) => [column.name, column.type]))
      const read = columns.map((column): QueryColumn => {
        const integer = column.kind === 'bigint' || column.kind === 'unsigned'
        return integer && types.get(column.name) === 'text'
          ? { ...column, kind: 'looseText', expression: `CAST(${column.expression} AS VARCHAR)` }
          : column
      })
      const rows = await queryChunks(connection, from, read, engine, options, take)
      checkRows(rows, promised, engine.file)
      return rows
    } catch (error) {
      throw translated(error, engine.file)
    }
  })
}

async function jsonChunks(
  text: TextSource,
  engine: EngineOptions,
  options: ReadChunksOptions,
  take: TakeChunk,
): Promise<number> {
  const { source, start } = text
  const { file, schema, firstRow = 0, signal } = engine
  await refuseNoJson(text, file)
  const columns = options.schema.columns.map((column) => column.name)
  const head = await readBytes(source, start, 2 ** 20)
  const perLine = head.length / Math.max(1, head.filter((byte) => byte === 10).length)
  const bytes = Math.min(2 ** 25, Math.ceil((options.rows ?? 65_536) * perLine))
  let [at, line, rows] = [start, 1, 0]
  while (at < source.size) {
    const range = { from: at, until: Math.min(source.size, at + bytes) }
    const shared = {
      file,
      columns,
      firstRow: firstRow + rows,
      lenient: true,
      ...(schema ? { schema } : {}),
      ...(signal ? { signal } : {}),
    }
    const { table: part, findings } = await readJsonRange(source, range, line, shared)
    if (part.rows > 0) await take({ table: part.table, findings, firstRow: firstRow + rows })
    rows += part.rows
    line += part.lines
    at = part.end
  }
  return rows
}

const integerKinds: ReadonlySet<QueryColumn['kind']> = new Set(['bigint', 'unsigned'])

/** Empties the cells of integers that a double cannot hold, and says so, as `readTable` does where the reference has integers. */
function withoutBig(column: Column, part: { file: string; firstRow: number }, findings: Finding[]): Column {
  if (column.kind === 'text') return column
  const rows: number[] = []
  let count = 0
  for (let row = 0; row < column.values.length; row++)
    if (Math.abs(column.values[row] as number) > Number.MAX_SAFE_INTEGER) {
      column.values[row] = Number.NaN
      if (count++ < placesKept) rows.push(part.firstRow + row)
    }
  if (count === 0) return column
  const places = rows.map((row) => ({ file: part.file, row }))
  findings.push({
    code: 'CONVERSION_FAILED',
    severity: 'error',
    message: `${column.name}: ${count} of ${column.values.length} cells are no integer that a number holds and were read as empty (${inLines(places, count)}).`,
    remedy:
      'The reference has integer here. Write integers below 2^53, or make the reference anew: then they are texts.',
    column: column.name,
    count,
    places,
  })
  return { ...column, nulls: column.nulls + count }
}

async function queryChunks(
  connection: Parameters<Parameters<typeof withDuckDb>[2]>[0],
  from: string,
  columns: readonly QueryColumn[],
  engine: EngineOptions,
  options: ReadChunksOptions,
  take: TakeChunk,
): Promise<number> {
  const size = options.rows ?? 65_536
  const types = new Map(options.schema.columns.map((column) => [column.name, column.type]))
  const list = columns.map((column, index) => `${column.expression} AS c${index}`).join(', ')
  const result = await connection.stream(`SELECT ${list} FROM ${from}`)
  const fresh = () =>
    columns.map((column): ColumnBuilder => {
      const { kind, name } = column
      if (kind === 'text' || kind === 'looseText') return textBuilder(name, size)
      return numberBuilder(name, kind === 'bigint' || kind === 'unsigned' ? 'integer' : kind, size, () => {})
    })
  let builders = fresh()
  let [rows, held] = [0, 0]
  const flush = async () => {
    if (held === 0) return
    const firstRow = (engine.firstRow ?? 0) + rows
    const findings: Finding[] = []
    const done = builders.map((builder, index) => {
      const column = columns[index] as QueryColumn
      const read = builder.finish()
      const integers = integerKinds.has(column.kind) && types.get(column.name) === 'integer'
      return settle(
        integers ? withoutBig(read, { file: engine.file, firstRow }, findings) : read,
        types.get(column.name),
        column.kind === 'looseText',
        { ...engine, firstRow },
        findings,
      )
    })
    await take({ table: { rows: held, columns: done }, findings, firstRow })
    rows += held
    held = 0
    builders = fresh()
  }
  for await (const chunk of chunksOf(result, options.signal)) {
    const count = chunk.rowCount
    builders.forEach((builder, index) => {
      builder.add(chunk.getColumnVector(index), count)
    })
    held += count
    if (held >= size) await flush()
  }
  await flush()
  return rows
}
