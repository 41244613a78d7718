import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { LeftToDuckDb } from './parquet-thrift.ts'

/** Bytes behind each buffer that may be read, so that four can be taken at any place without a look at the end. */
export const padding = 8

/** A buffer that grows as it is asked for more, and is used again. */
export class Scratch {
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0)
  view: DataView<ArrayBuffer> = new DataView(this.bytes.buffer)

  /** Room for `length` bytes and the padding; what was in it is gone. */
  room(length: number): Uint8Array<ArrayBuffer> {
    if (this.bytes.length < length + padding) {
      this.bytes = new Uint8Array(Math.ceil((length + padding) * 1.25))
      this.view = new DataView(this.bytes.buffer)
    }
    return this.bytes
  }
}

/**
 * Unpacks `from[start..end)` with a codec of Parquet into `target`, exactly `length` bytes from `at` on. Both have {@link padding} bytes behind.
 * @throws LeftToDuckDb for another codec, or where the bytes are not of it
 */
export function unpackPage(
  codec: number,
  from: Uint8Array,
  start: number,
  end: number,
  target: Uint8Array,
  at: number,
  length: number,
): void {
  if (codec === 1) {
    unpackSnappy(from, start, end, target, at, length)
    return
  }
  const packed = from.subarray(start, end)
  const unpacked = codec === 0 ? packed : general(codec, packed, length)
  if (unpacked.length !== length) throw new LeftToDuckDb('a page has another length')
  target.set(unpacked, at)
}

function general(codec: number, packed: Uint8Array, length: number): Uint8Array {
  const unpack = codec === 2 ? gunzipSync : codec === 4 ? brotliDecompressSync : zstdDecompressSync
  if (codec !== 2 && codec !== 4 && codec !== 6) throw new LeftToDuckDb(`codec ${codec}`)
  try {
    return unpack(packed, { maxOutputLength: Math.max(1, length) })
  } catch (error) {
    throw new LeftToDuckDb('a page cannot be unpacked', { cause: error })
  }
}

/** Literals and copies shorter than this go four bytes at a time: a call costs more than the bytes. */
const shortCopy = 64

/**
 * Snappy's raw format (github.com/google/snappy, format_description.txt). Whole words are moved, so up to three bytes behind what is written are written
 * over and up to three behind what is read are read: both buffers have the padding.
 */
function unpackSnappy(
  packed: Uint8Array,
  start: number,
  end: number,
  target: Uint8Array,
  first: number,
  length: number,
): void {
  const from = new DataView(packed.buffer, packed.byteOffset, end + padding)
  const out = new DataView(target.buffer, target.byteOffset, target.byteLength)
  let at = start
  let announced = 0
  for (let shift = 0; ; shift += 7) {
    const byte = from.getUint8(at++)
    announced += (byte & 127) * 2 ** shift
    if (byte < 128) break
    if (shift > 28 || at >= end) throw new LeftToDuckDb('no length')
  }
  if (announced !== length) throw new LeftToDuckDb('a page has another length')
  let to = first
  const limit = first + length
  while (at < end) {
    const tag = from.getUint8(at++)
    const kind = tag & 3
    let size = (tag >> 2) + 1
    if (kind === 0) {
      if (size > 60) {
        const extra = size - 60
        const word = from.getUint32(at, true)
        size = (extra === 4 ? word : word & (2 ** (8 * extra) - 1)) + 1
        at += extra
      }
      if (to + size > limit || at + size > end) throw new LeftToDuckDb('a literal is too long')
      if (size <= shortCopy)
        for (let index = 0; index < size; index += 4) out.setInt32(to + index, from.getInt32(at + index, true), true)
      else target.set(packed.subarray(at, at + size), to)
      at += size
      to += size
      continue
    }
    let back: number
    if (kind === 1) {
      back = ((tag & 0xe0) << 3) | from.getUint8(at++)
      size = (size - 1) & 7
      size += 4
    } else if (kind === 2) {
      back = from.getUint16(at, true)
      at += 2
    } else {
      back = from.getUint32(at, true)
      at += 4
    }
    const source = to - back
    if (to + size > limit || back === 0 || source < first) throw new LeftToDuckDb('a copy does not fit')
    // A copy may reach into what it writes, which then repeats.
    if (back >= 4)
      for (let index = 0; index < size; index += 4) out.setInt32(to + index, out.getInt32(source + index, true), true)
    else for (let index = 0; index < size; index++) target[to + index] = target[source + index] as number
    to += size
  }
  if (to !== limit || at !== end) throw new LeftToDuckDb('a page is too short')
}
