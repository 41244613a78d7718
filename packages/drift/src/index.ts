// The three questions of a model's numbers from one import: is it good, is it better, is the data still the same?
export {
  type ComparisonReport,
  compare,
  type Evaluation,
  evaluate,
  type Scored,
  scoredBinary,
  scoredMulticlass,
  scoredRegression,
} from '@mlops-actions/evaluation'
export {
  checkDrift,
  checkDrift as drift,
  combineVerdicts,
  type DriftInput,
  type DriftReport,
} from './check-drift.ts'
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
export {
  fitReconstruction,
  type Reconstruction,
  type ReconstructionResult,
  reconstructionError,
} from './multivariate/reconstruction.ts'
export type { MultivariateReport } from './multivariate/signal.ts'
export { classifierTwoSample, type TwoSampleResult } from './multivariate/two-sample.ts'
export type { DriftOptions, RuleOption } from './options.ts'
export { type BinaryEstimate, binaryErrors, binaryEstimates, estimateBinary } from './performance/cbpe.ts'
export { estimateMulticlass, type MulticlassEstimate } from './performance/cbpe-multiclass.ts'
export { type Calibration, calibrate, fitIsotonic, needsCalibration } from './performance/isotonic.ts'
export {
  type LabelledPredictions,
  type LearntPerformance,
  learnPerformance,
  learntBytes,
  parseLearnt,
} from './performance/learnt.ts'
export { estimateRegression, fitBinnedError } from './performance/regression-error.ts'
export {
  type AlarmDecision,
  type AlarmHistory,
  type AlarmPolicy,
  decideAlarm,
} from './policy.ts'
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
export { ProfileAccumulator } from './profile-accumulator.ts'
export { mergeProfiles } from './profile-merge.ts'
export type { QualityLimits } from './quality.ts'
export { andersonTwoSample, mannWhitney, type TestResult } from './rank-tests.ts'
export type { ServiceInput, ServiceWindow } from './service.ts'
export { Adwin, type AdwinOptions } from './streams/adwin.ts'
export { Ddm, type DdmOptions } from './streams/ddm.ts'
export { detect, type StreamDetector } from './streams/detector.ts'
export { Kswin, type KswinOptions, type Sampler } from './streams/kswin.ts'
export { PageHinkley, type PageHinkleyOptions } from './streams/page-hinkley.ts'
export { pythonSampler } from './streams/python-random.ts'
export { driftByWindow, type WindowVerdict } from './time/by-window.ts'
export { type ChangePoint, changeOfFeature, type Event, eventsBefore, findChange } from './time/change-point.ts'
export type { DailyStatistic } from './time/daily.ts'
export type { RowTimes, Since } from './time/since.ts'
export {
  dateOf,
  otherSeasons,
  rowsBetween,
  rowTimes,
  type Season,
  seasonalReference,
  splitWindows,
  takeRows,
  timeOfText,
  type Window,
} from './time/windows.ts'
export { importanceNdcg } from './triage.ts'
export * from './types.ts'
