import type { Column, Table } from '@mlops-actions/core'
import { fail } from '../errors.ts'
import { finiteMeasures } from '../finite.ts'
import type { Profile } from '../profile.ts'
import { isProfileInput } from '../reference.ts'
import { azuremlFeature } from './azureml.ts'
import { type CompatColumn, compatColumn } from './column.ts'
import { deepchecksFeature } from './deepchecks.ts'
import { evidentlyFeature } from './evidently.ts'
import { nannymlFeature } from './nannyml.ts'
import { NumpyRaises } from './numpy-histogram.ts'
import { tfdvFeature } from './tfdv.ts'
import type { CompatFeature, CompatMode, CompatReport } from './types.ts'

interface Mode {
  readonly version: string
  readonly feature: (reference: CompatColumn, current: CompatColumn) => CompatFeature
  /** Its verdict on the whole from the number of drifted features among all. */
  readonly dataset: (drifted: number, features: number) => boolean | null
}

const modes: Readonly<Record<CompatMode, Mode>> = {
  evidently: {
    version: '0.7.23',
    feature: evidentlyFeature,
    dataset: (drifted, features) => features > 0 && drifted / features >= 0.5,
  },
  nannyml: { version: '0.13.1', feature: nannymlFeature, dataset: () => null },
  azureml: { version: 'azureml-assets 4b41f8c', feature: azuremlFeature, dataset: () => null },
  deepchecks: { version: '0.19.1', feature: deepchecksFeature, dataset: (drifted) => drifted > 0 },
  tfdv: { version: '1.16.1', feature: tfdvFeature, dataset: () => null },
}

/**
 * What another package reports of the same two tables, its own choices, limits and faults included, so that a team can move over and
 * see why ours decides differently. Columns in both tables are compared. Throws DRIFT_COMPAT_NEEDS_TABLE for a profile.
 */
export function compatDrift(
  mode: CompatMode,
  reference: Table | Profile,
  current: Table,
  exclude: readonly string[] = [],
): CompatReport {
  if (isProfileInput(reference))
    throw fail('DRIFT_COMPAT_NEEDS_TABLE', `Mode ${mode} was asked for with a profile as the reference.`, {
      remedy: 'Give the reference as a table.',
    })
  const known = modes[mode]
  const names = reference.columns
    .map((column) => column.name)
    .filter((name) => !exclude.includes(name) && current.columns.some((column) => column.name === name))
  const pick = (table: Table): Column[] => {
    const columns = names.map((name) => table.columns.find((column) => column.name === name) as Column)
    return mode === 'azureml' ? completeRows(columns) : columns
  }
  const before = pick(reference)
  const now = pick(current)
  const features = Object.fromEntries(
    names.map((name, at) => [name, finiteFeature(orCrash(known.feature, before[at] as Column, now[at] as Column))]),
  )
  const drifted = names.filter((name) => features[name]?.drifted === true)
  return {
    schema: 'mlops/drift-compat/v1',
    mode,
    version: known.version,
    drifted,
    datasetDrift: known.dataset(drifted.length, names.length),
    features,
  }
}

/** What the package says, or that it would crash. */
function orCrash(feature: Mode['feature'], reference: Column, current: Column): CompatFeature {
  try {
    return feature(compatColumn(reference), compatColumn(current))
  } catch (thrown) {
    if (!(thrown instanceof NumpyRaises)) throw thrown
    const reason = `the package raises: ${thrown.message}`
    return { type: 'numerical', method: 'none', score: null, threshold: null, drifted: null, reason, measures: {} }
  }
}

/** The package has NaN or infinity here: JSON says null. */
function finiteFeature(feature: CompatFeature): CompatFeature {
  const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null)
  const { chunks } = feature
  return {
    ...feature,
    score: finite(feature.score),
    threshold: finite(feature.threshold),
    measures: finiteMeasures(feature.measures, 'NaN or infinite in that package') as CompatFeature['measures'],
    ...(chunks ? { chunks: chunks.map((chunk) => ({ ...chunk, value: finite(chunk.value) })) } : {}),
  }
}

/** Azure ML drops every row in which any column is missing. */
function completeRows(columns: readonly Column[]): Column[] {
  const rows = columns[0] === undefined ? 0 : lengthOf(columns[0])
  const kept: number[] = []
  for (let row = 0; row < rows; row++)
    if (
      columns.every((column) =>
        column.kind === 'text' ? (column.codes[row] as number) >= 0 : !Number.isNaN(column.values[row]),
      )
    )
      kept.push(row)
  return columns.map((column) =>
    column.kind === 'text'
      ? { ...column, nulls: 0, codes: Int32Array.from(kept, (row) => column.codes[row] as number) }
      : { ...column, nulls: 0, values: Float64Array.from(kept, (row) => column.values[row] as number) },
  )
}

function lengthOf(column: Column): number {
  return column.kind === 'text' ? column.codes.length : column.values.length
}
