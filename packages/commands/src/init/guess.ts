import { columnOf, isoTime, type Table, type Task } from '@mlops-actions/core'
import { type ColumnProfile, profileTable, type TableProfile } from '@mlops-actions/data'
import type { Hints } from './hints.ts'

/** A column that may be the target, best first, and why. */
export interface Candidate {
  readonly name: string
  readonly score: number
  readonly why: string
}

/** What the training table looks like. */
export interface Guess {
  readonly rows: number
  readonly columns: readonly string[]
  readonly target: string | undefined
  readonly candidates: readonly Candidate[]
  readonly task: Task
  readonly taskWhy: string
  readonly positiveLabel: string | undefined
  readonly id: readonly string[]
  readonly exclude: readonly { readonly name: string; readonly why: string }[]
  readonly time: string | undefined
  /** The last day of the time column. */
  readonly lastDay: string | undefined
  readonly protectedColumns: readonly string[]
  readonly slices: readonly { readonly column: string; readonly edges?: readonly number[] }[]
  readonly empty: readonly string[]
}

const targetNames = /^(target|label|y|class|outcome|response)$/i
const targetWords =
  /(^|[_\s.-])(target|label|class|outcome|default|churn|fraud|price|cnt|count|sales|demand|species|quality|survived|diagnosis|risk|rain|income|salary|score)([_\s.-]|$)/i
const idNames = /^(id|uuid|guid|index|row|instant|.*[_\s-](id|uuid|key|no|number))$/i
const protectedWords =
  /(^|[_\s.-])(sex|gender|age|race|ethnic\w*|marriage|marital\w*|education|religion|nationality|disab\w*|pregnan\w*|birth\w*)([_\s.-]|$)/i

/** Reads target, task, ids and protected columns from names, values and the team's code. Every part is a guess, to be looked at. */
export function guessTable(table: Table, hints: Hints): Guess {
  const profile = profileTable(table)
  const counted = new Set(
    profile.findings.filter((one) => one.code === 'IDENTIFIES_ROWS').map((one) => one.column as string),
  )
  const isId = (one: ColumnProfile): boolean =>
    one.distinct === profile.rows &&
    one.nulls === 0 &&
    (counted.has(one.name) || idNames.test(one.name)) &&
    profile.rows > 1
  const id = profile.columns.filter(isId).map((one) => one.name)
  const candidates = targets(profile, hints, id)
  const target = candidates[0]?.name
  const column = profile.columns.find((one) => one.name === target)
  const time = profile.columns.find((one) => one.type === 'timestamp' && one.name !== target)
  const exclude = excluded(profile, hints, new Set([...id, ...(target ? [target] : [])]))
  const left = new Set([...id, ...exclude.map((one) => one.name), target])
  const protectedColumns = profile.columns
    .filter((one) => protectedWords.test(one.name) && one.name !== target && !id.includes(one.name))
    .map((one) => one.name)
  return {
    rows: profile.rows,
    columns: profile.columns.map((one) => one.name),
    target,
    candidates,
    ...taskOf(column, profile.rows),
    positiveLabel: column && positive(table, column),
    id,
    exclude,
    time: time?.name,
    lastDay: time?.max === null || time?.max === undefined ? undefined : isoTime(time.max).slice(0, 10),
    protectedColumns,
    slices: protectedColumns.flatMap((name) => sliceOf(table, profile, name)),
    empty: profile.columns.filter((one) => one.nulls > 0 && !left.has(one.name)).map((one) => one.name),
  }
}

function targets(profile: TableProfile, hints: Hints, id: readonly string[]): readonly Candidate[] {
  const last = profile.columns.at(-1)?.name
  return profile.columns
    .filter((one) => !id.includes(one.name) && one.distinct > 1 && one.type !== 'timestamp')
    .map((one): Candidate => {
      const reasons: (readonly [number, string])[] = []
      const said = hints.targets.find((hint) => hint.name === one.name)
      if (said) reasons.push([20, `${said.from} calls it the target`])
      if (targetNames.test(one.name)) reasons.push([10, 'its name says so'])
      else if (targetWords.test(one.name)) reasons.push([6, 'its name suggests it'])
      if (one.name === last) reasons.push([4, 'it is the last column'])
      if (one.distinct === 2) reasons.push([2, 'it has two values'])
      if (one.type === 'text' && one.distinct > 50) reasons.push([-6, ''])
      if (protectedWords.test(one.name)) reasons.push([-5, ''])
      const score = reasons.reduce((sum, [points]) => sum + points, 0)
      const why = reasons
        .map(([, text]) => text)
        .filter(Boolean)
        .join(', ')
      return { name: one.name, score, why: why || 'nothing speaks against it' }
    })
    .filter((one) => one.score >= 4)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
}

function taskOf(column: ColumnProfile | undefined, rows: number): { task: Task; taskWhy: string } {
  if (!column) return { task: 'binary', taskWhy: 'nothing was found to predict' }
  const { distinct, name, type } = column
  if (distinct === 2) return { task: 'binary', taskWhy: `"${name}" has 2 values` }
  if (type === 'text' || type === 'boolean') return { task: 'multiclass', taskWhy: `"${name}" has ${distinct} values` }
  const classes =
    type === 'integer' && distinct <= 20 && distinct * 5 <= rows && (column.max ?? 0) - (column.min ?? 0) < 30
  return classes
    ? { task: 'multiclass', taskWhy: `"${name}" has ${distinct} whole numbers; write regression if they are amounts` }
    : { task: 'regression', taskWhy: `"${name}" holds numbers` }
}

const positiveWords = /^(1|yes|true|positive|default|churn|churned|fraud|bad|spam|sick|malignant|died)$/i

/** Of a binary target the class that the model looks for. */
function positive(table: Table, column: ColumnProfile): string | undefined {
  const cells = columnOf(table, column.name)
  if (!cells || column.distinct !== 2) return undefined
  const values =
    cells.kind === 'text'
      ? cells.levels.filter((_, code) => cells.codes.includes(code))
      : [...new Set(cells.values)].filter((value) => !Number.isNaN(value)).map(String)
  return values.find((value) => positiveWords.test(value)) ?? values.sort().at(-1)
}

function excluded(profile: TableProfile, hints: Hints, taken: ReadonlySet<string>): Guess['exclude'] {
  return profile.columns.flatMap((one) => {
    if (taken.has(one.name)) return []
    if (hints.excluded.includes(one.name)) return [{ name: one.name, why: 'the code leaves it out' }]
    if (one.type === 'timestamp') return [{ name: one.name, why: 'a time' }]
    if (one.distinct === 0) return [{ name: one.name, why: 'empty' }]
    if (one.type === 'text' && one.distinct > 0.5 * profile.rows) return [{ name: one.name, why: 'free text' }]
    return []
  })
}

/** A protected column as slices: its values where they are few, else three edges that part its rows in quarters. */
function sliceOf(table: Table, profile: TableProfile, name: string): Guess['slices'] {
  const one = profile.columns.find((column) => column.name === name)
  const cells = columnOf(table, name)
  if (!one || !cells || one.distinct < 2) return []
  if (one.distinct <= 12) return [{ column: name }]
  if (cells.kind === 'text' || one.type === 'timestamp') return []
  const sorted = cells.values.filter((value) => !Number.isNaN(value)).sort()
  const edges = [0.25, 0.5, 0.75].map((share) => {
    const value = sorted[Math.floor(share * sorted.length)] as number
    return Number.isInteger(value) ? value : Number(value.toPrecision(2))
  })
  const apart = [...new Set(edges)].filter((edge) => edge > (sorted[0] as number))
  return apart.length > 0 ? [{ column: name, edges: apart }] : []
}
