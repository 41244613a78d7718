/**
 * The wire format of protocol buffers, as far as ONNX needs it: fields are visited in place, nothing is copied.
 * Format: protobuf.dev/programming-guides/encoding.
 */

/** Thrown inside this package when bytes are not well-formed; `openModel` turns it into MODEL_BROKEN. */
export class WireError extends Error {}

/**
 * Called for every field. `from` and `to` bound the payload: of a length-delimited field its content, of a fixed field its bytes.
 * `value` is the number of a varint (negative where the varint is), else 0.
 */
export type Visit = (field: number, wire: number, from: number, to: number, value: number) => void

/** Visits the fields of the message in `bytes[start, end)`. */
export function eachField(bytes: Uint8Array, start: number, end: number, visit: Visit): void {
  const reader: Position = { at: start }
  while (reader.at < end) {
    const tag = readVarint(bytes, reader, end)
    const field = Math.floor(tag / 8)
    const wire = tag & 7
    if (field < 1) throw new WireError(`field ${field} at byte ${reader.at}`)
    if (wire === 0) {
      const from = reader.at
      const value = readVarint(bytes, reader, end)
      visit(field, wire, from, reader.at, value)
      continue
    }
    const length = wire === 2 ? readVarint(bytes, reader, end) : wire === 1 ? 8 : wire === 5 ? 4 : -1
    const from = reader.at
    if (length < 0 || from + length > end) throw new WireError(`field ${field} at byte ${from} does not fit`)
    reader.at = from + length
    visit(field, wire, from, reader.at, 0)
  }
}

interface Position {
  at: number
}

/** Reads a varint as a number. Ten bytes long means a negative int64, which is what ONNX writes for -1. */
function readVarint(bytes: Uint8Array, reader: Position, end: number): number {
  let value = 0
  let scale = 1
  for (let count = 0; count < 10; count++) {
    if (reader.at >= end) throw new WireError('a number is cut off')
    const byte = bytes[reader.at++] as number
    if (count === 9) return negative(bytes, reader.at - 10)
    value += (byte & 0x7f) * scale
    if (byte < 0x80) return value
    scale *= 128
  }
  throw new WireError('a number is longer than ten bytes')
}

function negative(bytes: Uint8Array, from: number): number {
  let value = 0n
  for (let index = 9; index >= 0; index--) value = (value << 7n) | BigInt((bytes[from + index] as number) & 0x7f)
  return Number(BigInt.asIntN(64, value))
}

const decoder = new TextDecoder('utf-8')

/** The text of a length-delimited field. */
export function textAt(bytes: Uint8Array, from: number, to: number): string {
  return decoder.decode(bytes.subarray(from, to))
}

/** Reads varints packed one after the other in `bytes[from, to)`. */
export function packedVarints(bytes: Uint8Array, from: number, to: number, into: number[]): void {
  const reader: Position = { at: from }
  while (reader.at < to) into.push(readVarint(bytes, reader, to))
}

/** A varint as bytes, for not negative numbers. */
export function varintBytes(value: number): number[] {
  const out: number[] = []
  let rest = value
  while (rest >= 128) {
    out.push((rest % 128) | 0x80)
    rest = Math.floor(rest / 128)
  }
  out.push(rest)
  return out
}

/** A length-delimited field around its content. */
export function lengthDelimited(field: number, content: Uint8Array): Uint8Array {
  return joinBytes([Uint8Array.from([...varintBytes(field * 8 + 2), ...varintBytes(content.length)]), content])
}

/** Puts byte arrays one behind the other. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
