import {
  type EndpointState,
  humanDuration,
  type Json,
  type Line,
  type Outcome,
  type Report,
  type Result,
  type SealedRecord,
  shortDigest,
  type Values,
  type Verdict,
} from '@mlops-actions/core'
import { type DriveResult, type Intent, type Plan, planText } from '@mlops-actions/rollout'
import type { inputs as declared } from './declaration.ts'
import type { Target } from './handler.ts'
import { analysisLines, liveOf, liveText } from './lines.ts'

/** What an operation came to. */
export interface Ending {
  readonly outcome: Outcome
  readonly verdict?: Verdict
}

/** The outcome of an operation from how the drive ended. Going back on request is a success; being taken back is a refusal. */
export function endingOf(operation: string, result: DriveResult): Ending {
  const back = operation === 'rollback' || operation === 'abort'
  switch (result.end) {
    case 'live':
      return { outcome: 'passed', verdict: 'pass' }
    case 'rolled-back':
      return back ? { outcome: 'passed', verdict: 'pass' } : { outcome: 'refused', verdict: 'fail' }
    case 'failed':
      return { outcome: 'refused', verdict: 'fail' }
    case 'paused':
      return { outcome: 'inconclusive', verdict: 'inconclusive' }
    default:
      return { outcome: 'pending' }
  }
}

/** What `deploy` shows at its end: what is live, what became of the version, what to do. */
export function deployReport(
  target: Target,
  facts: {
    inputs: Values<typeof declared>
    result: DriveResult
    ending: Ending
    intent: Intent
    record: { sealed: SealedRecord; path: string }
    keyFile: string | undefined
  },
): Report {
  const { result, ending, intent, inputs } = facts
  const name = target.project.config.model.name
  const version = result.state.rollout?.version ?? intent.version
  const live = liveText(result.state)
  const sentence = sentenceOf(inputs.operation, version, target, result)
  const lastAnalysis = result.analyses.at(-1)
  return {
    title: `${name} → ${target.environment.name}: ${sentence}`,
    outcome: ending.outcome,
    ...(ending.verdict ? { verdict: ending.verdict } : {}),
    summary: `${target.environment.name}: ${sentence} Live: ${live}.`,
    blocks: [
      {
        kind: 'table',
        columns: [{ title: 'What' }, { title: 'Value' }],
        rows: [
          ['live', live],
          ...(result.state.url ? [['address', result.state.url] as Line[]] : []),
          ...(facts.keyFile ? [['key', `in ${facts.keyFile}`] as Line[]] : []),
          ...waitingRow(result),
          ['record', `${facts.record.path}  ${shortDigest(facts.record.sealed.digest)}`],
        ],
      },
      ...(lastAnalysis && ending.verdict === 'fail'
        ? [{ kind: 'lines' as const, lines: analysisLines(lastAnalysis).map((line) => line.trim()) }]
        : []),
      {
        kind: 'fold',
        title: 'What happened',
        blocks: [
          {
            kind: 'lines',
            lines: result.events.map((event) => `${event.at.slice(11, 19)}  ${event.kind.padEnd(13)} ${event.detail}`),
          },
        ],
      },
    ],
    next: nextOf(target, inputs.operation, version, result),
  }
}

function sentenceOf(operation: string, version: string | undefined, _target: Target, result: DriveResult): string {
  const why = result.reason ? `: ${result.reason}` : ''
  switch (result.end) {
    case 'live':
      return operation === 'rollback'
        ? `v${version} is back and answers all requests.`
        : `v${version} answers all requests.`
    case 'rolled-back':
      return operation === 'deploy' ? `v${version} is not live${why}.` : `rolled back${why}.`
    case 'failed':
      return `v${version} is not live, no request reached it${why}.`
    case 'paused':
      return `v${version} is paused${why}.`
    default:
      return `v${version} goes on${result.due ? `, next step due ${result.due}` : ''}${why}.`
  }
}

function waitingRow(result: DriveResult): Line[][] {
  const { rollout } = result.state
  if (rollout?.phase !== 'live' || rollout.from === null) return []
  return [['kept', `${rollout.from} without traffic, so that going back takes seconds`]]
}

function nextOf(target: Target, operation: string, version: string | undefined, result: DriveResult): Line[] {
  const where = `--environment ${target.environment.name}`
  switch (result.end) {
    case 'live':
      return operation === 'deploy'
        ? [
            ['watch it: ', { code: 'mlops check-drift' }],
            ['go back: ', { code: `mlops rollback ${where} --reason "…"` }],
          ]
        : []
    case 'rolled-back':
    case 'failed':
      return [
        `v${version} keeps its number, is no challenger any more and is marked: deploying it again needs --reason.`,
        ['its log: ', { code: `mlops logs ${where} --deployment ${result.state.rollout?.to ?? 'green'}` }],
      ]
    case 'paused':
      return [
        ['go on: ', { code: `mlops promote ${where}` }],
        ['go back: ', { code: `mlops abort ${where} --reason "…"` }],
      ]
    default:
      return [['go on when it is due: ', { code: 'mlops resume' }]]
  }
}

/** The answer of --dry-run: the plan, and nothing done. */
export function planReport(target: Target, intent: Intent, planned: Plan): Result {
  const text = planText(planned, intent.version ?? '')
  return {
    outcome: 'passed',
    outputs: {},
    records: [],
    report: {
      title: `${target.project.config.model.name} → ${target.environment.name}: would do`,
      outcome: 'passed',
      summary: `Would do: ${text}`,
      blocks: [
        { kind: 'text', text },
        { kind: 'text', text: `All traffic after ${humanDuration(planned.durationMs)}. ${exposure(target, planned)}` },
      ],
    },
    json: { plan: planned as unknown as Json },
  }
}

/** What clients can notice at most, as the platform has it. */
function exposure(target: Target, planned: Plan): string {
  if (target.project.platform.can.retriesOnOldDeployment)
    return 'A request that fails on the new deployment is answered by the old one: no client sees it.'
  return `At most ${planned.exposure} % of the requests meet the new deployment before it is trusted.`
}

/** `operation: status`: what is live in one environment. */
export function statusResult(target: Target, state: EndpointState | undefined): Result {
  const name = target.project.config.model.name
  const live = state ? liveOf(state) : { deployment: null, version: null }
  const phase = state?.rollout?.phase ?? (live.version ? 'live' : '')
  const summary = state
    ? `${target.environment.name}: ${liveText(state)}${phase ? ` (${phase})` : ''}.`
    : `${target.environment.name}: nothing is deployed.`
  return {
    outcome: 'passed',
    outputs: {
      state: phase,
      'live-version': live.version ?? '',
      'live-deployment': live.deployment ?? '',
      'endpoint-url': state?.url ?? '',
    },
    records: [],
    report: { title: `${name}: ${summary}`, outcome: 'passed', summary, blocks: [] },
    json: {
      state: phase,
      traffic: (state?.traffic ?? {}) as Json,
      deployments: (state?.deployments ?? {}) as unknown as Json,
    },
  }
}
