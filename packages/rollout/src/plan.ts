import { type EndpointState, formatDuration, type Rollout, type Weights } from '@mlops-actions/core'
import { instantOf, msOf } from './instants.ts'
import { next } from './next.ts'
import type { End, Evidence, Intent, RefusalCode, Step, Strategy } from './types.ts'

/** One line of the plan: what happens how long after the start when all goes well. */
export interface PlanLine {
  readonly afterMs: number
  readonly what: 'create' | 'delete' | 'verify' | 'shift' | 'live' | 'retire' | 'roll-back' | 'write'
  readonly deployment: string
  /** Percent on the new deployment after this line. */
  readonly weight?: number
  /** Without traffic or only kept: how long until the next line. */
  readonly pauseMs?: number
}

export interface Plan {
  readonly lines: readonly PlanLine[]
  readonly end: End
  readonly code?: RefusalCode
  readonly reason?: string
  /** Until all traffic is where it should be, without the time that making the deployment takes. */
  readonly durationMs: number
  /** What clients may notice at most: percent of the traffic on the new deployment while it is not yet trusted. */
  readonly exposure: number
}

export interface PlanOptions {
  /** What is known of the traffic: with it, pauses that need more requests are longer in the plan. */
  readonly requestsPerMinute?: number
  /** How the live deployment is right now, if it was looked at. */
  readonly oldHealthy?: boolean
}

const start = '2000-01-01T00:00:00.000Z'

/** The plan: `next` run against a simulated endpoint on which all goes well. It writes nothing. */
export function plan(state: EndpointState, intent: Intent, strategy: Strategy, options: PlanOptions = {}): Plan {
  let simulated = state
  let evidence: Evidence = {}
  let clock = msOf(start)
  let liveAt = 0
  const lines: PlanLine[] = []
  const told = (line: Omit<PlanLine, 'afterMs'>) => lines.push({ afterMs: clock - msOf(start), ...line })
  for (let round = 0; round < 500; round += 1) {
    const decided = next(simulated, intent, evidence, instantOf(clock), strategy)
    if (decided.kind === 'done') {
      const { end, code, reason } = decided
      const more = { ...(code === undefined ? {} : { code }), ...(reason === undefined ? {} : { reason }) }
      return { lines, end, ...more, durationMs: liveAt, exposure: exposureOf(lines) }
    }
    if (decided.kind === 'wait') {
      clock = msOf(decided.until)
      simulated = settle(simulated)
    } else if (decided.kind === 'look') {
      if (decided.at === 'new') told({ what: 'verify', deployment: decided.deployment })
      const ok = decided.at === 'old' ? (options.oldHealthy ?? true) : true
      const health = { ok, detail: ok ? 'answers' : 'does not answer' }
      const enough = decided.at === 'analysis' ? enoughAt(simulated, strategy, options) : 0
      clock = Math.max(clock, enough)
      evidence = { ...evidence, [decided.at]: decided.at === 'analysis' ? passing : health }
    } else {
      const line = lineOf(decided.step, strategy)
      if (line) told(line)
      simulated = apply(simulated, decided.step)
      evidence = {}
      if (decided.step.do === 'write' && decided.step.traffic) liveAt = clock - msOf(start)
    }
  }
  throw new TypeError('the plan does not end')
}

const passing = {
  verdict: 'pass',
  reason: '',
  window: { from: start, to: start },
  requests: { new: 0, old: 0 },
  rows: [],
} as const

/** When both deployments have had enough requests, in milliseconds; 0 when the traffic is not known. */
function enoughAt(state: EndpointState, strategy: Strategy, options: PlanOptions): number {
  const { rollout } = state
  if (!rollout || !options.requestsPerMinute) return 0
  const weight = strategy.steps[rollout.step]?.weight ?? 100
  const least = Math.min(weight, 100 - weight) / 100
  if (least <= 0) return 0
  return msOf(rollout.since) + Math.ceil((strategy.minRequests / (options.requestsPerMinute * least)) * 60_000)
}

function lineOf(step: Step, strategy: Strategy): Omit<PlanLine, 'afterMs'> | undefined {
  if (step.do !== 'write') return { what: step.do, deployment: step.deployment }
  const { phase, to, from } = step.rollout
  const weight = step.traffic?.[to] ?? 0
  if (phase === 'shifting') {
    const pauseMs = strategy.steps[step.rollout.step]?.pauseMs ?? 0
    return { what: 'shift', deployment: to, weight, pauseMs }
  }
  if (phase === 'live')
    return { what: 'live', deployment: to, weight: 100, ...(from === null ? {} : { pauseMs: strategy.bakeMs }) }
  if (phase === 'retired') return { what: 'retire', deployment: from ?? to }
  if (phase === 'rolling-back') return { what: 'roll-back', deployment: from ?? to, weight: 0 }
  return undefined
}

/** What a step does to an endpoint on which everything works: for plans and dry runs. */
export function apply(state: EndpointState, step: Step): EndpointState {
  if (step.do === 'create') {
    const version = (state.rollout as Rollout).version
    return { ...state, deployments: { ...state.deployments, [step.deployment]: { state: 'ready', version } } }
  }
  if (step.do === 'delete') {
    const { [step.deployment]: _gone, ...deployments } = state.deployments
    const traffic: Weights = Object.fromEntries(
      Object.entries(state.traffic).filter(([name]) => name !== step.deployment),
    )
    return { ...state, deployments, traffic }
  }
  return { ...state, rollout: step.rollout, traffic: step.traffic ?? state.traffic }
}

function settle(state: EndpointState): EndpointState {
  const deployments = Object.fromEntries(
    Object.entries(state.deployments)
      .filter(([, one]) => one.state !== 'deleting')
      .map(([name, one]) => [name, one.state === 'creating' ? { ...one, state: 'ready' as const } : one]),
  )
  return { ...state, ready: 'yes', deployments }
}

function exposureOf(lines: readonly PlanLine[]): number {
  return lines.filter((line) => line.what === 'shift').reduce((most, line) => Math.max(most, line.weight ?? 0), 0)
}

/** The plan on one line: `v12 on green · verify · 10 % 30m · 50 % 30m · 100 % · bake blue 24h`. */
export function planText(planned: Plan, version: string): string {
  const parts = planned.lines.flatMap((line) => {
    switch (line.what) {
      case 'create':
        return [`v${version} on ${line.deployment}`]
      case 'verify':
        return ['verify']
      case 'shift':
        return [`${line.weight} % ${shortly(line.pauseMs ?? 0)}`]
      case 'live':
        return [
          '100 %',
          ...(line.pauseMs ? [`bake ${line.deployment === 'blue' ? 'green' : 'blue'} ${shortly(line.pauseMs)}`] : []),
        ]
      case 'roll-back':
        return [`all traffic to ${line.deployment}`]
      case 'delete':
        return [`delete ${line.deployment}`]
      default:
        return []
    }
  })
  return parts.length > 0 ? parts.join(' · ') : (planned.reason ?? 'nothing to do')
}

/** Up to two days in hours, as mlops.yml writes a bake: `24h`, not `1d`. */
function shortly(ms: number): string {
  const hours = ms / 3_600_000
  return Number.isInteger(hours) && hours > 0 && hours <= 48 ? `${hours}h` : formatDuration(ms)
}
