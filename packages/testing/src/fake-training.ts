import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  type Clock,
  type Digest,
  errorsOf,
  formatDuration,
  type Resource,
  type RunEvent,
  type RunState,
  type RunStatus,
  sha256,
  type Training,
  type TrainSpec,
} from '@mlops-actions/core'

const fail = errorsOf({
  RUN_NOT_FOUND: { summary: '', explanation: '' },
  RUN_NOT_COMPLETED: { summary: '', explanation: '' },
})

/** What a command does when a fake runs it. Without anything: it ends well, at once. */
export interface FakeProgram {
  /** Milliseconds of the clock until it ends. */
  readonly ms?: number
  /** Lines of its log, all at the beginning. */
  readonly log?: readonly string[]
  readonly exitCode?: number
  /** What it leaves below MLOPS_OUTPUT. */
  readonly outputs?: Readonly<Record<string, string>>
  readonly metrics?: Readonly<Record<string, number | null>>
}

interface Kept {
  readonly run: string
  readonly key: Digest
  readonly spec: TrainSpec
  readonly program: FakeProgram
  readonly startedAt: number
  cancelledAt?: number
}

/**
 * Training in memory: commands are looked up, not run. It keeps the rules of `trainingContract` that need no shell.
 * @param programs by command
 */
export function fakeTraining(clock: Clock, programs: Readonly<Record<string, FakeProgram>> = {}): Training {
  const runs = new Map<string, Kept>()
  const now = () => Date.parse(clock.now())
  const find = (run: string): Kept => {
    const kept = runs.get(run)
    if (!kept) throw fail('RUN_NOT_FOUND', `there is no run ${run.slice(0, 100)}`)
    return kept
  }
  return {
    async submit(spec, key, call) {
      call.signal.throwIfAborted()
      const going = [...runs.values()].find(
        (kept) => kept.key === key && ['running', 'completed'].includes(stateOf(kept, now()).status),
      )
      if (going) return { run: going.run, existed: true }
      const attempts = [...runs.values()].filter((kept) => kept.key === key).length
      const run = `run-${(attempts === 0 ? key : sha256(`${key}\n${attempts}`)).slice(7, 13)}`
      runs.set(run, { run, key, spec, program: programs[spec.command] ?? {}, startedAt: now() })
      return { run, existed: false }
    },
    async *observe(run, from, call) {
      const kept = find(run)
      const lines = kept.program.log ?? []
      yield statusEvent(stateOf(kept, now()), from ?? '0')
      for (let line = Number(from ?? 0); line < lines.length; line += 1)
        yield { cursor: String(line + 1), type: 'log', file: 'log', text: lines[line] ?? '' }
      while (stateOf(kept, now()).status === 'running') await call.clock.sleep(20, call.signal)
      const cursor = String(lines.length)
      for (const [name, value] of Object.entries(kept.program.metrics ?? {}))
        yield { cursor, type: 'metric', name, value, step: 0, at: clock.now() }
      yield statusEvent(stateOf(kept, now()), cursor)
    },
    async state(run) {
      if (!/^run-[0-9a-f]{6}$/.test(run)) throw fail('RUN_NOT_FOUND', `no run id: ${run.slice(0, 100)}`)
      const kept = runs.get(run)
      return kept && stateOf(kept, now())
    },
    async cancel(run) {
      const kept = find(run)
      if (stateOf(kept, now()).status === 'running') kept.cancelledAt = now()
    },
    async outputs(run, into) {
      const kept = find(run)
      const { status } = stateOf(kept, now())
      if (status !== 'completed') throw fail('RUN_NOT_COMPLETED', `${run} is ${status}`)
      return await writeOutputs(kept.program.outputs ?? {}, into)
    },
  }
}

function stateOf({ run, spec, program, startedAt, cancelledAt }: Kept, now: number): RunState {
  const instant = (ms: number) => new Date(ms).toISOString()
  const begun = { run, startedAt: instant(startedAt) }
  if (cancelledAt !== undefined) return { ...begun, status: 'cancelled', endedAt: instant(cancelledAt) }
  const [ends, limit] = [startedAt + (program.ms ?? 0), startedAt + spec.timeLimitMs]
  if (now < Math.min(ends, limit)) return { ...begun, status: 'running' }
  const ended = (status: RunStatus, exitCode: number, reason?: string): RunState => ({
    ...begun,
    status,
    exitCode,
    endedAt: instant(Math.min(ends, limit)),
    ...(reason === undefined ? {} : { reason }),
  })
  if (limit < ends) return ended('failed', 143, `time limit of ${formatDuration(spec.timeLimitMs)} reached`)
  const exitCode = program.exitCode ?? 0
  if (exitCode !== 0) return ended('failed', exitCode, `the command ended with exit code ${exitCode}`)
  const missing = Object.entries(spec.outputs).find(([, path]) => program.outputs?.[path] === undefined)
  if (missing) return ended('failed', 0, `output ${missing[0]}: there is no ${missing[1]}`)
  return ended('completed', 0)
}

function statusEvent(state: RunState, cursor: string): RunEvent {
  const reason = state.reason === undefined ? {} : { reason: state.reason }
  return { cursor, type: 'status', status: state.status, native: state.status, ...reason }
}

async function writeOutputs(outputs: Readonly<Record<string, string>>, into: string): Promise<readonly Resource[]> {
  const resources: Resource[] = []
  for (const name of Object.keys(outputs).sort()) {
    const text = outputs[name] ?? ''
    await mkdir(dirname(join(into, name)), { recursive: true })
    await writeFile(join(into, name), text)
    resources.push({ name, digest: sha256(text), bytes: Buffer.byteLength(text) })
  }
  return resources
}
