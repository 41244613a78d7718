/** How much a finding matters: `error` values were lost or changed, `warning` look before you trust it, `note` good to know. */
export type Severity = 'error' | 'warning' | 'note'

/** Where one example of a finding stands. `line` is the line in the file, counted from 1; Parquet has rows only. */
export interface FindingPlace {
  readonly file?: string
  readonly line?: number
  /** Row of the table, counted from 0. */
  readonly row: number
}

/**
 * Something about a table that its reader noticed and that is no reason to refuse it.
 * `message` and `remedy` name columns, counts and places, never a value of a cell, so that they may stand in a report.
 */
export interface Finding {
  readonly code: FindingCode
  readonly severity: Severity
  readonly message: string
  readonly remedy?: string
  readonly column?: string
  /** How many cells or lines. */
  readonly count?: number
  /** The first few places. */
  readonly places?: readonly FindingPlace[]
}

/** The closed set of findings. */
export type FindingCode =
  | 'ALL_NULL'
  | 'BIG_INTEGERS'
  | 'BLANK_LINES'
  | 'BYTE_ORDER_MARK'
  | 'COMPRESSED'
  | 'CONSTANT'
  | 'CONVERSION_FAILED'
  | 'CONTROL_CHARACTERS'
  | 'DATE_FORMAT'
  | 'DECIMALS_ROUNDED'
  | 'DECIMAL_COMMA'
  | 'DUPLICATE_ROWS'
  | 'EXTRA_COLUMN'
  | 'FORMULAS'
  | 'HEADER_REPEATED'
  | 'IDENTIFIES_ROWS'
  | 'IMPOSSIBLE_DATE'
  | 'INFINITE'
  | 'LEADING_ZEROS'
  | 'LONG_TEXTS'
  | 'MISSING_COLUMN'
  | 'MISSING_LIKE_TEXT'
  | 'MISSING_TOKENS'
  | 'MIXED_TYPES'
  | 'MIXED_ZONES'
  | 'NEAR_LEVELS'
  | 'NO_ZONE'
  | 'NUMERIC_NAMES'
  | 'NUMBERS_WITH_UNITS'
  | 'OVERFLOW'
  | 'SEPARATOR'
  | 'SPACED_NAME'
  | 'UTF16'

/** `line 7`, `lines 7, 9, 12 …`: the examples of a finding in words. */
export function inLines(places: readonly FindingPlace[], count: number): string {
  const lines = places.map((place) => place.line ?? place.row)
  const unit = places[0]?.line === undefined ? 'row' : 'line'
  return `${unit}${count > 1 ? 's' : ''} ${lines.join(', ')}${count > lines.length ? ' …' : ''}`
}

/** A column without any value. */
export function emptyFinding(name: string, cells: number): Finding {
  return {
    code: 'ALL_NULL',
    severity: 'warning',
    message: `${name}: every cell is empty.`,
    column: name,
    count: cells,
    remedy: 'Drop the column, or find out why it lost its values.',
  }
}
