import {
  type Column,
  columnOf,
  type GateOrigin,
  type GateResult,
  type Json,
  type Mode,
  type Table,
  type Verdict,
} from '@mlops-actions/core'
import { count, figure } from '../gates/figures.ts'
import { type Asked, ask, type Predict, withColumn } from './predictor.ts'

/** A test of what the model does when its input changes. */
export type BehaviourRule = { readonly name: string; readonly mode?: Mode; readonly where?: GateOrigin } & (
  | ({
      /** The answer must not move by more than `tolerance` when a column takes each of these values (= the values it has, at most 20). */
      readonly kind: 'invariance'
      readonly values?: readonly (string | number)[]
      readonly tolerance: number
    } & Changing)
  | ({
      /** The answer must not fall (or rise) by more than `tolerance` (= 0) when `change` is added to a column. */
      readonly kind: 'direction'
      readonly change: number
      readonly expect: 'not-fall' | 'not-rise'
      readonly tolerance?: number
    } & Changing)
  | {
      /** Rows with known answers: each must come out within `tolerance`. */
      readonly kind: 'golden'
      readonly rows: Table
      readonly expected: readonly number[]
      readonly tolerance: number
    }
)

interface Changing {
  /** Each column is changed alone. */
  readonly columns: readonly string[]
  /** Share of the changed rows that must keep the rule; = 1. */
  readonly minShare?: number
}

/** What a behaviour test found. Rows are given by number only: what they hold stays where it is. */
export interface BehaviourResult {
  readonly name: string
  readonly kind: BehaviourRule['kind']
  readonly verdict: Verdict
  readonly rows: number
  readonly broken: number
  /** Largest move against the rule. */
  readonly worst: number
  /** Indices among the rows that a change touched of those that break the rule most, at most ten. */
  readonly worstRows: readonly number[]
  readonly reason: { readonly code: string; readonly message: string }
}

/** Runs behaviour tests against a model that is only asked. What cannot be tested (no rows, no such column, nothing to change) is inconclusive. */
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
    const obstacle = rule.columns.map((name) => obstacleOf(rule, name, asked)).find((one) => one !== undefined)
    if (obstacle !== undefined) {
      results.push(untestable(rule, obstacle))
      continue
    }
    before ??= await ask(predict, asked.table, 1, asked.signal)
    const moves = (await movesOf(predict, asked, rule, before)).filter((move) => !Number.isNaN(move))
    results.push(
      moves.length === 0
        ? untestable(rule, `no row has a value of ${rule.columns.join(', ')} that could be changed`)
        : resultOf(rule, moves, rule.tolerance ?? 0),
    )
  }
  return results
}

type ChangeRule = Exclude<BehaviourRule, { kind: 'golden' }>

/** Most values that a column is set to where the rule names none. */
const mostValues = 20

function obstacleOf(rule: ChangeRule, name: string, asked: Asked): string | undefined {
  const column = columnOf(asked.table, name)
  if (column === undefined) return `the table has no column "${name}"`
  if (asked.table.rows === 0) return 'there are no rows'
  if (rule.kind !== 'direction') return undefined
  if (column.kind === 'text') return `column "${name}" holds text, which has no direction`
  // What the model never reads moves no answer: the rule would hold and say nothing.
  if (asked.features !== undefined && !asked.features.includes(name)) return `the model does not read column "${name}"`
  return undefined
}

/** By row, the largest move against the rule over all changes; NaN for a row that no change touches. */
async function movesOf(predict: Predict, asked: Asked, rule: ChangeRule, before: Float64Array): Promise<Float64Array> {
  const moves = new Float64Array(before.length).fill(Number.NaN)
  for (const name of rule.columns) {
    const column = columnOf(asked.table, name) as Column
    for (const changed of changesOf(rule, column)) {
      const touched = changedRows(column, changed)
      if (!touched.includes(1)) continue
      const after = await ask(predict, withColumn(asked.table, changed), 1, asked.signal)
      for (let i = 0; i < moves.length; i++) {
        if (touched[i] === 0) continue
        const rise = (after[i] as number) - (before[i] as number)
        const against = rule.kind === 'invariance' ? Math.abs(rise) : rule.expect === 'not-fall' ? -rise : rise
        const worst = Number.isNaN(moves[i] as number) ? 0 : (moves[i] as number)
        // An answer that is no number breaks every rule.
        moves[i] = Number.isFinite(against) ? Math.max(worst, against) : Number.POSITIVE_INFINITY
      }
    }
  }
  return moves
}

function changedRows(before: Column, after: Column): Uint8Array {
  if (before.kind === 'text' && after.kind === 'text')
    return Uint8Array.from(before.codes, (code, i) => (code === after.codes[i] ? 0 : 1))
  if (before.kind === 'number' && after.kind === 'number')
    return Uint8Array.from(before.values, (value, i) => (Object.is(value, after.values[i]) ? 0 : 1))
  return new Uint8Array()
}

function changesOf(rule: ChangeRule, column: Column): readonly Column[] {
  if (rule.kind === 'direction')
    return column.kind === 'number' ? [{ ...column, values: column.values.map((value) => value + rule.change) }] : []
  if (column.kind === 'text') {
    const wanted = rule.values?.map(String) ?? usualLevels(column)
    return wanted.map((value) => {
      const levels = column.levels.includes(value) ? column.levels : [...column.levels, value]
      return { ...column, levels, codes: new Int32Array(column.codes.length).fill(levels.indexOf(value)), nulls: 0 }
    })
  }
  const wanted = rule.values?.map(Number) ?? spreadValues(column.values)
  return wanted.map((value) => ({ ...column, values: new Float64Array(column.values.length).fill(value), nulls: 0 }))
}

/** The most frequent levels, whatever the order of the rows. */
function usualLevels(column: Extract<Column, { kind: 'text' }>): readonly string[] {
  const counts = column.levels.map((level) => ({ level, rows: 0 }))
  for (const code of column.codes) {
    const one = counts[code]
    if (one) one.rows++
  }
  return counts
    .filter((one) => one.rows > 0)
    .sort((a, b) => b.rows - a.rows || (a.level < b.level ? -1 : 1))
    .slice(0, mostValues)
    .map((one) => one.level)
}

/** The different values in order; of many, evenly spaced ones with both ends. */
function spreadValues(values: Float64Array): readonly number[] {
  const different = [...new Set(values.filter((value) => !Number.isNaN(value)))].sort((a, b) => a - b)
  if (different.length <= mostValues) return different
  const step = (different.length - 1) / (mostValues - 1)
  return Array.from({ length: mostValues }, (_, i) => different[Math.round(i * step)] as number)
}

async function goldenRows(
  predict: Predict,
  asked: Asked,
  rule: Extract<BehaviourRule, { kind: 'golden' }>,
): Promise<BehaviourResult> {
  if (rule.rows.rows === 0 || rule.rows.rows !== rule.expected.length)
    return untestable(rule, `${rule.rows.rows} golden rows and ${rule.expected.length} answers`)
  if (!rule.expected.every(Number.isFinite)) return untestable(rule, 'an expected answer is no number')
  const answers = await ask(predict, rule.rows, 1, asked.signal)
  const moves = answers.map((answer, i) => {
    const off = Math.abs(answer - (rule.expected[i] as number))
    return Number.isFinite(off) ? off : Number.POSITIVE_INFINITY
  })
  return resultOf(rule, moves, rule.tolerance)
}

function resultOf(rule: BehaviourRule, moves: Float64Array, tolerance: number): BehaviourResult {
  const order = [...moves.keys()].filter((row) => (moves[row] as number) > tolerance)
  order.sort((a, b) => (moves[b] as number) - (moves[a] as number) || a - b)
  const wanted = rule.kind === 'golden' ? 1 : (rule.minShare ?? 1)
  const kept = moves.length - order.length
  // A share that is met exactly must pass, whatever the product rounds to.
  const passes = kept >= wanted * moves.length - 1e-9
  const worst = order.length === 0 ? 0 : (moves[order[0] as number] as number)
  const off = Number.isFinite(worst) ? `, at worst by ${figure(worst)}` : ', one with an answer that is no number'
  const told = `${count(kept)} of ${count(moves.length)} rows keep it${order.length === 0 ? '' : off}`
  return {
    name: rule.name,
    kind: rule.kind,
    verdict: passes ? 'pass' : 'fail',
    rows: moves.length,
    broken: order.length,
    worst: Number.isFinite(worst) ? worst : Number.MAX_VALUE,
    worstRows: order.slice(0, 10),
    reason: { code: passes ? 'BEHAVIOUR_HOLDS' : 'BEHAVIOUR_BROKEN', message: told },
  }
}

/** The result of a test that could not be made: inconclusive, with the reason. */
export function untestable(
  rule: { readonly name: string; readonly kind: BehaviourRule['kind'] },
  why: string,
): BehaviourResult {
  const reason = { code: 'BEHAVIOUR_NOT_TESTABLE', message: why }
  return {
    name: rule.name,
    kind: rule.kind,
    verdict: 'inconclusive',
    rows: 0,
    broken: 0,
    worst: 0,
    worstRows: [],
    reason,
  }
}

/** Behaviour tests as gates, `validate.behaviour.<name>`, so that they decide with the others. The number is the share of rows that keep the rule. */
export function behaviourGates(
  rules: readonly Pick<BehaviourRule, 'mode' | 'where'>[],
  results: readonly BehaviourResult[],
  asWritten: readonly Json[] = [],
): readonly GateResult[] {
  return results.map((result, i) => ({
    id: `validate.behaviour.${result.name}`,
    verdict: result.verdict,
    mode: rules[i]?.mode ?? 'enforce',
    evidence: 'measured',
    metric: `behaviour_${result.kind}`,
    goal: 'maximize',
    candidate: result.rows === 0 ? null : { value: 1 - result.broken / result.rows, rows: result.rows },
    rule: asWritten[i] ?? { name: result.name, kind: result.kind },
    reason: result.reason,
    judged: true,
    ...(rules[i]?.where === undefined ? {} : { where: rules[i].where }),
  }))
}
