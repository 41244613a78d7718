import {
  type Block,
  type Decision,
  type GateResult,
  humanCount,
  humanDuration,
  type Line,
  type Report,
  type SealedRecord,
  type Span,
  shortDigest,
  sliceName,
} from '@mlops-actions/core'
import { figure, type GateReport, LEAST_TRAININGS, type SliceFinding, signed } from '@mlops-actions/evaluation'
import { type BehaviourWords, behaviourText } from '../shared/behaviour-text.ts'
import type { Project } from '../shared/index.ts'
import { metricTitle } from '../shared/metric-text.ts'
import type { TrainBody } from '../train/body.ts'
import type { Insight } from './insight.ts'
import { insightBlocks } from './insight-report.ts'

/** What the report is made of. */
export interface ValidateFacts {
  readonly project: Project
  readonly gates: readonly GateResult[]
  readonly report: GateReport
  readonly insight: Insight
  readonly decision: Decision
  readonly champion: { readonly version?: string; readonly why?: string }
  readonly trained: TrainBody | undefined
  /** Trainings with other seeds that were scored. */
  readonly otherSeeds: number
  readonly record: { readonly sealed: SealedRecord; readonly path: string }
}

const marks = { pass: '✅ pass', fail: '❌ fail', inconclusive: '⚠️ inconclusive' } as const
const worstFirst = { fail: 0, inconclusive: 1, pass: 2 } as const
const slicesShown = 6

/** Verdict first, then the gates that decided it, then for whom; the rest is folded. */
export function validateReport(facts: ValidateFacts): Report {
  const { project, gates, report, decision } = facts
  const name = project.config.model.name
  const title = `${name}: ${report.champion === 'none' ? 'first version, absolute gates only' : report.headline}`
  const enforced = gates.filter((gate) => gate.mode === 'enforce' && gate.judged)
  const blocking = enforced.filter((gate) => gate.verdict !== 'pass')
  const first = [...blocking].sort((a, b) => worstFirst[a.verdict] - worstFirst[b.verdict])[0]
  const sentence = first ? sentenceOf(first) : `${enforced.length} of ${enforced.length} gates pass.`
  const count = `${gates.filter((gate) => gate.verdict === 'fail' && gate.judged).length} of ${namesOf(gates).length} gates`
  return {
    title,
    outcome: decision.outcome,
    verdict: decision.verdict,
    summary: `${decision.verdict}: ${report.champion === 'none' ? 'first version, absolute gates only' : report.headline}. ${sentence}`,
    blocks: [
      ...(decision.verdict === 'pass' ? [] : [alertOf(decision, count, sentence)]),
      gateTable(facts),
      ...waived(decision),
      ...forWhom(report),
      ...flips(report),
      { kind: 'fold', title: 'Other metrics · how it was compared · how to reproduce', blocks: folded(facts) },
    ],
    next: nextSteps(facts),
    annotations: blocking
      .filter((gate) => gate.where !== undefined)
      .map((gate) => ({
        level: gate.verdict === 'fail' ? ('error' as const) : ('warning' as const),
        code: `gate ${gateName(gate)}: ${gate.verdict}`,
        message: gate.reason.message,
        ...(gate.where ? { where: { file: gate.where.file, line: gate.where.line, column: gate.where.column } } : {}),
      })),
  }
}

/** `slices: roc_auc for education=3 −0.0326 …`: which gate, of what, and why. */
function sentenceOf(gate: GateResult): string {
  const slice = gate.slice ? ` for ${sliceName(gate.slice)}` : ''
  return `${gateName(gate)}: ${gate.metric}${slice} ${gate.reason.message}.`
}

function namesOf(gates: readonly GateResult[]): readonly string[] {
  return [...new Set(gates.map(gateName))]
}

/** `slices` of `validate.gates.slices[education=3]`, `sex` of `validate.behaviour.sex`. */
export function gateName(gate: GateResult): string {
  return gate.id.replace(/^validate\.(gates|behaviour)\./, '').replace(/\[.*\]$/s, '')
}

function alertOf(decision: Decision, count: string, sentence: string): Block {
  const strong = decision.verdict === 'fail' ? `Fail: ${count}. ` : 'Inconclusive. '
  const level = decision.outcome === 'passed' ? 'note' : decision.verdict === 'fail' ? 'caution' : 'warning'
  return { kind: 'alert', level, text: [{ strong }, sentence] }
}

/** One row a gate; of a gate over slices the worst slice, and how many were judged. */
function gateTable(facts: ValidateFacts): Block {
  const groups = Map.groupBy(facts.gates, gateName)
  const rows = [...groups.values()]
    .map(
      (results) =>
        [...results].sort(
          (a, b) =>
            Number(b.judged) - Number(a.judged) || worstFirst[a.verdict] - worstFirst[b.verdict] || worse(a) - worse(b),
        )[0],
    )
    .filter((gate): gate is GateResult => gate !== undefined)
    .sort((a, b) => Number(b.judged) - Number(a.judged) || worstFirst[a.verdict] - worstFirst[b.verdict])
  const champion = facts.champion.version ? `v${facts.champion.version} → ` : ''
  return {
    kind: 'table',
    columns: [
      { title: 'Gate' },
      { title: `Champion ${champion}candidate`.replace('Champion candidate', 'Candidate') },
      { title: 'Limit' },
      { title: 'Verdict' },
    ],
    rows: rows.map((gate) => [gateCell(gate), valueCell(gate), limitText(gate), verdictCell(gate)]),
  }
}

function verdictCell(gate: GateResult): string {
  if (!gate.judged) return `not judged: ${gate.reason.message}`
  return `${marks[gate.verdict]}${gate.mode === 'observe' ? ' (observe)' : ''}`
}

function worse(gate: GateResult): number {
  const value = gate.difference?.value ?? 0
  return gate.goal === 'maximize' ? value : -value
}

function gateCell(gate: GateResult): Line {
  const where = gate.where
  const name: Span =
    where && where.from !== 'default'
      ? { link: `${where.file}#L${where.line}`, text: gateName(gate) }
      : { code: gateName(gate) }
  return [name, ` ${gate.metric}`]
}

function valueCell(gate: GateResult): Line {
  const slice = gate.slice ? `${sliceName(gate.slice)}: ` : ''
  if (!gate.candidate) return `${slice}${gate.reason.message}`
  const before = gate.champion ? `${figure(gate.champion.value)} → ` : ''
  const spans: Span[] = [`${slice}${before}${figure(gate.candidate.value)}`]
  if (gate.difference) {
    spans.push(', ', { strong: signed(gate.difference.value) })
    if (gate.difference.lower !== undefined && gate.difference.upper !== undefined)
      spans.push(` (${signed(gate.difference.lower)} to ${signed(gate.difference.upper)})`)
  }
  return spans
}

/** The limit of a gate in the words of a reader. */
export function limitText(gate: GateResult): string {
  const rule = gate.rule as Readonly<Record<string, unknown>>
  const parts = [
    rule['min'] === undefined ? '' : `≥ ${String(rule['min'])}`,
    rule['max'] === undefined ? '' : `≤ ${String(rule['max'])}`,
    rule['maxRatio'] === undefined ? '' : `≤ ${String(rule['maxRatio'])} × champion`,
    rule['maxIncrease'] === undefined ? '' : `at most +${String(rule['maxIncrease'])}`,
    rule['maxDecrease'] === undefined ? '' : `at most −${String(rule['maxDecrease'])}`,
    rule['versusChampion'] === undefined
      ? ''
      : `${rule['eachSlice'] ? 'none ' : ''}${String(rule['versusChampion'])}, margin ${String(rule['margin'] ?? 0)}`,
    gate.metric.startsWith('behaviour_') ? behaviourText(gate.rule as unknown as BehaviourWords) : '',
  ]
  return parts.filter(Boolean).join(', ')
}

function waived(decision: Decision): Block[] {
  if (decision.waived.length === 0) return []
  return [
    {
      kind: 'list',
      items: decision.waived.map((waiver) => [
        'Waived: ',
        { code: waiver.gate },
        `${waiver.slice ? ` for ${waiver.slice}` : ''} until ${waiver.until}: ${waiver.reason}`,
      ]),
    },
  ]
}

function forWhom(report: GateReport): Block[] {
  if (!report.forWhom || report.slices.length === 0) return []
  const judged = report.slices.filter((slice) => slice.standing !== 'not-judged')
  const shown = judged.length > slicesShown ? [...judged.slice(0, slicesShown - 2), ...judged.slice(-1)] : judged
  const left = judged.length - shown.length
  const rows = shown.map(sliceRow)
  if (left > 0) rows.splice(-1, 0, [`… ${left} more in the record`, '', '', ''])
  return [
    { kind: 'text', text: [{ strong: 'For whom? ' }, report.forWhom] },
    {
      kind: 'table',
      columns: [
        { title: 'Slice, worst first' },
        { title: 'Rows', align: 'right' },
        { title: `${report.sliceMetric ?? ''}, difference` },
        { title: 'Predictions that flip', align: 'right' },
      ],
      rows,
    },
  ]
}

function sliceRow(slice: SliceFinding): readonly Line[] {
  const mark = slice.standing === 'worse' ? '❌ ' : slice.standing === 'better' ? '✅ ' : ''
  const { difference } = slice
  const range =
    difference?.lower !== undefined && difference.upper !== undefined
      ? ` (${signed(difference.lower)} to ${signed(difference.upper)})`
      : ''
  return [
    `${mark}${sliceName(slice.slice)}`,
    slice.rows === null ? '' : humanCount(slice.rows),
    difference ? `${signed(difference.value)}${range}` : (slice.reason ?? ''),
    slice.flips ? `${(100 * slice.flips.share).toFixed(1)} %` : '',
  ]
}

function flips(report: GateReport): Block[] {
  const all = report.flips
  if (!all || all.flipped === 0) return []
  const to = Object.entries(all.to).map(([label, rows]) => `${humanCount(rows)} to ${label}`)
  return [
    {
      kind: 'text',
      text: [
        { strong: 'What flips. ' },
        `${humanCount(all.flipped)} of ${humanCount(all.rows)} predictions (${(100 * all.share).toFixed(1)} %): ${to.join(', ')}; ${humanCount(all.becomeRight)} become right, ${humanCount(all.becomeWrong)} wrong.`,
      ],
    },
  ]
}

function folded(facts: ValidateFacts): Block[] {
  const { report, trained, record, champion } = facts
  const compared = report.champion === 'compared'
  const sentences = [
    compared
      ? `Champion v${champion.version} was scored again here on the same ${humanCount(report.rows)} rows.`
      : `${humanCount(report.rows)} rows. No comparison: ${champion.why ?? 'the champion cannot be read'}.`,
    report.methods.length > 0 ? `Differences: ${report.methods.join('; ')}.` : '',
    report.correction
      ? `Chance is corrected over ${report.correction.comparisons} comparisons of slices (${report.correction.method === 'bh' ? 'Benjamini–Hochberg' : 'Holm'}).`
      : '',
    report.minimumDetectable
      ? `Smallest change of ${report.minimumDetectable.metric} that these rows can show (80 % power): ${figure(report.minimumDetectable.value)}.`
      : '',
    ...seedSentences(facts),
    holdoutSentence(report),
    trained ? `Trained in ${humanDuration(trained.durationMs)}. Again: mlops reproduce ${trained.runId}.` : '',
    `Record ${shortDigest(record.sealed.digest)}.`,
  ]
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Metric' },
        ...(compared ? [{ title: 'Champion', align: 'right' as const }] : []),
        { title: 'Candidate', align: 'right' },
        ...(compared ? [{ title: 'Difference' }] : []),
      ],
      rows: report.metrics.map((line) => [
        metricTitle(line.metric, line.goal),
        ...(compared ? [line.champion ? figure(line.champion.value) : '–'] : []),
        line.candidate ? figure(line.candidate.value) : (line.reason ?? '–'),
        ...(compared ? [line.difference ? signed(line.difference.value) : (line.reason ?? '–')] : []),
      ]),
    },
    ...insightBlocks(facts.insight),
    { kind: 'text', text: sentences.filter(Boolean).join(' ') },
  ]
}

/** What another seed does to the metrics of the gates; where a gate would ask for it and it is not known, how to know it. */
function seedSentences({ report, gates, otherSeeds }: ValidateFacts): readonly string[] {
  const known = report.seedNoise ?? []
  if (known.length > 0)
    return known.map(
      (one) =>
        `Training again with ${one.trainings} other seeds moves ${one.metric} by ${figure(one.highest - one.lowest)} (${figure(one.lowest)} to ${figure(one.highest)}); two trainings differ by up to ${figure(one.floor)} by chance.`,
    )
  const asked = gates.some((gate) => (gate.rule as { versusChampion?: string }).versusChampion === 'superior')
  if (!asked || report.champion !== 'compared') return []
  return [
    `What another seed would give is not known: ${otherSeeds} of ${LEAST_TRAININGS} trainings with other seeds are here (mlops train --seed 1, …).`,
  ]
}

function holdoutSentence({ holdoutUses, holdoutOptimism }: GateReport): string {
  if (!holdoutUses) return ''
  const others = holdoutUses === 1 ? '1 other candidate' : `${humanCount(holdoutUses)} other candidates`
  const luck = holdoutOptimism
    ? `: the best of so many looks better than it is by about ${figure(holdoutOptimism)}`
    : ''
  return `This test set has judged ${others} before${luck}.`
}

function nextSteps(facts: ValidateFacts): readonly Line[] {
  const { decision, gates } = facts
  if (decision.outcome === 'passed') return [['build what will be served: ', { code: 'mlops package' }]]
  const failing = gates.find((gate) => gate.verdict === 'fail' && gate.judged && gate.mode === 'enforce')
  if (!failing) return ['Inconclusive is no pass: give more rows, or mend what the reason names.']
  const slice = failing.slice ? `, slice ${sliceName(failing.slice)}` : ''
  return [
    `Repair and run again. If the trade-off is meant, add a waiver for ${gateName(failing)}${slice} to validate.waivers: it is reviewed like code.`,
  ]
}
