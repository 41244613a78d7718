import { type Column, columnOf, type GateResult, type Mode, type Table, type Verdict } from '@mlops-actions/core'
import { count, figure } from '../gates/figures.ts'
import { type Asked, ask, gatherTable, type Predict, withColumn } from './predictor.ts'

/** A test of what the model does when its input changes. */
export type BehaviourRule = { readonly name: string; readonly mode?: Mode } & (
  | {
      /** The answer must not move by more than `tolerance` when the column takes each of these values (= the values it has). */
      readonly kind: 'invariance'
      readonly column: string
      readonly values?: readonly (string | number)[]
      readonly tolerance: number
      /** Share of rows that may break the rule; = 0. */
      readonly maxShare?: number
    }
  | {
      /** The answer must not fall (or rise) when the column grows by `by`. */
      readonly kind: 'direction'
      readonly column: string
      readonly by: number
      readonly expect: 'not-fall' | 'not-rise'
      readonly tolerance?: number
      readonly maxShare?: number
    }
  | {
      /** Rows with known answers: each must come out within `tolerance`. */
      readonly kind: 'golden'
      readonly rows: Table
      readonly expected: readonly number[]
      readonly tolerance: number
    }
)

/** What a behaviour test found. Rows are given by their index in the table that was asked: what they hold stays where it is. */
export interface BehaviourResult {
  readonly name: string
  readonly kind: BehaviourRule['kind']
  readonly verdict: Verdict
  readonly rows: number
  readonly broken: number
  /** Largest move against the rule. */
  readonly worst: number
  /** Indices of the rows that break the rule most, at most ten. */
  readonly worstRows: readonly number[]
  readonly reason: { readonly code: string; readonly message: string }
}

/** Runs behaviour tests against a model that is only asked. What cannot be tested (no rows, no such column) is inconclusive. */
export async function checkBehaviour(
  predict: Predict,
  asked: Asked,
  rules: readonly BehaviourRule[],
): Promise<readonly BehaviourResult[]> {
  const results: BehaviourResult[] = []
  let before: Float64Array | undefined
  for (const rule of rules) {
    if (rule.kind === 'golden') {
      results.push(await goldenRows(predict, asked, rule))
      continue
    }
    const column = columnOf(asked.table, rule.column)
    const obstacle = obstacleOf(rule, column, asked.table.rows)
    if (obstacle !== undefined || column === undefined) {
      results.push(resultOf(rule, new Float64Array(), 0, obstacle ?? 'there is no column'))
      continue
    }
    before ??= await ask(predict, asked.table, 1, asked.signal)
    const moves = await movesOf(predict, asked, rule, column, before)
    results.push(resultOf(rule, moves, rule.tolerance ?? 0))
  }
  return results
}

type ChangeRule = Exclude<BehaviourRule, { kind: 'golden' }>

function obstacleOf(rule: ChangeRule, column: Column | undefined, rows: number): string | undefined {
  if (column === undefined) return `the table has no column "${rule.column}"`
  if (rows === 0) return 'there are no rows'
  if (rule.kind === 'direction' && column.kind === 'text')
    return `column "${rule.column}" holds text, which has no direction`
  return undefined
}

/** By row, the largest move against the rule over all changes; never negative. */
async function movesOf(
  predict: Predict,
  asked: Asked,
  rule: ChangeRule,
  column: Column,
  before: Float64Array,
): Promise<Float64Array> {
  const moves = new Float64Array(before.length)
  for (const changed of changesOf(rule, column)) {
    const after = await ask(predict, withColumn(asked.table, changed), 1, asked.signal)
    for (let i = 0; i < moves.length; i++) {
      const rise = (after[i] as number) - (before[i] as number)
      const against = rule.kind === 'invariance' ? Math.abs(rise) : rule.expect === 'not-fall' ? -rise : rise
      // An answer that is no number breaks every rule.
      moves[i] = Number.isFinite(against) ? Math.max(moves[i] as number, against) : Number.POSITIVE_INFINITY
    }
  }
  return moves
}

function changesOf(rule: ChangeRule, column: Column): readonly Column[] {
  if (rule.kind === 'direction')
    return column.kind === 'number' ? [{ ...column, values: column.values.map((value) => value + rule.by) }] : []
  if (column.kind === 'text') {
    const wanted = rule.values?.map(String) ?? column.levels
    return wanted.map((value) => {
      const levels = column.levels.includes(value) ? column.levels : [...column.levels, value]
      return { ...column, levels, codes: new Int32Array(column.codes.length).fill(levels.indexOf(value)), nulls: 0 }
    })
  }
  const wanted =
    rule.values?.map(Number) ?? [...new Set(column.values)].filter((value) => !Number.isNaN(value)).slice(0, 50)
  return wanted.map((value) => ({ ...column, values: new Float64Array(column.values.length).fill(value), nulls: 0 }))
}

async function goldenRows(
  predict: Predict,
  asked: Asked,
  rule: Extract<BehaviourRule, { kind: 'golden' }>,
): Promise<BehaviourResult> {
  if (rule.rows.rows === 0 || rule.rows.rows !== rule.expected.length)
    return resultOf(rule, new Float64Array(), 0, `${rule.rows.rows} golden rows and ${rule.expected.length} answers`)
  const answers = await ask(predict, rule.rows, 1, asked.signal)
  const moves = answers.map((answer, i) => {
    const off = Math.abs(answer - (rule.expected[i] as number))
    return Number.isFinite(off) ? off : Number.POSITIVE_INFINITY
  })
  return resultOf(rule, moves, rule.tolerance)
}

function resultOf(rule: BehaviourRule, moves: Float64Array, tolerance: number, obstacle?: string): BehaviourResult {
  const order = [...moves.keys()].filter((row) => (moves[row] as number) > tolerance)
  order.sort((a, b) => (moves[b] as number) - (moves[a] as number) || a - b)
  const allowed = rule.kind === 'golden' ? 0 : (rule.maxShare ?? 0)
  const share = moves.length === 0 ? 0 : order.length / moves.length
  const passes = share <= allowed
  const worst = order.length === 0 ? 0 : (moves[order[0] as number] as number)
  const told = `${count(order.length)} of ${count(moves.length)} rows break it, at worst by ${figure(worst)}; ${allowed} of them may`
  return {
    name: rule.name,
    kind: rule.kind,
    verdict: obstacle !== undefined ? 'inconclusive' : passes ? 'pass' : 'fail',
    rows: moves.length,
    broken: order.length,
    worst: Number.isFinite(worst) ? worst : Number.MAX_VALUE,
    worstRows: order.slice(0, 10),
    reason:
      obstacle !== undefined
        ? { code: 'BEHAVIOUR_NOT_TESTABLE', message: obstacle }
        : { code: passes ? 'BEHAVIOUR_HOLDS' : 'BEHAVIOUR_BROKEN', message: told },
  }
}

/** Behaviour tests as gates, `validate.behaviour.<name>`, so that they decide with the others. The number is the share of rows that break the rule. */
export function behaviourGates(
  rules: readonly BehaviourRule[],
  results: readonly BehaviourResult[],
): readonly GateResult[] {
  return results.map((result, i) => ({
    id: `validate.behaviour.${result.name}`,
    verdict: result.verdict,
    mode: rules[i]?.mode ?? 'enforce',
    evidence: 'measured',
    metric: `behaviour_${result.kind}`,
    goal: 'minimize',
    candidate: result.rows === 0 ? null : { value: result.broken / result.rows, rows: result.rows },
    rule: { name: result.name, kind: result.kind },
    reason: result.reason,
    judged: true,
  }))
}

/** The rows of a table that stand out, for whoever may see them: `worstRows` of a result. */
export function rowsAt(table: Table, rows: readonly number[]): Table {
  return gatherTable(table, rows)
}
