import { LeftToDuckDb } from './parquet-thrift.ts'

/** No dictionary needs more bits for its indices. */
const widest = 24

/**
 * Decodes `count` small numbers of `width` bits in Parquet's hybrid of runs and packed groups (parquet-format, Encodings.md, RLE).
 * `bytes` holds 4 more bytes behind `end`.
 * @throws LeftToDuckDb where they end too early
 */
export function decodeHybrid(
  bytes: { readonly bytes: Uint8Array; readonly view: DataView },
  start: number,
  end: number,
  width: number,
  count: number,
  out: Int32Array | Uint8Array,
): void {
  if (width > widest) throw new LeftToDuckDb(`${width} bits`)
  const { view } = bytes
  const mask = 2 ** width - 1
  const wholeBytes = (width + 7) >> 3
  let at = start
  let done = 0
  while (done < count) {
    const { head, next } = headOf(bytes.bytes, at, end)
    at = next
    if ((head & 1) === 0) {
      const run = head >>> 1
      if (run === 0 || at + wholeBytes > end) throw new LeftToDuckDb('a run ends too early')
      const value = view.getUint32(at, true) & (2 ** (8 * wholeBytes) - 1)
      if (value > mask) throw new LeftToDuckDb('a value of more bits than it may have')
      at += wholeBytes
      const until = Math.min(count, done + run)
      out.fill(value, done, until)
      done = until
    } else {
      const groups = head >>> 1
      const values = Math.min(count - done, groups * 8)
      // The last group may be cut off behind its last value.
      if (groups === 0 || at + Math.ceil((values * width) / 8) > end) throw new LeftToDuckDb('a group ends too early')
      unpackBits(view, at, width, mask, values, out, done)
      at += groups * width
      done += values
    }
  }
}

/** True where the first run says that all `count` levels are 1, as it does in a page without nulls. */
export function allPresent(bytes: Uint8Array, start: number, end: number, count: number): boolean {
  const { head, next } = headOf(bytes, start, end)
  return (head & 1) === 0 && head >>> 1 >= count && next < end && bytes[next] === 1
}

function unpackBits(
  view: DataView,
  at: number,
  width: number,
  mask: number,
  count: number,
  out: Int32Array | Uint8Array,
  first: number,
): void {
  for (let index = 0, bit = 0; index < count; index++, bit += width)
    out[first + index] = (view.getUint32(at + (bit >>> 3), true) >>> (bit & 7)) & mask
}

/** The head of a run: an unsigned number of at most 32 bits, seven a byte. */
function headOf(bytes: Uint8Array, start: number, end: number): { head: number; next: number } {
  let head = 0
  let at = start
  for (let shift = 0; shift < 35; shift += 7) {
    if (at >= end) throw new LeftToDuckDb('a run has no head')
    const byte = bytes[at++] as number
    head += (byte & 127) * 2 ** shift
    if (byte < 128) {
      if (head >= 2 ** 31) break
      return { head, next: at }
    }
  }
  throw new LeftToDuckDb('a run is too long')
}
