import type { Column } from '@mlops-actions/core'
import { Dictionary } from './dictionary.ts'
import type { Scratch } from './parquet-codec.ts'
import type { ParquetColumn } from './parquet-footer.ts'
import type { ValueSink } from './parquet-pages.ts'
import { LeftToDuckDb } from './parquet-thrift.ts'

/** A column that was read, and whether all of its numbers are finite: known where its cells were looked at anyway. */
export interface ReadColumn {
  readonly column: Column
  readonly finite: boolean
}

/** A sink that becomes a column. */
export interface ColumnSink extends ValueSink {
  finish(): ReadColumn
}

/** The sink of a column of a table with so many rows. */
export function sinkOf(column: ParquetColumn, rows: number): ColumnSink {
  return column.meaning.kind === 'text' ? textSink(column.name, rows) : numberSink(column, rows)
}

function numberSink(column: ParquetColumn, rows: number): ColumnSink {
  const values = new Float64Array(rows)
  const { kind } = column.meaning
  const logical = kind === 'date' ? 'timestamp' : kind === 'text' ? 'number' : kind
  let known = new Float64Array(0)
  let row = 0
  let nulls = 0
  let finite = true
  return {
    dictionary: (page, at, end, count) => {
      if (count / 8 > end - at) throw new LeftToDuckDb('a dictionary is shorter than it says')
      known = new Float64Array(count)
      plainNumbers(column, page, at, end, count, known, 0)
      finite &&= allFinite(known, 0, count)
    },
    plain: (page, at, end, count) => {
      plainNumbers(column, page, at, end, count, values, row)
      finite &&= allFinite(values, row, row + count)
      row += count
    },
    named: (places, count) => {
      if (!look(known, places, count, values, row)) return false
      row += count
      return true
    },
    spread: (levels, count, cells) => {
      spread(values, row - count, levels, count, cells, Number.NaN)
      row += cells - count
      nulls += cells - count
    },
    finish: () => {
      // What is no number in the file is null too.
      if (!finite) nulls = missing(values)
      return { column: { kind: 'number', name: column.name, logical, values, nulls }, finite }
    },
  }
}

function look(known: Float64Array, places: Int32Array, count: number, out: Float64Array, row: number): boolean {
  const size = known.length
  for (let index = 0; index < count; index++) {
    const place = places[index] as number
    if (place >= size) return false
    out[row + index] = known[place] as number
  }
  return true
}

/** Looks codes up until one is not known yet; gives its index, or `count`. */
function lookCodes(
  known: Int32Array,
  places: Int32Array,
  from: number,
  count: number,
  out: Int32Array,
  row: number,
): number {
  const size = known.length
  for (let index = from; index < count; index++) {
    const place = places[index] as number
    if (place >= size) return index
    const code = known[place] as number
    if (code < 0) return index
    out[row + index] = code
  }
  return count
}

/** x − x is 0 for a finite number and NaN else: one sum, without a branch, while the page is at hand. */
function allFinite(values: Float64Array, from: number, to: number): boolean {
  let sum = 0
  for (let row = from; row < to; row++) sum += (values[row] as number) - (values[row] as number)
  return sum === 0
}

function missing(values: Float64Array): number {
  let count = 0
  for (let row = 0; row < values.length; row++) if (Number.isNaN(values[row] as number)) count++
  return count
}

function textSink(name: string, rows: number): ColumnSink {
  const codes = new Int32Array(rows)
  const dictionary = new Dictionary()
  // The dictionary of a chunk: where its texts are, and the code of each that has appeared, so that codes are in order of first appearance.
  let bytes = new Uint8Array(0)
  let view = new DataView(bytes.buffer)
  let starts = new Int32Array(1)
  let known = new Int32Array(0)
  let row = 0
  let nulls = 0
  return {
    dictionary: (page, at, end, count) => {
      if (count * 4 > end - at) throw new LeftToDuckDb('a dictionary is shorter than it says')
      bytes = page.bytes.slice(at, end + 4)
      view = new DataView(bytes.buffer)
      starts = new Int32Array(count + 1)
      known = new Int32Array(count).fill(-1)
      let from = 0
      for (let index = 0; index < count; index++) {
        starts[index] = from
        from = textEnd(view, from, end - at)
      }
      starts[count] = from
    },
    plain: (page, at, end, count) => {
      let from = at
      for (let index = 0; index < count; index++) {
        const to = textEnd(page.view, from, end)
        codes[row + index] = dictionary.code(page.bytes, page.view, from + 4, to)
        from = to
      }
      row += count
    },
    named: (places, count) => {
      let index = lookCodes(known, places, 0, count, codes, row)
      while (index < count) {
        const place = places[index] as number
        if (place >= known.length) return false
        known[place] = dictionary.code(bytes, view, (starts[place] as number) + 4, starts[place + 1] as number)
        index = lookCodes(known, places, index, count, codes, row)
      }
      row += count
      return true
    },
    spread: (levels, count, cells) => {
      spread(codes, row - count, levels, count, cells, -1)
      row += cells - count
      nulls += cells - count
    },
    finish: () => {
      const levels = dictionary.levels()
      // DuckDB refuses a text that is not UTF-8, and says where.
      if (levels.some((level) => level.includes('\uFFFD'))) throw new LeftToDuckDb('a text that is not UTF-8')
      return { column: { kind: 'text', name, codes, levels, nulls }, finite: true }
    },
  }
}

function textEnd(view: DataView, from: number, end: number): number {
  const to = from + 4 <= end ? from + 4 + view.getUint32(from, true) : end + 1
  if (to > end) throw new LeftToDuckDb('a text ends too early')
  return to
}

/** Moves the values at `first` apart, from the last on, so that each stands at its cell. */
function spread(
  cells: Float64Array | Int32Array,
  first: number,
  levels: Uint8Array,
  values: number,
  count: number,
  missing: number,
): void {
  let from = first + values - 1
  for (let cell = count - 1; cell >= 0; cell--)
    cells[first + cell] = levels[cell] === 0 ? missing : (cells[from--] as number)
}

/** Beyond these DuckDB's own rounding or its infinite dates would show. */
const latestDay = 1e8
const latestMillisecond = 9e15
const latestMoment = 2 ** 62

/** Reads values that stand one after the other (parquet-format, Encodings.md, PLAIN) as doubles. */
function plainNumbers(
  column: ParquetColumn,
  page: Scratch,
  at: number,
  end: number,
  count: number,
  out: Float64Array,
  row: number,
): void {
  const { physical, meaning } = column
  const size = { boolean: 1 / 8, int32: 4, float: 4, int64: 8, double: 8, bytes: Number.NaN }[physical]
  if (Math.ceil(count * size) !== end - at) throw new LeftToDuckDb('a page has another length')
  if (row + count > out.length) throw new LeftToDuckDb('more values than rows')
  const { view, bytes } = page
  if (physical === 'double')
    new Uint8Array(out.buffer, out.byteOffset + row * 8, count * 8).set(bytes.subarray(at, end))
  else if (physical === 'float')
    for (let index = 0; index < count; index++) out[row + index] = view.getFloat32(at + index * 4, true)
  else if (physical === 'boolean')
    for (let index = 0; index < count; index++)
      out[row + index] = ((bytes[at + (index >> 3)] as number) >> (index & 7)) & 1
  else if (physical === 'int64') longs(meaning, view, at, count, out, row)
  else if (meaning.kind === 'date')
    for (let index = 0; index < count; index++) {
      const day = view.getInt32(at + index * 4, true)
      if (day > latestDay || day < -latestDay) throw new LeftToDuckDb('a day out of time')
      out[row + index] = day * 86_400_000
    }
  else if (meaning.kind === 'integer') integers(meaning, view, at, count, out, row)
}

/** Integers of 32 bits; a shorter one that does not fit into its own bits is damage, or a writer that we do not know. */
function integers(
  meaning: ParquetColumn['meaning'] & { kind: 'integer' },
  view: DataView,
  at: number,
  count: number,
  out: Float64Array,
  row: number,
): void {
  const { unsigned, bits } = meaning
  const most = 2 ** (unsigned ? bits : bits - 1) - 1
  const least = unsigned ? 0 : -most - 1
  for (let index = 0; index < count; index++) {
    const value = unsigned ? view.getUint32(at + index * 4, true) : view.getInt32(at + index * 4, true)
    if (value > most || value < least) throw new LeftToDuckDb('a number that does not fit')
    out[row + index] = value
  }
}

function longs(
  meaning: ParquetColumn['meaning'],
  view: DataView,
  at: number,
  count: number,
  out: Float64Array,
  row: number,
): void {
  const unsigned = meaning.kind === 'integer' && meaning.unsigned
  const perMillisecond = meaning.kind === 'timestamp' ? meaning.perMillisecond : 0
  const limit = perMillisecond === 0 ? Number.MAX_SAFE_INTEGER : perMillisecond === 1 ? latestMillisecond : latestMoment
  for (let index = 0; index < count; index++) {
    const low = view.getUint32(at + index * 8, true)
    const upper = at + index * 8 + 4
    const value = (unsigned ? view.getUint32(upper, true) : view.getInt32(upper, true)) * 4294967296 + low
    if (value > limit || value < -limit) throw new LeftToDuckDb('a number that a double does not hold')
    out[row + index] = perMillisecond > 1 ? milliseconds(value, low, perMillisecond) : value
  }
}

/** The nearest double of milliseconds. `value` may have lost its last digits, which `low`, its last 32 bits, still has: the rest is told from them. */
function milliseconds(value: number, low: number, per: number): number {
  const whole = Math.trunc(value / per)
  return whole + ((low - Math.imul(whole, per)) | 0) / per
}
