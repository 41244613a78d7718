import { Buffer } from 'node:buffer'
import { type BadLine, placesKept, type Scanner } from './csv-scan.ts'
import { Dictionary, viewed } from './dictionary.ts'
import { exactPowers } from './parse-number.ts'

/** What the values of a key are: the kind of the first one that is not null. */
export type JsonKind = 'unknown' | 'number' | 'boolean' | 'text'

/** What is known of one key. */
export interface JsonColumn {
  readonly name: string
  readonly key: Buffer
  kind: JsonKind
  /** Numbers and booleans by row, NaN where there is none; shorter than the rows when the last ones have none. */
  numbers: Float64Array
  /** Codes by row plus one, 0 where there is none. */
  codes: Int32Array
  readonly dictionary: Dictionary
  fractional: boolean
  /** Values of another kind than the first one. */
  others: number
  /** Integers over 2^53. */
  big: number
  /** Objects and lists. */
  nested: { objects: number; lists: number }
  /** The row after the last one that had the key. */
  seen: number
}

/** What a scan over JSON Lines has gathered. */
export interface JsonScan {
  rows: number
  lines: number
  blank: number
  readonly badLines: BadLine[]
  readonly columns: JsonColumn[]
  readonly byName: Map<string, JsonColumn>
  /** Pairs (row, lines before it that are blank), ascending. */
  readonly shifts: number[]
  /** Lines that are no object. */
  notObjects: number
  /** The first line that is no JSON, and the first that has a key twice. */
  malformed: number | undefined
  repeated: { readonly line: number; readonly name: string } | undefined
}

/** An empty scan. */
export function newJsonScan(): JsonScan {
  return {
    rows: 0,
    lines: 0,
    blank: 0,
    badLines: [],
    columns: [],
    byName: new Map(),
    shifts: [],
    notObjects: 0,
    malformed: undefined,
    repeated: undefined,
  }
}

/** A key of which nothing was seen yet. */
export function emptyColumn(name: string): JsonColumn {
  return {
    name,
    key: Buffer.from(name),
    kind: 'unknown',
    numbers: new Float64Array(0),
    codes: new Int32Array(0),
    dictionary: new Dictionary(),
    fractional: false,
    others: 0,
    big: 0,
    nested: { objects: 0, lists: 0 },
    seen: 0,
  }
}

const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const [lineFeed, quote, backslash, comma, colon] = [10, 34, 92, 44, 58]
const [openBrace, closeBrace, openBracket, closeBracket] = [123, 125, 91, 93]

/**
 * The reader of lines. `wanted`: only these keys are kept (objects and lists under others are passed over); `asText`: these are read as texts whatever they are.
 * The bytes must hold every line that begins before `to` to its line feed, as for CSV. The functions share their variables by closure: this loop is what reading costs.
 */
export function jsonScannerOf(scan: JsonScan, wanted?: ReadonlySet<string>, asText?: ReadonlySet<string>): Scanner {
  let bytes: Uint8Array = Buffer.alloc(0)
  let view = viewed(bytes).view
  let p = 0
  let row = 0

  const text = (from: number, to: number) =>
    Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8')

  function space(): void {
    let byte = bytes[p]
    while (byte === 32 || byte === 9 || byte === 13) byte = bytes[++p]
  }

  /** Passes a string; `p` is on its opening quote. Gives false when it does not end on this line. Control characters must be escaped. */
  let escaped = false
  function string(): boolean {
    escaped = false
    for (p++; ; p++) {
      const byte = bytes[p] as number
      if (byte === quote) {
        p++
        return true
      }
      if (byte === backslash) {
        escaped = true
        p++
        if ((bytes[p] as number) < 32) return false
      } else if (!(byte >= 32)) return false
    }
  }

  /** Passes an object or a list with everything in it. */
  function nested(): boolean {
    let depth = 0
    for (;;) {
      const byte = bytes[p] as number
      if (byte === quote) {
        if (!string()) return false
        continue
      }
      if (byte === openBrace || byte === openBracket) depth++
      else if (byte === closeBrace || byte === closeBracket) depth--
      else if (byte === lineFeed || byte === undefined) return false
      p++
      if (depth === 0) return true
    }
  }

  function columnOf(from: number, to: number, next: number): JsonColumn {
    const expected = scan.columns[next]
    if (expected !== undefined && expected.key.length === to - from && !escaped) {
      const { key } = expected
      let index = 0
      while (index < key.length && key[index] === bytes[from + index]) index++
      if (index === key.length) return expected
    }
    const name = (escaped ? parseString(text(from - 1, to + 1)) : undefined) ?? text(from, to)
    let column = scan.byName.get(name)
    if (column === undefined) {
      column = emptyColumn(name)
      if (asText?.has(name)) column.kind = 'text'
      scan.byName.set(name, column)
      scan.columns.push(column)
    }
    return column
  }

  function putNumber(column: JsonColumn, value: number, kind: 'number' | 'boolean'): boolean {
    if (column.kind === 'unknown') column.kind = kind
    if (column.kind !== kind) {
      if (column.kind !== 'text' || !asText?.has(column.name)) column.others++
      return false
    }
    if (row >= column.numbers.length) {
      const larger = new Float64Array(Math.max(1024, row + 1, Math.ceil(column.numbers.length * 1.6))).fill(Number.NaN)
      larger.set(column.numbers)
      column.numbers = larger
    }
    column.numbers[row] = value
    return true
  }

  function putText(column: JsonColumn, from: number, to: number, value?: string): void {
    if (column.kind === 'unknown') column.kind = 'text'
    if (column.kind !== 'text') {
      column.others++
      return
    }
    if (row >= column.codes.length) {
      const larger = new Int32Array(Math.max(1024, row + 1, Math.ceil(column.codes.length * 1.6)))
      larger.set(column.codes)
      column.codes = larger
    }
    const { dictionary } = column
    column.codes[row] =
      1 + (value === undefined ? dictionary.code(bytes, view, from, to) : dictionary.codeOfText(value))
  }

  /** Reads a number, true, false, null, or what Python writes for numbers that are none. */
  function word(column: JsonColumn): boolean {
    const from = p
    const negative = bytes[p] === 45
    if (negative) p++
    const digits = p
    let mantissa = 0
    let digit = (bytes[p] as number) - 48
    while (digit >>> 0 < 10) {
      mantissa = mantissa * 10 + digit
      digit = (bytes[++p] as number) - 48
    }
    const whole = p - digits
    let decimals = 0
    if (digit === -2 && whole > 0) {
      const point = ++p
      digit = (bytes[p] as number) - 48
      while (digit >>> 0 < 10) {
        mantissa = mantissa * 10 + digit
        digit = (bytes[++p] as number) - 48
      }
      decimals = p - point
    }
    const byte = bytes[p] as number
    const ends = byte === comma || byte === closeBrace || byte <= 32
    const simple = ends && whole > 0 && (whole === 1 || bytes[digits] !== 48) && (decimals > 0 || bytes[p - 1] !== 46)
    if (simple && mantissa <= 9007199254740991 && decimals <= 22) {
      const value = mantissa / (exactPowers[decimals] as number)
      if (decimals > 0) column.fractional = true
      if (!putNumber(column, negative ? -value : value, 'number') && asText?.has(column.name)) putText(column, from, p)
      return true
    }
    while (!((bytes[p] as number) <= 32) && bytes[p] !== comma && bytes[p] !== closeBrace && p < bytes.length) p++
    return slowWord(column, from, text(from, p))
  }

  function slowWord(column: JsonColumn, from: number, token: string): boolean {
    if (token === 'null' || token === 'NaN') return true
    const plain = plainNumber.test(token)
    if (token === 'true' || token === 'false') {
      if (!putNumber(column, token === 'true' ? 1 : 0, 'boolean') && asText?.has(column.name)) putText(column, from, p)
      return true
    }
    if (!plain && token !== 'Infinity' && token !== '-Infinity') return false
    const value = Number(token)
    if (!/^-?\d+$/.test(token)) column.fractional = true
    else if (Math.abs(value) > Number.MAX_SAFE_INTEGER) column.big++
    if (!putNumber(column, value, 'number') && asText?.has(column.name)) putText(column, from, p)
    return true
  }

  function value(column: JsonColumn): boolean {
    const byte = bytes[p] as number
    if (byte === quote) {
      const from = p + 1
      if (!string()) return false
      if (!escaped) putText(column, from, p - 1)
      else {
        const parsed = parseString(text(from - 1, p))
        if (parsed === undefined) return false
        putText(column, 0, 0, parsed)
      }
      return true
    }
    if (byte !== openBrace && byte !== openBracket) return word(column)
    if (wanted === undefined || wanted.has(column.name)) column.nested[byte === openBrace ? 'objects' : 'lists']++
    return nested()
  }

  /** Reads an object; `p` is behind its brace. */
  function object(): boolean {
    space()
    if (bytes[p] === closeBrace) {
      p++
      return true
    }
    for (let next = 0; ; next++) {
      if (bytes[p] !== quote) return false
      const from = p + 1
      if (!string()) return false
      const column = columnOf(from, p - 1, next)
      if (column.seen === row + 1) scan.repeated ??= { line: scan.lines, name: column.name }
      column.seen = row + 1
      space()
      if (bytes[p] !== colon) return false
      p++
      space()
      if (!value(column)) return false
      space()
      const byte = bytes[p++]
      if (byte === closeBrace) return true
      if (byte !== comma) return false
      space()
    }
  }

  function line(): boolean {
    if (bytes[p] === openBrace) {
      p++
      return object()
    }
    scan.notObjects++
    while (bytes[p] !== lineFeed && p < bytes.length) p++
    return true
  }

  return (given, from, to) => {
    bytes = given
    view = viewed(given).view
    p = from
    row = scan.rows
    while (p < to) {
      space()
      if (bytes[p] === lineFeed) {
        scan.blank++
        scan.shifts.push(row, scan.lines + 1 - row)
      } else {
        let good = line()
        space()
        good = good && bytes[p] === lineFeed
        if (!good) {
          scan.malformed ??= scan.lines
          while (bytes[p] !== lineFeed && p < bytes.length) p++
        }
        row++
      }
      scan.lines++
      p++
    }
    scan.rows = row
    if (scan.badLines.length > placesKept) scan.badLines.length = placesKept
    return p
  }
}

function parseString(json: string): string | undefined {
  try {
    return String(JSON.parse(json))
  } catch {
    return undefined
  }
}
