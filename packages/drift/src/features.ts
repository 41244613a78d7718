import type { Column, Reason, Verdict } from '@mlops-actions/core'
import { contingencyTest } from './contingency.ts'
import { usedBins } from './distances.ts'
import { finiteMeasures } from './finite.ts'
import { type BinnedDistance, benjaminiHochberg, rowsNeeded } from './laws.ts'
import { type Comparison, largestBins } from './measures.ts'
import { ruleOf, type SettledOptions } from './options.ts'
import type { ProfileColumn } from './profile.ts'
import { profileFindings } from './profile-findings.ts'
import { numericFindings, type QualityLimits, textFindings } from './quality.ts'
import { categoriesOfProfile, type ReferenceFeature } from './reference.ts'
import { borrowedSample, categorySample } from './samples.ts'
import type { FeatureReport, FeatureRule, FeatureType, Finding, Measure, MeasureName } from './types.ts'
import { findUnitError, type UnitError } from './unit-error.ts'
import { count, distance } from './words.ts'

/** A feature compared, before it is judged together with the others. */
export interface FeatureComparison {
  readonly name: string
  readonly type: FeatureType
  readonly rule: FeatureRule
  readonly rows: { readonly reference: number; readonly current: number }
  readonly nulls: { readonly reference: number; readonly current: number }
  /** null: the types cannot be compared, the findings say so. */
  readonly comparison: Comparison | null
  readonly findings: readonly Finding[]
  readonly unit?: UnitError
}

const binned: readonly MeasureName[] = ['psi', 'kl_divergence', 'jensen_shannon', 'hellinger']

/** Below this p of the PSI a change of unit is looked for. */
const unitLevel = 1e-4

/** Compares one feature: measures, findings, unit errors. Never throws on odd data. */
export function compareFeature(
  reference: ReferenceFeature,
  column: Column,
  options: SettledOptions,
  limits: QualityLimits,
): FeatureComparison {
  const { name } = reference
  const rule = ruleOf(name, reference.type, options)
  const rows = {
    reference: reference.rows,
    current: column.kind === 'text' ? column.codes.length : column.values.length,
  }
  const nulls = { reference: reference.nulls, current: column.nulls }
  const common = { name, type: reference.type, rule, rows, nulls }
  if (reference.kind === 'number' && column.kind === 'number') {
    const sample = borrowedSample(column, 'current')
    const comparison = reference.compare(sample)
    const psi = comparison.measures.psi
    const differs = (psi?.value ?? 0) >= 0.01 && (psi?.pValue ?? 1) < unitLevel
    const unit = differs ? findUnitError(reference, sample) : undefined
    const findings = numericFindings(withheld(reference, options), sample, unit, limits)
    return { ...common, comparison, findings, ...(unit ? { unit } : {}) }
  }
  if (reference.kind === 'text' && column.kind === 'text') {
    const sample = categorySample(column)
    return { ...common, comparison: reference.compare(sample), findings: textFindings(reference, sample, limits) }
  }
  return { ...common, comparison: null, findings: [typeFinding(reference, column)] }
}

/** Takes the extremes of protected columns out of what a text may tell. */
function withheld<R extends ReferenceFeature>(reference: R, options: SettledOptions): R {
  return options.protected?.includes(reference.name) ? { ...reference, told: { min: null, max: null } } : reference
}

/** A column of the current profile, compared with a reference that is a profile too. */
export function compareProfileFeature(
  reference: ReferenceFeature,
  column: ProfileColumn,
  rows: number,
  options: SettledOptions,
  limits: QualityLimits,
): FeatureComparison {
  const { name } = reference
  const common = {
    name,
    type: reference.type,
    rule: ruleOf(name, reference.type, options),
    rows: { reference: reference.rows, current: rows },
    nulls: { reference: reference.nulls, current: column.nulls },
  }
  if (reference.kind === 'number' && column.kind === 'number' && reference.compareProfile) {
    const known = withheld(reference, options)
    return {
      ...common,
      comparison: reference.compareProfile(column),
      findings: profileFindings(known, column, rows, limits),
    }
  }
  if (reference.kind === 'text' && column.kind === 'text') {
    const sample = categoriesOfProfile(column, rows)
    return { ...common, comparison: reference.compare(sample), findings: textFindings(reference, sample, limits) }
  }
  const message = `The reference holds ${reference.kind === 'text' ? 'text' : 'numbers'}, the current profile ${column.kind === 'text' ? 'text' : 'numbers'}.`
  const finding: Finding = { code: 'TYPE_CHANGED', kind: 'schema', severity: 'fail', feature: name, message, rows }
  return { ...common, comparison: null, findings: [finding] }
}

/** A column that is text on one side and numbers on the other; one without any value is empty rather than of another type. */
function typeFinding(reference: ReferenceFeature, column: Column): Finding {
  const rows = column.kind === 'text' ? column.codes.length : column.values.length
  const feature = reference.name
  if (column.nulls === rows) {
    const message = `All ${count(rows)} cells are missing.`
    return { code: 'COLUMN_EMPTY', kind: 'data-quality', severity: 'fail', feature, message, rows, share: 1 }
  }
  if (column.kind === 'number') {
    const message = 'The reference holds text, the current table numbers.'
    return { code: 'TYPE_CHANGED', kind: 'schema', severity: 'fail', feature, message, rows: rows - column.nulls }
  }
  const numeric = column.levels.map((level) => level.trim() !== '' && Number.isFinite(Number(level)))
  let texts = 0
  for (const code of column.codes) if (code >= 0 && !numeric[code]) texts++
  return {
    code: 'TYPE_CHANGED',
    kind: 'schema',
    severity: 'fail',
    feature,
    message: `The reference holds numbers; ${count(texts)} of ${count(rows)} current cells are text that is no number.`,
    rows: texts,
    share: texts / rows,
  }
}

/** Judges all features together: effect, significance after Benjamini–Hochberg, and whether the window could have seen the limit. */
export function judgeFeatures(
  compared: readonly FeatureComparison[],
  options: SettledOptions,
): Record<string, FeatureReport> {
  const adjusted = benjaminiHochberg(compared.map((feature) => significance(feature)))
  const total = compared.reduce((sum, feature) => sum + (options.importances?.[feature.name] ?? 0), 0)
  return Object.fromEntries(
    compared.map((feature, at) => {
      const weight = options.importances?.[feature.name] ?? 0
      const importance = options.importances === undefined || total === 0 ? {} : { importance: weight / total }
      return [feature.name, { ...judgeFeature(feature, adjusted[at] ?? null), ...importance }]
    }),
  )
}

/**
 * The p-value behind a rule: its measure's own, else (energy, Wasserstein) that of ks, else that of psi. For the binned distances the
 * larger of their law's and the chi-square test's over the same bins: with few rows a bin the law alone calls drift too often.
 */
function significance(feature: FeatureComparison): number | null {
  const measures = feature.comparison?.measures
  const own = measures?.[feature.rule.measure]
  if (measures === undefined || own === undefined || own.value === null) return null
  const p = own.pValue ?? measures.ks?.pValue ?? measures.psi?.pValue ?? null
  const counts = feature.comparison?.counts
  if (p === null || counts === undefined || !binned.includes(feature.rule.measure)) return p
  return Math.max(p, contingencyTest(counts.reference, counts.current, 'chi2').pValue ?? 0)
}

function judgeFeature(feature: FeatureComparison, adjustedPValue: number | null): FeatureReport {
  const { type, rule, rows, nulls, comparison } = feature
  const measures = withThreshold(
    finiteMeasures(comparison?.measures ?? {}, 'the values are too large for a double'),
    rule,
  )
  const decision = decideFeature(feature, measures[rule.measure], adjustedPValue)
  return {
    type,
    ...decision,
    rule,
    adjustedPValue,
    rows,
    nulls,
    measures,
    bins: comparison ? largestBins(comparison) : [],
  }
}

function withThreshold(
  measures: Partial<Record<MeasureName, Measure>>,
  rule: FeatureRule,
): Partial<Record<MeasureName, Measure>> {
  const ruled = measures[rule.measure]
  if (ruled === undefined || rule.threshold === 0) return measures
  return { ...measures, [rule.measure]: { ...ruled, threshold: rule.threshold } }
}

function decideFeature(
  feature: FeatureComparison,
  measure: Measure | undefined,
  adjusted: number | null,
): { verdict: Verdict; reason: Reason; rowsNeeded?: number } {
  const { rule, comparison, findings } = feature
  if (comparison === null) {
    const finding = findings[0]
    return {
      verdict: 'fail',
      reason: { code: finding?.code ?? 'TYPE_CHANGED', message: finding?.message ?? 'The type changed.' },
    }
  }
  if (measure === undefined || measure.value === null || adjusted === null) {
    const message = measure?.reason ?? `${rule.measure} is not estimable here`
    return { verdict: 'inconclusive', reason: { code: 'NOT_ESTIMABLE', message: `${message}.` } }
  }
  const value = distance(measure.value)
  const limit = distance(rule.threshold)
  const large = measure.value >= rule.threshold
  if (large && adjusted <= rule.alpha) {
    const chance = measure.chance === undefined ? '' : `; chance alone gives up to ${distance(measure.chance)}`
    const times =
      feature.type === 'timestamp' ? ' Times go on by themselves: name it as the column of times, or exclude it.' : ''
    const message = `${rule.measure} ${value} (limit ${limit}${chance}).${times}`
    return { verdict: 'fail', reason: { code: 'DRIFTED', message } }
  }
  const blind = measure.minimumDetectable !== undefined && measure.minimumDetectable > rule.threshold
  // A test without an effect size (limit 0) has nothing to be blind for: it passes when it is not significant.
  if (rule.threshold === 0 || (!large && !blind))
    return { verdict: 'pass', reason: { code: 'NO_DRIFT', message: `${rule.measure} ${value}, limit ${limit}.` } }
  const needed = neededRows(feature)
  const seen = large
    ? `${rule.measure} ${value} is above the limit ${limit}, but chance can give it`
    : `${rule.measure} ${value}`
  const why =
    needed === null
      ? 'the reference has too few rows to see a drift of the limit'
      : `a drift of ${limit} needs ${count(needed)} rows, these are ${count(feature.rows.current)}`
  return {
    verdict: 'inconclusive',
    reason: { code: 'TOO_FEW_ROWS', message: `${seen}: ${why}.` },
    ...(needed === null ? {} : { rowsNeeded: needed }),
  }
}

function neededRows(feature: FeatureComparison): number | null {
  const { rule, comparison } = feature
  if (comparison === null) return null
  const known = binned.includes(rule.measure)
  const law = known ? (rule.measure as BinnedDistance) : 'psi'
  const needed = rowsNeeded(
    law,
    known ? rule.threshold : 0.1,
    comparison.counts.referenceRows,
    usedBins(comparison.counts),
  )
  return needed === null ? null : Math.max(needed, feature.rows.current + 1)
}
