import { type Column, columnOf, type Table } from '@mlops-actions/core'
import { compareFeature, judgeFeatures } from './features.ts'
import { findingLevel, type SettledOptions } from './options.ts'
import { featureOfColumn } from './reference.ts'
import { takeRows } from './time/windows.ts'

/** Most classes for which the rows are told apart. */
const mostClasses = 20

/**
 * Whether the shares of the classes alone explain the drift of some features: within every class that both sides have, none of them
 * drifts (prior shift). Undefined where labels and features are not row for row, or the classes have too few rows to tell.
 * @param labels on each side: the column of the truth, one entry a row of the features
 */
export function explainedByClasses(
  reference: { readonly features: Table; readonly labels: Column },
  current: { readonly features: Table; readonly labels: Column },
  names: readonly string[],
  options: SettledOptions,
): boolean | undefined {
  const before = rowsByClass(reference.labels)
  const now = rowsByClass(current.labels)
  if (lengthOf(reference.labels) !== reference.features.rows || lengthOf(current.labels) !== current.features.rows)
    return undefined
  const classes = [...now.keys()].filter((name) => before.has(name))
  if (classes.length === 0 || classes.length > mostClasses) return undefined
  let judged = false
  for (const name of classes) {
    const r = takeRows(reference.features, before.get(name) as number[])
    const c = takeRows(current.features, now.get(name) as number[])
    const limits = { ...options.quality, alpha: findingLevel(options, names.length) }
    const compared = names.flatMap((feature) => {
      const known = columnOf(r, feature)
      const column = columnOf(c, feature)
      return known && column ? [compareFeature(featureOfColumn(known, options.minGroup), column, options, limits)] : []
    })
    const verdicts = Object.values(judgeFeatures(compared, options)).map((report) => report.verdict)
    if (verdicts.includes('fail')) return false
    if (verdicts.length > 0 && verdicts.every((verdict) => verdict === 'pass')) judged = true
  }
  return judged ? true : undefined
}

function rowsByClass(labels: Column): Map<string, number[]> {
  const rows = new Map<string, number[]>()
  for (let row = 0; row < lengthOf(labels); row++) {
    const name =
      labels.kind === 'text'
        ? labels.levels[labels.codes[row] as number]
        : Number.isNaN(labels.values[row])
          ? undefined
          : String(labels.values[row])
    if (name === undefined) continue
    const own = rows.get(name)
    if (own) own.push(row)
    else if (rows.size <= mostClasses) rows.set(name, [row])
  }
  return rows
}

function lengthOf(column: Column): number {
  return column.kind === 'text' ? column.codes.length : column.values.length
}
