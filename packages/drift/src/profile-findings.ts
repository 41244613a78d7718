import { exceedancePValue } from './exceedance.ts'
import type { NumberProfile } from './profile.ts'
import {
  constantFindings,
  constantRows,
  judged,
  nullFindings,
  othersShare,
  type QualityLimits,
  told,
} from './quality.ts'
import type { NumericReference } from './reference.ts'
import type { Finding } from './types.ts'
import { count, percent } from './words.ts'

/**
 * Findings about a numeric column that is known by its profile only: missing and infinite values, a constant, and rows beyond the
 * reference's extremes where the profile was built like it. A change of unit needs the rows.
 */
export function profileFindings(
  reference: NumericReference,
  current: NumberProfile,
  rows: number,
  limits: QualityLimits,
): Finding[] {
  const feature = reference.name
  const findings = nullFindings(feature, reference, { rows, nulls: current.nulls }, limits)
  const infinite = current.negativeInfinities + current.positiveInfinities
  const common = { kind: 'data-quality', feature } as const
  if (infinite > 0 && reference.infinities === 0)
    findings.push({
      ...common,
      code: 'INFINITE_VALUES',
      severity: infinite / rows >= limits.infinite ? 'fail' : 'warn',
      message: `${count(infinite)} of ${count(rows)} values are infinite (${percent(infinite / rows)}); in the reference none.`,
      rows: infinite,
      share: infinite / rows,
    })
  const finite = current.counts.reduce((sum, own) => sum + own, 0)
  if (finite >= constantRows && current.distinct === 1 && reference.distinct !== 1) {
    const only = current.min ?? current.mean
    const others = only === null ? 1 : othersShare(reference, only)
    findings.push(...constantFindings(reference, finite, rows, others, limits))
  }
  const sides = [
    ['BELOW_RANGE', current.outside?.below ?? 0, `lie below the reference's smallest${told(reference.told.min)}`],
    ['ABOVE_RANGE', current.outside?.above ?? 0, `lie above the reference's largest${told(reference.told.max)}`],
  ] as const
  for (const [code, k, where] of sides) {
    if (k === 0) continue
    const pValue = exceedancePValue(k, reference.finite, finite)
    const severity = judged(k / rows, limits.outOfRange, pValue, limits.alpha)
    if (severity === undefined) continue
    // Half of the rows beyond it: the feature moved as a whole, which is drift.
    const moved = k > finite / 2
    const message = `${count(k)} rows (${percent(k / rows)}) ${where}.${moved ? ' The whole distribution moved with them.' : ''}`
    findings.push({ ...common, code, severity: moved ? 'warn' : severity, message, rows: k, share: k / rows, pValue })
  }
  return findings
}
