import { type Column, columnOf, type Table, type Verdict } from '@mlops-actions/core'
import { fail } from './errors.ts'
import { compareFeature, compareProfileFeature, type FeatureComparison, judgeFeatures } from './features.ts'
import { type MultivariateReport, multivariateSignal } from './multivariate/signal.ts'
import { type DriftOptions, findingLevel, type SettledOptions, settle } from './options.ts'
import type { PerformanceReport, PredictionsInput } from './prediction-types.ts'
import { predictionSignals } from './predictions.ts'
import type { Profile, ProfileColumn } from './profile.ts'
import { isProfileInput, referenceFeatures } from './reference.ts'
import { type ServiceInput, serviceSignals } from './service.ts'
import { featureSignals, qualitySignals } from './signals.ts'
import { type RowTimes, type Since, sinceWhen } from './time/since.ts'
import { triage } from './triage.ts'
import type { Cause, Considered, FeatureReport, Finding, Recommendation, Signal } from './types.ts'
import { explainedByClasses } from './within-class.ts'
import { count } from './words.ts'

/** What a drift check looks at. */
export interface DriftInput {
  /** What is normal: the table the model was trained on, or its profile. */
  readonly reference: Table | Profile
  /** What arrives now: a table, or, where the reference is a profile, a profile built `like` it (for data that does not fit into memory). */
  readonly current: Table | Profile
  /** The same season (weekday, hour, month) of an earlier cycle: drift that is gone against it is seasonality. */
  readonly seasonal?: Table | Profile
  /** Rows of its other seasons: what looks like them too is no season but a change that lasts. With `seasonal` only. */
  readonly otherSeasons?: Table | Profile
  /** Predictions on both sides, with the truth where it is known. */
  readonly predictions?: PredictionsInput
  /** What the endpoint did. */
  readonly service?: ServiceInput
  /** Where the current rows have a time: the report then says since when the worst feature drifts, and what happened just before. */
  readonly time?: RowTimes
  readonly options?: DriftOptions
}

/** The result of a drift check; plain JSON. */
export interface DriftReport {
  readonly schema: 'mlops/drift-report/v1'
  readonly verdict: Verdict
  /** One sentence, the title of an issue. */
  readonly summary: string
  readonly cause: Cause
  readonly recommendation: Recommendation
  readonly rows: { readonly reference: number; readonly current: number }
  readonly signals: readonly Signal[]
  readonly features: Readonly<Record<string, FeatureReport>>
  /** Names of the features whose verdict is fail, most important first. */
  readonly driftedFeatures: readonly string[]
  /** Importance of the drifted features among all, 0 to 1; without importances their share of the number of features. */
  readonly driftedShare: number
  readonly findings: readonly Finding[]
  readonly performance?: PerformanceReport
  readonly multivariate?: MultivariateReport
  /** Since when the worst feature drifts; absent where no time is known, or no day stands out. */
  readonly since?: Since
  /** Sentences with numbers that led to the cause. */
  readonly evidence: readonly string[]
  readonly ruledOut: readonly Considered[]
  readonly notJudged: readonly Considered[]
}

/**
 * Compares what arrives with what is normal. Pure: the same tables give the same report, in any row order. Odd data never throws, it is
 * a finding; only wrong options do (DRIFT_BAD_OPTION, DRIFT_UNKNOWN_MEASURE), and a reference without columns (DRIFT_EMPTY_REFERENCE).
 */
export function checkDrift(input: DriftInput): DriftReport {
  const given = input.options ?? {}
  const options = settle(
    input.time === undefined ? given : { ...given, exclude: [...(given.exclude ?? []), input.time.column] },
  )
  if (input.reference.columns.length === 0)
    throw fail('DRIFT_EMPTY_REFERENCE', 'The reference has no columns.', {
      remedy: 'Give the table the model was trained on, or its profile.',
    })
  const { compared, findings: found } = compareTables(input.reference, input.current, options)
  const seasonal = input.seasonal ? compareTables(input.seasonal, input.current, options) : undefined
  const others = seasonal && input.otherSeasons ? compareTables(input.otherSeasons, input.current, options) : undefined
  const findings = seasonal ? withoutSeason(found, seasonal.findings, others?.findings) : found
  const features = judgeFeatures(compared, options)
  const predictions = input.predictions ? predictionSignals(input.predictions, options) : undefined
  const service = input.service ? serviceSignals(input.service, options.alpha) : []
  const together = multivariateOf(input, Object.keys(features), options)
  const signals = [
    ...qualitySignals(findings, input.current.rows),
    ...featureSignals(features),
    ...(together ? [together.signal] : []),
    ...(predictions?.signals ?? []),
    ...service,
  ].filter((one) => given.signals?.includes(one.signal) ?? true)
  const verdict = combineVerdicts(signals.map((signal) => signal.verdict))
  const drifted = driftedNames(features)
  const told = triage({
    priorExplains: priorExplains(input, drifted, options),
    verdict,
    findings,
    features,
    compared,
    drifted,
    signals,
    seasonal: seasonal && judgeFeatures(seasonal.compared, options),
    others: others && judgeFeatures(others.compared, options),
    predictions,
    input,
    options,
    seasonalGiven: input.seasonal !== undefined,
  })
  const since = sinceWhen(input, drifted)
  return {
    schema: 'mlops/drift-report/v1',
    verdict,
    summary: told.summary,
    cause: told.cause,
    recommendation: told.recommendation,
    rows: { reference: input.reference.rows, current: input.current.rows },
    signals,
    features,
    driftedFeatures: drifted,
    driftedShare: shareOf(drifted, features),
    findings,
    ...(predictions?.performance ? { performance: predictions.performance } : {}),
    ...(together ? { multivariate: together.report } : {}),
    ...(since ? { since } : {}),
    evidence: told.evidence,
    ruledOut: told.ruledOut,
    notJudged: told.notJudged,
  }
}

/** Compares the columns of two tables: those in both feature by feature, the others as findings of the schema. */
export function compareTables(
  reference: Table | Profile,
  current: Table | Profile,
  options: SettledOptions,
): { compared: FeatureComparison[]; findings: Finding[] } {
  const features = referenceFeatures(reference, options.minGroup)
  if (isProfileInput(current) && !isProfileInput(reference))
    throw fail('DRIFT_PROFILES_DIFFER', 'The current data is a profile and the reference a table.', {
      remedy: 'Profile the reference too, and build the current profile with { like: the reference }.',
    })
  const columns = new Map<string, Column | ProfileColumn>(current.columns.map((column) => [column.name, column]))
  const used = [...features.keys()].filter((name) => !options.exclude.includes(name))
  const limits = { ...options.quality, alpha: findingLevel(options, used.length) }
  const findings: Finding[] = []
  if (current.rows === 0)
    findings.push({
      code: 'NO_ROWS',
      kind: 'data-quality',
      severity: 'info',
      message: 'The current table has no rows.',
    })
  const compared: FeatureComparison[] = []
  for (const name of used) {
    const column = columns.get(name)
    const feature = features.get(name)
    if (column === undefined || feature === undefined) {
      const message = 'The column is missing from the current table.'
      findings.push({ code: 'COLUMN_MISSING', kind: 'schema', severity: 'fail', feature: name, message })
      continue
    }
    const one =
      'counts' in column || 'other' in column
        ? compareProfileFeature(feature(), column, current.rows, options, limits)
        : compareFeature(feature(), column, options, limits)
    compared.push(one)
    findings.push(...one.findings)
  }
  for (const name of columns.keys())
    if (!features.has(name) && !options.exclude.includes(name)) {
      const message = 'The current table has this column, the reference has not.'
      findings.push({ code: 'COLUMN_NEW', kind: 'schema', severity: 'warn', feature: name, message })
    }
  if (isProfileInput(reference) ? reference.rows === 0 : reference.rows === 0)
    findings.push({
      code: 'NO_REFERENCE_ROWS',
      kind: 'data-quality',
      severity: 'info',
      message: `The reference has no rows; the current table has ${count(current.rows)}.`,
    })
  return { compared, findings }
}

/** The multivariate signal, where it is asked for and the reference has its rows. */
function multivariateOf(
  input: DriftInput,
  names: readonly string[],
  options: SettledOptions,
): { signal: Signal; report: MultivariateReport } | undefined {
  if (options.multivariate !== true || isProfileInput(input.reference) || isProfileInput(input.current))
    return undefined
  return multivariateSignal(input.reference, input.current, names, options.alpha)
}

/** Whether the shares of the classes alone explain the drift; undefined where labels are not there row for row. */
function priorExplains(input: DriftInput, drifted: readonly string[], options: SettledOptions): boolean | undefined {
  const { predictions, reference, current } = input
  if (predictions?.target === undefined || drifted.length === 0) return undefined
  if (isProfileInput(reference) || isProfileInput(current) || isProfileInput(predictions.reference)) return undefined
  const before = columnOf(predictions.reference, predictions.target)
  const now = columnOf(predictions.current, predictions.target)
  if (before === undefined || now === undefined || predictions.task === 'regression') return undefined
  // Labels of other rows than the features' say nothing of them.
  if (predictions.reference.rows !== reference.rows || predictions.current.rows !== current.rows) return undefined
  return explainedByClasses(
    { features: reference, labels: before },
    { features: current, labels: now },
    drifted,
    options,
  )
}

/** A step's verdict from its signals: fail, else inconclusive, else pass; nothing at all is inconclusive. */
export function combineVerdicts(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('fail')) return 'fail'
  return verdicts.length === 0 || verdicts.includes('inconclusive') ? 'inconclusive' : 'pass'
}

/**
 * Findings of data quality that are gone against the same season are no errors: they are kept and do not decide. Those that are gone against
 * the other seasons too have lasted for longer than a season, and stay errors.
 */
function withoutSeason(
  findings: readonly Finding[],
  seasonal: readonly Finding[],
  others: readonly Finding[] | undefined,
): Finding[] {
  const key = (finding: Finding): string => `${finding.code} ${finding.feature}`
  const kept = new Set(seasonal.map(key))
  const unlike = others && new Set(others.map(key))
  return findings.map((finding) =>
    finding.kind !== 'data-quality' ||
    finding.severity === 'info' ||
    kept.has(key(finding)) ||
    unlike?.has(key(finding)) === false
      ? finding
      : {
          ...finding,
          severity: 'info',
          message: `${finding.message} The same season of an earlier cycle is like that too.`,
        },
  )
}

/** Names of the failing features: by importance where it is known, else by PSI. */
function driftedNames(features: Readonly<Record<string, FeatureReport>>): string[] {
  const weight = (report: FeatureReport): number => report.importance ?? 0
  const psi = (report: FeatureReport): number => report.measures.psi?.value ?? Number.POSITIVE_INFINITY
  return Object.entries(features)
    .filter(([, report]) => report.verdict === 'fail')
    .sort(([a, x], [b, y]) => weight(y) - weight(x) || psi(y) - psi(x) || (a < b ? -1 : 1))
    .map(([name]) => name)
}

function shareOf(names: readonly string[], features: Readonly<Record<string, FeatureReport>>): number {
  const total = Object.keys(features).length
  if (total === 0) return 0
  const weighted = Object.values(features).some((report) => report.importance !== undefined)
  if (!weighted) return names.length / total
  return names.reduce((sum, name) => sum + (features[name]?.importance ?? 0), 0)
}
