import {
  type Block,
  humanCount,
  type Line,
  type Outcome,
  type Report,
  type SealedRecord,
  shortDigest,
} from '@mlops-actions/core'
import type { CompatReport, DriftReport, FeatureReport, Signal } from '@mlops-actions/drift'
import type { Project } from '../shared/index.ts'
import type { LiveEndpoint } from './sources.ts'

/** What the report is made of; without a configuration only the two files. */
export interface DriftFacts {
  readonly report: DriftReport
  readonly outcome: Outcome
  readonly reference: { readonly name: string }
  readonly current: { readonly name: string; readonly window: { readonly from: string; readonly to: string } | null }
  readonly project?: Project
  readonly live?: LiveEndpoint | undefined
  readonly history?: { readonly failed: number; readonly of: number; readonly alarm: boolean }
  readonly record?: { readonly sealed: SealedRecord; readonly path: string }
  readonly compat?: CompatReport | undefined
}

const marks = { pass: '✅ pass', fail: '❌ fail', inconclusive: '⚠️ inconclusive' } as const
const order = { fail: 0, inconclusive: 1, pass: 2 } as const
const signalsShown = 8

/** Cause and recommendation first, then the signals that decided it, then what was ruled out; the rest is folded. */
export function driftReport(facts: DriftFacts): Report {
  const { report, project, live } = facts
  const name = project ? `${project.config.model.name}${live ? ` (${live.environment})` : ''}` : facts.current.name
  const level = report.verdict === 'fail' ? ('caution' as const) : ('warning' as const)
  return {
    title: `${name}: ${report.summary}`,
    outcome: facts.outcome,
    verdict: report.verdict,
    summary: `${report.summary} Cause: ${report.cause}. Recommendation: ${report.recommendation}.`,
    blocks: [
      ...(report.verdict === 'pass'
        ? []
        : [
            {
              kind: 'alert' as const,
              level,
              text: [
                { strong: `Cause: ${report.cause}. Recommendation: ${report.recommendation}. ` },
                adviceOf(report),
              ],
            },
          ]),
      { kind: 'text', text: comparedText(facts) },
      signalTable(report.signals),
      ...considered(report),
      ...compatBlock(facts.compat),
      { kind: 'fold', title: 'Every feature', blocks: [featureTable(report.features)] },
      ...(facts.record
        ? [
            {
              kind: 'fold' as const,
              title: 'Record',
              blocks: [
                { kind: 'text' as const, text: `${facts.record.path}  ${shortDigest(facts.record.sealed.digest)}` },
              ],
            },
          ]
        : []),
    ],
    next: nextOf(facts),
  }
}

function adviceOf(report: DriftReport): string {
  switch (report.recommendation) {
    case 'fix-data':
      return 'Retraining would teach the model the error: mend the data at its source.'
    case 'retrain':
      return 'The data has moved and its quality is in order: train again on recent data.'
    case 'wait':
      return 'Not enough is known yet: look again when more rows have arrived.'
    default:
      return ''
  }
}

function comparedText(facts: DriftFacts): string {
  const { report, current, reference, history } = facts
  const window = current.window ? `, ${current.window.from.slice(0, 16)} to ${current.window.to.slice(0, 16)} UTC` : ''
  const windows = history
    ? ` ${history.failed} of the last ${history.of} windows failed${history.alarm ? ': alarm' : ''}.`
    : ''
  return `${humanCount(report.rows.current)} rows (${current.name}${window}) against ${humanCount(report.rows.reference)} rows (${reference.name}).${windows}`
}

function signalTable(signals: readonly Signal[]): Block {
  const sorted = [...signals].sort((a, b) => order[a.verdict] - order[b.verdict])
  const deciding = sorted.filter((one) => one.verdict !== 'pass')
  const shown = deciding.length > 0 ? deciding.slice(0, signalsShown) : sorted.slice(0, 4)
  const rows: Line[][] = shown.map((one) => [
    [`${one.signal}${one.subject ? ' ' : ''}`, ...(one.subject ? [{ code: one.subject }] : [])],
    one.seen,
    chanceText(one),
    marks[one.verdict],
  ])
  const left = sorted.length - shown.length
  if (left > 0) {
    const passing = sorted.slice(shown.length).filter((one) => one.verdict === 'pass').length
    rows.push([`${left} others`, `${passing} pass`, '', left === passing ? marks.pass : ''])
  }
  return {
    kind: 'table',
    columns: [
      { title: 'Signal' },
      { title: 'Seen' },
      { title: 'Chance alone gives up to', align: 'right' },
      { title: 'Verdict' },
    ],
    rows,
  }
}

function chanceText(signal: Signal): string {
  return signal.chance === undefined || signal.chance === null ? '' : String(Number(signal.chance.toPrecision(2)))
}

function considered(report: DriftReport): Block[] {
  const line = (title: string, all: readonly { readonly cause: string; readonly why: string }[]): Block[] =>
    all.length === 0
      ? []
      : [{ kind: 'text', text: [{ strong: `${title}: ` }, all.map((one) => `${one.cause} (${one.why})`).join(' · ')] }]
  return [
    ...(report.evidence.length > 0 ? [{ kind: 'list' as const, items: report.evidence.slice(0, 6) }] : []),
    ...line('Ruled out', report.ruledOut),
    ...line('Not judged', report.notJudged),
  ]
}

function featureTable(features: Readonly<Record<string, FeatureReport>>): Block {
  const rows = Object.entries(features)
    .sort(([, a], [, b]) => order[a.verdict] - order[b.verdict])
    .map(([name, one]): Line[] => {
      const measure = one.measures[one.rule.measure]
      const value =
        measure?.value === null || measure?.value === undefined
          ? (measure?.reason ?? '–')
          : String(Number(measure.value.toPrecision(3)))
      return [
        [{ code: name }],
        one.type,
        `${one.rule.measure} ${value} (limit ${one.rule.threshold})`,
        one.adjustedPValue === null ? '' : one.adjustedPValue.toPrecision(2),
        marks[one.verdict],
      ]
    })
  return {
    kind: 'table',
    columns: [
      { title: 'Feature' },
      { title: 'Type' },
      { title: 'Rule' },
      { title: 'p, corrected', align: 'right' },
      { title: 'Verdict' },
    ],
    rows,
  }
}

function compatBlock(compat: CompatReport | undefined): Block[] {
  if (!compat) return []
  const drifted = compat.drifted.length > 0 ? compat.drifted.join(', ') : 'none'
  return [
    {
      kind: 'text',
      text: [
        { strong: `${compat.mode} ${compat.version} would say: ` },
        `drifted features: ${drifted}${compat.datasetDrift === null ? '' : `; data set drift: ${compat.datasetDrift ? 'yes' : 'no'}`}.`,
      ],
    },
  ]
}

function nextOf(facts: DriftFacts): readonly Line[] {
  const where = facts.live ? ` --environment ${facts.live.environment}` : ''
  switch (facts.report.recommendation) {
    case 'fix-data':
      return [
        'Ask who sends these values; request ids are with the collected rows.',
        ['compute this again: ', { code: `mlops check-drift${where}` }],
      ]
    case 'retrain':
      return [['train on recent data: ', { code: 'mlops train' }, ', then open a pull request']]
    case 'wait':
      return [['look again: ', { code: `mlops check-drift${where}` }]]
    default:
      return []
  }
}
