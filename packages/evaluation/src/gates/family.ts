import type { GateRule, ValidationRules } from '@mlops-actions/core'
import { benjaminiHochberg, holm } from '../significance/multiple.ts'
import { isNotComparable } from '../significance/paired-sample.ts'
import { type Context, type Found, infoFor, type Scope } from './context.ts'
import type { Slice } from './slices.ts'
import { turn } from './versus.ts'

/** One-sided p of the slices judged, in their order, corrected over everything that this run asks of slices. NaN: not comparable. */
export interface Corrected {
  readonly worse: readonly number[]
  readonly better: readonly number[]
}

/**
 * The questions "is this metric worse in this slice?" of one run, and their answers corrected together. A slice can fail a gate by chance in
 * any metric that is asked, so the family is metrics × slices, not the slices of each gate. Two gates of one metric ask the same question.
 */
export interface Families {
  /** The slices that are large enough to be judged. */
  readonly judged: readonly Slice[]
  /** What is known of a metric in each of them, on as many draws as the correction needs. */
  found(metric: string, confidence: number): readonly Found[]
  /** For a rule that judges each slice by `not-worse`; undefined for every other rule. */
  of(rule: GateRule): Corrected | undefined
  /** How many questions the rules that decide ask together. */
  readonly size: number
}

/** Lays the families of a run. Nothing is computed before it is asked for. */
export function familiesOf(context: Context): Families {
  const { rules } = context
  const judged = context.slices.slices.filter((slice) => slice.rows.length >= rules.minSliceRows)
  const scopes = judged.map((slice): Scope => ({ slice: slice.key, rows: slice.rows }))
  const asking = rules.gates.filter((rule) => asksOfSlices(rule, rules))
  const replicates = replicatesFor(questionsOf(asking).length * judged.length)
  const found = (metric: string, confidence: number): readonly Found[] =>
    scopes.map((scope) => context.find(metric, scope, confidence, replicates))
  // A gate that only observes must not make those that decide milder: it is corrected with them, they without it.
  const enforced = asking.filter((rule) => rule.mode === 'enforce')
  const known = new Map<readonly GateRule[], ReadonlyMap<string, Corrected>>()
  return {
    judged,
    found,
    size: questionsOf(enforced).length * judged.length,
    of(rule) {
      if (!asking.includes(rule)) return undefined
      const family = rule.mode === 'enforce' ? enforced : asking
      const corrected = known.get(family) ?? correct(family, context, found)
      known.set(family, corrected)
      return corrected.get(questionOf(rule))
    },
  }
}

function asksOfSlices(rule: GateRule, rules: ValidationRules): boolean {
  const family = infoFor(rule.metric, rules)?.family
  const sliced = family === 'quality' || family === 'calibration'
  return sliced && rule.eachSlice === true && rule.versusChampion === 'not-worse'
}

function questionOf(rule: GateRule): string {
  return `${rule.metric} ${rule.confidence}`
}

function questionsOf(rules: readonly GateRule[]): readonly GateRule[] {
  return [...new Map(rules.map((rule) => [questionOf(rule), rule])).values()]
}

function correct(
  family: readonly GateRule[],
  context: Context,
  found: Families['found'],
): ReadonlyMap<string, Corrected> {
  const adjust = context.rules.correction === 'bh' ? benjaminiHochberg : holm
  const asked = questionsOf(family)
  const raw = asked.map((rule) => found(rule.metric, rule.confidence).map((one) => pValuesOf(one, rule, context)))
  const worse = adjust(raw.flat().map((one) => one.worse))
  const better = adjust(raw.flat().map((one) => one.better))
  let at = 0
  return new Map(
    asked.map((rule, i) => {
      const from = at
      at += (raw[i] as readonly unknown[]).length
      return [questionOf(rule), { worse: worse.slice(from, at), better: better.slice(from, at) }]
    }),
  )
}

function pValuesOf(found: Found, rule: GateRule, context: Context): { worse: number; better: number } {
  const { comparison } = found
  if (comparison === undefined || isNotComparable(comparison)) return { worse: Number.NaN, better: Number.NaN }
  const { guarded } = turn(comparison, infoFor(rule.metric, context.rules)?.goal ?? 'maximize')
  return { worse: guarded.pLower, better: guarded.pHigher }
}

/** Enough draws that the smallest p can pass the first step of Holm over that many questions. */
export function replicatesFor(questions: number): number {
  return Math.max(1000, 40 * questions)
}
