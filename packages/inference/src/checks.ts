import type { Table } from '@mlops-actions/core'
import { fail } from './errors.ts'
import type { Prepared } from './feeds.ts'
import { columnKey, type GraphFacts, type KnownCategories } from './graph-facts.ts'
import type { BoundInput, FeedType } from './inputs.ts'
import { type Finding, type ModelOptions, own } from './options.ts'

/** The range of each integer type; `int64` is bounded by what a double holds exactly. */
const ranges: Partial<Record<FeedType, readonly [number, number]>> = {
  int64: [-(2 ** 53), 2 ** 53],
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int16: [-(2 ** 15), 2 ** 15 - 1],
  int8: [-128, 127],
  uint8: [0, 255],
  uint16: [0, 65_535],
  uint32: [0, 2 ** 32 - 1],
  bool: [0, 1],
}
/** The smallest double that rounds to infinity as float32: 2^128 - 2^103. */
const float32Overflow = 2 ** 128 - 2 ** 103

/**
 * Checks every value that will be fed, before anything is scored: the runtime itself never says no to NaN, to infinity or to a
 * category that it does not know. Throws VALUE_MISSING, VALUE_NOT_FINITE, VALUE_NOT_INTEGER, CATEGORY_UNKNOWN with column, count and first row.
 */
export function checkValues(
  bound: BoundInput,
  columns: readonly Prepared[],
  facts: GraphFacts,
  options: ModelOptions,
): readonly Finding[] {
  const findings: Finding[] = []
  columns.forEach((column, index) => {
    const name = bound.columns[index] as string
    const key = columnKey(bound.spec.name, index)
    const mayMiss = bound.spec.type !== 'string' && (options.missing === 'allow' || facts.imputed.has(key))
    if ('numbers' in column) checkNumbers(name, column.numbers, bound.spec.type, mayMiss)
    else checkTexts(name, column)
    if ('numbers' in column && facts.cast.has(key))
      checkWhole(name, column.numbers, 'the model casts it to whole numbers')
    const known = facts.categories.filter((one) => one.input === bound.spec.name && one.index === index)
    for (const one of known) findings.push(...checkCategories(name, column, one, options))
  })
  return findings
}

/** Rows are counted from 1, the header not counted. */
function located(count: number, first: number): string {
  return `${count.toLocaleString('en-US')} row${count === 1 ? '' : 's'}, first in row ${first + 1}`
}

function checkNumbers(name: string, values: Float64Array, type: FeedType, mayMiss: boolean): void {
  const limit = type === 'float' ? float32Overflow : Number.POSITIVE_INFINITY
  const whole = type !== 'float' && type !== 'double'
  if (!whole && allWithin(values, limit)) return
  let missing = 0
  let firstMissing = -1
  let infinite = 0
  let firstInfinite = -1
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Math.abs(value) < limit) continue
    if (Number.isNaN(value)) {
      if (missing++ === 0) firstMissing = row
    } else if (infinite++ === 0) firstInfinite = row
  }
  if (missing > 0 && (whole || !mayMiss)) throw missingCells(name, missing, firstMissing, whole ? type : undefined)
  if (infinite > 0)
    throw fail(
      'VALUE_NOT_FINITE',
      `Column "${name}" has ${values[firstInfinite]}, which is no finite ${type === 'float' ? 'float32' : 'number'}, in ${located(infinite, firstInfinite)}.`,
      {
        remedy: 'Mend the data where it is made.',
      },
    )
  if (!whole) return
  checkWhole(name, values, `its input takes ${type}`)
  const [low, high] = ranges[type] ?? [-Infinity, Infinity]
  const outside = values.findIndex((value) => value < low || value > high)
  if (outside >= 0)
    throw fail(
      'VALUE_NOT_INTEGER',
      `Column "${name}" has ${values[outside]} in row ${outside + 1}, outside the range of ${type}.`,
      {
        remedy: 'Mend the data, or export the model with a wider type.',
      },
    )
}

/** The usual case, in one loop without a branch that is taken: every value is a number between the limits. */
function allWithin(values: Float64Array, limit: number): boolean {
  let strange = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    strange += value < limit && value > -limit ? 0 : 1
  }
  return strange === 0
}

function missingCells(name: string, count: number, first: number, whole: FeedType | undefined) {
  return fail(
    'VALUE_MISSING',
    `Column "${name}" is missing in ${located(count, first)}, and the model does not take missing values.`,
    {
      remedy: whole
        ? `An ${whole} input has no missing value: fill the cells, or export the model with a float input.`
        : 'Fill the cells, put an imputer into the exported pipeline, or say "missing: allow" if the model was trained with missing values.',
    },
  )
}

function checkTexts(name: string, column: Exclude<Prepared, { numbers: Float64Array }>): void {
  const isMissing =
    'texts' in column
      ? (row: number) => (column.texts.codes[row] as number) < 0
      : (row: number) => column.words[row] === ''
  const rows = 'texts' in column ? column.texts.codes.length : column.words.length
  let count = 0
  let first = -1
  for (let row = 0; row < rows; row++) if (isMissing(row) && count++ === 0) first = row
  if (count > 0)
    throw fail(
      'VALUE_MISSING',
      `Column "${name}" is missing in ${located(count, first)}, and a text input has no missing value.`,
      {
        remedy: 'Fill the cells with the text that training used for them.',
      },
    )
}

function checkWhole(name: string, values: Float64Array, why: string): void {
  let count = 0
  let first = -1
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (value % 1 !== 0 && !Number.isNaN(value) && count++ === 0) first = row
  }
  if (count > 0)
    throw fail(
      'VALUE_NOT_INTEGER',
      `Column "${name}" has ${values[first]}, and ${why}: the fraction would be cut off. ${located(count, first)}.`,
      {
        remedy: 'Mend the data, or export the model with a float input and categories as text.',
      },
    )
}

function checkCategories(
  name: string,
  column: Prepared,
  known: KnownCategories,
  options: ModelOptions,
): readonly Finding[] {
  const unknown = unknownRows(column, known)
  if (unknown.count === 0) return []
  const accepted = [...known.values]
  const message = `Column "${name}" has ${JSON.stringify(unknown.value)}, which the model was not trained on, in ${located(unknown.count, unknown.first)}. It knows ${accepted.slice(0, 20).join(', ')}${accepted.length > 20 ? ` and ${accepted.length - 20} more` : ''}.`
  if (options.unknownCategories === 'zeros' && known.zeros)
    return [{ code: 'CATEGORY_UNKNOWN', message, rows: unknown.count }]
  throw fail('CATEGORY_UNKNOWN', message, {
    remedy: known.zeros
      ? 'Map the value, or train with it; if zeros are meant (handle_unknown="ignore"), say "unknown-categories: zeros".'
      : 'Map the value, or train with it.',
  })
}

function unknownRows(column: Prepared, known: KnownCategories): { count: number; first: number; value: string } {
  const found = { count: 0, first: -1, value: '' }
  const note = (row: number, value: string) => {
    if (found.count++ === 0) Object.assign(found, { first: row, value })
  }
  if ('texts' in column) {
    const bad = column.texts.levels.map((level) => !known.values.has(level))
    column.texts.codes.forEach((code, row) => {
      if (bad[code]) note(row, column.texts.levels[code] as string)
    })
  } else if ('words' in column) {
    column.words.forEach((word, row) => {
      if (!known.values.has(word)) note(row, word)
    })
  } else {
    const numbers = new Set([...known.values].map(Number))
    column.numbers.forEach((value, row) => {
      if (!Number.isNaN(value) && !numbers.has(value)) note(row, String(value))
    })
  }
  return found
}

/**
 * Turns declared categories into the codes that the model learned: the position of the value in the list.
 * Throws MODEL_CATEGORY_CODES when the model compares a column with codes and nothing is declared for it.
 */
export function categoryCodes(
  bound: readonly BoundInput[],
  table: Table,
  facts: GraphFacts,
  options: ModelOptions,
  model: string,
): ReadonlyMap<string, Float64Array> {
  const declared = options.categories ?? {}
  for (const { input, index, values } of facts.trees.equality) {
    const name = bound.find((one) => one.spec.name === input)?.columns[index]
    if (name !== undefined && own(declared, name) === undefined)
      throw fail(
        'MODEL_CATEGORY_CODES',
        `${model} compares column "${name}" with the codes ${values.slice(0, 10).join(', ')}. If it was trained on pandas categories these are positions (0, 1, …), not values.`,
        {
          remedy: `Declare the categories in the order of training, categories: { ${name}: [first, second, …] }, or categories: { ${name}: as-is } when the column holds what the model was trained on.`,
        },
      )
  }
  const codes = new Map<string, Float64Array>()
  for (const [name, list] of Object.entries(declared)) if (list !== 'as-is') codes.set(name, codesOf(name, list, table))
  return codes
}

function codesOf(name: string, list: readonly (string | number)[], table: Table): Float64Array {
  const column = table.columns.find((one) => one.name === name)
  if (column === undefined) return new Float64Array(table.rows).fill(Number.NaN)
  const positions = new Map(list.map((value, code) => [String(value), code]))
  const textOf = (row: number): string | undefined => {
    if (column.kind === 'text') return column.levels[column.codes[row] as number]
    const value = column.values[row] as number
    return Number.isNaN(value) ? undefined : String(value)
  }
  return Float64Array.from({ length: table.rows }, (_, row) => {
    const text = textOf(row)
    if (text === undefined) return Number.NaN
    const code = positions.get(text)
    if (code === undefined)
      throw fail(
        'CATEGORY_UNKNOWN',
        `Column "${name}" has ${JSON.stringify(text)} in row ${row + 1}, which is none of the declared categories ${list.join(', ')}.`,
        {
          remedy: 'Map the value, or train with it and declare it.',
        },
      )
    return code
  })
}
