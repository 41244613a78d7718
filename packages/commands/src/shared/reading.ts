import type { Context } from '@mlops-actions/core'

/** What every reading of a table is given: how to stop it, and the file that reads large CSV files in further threads. */
export function reading(context: Pick<Context, 'signal' | 'tool'>): { signal: AbortSignal; workerEntry?: URL } {
  return { signal: context.signal, ...(context.tool.worker ? { workerEntry: context.tool.worker } : {}) }
}
