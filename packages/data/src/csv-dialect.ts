import { fail } from './errors.ts'
import type { Finding } from './finding.ts'
import { CellClass, classify, type Parsed } from './parse-number.ts'

/** The first rows of a CSV file, split by the evidence in them. */
export interface Dialect {
  readonly separator: string
  readonly names: readonly string[]
  /** The line of the header, counted from 1. */
  readonly headerLine: number
  /** Bytes from the start of the text to the first row of data. */
  readonly dataAt: number
  /** The first rows of data, for the first guess of types. */
  readonly sample: readonly (readonly string[])[]
  readonly findings: readonly Finding[]
}

interface SplitRow {
  readonly cells: readonly string[]
  readonly line: number
  /** Place in the text behind the row's line feed. */
  readonly end: number
}

const candidates = [',', ';', '\t', '|'] as const
const sampleRows = 300
const called: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' }

/** Splits at most `limit` rows of a text by plain rules: quotes protect, a doubled quote is a quote. `complete`: the text is the whole file. */
export function splitRows(text: string, separator: string, limit: number, complete: boolean): SplitRow[] {
  const rows: SplitRow[] = []
  let line = 1
  let p = 0
  while (p < text.length && rows.length < limit) {
    const startLine = line
    const cells: string[] = []
    for (;;) {
      let cell = ''
      if (text[p] === '"') {
        p++
        for (;;) {
          const close = text.indexOf('"', p)
          if (close < 0) return rows
          cell += text.slice(p, close)
          p = close + 1
          if (text[p] !== '"') break
          cell += '"'
          p++
        }
        line += cell.split('\n').length - 1
      }
      let end = p
      while (end < text.length && text[end] !== separator && text[end] !== '\n') end++
      cell += text.slice(p, end)
      p = end
      if (text[p] === separator) {
        cells.push(cell)
        p++
        continue
      }
      cells.push(cell.endsWith('\r') ? cell.slice(0, -1) : cell)
      break
    }
    if (p >= text.length && !complete) return rows
    p++
    line++
    rows.push({ cells, line: startLine, end: p })
  }
  return rows
}

/** Finds the separator by which most lines have the same number of cells, more than one. One column when there is none. */
export function separatorOf(text: string, complete: boolean): string {
  const scored = candidates.map((separator) => {
    const rows = splitRows(text, separator, sampleRows, complete).filter((row) => row.cells.join('') !== '')
    const counts = new Map<number, number>()
    for (const row of rows) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1)
    const [width, often] = [...counts].filter(([cells]) => cells > 1).sort((a, b) => b[1] - a[1])[0] ?? [1, 0]
    const fits = rows[0]?.cells.length === width
    return { separator, width, share: rows.length === 0 ? 0 : often / rows.length, fits }
  })
  const best = scored
    .filter((one) => one.share >= 0.5 || (one.fits && one.width > 1))
    .sort((a, b) => Number(b.fits) - Number(a.fits) || b.share - a.share || b.width - a.width)[0]
  return best?.separator ?? ','
}

/** Controls, formatting marks, private and unassigned characters, and every space but the plain one. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\ufffd]|(?! )\p{Zs}/u
const joinedEmoji = /(\p{Extended_Pictographic}\ufe0f?)\u200d/gu

/** The first invisible character of a name, or undefined. The joiner inside an emoji is none. */
export function invisibleIn(name: string): string | undefined {
  return invisible.exec(name.replace(joinedEmoji, '$1'))?.[0]
}

/** Reads the header and the first rows of a text. Refuses what is no usable header, with the reason. */
export function dialectOf(text: string, file: string, options: { separator?: string; complete: boolean }): Dialect {
  const findings: Finding[] = []
  let skipped = 0
  let forced = options.separator
  const declared = /^sep=(.)\r?\n/i.exec(text)
  if (declared) {
    forced ??= declared[1]
    skipped = declared[0].length
    findings.push({
      code: 'SEPARATOR',
      severity: 'note',
      message: 'The first line names the separator, as Excel does; it was taken.',
    })
  }
  let body = text.slice(skipped)
  let lineOffset = declared ? 1 : 0
  const blank = /^(?:[ \t]*\r?\n)+/.exec(body)
  if (blank) {
    skipped += blank[0].length
    lineOffset += blank[0].split('\n').length - 1
    body = body.slice(blank[0].length)
    findings.push({
      code: 'BLANK_LINES',
      severity: 'note',
      message: 'Empty lines stand above the header.',
      count: lineOffset,
    })
  }
  const separator = forced ?? separatorOf(body, options.complete)
  const rows = splitRows(body, separator, sampleRows, options.complete)
  const header = rows[0]
  if (header === undefined)
    throw body === '' || options.complete
      ? fail('TABLE_EMPTY', `${file} is empty.`, { where: { file }, remedy: 'Check the step that writes it.' })
      : fail('TABLE_TOO_LONG', `${file} has no end of line in its first mebibyte.`, {
          where: { file, line: 1 },
          remedy: 'Check whether it is a table, and whether a quote in the header is never closed.',
        })
  const headerLine = header.line + lineOffset
  checkHeader(header.cells, rows, { file, headerLine, separator }, findings)
  if (separator !== ',' && header.cells.length > 1)
    findings.push({
      code: 'SEPARATOR',
      severity: 'note',
      message: `Cells are separated by ${called[separator] ?? JSON.stringify(separator)}.`,
    })
  return {
    separator,
    names: header.cells,
    headerLine,
    dataAt: Buffer.byteLength(text.slice(0, skipped + header.end)),
    sample: rows.slice(1).map((row) => row.cells),
    findings,
  }
}

interface HeaderPlace {
  readonly file: string
  readonly headerLine: number
  readonly separator: string
}

function checkHeader(
  names: readonly string[],
  rows: readonly SplitRow[],
  place: HeaderPlace,
  findings: Finding[],
): void {
  const { file, headerLine } = place
  const where = { file, line: headerLine }
  const body = rows.slice(1).filter((row) => row.cells.join('') !== '')
  const usual = mode(body.map((row) => row.cells.length))
  const title = (reason: string) => {
    const likely = rows.find(
      (row) => row.cells.length === usual && row.cells.every((cell) => cell !== '' && !isNumber(cell)),
    )
    const hint = likely ? ` Line ${likely.line + headerLine - 1} looks like the header.` : ''
    return fail('TABLE_HEADER', `${file}:${headerLine} is a title, not a header: ${reason}.${hint}`, {
      where,
      remedy: 'Delete the lines above the header.',
    })
  }
  if (usual > names.length && names.length < usual && names.length <= Math.max(1, usual / 2))
    throw title(`it has ${names.length} of ${usual} cells`)
  const empty = names.flatMap((name, index) => (name.trim() === '' ? [index + 1] : []))
  if (empty.length > names.length / 2 && names.length > 2)
    throw title(`${empty.length} of ${names.length} cells are empty`)
  if (empty.length > 0)
    throw fail('TABLE_HEADER', `${file}:${headerLine} has no name for column ${empty.slice(0, 5).join(', ')}.`, {
      where,
      remedy:
        empty[0] === 1
          ? 'If it is the index of a data frame, write with index=False; else give it a name.'
          : 'Give it a name, or drop the empty column (a separator at the end of each line makes one).',
    })
  const hidden = names.findIndex((name) => invisibleIn(name) !== undefined)
  if (hidden >= 0) {
    const code = (invisibleIn(names[hidden] as string) ?? '').codePointAt(0) ?? 0
    throw fail(
      'TABLE_HEADER',
      `${file}:${headerLine} has an invisible character (U+${code.toString(16).toUpperCase().padStart(4, '0')}) in the name of column ${hidden + 1}.`,
      { where, remedy: 'Write the name again by hand.' },
    )
  }
  checkData(names, body, where, file)
  const seen = new Map<string, number>()
  names.forEach((name, index) => {
    const same = name.normalize('NFC').trim()
    const before = seen.get(same)
    if (before !== undefined)
      throw fail(
        'TABLE_HEADER',
        `${file}:${headerLine} names columns ${before + 1} and ${index + 1} both ${JSON.stringify(same)}.`,
        {
          where,
          remedy: 'Give every column its own name.',
        },
      )
    seen.set(same, index)
    if (name !== name.trim())
      findings.push({
        code: 'SPACED_NAME',
        severity: 'warning',
        message: `The name of column ${index + 1} begins or ends with a space; it was kept.`,
        remedy: 'Write the header without spaces around the names.',
        column: name,
      })
  })
  if (names.some(isNumber))
    findings.push({
      code: 'NUMERIC_NAMES',
      severity: 'warning',
      message: `${names.filter(isNumber).length} of ${names.length} column names are numbers.`,
      remedy: 'Check that the file has a header.',
    })
}

/** Refuses a first line that is data: numbers with a point or a sign, dates, or numbers that are no running count and no years. */
function checkData(
  names: readonly string[],
  body: readonly SplitRow[],
  where: { file: string; line: number },
  file: string,
): void {
  const numbers = names.filter(isNumber)
  const running = numbers.every((name, index) => Number(name) === index || Number(name) === index + 1)
  const years = numbers.every((name) => /^(?:1[5-9]|2[01])\d\d$/.test(name)) && new Set(numbers).size === numbers.length
  const certain =
    names.some((name) => isNumber(name) && /[.+\-eE]/.test(name)) || names.some((name) => /^\d{4}-\d\d-\d\d/.test(name))
  const repeats = body.length > 0 && numbers.length === names.length && !running
  if (!certain && !repeats && (numbers.length === 0 || running || years)) return
  if (!certain && numbers.length * 2 < names.length) return
  throw fail('TABLE_HEADER', `${file}:${where.line} is data: ${numbers.length} of ${names.length} cells are numbers.`, {
    where,
    remedy: 'Add a first line with one name for every column.',
  })
}

const parsed: Parsed = { value: 0, fractional: false }

function isNumber(text: string): boolean {
  const kind = classify(text, parsed)
  return kind === CellClass.number || kind === CellClass.leadingZero || kind === CellClass.bigInteger
}

function mode(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}
