import { isUtf8 } from 'node:buffer'
import { messageOf } from '@mlops-actions/core'
import type { Cell } from '@mlops-actions/inference'
import type { BundleSchema, Feature } from '../schema.ts'

/** One thing that is wrong with a request: which row (from 0), which column, what was expected. */
export interface RequestProblem {
  readonly row?: number
  readonly column?: string
  readonly message: string
}

/** A row: its cells in the order of the features. */
export type Row = readonly Cell[]

/** A request that was refused, or its rows and how many of their values are unusual. */
export type ReadRequest =
  | {
      readonly ok: true
      readonly rows: readonly Row[]
      readonly odd: number
      /** Whether the body names features only. */
      readonly featuresOnly: boolean
    }
  | { readonly ok: false; readonly problems: readonly RequestProblem[]; readonly more: number }

/** Problems that one answer shows; the rest is counted. */
const shownProblems = 20

/** Reads the bodies of score requests against a schema. One instance serves a server: it prepares what each feature needs. */
export class RequestReader {
  readonly #columns: readonly ColumnReader[]
  readonly #positions: ReadonlyMap<string, number>
  readonly #ignored: ReadonlySet<string>
  readonly #maximumRows: number
  /** Names in the request that is being read which are no features. */
  #foreign = 0

  constructor(schema: BundleSchema, maximumRows: number) {
    this.#columns = schema.features.map((feature, index) => new ColumnReader(feature, index))
    this.#positions = new Map(schema.features.map((feature, index) => [feature.name, index]))
    this.#ignored = new Set(schema.ignored)
    this.#maximumRows = maximumRows
  }

  /** Reads one body. */
  read(body: Uint8Array): ReadRequest {
    const problems = new Problems()
    const value = parseJson(body, problems)
    const rows: Cell[][] = []
    this.#foreign = 0
    const odd = value === undefined ? 0 : this.#read(value, rows, problems)
    if (problems.count === 0) return { ok: true, rows, odd, featuresOnly: this.#foreign === 0 }
    return { ok: false, problems: problems.list, more: problems.count - problems.list.length }
  }

  #read(value: unknown, into: Cell[][], problems: Problems): number {
    if (typeof value === 'object' && value !== null) {
      const fields = value as { rows?: unknown; columns?: unknown; data?: unknown }
      for (const name in fields) if (name !== 'rows' && name !== 'columns' && name !== 'data') this.#foreign += 1
      if (Array.isArray(fields.rows)) {
        if (fields.columns !== undefined || fields.data !== undefined) this.#foreign += 1
        return this.#readRows(fields.rows, into, problems)
      }
      if (Array.isArray(fields.columns) && Array.isArray(fields.data))
        return this.#readData(fields.columns, fields.data, into, problems)
    }
    problems.add({
      message: 'the body must be {"rows":[{"column":value,…},…]} or {"columns":["column",…],"data":[[value,…],…]}',
    })
    return 0
  }

  #readRows(rows: readonly unknown[], into: Cell[][], problems: Problems): number {
    if (!this.#sizeIsRight(rows.length, problems)) return 0
    let odd = 0
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index]
      if (typeof row !== 'object' || row === null || Array.isArray(row))
        problems.add({ row: index, message: `a row is an object of column and value, not ${shown(row)}` })
      else odd += this.#readRow(row as Record<string, unknown>, index, into, problems)
    }
    return odd
  }

  #readRow(row: Record<string, unknown>, index: number, into: Cell[][], problems: Problems): number {
    let odd = 0
    const cells: Cell[] = new Array(this.#columns.length)
    for (let position = 0; position < cells.length; position += 1) {
      const column = this.#columns[position] as ColumnReader
      const value = row[column.feature.name]
      const outcome = column.store(value, cells)
      if (outcome === 1) odd += 1
      else if (outcome < 0) {
        const present = Object.hasOwn(row, column.feature.name)
        problems.add(column.problem(present ? value : undefined, index))
      }
    }
    let keys = 0
    for (const _ in row) keys += 1
    if (keys !== cells.length) this.#checkNames(Object.keys(row), index, problems)
    into.push(cells)
    return odd
  }

  #readData(names: readonly unknown[], data: readonly unknown[], into: Cell[][], problems: Problems): number {
    const order = this.#order(names, problems)
    if (!order || !this.#sizeIsRight(data.length, problems)) return 0
    let odd = 0
    const asIs = names.length === order.length && order.every((place, position) => place === position)
    for (let index = 0; index < data.length; index += 1) {
      const values = data[index]
      if (asIs && this.#isPlain(values)) {
        into.push(values)
        continue
      }
      if (!Array.isArray(values) || values.length !== names.length) {
        const got = Array.isArray(values) ? `${values.length} values` : shown(values)
        problems.add({ row: index, message: `a row of "data" is a list of ${names.length} values, not ${got}` })
        continue
      }
      const cells: Cell[] = new Array(order.length)
      for (let position = 0; position < order.length; position += 1) {
        const column = this.#columns[position] as ColumnReader
        const value: unknown = values[order[position] as number]
        const outcome = column.store(value, cells)
        if (outcome === 1) odd += 1
        else if (outcome < 0) problems.add(column.problem(value, index))
      }
      into.push(cells)
    }
    return odd
  }

  /** True for a row of nothing but numbers within what training had: it needs no conversion, and most rows are so. */
  #isPlain(values: unknown): values is number[] {
    if (!Array.isArray(values) || values.length !== this.#columns.length) return false
    for (let position = 0; position < values.length; position += 1) {
      const value: unknown = values[position]
      const { plain, min, max } = this.#columns[position] as ColumnReader
      if (!plain || typeof value !== 'number' || value < min || value > max) return false
    }
    return true
  }

  /** For each feature its position in `names`. */
  #order(names: readonly unknown[], problems: Problems): Int32Array | undefined {
    const before = problems.count
    const order = new Int32Array(this.#columns.length).fill(-1)
    for (const [index, name] of names.entries()) {
      const position = typeof name === 'string' ? this.#positions.get(name) : undefined
      if (position === undefined) this.#checkNames([name], undefined, problems)
      else if (order[position] !== -1) problems.add({ column: String(name), message: 'stands twice in "columns"' })
      else order[position] = index
    }
    for (const column of this.#columns)
      if (order[column.index] === -1) problems.add(column.problem(undefined, undefined))
    return problems.count === before ? order : undefined
  }

  #checkNames(names: readonly unknown[], row: number | undefined, problems: Problems): void {
    for (const name of names) {
      if (typeof name === 'string' && this.#positions.has(name)) continue
      this.#foreign += 1
      if (typeof name === 'string' && this.#ignored.has(name)) continue
      const where = row === undefined ? {} : { row }
      problems.add({ ...where, column: String(name), message: 'is not a column of this model; leave it out' })
    }
  }

  #sizeIsRight(rows: number, problems: Problems): boolean {
    if (rows > 0 && rows <= this.#maximumRows) return true
    problems.add({
      message:
        rows === 0
          ? 'the request has no rows'
          : `the request has ${rows} rows; one request has at most ${this.#maximumRows}`,
    })
    return false
  }
}

/** Checks and stores the values of one feature. */
class ColumnReader {
  readonly feature: Feature
  readonly index: number
  readonly #levels: ReadonlySet<string> | undefined
  /** Whether every number within `min` and `max` is a value as it stands. */
  readonly plain: boolean
  readonly min: number
  readonly max: number

  constructor(feature: Feature, index: number) {
    this.feature = feature
    this.index = index
    this.#levels = feature.levels && new Set(feature.levels)
    this.plain = feature.type === 'number' || feature.type === 'timestamp'
    this.min = feature.min ?? -Number.MAX_VALUE
    this.max = feature.max ?? Number.MAX_VALUE
  }

  /** Stores a value. Returns 0; 1 for a value outside what training had; -1 for a value that is refused. */
  store(value: unknown, cells: Cell[]): -1 | 0 | 1 {
    if (this.feature.type === 'text') return this.#storeText(value, cells)
    const number = typeof value === 'number' ? value : this.#number(value)
    if (number === null) {
      cells[this.index] = null
      return 0
    }
    if (number === undefined || !Number.isFinite(number)) return -1
    if (this.feature.type === 'integer' && number % 1 !== 0) return -1
    if (this.feature.type === 'boolean' && number !== 0 && number !== 1) return -1
    cells[this.index] = number
    return number < this.min || number > this.max ? 1 : 0
  }

  #storeText(value: unknown, cells: Cell[]): -1 | 0 | 1 {
    if (typeof value === 'string') {
      cells[this.index] = value
      return this.#levels && !this.#levels.has(value) ? 1 : 0
    }
    if (value !== null || !this.feature.nullable) return -1
    cells[this.index] = null
    return 0
  }

  /** What else than a number may stand for one: null, true and false, a time. */
  #number(value: unknown): number | null | undefined {
    if (value === null) return this.feature.nullable ? null : undefined
    if (typeof value === 'boolean') return this.feature.type === 'boolean' ? Number(value) : undefined
    if (typeof value !== 'string' || this.feature.type !== 'timestamp') return undefined
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value)) return undefined
    const time = Date.parse(value)
    return Number.isNaN(time) ? undefined : time
  }

  problem(value: unknown, row: number | undefined): RequestProblem {
    const { name, type, nullable } = this.feature
    const expected = `${expectedWords[type]}${nullable ? ' or null' : ''}`
    const message =
      value === undefined ? `is missing: expected ${expected}` : `expected ${expected}, not ${shown(value)}`
    return row === undefined ? { column: name, message } : { row, column: name, message }
  }
}

const expectedWords = {
  number: 'a finite number',
  integer: 'a whole number',
  boolean: 'true or false',
  text: 'a text',
  timestamp: 'a time like 2026-11-23T09:00:00Z, or milliseconds since 1970',
} as const

class Problems {
  count = 0
  readonly list: RequestProblem[] = []

  add(problem: RequestProblem): void {
    this.count += 1
    if (this.list.length < shownProblems) this.list.push(problem)
  }
}

function parseJson(body: Uint8Array, problems: Problems): unknown {
  if (body.length === 0) {
    problems.add({ message: 'the body is empty: expected JSON' })
    return undefined
  }
  if (!isUtf8(body)) {
    problems.add({ message: 'the body is not valid UTF-8' })
    return undefined
  }
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.length).toString('utf8')) as unknown
  } catch (error) {
    problems.add({ message: `the body is not JSON: ${messageOf(error)}` })
    return undefined
  }
}

/** A value in an error message: its beginning is enough. */
function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
