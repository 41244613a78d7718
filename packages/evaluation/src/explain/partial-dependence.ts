import { type Column, columnOf } from '@mlops-actions/core'
import { exactSum, quantileSorted, sortFloat64 } from '@mlops-actions/numerics'
import { fail } from '../errors.ts'
import { type Asked, ask, gatherTable, type Predict, withColumn } from './predictor.ts'

/** The model's mean answer when a feature is set to one value in all rows. */
export interface DependencePoint {
  readonly value: number | string
  readonly mean: number
  /** 10 % and 90 % quantile of the single rows' answers (individual conditional expectation). */
  readonly low: number
  readonly high: number
}

/** Partial dependence of one feature. */
export interface PartialDependence {
  readonly feature: string
  readonly points: readonly DependencePoint[]
}

/**
 * Partial dependence (Friedman 2001) with the spread of the single rows: the feature is set to each grid value in all rows and the
 * model asked. The grid of numbers is their quantiles between 5 % and 95 % (`points` of them, = 20), of texts their values.
 */
export async function partialDependence(
  predict: Predict,
  asked: Asked,
  feature: string,
  options: { points?: number; rows?: ArrayLike<number> } = {},
): Promise<PartialDependence> {
  const column = columnOf(asked.table, feature)
  if (column === undefined) throw fail('EVALUATION_COLUMN_MISSING', `The table has no column "${feature}".`)
  const table = options.rows === undefined ? asked.table : gatherTable(asked.table, options.rows)
  const points: DependencePoint[] = []
  for (const { value, set } of gridOf(column, options.points ?? 20)) {
    const answers = await ask(predict, withColumn(table, set(table.rows)), 1, asked.signal)
    const sorted = sortFloat64(answers)
    points.push({
      value,
      mean: exactSum(answers) / answers.length,
      low: quantileSorted(sorted, 0.1),
      high: quantileSorted(sorted, 0.9),
    })
  }
  return { feature, points }
}

function gridOf(column: Column, points: number): { value: number | string; set: (rows: number) => Column }[] {
  if (column.kind === 'text')
    return column.levels.flatMap((value, code) =>
      column.codes.includes(code)
        ? [{ value, set: (rows: number) => ({ ...column, codes: new Int32Array(rows).fill(code), nulls: 0 }) }]
        : [],
    )
  const sorted = sortFloat64(column.values.filter((value) => !Number.isNaN(value)))
  if (sorted.length === 0) return []
  const distinct = new Set(sorted)
  const grid =
    distinct.size <= points
      ? [...distinct]
      : Array.from({ length: points }, (_, i) => quantileSorted(sorted, 0.05 + (0.9 * i) / (points - 1)))
  return [...new Set(grid)].map((value) => ({
    value,
    set: (rows: number) => ({ ...column, values: new Float64Array(rows).fill(value), nulls: 0 }),
  }))
}
