export { type Agreement, type AgreementRule, agreement, type Consistency, checkConsistency } from './consistency.ts'
export { describeModel } from './describe.ts'
export { inferenceErrors } from './errors.ts'
export { type BoundInput, bindInputs, type FeedType, type InputSpec } from './inputs.ts'
export { type Latency, type LatencyComparison, type LatencyOptions, measureLatency, rowsOf } from './latency.ts'
export { type Model, openModel } from './model.ts'
export type { Dimension, ElementType, OnnxFile, ValueInfo } from './onnx-file.ts'
export type { Finding, Meaning, ModelOptions, OutputNames } from './options.ts'
export type { OutputRoles } from './outputs.ts'
export { type PredictionFileOptions, readPredictions } from './prediction-files.ts'
export {
  classIndex,
  meaningOf,
  type Predictions,
  predictionColumns,
  predictionsCsv,
  type ScoreKind,
  scoreOfClass,
} from './predictions.ts'
export { type Cell, type RowColumn, type RowScorer, rowScorer } from './rows.ts'
export { type ScoreOptions, score } from './score.ts'
