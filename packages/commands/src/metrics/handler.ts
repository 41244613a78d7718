import { resolve } from 'node:path'
import {
  type Block,
  type Context,
  humanCount,
  type Json,
  metricInfo,
  type Result,
  sliceName,
  type Values,
} from '@mlops-actions/core'
import { readTable } from '@mlops-actions/data'
import { computeAll, type MetricValue, perClass } from '@mlops-actions/evaluation'
import { columnNames, understand } from './columns.ts'
import type { inputs as declared } from './declaration.ts'
import { type FairnessValues, fairnessValues, type SliceValues, sliceValues, valuesOf, withReason } from './groups.ts'

type Inputs = Values<typeof declared>

/** Reads the columns that were named and computes every metric of the task, whole, by class, by slice and between groups. */
export async function run(inputs: Inputs, context: Context): Promise<Result> {
  const slices = inputs.slices ?? []
  const fair = inputs.task === 'binary' || inputs.task === 'multiclass' || inputs.task === 'regression'
  const guarded = fair ? (inputs.protected ?? slices.filter((column) => !column.includes('*'))) : []
  const more = [...slices.flatMap((column) => column.split('*')), ...guarded]
  const read = await readTable(resolve(context.directory, inputs.predictions), {
    columns: columnNames(inputs, more),
    fingerprint: false,
    threads: 2,
    signal: context.signal,
    log: context.log,
  })
  const { table } = read
  const understood = understand(table, inputs)
  const { input } = understood
  const computed = Object.fromEntries(
    Object.entries(computeAll(input)).map(([name, one]) => [name, withReason(name, one, understood)]),
  )
  const findings = [
    ...understood.findings,
    ...read.findings.filter((one) => one.severity === 'error').map((one) => one.message),
  ]
  const sliced = sliceValues(table, understood, slices, Object.keys(computed), inputs['min-group'])
  if (sliced.left > 0) findings.push(`${sliced.left} slices of fewer than ${inputs['min-group']} rows were left out.`)
  const fairness = Object.fromEntries(
    guarded.map((column) => [column, fairnessValues(table, understood, column, inputs['min-group'])]),
  )
  const notes = Object.entries(computed).flatMap(([name, one]) => (one.note === undefined ? [] : [[name, one.note]]))
  const { metrics, notEstimable } = valuesOf(Object.entries(computed))
  const known = Object.values(metrics).filter((value) => value !== null).length
  const summary = `${humanCount(table.rows)} rows, ${known} metrics of task ${inputs.task}${known < Object.keys(metrics).length ? `, ${Object.keys(metrics).length - known} not estimable` : ''}`
  return {
    outcome: 'passed',
    outputs: {},
    records: [],
    report: {
      title: summary,
      outcome: 'passed',
      summary,
      blocks: [
        ...metricBlocks(computed),
        ...sliceTable(sliced.slices),
        ...fairnessTable(fairness),
        ...findingList(findings),
      ],
    },
    json: {
      rows: table.rows,
      task: inputs.task,
      ...(input.classes ? { classes: input.classes } : {}),
      ...(understood.threshold === undefined ? {} : { threshold: understood.threshold }),
      metrics,
      notEstimable,
      notes: Object.fromEntries(notes),
      perClass: Object.fromEntries(perClass(input).map((one) => [one.class, one.metrics])),
      slices: sliced.slices as unknown as Json,
      fairness: fairness as unknown as Json,
      findings,
    },
  }
}

/** Numbers to six digits. */
function shown(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : String(Number(value.toPrecision(6)))
}

/** What decides first; averages over classes are folded. */
function metricBlocks(computed: Readonly<Record<string, MetricValue>>): readonly Block[] {
  const isAverage = (name: string): boolean => Object.hasOwn(computed, name.replace(/_(macro|micro|weighted)$/, ''))
  const names = Object.keys(computed)
  const averages = names.filter((name) => /_(macro|micro|weighted)$/.test(name) && isAverage(name))
  const table = (shownNames: readonly string[]): Block => ({
    kind: 'table',
    columns: [{ title: 'Metric' }, { title: 'Value', align: 'right' }, { title: 'What it is' }],
    rows: shownNames.map((name) => {
      const info = metricInfo(name)
      const one = computed[name]
      const arrow = info?.goal === 'minimize' ? ' ↓' : ''
      return [`${name}${arrow}`, shown(one?.value), one?.reason ?? one?.note ?? info?.description ?? '']
    }),
  })
  const first = table(names.filter((name) => !averages.includes(name)))
  if (averages.length === 0) return [first]
  return [first, { kind: 'fold', title: 'Averages over classes', blocks: [table(averages)] }]
}

/** Slices by the first metrics that have a value there. */
function sliceTable(slices: readonly SliceValues[]): readonly Block[] {
  const [first] = slices
  if (!first) return []
  const names = Object.keys(first.metrics)
    .filter((name) => slices.some((slice) => slice.metrics[name] !== null))
    .slice(0, 4)
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Slice' },
        { title: 'Rows', align: 'right' },
        ...names.map((title) => ({ title, align: 'right' as const })),
      ],
      rows: slices.map((slice) => [
        sliceName(slice.slice),
        humanCount(slice.rows),
        ...names.map((name) => shown(slice.metrics[name])),
      ]),
    },
  ]
}

function fairnessTable(fairness: Readonly<Record<string, FairnessValues>>): readonly Block[] {
  const rows = Object.entries(fairness).flatMap(([column, one]) =>
    [
      'demographic_parity_difference',
      'equalized_odds_difference',
      'equal_opportunity_difference',
      'accuracy_difference',
    ]
      .filter((name) => Object.hasOwn(one.metrics, name))
      .map((name) => [column, name, shown(one.metrics[name]), one.notEstimable[name] ?? '']),
  )
  if (rows.length === 0) return []
  const columns = [
    { title: 'Groups of' },
    { title: 'Fairness' },
    { title: 'Value', align: 'right' as const },
    { title: '' },
  ]
  return [{ kind: 'table', columns, rows }]
}

function findingList(findings: readonly string[]): readonly Block[] {
  return findings.length === 0 ? [] : [{ kind: 'list', items: findings }]
}
