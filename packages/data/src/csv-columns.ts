import type { Column, NumberColumn, TextColumn } from '@mlops-actions/core'
import { lineOfRow, Plan, placesKept, type Scan } from './csv-scan.ts'
import { type Finding, type FindingPlace, inLines } from './finding.ts'
import { CellClass, cellClasses } from './parse-number.ts'
import type { ColumnType } from './schema.ts'
import { type Locate, textColumn } from './text-types.ts'

/** Where rows of a scan stand in their file. */
export interface ScanPlace {
  readonly file: string
  /** The line of row 0. */
  readonly firstLine: number
  /** Rows of the table before this file. */
  readonly firstRow: number
}

/** The places of rows, for a finding. */
export function placesOf(rows: readonly number[], scan: Scan, place: ScanPlace): FindingPlace[] {
  return rows.slice(0, placesKept).map((row) => ({
    file: place.file,
    line: lineOfRow(scan.shifts, row, place.firstLine),
    row: place.firstRow + row,
  }))
}

/** True when a column that was read as numbers must be read again as text: it holds texts, or integers that numbers cannot hold. */
export function mustBeText(scan: Scan, column: number): boolean {
  return [CellClass.text, CellClass.bigInteger, CellClass.leadingZero].some(
    (kind) => (scan.tally[column * cellClasses + kind] as number) > 0,
  )
}

/** Makes the column of one index of a finished scan, in the type that is wanted or, when none is, in the one that its cells show. */
export function finishColumn(
  scan: Scan,
  index: number,
  name: string,
  wanted: ColumnType | undefined,
  place: ScanPlace,
  findings: Finding[],
): Column {
  if (scan.plan[index] === Plan.number) return numberColumn(scan, index, name, wanted, place, findings)
  const dictionary = scan.dictionaries[index]
  const codes = (scan.codes[index] as Int32Array).subarray(0, scan.rows)
  const raw: TextColumn = { kind: 'text', name, codes, levels: dictionary?.levels() ?? [], nulls: countBelow(codes) }
  return textColumn(raw, wanted, (rows) => placesOf(rows, scan, place), findings)
}

function countBelow(codes: Int32Array): number {
  let count = 0
  for (let row = 0; row < codes.length; row++) if ((codes[row] as number) < 0) count++
  return count
}

function countNaN(values: Float64Array): number {
  let count = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Number.isNaN(value)) count++
  }
  return count
}

function numberColumn(
  scan: Scan,
  index: number,
  name: string,
  wanted: ColumnType | undefined,
  place: ScanPlace,
  findings: Finding[],
): NumberColumn {
  const values = (scan.numbers[index] as Float64Array).subarray(0, scan.rows)
  const count = (kind: CellClass) => scan.tally[index * cellClasses + kind] as number
  const at = (kind: CellClass) => placesOf(scan.examples.get(index * cellClasses + kind) ?? [], scan, place)
  const add = (
    kind: CellClass,
    make: (many: number, lines: string) => Omit<Finding, 'column' | 'count' | 'places'>,
  ) => {
    const many = count(kind)
    if (many === 0) return
    const places = at(kind)
    findings.push({ ...make(many, inLines(places, many)), column: name, count: many, places })
  }
  add(CellClass.missing, (many, lines) => ({
    code: 'MISSING_TOKENS',
    severity: 'note',
    message: `${name}: ${many} cells hold a word for "no value" (${tokenList(scan, index)}) and were read as empty (${lines}).`,
  }))
  add(CellClass.infinite, (many, lines) => ({
    code: 'INFINITE',
    severity: 'warning',
    message: `${name}: ${many} cells are infinite (${lines}).`,
    remedy: 'A model gives an answer to infinity that means nothing. Find the division that made it.',
  }))
  add(CellClass.overflow, (many, lines) => ({
    code: 'OVERFLOW',
    severity: 'error',
    message: `${name}: ${many} cells are larger than a double can hold and were read as infinite (${lines}).`,
    remedy: 'Check the unit, or the step that writes the column.',
  }))
  if (wanted !== undefined) {
    add(CellClass.text, (many, lines) => ({
      code: 'CONVERSION_FAILED',
      severity: 'error',
      message: `${name}: ${many} of ${scan.rows} cells are no ${wanted} and were read as empty (${lines}).`,
      remedy: `The reference has ${wanted} here. Mend the cells or the step that writes them.`,
    }))
    if (wanted === 'integer') emptyBig(values, name, (rows) => placesOf(rows, scan, place), findings)
    else
      add(CellClass.bigInteger, (many, lines) => ({
        code: 'BIG_INTEGERS',
        severity: 'note',
        message: `${name}: ${many} integers are over 2^53 and were rounded to the nearest double (${lines}).`,
      }))
  }
  const nulls = countNaN(values)
  const logical = nulls === values.length && wanted === undefined ? 'number' : logicalOf(scan, index, wanted)
  if (wanted === 'integer' && scan.fractional[index] === 1)
    notIntegers(values, name, (rows) => placesOf(rows, scan, place), findings)
  if (nulls === values.length && values.length > 0)
    findings.push({
      code: 'ALL_NULL',
      severity: 'warning',
      message: `${name}: every cell is empty.`,
      column: name,
      count: nulls,
      remedy: 'Drop the column, or find out why it lost its values.',
    })
  return { kind: 'number', name, logical, values, nulls }
}

/** Empties what a column of integers cannot hold without changing it: integers over 2^53. */
function emptyBig(values: Float64Array, name: string, locate: Locate, findings: Finding[]): void {
  const rows: number[] = []
  let count = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (!Number.isFinite(value) || Math.abs(value) <= Number.MAX_SAFE_INTEGER) continue
    values[row] = Number.NaN
    if (count++ < placesKept) rows.push(row)
  }
  if (count === 0) return
  const places = locate(rows)
  findings.push({
    code: 'CONVERSION_FAILED',
    severity: 'error',
    message: `${name}: ${count} integers are over 2^53 and were read as empty, since a double would change them (${inLines(places, count)}).`,
    remedy: 'Keep such identifiers as text.',
    column: name,
    count,
    places,
  })
}

function logicalOf(scan: Scan, index: number, wanted: ColumnType | undefined): 'number' | 'integer' {
  if (wanted === 'number') return 'number'
  if (wanted === 'integer') return 'integer'
  const seen = (kind: CellClass) => (scan.tally[index * cellClasses + kind] as number) > 0
  return scan.fractional[index] === 1 || seen(CellClass.infinite) || seen(CellClass.overflow) ? 'number' : 'integer'
}

function notIntegers(values: Float64Array, name: string, places: Locate, findings: Finding[]): void {
  const rows: number[] = []
  let count = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Number.isNaN(value) || Number.isInteger(value)) continue
    if (count++ < placesKept) rows.push(row)
  }
  if (count === 0) return
  const found = places(rows)
  findings.push({
    code: 'CONVERSION_FAILED',
    severity: 'warning',
    message: `${name}: ${count} cells are no integers; the reference has integers here. They were kept as they are (${inLines(found, count)}).`,
    column: name,
    count,
    places: found,
  })
}

function tokenList(scan: Scan, index: number): string {
  const counts = [...(scan.tokens.get(index) ?? [])].sort((a, b) => b[1] - a[1])
  return counts
    .slice(0, 4)
    .map(([token]) => JSON.stringify(token.trim()))
    .join(', ')
}
