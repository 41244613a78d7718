import { type Column, columnOf, isoTime, type NumberColumn, type SliceRule, type Table } from '@mlops-actions/core'

/** The rows of a declared slice. */
export interface Slice {
  readonly key: Readonly<Record<string, string>>
  readonly rows: Uint32Array
  /** Which of the rules declared it: the slices of one rule are the parts of one whole. */
  readonly rule: number
}

/** A declared slice that the data cannot give. */
export interface SliceProblem {
  readonly key: Readonly<Record<string, string>>
  readonly code: 'SLICE_COLUMN_MISSING' | 'SLICE_EMPTY' | 'SLICE_TOO_MANY_VALUES'
  readonly message: string
}

/** What the declared slices come to on this data. */
export interface Slices {
  readonly slices: readonly Slice[]
  readonly problems: readonly SliceProblem[]
}

/** How rows whose cell is null are named: they are people too, and a slice of their own. */
export const MISSING = '(missing)'

/** A column with more values than this is not a set of slices: numbers need edges. */
export const MOST_VALUES = 100

/** The cells of one column as slice values: codes into names; `declared` when each name was asked for (edges), so that an empty one is a problem. */
interface Cut {
  readonly column: string
  readonly codes: Int32Array
  readonly names: readonly string[]
  readonly declared: boolean
}

/**
 * The slices that the rules declare, each value of a column, each bin between edges, or two columns crossed. A value that no row has is no
 * slice; a bin that no row has is a problem, because somebody wrote its edges.
 */
export function slicesOf(table: Table, rules: readonly SliceRule[]): Slices {
  const slices: Slice[] = []
  const problems: SliceProblem[] = []
  for (const [index, rule] of rules.entries()) {
    const cuts: Cut[] = []
    for (const name of rule.columns) {
      const cut = cutOf(table, name, rule.edges?.[name])
      if ('code' in cut) problems.push(cut)
      else cuts.push(cut)
    }
    if (cuts.length !== rule.columns.length) continue
    if (cuts.length === 1) single(cuts[0] as Cut, index, slices, problems)
    else crossed(cuts, index, table.rows, slices)
  }
  return { slices, problems }
}

/** The rows of one named slice; every column must hold the value as it is written in the slice's name (a bin by its name: `25–34`). */
export function sliceOf(
  table: Table,
  key: Readonly<Record<string, string>>,
  rules: readonly SliceRule[] = [],
): Slice | SliceProblem {
  let rows = Uint32Array.from({ length: table.rows }, (_, i) => i)
  for (const [name, value] of Object.entries(key)) {
    const edges = rules.find((rule) => rule.edges?.[name] !== undefined)?.edges?.[name]
    const cut = [undefined, edges]
      .map((one) => cutOf(table, name, one))
      .find((one) => !('code' in one) && one.names.includes(value))
    if (cut === undefined || 'code' in cut) {
      if (columnOf(table, name) === undefined) return missingColumn(name)
      return { key, code: 'SLICE_EMPTY', message: `no row has ${name} = ${value}` }
    }
    const code = cut.names.indexOf(value)
    rows = rows.filter((row) => cut.codes[row] === code)
  }
  return rows.length === 0
    ? { key, code: 'SLICE_EMPTY', message: `no row is in ${nameOf(key)}` }
    : { key, rows, rule: 0 }
}

/** `education = 3`, crossed slices joined by ` & `: how a slice is written in sentences. */
export function nameOf(key: Readonly<Record<string, string>>): string {
  return Object.entries(key)
    .map(([column, value]) => (/^[<≥]/.test(value) ? `\`${column}\` ${value}` : `\`${column}\` = ${value}`))
    .join(' & ')
}

/** The same for `sex=1 & age=2` and `age=2 & sex=1`. */
export function sliceId(key: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The groups of a column: rows by value, in the order of their names. Null cells are the group `(missing)`. */
export function groupsOf(table: Table, column: string): readonly { name: string; rows: Uint32Array }[] | SliceProblem {
  const cut = cutOf(table, column, undefined)
  if ('code' in cut) return cut
  return rowsByCode(cut.codes, cut.names.length)
    .map((rows, code) => ({ name: cut.names[code] as string, rows }))
    .filter((group) => group.rows.length > 0)
}

function single(cut: Cut, rule: number, slices: Slice[], problems: SliceProblem[]): void {
  rowsByCode(cut.codes, cut.names.length).forEach((rows, code) => {
    const key = { [cut.column]: cut.names[code] as string }
    if (rows.length > 0) slices.push({ key, rows, rule })
    else if (cut.declared && cut.names[code] !== MISSING)
      problems.push({ key, code: 'SLICE_EMPTY', message: `no row is in ${nameOf(key)}, which was declared` })
  })
}

function crossed(cuts: readonly Cut[], rule: number, rows: number, slices: Slice[]): void {
  const total = cuts.reduce((product, cut) => product * cut.names.length, 1)
  const codes = new Int32Array(rows)
  for (const cut of cuts)
    for (let i = 0; i < rows; i++) codes[i] = (codes[i] as number) * cut.names.length + (cut.codes[i] as number)
  rowsByCode(codes, total).forEach((own, code) => {
    if (own.length === 0) return
    let rest = code
    const entries: [string, string][] = []
    for (const cut of cuts.toReversed()) {
      entries.unshift([cut.column, cut.names[rest % cut.names.length] as string])
      rest = Math.floor(rest / cut.names.length)
    }
    slices.push({ key: Object.fromEntries(entries), rows: own, rule })
  })
}

function rowsByCode(codes: Int32Array, total: number): Uint32Array[] {
  const sizes = new Uint32Array(total)
  for (const code of codes) sizes[code] = (sizes[code] as number) + 1
  const lists = Array.from(sizes, (size) => new Uint32Array(size))
  const filled = new Uint32Array(total)
  codes.forEach((code, row) => {
    const at = filled[code] as number
    ;(lists[code] as Uint32Array)[at] = row
    filled[code] = at + 1
  })
  return lists
}

function missingColumn(name: string): SliceProblem {
  return {
    key: { [name]: '' },
    code: 'SLICE_COLUMN_MISSING',
    message: `the data has no column "${name}", so its slices cannot be judged`,
  }
}

function cutOf(table: Table, name: string, edges: readonly number[] | undefined): Cut | SliceProblem {
  const column = columnOf(table, name)
  if (column === undefined) return missingColumn(name)
  if (edges !== undefined) return binned(column, edges)
  const found = column.kind === 'text' ? textCut(column) : numberCut(column)
  const used = new Set(found.codes)
  // Only values that occur, in an order that does not depend on the rows.
  const order = [...found.names.keys()].filter((code) => used.has(code))
  order.sort((a, b) => byNumberThenText(found.names[a] as string, found.names[b] as string))
  if (order.length > MOST_VALUES)
    return {
      key: { [name]: '' },
      code: 'SLICE_TOO_MANY_VALUES',
      message: `column "${name}" has ${order.length} values, more than ${MOST_VALUES}; give edges: { ${name}: [ … ] }`,
    }
  // A text that reads "(missing)" is the same slice as a cell that is.
  const names = [...new Set(order.map((code) => found.names[code] as string))]
  const place = new Map(order.map((code) => [code, names.indexOf(found.names[code] as string)]))
  return { column: name, codes: found.codes.map((code) => place.get(code) as number), names, declared: false }
}

/** The cells as codes; null is the last name. */
function textCut(column: Extract<Column, { kind: 'text' }>): { codes: Int32Array; names: readonly string[] } {
  const missing = column.levels.length
  return { codes: column.codes.map((code) => (code < 0 ? missing : code)), names: [...column.levels, MISSING] }
}

function numberCut(column: Extract<Column, { kind: 'number' }>): { codes: Int32Array; names: readonly string[] } {
  const known = new Map<number, number>()
  const names: string[] = []
  const codes = new Int32Array(column.values.length)
  column.values.forEach((cell, row) => {
    // A Map takes every NaN, and 0 and -0, for the same key.
    let code = known.get(cell)
    if (code === undefined) {
      code = names.length
      known.set(cell, code)
      names.push(Number.isNaN(cell) ? MISSING : cellName(cell, column.logical))
    }
    codes[row] = code
  })
  return { codes, names }
}

/** A value as people write it: a truth value, a time in ISO 8601, the shortest form of a number. */
function cellName(cell: number, logical: NumberColumn['logical']): string {
  if (logical === 'boolean') return String(cell !== 0)
  return logical === 'timestamp' && Number.isFinite(cell) ? isoTime(cell) : String(cell + 0)
}

/** `(missing)` last; numbers by size; texts by code point, so that the order is the same on every machine. */
function byNumberThenText(a: string, b: string): number {
  if (a === MISSING || b === MISSING) return Number(a === MISSING) - Number(b === MISSING)
  const [x, y] = [Number(a), Number(b)]
  if (!Number.isNaN(x) && !Number.isNaN(y) && x !== y) return x - y
  return a < b ? -1 : a > b ? 1 : 0
}

function binned(column: Column, edges: readonly number[]): Cut | SliceProblem {
  if (column.kind === 'text')
    return {
      key: { [column.name]: '' },
      code: 'SLICE_TOO_MANY_VALUES',
      message: `column "${column.name}" holds text, so edges have no meaning there`,
    }
  const sorted = [...edges].sort((a, b) => a - b)
  const whole = column.values.every((value) => Number.isNaN(value) || Number.isInteger(value))
  const names = [
    `< ${sorted[0]}`,
    ...sorted.slice(1).map((edge, i) => binName(sorted[i] as number, edge, whole)),
    `≥ ${sorted.at(-1)}`,
    MISSING,
  ]
  const codes = Int32Array.from(column.values, (value) =>
    Number.isNaN(value) ? names.length - 1 : sorted.filter((edge) => value >= edge).length,
  )
  return { column: column.name, codes, names, declared: true }
}

/** `25–34` where the column holds whole numbers (`25` where the bin is that one), else `25 to below 35`. */
function binName(from: number, to: number, whole: boolean): string {
  if (!whole || !Number.isInteger(from) || !Number.isInteger(to)) return `${from} to below ${to}`
  return to === from + 1 ? String(from) : `${from}–${to - 1}`
}
