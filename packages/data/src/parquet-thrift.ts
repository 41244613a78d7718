import type { Buffer } from 'node:buffer'

/** Thrown where our own reader of Parquet meets what it does not read or does not believe: DuckDB then reads the file, or says what is wrong with it. */
export class LeftToDuckDb extends Error {
  override readonly name = 'LeftToDuckDb'
}

/** Thrown where a page is not what its checksum says. DuckDB looks at none, and would give the changed values. */
export class ChecksumDiffers extends Error {
  override readonly name = 'ChecksumDiffers'
}

/** A value of Thrift's compact protocol: integers are doubles, binaries are views of the bytes, structures go by field id. */
export type ThriftValue = number | boolean | Buffer | readonly ThriftValue[] | ThriftStruct
export type ThriftStruct = ReadonlyMap<number, ThriftValue>

/** No footer of a flat table nests deeper. */
const deepest = 12

/** No footer of a usual table holds more values: each costs far more memory than the byte that it may be. */
const mostValues = 4_000_000

/**
 * Reads one structure of Thrift's compact protocol (github.com/apache/thrift, doc/specs/thrift-compact-protocol.md) and says where it ends.
 * Integers beyond 2^53 lose their last digits: the sizes and places in a footer are smaller.
 * @throws LeftToDuckDb where the bytes are no such structure
 */
export function readThrift(bytes: Buffer, start: number): { struct: ThriftStruct; end: number } {
  let at = start
  let held = 0
  const byte = (): number => {
    const value = bytes[at++]
    if (value === undefined) throw new LeftToDuckDb('a structure ends too early')
    return value
  }
  const unsigned = (): number => {
    let value = 0
    for (let scale = 1, length = 0; length < 10; scale *= 128, length++) {
      const next = byte()
      value += (next & 127) * scale
      if (next < 128) return value
    }
    throw new LeftToDuckDb('a number has no end')
  }
  const signed = (): number => {
    const value = unsigned()
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2
  }
  const value = (type: number, depth: number): ThriftValue => {
    if (++held > mostValues) throw new LeftToDuckDb('a footer of too many values')
    switch (type) {
      case 1:
      case 2:
        return type === 1
      case 3:
        return (byte() << 24) >> 24
      case 4:
      case 5:
      case 6:
        return signed()
      case 7:
        at += 8
        if (at > bytes.length) throw new LeftToDuckDb('a number ends too early')
        return 0
      case 8: {
        const length = unsigned()
        if (at + length > bytes.length) throw new LeftToDuckDb('a text ends too early')
        at += length
        return bytes.subarray(at - length, at)
      }
      case 9:
      case 10:
        return list(depth)
      case 12:
        return struct(depth)
      default:
        throw new LeftToDuckDb(`type ${type} of Thrift has no place in a footer`)
    }
  }
  const list = (depth: number): ThriftValue[] => {
    if (depth > deepest) throw new LeftToDuckDb('lists are nested too deep')
    const head = byte()
    const size = head >> 4 === 15 ? unsigned() : head >> 4
    const type = head & 15
    if (size > bytes.length) throw new LeftToDuckDb('a list is longer than the footer')
    const values: ThriftValue[] = []
    // In a list a boolean is a byte of its own.
    for (let index = 0; index < size; index++)
      values.push(type <= 2 ? byte() === 1 : type === 12 ? struct(depth + 1, true) : value(type, depth + 1))
    return values
  }
  const struct = (depth: number, listed = false): ThriftStruct => {
    if (++held > mostValues) throw new LeftToDuckDb('a footer of too many values')
    if (depth > deepest) throw new LeftToDuckDb('structures are nested too deep')
    const fields = new Map<number, ThriftValue>()
    let id = 0
    for (;;) {
      const head = byte()
      if (head === 0) {
        if (listed && fields.size === 0) throw new LeftToDuckDb('an empty structure in a list')
        return fields
      }
      id = head >> 4 === 0 ? signed() : id + (head >> 4)
      if (fields.has(id)) throw new LeftToDuckDb(`field ${id} stands twice`)
      fields.set(id, value(head & 15, depth + 1))
    }
  }
  return { struct: struct(0), end: at }
}

/** A field that is a number; `otherwise` where it is absent. */
export function numberField(struct: ThriftStruct, id: number, otherwise?: number): number {
  const value = struct.get(id) ?? otherwise
  if (typeof value !== 'number') throw new LeftToDuckDb(`field ${id} is no number`)
  return value
}

/** A field that is a list; empty where it is absent. */
export function listField(struct: ThriftStruct, id: number): readonly ThriftValue[] {
  const value = struct.get(id) ?? []
  if (!Array.isArray(value)) throw new LeftToDuckDb(`field ${id} is no list`)
  return value
}

/** A field that is a structure; undefined where it is absent. */
export function structField(struct: ThriftStruct, id: number): ThriftStruct | undefined {
  const value = struct.get(id)
  if (value === undefined) return undefined
  return asStruct(value)
}

/** A value that must be a structure. */
export function asStruct(value: ThriftValue): ThriftStruct {
  if (!(value instanceof Map)) throw new LeftToDuckDb('a structure was expected')
  return value as ThriftStruct
}
