import { setTimeout as wait } from 'node:timers/promises'
import { type Call, type Clock, type Ids, type Log, randomStream } from '@mlops-actions/core'
import { VirtualClock } from './virtual-clock.ts'

/** One line that a log was given. */
export interface Logged {
  readonly level: 'info' | 'warn' | 'debug' | 'foreign' | 'progress'
  readonly text: string
}

/** A log that keeps everything. */
export interface RecordingLog extends Log {
  readonly lines: readonly Logged[]
  /** All texts, one a line. */
  text(): string
}

export function recordingLog(): RecordingLog {
  const lines: Logged[] = []
  const keep = (level: Logged['level']) => (text: string) => {
    lines.push({ level, text })
  }
  return {
    lines,
    text: () => lines.map((line) => line.text).join('\n'),
    info: keep('info'),
    warn: keep('warn'),
    debug: keep('debug'),
    foreign: keep('foreign'),
    progress: (label, done, total) => keep('progress')(`${label} ${done}${total === undefined ? '' : `/${total}`}`),
  }
}

/** The machine's clock, for tests with real processes. */
export const realClock: Clock = {
  now: () => new Date().toISOString(),
  monotonicMs: () => performance.now(),
  sleep: async (ms, signal) => {
    await wait(ms, undefined, { signal })
  },
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Identifiers of the form of ULIDs, the same for the same seed, ascending. */
export function seededIds(seed = 'ids'): Ids {
  const random = randomStream(seed, 'ids')
  let count = 0
  return () => {
    count += 1
    let head = ''
    for (let rest = count, digit = 0; digit < 10; digit += 1, rest = Math.floor(rest / 32))
      head = alphabet[rest % 32] + head
    let tail = ''
    for (let digit = 0; digit < 16; digit += 1) tail += alphabet[Math.floor(random.next() * 32)]
    return head + tail
  }
}

/** What an impure call takes in a test: a virtual clock, a log that keeps everything, a signal that can be aborted. */
export interface TestCall extends Call {
  readonly clock: Clock
  readonly log: RecordingLog
  readonly abort: (reason?: unknown) => void
}

/** @param clock a virtual clock that jumps, unless given */
export function testCall(clock: Clock = new VirtualClock()): TestCall {
  const controller = new AbortController()
  return { signal: controller.signal, clock, log: recordingLog(), abort: (reason) => controller.abort(reason) }
}
