import type { Column, NumberColumn, Table, TextColumn } from '@mlops-actions/core'
import type { Finding } from './finding.ts'
import { duplicateRows } from './overlap.ts'

/** More levels than this in a column of texts, and nearly one a row: it identifies rows. */
export const manyLevels = 50

/**
 * What is odd about the values of a table and no reason to refuse it: constant columns, categories that differ only by case or spaces, texts that a spreadsheet
 * would run, control characters, columns that identify rows, rows that repeat. Messages name columns and counts, never a value.
 */
export function lookAt(table: Table): Finding[] {
  const findings = table.columns.flatMap((column) => {
    if (column.kind !== 'text') return [...constant(column), ...runningNumber(column)]
    const levels = levelsOf(column)
    return [
      ...constant(column),
      ...nearLevels(levels),
      ...strangeTexts(column.name, strangeCells(levels)),
      ...identifying(levels.name, levels.levels.length, column.codes.length - column.nulls),
    ]
  })
  const repeated = duplicateRows(table)
  if (repeated.rows > 0)
    findings.push({
      code: 'DUPLICATE_ROWS',
      severity: 'note',
      message: `${repeated.rows} of ${table.rows} rows repeat an earlier row.`,
      remedy: 'If they are the same event twice, drop them: they stand in training and test alike.',
      count: repeated.rows,
    })
  return findings
}

/** The texts of a column, and how many cells hold each. */
export interface CountedLevels {
  readonly name: string
  readonly levels: readonly string[]
  readonly counts: ArrayLike<number>
}

/** Counts the cells of each text of a column. */
export function levelsOf({ name, levels, codes }: TextColumn): CountedLevels {
  const counts = new Float64Array(levels.length)
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] as number) + 1
  return { name, levels, counts }
}

function constant(column: Column): Finding[] {
  const size = column.kind === 'text' ? column.codes.length : column.values.length
  if (size < 2 || column.nulls === size || varies(column)) return []
  return [constantFinding(column.name, size - column.nulls)]
}

/** A column whose present cells, so many, are all the same. */
export function constantFinding(name: string, many: number): Finding {
  return {
    code: 'CONSTANT',
    severity: 'warning',
    message: `${name}: all ${many} present cells have the same value.`,
    remedy: 'Such a column tells a model nothing.',
    column: name,
    count: many,
  }
}

function varies(column: Column): boolean {
  const cells = column.kind === 'text' ? column.codes : column.values
  const empty = column.kind === 'text' ? (cell: number) => cell < 0 : Number.isNaN
  let first: number | undefined
  for (const cell of cells) {
    if (empty(cell)) continue
    if (first === undefined) first = cell
    else if (cell !== first) return true
  }
  return false
}

function countCells({ levels, counts }: CountedLevels, picked: (level: string) => boolean): number {
  let count = 0
  for (let level = 0; level < levels.length; level++)
    if (picked(levels[level] as string)) count += counts[level] as number
  return count
}

/** Texts that are one category written in several ways. */
export function nearLevels(column: CountedLevels): Finding[] {
  const groups = new Map<string, number>()
  const fold = (level: string) => level.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase()
  for (const level of column.levels) {
    const folded = fold(level)
    groups.set(folded, (groups.get(folded) ?? 0) + 1)
  }
  if (groups.size === column.levels.length) return []
  const count = countCells(column, (level) => (groups.get(fold(level)) ?? 0) > 1)
  return [
    {
      code: 'NEAR_LEVELS',
      severity: 'warning',
      message: `${column.name}: ${column.levels.length - groups.size} categories differ from another only by case, spaces or the form of a character.`,
      remedy: 'Write each category in one way; a model takes them for different ones.',
      column: column.name,
      count,
    },
  ]
}

/** How many cells of a column of texts begin as formulas, hold control characters, are very long. */
export type StrangeCells = readonly [formulas: number, controls: number, long: number]

/** Counts the cells that are odd as texts: of parts of a table they add up. */
export function strangeCells(column: CountedLevels): StrangeCells {
  return [
    countCells(column, (level) => /^[=@]\S|^[+-][^\d\s.,]/.test(level)),
    countCells(column, (level) => /(?!\s)\p{Cc}/u.test(level)),
    countCells(column, (level) => level.length >= 10_000),
  ]
}

/** What is said of cells that are odd as texts. */
export function strangeTexts(name: string, [formulas, controls, long]: StrangeCells): Finding[] {
  const one = (code: Finding['code'], count: number, message: string, remedy: string): Finding[] =>
    count === 0
      ? []
      : [{ code, severity: 'note', message: `${name}: ${count} ${message}`, remedy, column: name, count }]
  return [
    ...one(
      'FORMULAS',
      formulas,
      'cells begin as a formula does.',
      'They are plain text here; a spreadsheet would run them.',
    ),
    ...one('CONTROL_CHARACTERS', controls, 'cells hold control characters.', 'Find the step that writes them.'),
    ...one('LONG_TEXTS', long, 'cells have 10,000 characters or more.', 'Keep documents out of the table.'),
  ]
}

/** A column of texts of which nearly every one is another. */
export function identifying(name: string, levels: number, present: number): Finding[] {
  if (levels < manyLevels || levels < present * 0.9) return []
  return [
    {
      code: 'IDENTIFIES_ROWS',
      severity: 'warning',
      message: `${name}: ${levels} different texts in ${present} cells; it identifies rows.`,
      remedy: 'Name it in data.id, so that it is no feature.',
      column: name,
      count: levels,
    },
  ]
}

/** 1, 2, 3 … down the file. */
function runningNumber(column: NumberColumn): Finding[] {
  const { values } = column
  if (values.length < manyLevels || column.logical !== 'integer') return []
  return counts(values, undefined) ? [countingFinding(column.name, values.length)] : []
}

/** True where each value is one more than the one before. */
export function counts(values: Float64Array, before: number | undefined): boolean {
  let last = before
  for (const value of values) {
    if (last !== undefined && value !== last + 1) return false
    last = value
  }
  return true
}

/** A column of whole numbers that counts so many rows. */
export function countingFinding(name: string, rows: number): Finding {
  return {
    code: 'IDENTIFIES_ROWS',
    severity: 'warning',
    message: `${name} counts the rows; it identifies them.`,
    remedy: 'Name it in data.id, so that it is no feature.',
    column: name,
    count: rows,
  }
}
