import type { Config, Context, SealedRecord, Verdict } from '@mlops-actions/core'
import { type AlarmDecision, type AlarmHistory, type DriftReport, decideAlarm } from '@mlops-actions/drift'
import { type Bodies, type Project, recordByDigest } from '../shared/index.ts'
import type { CheckDriftBody } from './body.ts'

/** What decides whether two checks looked at the same rows. */
export type Looked = Pick<CheckDriftBody, 'environment' | 'window' | 'current'>

/** A check before this one, and when it ended (milliseconds since 1970). */
export interface Earlier extends Looked {
  readonly at: number
  readonly verdict: Verdict
  readonly alarm: CheckDriftBody['alarm'] | undefined
}

/** Most records that are read back: a check an hour has that many in eight days. */
const most = 200

/** A decision, and the trainings that it was made from, so that the next check need not read back to them. */
export type Decided = AlarmDecision & { readonly retrainings: readonly string[] }

/**
 * Whether this window raises, keeps or ends an alarm, and whether it may start a training. The history is the records of the same
 * environment; windows that end within a tenth of their length of each other are one, so that looking twice does not count twice.
 */
export async function alarmOf(
  project: Project,
  context: Context,
  report: Pick<DriftReport, 'verdict' | 'recommendation'>,
  looked: Looked,
): Promise<Decided> {
  const { monitor } = project.config
  const now = Date.parse(context.clock.now())
  const earlier = await earlierChecks(project, context, looked.environment, now)
  const history = historyOf(earlier, looked, monitor.windowMs)
  const retrainings = history.retrainings.map((at) => new Date(at).toISOString())
  return { ...decideAlarm(now, report, history, policyOf(project.config)), retrainings }
}

/** What earlier checks, newest first, come to: each window once, and every training, also of checks that were not read back. */
export function historyOf(earlier: readonly Earlier[], looked: Looked, windowMs: number): AlarmHistory {
  const counted: Earlier[] = []
  for (const one of earlier)
    if (![looked, ...counted].some((other) => sameWindow(one, other, windowMs))) counted.push(one)
  const started = earlier.flatMap(({ at, alarm }) => [
    ...(alarm?.retrain ? [at] : []),
    ...(alarm?.retrainings ?? []).map((text) => Date.parse(text)),
  ])
  return {
    verdicts: counted.map((one) => one.verdict).reverse(),
    open: ['open', 'keep'].includes(earlier[0]?.alarm?.state ?? 'none'),
    retrainings: [...new Set(started)].sort((a, b) => a - b).slice(-mostTrainings),
  }
}

/** Most trainings that a record carries: more than any budget asks for. */
const mostTrainings = 100

function policyOf({ monitor }: Config) {
  const { alarm, retrain, coolDownMs, budget } = monitor
  return { alarm, retrain, coolDownMs, budget }
}

/** Newest first, back to where neither the alarm nor the budget nor the cool-down looks. */
async function earlierChecks(
  project: Project,
  context: Context,
  environment: string | null,
  now: number,
): Promise<readonly Earlier[]> {
  const { model, monitor } = project.config
  const farthest = now - Math.max(monitor.budget.perMs, monitor.coolDownMs)
  const windows = Math.max(monitor.alarm.of, 3) * 2
  const found: Earlier[] = []
  for await (const ref of project.registry.records(model.name, { stage: 'check-drift' }, context)) {
    const sealed = await recordByDigest(project, context, ref.digest)
    const { record } = sealed as SealedRecord<'check-drift', Bodies['check-drift']>
    const { body } = record
    const at = Date.parse(record.endedAt ?? record.startedAt)
    if (found.length >= most || (found.length >= windows && at < farthest)) break
    if (body.environment !== environment) continue
    const { window, alarm } = body
    found.push({
      at,
      verdict: record.verdict ?? 'inconclusive',
      environment,
      window,
      current: body.current ?? null,
      alarm,
    })
  }
  return found
}

/** Whether two checks looked at one window: the same file, or collected rows up to nearly the same time. */
export function sameWindow(a: Looked, b: Looked, windowMs: number): boolean {
  if (a.current !== null || b.current !== null) return a.current === b.current
  if (a.window === null || b.window === null) return false
  return Math.abs(Date.parse(a.window.to) - Date.parse(b.window.to)) < windowMs / 10
}
