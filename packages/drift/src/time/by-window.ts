import type { Verdict } from '@mlops-actions/core'
import { checkDrift, type DriftInput } from '../check-drift.ts'
import { isProfileInput } from '../reference.ts'
import type { Cause } from '../types.ts'
import { rowsBetween, splitWindows } from './windows.ts'

/** What became of one window of a longer table; times in milliseconds since 1970 UTC. */
export interface WindowVerdict {
  readonly from: number
  /** Exclusive. */
  readonly to: number
  readonly rows: number
  readonly verdict: Verdict
  readonly cause: Cause
  readonly driftedFeatures: readonly string[]
}

/** Most windows that are looked at back from an end. */
const mostWindows = 100

/**
 * The features window by window: the history behind a verdict. One without rows is inconclusive. Predictions and the service are not
 * looked at. A current profile has no rows: no window.
 * @param end end of the last window, exclusive: the last 100 windows are looked at, and no row after it; unless given, all windows,
 * counted from the start of the day of the first row
 */
export function driftByWindow(
  input: Pick<DriftInput, 'reference' | 'current' | 'options'> & { readonly timeColumn: string },
  lengthMs: number,
  end?: number,
): WindowVerdict[] {
  const { reference, current, timeColumn, options } = input
  if (isProfileInput(current)) return []
  const known =
    end === undefined || !(lengthMs > 0) ? current : rowsBetween(current, timeColumn, end - mostWindows * lengthMs, end)
  return splitWindows(known, timeColumn, lengthMs, end).map(({ from, to, table }) => {
    const exclude = [...(options?.exclude ?? []), timeColumn]
    const report = checkDrift({ reference, current: table, options: { ...options, exclude, multivariate: false } })
    const { verdict, cause, driftedFeatures } = report
    return { from, to, rows: table.rows, verdict, cause, driftedFeatures }
  })
}
