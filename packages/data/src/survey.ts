import type { NativeOptions } from '@mlops-actions/native'
import { type ByteSource, fileSource, readBytes } from './byte-source.ts'
import { quoteText, withDuckDb } from './duckdb.ts'
import { filesOf, type TableFile } from './files-of.ts'
import { containerOf } from './magic.ts'
import { readFooter } from './parquet-footer.ts'
import { describeParquet, type QueryColumn, translated } from './parquet-read.ts'
import { LeftToDuckDb } from './parquet-thrift.ts'
import { CellClass, classify, type Parsed } from './parse-number.ts'
import type { ColumnType, TableSchema } from './schema.ts'
import { textColumn } from './text-types.ts'

/** Bytes of a text file from which the length of a line is taken. */
const sampled = 2 ** 16

/** How much smaller gzip and zstd make a table, about; and a short line. */
const packedBy = 5
const shortLine = 30

/** Rows of a table, without reading them. */
export interface TableSize {
  /** Parquet: by the footers. Text: the bytes over those of a line of the first 64 KiB, so about. */
  readonly rows: number
  readonly bytes: number
  readonly parquet: boolean
  /** Of the Parquet file with the most; undefined for text, and where the footer does not tell. */
  readonly columns?: number
  readonly files: readonly TableFile[]
}

/**
 * How large a table is, in a few milliseconds: to choose between reading it whole and in parts. The same for the same files.
 * @throws UserError as `readTable` for what does not exist or is no table
 */
export async function tableSize(path: string, native?: NativeOptions): Promise<TableSize> {
  let [rows, bytes, parquet] = [0, 0, false]
  let columns: number | undefined
  const files = await filesOf(path)
  for (const file of files) {
    const source = await fileSource(file.path)
    try {
      const kind = containerOf(await readBytes(source, 0, 512), file.name)
      bytes += source.size
      parquet ||= kind === 'parquet'
      if (kind === 'parquet') {
        const footer = await footerOf(file.path, source, native)
        rows += footer.rows
        if (footer.columns !== undefined) columns = Math.max(columns ?? 0, footer.columns)
      } else if (kind === 'text') {
        const head = await readBytes(source, 0, sampled)
        let lines = 0
        for (let at = head.indexOf(10); at >= 0; at = head.indexOf(10, at + 1)) lines++
        rows += Math.round(source.size / (head.length / Math.max(1, lines)))
      } else rows += Math.round((source.size * packedBy) / shortLine)
    } finally {
      await source.close()
    }
  }
  return { rows, bytes, parquet, ...(columns === undefined ? {} : { columns }), files }
}

async function footerOf(
  path: string,
  source: ByteSource,
  native: NativeOptions | undefined,
): Promise<{ readonly rows: number; readonly columns?: number }> {
  try {
    const { rows, columns } = await readFooter(source)
    return { rows, columns: columns.size }
  } catch (error) {
    if (!(error instanceof LeftToDuckDb)) throw error
  }
  return withDuckDb([path], native === undefined ? {} : { native }, async (connection) => {
    const from = `SELECT sum(num_rows)::DOUBLE FROM parquet_file_metadata(${quoteText(path)})`
    // A damaged file has no rows: whoever reads it says what is wrong.
    const counted = await connection.runAndReadAll(from).catch(() => undefined)
    return { rows: Number(counted?.getRows()[0]?.[0] ?? 0) }
  })
}

/** How the types of Parquet files are found. */
export interface ParquetSchemaOptions {
  readonly columns?: readonly string[]
  readonly native?: NativeOptions
  readonly signal?: AbortSignal
}

/**
 * The types that `readTable` gives the columns of Parquet files, by their footers: of several files the types that hold the values of all. A column of
 * 64-bit whole numbers is `text` where one of them is more than a double holds.
 * @throws UserError as `readTable`
 */
export async function parquetSchema(path: string, options: ParquetSchemaOptions = {}): Promise<TableSchema> {
  const types = new Map<string, ColumnType>()
  for (const { path: file, name } of await filesOf(path)) {
    options.signal?.throwIfAborted()
    for (const [column, type] of await typesOfFile(file, { ...options, file: name })) {
      const known = types.get(column)
      types.set(column, known === undefined ? type : commonType(known, type))
    }
  }
  return { columns: [...types].map(([name, type]) => ({ name, type, nullable: true })) }
}

function commonType(a: ColumnType, b: ColumnType): ColumnType {
  if (a === b) return a
  const numeric = (type: ColumnType): boolean => type === 'number' || type === 'integer'
  return numeric(a) && numeric(b) ? 'number' : 'text'
}

async function typesOfFile(
  path: string,
  options: ParquetSchemaOptions & { readonly file: string },
): Promise<readonly (readonly [string, ColumnType])[]> {
  return withDuckDb([path], options, async (connection) => {
    try {
      const { from, columns } = await describeParquet(connection, path, options)
      const wide = columns.filter(({ kind }) => kind === 'bigint' || kind === 'unsigned')
      const large = new Set<string>()
      for (const { name, expression } of wide) {
        const beyond = `${expression} > ${Number.MAX_SAFE_INTEGER} OR ${expression} < -${Number.MAX_SAFE_INTEGER}`
        const found = await connection.runAndReadAll(`SELECT 1 FROM ${from} WHERE ${beyond} LIMIT 1`)
        if (found.getRows().length > 0) large.add(name)
      }
      return columns.map((column) => [column.name, large.has(column.name) ? 'text' : typeOf(column)] as const)
    } catch (error) {
      throw translated(error, options.file)
    }
  })
}

function typeOf({ kind }: QueryColumn): ColumnType {
  if (kind === 'looseText') return 'text'
  return kind === 'bigint' || kind === 'unsigned' ? 'integer' : kind
}

/** The type that a column of texts with these values has when it is read whole: numbers, booleans, times where all of them agree, else text. */
export function typeOfTexts(levels: readonly string[]): ColumnType {
  const parsed: Parsed = { value: 0, fractional: false }
  const kinds = levels.map((level) => classify(level, parsed))
  if (
    kinds.includes(CellClass.number) &&
    kinds.every((kind) => kind === CellClass.number || kind === CellClass.missing)
  )
    return 'number'
  const codes = Int32Array.from(levels.keys())
  const column = textColumn({ kind: 'text', name: '', codes, levels, nulls: 0 }, undefined, () => [], [])
  return column.kind === 'text' ? 'text' : column.logical
}
