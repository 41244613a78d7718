import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Call, RunEvent, RunState } from '@mlops-actions/core'
import { readMetricsFile } from './metrics-file.ts'
import type { RunFolder } from './run-folder.ts'

/** Between two looks at a run: 100 ms. */
const lookMs = 100
/** A line longer than this is given in pieces. */
const longestPiece = 64 * 1024
const final = ['completed', 'failed', 'cancelled']

/**
 * The events of a run: its status, each line of its log as it is written, and at the end its metrics and the status it ended
 * with. A cursor is the place in the log up to which everything was given.
 */
export async function* observeRun(folder: RunFolder, from: string | undefined, call: Call): AsyncIterable<RunEvent> {
  let offset = from === undefined ? 0 : Math.max(0, Number.parseInt(from, 10) || 0)
  let told: RunState['status'] | undefined
  for (;;) {
    // First the state, then the log: what was written before the end is then surely given before the end.
    const state = await folder.state()
    if (!state) return
    const ended = final.includes(state.status)
    if (!ended && state.status !== told) yield statusEvent(state, offset)
    told = state.status
    for (;;) {
      const piece = await readPiece(folder.log, offset, ended)
      if (piece.lines.length === 0) break
      for (const line of piece.lines) {
        offset += line.bytes
        yield { cursor: String(offset), type: 'log', file: 'log', text: line.text }
      }
      call.signal.throwIfAborted()
    }
    if (ended) {
      yield* metricEvents(folder, state, offset)
      yield statusEvent(state, offset)
      return
    }
    await call.clock.sleep(lookMs, call.signal)
  }
}

function statusEvent(state: RunState, offset: number): RunEvent {
  const native = state.exitCode === undefined ? state.status : `${state.status} (exit code ${state.exitCode})`
  const reason = state.reason === undefined ? {} : { reason: state.reason }
  return { cursor: String(offset), type: 'status', status: state.status, native, ...reason }
}

async function* metricEvents(folder: RunFolder, state: RunState, offset: number): AsyncIterable<RunEvent> {
  const facts = await folder.facts()
  const name = facts?.outputs['metrics'] ?? 'metrics.json'
  const read = await readMetricsFile(join(folder.output, name))
  const cursor = String(offset)
  for (const problem of read?.problems ?? []) yield { cursor, type: 'log', file: name, text: problem }
  const at = state.endedAt ?? facts?.createdAt ?? ''
  for (const [metric, value] of read?.metrics ?? []) yield { cursor, type: 'metric', name: metric, value, step: 0, at }
}

/** Whole lines from a place on; the last, open line only when the run has ended or the line is very long. */
async function readPiece(
  path: string,
  offset: number,
  ended: boolean,
): Promise<{ lines: readonly { text: string; bytes: number }[] }> {
  const handle = await open(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(longestPiece)
    const { bytesRead } = await handle.read(buffer, 0, longestPiece, offset)
    const lines: { text: string; bytes: number }[] = []
    let start = 0
    for (let end = buffer.indexOf(10, start); end !== -1 && end < bytesRead; end = buffer.indexOf(10, start)) {
      lines.push({ text: buffer.toString('utf8', start, end).replace(/\r$/, ''), bytes: end + 1 - start })
      start = end + 1
    }
    const rest = bytesRead - start
    if (lines.length === 0 && rest > 0 && (ended || rest === longestPiece))
      lines.push({ text: buffer.toString('utf8', start, bytesRead), bytes: rest })
    return { lines }
  } finally {
    await handle.close()
  }
}
