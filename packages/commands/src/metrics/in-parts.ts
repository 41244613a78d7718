import { type Column, type Context, errorsOf, type SliceRule } from '@mlops-actions/core'
import {
  type ColumnSchema,
  convertColumn,
  type Finding,
  parquetSchema,
  readChunks,
  type TableSchema,
  type TableSize,
  typeOfTexts,
} from '@mlops-actions/data'
import {
  evaluateStream,
  MetricStream,
  SliceStreams,
  type StreamedEvaluation,
  type StreamedSlice,
} from '@mlops-actions/evaluation'
import { reading } from '../shared/reading.ts'
import { type ColumnInputs, checkAsked, classesIn, columnNames, type Understood, understand } from './columns.ts'
import { metricsErrors } from './errors.ts'

const fail = errorsOf(metricsErrors)

/** Rows of a part: large enough that little is done anew, small beside the memory of Node itself. */
const partRows = 131_072

/** More classes than this are read whole. */
const mostClasses = 1000

/** More slices than this, or slices of numbers that must be parted into quarters, are read whole. */
const mostSlices = 100
const mostNumbers = 20

/** Different texts of a column that are kept to find its type. */
const mostTexts = 10_000

/** What a file that was read in parts tells. */
export interface InParts {
  readonly evaluation: StreamedEvaluation & { readonly slices: readonly StreamedSlice[] }
  readonly understood: Pick<Understood, 'noLabels' | 'threshold' | 'findings'> & {
    readonly classes?: readonly string[]
  }
}

/** The tasks of which metrics are computed in parts. */
export function isStreamed(task: ColumnInputs['task']): task is 'binary' | 'multiclass' | 'regression' {
  return task === 'binary' || task === 'multiclass' || task === 'regression'
}

/**
 * The metrics of a file that is too large to be held: read once for the classes that occur and once for the numbers, part by part. The same rows in another
 * order or in other files give the same answer.
 * @returns undefined where there are more classes or slices than are counted in parts
 * @throws UserError as `understand`; METRICS_COLUMN where a cell of a column of numbers is none
 */
export async function metricsInParts(
  path: string,
  inputs: ColumnInputs & {
    readonly task: 'binary' | 'multiclass' | 'regression'
    readonly slices?: readonly string[] | undefined
    readonly 'min-group': number
  },
  size: TableSize,
  context: Context,
): Promise<InParts | undefined> {
  // What is missing is told before anything is read.
  checkAsked(inputs)
  const asked = { threads: 2, rows: partRows, signal: reading(context).signal }
  const rules = (inputs.slices ?? []).map((one): SliceRule => ({ columns: one.split('*') }))
  const cut = [...new Set(rules.flatMap((rule) => rule.columns))]
  const names = columnNames(inputs, cut)
  const given = size.parquet ? await parquetSchema(path, { columns: names, signal: context.signal }) : undefined
  const labels = inputs.task === 'regression' ? [] : labelColumns(inputs)
  const { types, classes, values } = await valuesOfFile(path, labels, cut, inputs, given, asked)
  if (classes.length > mostClasses || !areFew(rules, values)) return undefined
  const number = (name: string): ColumnSchema => ({ name, type: 'number', nullable: true })
  const schema = given ?? { columns: names.map((name) => types.get(name) ?? number(name)) }
  const findings = new Set<string>()
  let first: Understood | undefined
  let stream = new MetricStream(inputs.task)
  let slices = new SliceStreams(inputs.task, undefined, rules)
  let noLabels: string | undefined
  await readChunks(path, { ...asked, schema }, ({ table, findings: odd, firstRow }) => {
    refuseLost(odd)
    const understood = understand(table, inputs, classes)
    if (first === undefined) {
      // Columns of scores may name classes that no row has.
      const many = understood.input.classes?.length
      stream = new MetricStream(inputs.task, many)
      slices = new SliceStreams(inputs.task, many, rules)
      first = understood
    }
    noLabels ??= understood.noLabels
    for (const one of understood.findings) findings.add(one)
    stream.add(understood.input)
    const [problem] = slices.add(understood.input, table)
    if (problem) throw notSliced(problem.message)
    context.log.progress('reading', firstRow + table.rows, size.parquet ? size.rows : undefined)
  })
  const named = first?.input.classes
  return {
    evaluation: { ...evaluateStream(stream, named), slices: slices.slices(inputs['min-group']) },
    understood: {
      findings: [...findings],
      ...(named ? { classes: named } : {}),
      ...(noLabels === undefined ? {} : { noLabels }),
      ...(noLabels === undefined && first?.threshold !== undefined ? { threshold: first.threshold } : {}),
    },
  }
}

function labelColumns({ target, prediction }: ColumnInputs): readonly string[] {
  return [target, prediction].filter((name): name is string => name !== undefined)
}

/** The error for columns that slices cannot be cut by. */
export function notSliced(message: string): Error {
  return fail('METRICS_COLUMN', `--slices: ${message}.`, {
    remedy: 'Name columns of categories; put numbers into bins where the file is made.',
    where: { input: 'slices' },
  })
}

/** The different values of a column, as long as they are few. */
type Values = ReadonlyMap<string, ReadonlySet<string | number>>

function areFew(rules: readonly SliceRule[], values: Values): boolean {
  const many = (name: string): number => {
    const found = values.get(name) ?? new Set()
    const numbers = [...found].filter((one) => typeof one === 'number').length
    return numbers > mostNumbers ? Number.POSITIVE_INFINITY : found.size + 1
  }
  const slices = rules.map((rule) => rule.columns.reduce((product, name) => product * many(name), 1))
  return slices.reduce((sum, one) => sum + one, 0) <= mostSlices
}

/**
 * The classes that occur anywhere, the values that slices are cut by, and the types of both kinds of columns where the file does not tell them: the ones that
 * all cells agree with.
 */
async function valuesOfFile(
  path: string,
  labels: readonly string[],
  cut: readonly string[],
  inputs: ColumnInputs,
  given: TableSchema | undefined,
  asked: { readonly threads: number; readonly rows: number; readonly signal: AbortSignal },
): Promise<{
  readonly types: ReadonlyMap<string, ColumnSchema>
  readonly classes: readonly string[]
  readonly values: Values
}> {
  const types = new Map<string, ColumnSchema>()
  const values = new Map<string, Set<string | number>>(cut.map((name) => [name, new Set()]))
  const wanted = [...new Set([...labels, ...cut])]
  if (wanted.length === 0) return { types, classes: [], values }
  const columns = wanted.map(
    (name) => given?.columns.find((one) => one.name === name) ?? { name, type: 'text' as const, nullable: true },
  )
  const found = new Set<string>()
  const texts = new Map<string, Set<string>>(wanted.map((name) => [name, new Set()]))
  await readChunks(path, { ...asked, schema: { columns } }, ({ table }) => {
    if (given) for (const one of classesIn(table, inputs)) found.add(one)
    else for (const column of table.columns) if (column.kind === 'text') collect(column, texts.get(column.name))
    // Two classes too many are told at once, not at the end of the file.
    if (inputs.task === 'binary' && found.size > 2)
      understand(table, { ...inputs, score: undefined, prediction: inputs.prediction ?? inputs.target }, [...found])
  })
  if (given) return { types, classes: [...found], values }
  const parts: Column[] = []
  for (const [name, levels] of texts) {
    const type = typeOfTexts([...levels])
    types.set(name, { name, type, nullable: true })
    const column = columnOfTexts(name, [...levels], type)
    parts.push(column)
    collectValues(column, values.get(name))
  }
  const classes = labels.length === 0 ? [] : classesIn({ rows: 0, columns: parts }, inputs)
  return { types, classes: [...new Set(classes)], values }
}

function collect(column: Column & { readonly kind: 'text' }, levels: Set<string> | undefined): void {
  // More than are counted in parts anyway: a column of numbers may have as many as rows.
  if (levels === undefined || levels.size > mostTexts) return
  const seen = new Uint8Array(column.levels.length)
  for (const code of column.codes) if (code >= 0) seen[code] = 1
  column.levels.forEach((level, code) => {
    if (seen[code] === 1) levels.add(level)
  })
}

/** Adds the values of a column, while they are not too many to be slices. */
function collectValues(column: Column, into: Set<string | number> | undefined): void {
  if (into === undefined || into.size > mostSlices) return
  if (column.kind === 'text') for (const level of column.levels) into.add(level)
  else {
    let last = Number.NaN
    for (let row = 0; row < column.values.length && into.size <= mostSlices; row++) {
      const value = column.values[row] as number
      if (value !== last && !Number.isNaN(value)) into.add(column.logical === 'boolean' ? String(value) : value)
      last = value
    }
  }
}

function columnOfTexts(name: string, levels: readonly string[], type: ColumnSchema['type']): Column {
  const column: Column = { kind: 'text', name, codes: Int32Array.from(levels.keys()), levels, nulls: 0 }
  return convertColumn(column, type, () => [], [])
}

/** A cell that is no number would become an empty one: the whole reading refuses the column, and so does this. */
function refuseLost(findings: readonly Finding[]): void {
  const lost = findings.find((one) => one.severity === 'error')
  if (lost)
    throw fail('METRICS_COLUMN', lost.message, {
      remedy: lost.remedy ?? 'Name a column of numbers; mlops profile FILE shows the types.',
    })
}
