import { Buffer } from 'node:buffer'
import { isDeepStrictEqual } from 'node:util'
import { type ByteSource, readBytes } from './byte-source.ts'
import {
  asStruct,
  LeftToDuckDb,
  listField,
  numberField,
  readThrift,
  structField,
  type ThriftStruct,
} from './parquet-thrift.ts'

/** How the values of a column are stored: a physical type of Parquet that we read. */
export type Physical = 'boolean' | 'int32' | 'int64' | 'float' | 'double' | 'bytes'

/** What the values of a column mean. A timestamp's unit says how many of it make a millisecond; a date counts days. */
export type Meaning =
  | { readonly kind: 'number' | 'boolean' | 'text' | 'date' }
  | { readonly kind: 'integer'; readonly unsigned: boolean; readonly bits: number }
  | { readonly kind: 'timestamp'; readonly perMillisecond: 1 | 1000 | 1_000_000 }

/** A column of a flat table. */
export interface ParquetColumn {
  readonly name: string
  /** Its place among the leaves of the schema, and so in each row group. */
  readonly leaf: number
  readonly optional: boolean
  readonly physical: Physical
  readonly meaning: Meaning
}

/** The pages of one column in one row group. */
export interface ParquetChunk {
  readonly codec: number
  /** Values and nulls together. */
  readonly cells: number
  readonly start: number
  readonly bytes: number
}

/** What the footer of a file says. */
export interface ParquetFooter {
  readonly rows: number
  /** By name, in the order of the file; undefined for a column that is nested or of a type that we do not read. */
  readonly columns: ReadonlyMap<string, ParquetColumn | undefined>
  readonly groups: readonly { readonly rows: number; readonly chunk: (column: ParquetColumn) => ParquetChunk }[]
}

const physicals: readonly (Physical | undefined)[] = [
  'boolean',
  'int32',
  'int64',
  undefined,
  'float',
  'double',
  'bytes',
  undefined,
]

/** A chunk larger than this is left to DuckDB, which reads it page by page. */
const largestChunk = 2 ** 28

/** So many rows may be promised by any file; beyond, a byte of the file stands for at most so many: runs of one value are short. */
const mostRows = 2 ** 22
const rowsPerByte = 4096

/**
 * Reads the footer (github.com/apache/parquet-format, parquet.thrift).
 * @throws LeftToDuckDb where it is damaged, encrypted or unusual
 */
export async function readFooter(source: ByteSource): Promise<ParquetFooter> {
  const tail = await readBytes(source, source.size - 8, 8)
  const length = tail.length === 8 ? tail.readUInt32LE(0) : 0
  if (tail.subarray(4).toString('latin1') !== 'PAR1' || length === 0 || length + 12 > source.size)
    throw new LeftToDuckDb('no footer')
  const { struct } = readThrift(await readBytes(source, source.size - 8 - length, length), 0)
  if (struct.has(8)) throw new LeftToDuckDb('encrypted')
  const columns = columnsOf(listField(struct, 2).map(asStruct))
  const rows = numberField(struct, 3)
  const groups = listField(struct, 4).map((group) => groupOf(asStruct(group), source.size))
  if (groups.reduce((sum, group) => sum + group.rows, 0) !== rows) throw new LeftToDuckDb('rows do not add up')
  if (rows > mostRows && rows > source.size * rowsPerByte) throw new LeftToDuckDb('more rows than such a file can hold')
  return { rows, columns, groups }
}

/** The columns under the root; each that has children of its own takes as many leaves as there are below it. */
function columnsOf(elements: readonly ThriftStruct[]): Map<string, ParquetColumn | undefined> {
  const columns = new Map<string, ParquetColumn | undefined>()
  let leaf = 0
  let open = 0
  for (const element of elements.slice(1)) {
    const children = numberField(element, 5, 0)
    if (children < 0 || [...element.keys()].some((id) => id < 1 || id > 10)) throw new LeftToDuckDb('an odd schema')
    if (open === 0) {
      const name = nameOf(element)
      if (columns.has(name)) throw new LeftToDuckDb('two columns of one name')
      columns.set(name, children > 0 ? undefined : columnOf(element, name, leaf))
    } else open--
    if (children === 0) leaf++
    open += children
  }
  const [root] = elements
  if (open !== 0 || root === undefined || numberField(root, 5) !== columns.size)
    throw new LeftToDuckDb('the schema does not add up')
  return columns
}

function nameOf(element: ThriftStruct): string {
  const bytes = element.get(4)
  const name = Buffer.isBuffer(bytes) ? bytes.toString('utf8') : ''
  if (name.includes('\uFFFD')) throw new LeftToDuckDb('a name is not UTF-8')
  return name
}

function columnOf(element: ThriftStruct, name: string, leaf: number): ParquetColumn | undefined {
  const physical = physicals[numberField(element, 1)]
  const repetition = numberField(element, 3, 0)
  const meaning = physical === undefined ? undefined : meaningOf(element, physical)
  if (physical === undefined || meaning === undefined || repetition === 2) return undefined
  return { name, leaf, optional: repetition === 1, physical, meaning }
}

/** The meaning by the logical type or, in older files, by the converted one; none where they differ, or where either is not as it must be. */
function meaningOf(element: ThriftStruct, physical: Physical): Meaning | undefined {
  const logical = structField(element, 10)
  const converted = element.has(6) ? numberField(element, 6) : undefined
  if (logical?.size !== undefined && logical.size !== 1) return undefined
  const plain = logical === undefined && converted === undefined
  switch (physical) {
    case 'boolean':
      return plain ? { kind: 'boolean' } : undefined
    case 'float':
    case 'double':
      return plain ? { kind: 'number' } : undefined
    case 'bytes':
      // Texts of old writers have no type; JSON and BSON have one that DuckDB decides about.
      return (logical?.has(1) ?? true) && (converted ?? 0) === 0 ? { kind: 'text' } : undefined
    default:
      if (plain) return { kind: 'integer', unsigned: false, bits: physical === 'int32' ? 32 : 64 }
      return agreed(
        logical && logicalInteger(logical, physical),
        converted === undefined ? undefined : convertedInteger(converted, physical),
        logical !== undefined && converted !== undefined,
      )
  }
}

/** The one that is given or, where `both` are, what they agree on. */
function agreed(logical: Meaning | undefined, converted: Meaning | undefined, both: boolean): Meaning | undefined {
  return both && !isDeepStrictEqual(logical, converted) ? undefined : (logical ?? converted)
}

function logicalInteger(logical: ThriftStruct, physical: 'int32' | 'int64'): Meaning | undefined {
  const integer = structField(logical, 10)
  if (integer && typeof integer.get(2) === 'boolean')
    return integerOf(integer.get(2) === false, numberField(integer, 1), physical)
  if (logical.has(6) && physical === 'int32') return { kind: 'date' }
  const timestamp = structField(logical, 8)
  const unit = timestamp && structField(timestamp, 2)
  if (timestamp === undefined || unit?.size !== 1 || physical !== 'int64') return undefined
  if (typeof timestamp.get(1) !== 'boolean') return undefined
  if (unit.has(1)) return { kind: 'timestamp', perMillisecond: 1 }
  if (unit.has(2)) return { kind: 'timestamp', perMillisecond: 1000 }
  // With a zone DuckDB keeps microseconds only.
  return unit.has(3) && timestamp.get(1) === false ? { kind: 'timestamp', perMillisecond: 1_000_000 } : undefined
}

/** Shorter integers are kept in 32 bits, those of 64 bits in 64. */
function integerOf(unsigned: boolean, bits: number, physical: 'int32' | 'int64'): Meaning | undefined {
  const fits = physical === 'int64' ? bits === 64 : bits === 8 || bits === 16 || bits === 32
  return fits ? { kind: 'integer', unsigned, bits } : undefined
}

function convertedInteger(converted: number, physical: 'int32' | 'int64'): Meaning | undefined {
  if (converted >= 11 && converted <= 18) return integerOf(converted <= 14, 8 << ((converted - 11) % 4), physical)
  if (converted === 6 && physical === 'int32') return { kind: 'date' }
  if (converted === 9 && physical === 'int64') return { kind: 'timestamp', perMillisecond: 1 }
  if (converted === 10 && physical === 'int64') return { kind: 'timestamp', perMillisecond: 1000 }
  return undefined
}

function groupOf(group: ThriftStruct, size: number): ParquetFooter['groups'][number] {
  const rows = numberField(group, 3)
  const chunks = listField(group, 1)
  if (rows < 0 || !group.has(2)) throw new LeftToDuckDb('a group without its fields')
  const chunk = (column: ParquetColumn): ParquetChunk => {
    const given = chunks[column.leaf]
    const held = given === undefined ? undefined : asStruct(given)
    const meta = held && structField(held, 3)
    if (held === undefined || meta === undefined || held.has(1) || held.has(8))
      throw new LeftToDuckDb('a chunk is elsewhere or encrypted')
    checkColumn(meta, column)
    const cells = numberField(meta, 5)
    const bytes = numberField(meta, 7)
    const data = numberField(meta, 9)
    const dictionary = numberField(meta, 11, 0)
    const start = dictionary > 0 ? dictionary : data
    if (cells !== rows || start < 4 || start > data || bytes < 0 || bytes > largestChunk || start + bytes > size)
      throw new LeftToDuckDb('a chunk does not fit')
    return { codec: numberField(meta, 4), cells, start, bytes }
  }
  return { rows, chunk }
}

/** What a chunk says about its column must be what the schema says: a changed byte shows so. */
function checkColumn(meta: ThriftStruct, column: ParquetColumn): void {
  const path = listField(meta, 3)
  const [name] = path
  const same = path.length === 1 && Buffer.isBuffer(name) && name.toString('utf8') === column.name
  if (!same || physicals[numberField(meta, 1)] !== column.physical || !meta.has(2) || !meta.has(6))
    throw new LeftToDuckDb('a chunk of another column')
}
