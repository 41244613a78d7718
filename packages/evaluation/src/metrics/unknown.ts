/** How many values are NaN or infinite: those whose difference from themselves is not 0. */
export function unknownIn(values: Float64Array): number {
  let count = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (value - value !== 0) count++
  }
  return count
}

/** True when every value is in [0, 1]; NaN is not. */
export function areProbabilities(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (!(value >= 0 && value <= 1)) return false
  }
  return true
}
