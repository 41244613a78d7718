import { availableParallelism } from 'node:os'
import { type MessagePort, parentPort, Worker } from 'node:worker_threads'
import { fileSource } from './byte-source.ts'
import { type ColumnPlan, takeColumns } from './parquet-columns.ts'
import type { ReadColumn } from './parquet-values.ts'
import { mostThreads, readerRole, worthwhile } from './reader-thread.ts'

/** What a thread is given that reads columns of a Parquet file. */
export interface ColumnsTask {
  readonly role: typeof readerRole
  readonly path: string
  readonly plans: readonly ColumnPlan[]
  readonly rows: number
  /** Shared: the index of the next column. */
  readonly next: Int32Array
}

/** What it posts for each column that it read. */
interface Answer extends ReadColumn {
  readonly index: number
}

/** How a file is read by several threads. */
export interface ColumnThreads {
  readonly path: string
  readonly workerEntry: URL | undefined
  /** Default: the cores of the machine, at most 4. */
  readonly count?: number
  /** Packed bytes that are worth a thread; default 12 MiB. */
  readonly partBytes?: number
}

/** Runs in the thread. An error ends it, and the main thread reads what it did not post. */
export async function runColumns(task: ColumnsTask): Promise<void> {
  const source = await fileSource(task.path)
  try {
    await takeColumns(source, task.plans, task.rows, task.next, (index, read) => {
      const { column } = read
      const cells = column.kind === 'text' ? column.codes : column.values
      ;(parentPort as MessagePort).postMessage({ index, ...read } satisfies Answer, [cells.buffer as ArrayBuffer])
    })
  } finally {
    await source.close()
  }
}

/**
 * Starts the further threads that a file is worth. `columns` gives what they read, by index, as soon as there are so many or all threads have ended;
 * `stop` ends them.
 * Each column is read by one thread alone, so that the table does not depend on how many there are.
 */
export function startColumns(
  plans: readonly ColumnPlan[],
  rows: number,
  next: Int32Array,
  threads: ColumnThreads,
): { columns: (count: number) => Promise<ReadonlyMap<number, ReadColumn>>; stop: () => Promise<void> } {
  const { path, workerEntry, partBytes = worthwhile } = threads
  const bytes = plans.reduce((sum, plan) => sum + plan.chunks.reduce((part, chunk) => part + chunk.bytes, 0), 0)
  const most = Math.min(threads.count ?? Math.min(mostThreads, availableParallelism()), plans.length)
  const count = workerEntry === undefined ? 1 : Math.min(most, Math.floor(bytes / partBytes))
  const task: ColumnsTask = { role: readerRole, path, plans, rows, next }
  const columns = new Map<number, ReadColumn>()
  let awaited = Number.POSITIVE_INFINITY
  let enough = (): void => {}
  const workers = Array.from(
    { length: Math.max(0, count - 1) },
    () => new Worker(workerEntry as URL, { workerData: task, stdout: false, stderr: false }),
  )
  const ended = workers.map(
    (worker) =>
      new Promise<void>((resolve) => {
        worker.on('message', ({ index, ...read }: Answer) => {
          columns.set(index, read)
          if (columns.size >= awaited) enough()
        })
        // What a failed thread did not post is read by the main thread, which then meets the same error.
        worker.once('error', () => resolve())
        worker.once('exit', () => resolve())
      }),
  )
  return {
    columns: async (count) => {
      awaited = count
      const all = new Promise<void>((resolve) => {
        enough = resolve
      })
      if (columns.size < count) await Promise.race([all, Promise.all(ended)])
      return columns
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}
