import { Buffer } from 'node:buffer'
import type { ByteSource } from './byte-source.ts'
import { padding } from './parquet-codec.ts'
import type { ParquetChunk, ParquetColumn } from './parquet-footer.ts'
import { PageReader } from './parquet-pages.ts'
import { LeftToDuckDb } from './parquet-thrift.ts'
import { type ReadColumn, sinkOf } from './parquet-values.ts'

/** What is needed to read one column: plain data, so that a thread can be given it. */
export interface ColumnPlan {
  readonly column: ParquetColumn
  /** Its chunks, in the order of the rows. */
  readonly chunks: readonly ParquetChunk[]
}

/**
 * Reads columns until none is left. `next` holds the index of the next one and may be shared with other threads that do the same.
 * @throws LeftToDuckDb, RangeError
 */
export async function takeColumns(
  source: ByteSource,
  plans: readonly ColumnPlan[],
  rows: number,
  next: Int32Array,
  deliver: (index: number, read: ReadColumn) => void,
  signal?: AbortSignal,
): Promise<void> {
  const reader = new PageReader()
  const buffers: Buffer[] = [Buffer.alloc(0), Buffer.alloc(0)]
  for (;;) {
    const index = Atomics.add(next, 0, 1)
    const plan = plans[index]
    if (plan === undefined) return
    const { column, chunks } = plan
    const sink = sinkOf(column, rows)
    for await (const { packed, chunk } of packedChunks(source, chunks, buffers)) {
      signal?.throwIfAborted()
      reader.read(packed, chunk, column.optional, sink)
    }
    deliver(index, sink.finish())
  }
}

/** The bytes of the chunks, each valid until the next but one: the next are fetched while those before are decoded. */
async function* packedChunks(
  source: ByteSource,
  chunks: readonly ParquetChunk[],
  buffers: Buffer[],
): AsyncGenerator<{ packed: Buffer; chunk: ParquetChunk }> {
  const fetch = async (at: number): Promise<Buffer | undefined> => {
    const chunk = chunks[at]
    if (chunk === undefined) return undefined
    let buffer = buffers[at % 2] as Buffer
    if (buffer.length < chunk.bytes + padding) {
      buffer = Buffer.allocUnsafeSlow(Math.ceil(chunk.bytes * 1.1) + padding)
      buffers[at % 2] = buffer
    }
    let held = 0
    while (held < chunk.bytes) {
      const got = await source.read(buffer, held, chunk.bytes - held, chunk.start + held)
      if (got === 0) throw new LeftToDuckDb('the file ends too early')
      held += got
    }
    return buffer.subarray(0, chunk.bytes)
  }
  let next = fetch(0)
  try {
    for (let at = 0; at < chunks.length; at++) {
      const packed = (await next) as Buffer
      next = fetch(at + 1)
      yield { packed, chunk: chunks[at] as ParquetChunk }
    }
  } finally {
    // The file is closed only after the last reading; its error, if any, was thrown above or belongs to nobody.
    await next.catch(() => undefined)
  }
}
