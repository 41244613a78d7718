import { Buffer } from 'node:buffer'
import { open } from 'node:fs/promises'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { fail } from './errors.ts'
import { type Container, containerOf } from './magic.ts'

/** Bytes that can be read from any place, the same bytes every time. */
export interface ByteSource {
  readonly size: number
  /** Fills `target[at..)` with at most `length` bytes from `position` on; gives how many. */
  read(target: Buffer, at: number, length: number, position: number): Promise<number>
  close(): Promise<void>
}

/** The bytes of a buffer. */
export function memorySource(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    read: async (target, at, length, position) => bytes.copy(target, at, position, position + length),
    close: async () => {},
  }
}

/** The bytes of a file. */
export async function fileSource(path: string): Promise<ByteSource> {
  const handle = await open(path, 'r')
  const { size } = await handle.stat()
  return {
    size,
    read: async (target, at, length, position) => (await handle.read(target, at, length, position)).bytesRead,
    close: () => handle.close(),
  }
}

/** Reads `length` bytes from `position` on, fewer at the end. */
export async function readBytes(source: ByteSource, position: number, length: number): Promise<Buffer> {
  const target = Buffer.allocUnsafe(Math.max(0, Math.min(length, source.size - position)))
  let held = 0
  while (held < target.length) {
    const got = await source.read(target, held, target.length - held, position + held)
    if (got === 0) break
    held += got
  }
  return target.subarray(0, held)
}

/** Text bytes of a file, with what had to be done to get them. */
export interface TextSource {
  readonly source: ByteSource
  readonly compressed?: 'gzip' | 'zstd'
  readonly encoding: 'utf8' | 'utf8-bom' | 'utf16'
  /** Where the text begins, behind a byte order mark. */
  readonly start: number
  /** True when the source is the file itself, so that another thread can open it. */
  readonly plainFile: boolean
}

/** The most bytes that a compressed table may unpack to: 8 GiB, so that a small file cannot fill the machine. */
export const unpackLimit = 8 * 2 ** 30

/** Opens a text file: unpacks gzip and zstd, skips a byte order mark, converts UTF-16 to UTF-8. Refuses what is no text by its first bytes. */
export async function openText(path: string, name: string): Promise<TextSource | 'parquet'> {
  let source = await fileSource(path)
  let compressed: 'gzip' | 'zstd' | undefined
  let kind: Container
  try {
    kind = containerOf(await readBytes(source, 0, 512), name)
    if (kind === 'gzip' || kind === 'zstd') {
      compressed = kind
      const packed = await readBytes(source, 0, source.size)
      await source.close()
      source = memorySource(unpack(packed, kind, name))
      kind = containerOf(await readBytes(source, 0, 512), name)
      if (kind !== 'text')
        throw fail('TABLE_FORMAT', `${name} is ${kind} inside ${compressed}.`, {
          remedy: 'Unpack it once; Parquet is compressed inside already.',
          where: { file: name },
        })
    }
    if (kind === 'parquet') {
      await source.close()
      return 'parquet'
    }
    const head = await readBytes(source, 0, 3)
    const mark = head.toString('hex')
    const base = { ...(compressed ? { compressed } : {}) }
    if (mark === 'efbbbf')
      return { ...base, source, encoding: 'utf8-bom', start: 3, plainFile: compressed === undefined }
    if (mark.startsWith('fffe') || mark.startsWith('feff')) {
      const bytes = fromUtf16(await readBytes(source, 0, source.size), mark.startsWith('feff'), name)
      await source.close()
      return { ...base, source: memorySource(bytes), encoding: 'utf16', start: 0, plainFile: false }
    }
    return { ...base, source, encoding: 'utf8', start: 0, plainFile: compressed === undefined }
  } catch (error) {
    await source.close()
    throw error
  }
}

function unpack(packed: Buffer, kind: 'gzip' | 'zstd', name: string): Buffer {
  try {
    const options = { maxOutputLength: unpackLimit }
    return kind === 'gzip' ? gunzipSync(packed, options) : zstdDecompressSync(packed, options)
  } catch (error) {
    throw fail('TABLE_DAMAGED', `${name} cannot be unpacked as ${kind}: it is cut off or changed.`, {
      cause: error,
      remedy: 'Fetch or write the file again.',
      where: { file: name },
    })
  }
}

function fromUtf16(bytes: Buffer, bigEndian: boolean, name: string): Buffer {
  try {
    const decoder = new TextDecoder(bigEndian ? 'utf-16be' : 'utf-16le', { fatal: true })
    return Buffer.from(decoder.decode(bytes), 'utf8')
  } catch (error) {
    throw fail('TABLE_ENCODING', `${name} begins like UTF-16, but is not valid UTF-16.`, {
      cause: error,
      remedy: 'Write the file again as UTF-8.',
      where: { file: name },
    })
  }
}
