import { countAtMost, countBelow } from '@mlops-actions/numerics'
import { fewValues } from './binning.ts'
import type { NumberProfile } from './profile.ts'
import { UnseenTally, unseenLevel } from './unseen.ts'

/*
 * A feature of few different values is a code: a value that is none of them must not count as its neighbour. Here are the rows of such
 * values, by the bin that they would fall into.
 */

/** Current rows by the bin where a value stands that none of the few values of the reference is; undefined where chance can explain them. */
export function otherValues(reference: Float64Array, current: Float64Array): Float64Array | undefined {
  const values = fewValues(reference)
  if (values === undefined || values.length === 0) return undefined
  const tally = new UnseenTally()
  const others = new Float64Array(values.length)
  let bin = 0
  for (let at = 0; at < current.length; ) {
    const value = current[at] as number
    const next = countAtMost(current, value, at)
    while (bin < values.length - 1 && value > (values[bin] as number)) bin++
    if (value !== values[bin]) {
      others[bin]! += next - at
      tally.add(0, next - at)
    }
    at = next
  }
  if (tally.unseen === 0) return undefined
  for (const value of values) {
    const rows = (sorted: Float64Array): number => countAtMost(sorted, value) - countBelow(sorted, value)
    tally.add(rows(reference), rows(current))
  }
  return tally.pValue() <= unseenLevel ? others : undefined
}

/** The counts with a bin for the other values before that of the missing ones. */
export function withOthers(counts: Float64Array, others: Float64Array | undefined): Float64Array {
  const out = new Float64Array(counts.length + 1)
  out.set(counts.subarray(0, -1))
  out[out.length - 1] = counts.at(-1) as number
  others?.forEach((rows, bin) => {
    out[bin]! -= rows
    out[out.length - 2]! += rows
  })
  return out
}

/** Up to so many different values a profile's column counts as a code. */
const fewInProfile = 20

/** The same against a reference that is a profile: rows below its smallest and above its largest value. */
export function valuesOutside(reference: NumberProfile, current: Float64Array): Float64Array | undefined {
  const { min, max } = reference
  if (min === null || max === null) return undefined
  const below = countBelow(current, min)
  const upTo = countAtMost(current, max)
  const tally = new UnseenTally()
  for (let at = 0; at < current.length; ) {
    if (at >= below && at < upTo) {
      at = upTo
      continue
    }
    const next = countAtMost(current, current[at] as number, at)
    tally.add(0, next - at)
    at = next
  }
  return outside(reference, tally, below, current.length - upTo, countsInside(reference, current))
}

/** The same for two profiles, of which the current one was built like the reference: what lies on one side counts as one value. */
export function profileOutside(reference: NumberProfile, current: NumberProfile): Float64Array | undefined {
  const { below, above } = current.outside ?? { below: 0, above: 0 }
  const tally = new UnseenTally()
  tally.add(0, below)
  tally.add(0, above)
  const inside = [...current.counts]
  inside[0]! -= below
  inside[inside.length - 1]! -= above
  return outside(reference, tally, below, above, inside)
}

function outside(
  reference: NumberProfile,
  tally: UnseenTally,
  below: number,
  above: number,
  inside: readonly number[],
): Float64Array | undefined {
  if (below + above === 0 || reference.distinct === null || reference.distinct > fewInProfile) return undefined
  reference.counts.forEach((rows, bin) => {
    tally.add(rows, Math.max(0, inside[bin] as number))
  })
  if (tally.pValue() > unseenLevel) return undefined
  const others = new Float64Array(reference.coarse.length + 1)
  others[0]! += below
  others[others.length - 1]! += above
  return others
}

/** Current rows over the fine bins of the profile, without those beyond its extremes. */
function countsInside({ edges, min, max }: NumberProfile, current: Float64Array): number[] {
  const from = min === null ? 0 : countBelow(current, min)
  const to = max === null ? current.length : countAtMost(current, max)
  let before = from
  return [...edges, Number.POSITIVE_INFINITY].map((edge) => {
    const upTo = Math.max(before, Math.min(to, countAtMost(current, edge)))
    const rows = upTo - before
    before = upTo
    return rows
  })
}
