import {
  type Block,
  type Context,
  columnOf,
  coreErrors,
  errorsOf,
  humanCount,
  type Json,
  metricNames,
  type Result,
  type Table,
  type Values,
} from '@mlops-actions/core'
import {
  type ComparisonReport,
  compare,
  compareFolds,
  type FoldComparison,
  figure,
  rowKeys,
  type Scored,
  signed,
} from '@mlops-actions/evaluation'
import { classesIn, columnNames, type Understood, understand } from '../metrics/columns.ts'
import { labelsOf } from '../metrics/labels.ts'
import { metricTitle, unknownMetric } from '../shared/metric-text.ts'
import { readColumns } from '../shared/reading.ts'
import type { inputs as declared } from './declaration.ts'
import { joined, sameTruth } from './join.ts'

const fail = errorsOf(coreErrors)

type Inputs = Values<typeof declared>

/** Reads both files, lays their rows side by side, and compares metric by metric. */
export async function run(inputs: Inputs, context: Context): Promise<Result> {
  checkNumbers(inputs)
  checkMetrics(inputs)
  const keys = inputs.key ?? []
  const more = [inputs.cluster, inputs.fold].filter((name): name is string => name !== undefined)
  const columns = columnNames(inputs, [...keys, ...more])
  const read = async (path: string): Promise<Table> => (await readColumns(context, path, columns)).table
  const before = await read(inputs.baseline)
  const after = joined(before, await read(inputs.candidate), keys, inputs)
  const classes = [...classesIn(before, inputs), ...classesIn(after, inputs)]
  const [baseline, candidate] = [understand(before, inputs, classes), understand(after, inputs, classes)]
  sameTruth(baseline.input.truth, candidate.input.truth, keys.length > 0)
  const [champion, challenger] = [scoredOf(baseline, before, inputs), scoredOf(candidate, after, inputs)]
  const report = compare(champion, challenger, {
    confidence: inputs.confidence,
    seed: inputs.seed,
    replicates: inputs.replicates,
    ...(inputs.metrics ? { metrics: inputs.metrics } : {}),
    // Rows are told apart by what both files say of them, not by their place.
    ...(keys.length > 0 ? { keys: keysOf(before, keys) } : {}),
  })
  const fold = inputs.fold === undefined ? undefined : columnOf(before, inputs.fold)
  const folds =
    fold && compareFolds(champion, challenger, labelsOf(fold).codes, Object.keys(report.metrics), inputs.confidence)
  const findings = [...new Set([...baseline.findings, ...candidate.findings])]
  const summary = summaryOf(report)
  return {
    outcome: 'passed',
    outputs: {},
    records: [],
    report: {
      title: summary,
      outcome: 'passed',
      summary,
      blocks: [
        table(report),
        ...labelLines(report),
        ...(folds ? [foldTable(folds)] : []),
        ...(findings.length > 0 ? [{ kind: 'list' as const, items: findings }] : []),
      ],
    },
    json: {
      ...(report as unknown as Record<string, Json>),
      ...(folds ? { folds: finite(folds) } : {}),
      findings,
    },
  }
}

/** Folds that all differ by the same amount have a statistic without end: JSON has no number for it. */
function finite(folds: FoldComparison): Json {
  return JSON.parse(JSON.stringify(folds)) as Json
}

function foldTable({ folds, metrics, notEstimable }: FoldComparison): Block {
  const right = { align: 'right' as const }
  return {
    kind: 'table',
    columns: [{ title: `Over ${folds} folds` }, { title: 'Mean difference' }, { title: 'p', ...right }],
    rows: [
      ...Object.entries(metrics).map(([name, one]) => [
        name,
        `${signed(one.difference)} (${signed(one.lower)} to ${signed(one.upper)})`,
        probability(one.pValue),
      ]),
      ...Object.entries(notEstimable).map(([name, why]) => [name, why, '']),
    ],
  }
}

function keysOf(table: Table, keys: readonly string[]): ArrayLike<number> {
  return rowKeys({ rows: table.rows, columns: table.columns.filter((column) => keys.includes(column.name)) })
}

function scoredOf(understood: Understood, table: Table, inputs: Inputs): Scored {
  const column = inputs.cluster === undefined ? undefined : columnOf(table, inputs.cluster)
  return column ? { ...understood.input, clusters: labelsOf(column).codes } : understood.input
}

function checkNumbers({ confidence, replicates }: Inputs): void {
  if (!(confidence > 0.5 && confidence < 1))
    throw fail('INPUT_INVALID', `confidence: ${confidence} is not accepted; write a share such as 0.95.`, {
      where: { input: 'confidence' },
    })
  if (replicates < 100 || replicates > 1_000_000)
    throw fail('INPUT_INVALID', `replicates: ${replicates} is not accepted; write 100 to 1000000.`, {
      where: { input: 'replicates' },
    })
}

function checkMetrics({ metrics = [], task }: Inputs): void {
  const known = metricNames(task)
  const unknown = metrics.find((name) => !known.includes(name))
  if (unknown !== undefined) throw unknownMetric('metrics', unknown, task)
}

function summaryOf({ rows, metrics }: ComparisonReport): string {
  const all = Object.entries(metrics)
  const named = (standing: string): readonly string[] =>
    all.filter(([, one]) => one.standing === standing).map(([name]) => name)
  const [better, worse] = [named('better'), named('worse')]
  const parts = [
    better.length > 0 ? `better in ${better.slice(0, 3).join(', ')}${better.length > 3 ? ', …' : ''}` : '',
    worse.length > 0 ? `worse in ${worse.slice(0, 3).join(', ')}${worse.length > 3 ? ', …' : ''}` : '',
  ].filter(Boolean)
  const equal = all.length > 0 && all.every(([, one]) => one.standing === 'equal')
  const verdict =
    parts.length > 0 ? `candidate ${parts.join(', ')}` : equal ? 'no row tells the two apart' : 'no difference shown'
  return `${humanCount(rows)} rows: ${verdict}`
}

function probability(value: number): string {
  return value < 0.0001 ? value.toExponential(1) : value.toFixed(4)
}

function table(report: ComparisonReport): Block {
  const right = { align: 'right' as const }
  return {
    kind: 'table',
    columns: [
      { title: 'Metric' },
      { title: 'Baseline', ...right },
      { title: 'Candidate', ...right },
      { title: `Difference (${100 * report.confidence} %)` },
      { title: 'p', ...right },
      { title: 'Can show', ...right },
      { title: 'Method' },
    ],
    rows: [
      ...Object.entries(report.metrics).map(([name, one]) => [
        metricTitle(name, one.goal),
        figure(one.baseline),
        figure(one.candidate),
        `${signed(one.difference)} (${signed(one.lower)} to ${signed(one.upper)})${one.standing === 'better' || one.standing === 'worse' ? ` ${one.standing}` : ''}`,
        probability(one.pValue),
        figure(one.minimumDetectable),
        one.method,
      ]),
      ...Object.entries(report.notEstimable).map(([name, why]) => [name, '–', '–', why, '', '', '']),
    ],
  }
}

function labelLines({ mcnemar, flips }: ComparisonReport): readonly Block[] {
  const lines = [
    ...(mcnemar
      ? [
          `McNemar    ${humanCount(mcnemar.onlyCandidate)} rows only the candidate has right, ${humanCount(mcnemar.onlyChampion)} only the baseline: p = ${probability(mcnemar.pValue)} (${mcnemar.method})`,
        ]
      : []),
    ...(flips
      ? [
          `flips      ${humanCount(flips.flipped)} of ${humanCount(flips.rows)} predictions (${(100 * flips.share).toFixed(1)} %): ${humanCount(flips.becomeRight)} become right, ${humanCount(flips.becomeWrong)} wrong`,
        ]
      : []),
  ]
  return lines.length > 0 ? [{ kind: 'lines', lines }] : []
}
