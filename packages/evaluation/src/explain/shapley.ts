import { randomStream, type Table } from '@mlops-actions/core'
import { fail } from '../errors.ts'
import { type Asked, ask, featuresOf, gatherColumn, type Predict, shuffled } from './predictor.ts'

/** Shapley values of some rows. */
export interface Shapley {
  readonly features: readonly string[]
  /** rows × features: how much each feature moves the answer from `base` to the model's. They sum to answer - base, row by row. */
  readonly values: Float64Array
  /** rows × features: standard error from sampling (over antithetic pairs); NaN for one pair. */
  readonly errors: Float64Array
  /** By row: the mean answer over the background rows that were drawn for it. */
  readonly base: Float64Array
  readonly answers: Float64Array
}

/**
 * Sampled Shapley values of a model that is only asked (Štrumbelj and Kononenko 2014), with antithetic permutations (Mitchell et al. 2022):
 * features go over from a background row to the explained one in a random order, then in the reverse order from the same background row.
 * Exact for additive models; the sum over features is exact always.
 * @param explained indices of the rows to explain
 * @param background indices of the rows that stand for "feature not known"; = all
 */
export async function shapleyValues(
  predict: Predict,
  asked: Asked,
  explained: ArrayLike<number>,
  options: { seed: number | string; pairs?: number; background?: ArrayLike<number> },
): Promise<Shapley> {
  const { table, signal } = asked
  const features = featuresOf(asked)
  const d = features.length
  const pairs = options.pairs ?? 10
  const pool = options.background ?? Uint32Array.from({ length: table.rows }, (_, i) => i)
  if (pool.length === 0 || table.rows === 0)
    throw fail('EVALUATION_INPUT_INVALID', 'Shapley values need background rows, and there are none.')
  const values = new Float64Array(explained.length * d)
  const errors = new Float64Array(explained.length * d)
  const base = new Float64Array(explained.length)
  const answers = new Float64Array(explained.length)
  for (let i = 0; i < explained.length; i++) {
    const row = explained[i] as number
    const stream = randomStream(options.seed, `shapley ${row}`)
    const walks = Array.from({ length: pairs }, () => ({
      from: pool[Math.floor(stream.next() * pool.length)] as number,
      order: shuffled(d, () => stream.next()),
    }))
    const found = await ask(predict, walkTable(table, features, row, walks), 1, signal)
    summarise(found, walks, d, { values, errors, base, answers }, i)
  }
  return { features, values, errors, base, answers }
}

interface Walk {
  readonly from: number
  readonly order: Uint32Array
}

/** For each walk d + 1 rows there and d + 1 rows back: feature by feature from the background row to the explained one. */
function walkTable(table: Table, features: readonly string[], row: number, walks: readonly Walk[]): Table {
  const d = features.length
  const total = walks.length * 2 * (d + 1)
  const sources = new Map(features.map((name) => [name, new Uint32Array(total)]))
  const others = new Uint32Array(total)
  let at = 0
  for (const { from, order } of walks)
    for (const way of [order, order.toReversed()]) {
      const rank = new Uint32Array(d)
      way.forEach((feature, position) => {
        rank[feature] = position
      })
      for (let step = 0; step <= d; step++, at++) {
        others[at] = row
        features.forEach((name, feature) => {
          const own = sources.get(name) as Uint32Array
          own[at] = (rank[feature] as number) < step ? row : from
        })
      }
    }
  return {
    rows: total,
    columns: table.columns.map((column) => gatherColumn(column, sources.get(column.name) ?? others)),
  }
}

function summarise(
  found: Float64Array,
  walks: readonly Walk[],
  d: number,
  out: { values: Float64Array; errors: Float64Array; base: Float64Array; answers: Float64Array },
  i: number,
): void {
  const sums = new Float64Array(d)
  const squares = new Float64Array(d)
  let base = 0
  walks.forEach(({ order }, walk) => {
    const start = walk * 2 * (d + 1)
    base += found[start] as number
    const back = start + d + 1
    for (let step = 0; step < d; step++) {
      const there = (found[start + step + 1] as number) - (found[start + step] as number)
      // On the way back the same feature goes over at the mirrored step.
      const mirrored = back + (d - 1 - step)
      const here = (found[mirrored + 1] as number) - (found[mirrored] as number)
      const feature = order[step] as number
      const mean = (there + here) / 2
      sums[feature] = (sums[feature] as number) + mean
      squares[feature] = (squares[feature] as number) + mean * mean
    }
  })
  const n = walks.length
  for (let feature = 0; feature < d; feature++) {
    const mean = (sums[feature] as number) / n
    out.values[i * d + feature] = mean
    const variance = ((squares[feature] as number) - n * mean * mean) / (n - 1)
    out.errors[i * d + feature] = Math.sqrt(Math.max(0, variance) / n)
  }
  out.base[i] = base / n
  out.answers[i] = found[d] as number
}
