import type { Column, NumberColumn, TextColumn } from '@mlops-actions/core'
import { placesKept } from './csv-scan.ts'
import { type Finding, type FindingCode, type FindingPlace, inLines, type Severity } from './finding.ts'
import { type DateKind, parseDate } from './parse-date.ts'
import { CellClass, classify, missingTokens, type Parsed } from './parse-number.ts'
import type { ColumnType } from './schema.ts'

/** Finds where rows stand in their file. */
export type Locate = (rows: readonly number[]) => FindingPlace[]

const booleans: ReadonlyMap<string, number> = new Map([
  ['true', 1],
  ['false', 0],
])
/** Words for true and false that are accepted when the reference says that the column is boolean. */
const moreBooleans: ReadonlyMap<string, number> = new Map([...booleans, ['1', 1], ['0', 0], ['1.0', 1], ['0.0', 0]])

/** Rows and cells of the levels that a test picks. */
function cellsOf(column: TextColumn, picked: (level: number) => boolean): { count: number; rows: number[] } {
  const chosen = new Uint8Array(column.levels.length)
  for (let level = 0; level < chosen.length; level++) if (picked(level)) chosen[level] = 1
  let count = 0
  const rows: number[] = []
  if (!chosen.includes(1)) return { count, rows }
  for (let row = 0; row < column.codes.length; row++) {
    const code = column.codes[row] as number
    if (code >= 0 && chosen[code] === 1 && count++ < placesKept) rows.push(row)
  }
  return { count, rows }
}

const isMissing = (level: string) => missingTokens.has(level.trim().toLowerCase())

/** Turns a column of texts into the type that is wanted or, when none is, into the one that all of its cells have. Text stays text when they do not agree. */
export function textColumn(
  column: TextColumn,
  wanted: ColumnType | undefined,
  locate: Locate,
  findings: Finding[],
): Column {
  const report = reporter(column, locate, findings)
  if (wanted === 'text') return column
  if (wanted === 'boolean')
    return convert(column, 'boolean', (level) => moreBooleans.get(level.trim().toLowerCase()), report)
  if (wanted === 'timestamp') {
    const out = { value: 0 }
    return convert(column, 'timestamp', (level) => (isDate(parseDate(level, out)) ? out.value : undefined), report)
  }
  if (wanted !== undefined) {
    const out: Parsed = { value: 0, fractional: false }
    const read = (level: string) => {
      const kind = classify(level, out)
      const big = kind === CellClass.bigInteger && wanted === 'integer'
      return kind === CellClass.text || kind === CellClass.missing || big ? undefined : out.value
    }
    return convert(column, wanted, read, report)
  }
  return inferred(column, report)
}

const isDate = (kind: DateKind) => kind === 'zoned' || kind === 'local'

type Report = (
  code: FindingCode,
  severity: Severity,
  picked: (level: number) => boolean,
  message: (count: number, lines: string) => string,
  remedy?: string,
) => void

function reporter(column: TextColumn, locate: Locate, findings: Finding[]): Report {
  return (code, severity, picked, message, remedy) => {
    const { count, rows } = cellsOf(column, picked)
    if (count === 0) return
    const places = locate(rows)
    const lines = inLines(places, count)
    findings.push({
      code,
      severity,
      message: `${column.name}: ${message(count, lines)}`,
      ...(remedy === undefined ? {} : { remedy }),
      column: column.name,
      count,
      places,
    })
  }
}

/** A column of numbers from texts; levels that cannot be read become empty and are reported. */
function convert(
  column: TextColumn,
  logical: NumberColumn['logical'],
  read: (level: string) => number | undefined,
  report: Report,
): NumberColumn {
  const byLevel = column.levels.map(read)
  const values = new Float64Array(column.codes.length)
  let nulls = 0
  for (let row = 0; row < values.length; row++) {
    const code = column.codes[row] as number
    const value = code < 0 ? undefined : byLevel[code]
    if (value === undefined) nulls++
    values[row] = value ?? Number.NaN
  }
  report(
    'CONVERSION_FAILED',
    'error',
    (level) => byLevel[level] === undefined && !isMissing(column.levels[level] as string),
    (count, lines) => `${count} of ${values.length} cells are no ${logical} and were read as empty (${lines}).`,
    `The reference has ${logical} here. Mend the cells or the step that writes them.`,
  )
  return { kind: 'number', name: column.name, logical, values, nulls }
}

function inferred(column: TextColumn, report: Report): Column {
  const missing = column.levels.map(isMissing)
  const present = column.levels.filter((_, level) => !missing[level])
  if (present.length === 0) return column
  if (present.length <= 6 && present.every((level) => booleans.has(level.trim().toLowerCase()))) {
    reportMissing('read as empty')
    return convert(column, 'boolean', (level) => booleans.get(level.trim().toLowerCase()), report)
  }
  const date = dates(column, missing, report)
  if (date !== undefined) {
    reportMissing('read as empty')
    return date
  }
  mixed(column, missing, report)
  reportMissing('kept as text')
  return column

  function reportMissing(how: string): void {
    report(
      how === 'kept as text' ? 'MISSING_LIKE_TEXT' : 'MISSING_TOKENS',
      how === 'kept as text' ? 'warning' : 'note',
      (level) => missing[level] === true && (column.levels[level] as string).trim() !== '',
      (count, lines) => `${count} cells hold a word for "no value" and were ${how} (${lines}).`,
      how === 'kept as text' ? 'Leave such cells empty, unless the word is a category.' : undefined,
    )
  }
}

/** The column as timestamps when every present cell is a date in ISO 8601; undefined, with the reason as a finding, when only some are. */
function dates(column: TextColumn, missing: readonly boolean[], report: Report): NumberColumn | undefined {
  const out = { value: 0 }
  const first = column.levels.find((_, level) => !missing[level]) as string
  if (column.levels.length > 50 && parseDate(first, out) === 'none') {
    const other = column.levels.slice(0, 50).some((level) => parseDate(level, out) !== 'none')
    if (!other) return undefined
  }
  const kinds: DateKind[] = column.levels.map((level) => parseDate(level, out))
  const counts = { zoned: 0, local: 0, impossible: 0, other: 0, none: 0 }
  kinds.forEach((kind, level) => {
    if (!missing[level]) counts[kind]++
  })
  const good = counts.zoned + counts.local
  const rest = counts.impossible + counts.other + counts.none
  if (good > 0 && rest === 0 && (counts.zoned === 0 || counts.local === 0)) {
    if (counts.local > 0)
      report(
        'NO_ZONE',
        'note',
        (level) => (column.levels[level] as string).includes(':'),
        (count) => `${count} times have no zone and were read as UTC.`,
        'Write times with a zone: 2026-11-23T09:30:00Z.',
      )
    return convert(column, 'timestamp', (level) => (isDate(parseDate(level, out)) ? out.value : undefined), report)
  }
  const kept = 'the column was kept as text'
  const is =
    (...wanted: DateKind[]) =>
    (level: number) =>
      !missing[level] && wanted.includes(kinds[level] as DateKind)
  if (rest === 0 && good > 0)
    report(
      'MIXED_ZONES',
      'error',
      is('local'),
      (count, lines) => `${count} times have no zone while the others have one; ${kept} (${lines}).`,
      'Write every time with a zone.',
    )
  else if (good + counts.impossible > counts.none)
    report(
      'IMPOSSIBLE_DATE',
      'error',
      is('impossible'),
      (count, lines) => `${count} cells are dates that do not exist; ${kept} (${lines}).`,
      'Mend the dates.',
    )
  if (counts.other > 0 && counts.other + good > counts.none)
    report(
      'DATE_FORMAT',
      good > 0 ? 'error' : 'warning',
      is('other'),
      (count, lines) =>
        `${count} cells are dates in a form in which day and month can be mistaken${good > 0 ? ', beside others in ISO 8601' : ''}; ${kept} (${lines}).`,
      'Write dates as YYYY-MM-DD.',
    )
  return undefined
}

/** Says why a column of texts holds numbers too. */
function mixed(column: TextColumn, missing: readonly boolean[], report: Report): void {
  const out: Parsed = { value: 0, fractional: false }
  const { levels } = column
  if (!levels.some((level) => /\d/.test(level))) return
  const kinds = levels.map((level, index) => (missing[index] ? CellClass.missing : classify(level, out)))
  const count = (kind: CellClass) => kinds.reduce((sum: number, one) => sum + (one === kind ? 1 : 0), 0)
  const texts = count(CellClass.text)
  const big = count(CellClass.bigInteger)
  const zeros = count(CellClass.leadingZero)
  const numbers = count(CellClass.number) + big + zeros
  const is = (kind: CellClass) => (level: number) => kinds[level] === kind
  if (texts === 0 && big > 0)
    report(
      'BIG_INTEGERS',
      'warning',
      is(CellClass.bigInteger),
      (cells, lines) =>
        `${cells} integers are over 2^53; the column was kept as text, since numbers would change them (${lines}).`,
      'Declare it as an identifier (data.id), or write smaller numbers.',
    )
  else if (texts === 0 && zeros > 0)
    report(
      'LEADING_ZEROS',
      'warning',
      is(CellClass.leadingZero),
      (cells, lines) =>
        `${cells} integers begin with zeros; the column was kept as text, since numbers would lose them (${lines}).`,
      'Write numbers without leading zeros, if they are numbers.',
    )
  const header = levels.indexOf(column.name)
  if (header >= 0 && numbers > 0)
    report(
      'HEADER_REPEATED',
      'error',
      (level) => level === header,
      (cells, lines) => `${cells} cells hold the name of the column (${lines}).`,
      'The header is repeated inside the file, as when two files are put together. Delete those lines.',
    )
  const comma = /^\s*[+-]?\d{1,3}(?:\.?\d{3})*,\d+\s*$/
  const unit = /^\s*[+-]?(?:[€$£¥]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[%€$£¥]|[A-Za-z]{1,3}))\s*$/
  if (texts === 0) return
  const commas = levels.filter((level) => comma.test(level)).length
  const units = levels.filter((level, index) => kinds[index] === CellClass.text && unit.test(level)).length
  if (commas * 2 > levels.length)
    report(
      'DECIMAL_COMMA',
      'error',
      (level) => comma.test(levels[level] as string),
      (cells, lines) => `${cells} cells are numbers with a comma; the column was kept as text (${lines}).`,
      'Write a decimal point and no separator of thousands (pandas: decimal=",").',
    )
  else if (units === texts && units > 1 && units + numbers >= levels.length * 0.9)
    report(
      'NUMBERS_WITH_UNITS',
      'warning',
      is(CellClass.text),
      (cells, lines) => `${cells} cells are numbers with a unit; the column was kept as text (${lines}).`,
      'Put the unit into the name of the column.',
    )
  else if (numbers > 0)
    report(
      'MIXED_TYPES',
      'warning',
      is(CellClass.text),
      (cells, lines) =>
        `${cells} of ${column.codes.length - column.nulls} cells are texts among numbers; the column was kept as text (${lines}).`,
      'Leave cells without a value empty, or mend the texts.',
    )
}
