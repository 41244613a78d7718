import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, columnOf, type Table, UserError } from '@mlops-actions/core'
import { takeRows } from '@mlops-actions/drift'
import { type Predictions, score } from '@mlops-actions/inference'
import { featureNames } from '../shared/dataset.ts'
import { type Project, versionFolder } from '../shared/index.ts'
import { openProjectModel, scoredOf } from '../shared/models.ts'
import { predictionsTable } from '../shared/predictions-table.ts'
import { importances } from '../validate/insight.ts'
import { isEmpty } from './cells.ts'
import { weightsOf } from './story.ts'

/** Fewest labelled rows for an importance of the current window. */
const leastImportance = 200

/** What a version says of given rows. */
export interface Answers {
  /** Predictions beside the truth where the rows have it. */
  readonly predictions: Table
  /** Importances on the labelled rows; absent where there are too few. */
  readonly importances?: Readonly<Record<string, number>>
  /** Why there are none although labels are there. */
  readonly withoutImportances?: string
  /** Why some rows were not asked. */
  readonly left?: string
}

/**
 * Asks a version for rows: their predictions, and, where enough of them have labels, what it leans on now. Rows with empty cells that the
 * model refuses are left out; where nothing can be asked (a column is missing) that is a reason, not an error: the rows are judged all the same.
 */
export async function answersOf(
  project: Project,
  context: Context,
  version: string,
  rows: Table,
): Promise<Answers | { readonly none: string }> {
  const path = join(await versionFolder(project, context, version), 'bundle/model.onnx')
  if (!existsSync(path)) return { none: `v${version} has no model in its package` }
  try {
    const features = featureNames(project, rows)
    const model = await openProjectModel(project, path, features, `v${version}`)
    try {
      const answers = await score(model, rows, { signal: context.signal })
      const predictions = predictionsTable(project, rows, answers)
      return { predictions, ...(await leaningOf({ project, context, model, features, version }, rows, answers)) }
    } finally {
      await model.close()
    }
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    const whole = thrown.code === 'VALUE_MISSING' ? withoutGaps(rows, featureNames(project, rows)) : rows
    if (whole.rows === 0 || whole.rows === rows.rows) return { none: whyNot(version, thrown) }
    const answers = await answersOf(project, context, version, whole)
    const left = `${rows.rows - whole.rows} of ${rows.rows} rows have empty cells, which v${version} refuses; the others are judged`
    return 'none' in answers ? answers : { ...answers, left }
  }
}

/** The rows without an empty cell in the named columns. */
function withoutGaps(rows: Table, names: readonly string[]): Table {
  const columns = rows.columns.filter((column) => names.includes(column.name) && column.nulls > 0)
  const kept: number[] = []
  for (let row = 0; row < rows.rows; row += 1) if (!columns.some((column) => isEmpty(column, row))) kept.push(row)
  return kept.length === rows.rows ? rows : takeRows(rows, kept)
}

/** Messages of these name columns and counts; others may quote cells, which no report may hold. */
const withoutCells: readonly string[] = ['VALUE_MISSING', 'COLUMN_MISSING', 'FEATURES_MISMATCH']

/** Why a version could not be asked, without a value of a row. */
export function whyNot(version: string, { code, message }: UserError): string {
  return `v${version} could not be asked: ${withoutCells.includes(code) ? message : `${code}; mlops predict shows which values`}`
}

interface Asked extends Pick<Parameters<typeof importances>[0], 'project' | 'context' | 'model' | 'features'> {
  readonly version: string
}

/** What the version leans on in the labelled rows. Labels that do not go with the model are a reason, not an error. */
async function leaningOf(
  { version, ...asked }: Asked,
  rows: Table,
  answers: Predictions,
): Promise<Pick<Answers, 'importances' | 'withoutImportances'>> {
  const { project, context, model } = asked
  const labelled = withTruth(rows, project.config.data.target)
  if (labelled.rows < leastImportance) return {}
  try {
    const known = labelled === rows ? answers : await score(model, labelled, { signal: context.signal })
    const scored = scoredOf(project, labelled, known)
    const found = weightsOf(await importances({ ...asked, test: labelled, scored }))
    return found ? { importances: found } : {}
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown
    return { withoutImportances: whyNot(version, thrown) }
  }
}

/** The rows whose truth is known. */
function withTruth(rows: Table, target: string): Table {
  const truth = columnOf(rows, target)
  if (truth === undefined) return { rows: 0, columns: [] }
  const known: number[] = []
  for (let row = 0; row < rows.rows; row += 1) if (!isEmpty(truth, row)) known.push(row)
  return known.length === rows.rows ? rows : takeRows(rows, known)
}
