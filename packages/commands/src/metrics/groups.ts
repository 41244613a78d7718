import { allMetrics, errorsOf, type MetricInfo, sliceName, type Table } from '@mlops-actions/core'
import { computeSliced, groupsOf, isLabelMetric, type MetricValue, slicesOf } from '@mlops-actions/evaluation'
import type { Understood } from './columns.ts'
import { metricsErrors } from './errors.ts'

const fail = errorsOf(metricsErrors)

/** Values by name, and of those that are null the reasons. */
export interface Values {
  readonly metrics: Readonly<Record<string, number | null>>
  readonly notEstimable: Readonly<Record<string, string>>
}

/** One slice with its metrics. */
export interface SliceValues extends Values {
  readonly slice: Readonly<Record<string, string>>
  readonly name: string
  readonly rows: number
}

/** A column's fairness metrics and the groups that they were made from. */
export interface FairnessValues extends Values {
  readonly groups: readonly {
    readonly group: string
    readonly rows: number
    readonly metrics: Readonly<Record<string, number | null>>
  }[]
}

/** Numbers and reasons of what was computed. */
export function valuesOf(computed: Iterable<readonly [string, MetricValue]>): Values {
  const metrics: [string, number | null][] = []
  const reasons: [string, string][] = []
  for (const [name, one] of computed) {
    metrics.push([name, one.value])
    if (one.value === null) reasons.push([name, one.reason ?? 'it has no value on these rows'])
  }
  return { metrics: Object.fromEntries(metrics), notEstimable: Object.fromEntries(reasons) }
}

/** The reason why there are no labels, in place of what a threshold of 0.5 would give. */
export function withReason(name: string, value: MetricValue, understood: Understood): MetricValue {
  const { noLabels } = understood
  return noLabels !== undefined && isLabelMetric(name) ? { value: null, reason: noLabels } : value
}

function sliced(
  names: readonly string[],
  understood: Understood,
  codes: Int32Array,
  groups: number,
): Readonly<Record<string, readonly MetricValue[]>> {
  const computed = computeSliced(names, understood.input, codes, groups)
  return Object.fromEntries(
    names.map((name) => [name, (computed[name] ?? []).map((one) => withReason(name, one, understood))]),
  )
}

/** The metrics of each value of each column, or of two crossed columns (`a*b`). */
export function sliceValues(
  table: Table,
  understood: Understood,
  columns: readonly string[],
  names: readonly string[],
  minRows: number,
): { slices: readonly SliceValues[]; left: number } {
  const found: SliceValues[] = []
  let left = 0
  for (const column of columns) {
    const { slices, problems } = slicesOf(table, [{ columns: column.split('*') }])
    if (problems[0]) throw notSliced(problems[0].message, 'slices')
    const kept = slices.filter((slice) => slice.rows.length >= minRows)
    left += slices.length - kept.length
    const computed = sliced(names, understood, codesOf(kept, table.rows), kept.length)
    kept.forEach((slice, at) => {
      const own = names.map((name) => [name, computed[name]?.[at] as MetricValue] as const)
      found.push({ slice: slice.key, name: sliceName(slice.key), rows: slice.rows.length, ...valuesOf(own) })
    })
  }
  return { slices: found, left }
}

function notSliced(message: string, where: string) {
  return fail('METRICS_COLUMN', `--${where}: ${message}.`, {
    remedy: 'Name columns of categories; put numbers into bins where the file is made.',
    where: { input: where },
  })
}

function codesOf(groups: readonly { readonly rows: Uint32Array }[], rows: number): Int32Array {
  const codes = new Int32Array(rows).fill(-1)
  groups.forEach((group, code) => {
    for (const row of group.rows) codes[row] = code
  })
  return codes
}

/**
 * The fairness metrics of the task for one column, between groups as Fairlearn defines them: difference is largest minus smallest, ratio
 * smallest over largest, equalized odds the worse of true and false positive rate. A group whose rate has an empty denominator makes
 * the metric not estimable, where Fairlearn counts 0.
 */
export function fairnessValues(table: Table, understood: Understood, column: string, minRows: number): FairnessValues {
  const { task } = understood.input
  const all = groupsOf(table, column)
  if ('code' in all) throw notSliced(all.message, 'protected')
  const groups = all.filter((group) => group.rows.length >= minRows)
  const infos = allMetrics().filter((info) => info.family === 'fairness' && info.tasks.includes(task))
  const bases = [...new Set(infos.flatMap(basesOf))]
  const rates = sliced(bases, understood, codesOf(groups, table.rows), groups.length)
  const own = infos.map((info) => [info.name, gap(info, rates, groups, column)] as const)
  return {
    ...valuesOf(own),
    groups: groups.map((group, at) => ({
      group: group.name,
      rows: group.rows.length,
      metrics: Object.fromEntries(bases.map((base) => [base, known(rates[base]?.[at]) ?? null])),
    })),
  }
}

function basesOf(info: MetricInfo): readonly string[] {
  const base = info.groups?.base
  if (base === undefined) return []
  return base === 'equalized_odds' ? ['true_positive_rate', 'false_positive_rate'] : [base]
}

/** A group's rate; undefined where it has none, or only one by convention (0 / 0 counted as 0). */
function known(one: MetricValue | undefined): number | undefined {
  return one === undefined || one.value === null || one.note !== undefined ? undefined : one.value
}

type Rates = Readonly<Record<string, readonly MetricValue[]>>

function gap(info: MetricInfo, rates: Rates, groups: readonly { name: string }[], column: string): MetricValue {
  if (groups.length < 2) return { value: null, reason: `"${column}" has ${groups.length} groups; two are needed` }
  const values: number[] = []
  for (const base of basesOf(info)) {
    const own = rates[base] ?? []
    const missing = groups.findIndex((_, at) => known(own[at]) === undefined)
    if (missing >= 0) {
      const why = own[missing]?.reason ?? own[missing]?.note ?? 'it has no rows'
      return { value: null, reason: `${base} is not known for ${column} = ${groups[missing]?.name}: ${why}` }
    }
    const numbers = own.map((one) => one.value as number)
    const value = combine(info, Math.min(...numbers), Math.max(...numbers))
    if (value === undefined) return { value: null, reason: `the largest ${base} of the groups is not above 0` }
    values.push(value)
  }
  return { value: info.name.endsWith('_ratio') ? Math.min(...values) : Math.max(...values) }
}

function combine(info: MetricInfo, low: number, high: number): number | undefined {
  if (info.groups?.how === 'min') return low
  if (info.groups?.how === 'max') return high
  if (!info.name.endsWith('_ratio')) return high - low
  return high > 0 ? low / high : undefined
}
