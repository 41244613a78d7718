export * from './calibration.ts'
export * from './compare.ts'
export { compareFolds, type FoldComparison, type FoldMetric } from './compare-folds.ts'
export * from './compare-metric.ts'
export { evaluationErrors } from './errors.ts'
export * from './evaluate.ts'
export {
  type Approximation,
  evaluateStream,
  SliceStreams,
  type StreamedEvaluation,
  type StreamedSlice,
} from './evaluate-stream.ts'
export * from './explain/behaviour.ts'
export * from './explain/partial-dependence.ts'
export * from './explain/permutation-importance.ts'
export { type Asked, gatherTable, type Predict } from './explain/predictor.ts'
export * from './explain/shapley.ts'
export { type DiscoveredSlice, type DiscoveryOptions, discoverSlices, rowLosses } from './explain/slice-discovery.ts'
export { evaluateGates } from './gates/evaluate-gates.ts'
export * from './gates/fairness.ts'
export * from './gates/figures.ts'
export * from './gates/flips.ts'
export * from './gates/input.ts'
export { absoluteParts, type Part, relativeChange, relativeParts, worstOf } from './gates/limits.ts'
export type { Measured, Operational } from './gates/measurements.ts'
export { gateValues, LEAST_TRAININGS, noiseFloor } from './gates/seed-noise.ts'
export {
  groupsOf,
  MISSING,
  nameOf,
  type Slice,
  type SliceProblem,
  type Slices,
  sliceOf,
  slicesOf,
} from './gates/slices.ts'
export { decideVersus, turn, type VerdictRow, type VersusDecision, verdictTable } from './gates/versus.ts'
export * from './holdout.ts'
export { isNotEstimable, metricEstimate, metricValue, type NotEstimable, obstacleTo, wilson } from './metric-value.ts'
export * from './metrics/index.ts'
export { rowKeys } from './row-keys.ts'
export * from './scored.ts'
export {
  type BootstrapOptions,
  canonicalOrder,
  pairedBootstrap,
  pairedBootstraps,
  type Weighted,
} from './significance/bootstrap.ts'
export { aucWithError, type DeLongResult, deLong, type Placements, placementsOf } from './significance/delong.ts'
export { type McNemarResult, mcNemar } from './significance/mcnemar.ts'
export { benjaminiHochberg, holm } from './significance/multiple.ts'
export { pairedMean } from './significance/paired-mean.ts'
export { type Comparison, isNotComparable, mirror, type NotComparable } from './significance/paired-sample.ts'
export { minimumDetectable, rowsNeeded } from './significance/power.ts'
export { type ProportionDifference, proportionDifference } from './significance/proportions.ts'
export { correctedResampledT, fiveByTwoF, fiveByTwoT, type ResampledTest } from './significance/resampled.ts'
export { weightedAuc, weightedAveragePrecision } from './significance/weighted-metrics.ts'
export * from './threshold.ts'
