import {
  type Call,
  type EndpointState,
  errorsOf,
  humanDuration,
  isConflict,
  messageOf,
  type Rollout,
  type Seen,
  UserError,
} from '@mlops-actions/core'
import { analyse } from './analyse.ts'
import type { AnalysisResult } from './analysis-types.ts'
import type { Drive, DriveResult } from './drive-types.ts'
import { rolloutErrors } from './errors.ts'
import { msOf } from './instants.ts'
import { adopt, inProgress, next } from './next.ts'
import type { Evidence, Health, Intent, Next, RolloutEvent, Step } from './types.ts'
import { assertWeights, sameWeights, weightsText } from './weights.ts'

const fail = errorsOf(rolloutErrors)

/**
 * Performs a rollout on live state: asks `next`, does what it says, reads back until the endpoint agrees, and asks again.
 * Every write is a compare-and-swap on the revision that the decision was made from. It may be stopped or killed at any point and
 * run again, here or elsewhere, also twice at once: nothing is kept in memory that a later run needs.
 * @throws UserError ENDPOINT_MISSING, ROLLOUT_TAKEN, ROLLOUT_NOT_OBSERVED, PACKAGE_NEEDED, and those of the platform
 */
export async function drive(options: Drive, call: Call): Promise<DriveResult> {
  return await new Driver(options, call).run()
}

/** Errors that say more than that the platform refused: they end the drive. */
const ours: readonly string[] = Object.keys(rolloutErrors)
/** A platform that refuses the same step more often than this, half a second apart, will not change its mind. */
const mostRefusals = 5

class Driver {
  readonly #options: Drive
  readonly #call: Call
  readonly #events: RolloutEvent[] = []
  readonly #analyses: AnalysisResult[] = []
  readonly #told = new Set<string>()
  #intent: Intent
  #evidence: Evidence = {}
  /** The rollout that this drive has written to. */
  #mine: Rollout | undefined
  #seen: Seen<EndpointState> | undefined
  #refusals = 0

  constructor(options: Drive, call: Call) {
    this.#options = options
    this.#call = call
    this.#intent = options.intent
  }

  async run(): Promise<DriveResult> {
    const { clock, signal } = this.#call
    const leaveAt = clock.monotonicMs() + (this.#options.waitForMs ?? Number.POSITIVE_INFINITY)
    await this.#look()
    while (!signal.aborted) {
      const decided = next(this.#state, this.#intent, this.#evidence, clock.now(), this.#options.strategy)
      try {
        switch (decided.kind) {
          case 'look':
            await this.#gather(decided)
            break
          case 'step':
            await this.#perform(decided.step)
            break
          case 'wait': {
            const left = leaveAt - clock.monotonicMs()
            if (left <= 0) return this.#result({ end: 'pending', due: decided.until, reason: decided.why })
            this.#tellWait(decided.why)
            const untilDue = Math.max(1, msOf(decided.until) - msOf(clock.now()))
            await clock.sleep(Math.min(this.#options.pollMs ?? 1000, untilDue, left), signal)
            await this.#look()
            break
          }
          case 'done':
            return this.#ended(decided)
        }
      } catch (thrown) {
        if (!signal.aborted) throw thrown
      }
    }
    return this.#result({ end: 'interrupted', reason: 'the run was stopped' })
  }

  get #state(): EndpointState {
    if (!this.#seen) throw new TypeError('the endpoint was not looked at')
    return this.#seen.value
  }

  async #look(): Promise<void> {
    const seen = await this.#options.endpoints.inspect(this.#options.endpoint, this.#call)
    if (!seen)
      throw fail('ENDPOINT_MISSING', `there is no endpoint "${this.#options.endpoint}".`, {
        remedy: 'Deploy a version first: mlops deploy.',
      })
    this.#seen = seen
    this.#evidence = {}
    const { rollout } = seen.value
    if (this.#mine && rollout?.id !== this.#mine.id) throw this.#taken(rollout)
    this.#intent = adopt(this.#intent, seen.value)
  }

  #taken(rollout: Rollout | null): UserError {
    const other = rollout ? `v${rollout.version} by ${rollout.owner} (${rollout.id})` : 'nobody'
    const mine = this.#mine ? `v${this.#mine.version} by ${this.#mine.owner} (${this.#mine.id})` : 'this run'
    return fail('ROLLOUT_TAKEN', `${this.#options.endpoint} was rolling out ${mine}; now it is ${other}.`, {
      remedy: 'Nothing more was changed. Look at what is live: mlops status.',
    })
  }

  async #gather(look: Extract<Next, { kind: 'look' }>): Promise<void> {
    if (look.at === 'analysis') {
      const analysis = await this.#analyse()
      this.#evidence = { ...this.#evidence, analysis }
      if (analysis.verdict === 'fail') this.#tellAnalysis(analysis)
      return
    }
    if (look.at === 'new') {
      const rollout = this.#state.rollout
      const took = rollout ? msOf(this.#call.clock.now()) - msOf(rollout.since) : 0
      this.#tellOnce('prepared', `${look.deployment} has v${rollout?.version} (${humanDuration(took)})`)
    }
    this.#evidence = { ...this.#evidence, [look.at]: await this.#check(look.deployment, look.at) }
  }

  async #check(deployment: string, role: 'new' | 'old'): Promise<Health> {
    try {
      return await this.#options.check(deployment, role)
    } catch (thrown) {
      if (this.#call.signal.aborted) throw thrown
      return { ok: false, detail: messageOf(thrown) }
    }
  }

  async #analyse(): Promise<AnalysisResult> {
    const { endpoints, endpoint, strategy } = this.#options
    const rollout = this.#state.rollout as Rollout
    const window = { from: rollout.since, to: this.#call.clock.now() }
    const read = (deployment: string) => endpoints.metrics(endpoint, deployment, window, this.#call)
    const [fresh, old] = await Promise.all([read(rollout.to), rollout.from === null ? [] : read(rollout.from)])
    return analyse({ new: fresh, old, window }, strategy.analysis, { minRequests: strategy.minRequests })
  }

  async #perform(step: Step): Promise<void> {
    const { endpoints, endpoint } = this.#options
    try {
      if (step.do === 'create') await this.#create(step.deployment)
      else if (step.do === 'delete') {
        await endpoints.deleteDeployment(endpoint, step.deployment, this.#call)
        await this.#look()
        this.#tell('deleted', `${step.deployment}: ${step.why}`)
      } else await this.#write(step)
      this.#refusals = 0
    } catch (thrown) {
      // Refused: somebody was faster, or a deployment changed between the look and the write. What is right now is decided anew.
      const refused = thrown instanceof UserError && !ours.includes(thrown.code)
      this.#refusals = isConflict(thrown) ? 0 : this.#refusals + 1
      if (!refused || this.#refusals > mostRefusals) throw thrown
      this.#call.log.debug(`${endpoint}: ${messageOf(thrown)}`)
      await this.#call.clock.sleep(isConflict(thrown) ? 20 : 500, this.#call.signal)
      await this.#look()
    }
  }

  async #create(deployment: string): Promise<void> {
    const { endpoints, spec } = this.#options
    const rollout = this.#state.rollout as Rollout
    if (!spec)
      throw fail(
        'PACKAGE_NEEDED',
        `v${rollout.version} has to be made on ${deployment}, and its package was not given.`,
        {
          remedy: 'Run it in the repository of the model: mlops resume.',
        },
      )
    try {
      await endpoints.createDeployment(await spec(deployment, rollout.version), this.#call)
    } catch (thrown) {
      if (this.#call.signal.aborted || isConflict(thrown)) throw thrown
      const failed: Rollout = {
        ...rollout,
        phase: 'failed',
        since: this.#call.clock.now(),
        reason: messageOf(thrown).slice(0, 80),
      }
      await this.#write({ do: 'write', rollout: failed })
      if (!(thrown instanceof UserError)) throw thrown
      return
    }
    await this.#look()
  }

  async #write(step: Extract<Step, { do: 'write' }>): Promise<void> {
    const { endpoints, endpoint } = this.#options
    const { analysis, old } = this.#evidence
    const verified = this.#evidence.new
    if (step.traffic) this.#assertTraffic(step)
    if (analysis && analysis.verdict !== 'fail') this.#tellAnalysis(analysis)
    const before = this.#seen as Seen<EndpointState>
    const change = { rollout: step.rollout, ...(step.traffic ? { traffic: step.traffic } : {}) }
    await endpoints.write(endpoint, change, before.revision, this.#call)
    // The end of an earlier rollout's bake is written too; what is ours is only what this intent stands for.
    if (step.rollout.id === this.#intent.id) this.#mine = step.rollout
    const took = await this.#readBack(step)
    if (step.rollout.step < 0 && step.rollout.phase === 'prepared') return
    const details = [
      step.rollout.phase === 'verified' ? verified?.detail : undefined,
      step.rollout.reason,
      step.traffic && old ? old.detail : undefined,
      step.traffic
        ? `written, read back${took >= 1000 ? ` after ${humanDuration(took)}` : ''}: ${weightsText(step.traffic)}`
        : undefined,
    ]
    this.#tell(step.rollout.phase, details.filter(Boolean).join(' · '))
  }

  /** The rules that no decision may break, checked where it becomes traffic. */
  #assertTraffic(step: Extract<Step, { do: 'write' }>): void {
    const traffic = step.traffic ?? {}
    assertWeights(traffic)
    const ready = (name: string): boolean => this.#state.deployments[name]?.state === 'ready'
    const end = step.rollout.phase === 'rolling-back' && !ready(step.rollout.to) ? step.rollout.from : undefined
    for (const [name, weight] of Object.entries(traffic)) {
      const more = weight > (this.#state.traffic[name] ?? 0)
      if (more && !ready(name) && name !== end) throw new TypeError(`traffic for ${name}, which is not ready`)
    }
    const gains = (traffic[step.rollout.to] ?? 0) > (this.#state.traffic[step.rollout.to] ?? 0)
    if (gains && this.#state.rollout?.phase === 'prepared') throw new TypeError('traffic before verification')
  }

  /** Reads the live state until it is what was written; another run of the same rollout may have gone on. Returns milliseconds. */
  async #readBack(step: Extract<Step, { do: 'write' }>): Promise<number> {
    const { clock, signal } = this.#call
    const start = clock.monotonicMs()
    for (;;) {
      await this.#look()
      const state = this.#state
      const wentOn = state.rollout?.phase !== step.rollout.phase || state.rollout.step !== step.rollout.step
      const agrees = wentOn || !step.traffic || sameWeights(state.traffic, step.traffic)
      if (agrees && state.ready !== 'changing') return clock.monotonicMs() - start
      if (clock.monotonicMs() - start > (this.#options.observeMs ?? 120_000))
        throw fail(
          'ROLLOUT_NOT_OBSERVED',
          `${this.#options.endpoint} was told ${weightsText(step.traffic ?? {})} and still has ${weightsText(state.traffic)}.`,
          { remedy: 'Nothing more was changed. Go on with: mlops resume.' },
        )
      await clock.sleep(100, signal)
    }
  }

  #ended(decided: Extract<Next, { kind: 'done' }>): DriveResult {
    const { intent, endpoint } = this.#options
    const { end, reason, code, due } = decided
    const { rollout } = this.#state
    if (end === 'busy' && rollout)
      throw fail(
        'ROLLOUT_IN_PROGRESS',
        `${endpoint} is being changed: v${rollout.version} is ${rollout.phase} since ${rollout.since} by ${rollout.owner}.`,
        { remedy: `Nothing was changed. Wait for it, or stop it: mlops abort --reason "…".` },
      )
    if (end === 'live' && intent.operation === 'deploy') this.#assertLive(intent.version)
    return this.#result({
      end,
      ...(reason === undefined ? {} : { reason }),
      ...(code === undefined ? {} : { code }),
      ...(due === undefined ? {} : { due }),
    })
  }

  /** Success is said only when the live version is the requested one. */
  #assertLive(version: string | undefined): void {
    const { traffic, deployments } = this.#state
    const [name] = Object.keys(traffic).filter((one) => traffic[one] === 100)
    const live = name === undefined ? undefined : deployments[name]?.version
    if (live !== version) throw new TypeError(`v${version} was to be live, and v${live ?? 'none'} is`)
  }

  #result(part: Pick<DriveResult, 'end' | 'reason' | 'code' | 'due'>): DriveResult {
    return {
      ...part,
      state: this.#state,
      rollout: this.#state.rollout?.id ?? this.#intent.id,
      events: this.#events,
      analyses: this.#analyses,
    }
  }

  #tell(kind: RolloutEvent['kind'], detail: string, analysis?: AnalysisResult): void {
    const { traffic, rollout } = this.#state
    const at = this.#call.clock.now()
    const event: RolloutEvent = { at, kind, detail, traffic, rollout, ...(analysis ? { analysis } : {}) }
    this.#events.push(event)
    this.#options.onEvent?.(event)
  }

  #tellOnce(kind: RolloutEvent['kind'], detail: string): void {
    const { rollout } = this.#state
    const key = `${kind} ${rollout?.id} ${rollout?.step} ${rollout?.since}`
    if (this.#told.has(key)) return
    this.#told.add(key)
    this.#tell(kind, detail)
  }

  #tellWait(why: string): void {
    const { rollout } = this.#state
    if (rollout && inProgress(rollout) && why.startsWith('inconclusive')) this.#tellOnce('waiting', why)
    else this.#call.log.debug(why)
  }

  #tellAnalysis(analysis: AnalysisResult): void {
    this.#analyses.push(analysis)
    const { requests, verdict } = analysis
    const rollout = this.#state.rollout
    const counts = `${rollout?.to} ${requests.new} requests, ${rollout?.from ?? 'old'} ${requests.old}`
    this.#tell('analysis', `${verdict} · ${counts}`, analysis)
  }
}
