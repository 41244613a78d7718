import { columnOf, metricInfo, randomStream } from '@mlops-actions/core'
import { exactSum } from '@mlops-actions/numerics'
import { fail } from '../errors.ts'
import { isNotEstimable, metricValue } from '../metric-value.ts'
import type { Scored } from '../scored.ts'
import { type Asked, ask, featuresOf, gatherColumn, type Predict, rescored, shuffled, withColumn } from './predictor.ts'

/** How much worse a metric gets when a feature is shuffled, in units of the metric: positive means that the model uses the feature. */
export interface Importance {
  readonly feature: string
  readonly mean: number
  /** Standard deviation over the repeats (n - 1); NaN for one repeat. */
  readonly deviation: number
  readonly repeats: readonly number[]
}

/**
 * Permutation importance (Breiman 2001; Fisher, Rudin and Dominici 2019): each feature is shuffled `repeats` times, the model asked again.
 * Features that carry the same information share it: one of two equal columns can be shuffled without a loss.
 * @param base the rows' truth and task; its predictions are not used
 * @returns most important first
 */
export async function permutationImportance(
  predict: Predict,
  asked: Asked,
  base: Scored,
  options: { metric: string; seed: number | string; repeats?: number; threshold?: number },
): Promise<readonly Importance[]> {
  const { table, signal } = asked
  const features = featuresOf(asked)
  const width = base.task === 'multiclass' ? (base.classes?.length ?? 1) : 1
  const sign = metricInfo(options.metric)?.goal === 'minimize' ? -1 : 1
  const scoreOf = (answers: Float64Array): number => {
    const value = metricValue(options.metric, rescored(base, answers, options.threshold))
    if (isNotEstimable(Object(value)))
      throw fail(
        'EVALUATION_INPUT_INVALID',
        `${options.metric} has no value on these rows, so nothing can be compared with it.`,
      )
    return value as number
  }
  const whole = scoreOf(await ask(predict, table, width, signal))
  const found: Importance[] = []
  for (const feature of features) {
    const column = columnOf(table, feature)
    if (column === undefined) continue
    const stream = randomStream(options.seed, `permutation ${feature}`)
    const repeats: number[] = []
    for (let repeat = 0; repeat < (options.repeats ?? 5); repeat++) {
      const order = shuffled(table.rows, () => stream.next())
      const answers = await ask(predict, withColumn(table, gatherColumn(column, order)), width, signal)
      repeats.push(sign * (whole - scoreOf(answers)))
    }
    const mean = exactSum(Float64Array.from(repeats)) / repeats.length
    const squares = exactSum(Float64Array.from(repeats, (value) => (value - mean) ** 2))
    found.push({ feature, mean, deviation: Math.sqrt(squares / (repeats.length - 1)), repeats })
  }
  return found.sort((a, b) => b.mean - a.mean || (a.feature < b.feature ? -1 : 1))
}
