import type { Column, Table } from '@mlops-actions/core'
import type { ByteSource, TextSource } from './byte-source.ts'
import { readBytes } from './byte-source.ts'
import { type Range, scanRows } from './csv-range.ts'
import { lineOfRow } from './csv-scan.ts'
import { fail } from './errors.ts'
import type { Finding } from './finding.ts'
import { emptyColumn, type JsonColumn, type JsonScan, jsonScannerOf, newJsonScan } from './json-scan.ts'
import { refuseOtherTexts } from './magic.ts'
import { missingColumn } from './missing-column.ts'
import type { ColumnType, TableSchema } from './schema.ts'
import { checkNames, settle } from './settle.ts'
import { textFindings } from './text-source.ts'

/** What the reader of JSON Lines needs to know besides the bytes. */
export interface JsonOptions {
  readonly file: string
  readonly schema?: TableSchema
  readonly columns?: readonly string[]
  readonly firstRow?: number
  /** A wanted key that no line of the range has is an empty column: for parts of a file. */
  readonly lenient?: boolean
  readonly signal?: AbortSignal
}

/** Reads JSON Lines: one object a line, values that are numbers, texts, booleans or null. A key that a line lacks is an empty cell. */
export async function readJsonLines(
  text: TextSource,
  options: JsonOptions,
): Promise<{ table: Table; findings: Finding[] }> {
  const { file } = options
  const { source, start } = text
  await refuseNoJson(text, file)
  const { table, findings } = await readJsonRange(source, { from: start, until: source.size }, 1, options)
  if (table.rows === 0) throw noLines(file)
  return { table: table.table, findings: [...textFindings(text, file), ...findings] }
}

const noLines = (file: string) =>
  fail('TABLE_EMPTY', `${file} holds no lines.`, { where: { file }, remedy: 'Check the step that writes it.' })

/** Refuses what is no JSON Lines by its first bytes. */
export async function refuseNoJson(text: TextSource, file: string): Promise<void> {
  const { source, start } = text
  if (source.size - start === 0)
    throw fail('TABLE_EMPTY', `${file} is empty.`, { where: { file }, remedy: 'Check the step that writes it.' })
  refuseOtherTexts((await readBytes(source, start, 65536)).toString('utf8'), file, 'jsonl')
}

/** One part of a file: its table, and where the next part begins. */
export interface JsonPart {
  readonly rows: number
  readonly table: Table
  readonly lines: number
  readonly end: number
}

/** Reads the lines that begin in a range. Keys whose values are of several kinds are read a second time, as texts. */
export async function readJsonRange(
  source: ByteSource,
  range: Range,
  firstLine: number,
  options: JsonOptions,
): Promise<{ table: JsonPart; findings: Finding[] }> {
  const { file, signal } = options
  const wanted = options.columns === undefined ? undefined : new Set(options.columns)
  const place = { file, firstLine }
  const scan = newJsonScan()
  const end = await scanRows(source, range, scan, jsonScannerOf(scan, wanted), place, signal)
  refuseBadLines(scan, place)
  const names = options.columns ?? scan.columns.map((column) => column.name)
  checkNames([...scan.byName.keys()], file)
  const types = new Map(options.schema?.columns.map((column) => [column.name, column.type]))
  const chosen = names.map((name) => {
    const column = scan.byName.get(name) ?? (options.lenient ? emptyColumn(name) : undefined)
    if (column === undefined) throw missingColumn(name, [...scan.byName.keys()], file)
    refuseNested(column, file)
    return column
  })
  const mixed = chosen.filter((column) => column.others > 0 || (column.big > 0 && types.get(column.name) !== 'number'))
  const again = newJsonScan()
  if (mixed.length > 0) {
    const asText = new Set(mixed.map((column) => column.name))
    await scanRows(source, range, again, jsonScannerOf(again, asText, asText), place, signal)
  }
  const findings: Finding[] = []
  const lineOf = (row: number) => lineOfRow(scan.shifts, row, firstLine)
  const columns = chosen.map((column): Column => {
    const type: ColumnType | undefined = types.get(column.name)
    const read = mixed.includes(column) ? (again.byName.get(column.name) as JsonColumn) : column
    const made = finished(read, scan.rows)
    return settle(made, type, made.kind === 'text', { file, firstRow: options.firstRow ?? 0, lineOf }, findings)
  })
  return { table: { rows: scan.rows, table: { rows: scan.rows, columns }, lines: scan.lines, end }, findings }
}

function finished(column: JsonColumn, rows: number): Column {
  const { name } = column
  let nulls = 0
  if (column.kind === 'text') {
    const codes = new Int32Array(rows)
    for (let row = 0; row < rows; row++) {
      const code = (column.codes[row] ?? 0) - 1
      codes[row] = code
      if (code < 0) nulls++
    }
    return { kind: 'text', name, codes, levels: column.dictionary.levels(), nulls }
  }
  const values = new Float64Array(rows).fill(Number.NaN)
  values.set(column.numbers.subarray(0, rows))
  let infinite = false
  for (let row = 0; row < rows; row++) {
    const value = values[row] as number
    if (Number.isNaN(value)) nulls++
    else if (!Number.isFinite(value)) infinite = true
  }
  const numbers = column.fractional || infinite || nulls === rows ? 'number' : 'integer'
  return { kind: 'number', name, logical: column.kind === 'boolean' ? 'boolean' : numbers, values, nulls }
}

function refuseNested(column: JsonColumn, file: string): void {
  const { objects, lists } = column.nested
  if (objects + lists === 0) return
  const what = [
    ...(objects > 0 ? [`an object in ${objects} lines`] : []),
    ...(lists > 0 ? [`a list in ${lists} lines`] : []),
  ]
  throw fail('TABLE_NESTED', `${file}: ${column.name} holds ${what.join(' and ')}.`, {
    where: { file },
    remedy: 'Flatten it where the table is made, or leave the column out.',
  })
}

function refuseBadLines(scan: JsonScan, place: { file: string; firstLine: number }): void {
  const { file, firstLine } = place
  if (scan.malformed !== undefined) {
    const line = firstLine + scan.malformed
    throw fail('TABLE_DAMAGED', `${file}:${line} is not valid JSON.`, {
      where: { file, line },
      remedy: 'Write one object a line. If it is the last line, the file was cut off.',
    })
  }
  if (scan.notObjects > 0)
    throw fail('TABLE_FORMAT', `${file}: ${scan.notObjects} of ${scan.rows} lines are no JSON object.`, {
      where: { file },
      remedy: 'Write one object a line: {"age": 31, "income": 1200.5}.',
    })
  if (scan.repeated !== undefined) {
    const line = firstLine + scan.repeated.line
    throw fail(
      'TABLE_HEADER',
      `${file}:${line} has the key ${JSON.stringify(scan.repeated.name)} twice in one object.`,
      {
        where: { file, line },
        remedy: 'Write every key once: which of the two counts is anybody’s guess.',
      },
    )
  }
}
