import { type Column, columnOf, type SliceRule, type Table } from '@mlops-actions/core'
import { distinctOf } from '@mlops-actions/data'

/** Above this many values a column of numbers is no set of slices as it stands. */
const mostValues = 20

/** Slices as the command line names them, and what had to be decided about them. */
export interface SliceChoice {
  readonly rules: readonly SliceRule[]
  /** Columns whose own values are slices: only of these are groups compared. */
  readonly grouped: readonly string[]
  readonly findings: readonly string[]
}

/** The rules of `--slices`: each value of a column, two columns crossed (`a*b`), quarters where a column holds many numbers. */
export function sliceRules(table: Table, given: readonly string[]): SliceChoice {
  const edges = new Map<string, readonly number[]>()
  for (const name of new Set(given.flatMap((one) => one.split('*')))) {
    const found = quarters(columnOf(table, name))
    if (found.length > 0) edges.set(name, found)
  }
  return {
    rules: given.map((one): SliceRule => {
      const columns = one.split('*')
      const own = columns.flatMap((name) => (edges.has(name) ? [[name, edges.get(name) ?? []] as const] : []))
      return { columns, ...(own.length > 0 ? { edges: Object.fromEntries(own) } : {}) }
    }),
    grouped: given.filter((one) => !one.includes('*') && !edges.has(one)),
    findings: [...edges].map(
      ([name, at]) => `"${name}" holds many numbers; its slices are quarters of the rows, parted at ${at.join(', ')}.`,
    ),
  }
}

/** The edges that part the rows in quarters; none for texts and for few values. */
function quarters(column: Column | undefined): readonly number[] {
  if (column?.kind !== 'number' || column.logical === 'boolean' || distinctOf(column) <= mostValues) return []
  const sorted = column.values.filter(Number.isFinite).sort()
  const edges = [0.25, 0.5, 0.75].map((share) => sorted[Math.floor(share * sorted.length)] as number)
  return [...new Set(edges)].filter((edge) => edge > (sorted[0] as number))
}
