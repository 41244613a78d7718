import { Buffer } from 'node:buffer'
import { Dictionary, viewed } from './dictionary.ts'
import { CellClass, cellClasses, classify, divideDigits, exactPowers, type Parsed } from './parse-number.ts'

/** What the scanner makes of a column. */
export const Plan = { skip: 0, number: 1, text: 2 } as const
/** One value of Plan. */
export type Plan = (typeof Plan)[keyof typeof Plan]

/** A line that is not as it should be. Its number counts from the first line of this scan. */
export interface BadLine {
  readonly line: number
  /** Cells found, or the byte column (from 1) of the problem. */
  readonly at: number
  readonly kind: 'short' | 'long' | 'quotes' | 'backslash' | 'return' | 'unclosed' | 'huge'
}

/** The longest row, bytes. A longer one is nearly always a quote that is never closed. */
export const longestRow = 2 ** 20
/** How many places of each kind are kept as examples; all are counted. */
export const placesKept = 5
const newline = 10
const carriageReturn = 13
const quote = 34

/** What a scan over rows has gathered. It can be moved to another thread and joined with the scan of the next bytes. */
export interface Scan {
  readonly separator: number
  readonly plan: Uint8Array
  rows: number
  capacity: number
  readonly numbers: Float64Array[]
  readonly codes: Int32Array[]
  readonly dictionaries: (Dictionary | undefined)[]
  /** 1 where a number of the column had a point or an exponent. */
  readonly fractional: Uint8Array
  /** Cells by column and CellClass. */
  readonly tally: Float64Array
  /** First rows by column and CellClass, at most `placesKept` each. */
  readonly examples: Map<number, number[]>
  /** How often each missing token stands in a number column. */
  readonly tokens: Map<number, Map<string, number>>
  /** Lines read so far, blank and continued ones too. */
  lines: number
  /** Pairs (row, lines before it that are not rows), ascending. */
  readonly shifts: number[]
  blank: number
  firstBlank: number
  bad: number
  readonly badLines: BadLine[]
}

/** An empty scan for columns of these plans; `separator` is a byte, `expectedRows` sizes the arrays. */
export function newScan(plan: Uint8Array, separator: number, expectedRows: number): Scan {
  const capacity = Math.max(16, expectedRows)
  const all = [...plan]
  return {
    separator,
    plan,
    rows: 0,
    capacity,
    numbers: all.map((kind) => new Float64Array(kind === Plan.number ? capacity : 0)),
    codes: all.map((kind) => new Int32Array(kind === Plan.text ? capacity : 0)),
    dictionaries: all.map((kind) => (kind === Plan.text ? new Dictionary() : undefined)),
    fractional: new Uint8Array(plan.length),
    tally: new Float64Array(plan.length * cellClasses),
    examples: new Map(),
    tokens: new Map(),
    lines: 0,
    shifts: [],
    blank: 0,
    firstBlank: -1,
    bad: 0,
    badLines: [],
  }
}

function grow(scan: Scan): void {
  const capacity = Math.ceil(scan.capacity * 1.5)
  for (let column = 0; column < scan.plan.length; column++) {
    if (scan.plan[column] === Plan.number) {
      const larger = new Float64Array(capacity)
      larger.set(scan.numbers[column] as Float64Array)
      scan.numbers[column] = larger
    } else if (scan.plan[column] === Plan.text) {
      const larger = new Int32Array(capacity)
      larger.set(scan.codes[column] as Int32Array)
      scan.codes[column] = larger
    }
  }
  scan.capacity = capacity
}

/** A function that reads rows which start in `bytes[from..to)` into its scan and gives the place of the next row. */
export type Scanner = (bytes: Uint8Array, from: number, to: number) => number

/** Marks in `scan.badLines` that a row did not end before the bytes did. */
const unclosed = -1

/**
 * The reader of rows. The bytes must hold every row that starts before `to` to its line feed (the caller reads ahead and puts one at the end of the file),
 * so no loop tests for the end of the bytes. It returns -1 when a quoted cell does not end within them.
 *
 * The functions share their variables by closure and are longer than most here: this loop is what reading a table costs, and each call in it is measurable.
 */
export function scannerOf(scan: Scan): Scanner {
  const { separator, plan } = scan
  const width = plan.length
  const stops = new Uint8Array(256)
  for (const byte of [separator, newline, carriageReturn]) stops[byte] = 1
  const parsed: Parsed = { value: 0, fractional: false }
  let scratch = Buffer.alloc(256)
  let scratchView = viewed(scratch).view
  let view = scratchView
  let scratchLength = 0
  let lineStart = 0
  let row = scan.rows

  function note(kind: BadLine['kind'], at: number): void {
    scan.bad++
    if (scan.badLines.length < placesKept) scan.badLines.push({ line: scan.lines, at, kind })
  }

  /** Reads a quoted cell into scratch; `p` is behind the opening quote. Gives the place of its terminator, -1 when there is none, -2 when it is malformed. */
  function quoted(bytes: Uint8Array, start: number, limit: number): number {
    scratchLength = 0
    let p = start
    for (;;) {
      const byte = bytes[p] as number
      if (p >= limit) return unclosed
      if (byte === quote) {
        const next = bytes[p + 1] as number
        if (next !== quote) {
          if (next === separator || next === newline) return p + 1
          if (next === carriageReturn && bytes[p + 2] === newline) return p + 1
          note(bytes[p - 1] === 92 ? 'backslash' : 'quotes', p + 2 - lineStart)
          return -2
        }
        p++
      } else if (byte === newline) {
        scan.lines++
        lineStart = p + 1
        shift()
      }
      if (scratchLength === scratch.length) {
        scratch = Buffer.concat([scratch, Buffer.alloc(scratch.length)])
        scratchView = viewed(scratch).view
      }
      scratch[scratchLength++] = byte
      p++
    }
  }

  /** A line of the file that is not a row of its own: rows after this one stand a line lower. */
  function shift(): void {
    scan.shifts.push(row + 1, scan.lines - row)
  }

  function slowNumber(text: string, column: number): void {
    const kind = classify(text, parsed)
    if (kind === CellClass.number) {
      if (parsed.fractional) scan.fractional[column] = 1
      ;(scan.numbers[column] as Float64Array)[row] = parsed.value
      return
    }
    if (kind === CellClass.missing && text === '') {
      ;(scan.numbers[column] as Float64Array)[row] = Number.NaN
      return
    }
    const key = column * cellClasses + kind
    scan.tally[key] = (scan.tally[key] as number) + 1
    const examples = scan.examples.get(key)
    if (examples === undefined) scan.examples.set(key, [row])
    else if (examples.length < placesKept) examples.push(row)
    if (kind === CellClass.missing) {
      const counts = scan.tokens.get(column) ?? new Map<string, number>()
      scan.tokens.set(column, counts.set(text, (counts.get(text) ?? 0) + 1))
    }
    const keepsValue = kind !== CellClass.text && kind !== CellClass.missing
    ;(scan.numbers[column] as Float64Array)[row] = keepsValue ? parsed.value : Number.NaN
  }

  /** Any number cell that the fast path does not know: gives the place of its terminator. */
  function numberCell(bytes: Uint8Array, start: number, column: number): number {
    let end = start
    while (stops[bytes[end] as number] === 0) end++
    if (end === start) (scan.numbers[column] as Float64Array)[row] = Number.NaN
    else slowNumber(textOf(bytes, start, end), column)
    return end
  }

  function textOf(bytes: Uint8Array, start: number, end: number): string {
    return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8')
  }

  /** Reads a quoted cell of any column. */
  function quotedCell(bytes: Uint8Array, start: number, column: number, limit: number): number {
    const end = quoted(bytes, start + 1, limit)
    if (end < 0) return end
    const kind = plan[column]
    if (kind === Plan.number) quotedNumber(column)
    else if (kind === Plan.text) {
      const dictionary = scan.dictionaries[column] as Dictionary
      const codes = scan.codes[column] as Int32Array
      codes[row] = scratchLength === 0 ? -1 : dictionary.code(scratch, scratchView, 0, scratchLength)
    }
    return end
  }

  /** The number in scratch. Digits, points and signs alone are read in place, behind a line feed as their end; anything else by its text. */
  function quotedNumber(column: number): void {
    let plain = scratchLength > 0 && scratchLength < 40
    for (let index = 0; plain && index < scratchLength; index++) {
      const byte = scratch[index] as number
      plain = (byte >= 48 && byte <= 57) || byte === 46 || byte === 45
    }
    if (!plain) {
      slowNumber(scratch.toString('utf8', 0, scratchLength), column)
      return
    }
    scratch[scratchLength] = newline
    fastNumber(scratch, 0, column)
  }

  /** Reads an unquoted cell of text. */
  function textCell(bytes: Uint8Array, start: number, column: number): number {
    let end = start
    while (stops[bytes[end] as number] === 0) end++
    const codes = scan.codes[column] as Int32Array
    codes[row] = end === start ? -1 : (scan.dictionaries[column] as Dictionary).code(bytes, view, start, end)
    return end
  }

  /**
   * Reads an unquoted number in plain decimal notation of at most 9 digits before the point and 18 in all; the rest is for `numberCell`.
   * The first nine digits and the next nine are whole numbers of 32 bits. Up to 2^53 their quotient by a power of ten is exact (Clinger 1990);
   * above it `divideDigits` rounds, or says that it is not sure.
   */
  function fastNumber(bytes: Uint8Array, start: number, column: number): number {
    let p = start
    const negative = bytes[p] === 45
    if (negative) p++
    const digits = p
    let high = 0
    let digit = (bytes[p] as number) - 48
    while (digit >>> 0 < 10) {
      high = (Math.imul(high, 10) + digit) | 0
      digit = (bytes[++p] as number) - 48
    }
    const whole = p - digits
    let value = high
    if (digit === -2 && whole < 10) {
      const point = ++p
      const middle = point + 9 - whole
      digit = (bytes[p] as number) - 48
      while (p < middle && digit >>> 0 < 10) {
        high = (Math.imul(high, 10) + digit) | 0
        digit = (bytes[++p] as number) - 48
      }
      let decimals = p - point
      value = high
      if (p === middle && digit >>> 0 < 10) {
        const last = middle + 9
        let low = 0
        while (p < last && digit >>> 0 < 10) {
          low = (Math.imul(low, 10) + digit) | 0
          digit = (bytes[++p] as number) - 48
        }
        const lowLength = p - middle
        decimals += lowLength
        value = high * (exactPowers[lowLength] as number) + low
        if (value > 9007199254740991) {
          value = divideDigits(high, low, lowLength, decimals)
          decimals = 0
        }
      }
      if (p === point) return numberCell(bytes, start, column)
      if (decimals > 0) value /= exactPowers[decimals] as number
      scan.fractional[column] = 1
    } else if (whole === 0 || whole > 9 || (bytes[digits] === 48 && whole > 1)) return longInteger(bytes, start, column)
    if (stops[bytes[p] as number] === 0 || Number.isNaN(value)) return numberCell(bytes, start, column)
    ;(scan.numbers[column] as Float64Array)[row] = negative ? -value : value
    return p
  }

  /** Integers of ten to fifteen digits, such as times in milliseconds. */
  function longInteger(bytes: Uint8Array, start: number, column: number): number {
    let p = start
    const negative = bytes[p] === 45
    if (negative) p++
    const digits = p
    let value = 0
    let digit = (bytes[p] as number) - 48
    while (digit >>> 0 < 10) {
      value = value * 10 + digit
      digit = (bytes[++p] as number) - 48
    }
    const length = p - digits
    if (length < 10 || length > 15 || bytes[digits] === 48 || stops[bytes[p] as number] === 0)
      return numberCell(bytes, start, column)
    ;(scan.numbers[column] as Float64Array)[row] = negative ? -value : value
    return p
  }

  /** Jumps over the rest of a bad line, so that the next one is read from its start. */
  function skipLine(bytes: Uint8Array, from: number): number {
    let p = from
    while (bytes[p] !== newline) p++
    return p
  }

  return (bytes, from, to) => {
    let p = from
    row = scan.rows
    view = viewed(bytes).view
    while (p < to) {
      lineStart = p
      const rowStart = p
      const first = bytes[p]
      if (width > 1 && (first === newline || (first === carriageReturn && bytes[p + 1] === newline))) {
        if (scan.blank++ === 0) scan.firstBlank = scan.lines
        scan.lines++
        scan.shifts.push(row, scan.lines - row)
        p += first === newline ? 1 : 2
        continue
      }
      if (row === scan.capacity) grow(scan)
      let column = 0
      let end = p
      for (;;) {
        const kind = plan[column]
        if (bytes[p] === quote) end = quotedCell(bytes, p, column, bytes.length)
        else if (kind === Plan.number) end = fastNumber(bytes, p, column)
        else if (kind === Plan.text) end = textCell(bytes, p, column)
        else {
          end = p
          while (stops[bytes[end] as number] === 0) end++
        }
        if (end < 0) break
        if (bytes[end] !== separator) break
        p = end + 1
        if (++column === width) break
      }
      if (end === unclosed) {
        note('unclosed', p + 1 - lineStart)
        scan.rows = row
        return unclosed
      }
      const terminator = bytes[end]
      if (end < 0) end = skipLine(bytes, p)
      else if (column === width) {
        note('long', countCells(bytes, lineStart, separator))
        end = skipLine(bytes, end)
      } else if (terminator === carriageReturn && bytes[end + 1] !== newline) {
        note('return', end + 1 - lineStart)
        end = skipLine(bytes, end)
      } else if (column !== width - 1) {
        note('short', column + 1)
        if (terminator === carriageReturn) end++
      } else {
        row++
        if (terminator === carriageReturn) end++
      }
      p = end + 1
      if (p - rowStart > longestRow) note('huge', 1)
      scan.lines++
    }
    scan.rows = row
    return p
  }
}

/** How many cells a line has when quotes are ignored: only for the message about a line that is too long. */
function countCells(bytes: Uint8Array, from: number, separator: number): number {
  let cells = 1
  for (let p = from; bytes[p] !== newline; p++) if (bytes[p] === separator) cells++
  return cells
}

/** The line of the file on which a row starts. `firstLine` is the line of row 0 when no line before it is blank or continued. */
export function lineOfRow(shifts: readonly number[], row: number, firstLine: number): number {
  let extra = 0
  for (let index = 0; index < shifts.length && (shifts[index] as number) <= row; index += 2)
    extra = shifts[index + 1] as number
  return firstLine + row + extra
}
