import { type Evaluation, setOf } from './evaluate.ts'
import { namesOfPredictions } from './metrics/compute.ts'
import type { MetricStream } from './metrics/streamed.ts'

/** How far a value of a stream may be from the exact one, which surely lies in [lower, upper]. */
export interface Approximation {
  /** The larger of the two distances to the bounds. */
  readonly error: number
  readonly lower: number
  readonly upper: number
}

/** What a stream of predictions tells. A metric that is not named in `approximate` is exact. */
export interface StreamedEvaluation extends Evaluation {
  readonly approximate: Readonly<Record<string, Approximation>>
}

/**
 * Every metric that the rows of a stream tell so far. Per class there is what comes from the confusion matrix; slices and fairness are not streamed.
 * @param classes the names of the classes, in the order of their places
 */
export function evaluateStream(stream: MetricStream, classes: readonly string[] = []): StreamedEvaluation {
  const values = Object.fromEntries(namesOfPredictions(stream.task).map((name) => [name, stream.metric(name)]))
  const entries = Object.entries(values)
  return {
    rows: stream.rows,
    ...setOf(values),
    notes: Object.fromEntries(entries.flatMap(([name, { note }]) => (note === undefined ? [] : [[name, note]]))),
    approximate: Object.fromEntries(
      entries.flatMap(([name, { value, lower, upper }]) =>
        value === null || lower === undefined || upper === undefined || lower === upper
          ? []
          : [[name, { error: Math.max(upper - value, value - lower), lower, upper }]],
      ),
    ),
    perClass: Object.fromEntries(stream.perClass().map((metrics, one) => [classes[one] ?? String(one), metrics])),
    slices: [],
    sliceProblems: [],
    fairness: {},
  }
}
