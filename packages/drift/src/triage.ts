import type { Verdict } from '@mlops-actions/core'
import type { DriftInput } from './check-drift.ts'
import type { FeatureComparison } from './features.ts'
import type { SettledOptions } from './options.ts'
import type { PredictionResult } from './predictions.ts'
import type { Cause, Considered, FeatureReport, Finding, Recommendation, Signal } from './types.ts'
import { count, distance, percent } from './words.ts'

/** What triage knows when it looks for the cause. */
export interface TriageInput {
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  readonly features: Readonly<Record<string, FeatureReport>>
  readonly compared: readonly FeatureComparison[]
  /** Failing features, the worst first. */
  readonly drifted: readonly string[]
  readonly signals: readonly Signal[]
  readonly seasonal: Readonly<Record<string, FeatureReport>> | undefined
  /** The features against the other seasons; undefined where they were not given. */
  readonly others: Readonly<Record<string, FeatureReport>> | undefined
  readonly seasonalGiven: boolean
  /** True where the shares of the classes alone explain the drifted features; undefined where that is not known. */
  readonly priorExplains: boolean | undefined
  readonly predictions: PredictionResult | undefined
  readonly input: DriftInput
  readonly options: SettledOptions
}

/** The cause with its evidence, what was ruled out, and the one recommendation. */
export interface Triage {
  readonly summary: string
  readonly cause: Cause
  readonly recommendation: Recommendation
  readonly evidence: readonly string[]
  readonly ruledOut: readonly Considered[]
  readonly notJudged: readonly Considered[]
}

/** Facts that the candidates for the cause are judged by. */
interface Facts {
  readonly schema: readonly Finding[]
  readonly quality: readonly Finding[]
  readonly drifted: readonly string[]
  /** Drifted features without a data-quality or schema finding of their own. */
  readonly plainDrift: readonly string[]
  readonly notSeasonal: readonly string[] | undefined
  /** Those of them that are as in the same season, and as in the other seasons too. */
  readonly lasting: readonly string[]
  readonly predictionDrift: Verdict | undefined
  readonly estimated: Verdict | undefined
  readonly realized: Verdict | undefined
  readonly targetDrift: Verdict | undefined
  readonly attribution: number | undefined
  readonly multivariate: Verdict | undefined
  readonly priorExplains: boolean | undefined
}

/** Below this agreement (NDCG) of two orders of importance, attribution has drifted. */
const attributionLimit = 0.9

/**
 * Finds the probable cause. The order is that of trust: what is broken at the source explains everything after it (schema, data quality),
 * then what comes back by itself (season), then what labels show (concept, prior), then the features (covariate), then the model's own
 * weighing of them (attribution).
 */
export function triage(known: TriageInput): Triage {
  const facts = gather(known)
  const evidence = evidenceOf(known, facts)
  const cause = known.verdict === 'fail' ? causeOf(facts) : 'none'
  const recommendation = recommend(known, facts, cause)
  return {
    summary: summarize(known, facts, cause),
    cause,
    recommendation,
    evidence,
    ...considered(known, facts, cause),
  }
}

function gather(known: TriageInput): Facts {
  const failing = known.findings.filter((finding) => finding.severity === 'fail')
  const { drifted } = known
  const soiled = new Set(failing.map((finding) => finding.feature))
  const { seasonal, others } = known
  const lasting = drifted.filter(
    (name) => seasonal?.[name]?.verdict === 'pass' && others && others[name]?.verdict !== 'fail',
  )
  const verdictOf = (signal: Signal['signal']): Verdict | undefined => {
    const own = known.signals.filter((one) => one.signal === signal).map((one) => one.verdict)
    if (own.length === 0) return undefined
    return own.includes('fail') ? 'fail' : own.includes('inconclusive') ? 'inconclusive' : 'pass'
  }
  return {
    schema: failing.filter((finding) => finding.kind === 'schema'),
    quality: failing.filter((finding) => finding.kind === 'data-quality'),
    drifted,
    plainDrift: drifted.filter((name) => !soiled.has(name)),
    notSeasonal: seasonal ? againstSeason(drifted, seasonal, lasting) : undefined,
    lasting,
    predictionDrift: verdictOf('prediction-drift'),
    estimated: verdictOf('estimated-performance'),
    realized: verdictOf('realized-performance'),
    targetDrift: known.predictions?.target?.verdict,
    attribution: attributionAgreement(known.options),
    multivariate: verdictOf('multivariate'),
    priorExplains: known.priorExplains,
  }
}

/** Drifted features that the same season does not explain; undefined where it has too few rows to tell. */
function againstSeason(
  drifted: readonly string[],
  seasonal: Readonly<Record<string, FeatureReport>>,
  lasting: readonly string[],
): readonly string[] | undefined {
  const verdicts = drifted.map((name) => seasonal[name]?.verdict)
  if (!verdicts.includes('fail') && verdicts.some((verdict) => verdict !== 'pass')) return undefined
  return drifted.filter((name) => seasonal[name]?.verdict !== 'pass' || lasting.includes(name))
}

function causeOf(facts: Facts): Cause {
  if (facts.schema.length > 0) return 'schema'
  if (facts.quality.length > 0) return 'data-quality'
  if (facts.drifted.length > 0 && facts.notSeasonal?.length === 0) return 'seasonality'
  if (facts.realized === 'fail' && (facts.drifted.length === 0 || facts.estimated === 'pass')) return 'concept'
  if (facts.targetDrift === 'fail' && (facts.plainDrift.length === 0 || facts.priorExplains === true)) return 'prior'
  if (facts.plainDrift.length > 0 || facts.multivariate === 'fail') return 'covariate'
  if (facts.attribution !== undefined && facts.attribution < attributionLimit) return 'attribution'
  return 'unknown'
}

function recommend(known: TriageInput, facts: Facts, cause: Cause): Recommendation {
  switch (cause) {
    case 'none':
      return known.verdict === 'pass' ? 'none' : 'wait'
    case 'schema':
    case 'data-quality':
      return 'fix-data'
    case 'seasonality':
      return 'wait'
    case 'concept':
    case 'prior':
    case 'attribution':
      return 'retrain'
    case 'covariate': {
      const performance = facts.realized ?? facts.estimated
      if (performance === 'fail') return 'retrain'
      if (performance === 'pass') return 'wait'
      // Without any word on performance: inputs that moved and moved the predictions are reason enough, else more is to be known first.
      return facts.predictionDrift === 'pass' ? 'wait' : 'retrain'
    }
    case 'unknown':
      return facts.realized === 'fail' || facts.estimated === 'fail' ? 'retrain' : 'wait'
  }
}

function evidenceOf(known: TriageInput, facts: Facts): string[] {
  const { features } = known
  const lines = [...facts.schema, ...facts.quality].map(
    (finding) => `${finding.feature === undefined ? 'Table' : finding.feature}: ${finding.message}`,
  )
  const total = Object.keys(features).length
  if (facts.drifted.length > 0)
    lines.push(
      `${count(facts.drifted.length)} of ${count(total)} features drifted: ${facts.drifted.slice(0, 5).join(', ')}.`,
    )
  const weight = facts.drifted.reduce((sum, name) => sum + (features[name]?.importance ?? 0), 0)
  if (known.options.importances !== undefined && facts.drifted.length > 0)
    lines.push(`The drifted features carry ${percent(weight)} of the model's importance.`)
  if (facts.notSeasonal !== undefined && facts.drifted.length > 0)
    lines.push(
      facts.notSeasonal.length === 0
        ? 'Against the same season of an earlier cycle none of them drifted.'
        : `Against the same season of an earlier cycle ${count(facts.notSeasonal.length - facts.lasting.length)} of them drifted too.`,
    )
  if (facts.lasting.length > 0)
    lines.push(
      `${count(facts.lasting.length)} of them were so in the other seasons before too: a change that lasts, no season.`,
    )
  if (facts.priorExplains === true)
    lines.push('Within each class none of the drifted features drifted: the shares of the classes explain them.')
  for (const signal of known.signals)
    if (
      signal.signal !== 'data-drift' &&
      signal.signal !== 'schema' &&
      signal.signal !== 'data-quality' &&
      signal.verdict === 'fail'
    )
      lines.push(`${signal.signal}${signal.subject === undefined ? '' : ` ${signal.subject}`}: ${signal.seen}`)
  if (facts.attribution !== undefined)
    lines.push(
      `The order of importance agrees with the reference's by ${distance(facts.attribution)} (NDCG; limit ${attributionLimit}).`,
    )
  return lines
}

function considered(
  known: TriageInput,
  facts: Facts,
  cause: Cause,
): { ruledOut: Considered[]; notJudged: Considered[] } {
  const ruledOut: Considered[] = []
  const notJudged: Considered[] = []
  const rule = (name: Considered['cause'], known: boolean | undefined, out: string, not: string): void => {
    if (name === cause) return
    if (known === undefined) notJudged.push({ cause: name, why: not })
    else if (known) ruledOut.push({ cause: name, why: out })
  }
  const total = Object.keys(known.features).length
  const clean = total - facts.drifted.length
  rule('schema', facts.schema.length === 0, 'types and columns unchanged', '')
  rule('data-quality', facts.quality.length === 0, 'no missing, impossible or unseen values beyond the limits', '')
  rule(
    'seasonality',
    facts.notSeasonal && (facts.drifted.length === 0 || facts.notSeasonal.length > 0),
    facts.drifted.length === 0
      ? 'no feature drifted'
      : facts.lasting.length > 0
        ? 'the other seasons before look like it too'
        : 'the same season of an earlier cycle looks different too',
    known.seasonalGiven ? 'the same season of an earlier cycle has too few rows to tell' : 'no earlier cycle was given',
  )
  const passing = Object.values(known.features).filter((report) => report.verdict === 'pass').length
  rule(
    'covariate',
    passing < total - facts.drifted.length ? undefined : facts.plainDrift.length === 0,
    facts.drifted.length === 0 ? `${count(clean)} features unchanged` : `${count(clean)} other features unchanged`,
    'some features have too few rows to tell',
  )
  rule(
    'prior',
    facts.targetDrift === undefined || facts.targetDrift === 'inconclusive' ? undefined : facts.targetDrift === 'pass',
    'the truth is distributed as before',
    'no labels for this window',
  )
  rule(
    'concept',
    facts.realized === undefined || facts.realized === 'inconclusive' ? undefined : facts.realized === 'pass',
    'measured with labels, the model is as good as before',
    'no labels for this window',
  )
  rule(
    'attribution',
    facts.attribution === undefined ? undefined : facts.attribution >= attributionLimit,
    'the model weighs its features as before',
    'no importances of the current window',
  )
  return { ruledOut, notJudged }
}

function summarize(known: TriageInput, facts: Facts, cause: Cause): string {
  const { verdict, input } = known
  if (verdict === 'pass')
    return `No drift in ${count(Object.keys(known.features).length)} features, ${count(input.current.rows)} rows`
  if (verdict === 'inconclusive') {
    const first = known.signals.find((signal) => signal.verdict === 'inconclusive')
    return `Too little to tell: ${first?.reason.message ?? 'nothing was judged.'}`
  }
  const still = facts.plainDrift.filter((name) => facts.notSeasonal?.includes(name))
  const drifted = still.length > 0 ? still : facts.plainDrift.length > 0 ? facts.plainDrift : facts.drifted
  const names = drifted
    .slice(0, 3)
    .map((name) => `\`${name}\``)
    .join(', ')
  switch (cause) {
    case 'schema':
    case 'data-quality':
      return `${headline(known, facts)}: look at the data source`
    case 'seasonality':
      return `${names} moved as the season does: nothing to repair`
    case 'concept':
      return 'The same inputs now mean something else: the model is worse on labelled rows'
    case 'prior':
      return 'The classes come in other shares than before'
    case 'covariate':
      return drifted.length > 0 ? `${names} drifted` : 'The features no longer go together as they did'
    case 'attribution':
      return 'The model leans on other features than before'
    default: {
      const first = known.signals.find((signal) => signal.verdict === 'fail')
      return first
        ? `${first.signal}${first.subject === undefined ? '' : ` \`${first.subject}\``}: ${first.seen}`
        : 'A signal failed'
    }
  }
}

/** The worst finding in a few words: a change of unit first, since it explains the others. */
function headline(known: TriageInput, facts: Facts): string {
  const unit = known.compared.find((feature) => feature.unit !== undefined)
  if (facts.schema.length === 0 && unit?.unit) {
    const { share, words } = unit.unit
    const who = share >= 0.95 ? '' : ` in ${partOf(share)} of the rows`
    return `\`${unit.name}\` arrives ${words}${who}`
  }
  const finding = [...facts.schema, ...facts.quality].sort((a, b) => (b.share ?? 1) - (a.share ?? 1))[0]
  if (finding === undefined) return 'The data changed at its source'
  const subject = finding.feature === undefined ? 'The table' : `\`${finding.feature}\``
  const what: Readonly<Record<string, string>> = {
    COLUMN_MISSING: 'is missing',
    TYPE_CHANGED: 'changed its type',
    FRACTIONS_APPEARED: 'has fractions where whole numbers were',
    COLUMN_EMPTY: 'arrives empty',
    COLUMN_CONSTANT: 'holds one single value',
    NULLS_ROSE: `is missing in ${percent(finding.share ?? 0)} of the rows`,
    INFINITE_VALUES: 'holds infinite values',
    BELOW_RANGE: `is too small in ${percent(finding.share ?? 0)} of the rows`,
    ABOVE_RANGE: `is too large in ${percent(finding.share ?? 0)} of the rows`,
    UNSEEN_LEVELS: `has levels never seen in ${percent(finding.share ?? 0)} of the rows`,
    UNSEEN_VALUES: `has values never seen in ${percent(finding.share ?? 0)} of the rows`,
  }
  return `${subject} ${what[finding.code] ?? 'is not as it was'}`
}

/** A share in words where it is near a simple fraction, else in percent. */
function partOf(share: number): string {
  const fractions: readonly (readonly [number, string])[] = [
    [1 / 4, 'a quarter'],
    [1 / 3, 'a third'],
    [1 / 2, 'half'],
    [2 / 3, 'two thirds'],
    [3 / 4, 'three quarters'],
  ]
  const near = fractions.find(([value]) => Math.abs(value - share) <= 0.015)
  return near ? near[1] : percent(share)
}

/** Agreement of two orders of importance: NDCG of the current weights, ranked by the current, valued by the reference's. */
function attributionAgreement(options: SettledOptions): number | undefined {
  const { importances, currentImportances } = options
  if (importances === undefined || currentImportances === undefined) return undefined
  return importanceNdcg(importances, currentImportances)
}

/** scikit-learn's `ndcg_score([reference], [current])` over the features that both name: 1 when the order is the same. */
export function importanceNdcg(
  reference: Readonly<Record<string, number>>,
  current: Readonly<Record<string, number>>,
): number {
  const names = Object.keys(reference).filter((name) => name in current)
  const gain = (order: readonly string[]): number =>
    order.reduce((sum, name, at) => sum + (reference[name] as number) / Math.log2(at + 2), 0)
  const ideal = gain([...names].sort((a, b) => (reference[b] as number) - (reference[a] as number)))
  if (ideal === 0) return 1
  const groups = new Map<number, string[]>()
  for (const name of names) groups.set(current[name] as number, [...(groups.get(current[name] as number) ?? []), name])
  let position = 0
  let sum = 0
  for (const score of [...groups.keys()].sort((a, b) => b - a)) {
    const tied = groups.get(score) as string[]
    let discount = 0
    for (let at = 0; at < tied.length; at++) discount += 1 / Math.log2(position + at + 2)
    const mean = tied.reduce((total, name) => total + (reference[name] as number), 0) / tied.length
    sum += mean * discount
    position += tied.length
  }
  return sum / ideal
}
