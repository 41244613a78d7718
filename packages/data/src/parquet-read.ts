import { Buffer } from 'node:buffer'
import { stat } from 'node:fs/promises'
import { type Column, messageOf, type Table } from '@mlops-actions/core'
import { type Connection, type DuckDbOptions, quoteName, quoteText, withDuckDb } from './duckdb.ts'
import { fail } from './errors.ts'
import type { Finding } from './finding.ts'
import { missingColumn } from './missing-column.ts'
import { readDirect } from './parquet-direct.ts'
import type { ColumnThreads } from './parquet-threads.ts'
import type { TableSchema } from './schema.ts'
import { checkNames, settle } from './settle.ts'
import { type ColumnBuilder, numberBuilder, textBuilder } from './vector-columns.ts'

/** What the readers on DuckDB need to know besides the bytes. */
export interface EngineOptions extends DuckDbOptions {
  /** What the file is called in messages. */
  readonly file: string
  readonly schema?: TableSchema
  readonly columns?: readonly string[]
  readonly firstRow?: number
  readonly signal?: AbortSignal
  /** The file that runs a reader in a thread, and how many are started. */
  readonly workerEntry?: URL
  readonly readers?: Pick<ColumnThreads, 'count' | 'partBytes'>
}

/** A column of a query: its name, the type that DuckDB gives it, and the expression that makes it readable. */
export interface QueryColumn {
  readonly name: string
  readonly expression: string
  readonly kind: 'number' | 'integer' | 'bigint' | 'unsigned' | 'boolean' | 'timestamp' | 'text' | 'looseText'
}

/** How each type of DuckDB is read; undefined where it has no meaning as a feature. */
export function readAs(name: string, type: string, column = quoteName(name)): QueryColumn | 'nested' | undefined {
  const cast = (to: string) => `CAST(${column} AS ${to})`
  const as = (kind: QueryColumn['kind'], expression = column): QueryColumn => ({ name, expression, kind })
  if (/(?:\[\d*\])$|^(?:STRUCT|MAP|UNION|VARIANT|LIST)\b/.test(type)) return 'nested'
  if (/^(?:TINYINT|SMALLINT|INTEGER|UTINYINT|USMALLINT|UINTEGER)$/.test(type)) return as('integer')
  if (type === 'BIGINT') return as('bigint')
  if (type === 'UBIGINT') return as('unsigned')
  if (type === 'FLOAT' || type === 'DOUBLE') return as('number')
  // DuckDB's cast divides two doubles; by its text a decimal of many digits becomes the nearest double.
  if (type.startsWith('DECIMAL'))
    return as('number', digitsOf(type) > 15 ? `CAST(${cast('VARCHAR')} AS DOUBLE)` : cast('DOUBLE'))
  if (type === 'BOOLEAN') return as('boolean', cast('UTINYINT'))
  if (type === 'DATE') return as('timestamp', milliseconds(finite(column, 'epoch_us'), 1000))
  if (type === 'TIMESTAMP_NS') return as('timestamp', milliseconds(finite(column, 'epoch_ns'), 1_000_000))
  if (/^TIMESTAMP/.test(type)) return as('timestamp', milliseconds(finite(column, 'epoch_us'), 1000))
  if (type === 'VARCHAR') return as('text')
  if (/^ENUM\b/.test(type) || /^TIME\b/.test(type) || type === 'TIME_NS' || type === 'UUID')
    return as('text', cast('VARCHAR'))
  if (type === 'HUGEINT' || type === 'UHUGEINT') return as('looseText', cast('VARCHAR'))
  if (/^(?:"NULL"|NULL)$/.test(type)) return as('number', cast('DOUBLE'))
  return undefined
}

/** An expression for a time as a count; DuckDB gives no count for the ends of its range, which it takes as infinite, and the cell would be empty. */
const finite = (column: string, count: string): string =>
  `CASE WHEN isinf(${column}) THEN error('Could not convert Timestamp: it is infinite') ELSE ${count}(${column}) END`

/** An expression for an integer count of smaller units as the nearest double of milliseconds: the count itself may be more than a double holds. */
const milliseconds = (count: string, per: number): string =>
  `(${count} // ${per})::DOUBLE + (${count} % ${per})::DOUBLE / ${per}`

/** How many digits a type such as DECIMAL(18,3) has. */
const digitsOf = (type: string): number => Number(/^DECIMAL\((\d+)/.exec(type)?.[1] ?? 0)

/** Reads a Parquet file whole into columns: the usual kind by our own reader, every other through DuckDB. */
export async function readParquet(
  path: string,
  options: EngineOptions,
): Promise<{ table: Table; findings: Finding[] }> {
  return (await readDirect(path, options)) ?? readByDuckDb(path, options)
}

/** Reads a Parquet file through DuckDB, chunk by chunk. */
export async function readByDuckDb(
  path: string,
  options: EngineOptions,
): Promise<{ table: Table; findings: Finding[] }> {
  const { file } = options
  return withDuckDb([path], options, async (connection) => {
    try {
      const { from, rows, columns, findings } = await describeParquet(connection, path, options)
      if (rows === 0)
        throw fail('TABLE_EMPTY', `${file} has columns and no rows.`, {
          where: { file },
          remedy: 'Check the step that writes it.',
        })
      const read = await readQuery(connection, from, { columns, findings }, rows, options)
      checkRows(read.table.rows, rows, file)
      return read
    } catch (error) {
      throw translated(error, file)
    }
  })
}

/** What a Parquet file holds: the source of the query, the number of rows by its footer, how each wanted column is read. */
export async function describeParquet(
  connection: Connection,
  path: string,
  options: EngineOptions,
): Promise<{ from: string; rows: number; columns: QueryColumn[]; findings: Finding[] }> {
  const from = `read_parquet(${quoteText(path)}, binary_as_string = true)`
  const names = await topNames(connection, path)
  checkNames(names, options.file)
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`)
  const types = described.getRows().map((row, at) => ({ name: names[at] ?? String(row[0]), type: String(row[1]) }))
  const counted = await connection.runAndReadAll(
    `SELECT sum(num_rows)::DOUBLE FROM parquet_file_metadata(${quoteText(path)})`,
  )
  const rows = Number(counted.getRows()[0]?.[0] ?? 0)
  const { size } = await stat(path)
  if (rows > mostRows && rows > size * rowsPerByte)
    throw fail('TABLE_DAMAGED', `${options.file} promises ${rows} rows in ${size} bytes.`, {
      where: { file: options.file },
      remedy: 'Fetch or write the file again, and compare its SHA-256.',
    })
  return { from, rows, ...queryColumns(types, options) }
}

/** So many rows any file may promise; beyond, a byte of it stands for at most so many, so that a small file cannot fill the machine. */
const mostRows = 2 ** 22
const rowsPerByte = 2 ** 16

/** Refuses a file that gives other rows than its footer promises: a part of it was passed over. */
export function checkRows(read: number, promised: number, file: string): void {
  if (read === promised) return
  throw fail('TABLE_DAMAGED', `${file} is damaged: ${read} rows were found where its footer promises ${promised}.`, {
    where: { file },
    remedy: 'Fetch or write the file again, and compare its SHA-256.',
  })
}

/**
 * The names that the file itself holds: DuckDB gives others to columns without a name and to names that differ by case only, and its binding drops a
 * byte order mark. So they come as bytes, and columns are asked for by their place.
 */
async function topNames(connection: Connection, path: string): Promise<string[]> {
  const listed = await connection.runAndReadAll(
    `SELECT hex(name), num_children::INTEGER FROM parquet_schema(${quoteText(path)})`,
  )
  const names: string[] = []
  let inner = 0
  for (const [name, children] of listed.getRows().slice(1)) {
    if (inner === 0) names.push(Buffer.from(String(name), 'hex').toString('utf8'))
    else inner--
    inner += Number(children ?? 0)
  }
  return names
}

/** The columns of a query in the wanted order; refuses names and types that cannot be read. */
export function queryColumns(
  types: readonly { name: string; type: string }[],
  options: EngineOptions,
): { columns: QueryColumn[]; findings: Finding[] } {
  const { file } = options
  const names = types.map((column) => column.name)
  const wanted = options.columns ?? names
  const findings: Finding[] = []
  const columns = wanted.map((name) => {
    const at = names.indexOf(name)
    const found = types[at]
    if (found === undefined) throw missingColumn(name, names, file)
    const column = readAs(name, found.type, `#${at + 1}`)
    if (column === 'nested')
      throw fail('TABLE_NESTED', `${file}: ${name} holds ${found.type.slice(0, 60)} in every cell, not one value.`, {
        where: { file },
        remedy: 'Flatten the column where the table is made, or leave it out.',
      })
    if (column === undefined)
      throw fail('TABLE_TYPE', `${file}: ${name} is ${found.type}, which has no meaning as a feature.`, {
        where: { file },
        remedy: 'Write numbers, booleans, dates, times or texts, or leave the column out.',
      })
    if (digitsOf(found.type) > 15)
      findings.push({
        code: 'DECIMALS_ROUNDED',
        severity: 'note',
        message: `${name}: ${found.type} has more digits than a double; values were rounded to the nearest one.`,
        column: name,
      })
    return column
  })
  return { columns, findings }
}

/** Runs the query as a stream and collects its columns. */
export async function readQuery(
  connection: Connection,
  from: string,
  query: { columns: readonly QueryColumn[]; findings: Finding[] },
  expectedRows: number,
  options: EngineOptions,
): Promise<{ table: Table; findings: Finding[] }> {
  const findings = [...query.findings]
  const big = new Map<string, number>()
  const builders = query.columns.map((column): ColumnBuilder => {
    if (column.kind === 'text' || column.kind === 'looseText') return textBuilder(column.name, expectedRows)
    const onBig = () => big.set(column.name, (big.get(column.name) ?? 0) + 1)
    const logical = column.kind === 'bigint' || column.kind === 'unsigned' ? 'integer' : column.kind
    return numberBuilder(column.name, logical, expectedRows, onBig)
  })
  let rows = await stream(connection, query.columns, from, builders, options.signal)
  const finished = builders.map((builder) => builder.finish())
  const again = query.columns.filter((column) => big.has(column.name))
  if (again.length > 0) {
    const texts = again.map((column) => ({ ...column, expression: `CAST(${column.expression} AS VARCHAR)` }))
    const second = texts.map((column) => textBuilder(column.name, rows))
    rows = await stream(connection, texts, from, second, options.signal)
    again.forEach((column, index) => {
      finished[query.columns.indexOf(column)] = (second[index] as ColumnBuilder).finish()
    })
  }
  const types = new Map(options.schema?.columns.map((column) => [column.name, column.type]))
  const columns = finished.map((column, index): Column => {
    const loose = query.columns[index]?.kind === 'looseText' || big.has(column.name)
    return settle(column, types.get(column.name), loose, options, findings)
  })
  return { table: { rows, columns }, findings }
}

async function stream(
  connection: Connection,
  columns: readonly QueryColumn[],
  from: string,
  builders: readonly ColumnBuilder[],
  signal: AbortSignal | undefined,
): Promise<number> {
  const list = columns.map((column, index) => `${column.expression} AS c${index}`).join(', ')
  const result = await connection.stream(`SELECT ${list} FROM ${from}`)
  let rows = 0
  for await (const chunk of chunksOf(result, signal)) {
    const count = chunk.rowCount
    builders.forEach((builder, index) => {
      builder.add(chunk.getColumnVector(index), count)
    })
    rows += count
  }
  return rows
}

type StreamedResult = Awaited<ReturnType<Connection['stream']>>
type Chunk = NonNullable<Awaited<ReturnType<StreamedResult['fetchChunk']>>>

/** The chunks of a result. The next one is asked for before one is given out, so that DuckDB decodes while this thread works. */
export async function* chunksOf(result: StreamedResult, signal: AbortSignal | undefined): AsyncGenerator<Chunk> {
  let next = result.fetchChunk()
  try {
    for (;;) {
      signal?.throwIfAborted()
      const chunk = await next
      if (chunk === null || chunk.rowCount === 0) return
      next = result.fetchChunk()
      yield chunk
    }
  } finally {
    // When the reader stops early the chunk under way is waited for, so that the connection can be closed; its error would have been thrown above.
    await next.catch(() => null)
  }
}

/** DuckDB's words for what is wrong with a file, in ours. */
export function translated(error: unknown, file: string): unknown {
  if (error instanceof Error && error.name === 'UserError') return error
  const words = messageOf(error).split('\n')[0] ?? ''
  if (/Out of Memory|Allocation failure|bad_alloc|bad allocation/i.test(words))
    return fail('TABLE_UNREADABLE', `${file} asks for more memory than there is: ${words}`, {
      cause: error,
      where: { file },
      remedy: 'A small file that does so is damaged: write it again. Of a large one, read fewer columns.',
    })
  if (/only supported for|Not implemented|Unsupported/i.test(words))
    return fail('TABLE_FORMAT', `${file} is written in a way that is not read here: ${words}`, {
      cause: error,
      where: { file },
      remedy:
        'Write it with the encodings and the compression that the writer takes of itself; if it was so written, it is damaged.',
    })
  if (/Could not convert (?:DATE|Timestamp)|Timestamp .*out of range/i.test(words))
    return fail('TABLE_TYPE', `${file} holds a time that is beyond all calendars: ${words}`, {
      cause: error,
      where: { file },
      remedy: 'Leave the cell empty where a time is not known, or leave the column out.',
    })
  if (
    /magic bytes|footer|Invalid Input Error|TProtocolException|corrupt|snappy|Serialization|decompress|out of range|ZSTD|GZIP|too small|Malformed|IO Error|Invalid Error/i.test(
      words,
    )
  )
    return fail('TABLE_DAMAGED', `${file} is damaged: ${words}`, {
      cause: error,
      where: { file },
      remedy: 'Fetch or write the file again, and compare its SHA-256.',
    })
  return error
}
