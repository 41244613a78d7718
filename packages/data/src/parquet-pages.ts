import type { Buffer } from 'node:buffer'
import { crc32 } from 'node:zlib'
import { Scratch, unpackPage } from './parquet-codec.ts'
import type { ParquetChunk } from './parquet-footer.ts'
import { allPresent, decodeHybrid } from './parquet-hybrid.ts'
import {
  ChecksumDiffers,
  LeftToDuckDb,
  numberField,
  readThrift,
  structField,
  type ThriftStruct,
} from './parquet-thrift.ts'

/** Takes the values of a column as its pages give them. Cells that are null come without a value. */
export interface ValueSink {
  /** The values that later pages of this chunk name by their place. They stand plain in `page[at..end)`. */
  dictionary(page: Scratch, at: number, end: number, count: number): void
  /** Appends values that stand plain in `page[at..end)`. */
  plain(page: Scratch, at: number, end: number, count: number): void
  /** Appends values of the dictionary; false where one is not in it. */
  named(places: Int32Array, count: number): boolean
  /** Spreads the values that were appended last over `cells` cells: those with a level of 0 are null. */
  spread(levels: Uint8Array, values: number, cells: number): void
}

/** A page claims to be larger: it is left to DuckDB. */
const largestPage = 2 ** 28

/** What is used again from page to page. */
export class PageReader {
  readonly #page = new Scratch()
  #levels = new Uint8Array(0)
  #places = new Int32Array(0)

  /**
   * Decodes the pages of one chunk into the sink.
   * @throws LeftToDuckDb for an encoding that is not read here, and where the pages do not hold what they say
   */
  read(packed: Buffer, chunk: ParquetChunk, optional: boolean, sink: ValueSink): void {
    let at = 0
    let cells = 0
    let known = false
    while (cells < chunk.cells) {
      const { struct, end } = readThrift(packed, at)
      const type = numberField(struct, 1)
      const length = numberField(struct, 2)
      at = end + numberField(struct, 3)
      if (at < end || at > packed.length || length < 0 || length > largestPage)
        throw new LeftToDuckDb('a page does not fit')
      if (struct.has(4) && crc32(packed.subarray(end, at)) !== numberField(struct, 4) >>> 0)
        throw new ChecksumDiffers('a page has another checksum')
      const body = { packed, start: end, end: at, length, codec: chunk.codec, left: chunk.cells - cells }
      if (type === 2) {
        this.#dictionary(struct, body, sink)
        known = true
      } else if (type === 0) cells += this.#first(struct, body, optional, known, sink)
      else if (type === 3) cells += this.#second(struct, body, optional, known, sink)
      else if (type !== 1) throw new LeftToDuckDb(`a page of type ${type}`)
    }
    if (cells !== chunk.cells) throw new LeftToDuckDb('a chunk has more cells than it says')
  }

  #dictionary(struct: ThriftStruct, body: Body, sink: ValueSink): void {
    const head = headOf(struct, 7)
    const encoding = numberField(head, 2)
    if (encoding !== 0 && encoding !== 2) throw new LeftToDuckDb(`a dictionary of encoding ${encoding}`)
    const bytes = this.#page.room(body.length)
    unpackPage(body.codec, body.packed, body.start, body.end, bytes, 0, body.length)
    sink.dictionary(this.#page, 0, body.length, countOf(head, 1))
  }

  /** A page of version 1: levels with their length in front and values, packed together. */
  #first(struct: ThriftStruct, body: Body, optional: boolean, known: boolean, sink: ValueSink): number {
    const head = headOf(struct, 5)
    const cells = countOf(head, 1)
    if (cells > body.left) throw new LeftToDuckDb('more cells than the chunk has')
    if (!head.has(3) || !head.has(4)) throw new LeftToDuckDb('a page without its fields')
    if (optional && numberField(head, 3) !== 3) throw new LeftToDuckDb('levels of an old encoding')
    const bytes = this.#page.room(body.length)
    unpackPage(body.codec, body.packed, body.start, body.end, bytes, 0, body.length)
    const levels = optional ? this.#page.view.getUint32(0, true) : 0
    const from = optional ? 4 : 0
    this.#values(numberField(head, 2), cells, { from, to: from + levels, end: body.length }, optional, known, sink)
    return cells
  }

  /** A page of version 2: levels as they are, then the values, packed or not. */
  #second(struct: ThriftStruct, body: Body, optional: boolean, known: boolean, sink: ValueSink): number {
    const head = headOf(struct, 8)
    const cells = countOf(head, 1)
    if (cells > body.left) throw new LeftToDuckDb('more cells than the chunk has')
    const levels = countOf(head, 5)
    if (countOf(head, 3) !== cells) throw new LeftToDuckDb('rows of more than one cell')
    if (countOf(head, 6) !== 0 || levels > body.length || body.start + levels > body.end || (levels > 0 && !optional))
      throw new LeftToDuckDb('levels that do not fit')
    const bytes = this.#page.room(body.length)
    bytes.set(body.packed.subarray(body.start, body.start + levels))
    const codec = head.get(7) === false ? 0 : body.codec
    unpackPage(codec, body.packed, body.start + levels, body.end, bytes, levels, body.length - levels)
    const place = { from: 0, to: levels, end: body.length }
    const values = this.#values(numberField(head, 4), cells, place, optional, known, sink)
    if (values + countOf(head, 2) !== cells) throw new LeftToDuckDb('another number of nulls than the page says')
    return cells
  }

  #values(
    encoding: number,
    cells: number,
    place: { from: number; to: number; end: number },
    optional: boolean,
    known: boolean,
    sink: ValueSink,
  ): number {
    const { from, to, end } = place
    if (to > end) throw new LeftToDuckDb('levels that do not fit')
    const values = optional ? this.#present(from, to, cells) : cells
    if (encoding === 0) sink.plain(this.#page, to, end, values)
    else if ((encoding === 2 || encoding === 8) && known) {
      if (values > 0) this.#named(to, end, values, sink)
    } else throw new LeftToDuckDb(`a page of encoding ${encoding}`)
    if (values < cells) sink.spread(this.#levels, values, cells)
    return values
  }

  #named(at: number, end: number, values: number, sink: ValueSink): void {
    if (this.#places.length < values) this.#places = new Int32Array(values)
    if (at >= end) throw new LeftToDuckDb('a page without a width')
    decodeHybrid(this.#page, at + 1, end, this.#page.bytes[at] as number, values, this.#places)
    if (!sink.named(this.#places, values)) throw new LeftToDuckDb('a value that is not in the dictionary')
  }

  /** How many cells have a value. Most pages say it in one run. */
  #present(from: number, to: number, cells: number): number {
    if (cells > 0 && allPresent(this.#page.bytes, from, to, cells)) return cells
    if (this.#levels.length < cells) this.#levels = new Uint8Array(cells)
    const levels = this.#levels
    decodeHybrid(this.#page, from, to, 1, cells, levels)
    let present = 0
    for (let cell = 0; cell < cells; cell++) present += levels[cell] as number
    return present
  }
}

/** The bytes of one page inside its chunk, and what they unpack to. */
interface Body {
  readonly packed: Buffer
  readonly start: number
  readonly end: number
  readonly length: number
  readonly codec: number
  /** Cells of the chunk that are still to come. */
  readonly left: number
}

function headOf(struct: ThriftStruct, id: number): ThriftStruct {
  const head = structField(struct, id)
  if (head === undefined) throw new LeftToDuckDb('a page without its head')
  return head
}

function countOf(struct: ThriftStruct, id: number): number {
  const count = numberField(struct, id)
  if (!(count >= 0 && count < 2 ** 31)) throw new LeftToDuckDb('a count that is none')
  return count
}
