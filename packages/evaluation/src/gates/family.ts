import type { GateRule, ValidationRules } from '@mlops-actions/core'
import { benjaminiHochberg, holm } from '../significance/multiple.ts'
import { isNotComparable } from '../significance/paired-sample.ts'
import { type Context, type Found, infoFor } from './context.ts'
import { type Slice, type SliceProblem, sliceId, sliceOf } from './slices.ts'
import { turn } from './versus.ts'

/** One-sided p of the slices of a rule, in their order, corrected over everything that this run asks of slices. NaN: not comparable. */
export interface Corrected {
  readonly worse: readonly number[]
  readonly better: readonly number[]
}

/**
 * The questions "is this metric worse in this slice?" of one run, and their answers corrected together. A slice can fail a gate by chance in
 * any metric that is asked, so the family is metrics × slices, not the slices of each gate. A slice that a gate names is one of them, and two
 * gates that ask the same of the same slice ask once.
 */
export interface Families {
  /** The declared slices that are large enough to be judged. */
  readonly judged: readonly Slice[]
  /** What is known of a metric in each of them, on as many draws as the correction needs. */
  found(metric: string, confidence: number): readonly Found[]
  /** The same of one slice. */
  foundIn(metric: string, confidence: number, slice: Slice): Found
  /** For a rule that judges its slices by `not-worse`, each declared one or the one that it names; undefined for every other rule. */
  of(rule: GateRule): Corrected | undefined
  /** How many questions the rules that decide ask together. */
  readonly size: number
}

interface Question {
  readonly id: string
  readonly rule: GateRule
  readonly slice: Slice
}

/** Lays the families of a run. Nothing is computed before it is asked for. */
export function familiesOf(context: Context): Families {
  const { rules } = context
  const judged = context.slices.slices.filter((slice) => slice.rows.length >= rules.minSliceRows)
  const asking = rules.gates.filter((rule) => asksOfSlices(rule, rules))
  const asked = new Map(asking.map((rule) => [rule, questionsOf(rule, judged, context)]))
  const familyOf = (members: readonly GateRule[]): readonly Question[] => [
    ...new Map(members.flatMap((rule) => asked.get(rule) ?? []).map((one) => [one.id, one])).values(),
  ]
  // A gate that only observes must not make those that decide milder: it is corrected with them, they without it.
  const all = familyOf(asking)
  const deciding = familyOf(asking.filter((rule) => rule.mode === 'enforce'))
  const replicates = replicatesFor(all.length)
  const foundIn: Families['foundIn'] = (metric, confidence, slice) =>
    context.find(metric, { slice: slice.key, rows: slice.rows }, confidence, replicates)
  const known = new Map<readonly Question[], ReadonlyMap<string, PValues>>()
  return {
    judged,
    found: (metric, confidence) => judged.map((slice) => foundIn(metric, confidence, slice)),
    foundIn,
    size: deciding.length,
    of(rule) {
      const questions = asked.get(rule)
      if (questions === undefined) return undefined
      const family = rule.mode === 'enforce' ? deciding : all
      const corrected = known.get(family) ?? correct(family, context, foundIn)
      known.set(family, corrected)
      const own = questions.map((one) => corrected.get(one.id) ?? notComparable)
      return { worse: own.map((one) => one.worse), better: own.map((one) => one.better) }
    },
  }
}

function asksOfSlices(rule: GateRule, rules: ValidationRules): boolean {
  const family = infoFor(rule.metric, rules)?.family
  const quality = family === 'quality' || family === 'calibration'
  return quality && (rule.eachSlice === true || rule.slice !== undefined) && rule.versusChampion === 'not-worse'
}

/** What a rule asks: of every slice that is judged, or of the one that it names when that is large enough. */
function questionsOf(rule: GateRule, judged: readonly Slice[], context: Context): readonly Question[] {
  const named = rule.eachSlice === true ? undefined : namedSlice(rule, context)
  const slices = named === undefined ? judged : 'code' in named ? [] : [named]
  return slices
    .filter((slice) => slice.rows.length >= context.rules.minSliceRows)
    .map((slice) => ({ id: `${rule.metric} ${rule.confidence} ${sliceId(slice.key)}`, rule, slice }))
}

/** The rows of the slice that a gate names, or why there are none. */
export function namedSlice(rule: GateRule, context: Context): Slice | SliceProblem {
  const key = rule.slice ?? {}
  const { table } = context.input
  if (table === undefined)
    return { key, code: 'SLICE_COLUMN_MISSING', message: 'the rows have no columns, so slices cannot be judged' }
  return sliceOf(table, key, context.rules.slices)
}

interface PValues {
  readonly worse: number
  readonly better: number
}

const notComparable: PValues = { worse: Number.NaN, better: Number.NaN }

function correct(
  family: readonly Question[],
  context: Context,
  foundIn: Families['foundIn'],
): ReadonlyMap<string, PValues> {
  const adjust = context.rules.correction === 'bh' ? benjaminiHochberg : holm
  const raw = family.map(({ rule, slice }) => pValuesOf(foundIn(rule.metric, rule.confidence, slice), rule, context))
  const worse = adjust(raw.map((one) => one.worse))
  const better = adjust(raw.map((one) => one.better))
  return new Map(family.map(({ id }, i) => [id, { worse: worse[i] as number, better: better[i] as number }]))
}

function pValuesOf(found: Found, rule: GateRule, context: Context): PValues {
  const { comparison } = found
  if (comparison === undefined || isNotComparable(comparison)) return notComparable
  const { guarded } = turn(comparison, infoFor(rule.metric, context.rules)?.goal ?? 'maximize')
  return { worse: guarded.pLower, better: guarded.pHigher }
}

/** Enough draws that the smallest p can pass the first step of Holm over that many questions. */
export function replicatesFor(questions: number): number {
  return Math.max(1000, 40 * questions)
}
