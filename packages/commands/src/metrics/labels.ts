import { type Column, isoTime } from '@mlops-actions/core'

/** The cells of a column of labels as codes into texts; -1 where a cell is empty. */
export interface LabelColumn {
  readonly codes: Int32Array
  readonly names: readonly string[]
  /** True where every name is known to occur. */
  readonly all?: boolean
}

/** The cells of a column as labels: numbers in their shortest form (1.0 is 1), booleans as true and false, times in ISO 8601, texts as they are. */
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
  const times = column.logical === 'timestamp'
  const nameOf = (value: number): string =>
    words ? String(value === 1) : times && Number.isFinite(value) ? isoTime(value) : String(value)
  return { codes, names: [...codeOf.keys()].map(nameOf), all: true }
}

/** Labels in order: numbers by size (those beyond 2^53 that are equal as numbers by their text), texts by code point, as scikit-learn sorts classes. */
export function inOrder(names: Iterable<string>): string[] {
  const all = [...new Set(names)]
  const numeric = all.every((name) => name.trim() !== '' && Number.isFinite(Number(name)))
  return all.sort((a, b) => (numeric ? Number(a) - Number(b) : 0) || (a < b ? -1 : a > b ? 1 : 0))
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
  if (labels.all) return labels.names
  const seen = new Uint8Array(labels.names.length)
  for (let row = 0; row < labels.codes.length; row += 1) {
    const code = labels.codes[row] as number
    if (code >= 0) seen[code] = 1
  }
  return labels.names.filter((_, code) => seen[code] === 1)
}

/**
 * Which class each score column belongs to, by its name: `probability_paid` and `paid_score` are of class `paid`. The names must agree on
 * what comes before and after the class, and every class that occurs must have a column. What is cut off ends at an underscore, if that
 * will do, and is as long as it can be: of `p_x_1, p_x_2` the classes are 1 and 2 where those occur, and x_1 and x_2 where these do.
 * @returns the classes in the order of the columns, or undefined when the names do not tell
 */
export function classesByName(columns: readonly string[], known: readonly string[]): readonly string[] | undefined {
  const before = cuts(columns, (name) => name)
  const after = cuts(columns, reversed)
  for (const [start, end] of after.flatMap((tail) => before.map((head) => [head, tail] as const))) {
    const rest = columns.map((name) => plain(name.slice(start, Math.max(start, name.length - end)), known))
    if (rest.every((name) => name !== '') && known.every((name) => rest.includes(name))) return rest
  }
  return undefined
}

/** Lengths of what all names begin with: up to an underscore, longest first, then the others. The ends of names come with `turn`; 0 is first there. */
function cuts(names: readonly string[], turn: (name: string) => string): readonly number[] {
  const shared = commonStart(names.map(turn))
  const lengths = Array.from({ length: shared.length }, (_, i) => shared.length - i)
  const words = lengths.filter((length) => shared[length - 1] === '_')
  const others = lengths.filter((length) => shared[length - 1] !== '_')
  return turn === reversed ? [0, ...words, ...others] : [...words, 0, ...others]
}

function reversed(name: string): string {
  return [...name].reverse().join('')
}

/** A class in a column's name, in the form that labelsOf gives: 1.0 is 1, True is true. */
function plain(name: string, known: readonly string[]): string {
  if (known.includes(name)) return name
  if (/^-?\d+\.0+$/.test(name)) return String(Number(name))
  const word = name.toLowerCase()
  return (word === 'true' || word === 'false') && known.some((one) => one === 'true' || one === 'false') ? word : name
}

function commonStart(texts: readonly string[]): string {
  const first = texts[0] ?? ''
  let length = first.length
  for (const text of texts) while (!text.startsWith(first.slice(0, length))) length -= 1
  return first.slice(0, length)
}
