import { resolve } from 'node:path'
import type { Context } from '@mlops-actions/core'
import { type ReadTableResult, readTable } from '@mlops-actions/data'

/** What every reading of a table is given: how to stop it, and the file that reads large CSV files in further threads. */
export function reading(context: Pick<Context, 'signal' | 'tool'>): { signal: AbortSignal; workerEntry?: URL } {
  return { signal: context.signal, ...(context.tool.worker ? { workerEntry: context.tool.worker } : {}) }
}

/** Reads those columns of a file that a command was given. */
export function readColumns(context: Context, path: string, columns: readonly string[]): Promise<ReadTableResult> {
  return readTable(resolve(context.directory, path), {
    columns,
    fingerprint: false,
    threads: 2,
    ...reading(context),
    log: context.log,
  })
}
