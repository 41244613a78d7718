import { fail } from './errors.ts'
import type { Finding, Meaning, ModelOptions } from './options.ts'
import type { OutputRoles } from './outputs.ts'
import type { Predictions, ScoreKind } from './predictions.ts'

/** A tensor as the runtime gives it. */
export interface ResultTensor {
  readonly dims: readonly number[]
  readonly data: ArrayLike<number | bigint | string>
}

/** Gathers the answers of many calls, row by row, trusting the real dimensions and not the declared ones. */
export interface Collector {
  /**
   * Takes the answers of one call: `rows` of them belong to the rows from `from` on.
   * @param size rows of the call; more than `rows` where the batch is fixed and was filled up
   */
  add(results: Readonly<Record<string, ResultTensor | undefined>>, from: number, rows: number, size?: number): void
  finish(): Predictions
}

/** Rounding of float32 probabilities: a row may sum to 1 only so closely, and a value lie so far outside [0, 1]. */
const rounding = 1e-4

/** Makes the collector for a table of `rows` rows. */
export function collector(roles: OutputRoles, rows: number, options: ModelOptions, model: string): Collector {
  const labelOf: (string | undefined)[] = []
  const labelCodes = new Map<number | bigint | string, number>()
  const codes = new Float64Array(rows)
  const codeOf = (value: number | bigint | string): number => {
    const known = labelCodes.get(value)
    if (known !== undefined) return known
    labelOf.push(typeof value === 'boolean' ? String(Number(value)) : String(value))
    labelCodes.set(value, labelOf.length - 1)
    return labelOf.length - 1
  }
  let columns: Float64Array[] | undefined
  const columnsOf = (count: number): Float64Array[] => {
    columns ??= Array.from({ length: count }, () => new Float64Array(rows))
    if (columns.length === count) return columns
    throw fail('RUN_FAILED', `${model} gave ${count} columns of numbers after ${columns.length} before.`)
  }
  return {
    add(results, from, count, size = count) {
      if (roles.label !== undefined) {
        const { data, dims } = taken(results, roles.label, model)
        if (data.length !== size) throw notOneARow(model, roles.label, dims, size)
        let last: number | bigint | string | undefined
        let code = 0
        for (let row = 0; row < count; row++) {
          const value = data[row] as number | bigint | string
          if (value !== last) {
            code = codeOf(value)
            last = value
          }
          codes[from + row] = code
        }
      }
      const tensors = roles.numbers.map((name) => taken(results, name, model))
      const widths = tensors.map((tensor) => widthOf(tensor, model))
      const into = columnsOf(widths.reduce((sum, width) => sum + width, 0))
      let first = 0
      tensors.forEach((tensor, at) => {
        if (tensor.data.length !== size * (widths[at] as number))
          throw notOneARow(model, roles.numbers[at] as string, tensor.dims, size)
        copyNumbers(tensor, widths[at] as number, into, first, from, count)
        first += widths[at] as number
      })
    },
    finish: () => interpret({ roles, rows, options, model, codes, seen: labelOf as string[], columns: columns ?? [] }),
  }
}

/** Several labels a row, or rows that were merged: what a row's answer is cannot be said. */
function notOneARow(model: string, output: string, dims: readonly number[], size: number) {
  return fail(
    'MODEL_OUTPUT_UNSUPPORTED',
    `Output "${output}" of ${model} gave [${dims.join(', ')}] for ${size} rows; one answer a row is needed.`,
    { remedy: 'Export one model a label, or name another output: outputs: { label: … }.' },
  )
}

function taken(results: Readonly<Record<string, ResultTensor | undefined>>, name: string, model: string): ResultTensor {
  const tensor = results[name]
  if (tensor === undefined) throw fail('RUN_FAILED', `${model} gave no output "${name}".`)
  return tensor
}

function widthOf(tensor: ResultTensor, model: string): number {
  if (tensor.dims.length <= 1) return 1
  if (tensor.dims.length === 2) return tensor.dims[1] as number
  throw fail(
    'MODEL_OUTPUT_UNSUPPORTED',
    `${model} gave a result of ${tensor.dims.length} dimensions, [${tensor.dims.join(', ')}]; a prediction is a row.`,
  )
}

function copyNumbers(
  tensor: ResultTensor,
  width: number,
  into: readonly Float64Array[],
  first: number,
  from: number,
  rows: number,
): void {
  const { data } = tensor
  for (let column = 0; column < width; column++) {
    const target = into[first + column] as Float64Array
    for (let row = 0, at = column; row < rows; row++, at += width) target[from + row] = data[at] as number
  }
}

interface Gathered {
  readonly roles: OutputRoles
  readonly rows: number
  readonly options: ModelOptions
  readonly model: string
  /** Codes in order of first appearance. */
  readonly codes: Float64Array
  readonly seen: readonly string[]
  readonly columns: readonly Float64Array[]
}

function interpret(gathered: Gathered): Predictions {
  const { roles, rows, columns, model, options } = gathered
  for (const column of columns) {
    const bad = column.findIndex((value) => !Number.isFinite(value))
    if (bad >= 0)
      throw fail('PREDICTION_NOT_FINITE', `${model} gave ${column[bad]} for row ${bad + 1}.`, {
        remedy: 'Look at that row; the model or its input is broken.',
      })
  }
  if (options.meaning?.labels) return asMeant(gathered, options.meaning, options.meaning.labels)
  if (roles.label !== undefined) return withLabels(gathered)
  if (
    roles.meaning === 'classes' ||
    (roles.declared === undefined &&
      gathered.options.task === undefined &&
      columns.length > 1 &&
      areProbabilities(columns))
  )
    return withoutLabels(gathered)
  const base = { rows, evidence: 'measured' as const, findings: [] }
  if (columns.length <= 1) return { ...base, predicted: columns[0] ?? new Float64Array(rows) }
  const names = gathered.options.targets
  return { ...base, predicted: columns[0] as Float64Array, targets: columns, ...(names ? { targetNames: names } : {}) }
}

/** Reads the numbers as an earlier scoring of many rows did. */
function asMeant(gathered: Gathered, meaning: Meaning, labels: readonly string[]): Predictions {
  const { roles, rows, columns, codes, seen, model } = gathered
  const base = { rows, labels, evidence: 'measured' as const, findings: [] }
  const said = roles.label === undefined ? undefined : placed(codes, seen, labels, model)
  const one = columns.length === 1 ? columns[0] : undefined
  const numbers =
    meaning.numbers === 'probabilities'
      ? { probabilities: one ? [one.map((value) => 1 - value), one] : columns }
      : meaning.numbers === 'none' || meaning.numbers === 'values'
        ? {}
        : {
            scores: meaning.numbers === 'log-odds' && said && !one ? [towardsSecond(columns, said)] : columns,
            scoreKind: meaning.numbers,
          }
  if (said === undefined) {
    const cut = meaning.numbers === 'probabilities' ? 0.5 : 0
    const predicted = one
      ? one.map((value) => (value > cut ? 1 : 0))
      : Float64Array.from({ length: rows }, (_, row) => extreme(columns, row, 1))
    return { ...base, predicted, ...numbers }
  }
  return { ...base, predicted: said, ...numbers }
}

/** Numbers of classes without a label: the largest wins, as in `predict` of scikit-learn; of one number, from 0.5 on. */
function withoutLabels(gathered: Gathered): Predictions {
  const { rows, columns, options } = gathered
  const [only] = columns
  if (columns.length === 1 && only) {
    const proper = only.every((value) => value >= -rounding && value <= 1 + rounding)
    const labels = options.classes ?? ['0', '1']
    const cut = proper ? 0.5 : 0
    const numbers = proper
      ? { probabilities: [only.map((value) => 1 - value), only] }
      : { scores: [only], scoreKind: 'score' as const }
    return {
      rows,
      labels,
      predicted: only.map((value) => (value > cut ? 1 : 0)),
      ...numbers,
      evidence: 'measured',
      findings: [],
    }
  }
  const labels = options.classes ?? columns.map((_, at) => String(at))
  const numbers = areProbabilities(columns)
    ? { probabilities: columns }
    : { scores: columns, scoreKind: 'margin' as const }
  return {
    rows,
    labels,
    predicted: Float64Array.from({ length: rows }, (_, row) => extreme(columns, row, 1)),
    ...numbers,
    evidence: 'measured',
    findings: [],
  }
}

function withLabels(gathered: Gathered): Predictions {
  const { roles, rows, columns, codes, seen, options, model } = gathered
  const findings: Finding[] = []
  const labels = classOrder(gathered, findings)
  const predicted = placed(codes, seen, labels, model)
  const base = { rows, labels, predicted, evidence: 'measured' as const, findings }
  if (columns.length === 0) return base
  if (columns.length === 1)
    return { ...base, scores: columns, scoreKind: isAnomaly(labels, options) ? 'anomaly' : 'score' }
  if (columns.length !== labels.length)
    throw fail(
      'MODEL_OUTPUT_UNSUPPORTED',
      `${model} has ${labels.length} classes (${labels.join(', ')}) and gives ${columns.length} numbers a row.`,
      {
        remedy: 'Name the roles of the outputs: outputs: { label: …, probabilities: … }.',
      },
    )
  if (roles.declared !== 'score' && areProbabilities(columns)) return { ...base, probabilities: columns }
  if (roles.declared === 'probabilities')
    throw fail(
      'MODEL_OUTPUT_UNSUPPORTED',
      `The numbers that ${model} gives are declared as probabilities, and are not: rows do not sum to 1, or values lie outside [0, 1].`,
    )
  return { ...base, ...scoresOf(columns, predicted) }
}

/** Turns codes by first appearance into positions among the classes. Throws LABEL_UNKNOWN. */
function placed(codes: Float64Array, seen: readonly string[], labels: readonly string[], model: string): Float64Array {
  const place = seen.map((label) => labels.indexOf(label))
  const strange = seen[place.indexOf(-1)]
  if (strange !== undefined)
    throw fail('LABEL_UNKNOWN', `${model} answered "${strange}", which is none of its classes: ${labels.join(', ')}.`, {
      remedy: 'Name the classes in the order of the columns: classes: [first, second, …].',
    })
  return codes.map((code) => place[code] as number)
}

/** Log-odds and binary margins come as [-s, s]: one score, of the second class. Distances are smallest where the label is. */
function scoresOf(
  columns: readonly Float64Array[],
  predicted: Float64Array,
): { scores: readonly Float64Array[]; scoreKind: ScoreKind } {
  const [first, second] = columns as [Float64Array, Float64Array]
  if (
    columns.length === 2 &&
    first.every((value, row) => Math.abs(value + (second[row] as number)) <= rounding * Math.max(1, Math.abs(value)))
  )
    return { scores: [towardsSecond(columns, predicted)], scoreKind: 'log-odds' }
  const largest = predicted.every((code, row) => isExtreme(columns, row, code, 1))
  const smallest = !largest && predicted.every((code, row) => isExtreme(columns, row, code, -1))
  return { scores: columns, scoreKind: smallest ? 'distance' : 'margin' }
}

/** Of [-s, s] the column that is large where the second class is the label: for a binary SVC the exporter writes them the other way round. */
function towardsSecond(columns: readonly Float64Array[], predicted: Float64Array): Float64Array {
  const [first, second] = columns as [Float64Array, Float64Array]
  let votes = 0
  for (let row = 0; row < predicted.length; row++)
    votes += Math.sign((second[row] as number) - (first[row] as number)) * (predicted[row] === 1 ? 1 : -1)
  return votes < 0 ? first : second
}

function isAnomaly(labels: readonly string[], options: ModelOptions): boolean {
  return options.task !== 'binary' && labels.every((label) => label === '1' || label === '-1')
}

/** True when every value lies in [0, 1] and every row sums to 1, both up to float32 rounding. */
export function areProbabilities(columns: readonly Float64Array[], slack = rounding): boolean {
  const rows = columns[0]?.length ?? 0
  for (let row = 0; row < rows; row++) {
    let sum = 0
    for (const column of columns) {
      const value = column[row] as number
      if (value < -slack || value > 1 + slack) return false
      sum += value
    }
    if (Math.abs(sum - 1) > slack) return false
  }
  return true
}

function isExtreme(columns: readonly Float64Array[], row: number, code: number, sign: 1 | -1): boolean {
  const value = columns[code]?.[row] as number
  return columns.every((column) => sign * (column[row] as number) <= sign * value)
}

function extreme(columns: readonly Float64Array[], row: number, sign: 1 | -1): number {
  let best = 0
  for (let at = 1; at < columns.length; at++)
    if (sign * (columns[at]?.[row] as number) > sign * (columns[best]?.[row] as number)) best = at
  return best
}

/**
 * The order of the classes: said by options or graph; else positions 0 … k-1 where the labels are such numbers; else found from the
 * answers, where each label always stands at the largest number of one column. An order that cannot be shown is refused, not guessed.
 */
function classOrder(gathered: Gathered, findings: Finding[]): readonly string[] {
  const { roles, columns, seen, codes, model } = gathered
  if (roles.classes) return roles.classes
  if (columns.length <= 1) return isAnomalyLike(seen) ? ['-1', '1'] : [...seen].sort(byNumberThenText)
  const positions = columns.map((_, at) => String(at))
  if (seen.every((label) => positions.includes(label))) return positions
  const found: (string | undefined)[] = columns.map(() => undefined)
  for (let row = 0; row < gathered.rows; row++) {
    const at = extreme(columns, row, 1)
    const label = seen[codes[row] as number]
    if (found[at] !== undefined && found[at] !== label) throw orderUnknown(model)
    found[at] = label
  }
  if (found.some((label) => label === undefined) || new Set(found).size < found.length) throw orderUnknown(model)
  findings.push({
    code: 'CLASS_ORDER_FOUND',
    message: `The graph does not name the classes of ${model}; their order was found from the answers: ${found.join(', ')}.`,
  })
  return found as string[]
}

function isAnomalyLike(seen: readonly string[]): boolean {
  return seen.length > 0 && seen.every((label) => label === '1' || label === '-1')
}

function byNumberThenText(one: string, other: string): number {
  const [a, b] = [Number(one), Number(other)]
  return Number.isNaN(a) || Number.isNaN(b) ? (one < other ? -1 : 1) : a - b
}

function orderUnknown(model: string) {
  return fail(
    'MODEL_OUTPUT_UNSUPPORTED',
    `Which of the numbers that ${model} gives belongs to which class is not known.`,
    {
      remedy: 'Name the classes in the order of the columns: classes: [first, second, …].',
    },
  )
}
