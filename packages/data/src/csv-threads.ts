import { Buffer } from 'node:buffer'
import { availableParallelism } from 'node:os'
import { type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads'
import { type ByteSource, fileSource } from './byte-source.ts'
import { appendScan, type PackedScan, packScan } from './csv-merge.ts'
import { type Range, scanRange } from './csv-range.ts'
import { newScan, type Scan } from './csv-scan.ts'
import { type ColumnsTask, runColumns } from './parquet-threads.ts'
import { mostThreads, readerRole, worthwhile } from './reader-thread.ts'

interface Task {
  readonly role: typeof readerRole
  readonly path: string
  readonly range: Range
  readonly plan: Uint8Array
  readonly separator: number
  readonly expectedRows: number
}

interface Answer {
  readonly end: number
  readonly packed: PackedScan
}

/** What a thread in the role of a reader does: it reads its part and posts what it found. Errors end the thread, and the main thread reads the part itself. */
export async function runReader(): Promise<void> {
  const task = workerData as Task | ColumnsTask
  if ('plans' in task) {
    await runColumns(task)
    return
  }
  const source = await fileSource(task.path)
  try {
    const scan = newScan(task.plan, task.separator, task.expectedRows)
    const end = await scanRange(source, task.range, scan, { file: task.path, firstLine: 1 })
    const { packed, moved } = packScan(scan)
    ;(parentPort as MessagePort).postMessage({ end, packed } satisfies Answer, moved)
  } finally {
    await source.close()
  }
}

/** How a file is read by several threads. */
export interface Threads {
  readonly path: string
  readonly workerEntry: URL
  /** Bytes that are worth a thread; default 12 MiB. */
  readonly partBytes?: number
  /** Default: the cores of the machine, at most 4. */
  readonly count?: number
  readonly signal?: AbortSignal
}

/**
 * Scans a range with several threads. A part is cut behind a line feed in the hope that it ends a row; when the part before it ends elsewhere, because
 * the line feed stood inside quotes, the result of the part is thrown away and read again here. So the rows are always those of one thread.
 */
export async function scanParts(
  source: ByteSource,
  range: Range,
  scan: Scan,
  place: { file: string; firstLine: number },
  threads: Threads,
): Promise<void> {
  const { signal } = threads
  const bytes = range.until - range.from
  const most = threads.count ?? Math.min(mostThreads, availableParallelism())
  const count = Math.min(most, Math.floor(bytes / (threads.partBytes ?? worthwhile)))
  const cuts = await cutsOf(source, range, count)
  const bounds = [range.from, ...cuts, range.until]
  const rowsPerByte = scan.capacity / Math.max(1, bytes / Math.max(1, count))
  const parts = cuts.map((cut, index) => {
    const until = bounds[index + 2] as number
    const expectedRows = Math.ceil((until - cut) * rowsPerByte) + 1
    return startReader(
      {
        role: readerRole,
        path: threads.path,
        range: { from: cut, until },
        plan: scan.plan,
        separator: scan.separator,
        expectedRows,
      },
      threads,
    )
  })
  try {
    let at = await scanRange(source, { from: range.from, until: bounds[1] as number }, scan, place, signal)
    for (const [index, part] of parts.entries()) {
      const answer = await part.answer
      if (answer !== undefined && at === cuts[index]) {
        appendScan(scan, answer.packed)
        at = answer.end
      } else at = await scanRange(source, { from: at, until: bounds[index + 2] as number }, scan, place, signal)
    }
  } finally {
    await Promise.all(parts.map((part) => part.worker.terminate()))
  }
}

/** The rows that the main thread must have room for, when it shares the work. */
export function shareOfRows(bytes: number): number {
  return 1 / Math.max(1, Math.min(mostThreads, availableParallelism(), Math.floor(bytes / worthwhile)))
}

function startReader(task: Task, threads: Threads): { worker: Worker; answer: Promise<Answer | undefined> } {
  const worker = new Worker(threads.workerEntry, { workerData: task, stdout: false, stderr: false })
  const answer = new Promise<Answer | undefined>((resolve) => {
    worker.once('message', resolve)
    worker.once('error', () => resolve(undefined))
    worker.once('exit', () => resolve(undefined))
  })
  return { worker, answer }
}

/** Places behind a line feed near each n-th of the range. */
async function cutsOf(source: ByteSource, range: Range, parts: number): Promise<number[]> {
  const cuts: number[] = []
  const block = Buffer.allocUnsafe(65536)
  for (let part = 1; part < parts; part++) {
    const from = range.from + Math.floor(((range.until - range.from) * part) / parts)
    const got = await source.read(block, 0, block.length, from)
    const feed = block.subarray(0, got).indexOf(10)
    if (feed >= 0) cuts.push(from + feed + 1)
  }
  return cuts
}
