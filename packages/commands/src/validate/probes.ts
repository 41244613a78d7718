import { join } from 'node:path'
import {
  type BehaviourTest,
  type CellText,
  type Column,
  type Context,
  columnOf,
  errorsOf,
  type GateResult,
  type Json,
  type Table,
  UserError,
} from '@mlops-actions/core'
import { schemaOf } from '@mlops-actions/data'
import {
  type BehaviourResult,
  type BehaviourRule,
  behaviourGates,
  checkBehaviour,
  gatherTable,
  untestable,
} from '@mlops-actions/evaluation'
import { modelTable } from '../shared/dataset.ts'
import { commandErrors, type Project } from '../shared/index.ts'
import { type Asking, drawnRows, predictor } from './asking.ts'
import { type Insight, insightOf } from './insight.ts'

const fail = errorsOf(commandErrors)

/** What the candidate was asked beside the rows of the test set. */
export interface Probes {
  /** One gate for each test of `validate.behaviour`. */
  readonly gates: readonly GateResult[]
  readonly insight: Insight
}

/** Most rows that a behaviour test changes; of more, these are drawn by their content. */
const mostRows = 10_000

/** Runs the behaviour tests, and looks at what the answers come from: by prediction only. */
export async function probe(asking: Asking): Promise<Probes> {
  const tests = asking.project.config.validate.behaviour ?? []
  const table = gatherTable(asking.test, drawnRows(asking.test, mostRows))
  const rules: BehaviourRule[] = []
  const results: BehaviourResult[] = []
  for (const test of tests) {
    const { rule, result } = await runTest(asking, table, test)
    rules.push(rule)
    results.push(result)
  }
  return { gates: behaviourGates(rules, results, tests.map(asWritten)), insight: await insightOf(asking) }
}

/** A prediction file answers no questions: every behaviour test is inconclusive. */
export function unprobed(project: Project): Probes {
  const tests = project.config.validate.behaviour ?? []
  const why = 'the candidate is a file of predictions, which cannot be asked about other rows'
  const results = tests.map((test) => untestable(test, why))
  return { gates: behaviourGates(tests, results, tests.map(asWritten)), insight: { noImportance: why } }
}

/** The rule for the record: without its place, and without the cells of golden rows. */
function asWritten(test: BehaviourTest): Json {
  const { where: _, ...rule } = test
  if (test.kind !== 'golden' || !('rows' in test)) return rule as unknown as Json
  const { name, kind, mode, tolerance, class: of } = test
  return { name, kind, mode, tolerance, ...(of === undefined ? {} : { class: of }), rows: test.rows.length }
}

/** One test. What the model or a table refuses is the reason why it is inconclusive; it does not stop the others. */
async function runTest(
  asking: Asking,
  table: Table,
  test: BehaviourTest,
): Promise<{ rule: BehaviourRule; result: BehaviourResult }> {
  const shared = { name: test.name, mode: test.mode, ...(test.where ? { where: test.where } : {}) }
  const refused = { ...shared, kind: 'golden', rows: { rows: 0, columns: [] }, expected: [], tolerance: 0 } as const
  try {
    const rule = test.kind === 'golden' ? { ...shared, ...(await goldenOf(asking, test)) } : test
    const [result] = await checkBehaviour(
      predictor(asking, test.class),
      { table, features: asking.features, signal: asking.context.signal },
      [rule],
    )
    return { rule, result: result ?? untestable(test, 'it was not run') }
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause
    return { rule: refused, result: untestable(test, cause.message) }
  }
}

type Golden = Extract<BehaviourTest, { kind: 'golden' }>

async function goldenOf(
  asking: Asking,
  test: Golden,
): Promise<{ kind: 'golden'; rows: Table; expected: readonly number[]; tolerance: number }> {
  const { project, context } = asking
  const { kind, tolerance } = test
  if ('rows' in test) {
    const unknown = test.rows.flatMap((row) => Object.keys(row)).find((name) => !columnOf(asking.test, name))
    if (unknown !== undefined) throw fail('DATA_COLUMN_MISSING', `a golden row names "${unknown}", which is no column`)
    return { kind, tolerance, rows: tableOfCells(test.rows, asking.test), expected: test.expected }
  }
  const rows = await goldenTable(project, context, test.path, asking.test)
  const answers = columnOf(rows, test.expectedColumn)
  if (answers?.kind !== 'number')
    throw fail('DATA_COLUMN_MISSING', `${test.path} has no column of numbers "${test.expectedColumn}"`)
  return { kind, tolerance, rows, expected: [...answers.values] }
}

/** The golden table, its columns read as those of the test set of the same name. */
async function goldenTable(project: Project, context: Context, path: string, like: Table): Promise<Table> {
  const { group: _, ...data } = project.config.data
  const types = Object.fromEntries(schemaOf(like).columns.map((column) => [column.name, column.type]))
  // A golden table need not hold the target, nor the query.
  const config = { ...project.config, data: { ...data, target: '', types: { ...types, ...data.types } } }
  return modelTable({ ...project, config }, join(project.root, path), context)
}

/** Rows written in mlops.yml as a table with the columns of the test set; a cell that is not written is missing. */
function tableOfCells(rows: readonly Readonly<Record<string, CellText>>[], like: Table): Table {
  const columns = like.columns.map((column): Column => {
    const cells = rows.map((row) => row[column.name] ?? null)
    const nulls = cells.filter((cell) => cell === null).length
    if (column.kind === 'number')
      return {
        ...column,
        values: Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell))),
        nulls,
      }
    const levels = [...new Set(cells.filter((cell) => cell !== null).map(String))]
    const codes = Int32Array.from(cells, (cell) => (cell === null ? -1 : levels.indexOf(String(cell))))
    return { ...column, levels, codes, nulls }
  })
  return { rows: rows.length, columns }
}
