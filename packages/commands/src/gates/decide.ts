import {
  type Estimate,
  type GateRule,
  humanCount,
  type MetricInfo,
  metricInfo,
  type Verdict,
} from '@mlops-actions/core'
import {
  absoluteParts,
  type Comparison,
  decideVersus,
  figure,
  minimumDetectable,
  relativeParts,
  signed,
} from '@mlops-actions/evaluation'
import { normalIsf, normalSf } from '@mlops-actions/numerics'

/** What numbers alone can say of a gate. `needs-rows`: only rows decide. `not-given`: its metric is not among the numbers. */
export type Decision = Verdict | 'needs-rows' | 'not-given'

/** One part of a gate: a floor, a ratio, the comparison with the champion. */
export interface ExplainedPart {
  readonly decision: Decision
  readonly code?: string
  readonly message: string
}

/** The numbers that somebody asks about. */
export interface Numbers {
  readonly candidate: Readonly<Record<string, number>>
  readonly champion: Readonly<Record<string, number>>
  /** False: no number of a champion was given at all, so there is none. */
  readonly hasChampion: boolean
  readonly rows: number | undefined
}

const worstFirst: readonly Decision[] = ['fail', 'inconclusive', 'not-given', 'needs-rows', 'pass']

/** The decision of a gate: its worst part's. */
export function overall(parts: readonly ExplainedPart[]): Decision {
  return worstFirst.find((decision) => parts.some((part) => part.decision === decision)) ?? 'inconclusive'
}

/** What each part of a gate says to the numbers. */
export function explainGate(
  rule: GateRule,
  numbers: Numbers,
  first: 'absolute-only' | 'refuse',
): readonly ExplainedPart[] {
  const info = metricInfo(rule.metric)
  const value = numbers.candidate[rule.metric]
  if (rule.eachSlice || rule.slice)
    return [
      {
        decision: 'needs-rows',
        message: `${rule.eachSlice ? 'Judges every slice' : 'Judges one slice'}, each by its own rows: no number of the whole decides it.`,
      },
    ]
  if (value === undefined || !info)
    return [
      {
        decision: 'not-given',
        message: `${rule.metric} was not given: --candidate ${rule.metric}=VALUE${
          needsChampion(rule) ? ` --champion ${rule.metric}=VALUE` : ''
        }`,
      },
    ]
  const candidate: Estimate = { value, rows: numbers.rows ?? 0 }
  const parts: ExplainedPart[] = absoluteParts(rule, candidate, info.signed).map(shownPart)
  if (needsChampion(rule)) parts.push(...againstChampion(rule, info, candidate, numbers, first))
  return parts.length > 0
    ? parts
    : [{ decision: 'inconclusive', code: 'NO_LIMIT', message: 'the gate has no limit, so it could not fail' }]
}

function shownPart(part: {
  readonly verdict: Verdict
  readonly code: string
  readonly message: string
}): ExplainedPart {
  return { decision: part.verdict, code: part.code, message: part.message }
}

function needsChampion(rule: GateRule): boolean {
  return [rule.versusChampion, rule.maxRatio, rule.maxIncrease, rule.maxDecrease].some((one) => one !== undefined)
}

function againstChampion(
  rule: GateRule,
  info: MetricInfo,
  candidate: Estimate,
  numbers: Numbers,
  first: 'absolute-only' | 'refuse',
): readonly ExplainedPart[] {
  if (!numbers.hasChampion)
    return [
      first === 'refuse'
        ? { decision: 'inconclusive', message: 'there is no champion, and validate.first is refuse' }
        : {
            decision: 'pass',
            message: 'there is no champion yet: this part is not judged (validate.first: absolute-only)',
          },
    ]
  const other = numbers.champion[rule.metric]
  if (other === undefined)
    return [
      {
        decision: 'not-given',
        message: `of the champion, ${rule.metric} was not given: --champion ${rule.metric}=VALUE`,
      },
    ]
  const parts = relativeParts(rule, info, candidate, { value: other, rows: numbers.rows ?? 0 }).map(shownPart)
  if (rule.versusChampion === undefined) return parts
  return [...parts, versusPart(rule, info, candidate.value, other, numbers.rows)]
}

/**
 * The comparison by numbers alone. `not-worse` passes whatever the rows, when the difference is within the margin. The rest is decided by how
 * much the paired difference varies; the most it can vary is what two models without anything in common would, so what that decides stays
 * decided.
 */
function versusPart(
  rule: GateRule,
  info: MetricInfo,
  candidate: number,
  champion: number,
  rows: number | undefined,
): ExplainedPart {
  const versus = rule.versusChampion as NonNullable<GateRule['versusChampion']>
  const margin = rule.margin ?? 0
  const difference = info.signed ? Math.abs(candidate) - Math.abs(champion) : candidate - champion
  const goal = info.signed ? 'minimize' : info.goal
  const gain = goal === 'maximize' ? difference : -difference
  const said = `${signed(difference)}, ${versus}${versus === 'superior' ? '' : ` with margin ${margin}`}`
  if (versus === 'not-worse' && gain >= -margin)
    return { decision: 'pass', code: 'WITHIN_MARGIN', message: `${said}: within the margin, whatever the rows` }
  const found = largestError(rule.metric, candidate, champion, rows)
  if (found !== undefined && rows !== undefined) {
    const { error, bound } = found
    const decided = decideVersus(
      { versus, margin, confidence: rule.confidence },
      comparisonOf(difference, error, rule.confidence, rows),
      goal,
    )
    if (bound && decided.verdict !== 'inconclusive' && decided.code !== 'NOT_SHOWN_WORSE')
      return {
        decision: decided.verdict,
        code: decided.code,
        message: `${said}: on ${humanCount(rows)} rows even if the models had nothing in common, ${decided.message}`,
      }
    return {
      decision: 'needs-rows',
      message: `${said}: ${possible(versus, gain, margin)}. ${humanCount(rows)} rows show a change of ${figure(minimumDetectable(error, rule.confidence))} where the models have nothing in common${bound ? '' : ' and half of the rows are positive'}, and a smaller one the more alike they are`,
    }
  }
  return { decision: 'needs-rows', message: `${said}: ${possible(versus, gain, margin)}, by the paired rows` }
}

/** The two outcomes that the numbers leave open. */
function possible(versus: string, gain: number, margin: number): string {
  if (versus === 'superior')
    return gain > 0 ? 'pass or inconclusive' : gain < 0 ? 'fail or inconclusive' : 'inconclusive'
  if (versus === 'non-inferior') return gain >= -margin ? 'pass or inconclusive' : 'fail or inconclusive'
  return 'fail, or pass where chance alone may give it'
}

/**
 * The standard error of the difference of two independent samples: binomial for the share of rows that are right, an upper bound for paired
 * rows; Hanley and McNeil's (1982) for the area under the ROC curve with as many positives as negatives, which no number here says, so it
 * decides nothing. Undefined for other metrics.
 */
function largestError(
  metric: string,
  candidate: number,
  champion: number,
  rows: number | undefined,
): { readonly error: number; readonly bound: boolean } | undefined {
  if (rows === undefined || rows < 2 || [candidate, champion].some((value) => value < 0 || value > 1)) return undefined
  if (metric === 'accuracy' || metric === 'zero_one_loss' || metric === 'hamming_loss')
    return { error: Math.sqrt((candidate * (1 - candidate) + champion * (1 - champion)) / rows), bound: true }
  if (metric !== 'roc_auc') return undefined
  const half = rows / 2
  const variance = (area: number): number => {
    const q1 = area / (2 - area)
    const q2 = (2 * area * area) / (1 + area)
    return (area * (1 - area) + (half - 1) * (q1 - area * area + q2 - area * area)) / (half * half)
  }
  return { error: Math.sqrt(variance(candidate) + variance(champion)), bound: false }
}

/** A comparison by estimate and standard error, by the normal distribution. */
function comparisonOf(difference: number, standardError: number, confidence: number, rows: number): Comparison {
  const half = normalIsf((1 - confidence) / 2) * standardError
  const z = standardError === 0 ? Math.sign(difference) * 1e300 : difference / standardError
  const shared = { lower: difference - half, upper: difference + half, pHigher: normalSf(z), pLower: normalSf(-z) }
  return {
    difference,
    standardError,
    ...shared,
    confidence,
    pValue: Math.min(1, 2 * Math.min(shared.pHigher, shared.pLower)),
    guarded: shared,
    method: 'independent-samples',
    rows,
    units: rows,
    equal: false,
  }
}
