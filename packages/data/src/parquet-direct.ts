import { Buffer } from 'node:buffer'
import type { Column, Table } from '@mlops-actions/core'
import { type ByteSource, fileSource } from './byte-source.ts'
import { fail } from './errors.ts'
import type { Finding } from './finding.ts'
import { missingColumn } from './missing-column.ts'
import { padding } from './parquet-codec.ts'
import { type ParquetChunk, type ParquetColumn, type ParquetFooter, readFooter } from './parquet-footer.ts'
import { PageReader } from './parquet-pages.ts'
import type { EngineOptions } from './parquet-read.ts'
import { LeftToDuckDb } from './parquet-thrift.ts'
import { type ColumnSink, sinkOf } from './parquet-values.ts'
import { checkNames, settle } from './settle.ts'

/**
 * Reads the usual kind of Parquet file without DuckDB: flat columns of numbers, booleans, dates, times and texts, plain or by dictionary, in any codec but LZ4.
 * Gives undefined for every other file and for one that seems damaged: then DuckDB reads it, or says what is wrong. Each value is copied once, from
 * the page to its column, and nothing but the pages of one column is held besides.
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
    const columns: Column[] = []
    const reader = new PageReader()
    let sink: ColumnSink | undefined
    for await (const { packed, chunk, column, last } of chunksInTurn(source, wanted, footer, options.signal)) {
      sink ??= sinkOf(column, footer.rows)
      reader.read(packed, chunk, column.optional, sink)
      if (!last) continue
      columns.push(settle(sink.finish(), types.get(column.name), false, options, findings))
      sink = undefined
    }
    return { table: { rows: footer.rows, columns }, findings }
  } catch (error) {
    // A RangeError is a place outside of its buffer: the file says what it does not hold.
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

/** The packed bytes of one chunk of a column. */
interface Packed {
  readonly packed: Buffer
  readonly chunk: ParquetChunk
  readonly column: ParquetColumn
  /** True for the last chunk of its column. */
  readonly last: boolean
}

/** The bytes of the chunks, column by column. The next ones are fetched while those before are decoded; so they are valid until the next but one. */
async function* chunksInTurn(
  source: ByteSource,
  columns: readonly ParquetColumn[],
  footer: ParquetFooter,
  signal: AbortSignal | undefined,
): AsyncGenerator<Packed> {
  const chunks = columns.flatMap((column) =>
    footer.groups.map(({ chunk }, at) => ({
      chunk: chunk(column.leaf),
      column,
      last: at === footer.groups.length - 1,
    })),
  )
  const buffers: Buffer[] = [Buffer.alloc(0), Buffer.alloc(0)]
  const fetch = async (index: number): Promise<Packed | undefined> => {
    const wanted = chunks[index]
    if (wanted === undefined) return undefined
    const { chunk } = wanted
    let buffer = buffers[index % 2] as Buffer
    if (buffer.length < chunk.bytes + padding) {
      buffer = Buffer.allocUnsafeSlow(Math.ceil(chunk.bytes * 1.1) + padding)
      buffers[index % 2] = buffer
    }
    let held = 0
    while (held < chunk.bytes) {
      const got = await source.read(buffer, held, chunk.bytes - held, chunk.start + held)
      if (got === 0) throw new LeftToDuckDb('the file ends too early')
      held += got
    }
    return { ...wanted, packed: buffer.subarray(0, chunk.bytes) }
  }
  let next = fetch(0)
  try {
    for (let index = 0; index < chunks.length; index++) {
      signal?.throwIfAborted()
      const packed = (await next) as Packed
      next = fetch(index + 1)
      yield packed
    }
  } finally {
    // The file is closed only after the last reading; its error, if any, was thrown above or belongs to nobody.
    await next.catch(() => undefined)
  }
}
