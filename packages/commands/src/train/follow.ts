import type { Context, RunStatus, Training } from '@mlops-actions/core'

/** How a run was when watching ended. */
export interface Followed {
  readonly status: RunStatus
  readonly durationMs: number
  readonly reason?: string
  /** What was installed in the training environment. */
  readonly lock?: string
  /** The last lines of its log. */
  readonly tail: readonly string[]
}

const tailLines = 12

/**
 * Watches a run until it ends or `waitForMs` is over; its log is printed as it grows. A cancelled step cancels the run:
 * the process group gets a signal, and this returns when it has ended.
 */
export async function follow(training: Training, run: string, waitForMs: number, context: Context): Promise<Followed> {
  const begin = context.clock.monotonicMs()
  const late = new AbortController()
  const signal = AbortSignal.any([context.signal, late.signal])
  const timer = context.clock.sleep(waitForMs, signal).then(
    () => late.abort(new Error('wait-for is over')),
    () => undefined,
  )
  const tail: string[] = []
  let status: RunStatus = 'queued'
  let reason: string | undefined
  try {
    for await (const event of training.observe(run, undefined, { ...context, signal })) {
      if (event.type === 'status') {
        status = event.status
        reason = event.reason
      } else if (event.type === 'log') {
        for (const line of event.text.replace(/\n$/, '').split('\n')) {
          context.log.foreign(line)
          tail.push(line)
          if (tail.length > tailLines) tail.shift()
        }
      }
    }
  } catch (thrown) {
    if (context.signal.aborted) {
      await training.cancel(run, { ...context, signal: AbortSignal.timeout(5000) })
      throw context.signal.reason
    }
    if (!late.signal.aborted) throw thrown
  } finally {
    late.abort(new Error('watched to the end'))
    await timer
  }
  if (context.signal.aborted) {
    await training.cancel(run, { ...context, signal: AbortSignal.timeout(5000) })
    throw context.signal.reason
  }
  const state = await training.state(run, { ...context, signal: AbortSignal.timeout(30_000) })
  const measured = context.clock.monotonicMs() - begin
  const durationMs =
    state?.startedAt && state.endedAt ? Date.parse(state.endedAt) - Date.parse(state.startedAt) : measured
  const why = state?.reason ?? reason
  return {
    status: state?.status ?? status,
    durationMs,
    tail,
    ...(why ? { reason: why } : {}),
    ...(state?.lock ? { lock: state.lock } : {}),
  }
}
