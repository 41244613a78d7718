import { collector } from './collect.ts'
import { fail } from './errors.ts'
import { allocate, type FeedData } from './feeds.ts'
import { columnKey, type KnownCategories } from './graph-facts.ts'
import { type BoundInput, bindInputs } from './inputs.ts'
import type { Model } from './model.ts'
import { own } from './options.ts'
import type { Predictions } from './predictions.ts'
import type { Feed } from './runtime.ts'

/** One value of a row, as JSON has it. */
export type Cell = number | string | boolean | null

/** One column that the model takes, in the order in which the cells of a row are given. */
export interface RowColumn {
  readonly name: string
  readonly takes: 'number' | 'integer' | 'text'
  /** Whether null is a legal cell. */
  readonly mayMiss: boolean
  /** What the model's encoder knows, where the graph tells. */
  readonly categories?: readonly string[]
}

/** Scores single rows with little overhead: what a server needs. Rows are checked as tables are. */
export interface RowScorer {
  readonly columns: readonly RowColumn[]
  /**
   * Scores rows, each an array of cells in the order of `columns`. May be called again before an earlier call is done.
   * @throws UserError naming column and row for cells that the model does not take
   */
  scoreRows(rows: readonly (readonly Cell[])[]): Promise<Predictions>
}

/**
 * Prepares single-row scoring. Where the numbers of the model were found from many rows, give `meaning` when opening it.
 * @param names the columns of the rows, when the model does not name them; default: the declared features, else the inputs' names
 */
export function rowScorer(model: Model, names?: readonly string[]): RowScorer {
  const known = names ?? model.options.features ?? model.inputs.map((input) => input.name)
  const bound = bindInputs(model.inputs, known, model.options, model.name)
  const columns = [...new Set(bound.flatMap((one) => one.columns))]
  const readers = new Map(
    bound.flatMap((one) =>
      one.columns.map((name, index) => [columnKey(one.spec.name, index), reader(model, one, name, index)]),
    ),
  )
  const plans = bound.map((one) => ({
    bound: one,
    cells: one.columns.map((name, index) => ({
      at: columns.indexOf(name),
      read: readers.get(columnKey(one.spec.name, index)) as Reader,
    })),
  }))
  const outputs = [...(model.roles.label === undefined ? [] : [model.roles.label]), ...model.roles.numbers]
  const fixed = bound.find((one) => one.spec.batch !== undefined)?.spec.batch
  return {
    columns: columns.map((name) => described(model, bound, name)),
    async scoreRows(rows) {
      const collected = collector(model.roles, rows.length, model.options, model.name)
      const step = fixed ?? Math.max(1, rows.length)
      for (let from = 0; from < rows.length; from += step) {
        const count = Math.min(step, rows.length - from)
        const feeds = plans.map((plan) => feedOf(plan, rows, from, count, fixed ?? count))
        collected.add(await model.session.run(feeds, outputs), from, count, fixed ?? count)
      }
      return collected.finish()
    },
  }
}

type Reader = (cell: Cell | undefined, row: number) => number | string

interface Plan {
  readonly bound: BoundInput
  readonly cells: readonly { readonly at: number; readonly read: Reader }[]
}

function feedOf(plan: Plan, rows: readonly (readonly Cell[])[], from: number, count: number, size: number): Feed {
  const { spec } = plan.bound
  const width = plan.cells.length
  const data: FeedData = spec.type === 'string' ? new Array<string>(size * width) : allocate(spec.type, size * width)
  for (let row = 0; row < size; row++) {
    // A fixed batch is filled up with the last row.
    const cells = rows[from + Math.min(row, count - 1)] as readonly Cell[]
    for (let column = 0; column < width; column++) {
      const { at, read } = plan.cells[column] as Plan['cells'][number]
      const value = read(cells[at], from + row)
      if (data instanceof BigInt64Array) data[row * width + column] = BigInt(value)
      else (data as (number | string)[])[row * width + column] = value
    }
  }
  return { name: spec.name, type: spec.type, data, dims: spec.rank === 1 ? [size] : [size, width] }
}

function described(model: Model, bound: readonly BoundInput[], name: string): RowColumn {
  const one = bound.find((input) => input.columns.includes(name)) as BoundInput
  const key = columnKey(one.spec.name, one.columns.indexOf(name))
  const declared = own(model.options.categories, name)
  const known = model.facts.categories.find((entry) => columnKey(entry.input, entry.index) === key)
  const categories = Array.isArray(declared) ? declared.map(String) : known && [...known.values]
  const real = one.spec.type === 'float' || one.spec.type === 'double'
  const takes = one.spec.type === 'string' ? 'text' : real && !model.facts.cast.has(key) ? 'number' : 'integer'
  return { name, takes, mayMiss: mayMiss(model, one, key), ...(categories ? { categories } : {}) }
}

function mayMiss(model: Model, bound: BoundInput, key: string): boolean {
  const real = bound.spec.type === 'float' || bound.spec.type === 'double'
  return real && (model.options.missing === 'allow' || model.facts.imputed.has(key))
}

/** Makes the function that turns a cell into what is fed, or throws as the checks of tables do. */
function reader(model: Model, bound: BoundInput, name: string, index: number): Reader {
  const key = columnKey(bound.spec.name, index)
  const known = model.facts.categories.filter((one) => one.input === bound.spec.name && one.index === index)
  const allowed = model.options.unknownCategories === 'zeros' ? known.filter((one) => !one.zeros) : known
  if (bound.spec.type === 'string') return textReader(name, allowed)
  const declared = own(model.options.categories, name)
  const missing = mayMiss(model, bound, key)
  if (Array.isArray(declared)) return codeReader(name, declared, missing)
  const { type } = bound.spec
  const whole = (type !== 'float' && type !== 'double') || model.facts.cast.has(key)
  const limit = type === 'float' ? 3.4028235677973366e38 : type === 'double' ? Infinity : 2 ** 53
  const numbers = allowed.map((one) => new Set([...one.values].map(Number)))
  return (cell, row) => {
    if (cell === null || cell === undefined) return missingCell(name, row, missing)
    const value = typeof cell === 'boolean' ? Number(cell) : cell
    if (typeof value !== 'number') throw wrongType(name, row, cell, 'a number')
    if (!(Math.abs(value) < limit))
      throw fail('VALUE_NOT_FINITE', `Column "${name}" has ${value} in row ${row + 1}, which is no finite ${type}.`)
    if (whole && value % 1 !== 0)
      throw fail(
        'VALUE_NOT_INTEGER',
        `Column "${name}" has ${value} in row ${row + 1}, and the model takes whole numbers there.`,
      )
    for (const set of numbers) if (!set.has(value)) throw unknownCategory(name, row, cell, allowed)
    return value
  }
}

function textReader(name: string, known: readonly KnownCategories[]): Reader {
  return (cell, row) => {
    if (cell === null || cell === undefined || cell === '') return missingCell(name, row, false)
    if (typeof cell === 'boolean') throw wrongType(name, row, cell, 'a text')
    const text = String(cell)
    for (const one of known) if (!one.values.has(text)) throw unknownCategory(name, row, cell, known)
    return text
  }
}

function codeReader(name: string, list: readonly (string | number)[], missing: boolean): Reader {
  const positions = new Map(list.map((value, code) => [String(value), code]))
  return (cell, row) => {
    if (cell === null || cell === undefined) return missingCell(name, row, missing)
    const code = positions.get(String(cell))
    if (code === undefined)
      throw fail(
        'CATEGORY_UNKNOWN',
        `Column "${name}" has ${JSON.stringify(cell)} in row ${row + 1}, which is none of ${list.join(', ')}.`,
      )
    return code
  }
}

function missingCell(name: string, row: number, legal: boolean): number {
  if (legal) return Number.NaN
  throw fail(
    'VALUE_MISSING',
    `Column "${name}" is missing in row ${row + 1}, and the model does not take missing values.`,
    {
      remedy: `Give a value for "${name}".`,
    },
  )
}

function wrongType(name: string, row: number, cell: Cell, wanted: string) {
  return fail(
    'COLUMN_TYPE',
    `Column "${name}" has ${JSON.stringify(cell)} in row ${row + 1}; the model takes ${wanted}.`,
  )
}

function unknownCategory(name: string, row: number, cell: Cell, known: readonly KnownCategories[]) {
  const values = known.flatMap((one) => [...one.values])
  return fail(
    'CATEGORY_UNKNOWN',
    `Column "${name}" has ${JSON.stringify(cell)} in row ${row + 1}, which the model was not trained on. It knows ${values.slice(0, 20).join(', ')}.`,
  )
}
