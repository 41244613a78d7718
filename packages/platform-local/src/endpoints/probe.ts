import { type Observed, parseObserved } from './observed.ts'

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
