import type { EndpointState, Instant, Rollout } from '@mlops-actions/core'
import { later, msOf } from './instants.ts'
import type { Evidence, Health, Intent, Next, RefusalCode, Strategy } from './types.ts'
import { sameWeights, serving, split } from './weights.ts'

/** How long to wait before looking again at something that has no known end: 1 second. */
export const lookAgainMs = 1000
const prepareMsDefault = 30 * 60_000
/** A rollout fits one tag of 256 characters with everything else it holds. */
const longestReason = 80
const sickPrefix = 'old-sick: '

/** Everything a decision is made from. */
interface Situation {
  readonly state: EndpointState
  readonly intent: Intent
  readonly evidence: Evidence
  readonly now: Instant
  readonly strategy: Strategy
}

/**
 * The next step of a rollout: a pure function of the live state, the intent and what was looked at. It is asked again after every
 * step, on this machine or another, so that a crash at any point loses nothing.
 * @param evidence what was looked at since the last write; what is missing and needed is asked for with `look`
 * @param now from the clock; compared with the instants that are stored with the endpoint
 */
export function next(state: EndpointState, intent: Intent, evidence: Evidence, now: Instant, strategy: Strategy): Next {
  const bringsBack = intent.operation === 'rollback'
  const situation: Situation = {
    state,
    intent,
    evidence,
    now,
    strategy: bringsBack ? { ...strategy, strategy: 'all-at-once' } : strategy,
  }
  if (state.ready === 'changing') return wait(later(now, lookAgainMs), 'the endpoint applies the last change')
  const { rollout } = state
  if (rollout && inProgress(rollout)) return during(situation, rollout)
  return atRest(situation, rollout)
}

/** True while the rollout may still move traffic by itself. A bake is not: nobody waits for it. */
export function inProgress(rollout: Rollout): boolean {
  return ['prepared', 'verified', 'shifting', 'paused', 'rolling-back'].includes(rollout.phase)
}

/**
 * The intent with the identity of the rollout that it acts on, when one is in progress and is meant. Without that, a rollout that
 * was adopted and ended would be begun again.
 */
export function adopt(intent: Intent, state: EndpointState): Intent {
  const { rollout } = state
  if (!rollout || !inProgress(rollout)) return intent
  const meant = intent.operation !== 'deploy' || rollout.version === intent.version
  return meant ? { ...intent, id: rollout.id } : intent
}

function during(situation: Situation, rollout: Rollout): Next {
  const { intent, state } = situation
  const stranger = intent.operation === 'deploy' && rollout.id !== intent.id && rollout.version !== intent.version
  if (stranger) return { kind: 'done', end: 'busy', reason: `v${rollout.version} is ${rollout.phase}` }
  const isTheWayBack = intent.operation === 'rollback' && intent.version === rollout.version
  const back = intent.operation === 'abort' || (intent.operation === 'rollback' && !isTheWayBack)
  if (back && rollout.phase !== 'rolling-back') return goBack(situation, rollout, intent.reason ?? intent.operation)
  switch (rollout.phase) {
    case 'prepared':
      return prepared(situation, rollout)
    case 'verified':
      return verified(situation, rollout)
    case 'shifting':
      return shifting(situation, rollout)
    case 'paused':
      return paused(situation, rollout)
    default:
      return isBack(state, rollout)
        ? write(situation, rollout, { phase: 'rolled-back' })
        : goBack(situation, rollout, rollout.reason ?? 'rollback')
  }
}

function prepared(situation: Situation, rollout: Rollout): Next {
  const { state, evidence, now, strategy } = situation
  const deployment = state.deployments[rollout.to]
  if (!deployment) return { kind: 'step', step: { do: 'create', deployment: rollout.to } }
  if (deployment.state === 'failed') return failed(situation, rollout, deployment.reason ?? 'it did not start')
  if (deployment.state !== 'ready') {
    const limit = later(rollout.since, strategy.prepareMs ?? prepareMsDefault)
    if (reached(now, limit)) return failed(situation, rollout, 'it was not ready in time')
    return wait(later(now, lookAgainMs), `${rollout.to} is ${deployment.state}`)
  }
  if (deployment.version !== rollout.version)
    return { kind: 'step', step: { do: 'delete', deployment: rollout.to, why: `it has v${deployment.version}` } }
  if (!evidence.new) return { kind: 'look', at: 'new', deployment: rollout.to }
  if (!evidence.new.ok) return failed(situation, rollout, evidence.new.detail)
  return write(situation, rollout, { phase: 'verified' })
}

function verified(situation: Situation, rollout: Rollout): Next {
  const { strategy, intent } = situation
  const stopped = notReady(situation, rollout.to)
  if (stopped) return failed(situation, rollout, stopped)
  const atOnce = rollout.from === null || strategy.strategy === 'all-at-once' || intent.operation === 'promote'
  return atOnce ? goLive(situation, rollout) : shiftTo(situation, rollout, 0)
}

function shifting(situation: Situation, rollout: Rollout): Next {
  const { state, evidence, now, strategy, intent } = situation
  const step = strategy.steps[rollout.step]
  const stopped = notReady(situation, rollout.to)
  if (stopped) return goBack(situation, rollout, `${rollout.to} ${stopped}`)
  if (step && !sameWeights(state.traffic, split(rollout, step.weight)))
    return pause(situation, rollout, 'the traffic was changed by somebody else')
  if (intent.operation === 'promote') return goLive(situation, rollout)
  if (strategy.analysis.length > 0 && !evidence.analysis)
    return { kind: 'look', at: 'analysis', deployment: rollout.to }
  const verdict = evidence.analysis?.verdict ?? 'pass'
  if (verdict === 'fail') return goBack(situation, rollout, evidence.analysis?.reason ?? 'the analysis failed')
  const pauseEnd = later(rollout.since, step?.pauseMs ?? 0)
  if (!reached(now, pauseEnd)) return wait(pauseEnd, `${step?.weight ?? 0} % for a while`)
  if (verdict === 'pass') return shiftTo(situation, rollout, rollout.step + 1)
  const extended = later(pauseEnd, strategy.extendMs)
  const why = `inconclusive: ${evidence.analysis?.reason ?? ''}`
  if (!reached(now, extended)) return wait(extended, why)
  return strategy.inconclusive === 'pause' ? pause(situation, rollout, why) : goBack(situation, rollout, why)
}

function paused(situation: Situation, rollout: Rollout): Next {
  const { intent, state, now } = situation
  const stopped = notReady(situation, rollout.to)
  if (stopped && (state.traffic[rollout.to] ?? 0) > 0) return goBack(situation, rollout, `${rollout.to} ${stopped}`)
  if (intent.operation === 'promote')
    return stopped ? refused('NEW_SICK', `${rollout.to} ${stopped}`) : goLive(situation, rollout)
  if (!rollout.reason?.startsWith(sickPrefix)) return { kind: 'done', end: 'paused', ...because(rollout.reason) }
  const old = oldHealth(situation, rollout)
  if (old === 'unknown') return { kind: 'look', at: 'old', deployment: rollout.from ?? '' }
  if (!old.ok) return wait(later(now, lookAgainMs), rollout.reason)
  if (rollout.step < 0) return shiftTo(situation, rollout, 0)
  return write(situation, rollout, { phase: 'shifting' })
}

/** One step of traffic towards the new deployment. The old one is looked at first: it must be there to go back to. */
function shiftTo(situation: Situation, rollout: Rollout, step: number): Next {
  const { strategy } = situation
  const target = strategy.steps[step]
  const old = oldHealth(situation, rollout)
  if (old === 'unknown') return { kind: 'look', at: 'old', deployment: rollout.from ?? '' }
  if (!old.ok) return pause(situation, rollout, sickPrefix + old.detail)
  if (!target) return goLive(situation, rollout)
  return write(situation, rollout, { phase: 'shifting', step }, split(rollout, target.weight))
}

function goLive(situation: Situation, rollout: Rollout): Next {
  const step = situation.strategy.steps.length
  return write(situation, rollout, { phase: 'live', step }, split(rollout, 100))
}

/**
 * All traffic to what was live before; never to a deployment that does not answer. Only where neither of the two runs and a person
 * asks for the end, it ends there all the same: nothing is lost by it, and until then no other version could come.
 */
function goBack(situation: Situation, rollout: Rollout, reason: string): Next {
  const { state, intent } = situation
  if (isBack(state, rollout)) return write(situation, rollout, { phase: 'rolling-back', reason })
  if (rollout.from === null) return refused('NOTHING_BEFORE', 'nothing was live before this version')
  const old = oldHealth(situation, rollout)
  if (old === 'unknown') return { kind: 'look', at: 'old', deployment: rollout.from }
  if (!old.ok && !inProgress(rollout)) return refused('OLD_SICK', `${rollout.from} does not answer: ${old.detail}`)
  const asked = intent.operation === 'abort' || intent.operation === 'rollback'
  const bothDown = notReady(situation, rollout.to) !== undefined && state.deployments[rollout.from] !== undefined
  if (!old.ok && asked && bothDown)
    return write(situation, rollout, { phase: 'rolling-back', reason: `neither answers; ${reason}` }, split(rollout, 0))
  if (!old.ok) return pause(situation, rollout, sickPrefix + old.detail)
  return write(situation, rollout, { phase: 'rolling-back', reason }, split(rollout, 0))
}

/** No rollout in progress: begin one, tidy up after the last, or say why nothing is to be done. */
function atRest(situation: Situation, rollout: Rollout | null): Next {
  const { intent, state } = situation
  switch (intent.operation) {
    case 'resume':
      return rollout ? settled(situation, rollout) : refused('NO_ROLLOUT', 'nothing was ever rolled out here')
    case 'promote':
      if (rollout && (rollout.id === intent.id || rollout.phase === 'live' || rollout.phase === 'retired'))
        return settled(situation, rollout)
      return refused('NO_ROLLOUT', 'no rollout is in progress')
    case 'abort':
      return rollout?.id === intent.id
        ? settled(situation, rollout)
        : refused('NO_ROLLOUT', 'no rollout is in progress')
    case 'rollback':
      if (rollout?.phase === 'rolled-back') return settled(situation, rollout)
      if (isLive(situation)) return alreadyLive(situation, rollout)
      if (rollout?.phase === 'live' && rollout.from !== null && state.deployments[rollout.from]) {
        const old = oldHealth(situation, rollout)
        if (old === 'unknown' || old.ok) return goBack(situation, rollout, intent.reason ?? 'rollback')
        if (intent.version === undefined) return refused('OLD_SICK', `${rollout.from} does not answer: ${old.detail}`)
      }
      return bringBack(situation, rollout)
    case 'deploy':
      if (intent.version === undefined) return refused('VERSION_MISSING', 'no version was named')
      if (rollout?.id === intent.id) return settled(situation, rollout)
      if (isLive(situation)) return alreadyLive(situation, rollout)
      return begin(situation, rollout, intent.version)
  }
}

/** The old deployment is gone: its version is deployed again, at once after verification. */
function bringBack(situation: Situation, rollout: Rollout | null): Next {
  const { intent } = situation
  if (rollout?.id === intent.id) return settled(situation, rollout)
  if (intent.version === undefined) return refused('NOTHING_BEFORE', 'what was live before is not running any more')
  return begin(situation, rollout, intent.version)
}

function begin(situation: Situation, rollout: Rollout | null, version: string): Next {
  const { state, intent, strategy, now } = situation
  const names = serving(state)
  if (names.length > 1)
    return refused('TRAFFIC_SPLIT', `${names.join(' and ')} share the traffic, and no rollout says why`)
  const from = names[0] ?? null
  const to = from === 'blue' ? 'green' : 'blue'
  if (from !== null && strategy.strategy !== 'all-at-once') {
    const old = oldHealth(situation, { from })
    if (old === 'unknown') return { kind: 'look', at: 'old', deployment: from }
    if (!old.ok) return refused('OLD_SICK', `${from}, which is live, does not answer: ${old.detail}`)
  }
  const inBake = rollout?.phase === 'live' && rollout.from === to
  if (inBake) return write(situation, rollout, { phase: 'retired', reason: `v${version} comes` })
  const stale = state.deployments[to]
  if (stale?.state === 'deleting') return wait(later(now, lookAgainMs), `${to} is being deleted`)
  if (stale) return { kind: 'step', step: { do: 'delete', deployment: to, why: `v${version} comes` } }
  const { reason } = intent
  const begun: Rollout = {
    id: intent.id,
    owner: intent.owner,
    from,
    to,
    version,
    step: -1,
    phase: 'prepared',
    since: now,
    ...(reason === undefined ? {} : { reason: cut(reason) }),
  }
  return { kind: 'step', step: { do: 'write', rollout: begun } }
}

/** After the end: the bake, and the deployments that nobody needs any more. */
function settled(situation: Situation, rollout: Rollout): Next {
  const { state, now, strategy } = situation
  const due = later(rollout.since, strategy.bakeMs)
  if (rollout.phase === 'rolled-back' || rollout.phase === 'failed') {
    const end = rollout.phase
    if (!state.deployments[rollout.to] || (state.traffic[rollout.to] ?? 0) > 0)
      return { kind: 'done', end, ...because(rollout.reason) }
    if (!reached(now, due)) return { kind: 'done', end, due, ...because(rollout.reason) }
    return drop(situation, rollout.to, `it was kept for its logs until now`)
  }
  if ((state.traffic[rollout.to] ?? 0) !== 100)
    return { kind: 'done', end: 'paused', reason: 'the traffic was changed by somebody else' }
  const stopped = notReady(situation, rollout.to)
  const old = rollout.from === null ? undefined : state.deployments[rollout.from]
  if (rollout.phase === 'retired') {
    if (rollout.from !== null && old && (state.traffic[rollout.from] ?? 0) === 0)
      return drop(situation, rollout.from, 'its bake is over')
    return live(rollout)
  }
  if (stopped && old?.state === 'ready') return goBack(situation, rollout, `${rollout.to} ${stopped}`)
  if (rollout.from === null) return live(rollout)
  return reached(now, due) ? write(situation, rollout, { phase: 'retired' }) : live(rollout, due)
}

function drop(situation: Situation, deployment: string, why: string): Next {
  if (situation.state.deployments[deployment]?.state === 'deleting')
    return wait(later(situation.now, lookAgainMs), `${deployment} is being deleted`)
  return { kind: 'step', step: { do: 'delete', deployment, why } }
}

/** The version serves already. What the last rollout left to do is done only when it was the one that brought it. */
function alreadyLive(situation: Situation, rollout: Rollout | null): Next {
  const brought = rollout?.phase === 'live' || rollout?.phase === 'retired'
  return rollout && brought && rollout.version === situation.intent.version ? settled(situation, rollout) : live()
}

function isLive({ state, intent }: Situation): boolean {
  const [name, ...others] = serving(state)
  if (name === undefined || others.length > 0) return false
  const deployment = state.deployments[name]
  if (deployment?.state !== 'ready' || deployment.version !== intent.version) return false
  return !intent.package || !deployment.package || deployment.package === intent.package
}

function isBack(state: EndpointState, rollout: Rollout): boolean {
  if (rollout.from === null) return (state.traffic[rollout.to] ?? 0) === 0
  return state.traffic[rollout.from] === 100
}

/** Whether the old deployment can carry the traffic; `unknown` asks for a look. Without an old one there is nothing to lose. */
function oldHealth(situation: Situation, { from }: { readonly from: string | null }): Health | 'unknown' {
  if (from === null) return { ok: true, detail: 'there is none' }
  const stopped = notReady(situation, from)
  if (stopped) return { ok: false, detail: `${from} ${stopped}` }
  return situation.evidence.old ?? 'unknown'
}

function notReady({ state }: Situation, name: string): string | undefined {
  const deployment = state.deployments[name]
  if (!deployment) return 'is gone'
  if (deployment.state === 'ready') return undefined
  const what = deployment.state === 'failed' ? 'has failed' : `is ${deployment.state}`
  return `${what}${deployment.reason ? `: ${deployment.reason}` : ''}`
}

function pause(situation: Situation, rollout: Rollout, reason: string): Next {
  if (rollout.phase === 'paused' && rollout.reason === cut(reason))
    return reason.startsWith(sickPrefix)
      ? wait(later(situation.now, lookAgainMs), reason)
      : { kind: 'done', end: 'paused', reason }
  return write(situation, rollout, { phase: 'paused', reason })
}

function failed(situation: Situation, rollout: Rollout, reason: string): Next {
  return write(situation, rollout, { phase: 'failed', reason })
}

function write(
  situation: Situation,
  rollout: Rollout,
  change: { readonly phase: Rollout['phase']; readonly step?: number; readonly reason?: string },
  traffic?: Readonly<Record<string, number>>,
): Next {
  const { reason: before, ...kept } = rollout
  const reason = change.reason ?? (['rolled-back', 'retired'].includes(change.phase) ? before : undefined)
  const written: Rollout = {
    ...kept,
    ...change,
    since: situation.now,
    ...(reason === undefined ? {} : { reason: cut(reason) }),
  }
  return { kind: 'step', step: { do: 'write', ...(traffic ? { traffic } : {}), rollout: written } }
}

const wait = (until: Instant, why: string): Next => ({ kind: 'wait', until, why })
const refused = (code: RefusalCode, reason: string): Next => ({ kind: 'done', end: 'refused', code, reason })
const live = (rollout?: Rollout, due?: Instant): Next => ({
  kind: 'done',
  end: 'live',
  ...because(rollout?.reason),
  ...(due === undefined ? {} : { due }),
})
const because = (reason: string | undefined) => (reason === undefined ? {} : { reason })
const cut = (text: string) => (text.length <= longestReason ? text : `${text.slice(0, longestReason - 1)}…`)
const reached = (now: Instant, limit: Instant) => msOf(now) >= msOf(limit)
