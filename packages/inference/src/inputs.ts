import { fail } from './errors.ts'
import type { Dimension, OnnxFile, ValueInfo } from './onnx-file.ts'
import { type ModelOptions, own } from './options.ts'

/** Element types that a table can feed. */
export type FeedType =
  | 'float'
  | 'double'
  | 'int64'
  | 'int32'
  | 'int16'
  | 'int8'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'bool'
  | 'string'

const feedTypes: ReadonlySet<string> = new Set<FeedType>([
  'float',
  'double',
  'int64',
  'int32',
  'int16',
  'int8',
  'uint8',
  'uint16',
  'uint32',
  'bool',
  'string',
])

/** One input of a model that takes tables. */
export interface InputSpec {
  readonly name: string
  readonly type: FeedType
  /** 1: a vector, a value a row. 2: a matrix. */
  readonly rank: 1 | 2
  /** How many columns; undefined where the graph does not say. */
  readonly width: number | undefined
  /** The number of rows that each call must have, where the graph fixes it. */
  readonly batch: number | undefined
}

/** Which columns of a table feed an input, in order. */
export interface BoundInput {
  readonly spec: InputSpec
  readonly columns: readonly string[]
}

/** Reads what the inputs are. Throws MODEL_INPUT_UNSUPPORTED for what no table can feed. */
export function inputSpecs(file: OnnxFile, model: string): readonly InputSpec[] {
  if (file.inputs.length === 0) throw fail('MODEL_INPUT_UNSUPPORTED', `${model} has no input.`)
  return file.inputs.map((input) => inputSpec(input, model))
}

function inputSpec(input: ValueInfo, model: string): InputSpec {
  const refuse = (why: string) =>
    fail('MODEL_INPUT_UNSUPPORTED', `Input "${input.name}" of ${model} ${why}.`, {
      remedy: 'Export the model with one matrix [None, columns], or one input [None, 1] a column.',
    })
  if (input.kind !== 'tensor') throw refuse(`is a ${input.kind}, not a tensor`)
  if (!feedTypes.has(input.type)) throw refuse(`takes ${input.type}`)
  const type = input.type as FeedType
  const { dims } = input
  if (dims === undefined) return { name: input.name, type, rank: 2, width: undefined, batch: undefined }
  if (dims.length === 0) throw refuse('is a single number for all rows')
  if (dims.length > 2)
    throw refuse(`has ${dims.length} dimensions, ${shown(dims)}: images and sequences are not tables`)
  const batch = sizeOf(dims[0])
  if (dims.length === 1) return { name: input.name, type, rank: 1, width: 1, batch }
  return { name: input.name, type, rank: 2, width: sizeOf(dims[1]), batch }
}

function sizeOf(dimension: Dimension | undefined): number | undefined {
  return typeof dimension === 'number' && dimension > 0 ? dimension : undefined
}

/** `[None, 23]`, as Python writes it. */
export function shown(dims: readonly Dimension[] | undefined): string {
  return dims === undefined ? 'of unknown rank' : `[${dims.map((dim) => dim ?? 'None').join(', ')}]`
}

/**
 * Which columns feed which input. In this order: what the options say; inputs of one column by name; one matrix by the declared
 * features, or by the table as it stands when it has exactly as many columns.
 * @param names the columns of the table
 */
export function bindInputs(
  specs: readonly InputSpec[],
  names: readonly string[],
  options: ModelOptions,
  model: string,
): readonly BoundInput[] {
  const given = options.inputs ?? {}
  const unknown = Object.keys(given).filter((name) => !specs.some((spec) => spec.name === name))
  if (unknown.length > 0)
    throw fail(
      'MODEL_INPUT_UNSUPPORTED',
      `${model} has no input "${unknown[0]}"; it has ${listed(specs.map((spec) => spec.name))}.`,
    )
  const open = specs.filter((spec) => own(given, spec.name) === undefined)
  const byOption = specs.flatMap((spec) => {
    const columns = own(given, spec.name)
    return columns ? [checkedWidth({ spec, columns }, model)] : []
  })
  const rest = open.length === 0 ? [] : bindOpen(open, names, options, model)
  const bound = specs.map((spec) => [...byOption, ...rest].find((one) => one.spec === spec) as BoundInput)
  const missing = [...new Set(bound.flatMap((one) => one.columns))].filter((column) => !names.includes(column))
  if (missing.length > 0) throw missingColumns(missing, names, model)
  return bound
}

function bindOpen(
  open: readonly InputSpec[],
  names: readonly string[],
  options: ModelOptions,
  model: string,
): readonly BoundInput[] {
  const [only] = open
  const perColumn = open.every((spec) => spec.width === 1)
  const known = options.features ?? names
  if (perColumn && (open.length > 1 || matchName(only?.name ?? '', known, model) !== undefined))
    return bindByName(open, names, options, model)
  if (open.length === 1 && only !== undefined) return [bindMatrix(only, names, options, model)]
  const sizes = open.map((spec) => `"${spec.name}" (${spec.width ?? 'any number of'} columns)`)
  throw fail(
    'FEATURES_UNKNOWN',
    `${model} takes several groups of columns, ${listed(sizes)}, and nothing says which column belongs to which.`,
    {
      remedy: `Name them: inputs: { ${open.map((spec) => `${spec.name}: [column, …]`).join(', ')} }`,
    },
  )
}

function bindByName(
  specs: readonly InputSpec[],
  names: readonly string[],
  options: ModelOptions,
  model: string,
): readonly BoundInput[] {
  const known = options.features ?? names
  const matches = specs.map((spec) => matchName(spec.name, known, model) ?? matchName(spec.name, names, model))
  if (matches.every((match) => match === undefined) && options.features?.length === specs.length)
    return specs.map((spec, at) => ({ spec, columns: [options.features?.[at] as string] }))
  const missing = specs.filter((_, at) => matches[at] === undefined).map((spec) => spec.name)
  if (missing.length > 0) throw missingColumns(missing, names, model)
  return specs.map((spec, at) => ({ spec, columns: [matches[at] as string] }))
}

/** The column of that name, or the one that skl2onnx renames so: every character but letters, digits and underscore becomes `_`. */
function matchName(input: string, names: readonly string[], model: string): string | undefined {
  const candidates = names.filter((name) => name === input || exportedName(name) === input)
  if (candidates.length > 1)
    throw fail(
      'COLUMN_MISSING',
      `Input "${input}" of ${model} may be any of the columns ${listed(candidates)}: the exporter gives them the same name.`,
      {
        remedy: `Say which: inputs: { ${JSON.stringify(input)}: [${JSON.stringify(candidates[0])}] }`,
      },
    )
  return candidates[0]
}

/** The name that skl2onnx 1.20 gives an input for a column: `limit bal ($)` → `limit_bal____`. */
export function exportedName(column: string): string {
  return column.replace(/[^\p{L}\p{N}_]/gu, '_')
}

function bindMatrix(spec: InputSpec, names: readonly string[], options: ModelOptions, model: string): BoundInput {
  if (options.features) return checkedWidth({ spec, columns: options.features }, model)
  if (spec.width !== undefined && spec.width === names.length) return { spec, columns: names }
  const width = spec.width === undefined ? 'a matrix of unknown width' : `${spec.width} columns without names`
  throw fail('FEATURES_UNKNOWN', `${model} takes ${width}, and the table has ${names.length}: ${listed(names)}.`, {
    remedy: 'Name the features in the order of training, or the target and id columns so that they are left out.',
  })
}

function checkedWidth(bound: BoundInput, model: string): BoundInput {
  const { spec, columns } = bound
  if (spec.width !== undefined && spec.width !== columns.length)
    throw fail(
      'FEATURES_MISMATCH',
      `Input "${spec.name}" of ${model} takes ${spec.width} columns; ${columns.length} features are declared: ${listed(columns)}.`,
      {
        remedy: 'Declare the columns that the training code uses, in its order; leave out target and id.',
      },
    )
  const twice = columns.find((column, at) => columns.indexOf(column) !== at)
  if (twice !== undefined) throw fail('FEATURES_MISMATCH', `"${twice}" is declared twice as a feature of ${model}.`)
  return bound
}

function missingColumns(missing: readonly string[], names: readonly string[], model: string) {
  const many = missing.length > 1
  return fail(
    'COLUMN_MISSING',
    `The table has no column${many ? 's' : ''} ${listed(missing)}, which ${model} takes. It has ${listed(names)}.`,
    {
      remedy: 'Rename the columns of the table, or map them: inputs: { input-name: [column] }.',
    },
  )
}

/** Names in quotes, at most 30 of them. */
export function listed(names: readonly string[]): string {
  const head = names.slice(0, 30).map((name) => (name.startsWith('"') ? name : JSON.stringify(name)))
  return names.length > 30 ? `${head.join(', ')} and ${names.length - 30} more` : head.join(', ')
}
