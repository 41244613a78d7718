import { countAtMost, countBelow } from '@mlops-actions/numerics'

/** Least rows for a value to be told, unless set. */
export const defaultMinGroup = 10

/** Keeps twelve significant digits: what a sum in another order could change is beyond them. */
export function twelveDigits(value: number): number {
  // Adding 0 turns −0 into 0: the two are one number, and JSON has only one of them.
  return Number(value.toPrecision(12)) + 0
}

/** Twelve digits of a moment, null where it is too large for a double. */
export function finiteDigits(value: number): number | null {
  return Number.isFinite(value) ? twelveDigits(value) : null
}

/** An extreme as it is when at least `minGroup` rows hold it, else rounded outwards to a hundredth of the range's order of magnitude. */
export function outward(sorted: Float64Array, minGroup: number, side: 'min' | 'max'): number {
  const low = sorted[0] as number
  const high = sorted[sorted.length - 1] as number
  const value = side === 'min' ? low : high
  const held = countAtMost(sorted, value) - countBelow(sorted, value)
  if (held >= minGroup) return value + 0
  const step = 10 ** (Math.floor(Math.log10(high - low)) - 2)
  const rounded = (side === 'min' ? Math.floor(value / step - 1e-9) : Math.ceil(value / step + 1e-9)) * step
  const clean = twelveDigits(rounded)
  return Number.isFinite(clean) ? clean : value + 0
}

/** The edge itself where `minGroup` rows hold it; else rounded to the spread of its `minGroup` nearest rows, so that it is no one's value. */
export function privateEdge(sorted: Float64Array, edge: number, minGroup: number): number {
  const from = countBelow(sorted, edge)
  if (countAtMost(sorted, edge) - from >= minGroup) return edge + 0
  const low = sorted[Math.max(0, from - minGroup)] as number
  const high = sorted[Math.min(sorted.length - 1, from + minGroup)] as number
  const step = 10 ** Math.floor(Math.log10(high - low))
  const rounded = twelveDigits(Math.round(edge / step) * step)
  return Number.isFinite(rounded) ? rounded : edge + 0
}
