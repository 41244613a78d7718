import {
  type Block,
  formatDuration,
  humanCount,
  type Line,
  type Outcome,
  type Report,
  type SealedRecord,
  shortDigest,
} from '@mlops-actions/core'
import type {
  AlarmDecision,
  CompatReport,
  Considered,
  DriftReport,
  FeatureReport,
  Signal,
  WindowVerdict,
} from '@mlops-actions/drift'
import type { Project } from '../shared/index.ts'
import type { LiveEndpoint } from './sources.ts'

/** What the report is made of; without a configuration only the two files. */
export interface DriftFacts {
  readonly report: DriftReport
  readonly outcome: Outcome
  readonly reference: { readonly name: string }
  /** The window in milliseconds since 1970 UTC, end exclusive. */
  readonly current: { readonly name: string; readonly window: { readonly from: number; readonly to: number } | null }
  readonly project?: Project
  readonly live?: LiveEndpoint | undefined
  readonly alarm?: AlarmDecision
  /** The windows of a longer file, oldest first; the last is the one that was judged. */
  readonly windows?: readonly WindowVerdict[] | undefined
  /** What was asked for and could not be looked at. */
  readonly notJudged?: readonly Considered[]
  readonly record?: { readonly sealed: SealedRecord; readonly path: string }
  readonly compat?: CompatReport | undefined
}

const marks = { pass: '✅ pass', fail: '❌ fail', inconclusive: '⚠️ inconclusive' } as const
const order = { fail: 0, inconclusive: 1, pass: 2 } as const
const signalsShown = 8

/** What a verdict comes to in a mode. */
export function outcomeOf(mode: 'enforce' | 'observe', verdict: DriftReport['verdict']): Outcome {
  if (mode === 'observe' || verdict === 'pass') return 'passed'
  return verdict === 'fail' ? 'refused' : 'inconclusive'
}

/** The outputs that every check has. */
export function driftOutputs({ cause, recommendation, driftedFeatures, since }: DriftReport) {
  return {
    cause,
    recommendation,
    'drifted-features': [...driftedFeatures],
    since: since ? new Date(since.at).toISOString() : '',
  }
}

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
      ...sinceBlock(report, project !== undefined),
      ...considered(facts),
      ...alarmBlock(facts.alarm),
      ...windowBlock(facts.windows),
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
      return waitText(report)
    default:
      return ''
  }
}

/** What there is to wait for. */
function waitText({ cause }: DriftReport): string {
  if (cause === 'seasonality') return 'It was so in the same season before: there is nothing to repair.'
  if (cause === 'covariate') return 'The data has moved, and as far as is known the model copes with it: watch it.'
  return 'Not enough is known yet: look again when more rows have arrived.'
}

function comparedText(facts: DriftFacts): string {
  const { report, current, reference } = facts
  const window = current.window ? `, ${timeText(current.window.from)} to ${timeText(current.window.to)} UTC` : ''
  return `${humanCount(report.rows.current)} rows (${current.name}${window}) against ${humanCount(report.rows.reference)} rows (${reference.name}).`
}

/** `2026-11-20 02:00`, UTC. */
function timeText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace('T', ' ')
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const dayMs = 86_400_000

/** Since when, and what happened just before. */
function sinceBlock({ since }: DriftReport, eventsKnown: boolean): Block[] {
  if (!since) return []
  const at = new Date(since.at)
  const when =
    since.withinMs < dayMs ? `${timeText(since.at)} UTC, to within ${formatDuration(since.withinMs)}` : since.date
  const events = since.events.map((event) => `${event.what} (${timeText(event.at)} UTC)`).join(' · ')
  const nothing = eventsKnown ? ' No rollout and no commit of this folder falls in the 24 hours before.' : ''
  const before = events === '' ? nothing : ` Before it: ${events}.`
  return [
    {
      kind: 'text',
      text: [{ strong: 'Since ' }, `${weekdays[at.getUTCDay()]} ${when} (`, { code: since.feature }, `).${before}`],
    },
  ]
}

function alarmBlock(alarm: AlarmDecision | undefined): Block[] {
  if (!alarm) return []
  const words = {
    open: 'An alarm begins.',
    keep: 'The alarm goes on.',
    close: 'The alarm is over.',
    none: 'No alarm.',
  }[alarm.alarm]
  const text = `${alarm.failed} of the last ${alarm.judged} judged windows failed. ${words} Retraining: ${alarm.retrain ? 'yes' : 'no'}. ${alarm.why}`
  return [{ kind: 'text', text }]
}

function windowBlock(windows: readonly WindowVerdict[] | undefined): Block[] {
  if (!windows || windows.length < 2) return []
  const rows = windows.map((one): Line[] => [
    `${timeText(one.from)} to ${timeText(one.to)}`,
    humanCount(one.rows),
    one.driftedFeatures.slice(0, 3).join(', '),
    marks[one.verdict],
  ])
  return [
    {
      kind: 'fold',
      title: 'Window by window (features)',
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: 'Window, UTC' },
            { title: 'Rows', align: 'right' },
            { title: 'Drifted' },
            { title: 'Verdict' },
          ],
          rows,
        },
      ],
    },
  ]
}

function signalTable(signals: readonly Signal[]): Block {
  const sorted = [...signals].sort((a, b) => order[a.verdict] - order[b.verdict])
  const deciding = sorted.filter((one) => one.verdict !== 'pass')
  // How good the model is stands there in any case: it is what a drift is measured by.
  const performance = sorted.filter((one) => one.verdict === 'pass' && one.signal.endsWith('-performance'))
  const first = [...deciding.slice(0, signalsShown), ...performance]
  const shown = deciding.length > 0 ? first : [...new Set([...performance, ...sorted])].slice(0, 4)
  const rows: Line[][] = shown.map((one) => [
    [`${one.signal}${one.subject ? ' ' : ''}`, ...(one.subject ? [{ code: one.subject }] : [])],
    one.seen,
    chanceText(one),
    marks[one.verdict],
  ])
  const left = sorted.length - shown.length
  if (left > 0) {
    const passing = sorted.filter((one) => one.verdict === 'pass' && !shown.includes(one)).length
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

/** What was not judged, each with one reason: the more exact one comes from who looked for it. */
export function notJudgedOf(report: Pick<DriftReport, 'notJudged'>, looked: readonly Considered[]): Considered[] {
  const own = new Set(looked.map((one) => one.cause))
  return [...report.notJudged.filter((one) => !own.has(one.cause)), ...looked]
}

function considered({ report, notJudged = [] }: DriftFacts): Block[] {
  const left = notJudgedOf(report, notJudged)
  const line = (title: string, all: readonly { readonly cause: string; readonly why: string }[]): Block[] =>
    all.length === 0
      ? []
      : [{ kind: 'text', text: [{ strong: `${title}: ` }, all.map((one) => `${one.cause} (${one.why})`).join(' · ')] }]
  return [
    ...(report.evidence.length > 0 ? [{ kind: 'list' as const, items: report.evidence.slice(0, 6) }] : []),
    ...line('Ruled out', report.ruledOut),
    ...line('Not judged', left),
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
