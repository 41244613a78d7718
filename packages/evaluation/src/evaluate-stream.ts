import type { SliceRule, Table } from '@mlops-actions/core'
import { type Evaluation, type SliceMetrics, setOf } from './evaluate.ts'
import { nameOf, type Slice, type SliceProblem, slicesOf } from './gates/slices.ts'
import { namesOfPredictions } from './metrics/compute.ts'
import type { MetricInput } from './metrics/metric-input.ts'
import { partsOf } from './metrics/sliced.ts'
import { MetricStream, type StreamTask } from './metrics/streamed.ts'

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

/** One slice of a stream. */
export interface StreamedSlice extends SliceMetrics {
  readonly approximate: Readonly<Record<string, Approximation>>
}

/** Slices of predictions that come in chunks: by the values of columns, whole or crossed. Each is a stream of its own, with coarser cells. */
export class SliceStreams {
  readonly #rules: readonly SliceRule[]
  readonly #make: () => MetricStream
  readonly #streams: readonly Map<string, { readonly key: Slice['key']; readonly stream: MetricStream }>[]

  /** @param rules without edges: the values of a column are the slices */
  constructor(task: StreamTask, classes: number | undefined, rules: readonly SliceRule[]) {
    this.#rules = rules
    this.#make = () => new MetricStream(task, classes, 'coarse')
    this.#streams = rules.map(() => new Map())
  }

  /** How many slices have been met. */
  get size(): number {
    return this.#streams.reduce((sum, of) => sum + of.size, 0)
  }

  /** Adds a chunk with the columns of its rows; gives what is wrong with the columns. */
  add(chunk: MetricInput, table: Table): readonly SliceProblem[] {
    const problems: SliceProblem[] = []
    for (const [i, rule] of this.#rules.entries()) {
      const cut = slicesOf(table, [rule])
      problems.push(...cut.problems)
      const codes = new Int32Array(chunk.rows).fill(-1)
      for (const [code, { rows }] of cut.slices.entries()) for (const row of rows) codes[row] = code
      const parts = partsOf(chunk, codes, cut.slices.length)
      for (const [code, { key }] of cut.slices.entries()) {
        const own = this.#streams[i] as Map<string, { key: Slice['key']; stream: MetricStream }>
        const known = own.get(nameOf(key)) ?? { key, stream: this.#make() }
        own.set(nameOf(key), known)
        known.stream.add(parts[code] as MetricInput)
      }
    }
    return problems
  }

  /** The slices of at least so many rows, in the order in which `evaluate` tells them. */
  slices(minRows: number): readonly StreamedSlice[] {
    return this.#rules.flatMap((rule, i) => {
      const own = this.#streams[i] as Map<string, { key: Slice['key']; stream: MetricStream }>
      return slicesOf(tableOfKeys(rule, [...own.values()]), [rule]).slices.flatMap(({ key }) => {
        const { stream } = own.get(nameOf(key)) as { stream: MetricStream }
        if (stream.rows < minRows) return []
        const { metrics, notEstimable, approximate } = evaluateStream(stream)
        return [{ slice: key, label: nameOf(key), rows: stream.rows, metrics, notEstimable, approximate }]
      })
    })
  }
}

/** The names of slices as a table: cutting it brings them into their order. */
function tableOfKeys(rule: SliceRule, keys: readonly { readonly key: Slice['key'] }[]): Table {
  return {
    rows: keys.length,
    columns: rule.columns.map((name) => ({
      kind: 'text',
      name,
      codes: Int32Array.from(keys.keys()),
      levels: keys.map(({ key }) => key[name] as string),
      nulls: 0,
    })),
  }
}

/**
 * Every metric that the rows of a stream tell so far. Per class there is what comes from the confusion matrix; slices are streams of their own (`SliceStreams`), fairness is not streamed.
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
