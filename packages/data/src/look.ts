import type { Column, NumberColumn, Table, TextColumn } from '@mlops-actions/core'
import type { Finding } from './finding.ts'
import { duplicateRows } from './overlap.ts'

/** More levels than this in a column of texts, and nearly one a row: it identifies rows. */
const manyLevels = 50

/**
 * What is odd about the values of a table and no reason to refuse it: constant columns, categories that differ only by case or spaces, texts that a spreadsheet
 * would run, control characters, columns that identify rows, rows that repeat. Messages name columns and counts, never a value.
 */
export function lookAt(table: Table): Finding[] {
  const findings = table.columns.flatMap((column) => [
    ...constant(column),
    ...(column.kind === 'text'
      ? [...nearLevels(column), ...strangeTexts(column), ...identifying(column)]
      : runningNumber(column)),
  ])
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

function constant(column: Column): Finding[] {
  const size = column.kind === 'text' ? column.codes.length : column.values.length
  if (size < 2 || column.nulls === size || varies(column)) return []
  const many = size - column.nulls
  return [
    {
      code: 'CONSTANT',
      severity: 'warning',
      message: `${column.name}: all ${many} present cells have the same value.`,
      remedy: 'Such a column tells a model nothing.',
      column: column.name,
      count: many,
    },
  ]
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

function countCells(column: TextColumn, picked: (level: string) => boolean): number {
  const chosen = column.levels.map(picked)
  if (!chosen.includes(true)) return 0
  let count = 0
  for (const code of column.codes) if (code >= 0 && chosen[code]) count++
  return count
}

function nearLevels(column: TextColumn): Finding[] {
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

function strangeTexts(column: TextColumn): Finding[] {
  const formulas = countCells(column, (level) => /^[=@]\S|^[+-][^\d\s.,]/.test(level))
  const controls = countCells(column, (level) => /(?!\s)\p{Cc}/u.test(level))
  const long = countCells(column, (level) => level.length >= 10_000)
  const one = (code: Finding['code'], count: number, message: string, remedy: string): Finding[] =>
    count === 0
      ? []
      : [{ code, severity: 'note', message: `${column.name}: ${count} ${message}`, remedy, column: column.name, count }]
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

function identifying(column: TextColumn): Finding[] {
  const present = column.codes.length - column.nulls
  if (column.levels.length < manyLevels || column.levels.length < present * 0.9) return []
  return [
    {
      code: 'IDENTIFIES_ROWS',
      severity: 'warning',
      message: `${column.name}: ${column.levels.length} different texts in ${present} cells; it identifies rows.`,
      remedy: 'Name it in data.id, so that it is no feature.',
      column: column.name,
      count: column.levels.length,
    },
  ]
}

/** 1, 2, 3 … down the file. */
function runningNumber(column: NumberColumn): Finding[] {
  const { values } = column
  if (values.length < manyLevels || column.logical !== 'integer') return []
  for (let row = 1; row < values.length; row++) if (values[row] !== (values[row - 1] as number) + 1) return []
  return [
    {
      code: 'IDENTIFIES_ROWS',
      severity: 'warning',
      message: `${column.name} counts the rows; it identifies them.`,
      remedy: 'Name it in data.id, so that it is no feature.',
      column: column.name,
      count: values.length,
    },
  ]
}
