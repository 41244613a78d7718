import { driftMeasures } from '@mlops-actions/core'
import { fail } from './errors.ts'
import { defaultThresholds } from './measures.ts'
import { defaultMinGroup } from './privacy.ts'
import { defaultQualityLimits, type QualityLimits } from './quality.ts'
import { type FeatureRule, type FeatureType, type MeasureName, measureNames, type Signal } from './types.ts'

/** How one feature is judged, where it differs from the rest. */
export interface RuleOption {
  readonly measure?: MeasureName
  readonly threshold?: number
}

/** Options of a drift check; each has a default. */
export interface DriftOptions {
  /** The signals that decide and are shown; all unless set. What the others would say still counts as evidence for the cause. */
  readonly signals?: readonly Signal['signal'][]
  /** Level of significance after Benjamini–Hochberg over the features; 0.05 unless set. */
  readonly alpha?: number
  /** The measure that decides for numeric and for text features; psi unless set. */
  readonly measures?: { readonly number?: MeasureName; readonly text?: MeasureName }
  /** Limits of the measures; {@link defaultThresholds} unless set. */
  readonly thresholds?: Readonly<Partial<Record<MeasureName, number>>>
  /** Rules of single features. */
  readonly rules?: Readonly<Record<string, RuleOption>>
  /** Columns that are no features (id, target, time). */
  readonly exclude?: readonly string[]
  /** Columns whose extremes no text may tell. */
  readonly protected?: readonly string[]
  /** Columns that identify a row: they are no features. */
  readonly identifying?: readonly string[]
  /** Least rows for a value to be told; 10 unless set. */
  readonly minGroup?: number
  /** Importance of each feature for the model, not negative, in any unit: the drift of what matters weighs more. */
  readonly importances?: Readonly<Record<string, number>>
  /** The same, worked out on the current data: a changed order is attribution drift. */
  readonly currentImportances?: Readonly<Record<string, number>>
  /** When missing cells, unseen levels and values outside the range decide. */
  readonly quality?: Readonly<Partial<Omit<QualityLimits, 'alpha'>>>
  /** Also test all features together (needs the rows of the reference); false unless set, since it takes seconds. */
  readonly multivariate?: boolean
  /** How much an estimated or realised classification metric may be worse than the reference's; 0.02 unless set. */
  readonly performanceMargin?: number
  /** The same for a regression error, in its unit; a tenth of the reference's error unless set. */
  readonly regressionMargin?: number
}

/** Options with every default filled in. */
export interface SettledOptions extends DriftOptions {
  readonly alpha: number
  readonly minGroup: number
  readonly exclude: readonly string[]
  readonly quality: Omit<QualityLimits, 'alpha'>
  readonly performanceMargin: number
}

/** Level of one test among the findings: a fifth of alpha for all, over the features (Bonferroni), since each has several tests. */
export function findingLevel(options: SettledOptions, features: number): number {
  return options.alpha / 5 / Math.max(1, features)
}

/** Fills in defaults and refuses what is out of range (DRIFT_BAD_OPTION, DRIFT_UNKNOWN_MEASURE). */
export function settle(options: DriftOptions): SettledOptions {
  const alpha = options.alpha ?? 0.05
  if (!(alpha > 0 && alpha < 1))
    throw fail('DRIFT_BAD_OPTION', `alpha is ${alpha}.`, { remedy: 'Write a number between 0 and 1, such as 0.05.' })
  const minGroup = options.minGroup ?? defaultMinGroup
  if (!(Number.isInteger(minGroup) && minGroup >= 1))
    throw fail('DRIFT_BAD_OPTION', `minGroup is ${minGroup}.`, { remedy: 'Write a whole number of at least 1.' })
  const performanceMargin = options.performanceMargin ?? 0.02
  if (!(performanceMargin >= 0))
    throw fail('DRIFT_BAD_OPTION', `performanceMargin is ${performanceMargin}.`, {
      remedy: 'Write a number of at least 0.',
    })
  for (const [name, limit] of Object.entries(options.thresholds ?? {})) {
    knownMeasure(name)
    positiveLimit(`thresholds.${name}`, limit)
  }
  for (const [feature, rule] of Object.entries(options.rules ?? {})) {
    if (rule.measure !== undefined) knownMeasure(rule.measure)
    if (rule.threshold !== undefined) positiveLimit(`rules.${feature}.threshold`, rule.threshold)
  }
  for (const name of Object.values(options.measures ?? {})) knownMeasure(name)
  for (const [feature, weight] of Object.entries({ ...options.importances, ...options.currentImportances }))
    if (!(weight >= 0 && Number.isFinite(weight)))
      throw fail('DRIFT_BAD_OPTION', `The importance of "${feature}" is ${weight}.`, {
        remedy: 'Importances are finite and not negative: give their absolute values.',
      })
  return {
    ...options,
    alpha,
    minGroup,
    performanceMargin,
    exclude: [...(options.exclude ?? []), ...(options.identifying ?? [])],
    quality: { ...defaultQualityLimits, ...options.quality },
  }
}

function knownMeasure(name: string): void {
  if ((measureNames as readonly string[]).includes(name)) return
  throw fail('DRIFT_UNKNOWN_MEASURE', `"${name}" is not a drift measure.`, {
    remedy: `Write one of ${measureNames.join(', ')}.`,
  })
}

function positiveLimit(option: string, value: number): void {
  if (value > 0 && Number.isFinite(value)) return
  throw fail('DRIFT_BAD_OPTION', `${option} is ${value}.`, { remedy: 'Write a finite number above 0.' })
}

/** The rule of a feature: its own, else that of its kind, else psi. A limit of 0 means that significance alone decides (tests without an effect size). */
export function ruleOf(feature: string, type: FeatureType, options: SettledOptions): FeatureRule {
  const own = options.rules?.[feature]
  const measure = own?.measure ?? options.measures?.[type === 'text' ? 'text' : 'number'] ?? 'psi'
  if (type === 'text' && driftMeasures[measure] === 'number')
    throw fail('DRIFT_UNKNOWN_MEASURE', `The rule of "${feature}" uses ${measure}, but the feature holds text.`, {
      remedy: `Write one of ${measureNames.filter((name) => driftMeasures[name] === 'any').join(', ')}.`,
    })
  const threshold = own?.threshold ?? options.thresholds?.[measure] ?? defaultThresholds[measure] ?? 0
  return { measure, threshold, alpha: options.alpha }
}
