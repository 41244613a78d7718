import type { Buffer } from 'node:buffer'
import { type ByteSource, readBytes } from './byte-source.ts'

/** The longest footer that is looked into; a longer one is left to DuckDB. */
const longestFooter = 2 ** 26

/**
 * The rows of a Parquet file by its footer (`FileMetaData.num_rows`, field 3, in Thrift's compact protocol), without an engine: to choose how to read it.
 * Undefined for a footer that this cannot follow.
 */
export async function parquetRows(source: ByteSource): Promise<number | undefined> {
  const tail = await readBytes(source, Math.max(0, source.size - 8), 8)
  if (tail.length < 8 || tail.toString('latin1', 4) !== 'PAR1') return undefined
  const length = tail.readUInt32LE(0)
  if (length > longestFooter || length + 8 > source.size) return undefined
  try {
    return rowsOf(new Compact(await readBytes(source, source.size - 8 - length, length)))
  } catch (error) {
    // A damaged footer: whoever reads the file says so with a better message.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function rowsOf(footer: Compact): number | undefined {
  for (let field = 0; ; ) {
    const head = footer.byte()
    if (head === 0) return undefined
    field = head >> 4 === 0 ? footer.varint() / 2 : field + (head >> 4)
    // A whole number in zigzag: rows are never negative.
    if (field === 3) return footer.varint() / 2
    footer.skip(head & 15)
  }
}

/** Thrift's compact protocol, as far as it must be walked over. */
class Compact {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  byte(): number {
    return this.#bytes.readUInt8(this.#at++)
  }

  varint(): number {
    let [value, scale] = [0, 1]
    for (;;) {
      const byte = this.byte()
      value += (byte & 127) * scale
      if (byte < 128) return value
      scale *= 128
    }
  }

  /** Walks over a value of a type of the protocol. */
  skip(type: number): void {
    // 1 and 2: a boolean, whose value is its type. 3: a byte. 4 to 6: whole numbers. 7: a double. 8: bytes. 9, 10: list, set. 11: map. 12: struct.
    if (type === 3) this.#at += 1
    else if (type >= 4 && type <= 6) this.varint()
    else if (type === 7) this.#at += 8
    else if (type === 8) this.#skipBytes()
    else if (type === 9 || type === 10) this.#skipList()
    else if (type === 12) this.#skipStruct()
    else if (type !== 1 && type !== 2) throw new RangeError(`type ${type} in a footer`)
  }

  #skipBytes(): void {
    const length = this.varint()
    this.#at += length
  }

  #skipList(): void {
    const head = this.byte()
    const type = head & 15
    const size = head >> 4 === 15 ? this.varint() : head >> 4
    // In a list a boolean is a byte.
    for (let i = 0; i < size; i++) this.skip(type === 1 || type === 2 ? 3 : type)
  }

  #skipStruct(): void {
    for (;;) {
      const head = this.byte()
      if (head === 0) return
      if (head >> 4 === 0) this.varint()
      this.skip(head & 15)
    }
  }
}
