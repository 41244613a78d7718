import type { Estimate, MetricInfo } from '@mlops-actions/core'
import { chi2Sf, hypergeometricPmf } from '@mlops-actions/numerics'
import { shares } from '../metric-kernels.ts'
import { countsOf, isNotEstimable, metricEstimate, obstacleTo, wilson } from '../metric-value.ts'
import { type Scored, takeRows } from '../scored.ts'

/** One group's rate: of which rows it is a share, and whether it can be known. */
export interface GroupRate {
  readonly group: string
  readonly rows: number
  /** null: the denominator is empty (no positives, no negatives). Fairlearn would say 0 there, and a gate would see a gap of 1. */
  readonly rate: Estimate | null
  /** False: fewer rows than are judged. */
  readonly judged: boolean
  readonly reason?: string
}

/** A metric by group with its gap. */
export interface FairnessPart {
  /** `true_positive_rate`, `selection_rate`, … */
  readonly base: string
  readonly groups: readonly GroupRate[]
  /** The number of the fairness metric over the judged groups; null when fewer than two are known, with the reason. */
  readonly value: Estimate | null
  readonly reason?: string
  /** Of no difference between the groups: chi-square, or Fisher's exact test for two groups with few rows. */
  readonly pValue?: number
  /** The groups with the lowest and the highest rate. */
  readonly lowest?: string
  readonly highest?: string
}

/** A fairness metric: one part, or two for equalized odds (true and false positive rate). */
export interface Fairness {
  readonly metric: string
  readonly column: string
  readonly parts: readonly FairnessPart[]
  readonly value: Estimate | null
  readonly reason?: { readonly code: string; readonly message: string }
  readonly notEstimable: readonly string[]
  readonly notJudged: readonly string[]
}

/** The predictions of one group, and the rates already computed of them. */
export interface Group {
  readonly name: string
  readonly scored: Scored
  readonly known: Map<string, GroupRate>
}

/** Cuts predictions into groups, once for all fairness metrics. */
export function cutGroups(scored: Scored, groups: readonly { name: string; rows: Uint32Array }[]): readonly Group[] {
  return groups.map(({ name, rows }) => ({ name, scored: takeRows(scored, rows), known: new Map() }))
}

type How = NonNullable<MetricInfo['groups']>['how']

/** Rates that are counted from labels; other bases (accuracy of several classes, errors) are the metric of the group's rows. */
const sameMetric: Readonly<Record<string, string>> = { true_positive_rate: 'recall', true_negative_rate: 'specificity' }

/**
 * A fairness metric with Fairlearn's definitions (between groups): difference = largest - smallest, ratio = smallest / largest, equalized odds
 * the worse of the true and the false positive rate. Groups of fewer than `minRows` rows are named and not judged; a judged group whose rate
 * is not estimable is named and makes the whole not estimable.
 */
export function fairnessOf(
  info: MetricInfo,
  column: string,
  groups: readonly Group[],
  options: { confidence: number; minRows: number },
): Fairness {
  const { base, how } = info.groups as NonNullable<MetricInfo['groups']>
  const bases = base === 'equalized_odds' ? ['true_positive_rate', 'false_positive_rate'] : [base]
  const ratio = info.name.endsWith('_ratio')
  const partHow: How = how === 'equalized-odds' ? (ratio ? 'ratio' : 'difference') : how
  const parts = bases.map((one) => partOf(one, partHow, groups, options))
  const notEstimable = [
    ...new Set(parts.flatMap((part) => part.groups.filter((g) => g.judged && g.rate === null).map((g) => g.group))),
  ]
  const notJudged = groups.filter((group) => group.scored.rows < options.minRows).map((group) => group.name)
  const shared = { metric: info.name, column, parts, notEstimable, notJudged }
  if (notEstimable.length > 0)
    return {
      ...shared,
      value: null,
      reason: { code: 'GROUP_NOT_ESTIMABLE', message: groupsMessage(column, notEstimable, parts) },
    }
  const judged = groups.length - notJudged.length
  if (judged < 2)
    return {
      ...shared,
      value: null,
      reason: {
        code: 'FAIRNESS_TOO_FEW_GROUPS',
        message: `${judged} of ${groups.length} groups of \`${column}\` have ${options.minRows} rows or more; two are needed`,
      },
    }
  const values = parts.map((part) => part.value).filter((value): value is Estimate => value !== null)
  if (values.length < parts.length)
    return {
      ...shared,
      value: null,
      reason: {
        code: 'METRIC_NOT_ESTIMABLE',
        message: parts.find((part) => part.value === null)?.reason ?? 'the ratio is 0 / 0',
      },
    }
  const worst = values.reduce((a, b) => ((ratio ? b.value < a.value : b.value > a.value) ? b : a))
  const pValues = parts.map((part) => part.pValue).filter((p) => p !== undefined)
  const pValue = pValues.length === parts.length ? Math.min(1, Math.min(...pValues) * parts.length) : undefined
  return { ...shared, value: { ...worst, ...(pValue === undefined ? {} : { pValue }) } }
}

function groupsMessage(column: string, names: readonly string[], parts: readonly FairnessPart[]): string {
  const why = parts
    .flatMap((part) => part.groups)
    .find((group) => names.includes(group.group) && group.rate === null)?.reason
  return `not estimable for \`${column}\` = ${names.join(', ')}: ${why ?? 'a rate has no rows'}`
}

function partOf(
  base: string,
  how: How,
  groups: readonly Group[],
  options: { confidence: number; minRows: number },
): FairnessPart {
  const found = groups.map((group) => knownRate(base, group, options))
  const judged = found.filter((group) => group.judged)
  const known = judged.filter((group): group is GroupRate & { rate: Estimate } => group.rate !== null)
  if (known.length < 2 || known.length < judged.length)
    return { base, groups: found, value: null, reason: 'fewer than two groups are known' }
  const low = known.reduce((a, b) => (b.rate.value < a.rate.value ? b : a))
  const high = known.reduce((a, b) => (b.rate.value > a.rate.value ? b : a))
  const rows = known.reduce((sum, group) => sum + group.rows, 0)
  const pValue = gapTest(
    groups.filter((g) => known.some((k) => k.group === g.name)).map((g) => tallyOf(base, g.scored)),
  )
  const gap = gapOf(how, low.rate, high.rate, rows, options.confidence)
  const value = gap !== null && Number.isFinite(gap.value) ? gap : null
  return {
    base,
    groups: found,
    value,
    ...(value === null ? { reason: `the largest ${base} of the groups is 0, so there is no ratio` } : {}),
    ...(pValue === undefined ? {} : { pValue }),
    lowest: low.group,
    highest: high.group,
  }
}

function knownRate(base: string, group: Group, options: { confidence: number; minRows: number }): GroupRate {
  const name = `${base} ${options.confidence} ${options.minRows}`
  const known = group.known.get(name)
  if (known !== undefined) return known
  const rate = rateOf(base, group.name, group.scored, options)
  group.known.set(name, rate)
  return rate
}

function rateOf(
  base: string,
  group: string,
  scored: Scored,
  options: { confidence: number; minRows: number },
): GroupRate {
  const judged = scored.rows >= options.minRows
  const metric = sameMetric[base] ?? base
  const tally = tallyOf(base, scored)
  if (tally !== undefined) {
    const obstacle = obstacleTo(metric, scored)
    if (obstacle !== undefined) return { group, rows: scored.rows, rate: null, judged, reason: obstacle.notEstimable }
    const [hits, of] = tally
    if (of === 0)
      return { group, rows: scored.rows, rate: null, judged, reason: `no row of the group counts for ${base}` }
    const bounds = wilson(hits, of, options.confidence)
    return {
      group,
      rows: scored.rows,
      judged,
      rate: { value: hits / of, ...bounds, confidence: options.confidence, method: 'wilson', rows: of },
    }
  }
  const estimate = metricEstimate(metric, scored, options.confidence)
  return isNotEstimable(estimate)
    ? { group, rows: scored.rows, rate: null, judged, reason: estimate.notEstimable }
    : { group, rows: scored.rows, rate: estimate, judged }
}

/** Hits and rows of a rate, where it is one; weighted rows are no counts. */
function tallyOf(base: string, scored: Scored): readonly [number, number] | undefined {
  const share = shares[base]
  if (share === undefined || scored.task !== 'binary' || scored.labels === undefined || scored.weights !== undefined)
    return undefined
  const [tp, fp, fn, tn] = countsOf(scored)
  return share(tp, fp, fn, tn)
}

/**
 * The gap from the lowest and the highest group. The difference has Newcombe's interval (1998) from the two groups' own bounds: of the
 * groups with the extreme rates, so it is a description of the gap that is seen; the test beside it is of all groups.
 */
function gapOf(how: How, low: Estimate, high: Estimate, rows: number, confidence: number): Estimate | null {
  switch (how) {
    case 'min':
      return low
    case 'max':
      return high
    case 'ratio':
      return high.value > 0 ? { value: low.value / high.value, rows } : null
    default: {
      const value = high.value - low.value
      if ([low.lower, low.upper, high.lower, high.upper].some((bound) => bound === undefined)) return { value, rows }
      const down = Math.hypot(high.value - (high.lower as number), (low.upper as number) - low.value)
      const up = Math.hypot((high.upper as number) - high.value, low.value - (low.lower as number))
      return { value, lower: value - down, upper: value + up, confidence, method: 'newcombe', rows }
    }
  }
}

/** Test of equal rates: chi-square of the table groups × hit or miss; Fisher's exact test for two groups where an expected count is below 5. */
export function gapTest(tallies: readonly (readonly [number, number] | undefined)[]): number | undefined {
  if (tallies.some((tally) => tally === undefined)) return undefined
  const known = tallies as readonly (readonly [number, number])[]
  const hits = known.reduce((sum, [hit]) => sum + hit, 0)
  const all = known.reduce((sum, [, of]) => sum + of, 0)
  if (hits === 0 || hits === all || known.length < 2) return 1
  const smallest = Math.min(...known.map(([, of]) => (of * Math.min(hits, all - hits)) / all))
  if (known.length === 2 && smallest < 5)
    return fisher(known[0] as readonly [number, number], known[1] as readonly [number, number])
  let statistic = 0
  for (const [hit, of] of known)
    statistic += (hit - (of * hits) / all) ** 2 / ((of * hits * (all - hits)) / (all * all))
  return chi2Sf(statistic, known.length - 1)
}

/** Fisher's exact test, two-sided: the tables that are no more likely than this one (scipy's rule, with its tolerance of 1e-14). */
function fisher([a, n1]: readonly [number, number], [b, n2]: readonly [number, number]): number {
  const hits = a + b
  const own = hypergeometricPmf(a, n1 + n2, n1, hits)
  let sum = 0
  for (let k = Math.max(0, hits - n2); k <= Math.min(n1, hits); k++) {
    const probability = hypergeometricPmf(k, n1 + n2, n1, hits)
    if (probability <= own * (1 + 1e-14)) sum += probability
  }
  return Math.min(1, sum)
}
