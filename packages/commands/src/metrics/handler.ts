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
import { tableSize } from '@mlops-actions/data'
import {
  type Evaluation,
  evaluate,
  isLabelMetric,
  type MetricSet,
  type SliceMetrics,
  type StreamedEvaluation,
  type ThresholdChoice,
} from '@mlops-actions/evaluation'
import { metricTitle } from '../shared/metric-text.ts'
import { readColumns } from '../shared/reading.ts'
import { columnNames, type Understood, understand } from './columns.ts'
import { cheapestThreshold, costBlock, costJson } from './cost.ts'
import type { inputs as declared } from './declaration.ts'
import { isStreamed, metricsInParts, notSliced } from './in-parts.ts'
import { sliceRules } from './slices.ts'

type Inputs = Values<typeof declared>
type Approximations = StreamedEvaluation['approximate']

/** Reads the columns that were named and computes every metric of the task, whole, by class, by slice and between groups. */
export async function run(inputs: Inputs, context: Context): Promise<Result> {
  return (await inParts(inputs, context)) ?? whole(inputs, context)
}

/** The answer for a file of so many rows that it is read in parts; undefined for any other, and for what needs all rows at once. */
async function inParts(inputs: Inputs, context: Context): Promise<Result | undefined> {
  const { task } = inputs
  const costs = inputs['cost-false-positive'] ?? inputs['cost-false-negative']
  const needsAll = inputs.weight ?? inputs.protected ?? inputs.group ?? inputs.features ?? costs
  if (needsAll !== undefined || !isStreamed(task)) return undefined
  const path = resolve(context.directory, inputs.predictions)
  const size = await tableSize(path)
  if (size.rows <= inputs['exact-rows']) return undefined
  const found = await metricsInParts(path, { ...inputs, task }, size, context)
  if (found === undefined) return undefined
  const { understood, evaluation } = found
  const rough = Object.keys(evaluation.approximate).length
  const why = `Read in parts: ${rough === 0 ? 'every metric is exact' : `${rough} metrics are approximate, with their error`}; what needs all rows at once is left out. A higher --exact-rows reads it whole.`
  const groups = inputs.slices ? ['Groups are not compared in parts: fairness needs all rows at once.'] : []
  return resultOf(inputs, understood, withReasons(evaluation, understood), [...understood.findings, why, ...groups])
}

async function whole(inputs: Inputs, context: Context): Promise<Result> {
  const slices = inputs.slices ?? []
  const compared = inputs.task === 'binary' || inputs.task === 'multiclass' || inputs.task === 'regression'
  const more = [...slices.flatMap((column) => column.split('*')), ...(inputs.protected ?? [])]
  const read = await readColumns(context, inputs.predictions, columnNames(inputs, more))
  const { table } = read
  const understood = understand(table, inputs)
  const chosen = sliceRules(table, slices)
  const evaluation = withReasons(
    evaluate(understood.input, {
      table,
      slices: chosen.rules,
      protected: compared ? (inputs.protected ?? chosen.grouped) : [],
      minRows: inputs['min-group'],
    }),
    understood,
  )
  const [problem] = evaluation.sliceProblems
  if (problem) throw notSliced(problem.message)
  const findings = [
    ...understood.findings,
    ...chosen.findings,
    ...read.findings.filter((one) => one.severity === 'error').map((one) => one.message),
  ]
  const { input, threshold } = understood
  const told = { classes: input.classes, ...(threshold === undefined ? {} : { threshold }) }
  return resultOf(inputs, told, evaluation, findings, cheapestThreshold(inputs, input))
}

/** What an answer tells of the columns. */
type Told = Pick<Understood, 'threshold'> & { readonly classes?: readonly string[] | undefined }

function resultOf(
  inputs: Inputs,
  told: Told,
  evaluation: Evaluation & { readonly approximate?: Approximations },
  findings: readonly string[],
  cheapest?: ThresholdChoice,
): Result {
  const { rows, metrics, notEstimable, notes, perClass, slices, fairness } = evaluation
  const unknown = Object.keys(notEstimable).length
  const known = Object.keys(metrics).length - unknown
  const summary = `${humanCount(rows)} rows, ${known} metrics of task ${inputs.task}${unknown > 0 ? `, ${unknown} not estimable` : ''}`
  const { classes, threshold } = told
  return {
    outcome: 'passed',
    outputs: {},
    records: [],
    report: {
      title: summary,
      outcome: 'passed',
      summary,
      blocks: [
        ...metricBlocks(evaluation),
        ...(cheapest ? [costBlock(cheapest)] : []),
        ...sliceTable(slices),
        ...fairnessTable(fairness),
        ...(findings.length > 0 ? [{ kind: 'list' as const, items: findings }] : []),
      ],
    },
    json: {
      rows,
      task: inputs.task,
      ...(classes && inputs.task !== 'clustering' ? { classes } : {}),
      ...(threshold === undefined ? {} : { threshold }),
      ...(cheapest ? { cheapestThreshold: costJson(cheapest) } : {}),
      metrics,
      notEstimable,
      approximate: (evaluation.approximate ?? {}) as unknown as Json,
      notes,
      perClass,
      slices: slices as unknown as Json,
      fairness: fairness as unknown as Json,
      findings,
    },
  }
}

/** Where there are no labels, the reason for it in place of what a threshold of 0.5 would give. */
function withReasons<E extends Evaluation>(evaluation: E, { noLabels }: Pick<Understood, 'noLabels'>): E {
  if (noLabels === undefined) return evaluation
  const without = <S extends MetricSet>(set: S): S => {
    const names = Object.keys(set.metrics).filter(isLabelMetric)
    return {
      ...set,
      metrics: { ...set.metrics, ...Object.fromEntries(names.map((name) => [name, null])) },
      notEstimable: { ...set.notEstimable, ...Object.fromEntries(names.map((name) => [name, noLabels])) },
    }
  }
  const notes = Object.entries(evaluation.notes).filter(([name]) => !isLabelMetric(name))
  return { ...without(evaluation), notes: Object.fromEntries(notes), slices: evaluation.slices.map(without) }
}

/** Numbers to six digits. */
function shown(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : String(Number(value.toPrecision(6)))
}

/** What decides first; averages over classes are folded. */
function metricBlocks(evaluation: Evaluation & { readonly approximate?: Approximations }): readonly Block[] {
  const { metrics, notEstimable, notes, approximate } = evaluation
  const isAverage = (name: string): boolean =>
    /_(macro|micro|weighted)$/.test(name) && Object.hasOwn(metrics, name.replace(/_(macro|micro|weighted)$/, ''))
  const names = Object.keys(metrics)
  const table = (chosen: readonly string[]): Block => ({
    kind: 'table',
    columns: [{ title: 'Metric' }, { title: 'Value', align: 'right' }, { title: 'What it is' }],
    rows: chosen.map((name) => {
      const info = metricInfo(name)
      const error = approximate?.[name]?.error
      const value = `${shown(metrics[name])}${error === undefined ? '' : ` ± ${error.toExponential(0)}`}`
      return [metricTitle(name), value, notEstimable[name] ?? notes[name] ?? info?.description ?? '']
    }),
  })
  const averages = names.filter(isAverage)
  const first = table(names.filter((name) => !isAverage(name)))
  return averages.length === 0
    ? [first]
    : [first, { kind: 'fold', title: 'Averages over classes', blocks: [table(averages)] }]
}

/** Slices by the first metrics that have a value there. */
function sliceTable(slices: readonly SliceMetrics[]): readonly Block[] {
  const [first] = slices
  if (!first) return []
  const names = Object.keys(first.metrics)
    .filter((name) => slices.some((slice) => slice.metrics[name] !== null))
    .slice(0, 4)
  const right = { align: 'right' as const }
  return [
    {
      kind: 'table',
      columns: [{ title: 'Slice' }, { title: 'Rows', ...right }, ...names.map((title) => ({ title, ...right }))],
      rows: slices.map((slice) => [
        sliceName(slice.slice),
        humanCount(slice.rows),
        ...names.map((name) => shown(slice.metrics[name])),
      ]),
    },
  ]
}

const fairnessShown = [
  'demographic_parity_difference',
  'equalized_odds_difference',
  'equal_opportunity_difference',
  'accuracy_difference',
  'mean_absolute_error_difference',
]

function fairnessTable(fairness: Evaluation['fairness']): readonly Block[] {
  const rows = Object.entries(fairness).flatMap(([column, one]) =>
    fairnessShown
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
