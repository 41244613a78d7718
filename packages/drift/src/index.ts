export { checkDrift, combineVerdicts, type DriftInput, type DriftReport } from './check-drift.ts'
export { compatDrift } from './compat/compat.ts'
export { type CompatFeature, type CompatMode, type CompatReport, compatModes } from './compat/types.ts'
export { contingencyTest } from './contingency.ts'
export { cramerVonMises, cvmLimitSf } from './cramer-von-mises.ts'
export {
  type BinCounts,
  binCounts,
  hellinger,
  jensenShannon,
  klDivergence,
  lInfinity,
  psi,
  totalVariation,
} from './distances.ts'
export { driftErrors } from './errors.ts'
export { ksPValue } from './ks.ts'
export { benjaminiHochberg, ksMinimumDetectable, lInfinityPValue, rowsNeeded, sizeAware } from './laws.ts'
export { defaultThresholds } from './measures.ts'
export { type MergePass, mergePass } from './merge-pass.ts'
export type { DriftOptions, RuleOption } from './options.ts'
export type { MetricReport, PerformanceReport, PredictionsInput } from './prediction-types.ts'
export {
  buildProfile,
  isProfile,
  type NumberProfile,
  type Profile,
  type ProfileColumn,
  type ProfileOptions,
  parseProfile,
  profileBytes,
  type TextProfile,
} from './profile.ts'
export { mergeProfiles } from './profile-merge.ts'
export type { QualityLimits } from './quality.ts'
export { andersonTwoSample, mannWhitney, type TestResult } from './rank-tests.ts'
export type { ServiceInput, ServiceWindow } from './service.ts'
export { importanceNdcg } from './triage.ts'
export * from './types.ts'
