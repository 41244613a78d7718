import { readFile } from 'node:fs/promises'
import { type Observed, parseObserved } from './observed.ts'
import type { EndpointPaths } from './paths.ts'

/**
 * How long an answer of the controller is waited for, in milliseconds. Where none runs that wrote down what it sees, whoever
 * listens at the address is a stranger who may never answer, or one of ours that has just begun and answers soon.
 */
export async function patienceMs(paths: EndpointPaths, endpoint: string): Promise<number> {
  const text = await readFile(paths.observed, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return 'null'
    throw error
  })
  const pid = parseObserved(JSON.parse(text), endpoint)?.pid
  return pid !== undefined && runs(pid) ? 2000 : 500
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Asks an address for the state of an endpoint. Undefined where nobody answers, or somebody else does.
 * @param path `/-/state`, or `/-/reconcile` to have the newest revision made true first
 */
export async function probe(
  url: string,
  endpoint: string,
  key: string,
  signal: AbortSignal,
  path: '/-/state' | '/-/reconcile' | '/-/flush' = '/-/state',
): Promise<Observed | undefined> {
  try {
    const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${key}` }, signal })
    const text = await response.text()
    return response.ok ? parseObserved(JSON.parse(text), endpoint) : undefined
  } catch {
    // Refused, timed out or not JSON: in each case our controller does not answer there.
    return undefined
  }
}
