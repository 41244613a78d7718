import type { Buffer } from 'node:buffer'
import type { Column, Table } from '@mlops-actions/core'
import { type ByteSource, readBytes, type TextSource } from './byte-source.ts'
import { finishColumn, mustBeText, type ScanPlace } from './csv-columns.ts'
import { type Dialect, dialectOf } from './csv-dialect.ts'
import { checkBytes, type Range, scanRange } from './csv-range.ts'
import { longestRow, newScan, Plan, type Scan } from './csv-scan.ts'
import { scanParts, shareOfRows } from './csv-threads.ts'
import { fail } from './errors.ts'
import type { Finding } from './finding.ts'
import { refuseOtherTexts } from './magic.ts'
import { missingColumn } from './missing-column.ts'
import { CellClass, classify, type Parsed } from './parse-number.ts'
import { readerEntry } from './reader-thread.ts'
import type { TableSchema } from './schema.ts'
import { textFindings } from './text-source.ts'

/** What the reader of CSV needs to know besides the bytes. */
export interface CsvOptions {
  /** What the file is called in messages. */
  readonly file: string
  /** Where it is, for a second thread that opens it too. */
  readonly path?: string
  /** The bundle's entry for a second thread; without it one thread reads. */
  readonly workerEntry?: URL
  readonly separator?: string
  /** Names and types to read by; a type is converted, and what cannot be is counted. */
  readonly schema?: TableSchema
  /** Only these columns, in this order. */
  readonly columns?: readonly string[]
  /** Rows of the table that stand in files before this one. */
  readonly firstRow?: number
  readonly signal?: AbortSignal
}

/** Bytes that are looked at to find the separator, the header and a first guess of types. */
const headBytes = longestRow

/** A CSV file of which the header is known. */
export interface OpenCsv {
  readonly dialect: Dialect
  /** Indices of the columns that are read, in the wanted order. */
  readonly wanted: readonly number[]
  readonly plan: Uint8Array
  readonly place: ScanPlace
  /** The bytes of the rows. */
  readonly range: Range
}

/** Looks at the first bytes: separator, header, a first guess of types. */
export async function openCsv(text: TextSource, options: CsvOptions): Promise<OpenCsv> {
  const { source, start } = text
  const head = await readBytes(source, start, headBytes)
  const dialect = headOf(head, start + head.length >= source.size, options)
  const wanted = wantedColumns(dialect.names, options)
  const firstLine = dialect.headerLine + 1 + countBreaks(dialect.names)
  return {
    dialect,
    wanted,
    plan: firstPlan(dialect, wanted, options.schema),
    place: { file: options.file, firstLine, firstRow: options.firstRow ?? 0 },
    range: { from: start + dialect.dataAt, until: source.size },
  }
}

/** Reads a CSV file whole into columns. The types are those that every cell agrees with, never those of a sample. */
export async function readCsv(text: TextSource, options: CsvOptions): Promise<{ table: Table; findings: Finding[] }> {
  const opened = await openCsv(text, options)
  const { dialect, wanted, plan, place, range } = opened
  const scan = await scanAll(text, range, plan, dialect, place, options)
  refuseBad(scan, dialect, place)
  if (scan.rows === 0) throw noRows(options.file)
  await readAgainAsText(text.source, range, scan, dialect, place, options)
  const findings: Finding[] = [...dialect.findings, ...fileFindings(text, scan, place)]
  const types = new Map(options.schema?.columns.map((column) => [column.name, column.type]))
  const columns: Column[] = wanted.map((index) => {
    const name = dialect.names[index] as string
    return finishColumn(scan, index, name, types.get(name), place, findings)
  })
  return { table: { rows: scan.rows, columns }, findings }
}

/** The error for a table with a header and nothing below it. */
export function noRows(file: string): Error {
  return fail('TABLE_EMPTY', `${file} has a header and no rows.`, {
    where: { file },
    remedy: 'Check the step that writes it.',
  })
}

function headOf(head: Buffer, complete: boolean, options: CsvOptions): Dialect {
  const { file } = options
  if (head.length === 0)
    throw fail('TABLE_EMPTY', `${file} is empty.`, { where: { file }, remedy: 'Check the step that writes it.' })
  const nul = head.indexOf(0)
  if (nul >= 0) checkBytes(head, 0, 1, file)
  const text = head.toString('utf8')
  refuseOtherTexts(text, file, 'csv')
  if (!text.includes('\n') && text.includes('\r'))
    throw fail('TABLE_LINE_ENDS', `${file} ends its lines with CR only, as old Macs did.`, {
      where: { file },
      remedy: "Convert it: tr '\\r' '\\n'.",
    })
  return dialectOf(text, file, {
    complete,
    ...(options.separator === undefined ? {} : { separator: options.separator }),
  })
}

const countBreaks = (names: readonly string[]) => names.reduce((sum, name) => sum + name.split('\n').length - 1, 0)

/** The indices of the columns to read. */
function wantedColumns(names: readonly string[], options: CsvOptions): number[] {
  if (options.columns === undefined) return names.map((_, index) => index)
  return options.columns.map((name) => {
    const index = names.indexOf(name)
    if (index < 0) throw missingColumn(name, names, options.file)
    return index
  })
}

/** The first guess, from the first rows: text only where a cell rules out numbers, so that the guess never decides a type. */
function firstPlan(dialect: Dialect, wanted: readonly number[], schema: TableSchema | undefined): Uint8Array {
  const plan = new Uint8Array(dialect.names.length).fill(Plan.skip)
  const types = new Map(schema?.columns.map((column) => [column.name, column.type]))
  const parsed: Parsed = { value: 0, fractional: false }
  for (const index of wanted) {
    const type = types.get(dialect.names[index] as string)
    if (type !== undefined) {
      plan[index] = type === 'number' || type === 'integer' ? Plan.number : Plan.text
      continue
    }
    const isText = dialect.sample.some((row) => {
      const kind = classify(row[index] ?? '', parsed)
      return kind === CellClass.text || kind === CellClass.bigInteger || kind === CellClass.leadingZero
    })
    plan[index] = isText ? Plan.text : Plan.number
  }
  return plan
}

async function scanAll(
  text: TextSource,
  range: { from: number; until: number },
  plan: Uint8Array,
  dialect: Dialect,
  place: ScanPlace,
  options: CsvOptions,
): Promise<Scan> {
  const sampleBytes = dialect.sample.reduce(
    (sum, row) => sum + row.reduce((cells, cell) => cells + cell.length + 1, 0),
    0,
  )
  const perRow = Math.max(1, sampleBytes / Math.max(1, dialect.sample.length))
  const bytes = range.until - range.from
  const { path, signal } = options
  const workerEntry = options.workerEntry ?? readerEntry()
  const rows = Math.ceil((bytes / perRow) * 1.05) + 1
  if (!text.plainFile || path === undefined || workerEntry === undefined || shareOfRows(bytes) === 1) {
    const scan = newScan(plan, separatorByte(dialect), rows)
    await scanRange(text.source, range, scan, place, signal)
    return scan
  }
  const scan = newScan(plan, separatorByte(dialect), Math.ceil(rows * shareOfRows(bytes)))
  await scanParts(text.source, range, scan, place, { path, workerEntry, ...(signal === undefined ? {} : { signal }) })
  return scan
}

/** The separator as a byte. */
export function separatorByte(dialect: Dialect): number {
  return dialect.separator.charCodeAt(0)
}

/** Reads once more the columns that were taken for numbers and are not, now as text. */
async function readAgainAsText(
  source: ByteSource,
  range: { from: number; until: number },
  scan: Scan,
  dialect: Dialect,
  place: ScanPlace,
  options: CsvOptions,
): Promise<void> {
  const fixed = new Set(options.schema?.columns.map((column) => column.name))
  const again = [...scan.plan.keys()].filter(
    (index) =>
      scan.plan[index] === Plan.number && mustBeText(scan, index) && !fixed.has(dialect.names[index] as string),
  )
  if (again.length === 0) return
  const plan = new Uint8Array(scan.plan.length).fill(Plan.skip)
  for (const index of again) plan[index] = Plan.text
  const second = newScan(plan, separatorByte(dialect), scan.rows)
  await scanRange(source, range, second, place, options.signal)
  for (const index of again) {
    scan.plan[index] = Plan.text
    scan.numbers[index] = new Float64Array(0)
    scan.codes[index] = second.codes[index] as Int32Array
    scan.dictionaries[index] = second.dictionaries[index]
  }
}

const badCode = { short: 'TABLE_RAGGED', long: 'TABLE_RAGGED', return: 'TABLE_LINE_ENDS' } as const

/** Refuses a scan that met a line which is not as it should be. */
export function refuseBad(scan: Scan, dialect: Dialect, place: ScanPlace): void {
  const first = scan.badLines[0]
  if (first === undefined) return
  const width = dialect.names.length
  const line = (bad: { line: number }) => place.firstLine + bad.line
  const where = { file: place.file, line: line(first) }
  const others =
    scan.bad === 1
      ? ''
      : ` ${scan.bad} lines are like that: ${scan.badLines.map(line).join(', ')}${scan.bad > scan.badLines.length ? ' …' : ''}.`
  if (first.kind === 'short' || first.kind === 'long') {
    throw fail(
      badCode[first.kind],
      `${place.file}:${where.line} has ${first.at} cells, the header has ${width}.${others}`,
      {
        where,
        remedy:
          first.kind === 'short'
            ? 'Write every cell, empty ones too. If it is the last line, the file was cut off.'
            : scan.rows === 0 && first.at === width + 1
              ? 'Every line has one cell more than the header: names of rows (R: row.names = FALSE) or a separator at the end of each line.'
              : 'Put texts that hold the separator in quotes.',
      },
    )
  }
  if (first.kind === 'huge')
    throw fail('TABLE_TOO_LONG', `${place.file}:${where.line} is longer than ${longestRow} bytes.${others}`, {
      where,
      remedy: 'Keep long texts and documents out of the table.',
    })
  if (first.kind === 'return')
    throw fail(
      'TABLE_LINE_ENDS',
      `${place.file}:${where.line} has a carriage return inside the line, at byte ${first.at}.${others}`,
      {
        where: { ...where, column: first.at },
        remedy: 'Put texts with line breaks in quotes, or end every line with LF.',
      },
    )
  const backslash = first.kind === 'backslash'
  throw fail(
    'TABLE_QUOTES',
    first.kind === 'unclosed'
      ? `${place.file}:${where.line} opens a quote that is never closed.${others}`
      : `${place.file}:${where.line} has text behind a closing quote, at byte ${first.at}${backslash ? ' (a backslash stands before the quote)' : ''}.${others}`,
    {
      where: { ...where, column: first.at },
      remedy: backslash
        ? 'Double the quotes inside a cell ("") instead of writing a backslash before them.'
        : 'Double the quotes inside a cell (""), and leave nothing between the closing quote and the separator.',
    },
  )
}

/** What is to be said about the file as a whole. */
function fileFindings(text: TextSource, scan: Scan, place: ScanPlace): Finding[] {
  const findings = textFindings(text, place.file)
  if (scan.blank > 0)
    findings.push({
      code: 'BLANK_LINES',
      severity: 'note',
      message: `${place.file} has ${scan.blank} empty lines, the first is line ${place.firstLine + scan.firstBlank}; they were skipped.`,
      count: scan.blank,
    })
  return findings
}
