import { fail } from './errors.ts'
import type { Prepared } from './feeds.ts'
import type { BoundInput } from './inputs.ts'
import type { Model } from './model.ts'
import { own } from './options.ts'

/** Fewer rows prove nothing: a value that the training data had may be absent. */
const fewRows = 100

/**
 * Looks at the columns that a model compares with 0 and nothing else. A trainer splits between the values that it saw: of a column that
 * is never 0 or less, or has few values beside it, it does not ask `x ≤ 0`. Exports of categorical splits ask just that.
 * @throws UserError MODEL_EXPORT_SUSPECT
 */
export function checkSplits(bound: BoundInput, columns: readonly Prepared[], model: Model): void {
  if (model.options.suspectExport === 'accept') return
  for (const { input, index, count } of model.facts.trees.onlyZero) {
    const name = bound.columns[index]
    const column = columns[index]
    if (input !== bound.spec.name || name === undefined || column === undefined || !('numbers' in column)) continue
    if (own(model.options.categories, name) !== undefined) continue
    const seen = valuesOf(column.numbers)
    if (seen.rows < fewRows || seen.least < 0) continue
    const pointless = seen.least > 0
    const strange = count >= 3 && seen.distinct <= 32 && seen.zeros <= seen.rows / 2
    if (!pointless && !strange) continue
    throw fail(
      'MODEL_EXPORT_SUSPECT',
      `${model.name} compares "${name}" with 0 and nothing else, ${count} times, and the column ${pointless ? `is never below ${seen.least}` : `has ${seen.distinct} different values`}: that is what is left of a categorical split after export.`,
      {
        remedy: `HistGradientBoosting with categorical_features does not survive export: encode the categories before the model and train without it. If "${name}" really is split at 0, say categories: { ${name}: as-is }.`,
      },
    )
  }
}

function valuesOf(numbers: Float64Array): { rows: number; least: number; zeros: number; distinct: number } {
  const distinct = new Set<number>()
  let rows = 0
  let least = Number.POSITIVE_INFINITY
  let zeros = 0
  for (const value of numbers) {
    if (Number.isNaN(value)) continue
    rows++
    if (value < least) least = value
    if (value === 0) zeros++
    if (distinct.size <= 32) distinct.add(value)
  }
  return { rows, least, zeros, distinct: distinct.size }
}
