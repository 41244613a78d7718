import type { Column } from '@mlops-actions/core'

/** The cells of a column of labels as codes into texts; -1 where a cell is empty. */
export interface LabelColumn {
  readonly codes: Int32Array
  readonly names: readonly string[]
}

/** The cells of a column as labels: numbers in their shortest form (1.0 is 1), booleans as true and false, texts as they are. */
export function labelsOf(column: Column, booleans: 'words' | 'numbers' = 'words'): LabelColumn {
  if (column.kind === 'text') return { codes: column.codes, names: column.levels }
  const { values } = column
  const codeOf = new Map<number, number>()
  const codes = new Int32Array(values.length)
  // Labels repeat: the two that were met last are asked before the map.
  let [last, lastCode, other, otherCode] = [Number.NaN, -1, Number.NaN, -1]
  for (let row = 0; row < codes.length; row += 1) {
    const value = values[row] as number
    if (value === last) codes[row] = lastCode
    else if (value === other) codes[row] = otherCode
    else if (Number.isNaN(value)) codes[row] = -1
    else {
      // Adding 0 makes -0 and 0 one label.
      const code = codeOf.get(value + 0) ?? codeOf.size
      codeOf.set(value + 0, code)
      codes[row] = code
      ;[other, otherCode, last, lastCode] = [last, lastCode, value, code]
    }
  }
  const words = column.logical === 'boolean' && booleans === 'words'
  return { codes, names: [...codeOf.keys()].map((value) => (words ? String(value === 1) : String(value))) }
}

/** Labels in order: numbers by size, texts by code point, as scikit-learn sorts classes. */
export function inOrder(names: Iterable<string>): string[] {
  const all = [...new Set(names)]
  const numeric = all.every((name) => name.trim() !== '' && Number.isFinite(Number(name)))
  return all.sort((a, b) => (numeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0))
}

/** The rows' labels as positions in `classes`; NaN where a cell is empty. */
export function positions(labels: LabelColumn, classes: readonly string[]): Float64Array {
  const at = labels.names.map((name) => classes.indexOf(name))
  const found = new Float64Array(labels.codes.length)
  for (let row = 0; row < found.length; row += 1) {
    const code = labels.codes[row] as number
    const position = code < 0 ? -1 : (at[code] as number)
    found[row] = position < 0 ? Number.NaN : position
  }
  return found
}

/** The labels that occur: a text column may carry levels that no row has. */
export function occurring(labels: LabelColumn): readonly string[] {
  const seen = new Uint8Array(labels.names.length)
  for (const code of labels.codes) if (code >= 0) seen[code] = 1
  return labels.names.filter((_, code) => seen[code] === 1)
}

/**
 * Which class each score column belongs to, by the end of its name: `probability_paid` is of class `paid`. The names must agree on what
 * comes before the class, and every class that occurs must have a column.
 * @returns the classes in the order of the columns, or undefined when the names do not tell
 */
export function classesByName(columns: readonly string[], known: readonly string[]): readonly string[] | undefined {
  const shared = commonStart(columns)
  const cut = shared.lastIndexOf('_') + 1
  for (const prefix of new Set([shared.slice(0, cut), shared, ''])) {
    const rest = columns.map((column) => plain(column.slice(prefix.length)))
    if (rest.every((name) => name !== '') && known.every((name) => rest.includes(name))) return rest
  }
  return undefined
}

/** A class in a column's name, in the form that labelsOf gives: 1.0 is 1. */
function plain(name: string): string {
  return /^-?\d+\.0+$/.test(name) ? String(Number(name)) : name
}

function commonStart(texts: readonly string[]): string {
  const first = texts[0] ?? ''
  let length = first.length
  for (const text of texts) while (!text.startsWith(first.slice(0, length))) length -= 1
  return first.slice(0, length)
}
