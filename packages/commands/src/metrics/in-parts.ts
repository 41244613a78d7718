import { type Column, type Context, errorsOf } from '@mlops-actions/core'
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
import { evaluateStream, MetricStream, type StreamedEvaluation } from '@mlops-actions/evaluation'
import { reading } from '../shared/reading.ts'
import { type ColumnInputs, checkAsked, classesIn, columnNames, type Understood, understand } from './columns.ts'
import { metricsErrors } from './errors.ts'

const fail = errorsOf(metricsErrors)

/** Rows of a part: large enough that little is done anew, small beside the memory of Node itself. */
const partRows = 131_072

/** More classes than this are read whole. */
const mostClasses = 1000

/** What a file that was read in parts tells. */
export interface InParts {
  readonly evaluation: StreamedEvaluation
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
 * @returns undefined where there are more classes than are counted in parts
 * @throws UserError as `understand`; METRICS_COLUMN where a cell of a column of numbers is none
 */
export async function metricsInParts(
  path: string,
  inputs: ColumnInputs & { readonly task: 'binary' | 'multiclass' | 'regression' },
  size: TableSize,
  context: Context,
): Promise<InParts | undefined> {
  // What is missing is told before anything is read.
  checkAsked(inputs)
  const asked = { threads: 2, rows: partRows, signal: reading(context).signal }
  const given = size.parquet
    ? await parquetSchema(path, { columns: columnNames(inputs), signal: context.signal })
    : undefined
  const labels = inputs.task === 'regression' ? [] : labelColumns(inputs)
  const { types, classes } = await labelsOfFile(path, labels, inputs, given, asked)
  if (classes.length > mostClasses) return undefined
  const number = (name: string): ColumnSchema => ({ name, type: 'number', nullable: true })
  const schema = given ?? { columns: columnNames(inputs).map((name) => types.get(name) ?? number(name)) }
  const findings = new Set<string>()
  let first: Understood | undefined
  let stream = new MetricStream(inputs.task)
  let noLabels: string | undefined
  await readChunks(path, { ...asked, schema }, ({ table, findings: odd, firstRow }) => {
    refuseLost(odd)
    const understood = understand(table, inputs, classes)
    if (first === undefined) {
      // Columns of scores may name classes that no row has.
      stream = new MetricStream(inputs.task, understood.input.classes?.length)
      first = understood
    }
    noLabels ??= understood.noLabels
    for (const one of understood.findings) findings.add(one)
    stream.add(understood.input)
    context.log.progress('reading', firstRow + table.rows, size.parquet ? size.rows : undefined)
  })
  const names = first?.input.classes
  return {
    evaluation: evaluateStream(stream, names),
    understood: {
      findings: [...findings],
      ...(names ? { classes: names } : {}),
      ...(noLabels === undefined ? {} : { noLabels }),
      ...(noLabels === undefined && first?.threshold !== undefined ? { threshold: first.threshold } : {}),
    },
  }
}

function labelColumns({ target, prediction }: ColumnInputs): readonly string[] {
  return [target, prediction].filter((name): name is string => name !== undefined)
}

/** The classes that occur anywhere, and the types of the columns of labels: the ones that the whole file agrees with. */
async function labelsOfFile(
  path: string,
  labels: readonly string[],
  inputs: ColumnInputs,
  given: TableSchema | undefined,
  asked: { readonly threads: number; readonly rows: number; readonly signal: AbortSignal },
): Promise<{ readonly types: ReadonlyMap<string, ColumnSchema>; readonly classes: readonly string[] }> {
  const types = new Map<string, ColumnSchema>()
  if (labels.length === 0) return { types, classes: [] }
  const columns = labels.map(
    (name) => given?.columns.find((one) => one.name === name) ?? { name, type: 'text' as const, nullable: true },
  )
  const found = new Set<string>()
  const texts = new Map<string, Set<string>>(labels.map((name) => [name, new Set()]))
  await readChunks(path, { ...asked, schema: { columns } }, ({ table }) => {
    if (given) for (const one of classesIn(table, inputs)) found.add(one)
    else for (const column of table.columns) if (column.kind === 'text') collect(column, texts.get(column.name))
    // Two classes too many are told at once, not at the end of the file.
    if (inputs.task === 'binary' && found.size > 2)
      understand(table, { ...inputs, score: undefined, prediction: inputs.prediction ?? inputs.target }, [...found])
  })
  if (given) return { types, classes: [...found] }
  const parts: Column[] = []
  for (const [name, levels] of texts) {
    const type = typeOfTexts([...levels])
    types.set(name, { name, type, nullable: true })
    parts.push(columnOfTexts(name, [...levels], type))
  }
  return { types, classes: [...new Set(classesIn({ rows: 0, columns: parts }, inputs))] }
}

function collect(column: Column & { readonly kind: 'text' }, levels: Set<string> | undefined): void {
  const seen = new Uint8Array(column.levels.length)
  for (const code of column.codes) if (code >= 0) seen[code] = 1
  column.levels.forEach((level, code) => {
    if (seen[code] === 1) levels?.add(level)
  })
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
