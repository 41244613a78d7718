import type { EndpointState } from '@mlops-actions/core'
import { type AnalysisResult, type AnalysisRow, type RolloutEvent, rowText } from '@mlops-actions/rollout'

/** One event as lines: the time, what happened, and what was seen. */
export function eventLines(event: RolloutEvent): readonly string[] {
  const head = `${event.at.slice(11, 19)}  ${kindText(event).padEnd(14)} ${event.detail}`
  return event.analysis ? [head, ...analysisLines(event.analysis)] : [head]
}

function kindText(event: RolloutEvent): string {
  if (event.kind !== 'shifting' || !event.rollout) return event.kind
  return `shifting ${event.traffic[event.rollout.to] ?? 0} %`
}

/** The table of an analysis: what each side did, the difference and its limit, the verdict. */
export function analysisLines(analysis: AnalysisResult): readonly string[] {
  return analysis.rows.map((row) => {
    const sides =
      row.new && row.old ? `new ${valueText(row, row.new.value)}   old ${valueText(row, row.old.value)}` : ''
    const limit = rowText(row.metric, row.comparison, row.difference.value, row.limit).replace(`${row.metric} `, '')
    const where = row.verdict === 'fail' && row.rule.where ? ` (mlops.yml:${row.rule.where.line})` : ''
    return `            ${row.metric.padEnd(24)}  ${sides.padEnd(32)}  ${limit.padEnd(32)}  ${row.verdict}${where}`
  })
}

function valueText(row: AnalysisRow, value: number | null): string {
  if (value === null) return '–'
  if (row.metric === 'error_rate') return `${(100 * value).toFixed(2)} %`
  return row.metric.startsWith('latency') ? `${value.toFixed(value < 10 ? 1 : 0)} ms` : value.toFixed(3)
}

/** `v11 on blue, 100 %`; what answers requests now. */
export function liveText(state: EndpointState): string {
  const serving = Object.entries(state.traffic).filter(([, weight]) => weight > 0)
  if (serving.length === 0) return 'nothing'
  return serving
    .map(([deployment, weight]) => `v${state.deployments[deployment]?.version ?? '?'} on ${deployment}, ${weight} %`)
    .join(' · ')
}

/** The deployment and version that answer all requests; null while traffic is split or there is none. */
export function liveOf(state: EndpointState): { readonly deployment: string | null; readonly version: string | null } {
  const whole = Object.entries(state.traffic).find(([, weight]) => weight === 100)?.[0]
  return whole
    ? { deployment: whole, version: state.deployments[whole]?.version ?? null }
    : { deployment: null, version: null }
}
