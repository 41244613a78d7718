import type { Verdict } from '@mlops-actions/core'
import { fail } from './errors.ts'
import type { Recommendation } from './types.ts'

/** When a failed window becomes an alarm, and when an alarm may start a training. Times are milliseconds since 1970 UTC. */
export interface AlarmPolicy {
  /** An alarm needs `failed` of the last `of` judged windows. */
  readonly alarm: { readonly failed: number; readonly of: number }
  /** Passing windows in a row that end an alarm; 3 unless set. */
  readonly clearAfter?: number
  readonly retrain: 'supervised' | 'automatic' | 'never'
  /** Least time between two trainings that drift started. */
  readonly coolDownMs: number
  /** Most trainings in a period. */
  readonly budget: { readonly runs: number; readonly perMs: number }
}

/** What happened so far, oldest first. */
export interface AlarmHistory {
  /** Windows before this one. Inconclusive windows are kept and count neither way. */
  readonly verdicts: readonly Verdict[]
  /** Whether an alarm is open. */
  readonly open: boolean
  /** Start times of trainings that drift started. */
  readonly retrainings: readonly number[]
}

/** What is to be done about a window. */
export interface AlarmDecision {
  /** `open`: raise it now · `keep`: it stays · `close`: end it now · `none`: there is none. */
  readonly alarm: 'open' | 'keep' | 'close' | 'none'
  /** Whether to start a training now, without asking. */
  readonly retrain: boolean
  /** Why a training that would help is not started, or why one is. */
  readonly why: string
  /** Failed and judged windows among the last `of`, this one included. */
  readonly failed: number
  readonly judged: number
  readonly runsUsed: number
}

/**
 * Decides about a window from the history: k of n against flicker, a cool-down and a budget against training in circles. A data error is
 * never trained on. Pure; the caller keeps the history. Throws DRIFT_BAD_OPTION for a policy that can never alarm.
 */
export function decideAlarm(
  now: number,
  window: { readonly verdict: Verdict; readonly recommendation: Recommendation },
  history: AlarmHistory,
  policy: AlarmPolicy,
): AlarmDecision {
  const { failed: needed, of } = policy.alarm
  if (!(Number.isInteger(needed) && Number.isInteger(of) && needed >= 1 && needed <= of))
    throw fail('DRIFT_BAD_OPTION', `An alarm after ${needed} failed of ${of} windows can never be or always is.`, {
      remedy: 'Write whole numbers, 1 ≤ failed ≤ of.',
    })
  const verdicts = [...history.verdicts, window.verdict].filter((verdict) => verdict !== 'inconclusive')
  const recent = verdicts.slice(-of)
  const failed = recent.filter((verdict) => verdict === 'fail').length
  const clearAfter = policy.clearAfter ?? 3
  const calm = verdicts.length >= clearAfter && verdicts.slice(-clearAfter).every((verdict) => verdict === 'pass')
  const alarm = history.open
    ? calm
      ? 'close'
      : 'keep'
    : failed >= needed && window.verdict === 'fail'
      ? 'open'
      : 'none'
  const alarmed = alarm === 'open' || alarm === 'keep'
  const runsUsed = history.retrainings.filter((at) => at > now - policy.budget.perMs).length
  const last = history.retrainings.reduce((latest, at) => Math.max(latest, at), Number.NEGATIVE_INFINITY)
  const decide = (): { retrain: boolean; why: string } => {
    if (window.recommendation === 'fix-data')
      return { retrain: false, why: 'Retraining would teach the model the error.' }
    if (window.recommendation !== 'retrain') return { retrain: false, why: 'Nothing to retrain for.' }
    if (!alarmed)
      return {
        retrain: false,
        why: `${failed} of the last ${recent.length} windows failed, ${needed} of ${of} make an alarm.`,
      }
    if (policy.retrain === 'never') return { retrain: false, why: 'The policy never retrains by itself.' }
    if (policy.retrain === 'supervised') return { retrain: false, why: 'The policy is supervised: a person starts it.' }
    if (now - last < policy.coolDownMs)
      return { retrain: false, why: 'The cool-down after the last training is not over.' }
    if (runsUsed >= policy.budget.runs)
      return { retrain: false, why: `The budget of ${policy.budget.runs} runs is used up.` }
    return { retrain: true, why: `${failed} of the last ${recent.length} windows failed.` }
  }
  return { alarm, ...decide(), failed, judged: recent.length, runsUsed }
}
